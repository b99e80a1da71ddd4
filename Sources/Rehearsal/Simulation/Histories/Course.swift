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
        var voided: [BookedDocument] = []
        /// Orders that were deleted in the store.
        var gone: Set<String> = []
        /// Orders whose numbers people used for documents of their own.
        var numbersTaken: Set<String> = []
        /// Names of buyers and items bear records of another kind.
        var namesWereTaken = false
        /// Orders whose records the books answer with a failure for ever.
        var poisoned: Set<String> = []
        /// Somebody had something taken back.
        var wasUndone = false
        var booksWereClosed = false
    }

    /// A document that a person changed: what it was, and the date that it was given.
    struct HandEdit: Sendable {
        var document: BookedDocument
        var date: String
    }

    let deployment: SimulatedDeployment
    private let first: Shift
    private let second: Shift
    let known = Mutex(Known())
    /// What is done to the orders of the store is done one thing after the other, as the store itself does it.
    private let store = Turnstile()

    init(_ deployment: SimulatedDeployment) {
        self.deployment = deployment
        first = Shift(deployment, "a")
        second = Shift(deployment, "b")
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
        for happening in deployment.history.happenings {
            let order = place
            if case .order = happening.what { place += 1 }
            if happening.isLeftOut { continue }
            switch happening.when {
            case .daysLater: continue
            case .seconds(0): await happen(happening, order: order)
            case .seconds(let seconds):
                later { [self] in
                    await pause(seconds)
                    await happen(happening, order: order)
                }
            case .requests(let count):
                deployment.wire.when(requests: count) { [self] in
                    later { [self] in await happen(happening, order: order) }
                }
            }
        }
    }

    /// What people do days later, when everything was quiet; `false` when there is nothing.
    func runLater() async -> Bool {
        let rest = deployment.history.happenings.filter { $0.isLater && !$0.isLeftOut }
        for happening in rest {
            await happen(happening, order: 0)
            await pause(86_400)
        }
        return !rest.isEmpty
    }

    /// Orders come at their times, and nothing else happens.
    func placeOrders() async throws {
        await schedule()
        await pause(History.secondsMax)
    }

    private func later(_ work: @escaping @Sendable () async -> Void) {
        Task(executorPreference: deployment.executor) { await work() }
    }

    /// The order at that place among the orders of the history; `nil` before it comes.
    func known(_ index: Int) -> (id: String, buyer: Int)? { known.withLock { $0.orders[index] } }

    func pause(_ seconds: Int64) async {
        // Nobody cancels it.
        do { try await deployment.executor.sleep(milliseconds: seconds * 1000) } catch { return }
    }

    /// Everything that goes wrong comes to its end.
    private func mend() async {
        first.close()
        second.close()
        deployment.wire.mend()
        deployment.machine.setClock(ahead: 0)
        await deployment.sample.setSearch(delaySeconds: 0)
        await deployment.sample.failNext(0)
        do { try deployment.machine.disk.limit(pagesLeft: nil) } catch { deployment.log.tell("disk: \(error)") }
        deployment.log.tell("nothing goes wrong any more")
    }

    private func happen(_ happening: Happening, order: Int) async {
        do {
            if let text = try await carryOut(happening.what, order: order) {
                deployment.log.tell("#\(happening.number) \(text)")
            }
        } catch { deployment.log.tell("#\(happening.number) could not be: \(error)") }
    }

    private func carryOut(_ what: Happening.What, order: Int) async throws -> String? {
        switch what {
        case .order(let status, let buyer, let extras):
            let placed = try await deployment.sample.placeOrder(
                EcwidNewOrder(paymentStatus: status, buyer: buyer, extras: extras))
            known.withLock { $0.orders[order] = (placed.id, buyer) }
            return "order \(placed.id) \(status) \(placed.totalMinorUnits) \(extras.map(\.rawValue).sorted())"
        case .inStore(let deed, let order): return try await store.pass { try await inStore(deed, order) }
        case .inBooks(let deed, let order): return try await inBooks(deed, order)
        case .inProduct(let deed, let order): return try await inProduct(deed, order)
        case .closeBooks(let days): return try await closeBooks(daysAgo: days)
        case .hints(let index, let pause, let isStale):
            guard let order = known(index) else { return nil }
            return try await hint(order.id, pause: pause, isStale: isStale)
        case .poison(let index):
            guard let order = known(index) else { return nil }
            deployment.wire.poison(order.id)
            known.withLock { _ = $0.poisoned.insert(order.id) }
            return "records of \(order.id) fail for ever"
        case .poisonSale(let index):
            guard let order = known(index), !deployment.history.numbersAreAutomatic else { return nil }
            deployment.wire.poison("\"DocNumber\":\"\(order.id)\"")
            known.withLock { _ = $0.poisoned.insert(order.id) }
            return "the sale of \(order.id) fails for ever"
        case .wire(let fault, let after, let seconds):
            deployment.wire.fail(fault, after: after, seconds: seconds, hitsNames: false)
            return nil
        case .wireOfNames(let fault, let after, let seconds):
            deployment.wire.fail(fault, after: after, seconds: seconds, hitsNames: true)
            return nil
        case .expireTokens:
            try await deployment.books.expireAccessTokens(company: deployment.history.country)
            deployment.coverage.struck(.tokenExpired)
            return "access tokens expire"
        case .revokeConsent:
            try await deployment.books.revokeGrants(company: deployment.history.country)
            deployment.coverage.struck(.consentRevoked)
            return "consent is revoked"
        case .failStore(let answers):
            await deployment.sample.failNext(answers)
            deployment.coverage.struck(.storeFails)
            return "the store fails \(answers) times"
        case .lagSearch(let seconds):
            await deployment.sample.setSearch(delaySeconds: seconds)
            deployment.coverage.struck(.searchLag)
            return "the store's search lags \(seconds) s"
        case .setClock(let seconds):
            deployment.machine.setClock(ahead: seconds * 1000)
            deployment.coverage.struck(seconds > 0 ? .clockForward : .clockBack)
            return "the clock jumps by \(seconds) s"
        case .death(let kind, let steps):
            first.doom(kind, after: steps)
            return nil
        case .secondWorker(let seconds):
            deployment.coverage.struck(.secondWorker)
            deployment.log.tell("a second worker begins")
            later { [self] in
                await pause(seconds)
                second.close()
            }
            await second.work()
            return "the second worker ends"
        case .fillDisk(let pages, let seconds):
            try deployment.machine.disk.limit(pagesLeft: pages)
            deployment.coverage.struck(.diskFull)
            later { [self] in
                await pause(seconds)
                do { try deployment.machine.disk.limit(pagesLeft: nil) } catch { deployment.log.tell("disk: \(error)") }
                deployment.log.tell("the disk has room again")
            }
            return "the disk has \(pages) pages left"
        }
    }
}
