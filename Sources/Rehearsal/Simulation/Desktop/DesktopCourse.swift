import Accounting
import ConnectorKit
import Features
import Foundation
import QuickBooksDesktopSandbox
import SampleStores
import Storage
import Sync
import Synchronization
import Wording

/// Carries a history out: orders come, the Web Connector visits and is cut off, processes die and begin again.
final class DesktopCourse: Sendable {
    private struct Known: Sendable {
        var orders: [Int: (id: String, buyer: Int)] = [:]
        var faults: [Int: [VisitFault]] = [:]
        var second: [Int: (operation: ConnectorOperation, call: Int)] = [:]
        var visits = 0
    }

    let deployment: DesktopDeployment
    private let shift: DesktopShift
    private let dice: Dice
    private let known = Mutex(Known())

    init(_ deployment: DesktopDeployment) {
        self.deployment = deployment
        shift = DesktopShift(deployment)
        dice = Dice(deployment.history.seed, "visits")
    }

    /// The store's names of the orders.
    var orders: [String] { known.withLock { $0.orders.values.map(\.id) }.sorted() }

    /// From the first visit to a quiet end; nothing goes wrong any more then.
    func run() async throws {
        let result = await withTaskGroup(of: Result<Void, any Error>?.self) { group in
            group.addTask { [self] in
                await shift.work()
                return nil
            }
            group.addTask { [self] in
                let result: Result<Void, any Error>
                do { result = .success(try await live()) } catch { result = .failure(error) }
                shift.close()
                return result
            }
            var end: Result<Void, any Error> = .success(())
            for await one in group { if let one { end = one } }
            return end
        }
        try result.get()
    }

    private func live() async throws {
        let password = try await deployment.password()
        let visitor = try await deployment.webConnector("OFFICE-PC", password: password)
        let second = try await deployment.webConnector("BACK-PC", password: password)
        await pause(5)
        try await visitor.add()
        for _ in 0..<Self.firstVisitsMax where try await Integrations(deployment.scope).books()?.state != .active {
            await visitor.visit()
        }
        try await deployment.settle()
        let end = deployment.executor.milliseconds + DesktopHistory.secondsMax * 1000
        await schedule()
        while deployment.executor.milliseconds < end {
            try await ask()
            await visit(visitor, second)
            await pause(Int64(dice.number(20...120)))
        }
        try await mend()
        try await calm(visitor)
    }

    private static let firstVisitsMax = 10

    // MARK: Visits

    private func ask() async throws { _ = try await SyncNow(deployment.scope).askAll() }

    private func visit(_ visitor: WebConnector, _ other: WebConnector) async {
        let (number, faults, second) = known.withLock { known in
            known.visits += 1
            return (known.visits, known.faults[known.visits] ?? [], known.second[known.visits])
        }
        if let second {
            await visitor.interrupt { [self] operation, call in
                guard operation == second.operation, call == second.call else { return }
                deployment.coverage.struck(.secondVisit)
                deployment.log.tell("a second Web Connector comes before \(operation.rawValue) \(call)")
                await other.visit()
            }
        }
        let report = await visitor.visit(faults)
        await visitor.interrupt(nil)
        for fault in faults where fault.isStruck(in: report) {
            deployment.coverage.struck(fault.kind.fault)
            deployment.log.tell(
                "visit \(number): \(fault.kind.rawValue) at \(fault.operation.rawValue) \(fault.occurrence)")
        }
        if faults.contains(where: { $0.kind == .quickBooksCloses }) { await deployment.program.obstruct(nil) }
        deployment.log.tell("visit \(number): \(report.count(.sendRequestXML)) texts, \(report.status)")
    }

    // MARK: What happens

    private func schedule() async {
        var place = 0
        for happening in deployment.history.happenings {
            let order = place
            if case .order = happening.what { place += 1 }
            if happening.isLeftOut { continue }
            if happening.seconds == 0 {
                await happen(happening, order)
            } else {
                Task(executorPreference: deployment.executor) { [self] in
                    await pause(happening.seconds)
                    await happen(happening, order)
                }
            }
        }
    }

    private func happen(_ happening: DesktopHappening, _ order: Int) async {
        do {
            if let text = try await carryOut(happening.what, order) {
                deployment.log.tell("#\(happening.number) \(text)")
            }
        } catch { deployment.log.tell("#\(happening.number) could not be: \(error)") }
    }

    private func carryOut(_ what: DesktopHappening.What, _ order: Int) async throws -> String? {
        let (program, coverage) = (deployment.program, deployment.coverage)
        switch what {
        case .order(let status, let buyer, let extras):
            let placed = try await deployment.sample.placeOrder(
                EcwidNewOrder(paymentStatus: status, buyer: buyer, extras: extras))
            known.withLock { $0.orders[order] = (placed.id, buyer) }
            return "order \(placed.id) \(status) \(placed.totalMinorUnits) \(extras.map(\.rawValue).sorted())"
        case .inStore(let deed, let order): return try await carryOut(deed, order)
        case .visit(let fault, let visits):
            known.withLock { $0.faults[$0.visits + visits + 1, default: []].append(fault) }
            return nil
        case .secondVisit(let visits, let operation, let call):
            known.withLock { $0.second[$0.visits + visits + 1] = (operation, call) }
            return nil
        case .obstacle(let obstacle, let seconds):
            await program.obstruct(obstacle)
            coverage.struck(.quickBooksShut)
            later(seconds) { await program.obstruct(nil) }
            return "QuickBooks lets nobody in: \(obstacle.rawValue)"
        case .otherFile(let seconds):
            await program.open(Self.otherPath)
            coverage.struck(.otherFileOpen)
            later(seconds) { await program.open(QuickBooksDesktop.usualPath) }
            return "another company file is open"
        case .lockedWrites(let count):
            try await program.lockWrites(count)
            coverage.struck(.writesLocked)
            return "\(count) writes are locked out"
        case .death(let kind, let steps):
            shift.doom(kind, after: steps)
            return nil
        case .failStore(let answers):
            await deployment.sample.failNext(answers)
            coverage.struck(.storeFails)
            return "the store fails \(answers) times"
        }
    }

