import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SQLiteDriver
import SampleStores
import Storage
import Sync
import Synchronization

/// Carries a history out in its world: orders come, people do things, faults strike, processes die and begin again.
final class Course: Sendable {
    /// What people and the history know of the orders.
    struct Known: Sendable {
        /// The store's name of each order, by its place among the orders of the history.
        var orders: [Int: (id: String, buyer: Int)] = [:]
        var edited: [HandEdit] = []
        var deleted: [BookedDocument] = []
        var booksWereClosed = false
    }

    /// A document that a person changed: what it was, and the date that it was given.
    struct HandEdit: Sendable {
        var document: BookedDocument
        var date: String
    }

    let town: Town
    private let first: Shift
    private let second: Shift
    private let known = Mutex(Known())

    init(_ town: Town) {
        self.town = town
        first = Shift(town, "a")
        second = Shift(town, "b")
    }

    var facts: Known { known.withLock { $0 } }

    /// Goes on until everything has happened and nothing goes wrong any more.
    func run() async throws {
        await schedule()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [self] in await first.work() }
            group.addTask { [self] in
                await pause(History.secondsMax)
                await mend()
            }
        }
        await pause(600)
    }

    private func schedule() async {
        var place = 0
        for happening in town.history.happenings {
            let order = place
            if case .order = happening.what { place += 1 }
            if happening.isLeftOut { continue }
            switch happening.when {
            case .seconds(0): await happen(happening, order: order)
            case .seconds(let seconds):
                later { [self] in
                    await pause(seconds)
                    await happen(happening, order: order)
                }
            case .requests(let count):
                town.wire.when(requests: count) { [self] in
                    later { [self] in await happen(happening, order: order) }
                }
            }
        }
    }

    private func later(_ work: @escaping @Sendable () async -> Void) {
        Task(executorPreference: town.turns) { await work() }
    }

    func pause(_ seconds: Int64) async {
        // Nobody cancels it.
        do { try await town.turns.sleep(milliseconds: seconds * 1000) } catch { return }
    }

    /// Everything that goes wrong comes to its end.
    private func mend() async {
        first.close()
        second.close()
        town.wire.mend()
        town.machine.setClock(ahead: 0)
        await town.sample.setSearch(delaySeconds: 0)
        await town.sample.failNext(0)
        do { try town.machine.disk.limit(pagesLeft: nil) } catch { town.story.tell("disk: \(error)") }
        town.story.tell("nothing goes wrong any more")
    }

    private func happen(_ happening: Happening, order: Int) async {
        do {
            if let text = try await carryOut(happening.what, order: order) {
                town.story.tell("#\(happening.number) \(text)")
            }
        } catch { town.story.tell("#\(happening.number) could not be: \(error)") }
    }

    private func carryOut(_ what: Happening.What, order: Int) async throws -> String? {
        switch what {
        case .order(let status, let buyer):
            let placed = try await town.sample.placeOrder(EcwidNewOrder(paymentStatus: status, buyer: buyer))
            known.withLock { $0.orders[order] = (placed.id, buyer) }
            return "order \(placed.id) \(status) \(placed.totalMinorUnits)"
        case .editOrder, .payOrder, .refundOrder, .cancelOrder, .hints: return try await inStore(what)
        case .editDocument, .deleteDocument, .closeBooks: return try await inBooks(what)
        case .wire(let fault, let after, let seconds):
            town.wire.fail(fault, after: after, seconds: seconds)
            return nil
        case .expireTokens:
            try await town.books.expireAccessTokens(company: town.history.country)
            town.coverage.struck(.tokenExpired)
            return "access tokens expire"
        case .revokeConsent:
            try await town.books.revokeGrants(company: town.history.country)
            town.coverage.struck(.consentRevoked)
            return "consent is revoked"
        case .failStore(let answers):
            await town.sample.failNext(answers)
            town.coverage.struck(.storeFails)
            return "the store fails \(answers) times"
        case .lagSearch(let seconds):
            await town.sample.setSearch(delaySeconds: seconds)
            town.coverage.struck(.searchLag)
            return "the store's search lags \(seconds) s"
        case .setClock(let seconds):
            town.machine.setClock(ahead: seconds * 1000)
            town.coverage.struck(seconds > 0 ? .clockForward : .clockBack)
            return "the clock jumps by \(seconds) s"
        case .death(let kind, let steps):
            first.doom(kind, after: steps)
            return nil
        case .secondWorker(let seconds):
            town.coverage.struck(.secondWorker)
            town.story.tell("a second worker begins")
            later { [self] in
                await pause(seconds)
                second.close()
            }
            await second.work()
            return "the second worker ends"
        case .fillDisk(let pages, let seconds):
            try town.machine.disk.limit(pagesLeft: pages)
            town.coverage.struck(.diskFull)
            later { [self] in
                await pause(seconds)
                do { try town.machine.disk.limit(pagesLeft: nil) } catch { town.story.tell("disk: \(error)") }
                town.story.tell("the disk has room again")
            }
            return "the disk has \(pages) pages left"
        }
    }

    // MARK: In the store

    private func inStore(_ what: Happening.What) async throws -> String? {
        switch what {
        case .editOrder(let index):
            guard let order = known(index) else { return nil }
            try await town.store.rewrite(order.id, buyer: order.buyer)
            town.coverage.struck(.orderEdited)
            return "\(order.id) is edited"
        case .payOrder(let index):
            guard let order = known(index), try await status(order.id) == "AWAITING_PAYMENT" else { return nil }
            try await town.sample.setStatus(order: order.id, payment: "PAID")
            town.coverage.struck(.orderPaid)
            return "\(order.id) is paid"
        case .refundOrder(let index, let percent):
            guard let order = known(index) else { return nil }
            return try await refund(order.id, percent: percent)
        case .cancelOrder(let index):
            guard let order = known(index), try await status(order.id) == "AWAITING_PAYMENT" else { return nil }
            try await town.sample.setStatus(order: order.id, payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
            town.coverage.struck(.orderCancelled)
            return "\(order.id) is cancelled"
        case .hints(let index, let pause, let isStale):
            guard let order = known(index) else { return nil }
            return try await hint(order.id, pause: pause, isStale: isStale)
        default: return nil
        }
    }

    private func known(_ index: Int) -> (id: String, buyer: Int)? { known.withLock { $0.orders[index] } }

    private func status(_ order: String) async throws -> String {
        try await town.store.shown(order).text("paymentStatus") ?? ""
    }

    private func refund(_ order: String, percent: Int) async throws -> String? {
        guard ["PAID", "PARTIALLY_REFUNDED"].contains(try await status(order)) else { return nil }
        let total = try await town.store.shown(order).number("total") ?? 0
        let units = Money.units(of: total, decimals: town.history.country == "jp" ? 0 : 2) * Int64(percent) / 100
        try await town.sample.refund(order: order, minorUnits: percent == 100 ? nil : max(units, 1))
        town.coverage.struck(.orderRefunded)
        return "\(order) is refunded, \(percent) percent"
    }

    /// The store says that an order changed: twice, or with what it said before coming last.
    private func hint(_ order: String, pause seconds: Int64, isStale: Bool) async throws -> String? {
        guard let place = try await Workplaces(town.office).all(of: Town.company).first,
            let old = try await place.store.order(id: order)
        else { return nil }
        let (archive, clock) = (town.office.archive, town.office.world.clock)
        if !isStale { _ = try await archive.keep(orders: [RawRow(singly: old)], of: Town.storeID, now: clock.now()) }
        await pause(seconds)
        if isStale, let new = try await place.store.order(id: order) {
            _ = try await archive.keep(orders: [RawRow(singly: new)], of: Town.storeID, now: clock.now())
        }
        _ = try await archive.keep(orders: [RawRow(singly: old)], of: Town.storeID, now: clock.now())
        town.coverage.struck(isStale ? .hintOutOfOrder : .hintTwice)
        return "\(order) is hinted at \(isStale ? "out of order" : "twice")"
    }

    // MARK: In the books

    private func inBooks(_ what: Happening.What) async throws -> String? {
        switch what {
        case .editDocument(let index):
            guard let document = try await document(index, ["Invoice", "SalesReceipt"]) else { return nil }
            return try await edit(document)
        case .deleteDocument(let index):
            let kinds = ["Invoice", "SalesReceipt", "RefundReceipt", "Payment"]
            guard let document = try await document(index, kinds) else { return nil }
            try await town.hands.delete(document.kind, id: document.id)
            known.withLock { $0.deleted.append(document) }
            town.coverage.struck(.documentDeleted)
            return "\(document.kind) \(document.id) of \(document.order ?? "") is deleted by hand"
        case .closeBooks(let days):
            let day = BusinessDate(daysSince1970: Int(town.turns.milliseconds / 86_400_000) - days)
            try await town.books.setPreferences(
                company: town.history.country, json: #"{"AccountingInfoPrefs":{"BookCloseDate":"\#(day)"}}"#)
            known.withLock { $0.booksWereClosed = true }
            town.coverage.struck(.booksClosed)
            return "the books are closed up to \(day)"
        default: return nil
        }
    }

    /// A document that the product knows is there: what people do while it is still finding out nobody can tell from a lost answer.
    private func document(_ index: Int, _ kinds: [String]) async throws -> BookedDocument? {
        guard let order = known(index) else { return nil }
        let links = try await town.office.archive.linked(order.id)
        let all = try await town.hands.documents(kinds).filter {
            $0.order == order.id && !$0.isVoided && links.contains("\($0.kind.lowercased()) \($0.id)")
        }
        return all.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }.first
    }

    private func edit(_ document: BookedDocument) async throws -> String {
        let shown = try await town.hands.read(document.kind, document.id)
        let date = "2026-05-2\(document.id.last ?? "0")"
        try await town.hands.write(
            document.kind,
            [
                "Id": .text(document.id), "SyncToken": .text(shown.text("SyncToken") ?? ""), "sparse": .flag(true),
                "TxnDate": .text(date),
            ])
        known.withLock { $0.edited.append(HandEdit(document: document, date: date)) }
        town.coverage.struck(.documentEdited)
        return "\(document.kind) \(document.id) of \(document.order ?? "") is dated \(date) by hand"
    }
}

