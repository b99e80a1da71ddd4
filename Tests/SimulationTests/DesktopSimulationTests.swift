import Simulation
import TestKit
import Testing
import Wording

@Suite("A simulated world with books on a desktop")
struct DesktopSimulationTests {
    @Test("plays the very same history for the same seed, byte for byte", .tags(.x1))
    func sameSeed() {
        let first = Simulation.play(seed: 5, books: .desktop, isTold: true)
        let second = Simulation.play(seed: 5, books: .desktop, isTold: true)
        #expect(first.log.count > 10)
        #expect(first.log == second.log)
        #expect(first.digest == second.digest)
        #expect(Simulation.play(seed: 5, books: .desktop).digest == first.digest, "telling changes nothing")
    }

    @Test("keeps every promise while visits are cut at every boundary", .tags(.d6, .x1, .x2))
    func promisesKept() async {
        let runs: UInt64 = Length.isLong ? 100 : 6
        let report = await Campaign(seeds: 1..<runs + 1, books: .desktop).run()
        #expect(report.runs == runs)
        for (seed, broken) in report.broken { Issue.record("seed \(seed): \(broken)") }
        let missing = SimulatedBooks.desktop.faults.filter { report.coverage[$0, default: 0] == 0 }
        #expect(missing.isEmpty || !Length.isLong, "\(missing)")
    }

    @Test(
        "finds a bug that was planted, within 50 seeds", .tags(.x1), .enabled(if: Length.isLong),
        arguments: [Plant.linkWithoutIntent, .resendWithoutLook])
    func plantsFound(plant: Plant) async {
        let report = await Campaign(seeds: 1..<51, books: .desktop, plant: plant, stopsAtFirst: true).run()
        #expect(!report.broken.isEmpty, "not found in \(report.runs) histories")
    }
}
