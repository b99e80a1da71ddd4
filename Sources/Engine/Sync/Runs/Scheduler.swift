import Accounting
package import ConnectorKit
import Logging
import ServiceLifecycle
package import Storage

/// Runs workflows when they are due; several processes share the work, each schedule is claimed by one.
///
/// Source: W21, design.md §2 (schedules), §8.
package struct Scheduler: Service {
    /// How a due workflow ended.
    package enum End: Sendable {
        /// Come to its own end, well or not: it is due again when its rule says so.
        case done
        /// Asked to end before it was done: it is still due.
        case interrupted
    }

    private let archive: any Archive
    private let world: World
    private let timeZone: @Sendable (ScheduleRow) async -> String
    private let perform: @Sendable (ScheduleRow) async -> End
    private let logger = Logger(label: "scheduler")

    /// `perform` runs the workflow and keeps its own record; `timeZone` is the company's, for daily schedules.
    package init(
        archive: any Archive, world: World, timeZone: @escaping @Sendable (ScheduleRow) async -> String,
        perform: @escaping @Sendable (ScheduleRow) async -> End
    ) {
        self.archive = archive
        self.world = world
        self.timeZone = timeZone
        self.perform = perform
    }

    package func run() async throws {
        let owner = world.identifiers.next()
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            var isIdle = true
            do { isIdle = try await !runOneDue(owner: owner) } catch is CancellationError { return } catch {
                logger.error("schedules cannot be read", metadata: ["problem": "\(error)"])
            }
            if isIdle { await pause() }
        }
    }

    /// A shut-down ends the pause, never a run: that one is asked to end, and comes to it by itself.
    private func pause() async {
        do {
            try await cancelWhenGracefulShutdown { try await world.clock.sleep(milliseconds: Self.pollMilliseconds) }
        } catch { return }
    }

    /// Claims and runs the workflow that is due longest; `false` when none is due, or it was asked to end.
    package func runOneDue(owner: String) async throws -> Bool {
        let now = world.clock.now()
        guard
            var schedule = try await archive.claimDue(
                now: now, owner: owner, leaseUntil: now.advanced(bySeconds: Self.leaseSeconds))
        else { return false }
        logger.info("workflow is due", metadata: ["store": "\(schedule.store)", "workflow": "\(schedule.workflow)"])
        let end = await perform(schedule)
        if end == .done {
            let rule = Schedule(schedule.rule) ?? .off
            schedule.dueAt = rule.next(after: world.clock.now(), timeZone: await timeZone(schedule))
        }
        try await archive.finish(schedule, owner: owner)
        return end == .done
    }

    private static let pollMilliseconds: Int64 = 1000
    /// A run that outlives this is guarded by its own lease on the books; a process that died holds a schedule no longer.
    private static let leaseSeconds: Int64 = 900
}
