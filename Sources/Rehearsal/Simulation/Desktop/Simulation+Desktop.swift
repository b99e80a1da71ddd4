import Wording

extension Simulation {
    static func play(
        _ history: DesktopHistory, plant: Plant? = nil, promise: Promise? = nil, isTold: Bool = false
    ) -> Outcome {
        let executor = DeterministicExecutor(dice: Dice(history.seed, "turns"), from: SimulatedDeployment.start)
        return executor.play { await live(history, plant, promise, isTold, executor) }
            ?? Outcome(
                seed: history.seed, broken: Broken(.quiet, "nothing can go on"), coverage: [:], log: [], digest: 0)
    }

    private static func live(
        _ history: DesktopHistory, _ plant: Plant?, _ promise: Promise?, _ isTold: Bool,
        _ executor: DeterministicExecutor
    ) async -> Outcome {
        var deployment: DesktopDeployment?
        let report = PromiseReport(only: promise)
        do {
            let opened = try await DesktopDeployment(history, plant: plant, isTold: isTold, executor: executor)
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

    private static func play(_ deployment: DesktopDeployment, _ report: PromiseReport) async throws {
        try await deployment.connect()
        let course = DesktopCourse(deployment)
        try await course.run()
        try await DesktopInspection(course).check(report)
        guard deployment.history.hasTwin else { return }
        let twin = try await DesktopDeployment(
            deployment.history.calm, plant: nil, isTold: false, executor: deployment.executor)
        try await twin.connect()
        try await DesktopCourse(twin).run()
        let (cut, whole) = try await (DesktopInspection.holdings(deployment), DesktopInspection.holdings(twin))
        try await report.hear {
            guard cut == whole else {
                let (more, less) = (Set(cut).subtracting(whole).sorted(), Set(whole).subtracting(cut).sorted())
                throw Broken(.sameHoweverCut, "cut often: \(more), never: \(less)")
            }
        }
    }
}
