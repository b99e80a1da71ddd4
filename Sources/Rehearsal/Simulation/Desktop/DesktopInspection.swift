import Accounting
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksDesktopSandbox
import SampleStores
import Storage
import Sync
import Wording

/// Looks at a world whose history is over, with the store's and the company file's own records beside what the product says.
struct DesktopInspection {
    private let deployment: DesktopDeployment
    private let rows: [OrderRow]
    private let documents: [DesktopDocument]
    /// Of each order: the documents that are linked to it.
    private var own: [String: [DesktopDocument]] = [:]
    private let orders: [String]

    init(_ course: DesktopCourse) async throws {
        deployment = course.deployment
        orders = course.orders
        rows = try await OrderList(deployment.scope).page(of: ID(DesktopDeployment.storeID), limit: 500)
        documents = await deployment.program.documents
        let byID = Dictionary(documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let kept = try await deployment.services.archive.orders(
            rows.map(\.id), of: DesktopDeployment.storeID, books: DesktopDeployment.ledger)
        for order in kept {
            let ids = order.posted.flatMap { $0.link.booksID.split(separator: "/").map(String.init) }
            own[order.id] = ids.compactMap { byID[$0] }
        }
    }

    func check(_ report: PromiseReport) async throws {
        try await report.hear { try checkStates() }
        try await report.hear { try checkOnce() }
        try await report.hear { try await checkBalance() }
        for id in orders {
            guard let row = rows.first(where: { $0.number == id }) else { continue }
            let till = await deployment.sample.tills(of: id).last ?? EcwidTill()
            let charged = await deployment.sample.charged(ofOrders: [id])
            let shown = try await deployment.store.shown(id)
            let status = shown.text("paymentStatus") ?? ""
            try await report.hear { try checkReason(row, till, status, shown) }
            try await report.hear { try checkFigures(row, till, charged, status) }
        }
    }

    private func checkStates() throws {
        let known = Dictionary(grouping: rows, by: \.number)
        for order in orders where known[order]?.count != 1 {
            throw Broken(.everyOrderInOneState, "\(order) is known \(known[order]?.count ?? 0) times")
        }
        for row in rows where row.isOpen { throw Broken(.quiet, "\(row.number) is still under way") }
    }

    /// No mark of ours twice, none in a document that belongs to no order.
    private func checkOnce() throws {
        var markers: [Marker: DesktopDocument] = [:]
        let linked = Set(own.values.joined().map(\.id))
        for document in documents where document.kind != "ARRefundCreditCard" && !document.isVoid {
            guard let marker = Marker(in: document.memo) else { continue }
            if let other = markers[marker] {
                throw Broken(.nothingTwice, "\(other.told) and \(document.told) are one")
            }
            markers[marker] = document
            if !linked.contains(document.id) {
                throw Broken(.nothingWithoutOrder, "\(document.told) is linked to no order")
            }
        }
    }

    private func checkBalance() async throws {
        let balance = await deployment.program.trialBalance
        if Decimal(string: balance.difference) != 0 {
            throw Broken(.balanced, "debits less credits: \(balance.difference)")
        }
        let links = try await deployment.services.archive.duplicateLinks(of: DesktopDeployment.ledger)
        if links != 0 { throw Broken(.nothingTwice, "\(links) links twice") }
    }

    private func checkReason(_ row: OrderRow, _ till: EcwidTill, _ status: String, _ shown: FiledRecord) throws {
        guard row.state != .posted else { return }
        guard let reason = row.cause else {
            throw Broken(.explained, "\(row.number) is \(row.state) without a reason")
        }
        // Whether a gift card that paid a cancelled order was credited again nobody says.
        let isDoubtful =
            till.givenBack == nil || status == "CANCELLED" && (till.giftCard > 0 || till.paidAt != nil)
            || shown.taxesMoreThanShipping
        if [.needsYou, .waiting].contains(row.state), !isDoubtful {
            throw Broken(
                .clearIsPosted,
                "\(row.number) (\(status)) is \(row.state) for \(reason.code), nothing is doubtful: \(reason)")
        }
    }

    private func checkFigures(_ row: OrderRow, _ till: EcwidTill, _ charged: Int64, _ status: String) throws {
        let mine = (own[row.id] ?? []).filter { !$0.isVoid }
        let sold = mine.reduce(Int64(0)) { $0 + $1.sold }
        if row.state == .skipped, sold != 0 {
            throw Broken(.toTheCent, "\(row.number) is skipped, the books hold \(sold)")
        }
        guard row.state == .posted else { return }
        if sold != charged { throw Broken(.toTheCent, "\(row.number): the store charged \(charged), sold is \(sold)") }
        let open = mine.reduce(Int64(0)) { $0 + ($1.kind == "Invoice" ? $1.cents($1.open) : 0) }
        let owed = till.paidAt == nil ? till.total : max(0, till.total - till.received)
        if till.givenBack == 0, open != owed {
            throw Broken(.toTheCent, "\(row.number): owed is \(owed), open in the books \(open)")
        }
    }

    /// What the books hold of this history, without identifiers and the order of arrival.
    static func holdings(_ deployment: DesktopDeployment) async throws -> [String] {
        let documents = await deployment.program.documents.filter { !$0.isVoid }.map { document in
            let number = ["Invoice", "SalesReceipt", "CreditMemo"].contains(document.kind) ? document.number : ""
            return
                "\(document.kind) \(number) \(document.date) \(document.entity) \(document.total) open \(document.open)"
        }
        return documents.sorted()
    }
}

extension DesktopDocument {
    fileprivate var told: String { "\(kind) \(number) \(date) \(entity) \(total)" }

    fileprivate func cents(_ text: String) -> Int64 {
        (Int64(text.filter(\.isNumber)) ?? 0) * (text.hasPrefix("-") ? -1 : 1)
    }

    /// What it adds to sales.
    fileprivate var sold: Int64 {
        switch kind {
        case "Invoice", "SalesReceipt": cents(total)
        case "CreditMemo": -cents(total)
        default: 0
        }
    }
}
