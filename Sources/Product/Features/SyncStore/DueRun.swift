import Accounting
package import Storage
package import Sync

/// Runs what is due by schedule, and leaves connections alone that only a person can repair.
///
/// Vendors ban clients that keep trying an invalid token; a sync that a person starts may try once.
package struct DueRun: Sendable {
    package enum Outcome: Sendable {
        /// By these connections.
        case ran(RunReport, by: [String])
        /// The connection waits for a person; nothing was asked of it.
        case paused(ConnectionRow)
        /// There is no such workflow, store or set of books any more.
        case gone
    }

    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    package func perform(_ schedule: ScheduleRow) async throws(FeatureProblem) -> Outcome {
        let scope = try await services.scope(schedule.company, as: .machineOperator(OrderRun.scheduled))
        let rows = try await scope.open(.syncStores).connections()
        guard let workflow = Workflow(rawValue: schedule.workflow),
            let store = rows.first(where: { $0.id == schedule.store && $0.state != .uninstalled }),
            let books = rows.first(where: { $0.side == .books && $0.state != .uninstalled })
        else { return .gone }
        if let waiting = [store, books].first(where: { $0.state == .signInNeeded }) { return .paused(waiting) }
        let report = try await SyncStore(scope).run(workflow, of: ID(store.id))
        return .ran(report, by: [store.id, books.id])
    }
}
