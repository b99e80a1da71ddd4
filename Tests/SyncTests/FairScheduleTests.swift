import Accounting
import ConnectorKit
import Simulation
import Storage
import Synchronization
import TestKit
import Testing

@testable import Sync

@Suite("Schedules of several companies")
struct FairScheduleTests {
    @Test("are run side by side: a slow company delays nobody", .tags(.w21, .f3))
    func slowCompany() async throws {
        let scene = try await Scene(companies: ["slow", "quick", "other"])
        let (release, isReleased) = AsyncStream<Void>.makeStream()
        let (served, turns) = AsyncStream<String>.makeStream()
        let scheduler = scene.scheduler(atOnce: 2) { schedule in
            if schedule.company == "slow" { for await _ in release { break } }
            turns.yield(schedule.company)
            return .done
        }
        let service = Task { try await scheduler.run() }
        var seen: [String] = []
        for await company in served {
            seen.append(company)
            if seen.count == 6 { break }
        }
        #expect(Set(seen) == ["quick", "other"], "the slow one holds one place of two, for as long as it likes")
        #expect(abs(seen.filter { $0 == "quick" }.count - 3) <= 1, "\(seen)")
        isReleased.finish()
        for await company in served where company == "slow" { break }
        service.cancel()
        try await service.value
    }

    @Test("are run one after the other within a company, and never more at a time than is set", .tags(.w21, .x1))
    func bound() async throws {
        let scene = try await Scene(companies: ["a", "b", "c", "d"], workflows: ["orders", "products", "stock"])
        let state = Mutex((running: [String](), most: 0, done: 0))
        let (steps, step) = AsyncStream<Void>.makeStream()
        let scheduler = scene.scheduler(atOnce: 3) { schedule in
            state.withLock { state in
                #expect(!state.running.contains(schedule.company), "two workflows of one company at a time")
                state.running.append(schedule.company)
                state.most = max(state.most, state.running.count)
            }
            for _ in 0..<10 { await Task.yield() }
            state.withLock { state in
                state.running.removeAll { $0 == schedule.company }
                state.done += 1
            }
            step.yield()
            return .done
        }
        let service = Task { try await scheduler.run() }
        var count = 0
        for await _ in steps {
            count += 1
            if count == 24 { break }
        }
        service.cancel()
        try await service.value
        let most = state.withLock(\.most)
        #expect(most <= 3 && most > 1)
    }

    @Test("give each company a turn before any has its second")
    func turns() {
        var turns = CompanyTurns(most: 2)
        turns.begin("a")
        turns.begin("b")
        #expect(!turns.hasRoom)
        turns.end("a")
        #expect(turns.hasRoom && turns.waiting == ["a", "b"], "a had its turn, b has it")
        turns.begin("c")
        turns.end("b")
        let isNew = turns.beginRound()
        #expect(isNew && turns.waiting == ["c"])
        let isNewAgain = turns.beginRound()
        #expect(!isNewAgain, "a round that has just begun is none to begin")
    }
}

/// Companies with schedules that are due, and a clock that moves when somebody waits.
private struct Scene {
    private let clock = ManualClock(isAutoAdvancing: true)
    private let archive: any Archive
    private let world: World
    private let file: DatabaseFile

    init(companies: [String], workflows: [String] = ["orders"]) async throws {
        file = try DatabaseFile()
        archive = try await file.open()
        world = World(
            clock: clock, chance: SeededChance(1), identifiers: CountedIdentifiers(), network: InProcessNetwork())
        for company in companies {
            for workflow in workflows {
                try await archive.save(
                    ScheduleRow(
                        company: company, store: "\(company)-store", workflow: workflow, rule: "every 60",
                        dueAt: clock.now()))
            }
        }
    }

    func scheduler(
        atOnce: Int, perform: @escaping @Sendable (ScheduleRow) async -> Scheduler.End
    ) -> Scheduler {
        Scheduler(
            archive: archive, world: world, companiesAtOnce: atOnce, timeZone: { _ in "UTC" }, perform: perform)
    }
}