    private static let otherPath = "C:\\Books\\Another.qbw"

    private func later(_ seconds: Int64, _ work: @escaping @Sendable () async -> Void) {
        Task(executorPreference: deployment.executor) { [self] in
            await pause(seconds)
            await work()
        }
    }

    private func carryOut(_ deed: DesktopDeed, _ index: Int) async throws -> String? {
        guard let order = known.withLock({ $0.orders[index] }) else { return nil }
        let (id, sample) = (order.id, deployment.sample)
        let status = try await deployment.store.shown(id).text("paymentStatus") ?? ""
        let kind: FaultKind
        switch deed {
        case .pay where status == "AWAITING_PAYMENT":
            try await sample.setStatus(order: id, payment: "PAID")
            kind = .orderPaid
        case .cancel where status == "AWAITING_PAYMENT":
            try await sample.setStatus(order: id, payment: "CANCELLED", fulfillment: "WILL_NOT_DELIVER")
            kind = .orderCancelled
        case .edit where status == "AWAITING_PAYMENT":
            guard try await deployment.store.rewrite(id, buyer: order.buyer) else { return nil }
            kind = .orderEdited
        case .refund(let percent) where ["PAID", "PARTIALLY_REFUNDED"].contains(status):
            guard let till = await sample.tills(of: id).last, let back = till.givenBack, till.received > back else {
                return nil
            }
            try await sample.refund(order: id, minorUnits: max((till.received - back) * Int64(percent) / 100, 1))
            kind = .orderRefunded
        case .ship:
            try await sample.setStatus(order: id, fulfillment: "SHIPPED")
            kind = .orderShipped
        case .retry:
            let rows = try await OrderList(deployment.scope).page(
                of: ID(DesktopDeployment.storeID), search: id, limit: 9)
            guard let row = rows.first(where: { $0.number == id }) else { return nil }
            _ = try await OrderList(deployment.scope).retry([row.ref])
            kind = .orderRetried
        case .pay, .cancel, .edit, .refund: return nil
        }
        deployment.coverage.struck(kind)
        return "\(id): \(kind.rawValue)"
    }

    func pause(_ seconds: Int64) async { await deployment.rest(seconds * 1000) }

    // MARK: The end

    private func mend() async throws {
        // Everything that was to happen later has happened.
        await pause(600)
        await deployment.program.obstruct(nil)
        await deployment.program.open(QuickBooksDesktop.usualPath)
        try await deployment.program.lockWrites(0)
        await deployment.sample.failNext(0)
        shift.pardon()
        deployment.log.tell("nothing goes wrong any more")
    }

    /// Visits until nothing is left to do, and then once more.
    private func calm(_ visitor: WebConnector) async throws {
        for round in 0..<Self.roundsMax {
            try await ask()
            await visitor.visit()
            if try await isQuiet() {
                let writes = deployment.writes
                await pause(900)
                try await ask()
                await visitor.visit()
                guard deployment.writes == writes else {
                    throw Broken(.quiet, "another visit writes \(deployment.writes - writes) times")
                }
                guard try await isQuiet() else { throw Broken(.quiet, "another visit leaves something undone") }
                return
            }
            deployment.log.tell("calm visit \(round + 1)")
            await pause(round < Self.roundsSoon ? 120 : 7_200)
        }
        throw Broken(.quiet, "not quiet after \(Self.roundsMax) visits")
    }

    private func isQuiet() async throws -> Bool {
        let (archive, ledger) = (deployment.services.archive, DesktopDeployment.ledger)
        let isIdle = try await archive.nextReady(of: ledger) == nil
        let isSent = try await archive.unfinishedBatches(of: ledger).isEmpty
        let isDecided = try await archive.undecided(of: DesktopDeployment.storeID, books: ledger, limit: 1).isEmpty
        let isAsked = try await archive.openErrands(of: DesktopDeployment.company).isEmpty
        return isIdle && isSent && isDecided && isAsked
    }

    /// What is tried again waits longer each time: after so many visits hours pass between them.
    private static let roundsSoon = 10
    private static let roundsMax = 25
}

extension VisitFault {
    /// Whether the visit came to the call at which it was to strike.
    fileprivate func isStruck(in report: VisitReport) -> Bool {
        report.wasKilled || report.count(operation) >= occurrence
    }
}

extension VisitFault.Kind {
    fileprivate var fault: FaultKind {
        switch self {
        case .requestLost: .visitRequestLost
        case .answerLost: .visitAnswerLost
        case .deliveredTwice: .visitDeliveredTwice
        case .killedBefore, .killedAfter: .visitorKilled
        case .quickBooksFails, .quickBooksFailsAfter: .quickBooksFailed
        case .quickBooksCloses: .quickBooksClosed
        }
    }
}
