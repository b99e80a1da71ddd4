import Accounting
import Bookkeeping
import Features
import Foundation
import Storage
import Sync
import Synchronization
import Wording

/// The same orders in a second lifetime without anything that goes wrong: looked at in a dry run first, then posted in one run.
struct Twin {
    private let deployment: SimulatedDeployment
    private let course: Course

    init(of history: History, _ executor: DeterministicExecutor) async throws {
        deployment = try await SimulatedDeployment(history.calm, plant: nil, isTold: false, executor: executor)
        course = Course(deployment)
    }

    /// What a set of books holds, without identifiers.
    struct Holdings: Equatable {
        var customers: [String]
        var items: [String]
        var documents: [String]

        init(_ hands: BooksHands) async throws {
            customers = try await hands.names(in: "Customer")
            items = try await hands.names(in: "Item")
            documents = try await hands.documents().map(\.description)
        }
    }

    func check(against first: SimulatedDeployment, _ report: PromiseReport) async throws {
        try await deployment.connect()
        try await course.placeOrders()
        let planned = try await plannedNames()
        let before = try await Holdings(deployment.hands)
        try await Calm(deployment: deployment, course: course).run()
        let after = try await Holdings(deployment.hands)
        try await report.hear { try checkPlan(planned, before, after) }
        guard try await hasSameOrders(as: first) else { return }
        let cut = try await Holdings(first.hands)
        try await report.hear { try compare(cut, after) }
    }

    /// The names of customers and items, and the documents by kind and number, that a dry run shows.
    private func plannedNames() async throws -> Set<String> {
        let names = Mutex<Set<String>>([])
        try await SyncStore(deployment.scope).dryRun(of: ID(SimulatedDeployment.storeID)) { order in
            for name in order.shownNames { names.withLock { _ = $0.insert(name) } }
        }
        return names.withLock { $0 }
    }

    private func checkPlan(_ planned: Set<String>, _ before: Holdings, _ after: Holdings) throws {
        let made = Set(after.customers).subtracting(before.customers).union(
            Set(after.items).subtracting(before.items))
        if let one = made.subtracting(planned).min() { throw Broken(.dryRunIsPosted, "\(one) was not shown") }
        if let one = planned.subtracting(made).min() { throw Broken(.dryRunIsPosted, "\(one) was shown, not made") }
    }

    /// Numbers of orders follow from the order in which they come.
    private func hasSameOrders(as first: SimulatedDeployment) async throws -> Bool {
        for order in course.facts.orders.values {
            let (mine, other) = (try await deployment.store.shown(order.id), try? await first.store.shown(order.id))
            if mine.text("createDate") != other?.text("createDate") || mine.text("email") != other?.text("email") {
                return false
            }
        }
        return true
    }

    private func compare(_ cut: Holdings, _ whole: Holdings) throws {
        for (what, left, right) in [
            ("customers", cut.customers, whole.customers), ("items", cut.items, whole.items),
            ("documents", cut.documents, whole.documents),
        ] where left != right {
            let (more, less) = (Set(left).subtracting(right).sorted(), Set(right).subtracting(left).sorted())
            throw Broken(.sameHoweverCut, "\(what) in many runs: \(more), in one: \(less)")
        }
    }
}

extension DryRunOrder {
    /// The names of customers and items that it would make.
    fileprivate var shownNames: [String] {
        decision.writes.compactMap { change in
            guard case .create(let record) = change else { return nil }
            switch record.body {
            case .customer(let customer): return customer.displayName
            case .item(let item): return item.name
            case .vendor, .document: return nil
            }
        }
    }
}
