import Accounting
import ConnectorKit
import Storage
import Sync
import Synchronization

/// Makes the reconciliations that people asked for on pages, one after the other, and keeps them.
///
/// Requests are lost when the process ends. That does no harm: nothing is written to the books, and people can ask again.
package final class ComparisonDesk: Sendable {
    struct Wish: Hashable, Sendable {
        var company: String
        var days: ClosedRange<BusinessDate>
        /// Of the first who asked.
        var by: String

        init(_ access: CompanyAccess, _ days: ClosedRange<BusinessDate>) {
            (company, by) = (access.company, access.actor)
            self.days = days
        }

        static func == (one: Wish, other: Wish) -> Bool { (one.company, one.days) == (other.company, other.days) }

        func hash(into hasher: inout Hasher) {
            hasher.combine(company)
            hasher.combine(days)
        }
    }

    private struct State {
        var open: Set<Wish> = []
        /// What kept them from being made the last time.
        var troubles: [Wish: FeatureProblem] = [:]
    }

    private let state = Mutex(State())
    private let wishes: AsyncStream<Wish>
    private let inbox: AsyncStream<Wish>.Continuation

    package init() { (wishes, inbox) = AsyncStream.makeStream() }

    func ask(_ wish: Wish) {
        let isNew = state.withLock { state in
            state.troubles[wish] = nil
            return state.open.insert(wish).inserted
        }
        if isNew { inbox.yield(wish) }
    }

    func isOpen(_ wish: Wish) -> Bool { state.withLock { $0.open.contains(wish) } }

    func trouble(of wish: Wish) -> FeatureProblem? { state.withLock { $0.troubles[wish] } }

    /// Makes what is asked for until the task is cancelled, or so many were made.
    package func work(for services: Services, count: Int = .max) async {
        var made = 0
        for await wish in wishes {
            let trouble = await make(wish, services)
            state.withLock { state in
                state.open.remove(wish)
                state.troubles[wish] = trouble
            }
            made += 1
            if made == count { return }
        }
    }

    /// Gives what kept it from being made; what came out before stays then.
    private func make(_ wish: Wish, _ services: Services) async -> FeatureProblem? {
        do throws(FeatureProblem) {
            let scope = try await services.scope(wish.company, as: .machineOperator(wish.by))
            let content = ReconciliationContent(
                reports: try await Reconcile(scope).report(days: wish.days, refreshes: true))
            let row = ReconciliationRow(
                company: wish.company, days: wish.days, madeAt: services.world.clock.now(), madeBy: wish.by,
                body: try json(content))
            try await withFeatureProblem { try await services.archive.keep(row) }
            return nil
        } catch { return error }
    }
}
