import Simulation
import TestKit
import Testing
import Wording

@Suite("A simulated world")
struct SimulationTests {
    @Test(
        "plays the very same history for the same seed, byte for byte", .tags(.x1),
        arguments: Length.chosen([51], long: [3, 51, 234]) as [UInt64])
    func sameSeed(seed: UInt64) {
        let (first, second) = (Simulation.play(seed: seed, isTold: true), Simulation.play(seed: seed, isTold: true))
        #expect(first.log.count > 30)
        #expect(first.log == second.log)
        #expect(first.digest == second.digest)
        #expect(Simulation.play(seed: seed).digest == first.digest, "telling changes nothing")
    }

    @Test("plays another history for another seed")
    func otherSeed() {
        #expect(Simulation.play(seed: 3).digest != Simulation.play(seed: 4).digest)
    }

    @Test("keeps every promise while everything goes wrong, every kind of fault", .tags(.x1, .x2, .x5))
    func promisesKept() async {
        let runs: UInt64 = Length.isLong ? 60 : 6
        let report = await Campaign(seeds: 1..<runs + 1).run()
        #expect(report.runs == runs)
        for (seed, broken) in report.broken { Issue.record("seed \(seed): \(broken)") }
        let missing = SimulatedBooks.online.faults.filter { report.coverage[$0, default: 0] == 0 }
        #expect(missing.isEmpty || !Length.isLong)
    }

    @Test("keeps every document of a store's feeds once and to the cent, whatever happens on the way", .tags(.x1, .f7))
    func feedsKept() async {
        let runs: UInt64 = Length.isLong ? 400 : 12
        let report = await FeedCampaign(seeds: 1..<runs + 1, threads: 2).run()
        #expect(report.runs == runs)
        for (seed, broken) in report.broken { Issue.record("seed \(seed): \(broken)") }
        #expect(FeedSimulation.play(seed: 5, isTold: true).log == FeedSimulation.play(seed: 5, isTold: true).log)
    }

    @Test(
        "finds a bug that was planted, within 50 seeds", .tags(.x1), .enabled(if: Length.isLong),
        arguments: Plant.allCases)
    func plantsFound(plant: Plant) async throws {
        let report = await Campaign(seeds: 1..<51, plant: plant, stopsAtFirst: true).run()
        #expect(!report.broken.isEmpty, "not found in \(report.runs) histories")
    }

    @Test("tells the shortest log of a broken promise that it can", .enabled(if: Length.isLong))
    func shortestStory() async throws {
        let plant = Plant.resendWithoutLook
        let report = await Campaign(seeds: 1..<51, plant: plant, stopsAtFirst: true).run()
        let found = try #require(report.broken.first)
        let shortest = Shrinking.shortest(seed: found.seed, plant: plant)
        #expect(shortest.broken?.promise == found.broken.promise)
        let whole = Simulation.play(seed: found.seed, plant: plant, isTold: true)
        #expect(shortest.log.count < whole.log.count)
    }
}

@Suite("A simulated distributor", .tags(.s1, .s8, .x1, .x2))
struct DistributorHistoryTests {
    @Test("keeps every promise about what two clerks send, however answers are lost and orders change")
    func promisesKept() {
        for seed in 1...UInt64(Length.isLong ? 200 : 8) {
            if let broken = DistributorHistory.play(seed: seed).broken { Issue.record("seed \(seed): \(broken)") }
        }
    }

    @Test("plays the very same history for the same seed")
    func sameSeed() {
        #expect(
            DistributorHistory.play(seed: 4, isTold: true).log == DistributorHistory.play(seed: 4, isTold: true).log)
    }
}