extension RawRow {
    /// As a record that was read singly is kept.
    fileprivate init(singly raw: RawRecord) {
        self.init(
            id: raw.id, updatedAt: raw.updatedAt, hash: RecordText.fingerprint(raw.body), body: [UInt8](raw.body))
    }
}

extension OrderArchive {
    /// Kinds and identifiers of the documents that are linked to the order of that number.
    fileprivate func linked(_ number: String) async throws -> Set<String> {
        let rows = try await orders(of: Town.storeID, state: nil, search: nil, after: nil, limit: 500)
        guard let row = rows.first(where: { $0.number == number }) else { return [] }
        let kept = try await order(row.id, of: Town.storeID, books: Town.ledger)
        return Set((kept?.posted ?? []).map(\.link).map { "\($0.kind.rawValue.lowercased()) \($0.booksID)" })
    }
}

extension BookedDocument {
    /// The order that it says it belongs to.
    var order: String? {
        for mark in ["rder ", "Difference to "] {
            guard let start = note.range(of: mark) else { continue }
            return String(note[start.upperBound...].prefix { $0 != ";" && $0 != "," && !$0.isWhitespace })
        }
        return nil
    }
}

extension Money {
    /// A decimal number in minor units.
    static func units(of amount: Decimal, decimals: Int) -> Int64 {
        var scaled = amount
        for _ in 0..<decimals { scaled *= 10 }
        return NSDecimalNumber(decimal: scaled).int64Value
    }
}
