import Accounting
package import ConnectorKit
import Logging
import ServiceLifecycle
package import Storage

/// Runs workflows when they are due, of several companies at a time and of each one after the other, so that a slow one delays nobody.
///
/// Several processes share the work: each schedule is claimed by one.
///
/// Source: W21, design.md §2 (schedules), §8.
package struct Scheduler: Service {
    /// How a due workflow ended.
    package enum End: Sendable {
        /// Come to its own end, well or not: it is due again when its rule says so.
        case done
        /// Asked to end before it was done: it is still due.
        case interrupted
        /// Somebody else works on the same books: it is due again in a moment.
        case busy
    }

    private let archive: any Archive
    private let world: World
    private let timeZone: @Sendable (ScheduleRow) async throws -> String
    private let perform: @Sendable (ScheduleRow) async -> End
    private let away: @Sendable () async -> Set<String>
    private let companiesAtOnce: Int
    private let logger = Logger(label: "scheduler")

    /// `perform` runs the workflow and keeps its own record; `timeZone` is the company's, for daily schedules; the books of companies
    /// that are `away` cannot be reached now, so that they stay due.
    package init(
        archive: any Archive, world: World, companiesAtOnce: Int = companiesAtOnceUsual,
        away: @escaping @Sendable () async -> Set<String> = { [] },
        timeZone: @escaping @Sendable (ScheduleRow) async throws -> String,
        perform: @escaping @Sendable (ScheduleRow) async -> End
    ) {
        self.archive = archive
        self.world = world
        self.companiesAtOnce = companiesAtOnce
        self.timeZone = timeZone
        self.perform = perform
        self.away = away
    }

    package func run() async throws {
        let owner = world.identifiers.next()
        await withTaskGroup(of: Turn.self) { group in
            var turns = CompanyTurns(most: companiesAtOnce)
            var isPausing = false
            var mayBegin = true
            var inHand: [String: ScheduleRow] = [:]
            var extendedAt = world.clock.now()
            while true {
                if mayBegin { await begin(&turns, &inHand, owner, &group) }
                if !isPausing, !isEnding {
                    isPausing = true
                    group.addTask {
                        await world.clock.pause(milliseconds: Self.pollMilliseconds)
                        return .paused
                    }
                }
                switch await group.next() {
                case .paused?:
                    isPausing = false
                    mayBegin = true
                    await extend(Array(inHand.values), owner, &extendedAt)
                case .ended(let company, let end)?:
                    turns.end(company)
                    inHand[company] = nil
                    // Who was asked to end begins nothing; whether it comes to a shut-down is known after the pause.
                    if end == .interrupted { mayBegin = false }
                case nil: return
                }
            }
        }
    }

    /// What one task of the group was.
    private enum Turn: Sendable {
        case paused
        case ended(company: String, End)
    }

    private var isEnding: Bool { Task.isCancelled || Task.isShuttingDownGracefully }

    /// Claims what is due for as many companies as there is room for.
    private func begin(
        _ turns: inout CompanyTurns, _ inHand: inout [String: ScheduleRow], _ owner: String,
        _ group: inout TaskGroup<Turn>
    ) async {
        while turns.hasRoom, !isEnding {
            let schedule: ScheduleRow?
            do { schedule = try await claim(owner, except: turns.waiting) } catch {
                logger.error("schedules cannot be read", metadata: ["problem": "\(error)"])
                return
            }
            guard let schedule else {
                if turns.beginRound() { continue }
                return
            }
            turns.begin(schedule.company)
            inHand[schedule.company] = schedule
            group.addTask { .ended(company: schedule.company, await run(schedule, owner)) }
        }
    }

    private func claim(_ owner: String, except companies: Set<String>) async throws(StorageProblem) -> ScheduleRow? {
        let (now, away) = (world.clock.now(), await away())
        return try await archive.claimDue(
            now: now, owner: owner, leaseUntil: now.advanced(bySeconds: Self.leaseSeconds),
            except: companies.union(away))
    }

    private func extend(_ schedules: [ScheduleRow], _ owner: String, _ last: inout Instant) async {
        let now = world.clock.now()
        guard !schedules.isEmpty, now.seconds - last.seconds >= Self.leaseSeconds / 3 else { return }
        do {
            try await archive.extend(
                schedules: schedules, of: owner, until: now.advanced(bySeconds: Self.leaseSeconds))
            last = now
        } catch { logger.error("schedules cannot be kept", metadata: ["problem": "\(error)"]) }
    }

    /// Claims and runs the workflow that is due longest; `false` when none is due, or it was asked to end.
    package func runOneDue(owner: String) async throws -> Bool {
        guard let schedule = try await claim(owner, except: []) else { return false }
        return await run(schedule, owner) == .done
    }

    private func run(_ due: ScheduleRow, _ owner: String) async -> End {
        var schedule = due
        logger.info(
            "workflow is due",
            metadata: [
                "company": "\(schedule.company)", "store": "\(schedule.store)", "workflow": "\(schedule.workflow)",
            ])
        let end = await perform(schedule)
        do {
            switch end {
            case .interrupted: break
            case .busy: schedule.dueAt = world.clock.now().advanced(bySeconds: Self.busySeconds)
            case .done:
                let rule = Schedule(schedule.rule) ?? .off
                schedule.dueAt = rule.next(after: world.clock.now(), timeZone: try await timeZone(schedule))
            }
            try await archive.finish(schedule, owner: owner)
        } catch {
            // Its lease runs out by itself.
            logger.error("schedule cannot be kept", metadata: ["store": "\(schedule.store)", "problem": "\(error)"])
        }
        return end
    }

    /// Each run holds a page of orders and a few requests in memory, and they take turns at one storage: enough that a slow store or set
    /// of books leaves room for the others.
    package static let companiesAtOnceUsual = 8
    private static let pollMilliseconds: Int64 = 1000
    /// A run that somebody asked for takes seconds, seldom more.
    private static let busySeconds: Int64 = 15
    /// Prolonged as long as the process lives: one that died holds a schedule no longer than this. The run itself is guarded by its lease
    /// on the books.
    private static let leaseSeconds: Int64 = 60
}
