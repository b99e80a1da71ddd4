import Simulation
import TestKit
import Testing

@Suite("A simulated world")
struct SimulationTests {
    @Test("plays the same history for the same seed", arguments: [1, 2, 3] as [UInt64])
    func sameSeed(seed: UInt64) {
        let (first, second) = (Simulation.play(seed: seed), Simulation.play(seed: seed))
        #expect(first.story == second.story)
        #expect(first.digest == second.digest)
        print(seed, first.broken as Any, first.story.count, first.digest)
        if seed == 1 { for line in first.story { print(line) } }
    }
}
