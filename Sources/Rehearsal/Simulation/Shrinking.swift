package import Wording

/// Makes the shortest story of a failing seed that it can: leaves things out one by one, as long as the promise stays broken.
package enum Shrinking {
    /// Plays the seed again with as few happenings as break the same promise, and tells the story.
    package static func shortest(
        seed: UInt64, books: SimulatedBooks = .online, plant: Plant? = nil, promise only: Promise? = nil
    ) -> Simulation.Outcome {
        switch books {
        case .online:
            shortest(Simulation.drawn(seed, plant) as History) {
                Simulation.play($0, plant: plant, promise: only, isTold: $1)
            }
        case .desktop:
            shortest(Simulation.drawn(seed, plant) as DesktopHistory) {
                Simulation.play($0, plant: plant, promise: only, isTold: $1)
            }
        }
    }

    private static func shortest<Story: Shortened>(
        _ whole: Story, _ play: (Story, _ isTold: Bool) -> Simulation.Outcome
    ) -> Simulation.Outcome {
        var history = whole
        guard let promise = play(history, false).broken?.promise else { return play(history, true) }
        // Most of a story has nothing to do with what is broken: halves go first, single things last.
        var share = max(history.left.count / 2, 1)
        var rounds = 0
        while rounds < roundsMax {
            let before = history.left.count
            var rest = Array(history.left.reversed())[...]
            while !rest.isEmpty {
                var shorter = history
                for number in rest.prefix(share) { shorter.leave(out: number) }
                rest = rest.dropFirst(share)
                if play(shorter, false).broken?.promise == promise { history = shorter }
            }
            if share == 1 {
                rounds += 1
                if history.left.count == before { break }
            }
            share = max(share / 2, 1)
        }
        return play(history, true)
    }

    /// Leaving one thing out may make room to leave out another; more rounds of single things gain little.
    private static let roundsMax = 3
}

/// A history of which something can be left out.
private protocol Shortened {
    /// The numbers of what still happens, in their order.
    var left: [Int] { get }
    mutating func leave(out number: Int)
}

extension History: Shortened {
    fileprivate var left: [Int] { happenings.filter { !$0.isLeftOut }.map(\.number) }

    fileprivate mutating func leave(out number: Int) {
        for index in happenings.indices where happenings[index].number == number { happenings[index].isLeftOut = true }
    }
}

extension DesktopHistory: Shortened {
    fileprivate var left: [Int] { happenings.filter { !$0.isLeftOut }.map(\.number) }

    fileprivate mutating func leave(out number: Int) {
        for index in happenings.indices where happenings[index].number == number { happenings[index].isLeftOut = true }
    }
}
