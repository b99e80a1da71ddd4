import ConnectorKit
import Features
import Storage
package import Wording

/// Plays histories: the whole product in one process, with clock, chance, identity, network and order of events from a seed.
package enum Simulation {
    /// What became of one history.
    package struct Outcome: Sendable {
        package let seed: UInt64
        /// The first promise that was not kept; `nil` when all were.
        package let broken: Broken?
        /// How often each kind of fault struck.
        package let coverage: [FaultKind: Int]
        /// What happened, line by line.
        package let log: [String]
        /// Of the story and of every byte that was sent to the books.
        package let digest: UInt64
    }

    /// Plays the history of a seed. The story is told only on demand: it costs more than the history.
    ///
    /// With a promise, only that one is checked.
    package static func play(
        seed: UInt64, books: SimulatedBooks = .online, plant: Plant? = nil, promise: Promise? = nil,
        isTold: Bool = false
    ) -> Outcome {
        switch books {
        case .online: play(drawn(seed, plant) as History, plant: plant, promise: promise, isTold: isTold)
        case .desktop: play(drawn(seed, plant) as DesktopHistory, plant: plant, promise: promise, isTold: isTold)
        }
    }

    /// The history of a seed, as it is played to find that bug.
    static func drawn(_ seed: UInt64, _ plant: Plant?) -> History {
        let history = History(seed: seed)
        return plant?.burden(history) ?? history
    }

    static func drawn(_ seed: UInt64, _ plant: Plant?) -> DesktopHistory {
        let history = DesktopHistory(seed: seed)
        return plant?.burden(history) ?? history
    }

    static func play(
        _ history: History, plant: Plant? = nil, promise: Promise? = nil, isTold: Bool = false
    ) -> Outcome {
        let executor = DeterministicExecutor(dice: Dice(history.seed, "turns"), from: SimulatedDeployment.start)
        return executor.play { await live(history, plant, promise, isTold, executor) }
            ?? Outcome(
                seed: history.seed, broken: Broken(.quiet, "nothing can go on"), coverage: [:], log: [], digest: 0)
    }

    private static func live(
        _ history: History, _ plant: Plant?, _ promise: Promise?, _ isTold: Bool, _ executor: DeterministicExecutor
    ) async -> Outcome {
        var deployment: SimulatedDeployment?
        let report = PromiseReport(only: promise)
        do {
            let opened = try await SimulatedDeployment(
                history.leaving(report.lets), plant: plant, isTold: isTold, executor: executor)
            deployment = opened
            try await play(opened, report)
        } catch let error as Broken {
            report.keep(error)
        } catch {
            report.keep(Broken(.quiet, "\(error)"))
        }
        return Outcome(
            seed: history.seed, broken: report.broken, coverage: deployment?.coverage.all ?? [:],
            log: deployment?.log.lines ?? [], digest: deployment?.log.digest ?? 0)
    }

    private static func play(_ deployment: SimulatedDeployment, _ report: PromiseReport) async throws {
        try await deployment.connect()
        let course = Course(deployment)
        try await course.run()
        try await Calm(deployment: deployment, course: course).run()
        if await course.runLater() { try await Calm(deployment: deployment, course: course).run() }
        try await Inspection(deployment, course.facts).check(report)
        if deployment.history.hasTwin {
            try await Twin(of: deployment.history, deployment.executor).check(against: deployment, report)
        }
        try await AuditCheck(deployment: deployment, course: course).check(report)
    }
}
