package import Wording

/// Makes the shortest story of a failing seed that it can: leaves things out one by one, as long as the promise stays broken.
package enum Shrinking {
    /// Plays the seed again with as few happenings as break the same promise, and tells the story.
    package static func shortest(seed: UInt64, plant: Plant? = nil, promise only: Promise? = nil) -> Simulation.Outcome
    {
        var history = History(seed: seed)
        let promise = Simulation.play(history, plant: plant, promise: only).broken?.promise
        for _ in 0..<roundsMax where promise != nil {
            let before = history.left
            for happening in history.happenings.reversed() where !happening.isLeftOut {
                var shorter = history
                shorter.leave(out: happening.number)
                let outcome = Simulation.play(shorter, plant: plant, promise: only)
                if outcome.broken?.promise == promise { history = shorter }
            }
            if history.left == before { break }
        }
        return Simulation.play(history, plant: plant, promise: only, isTold: true)
    }

    /// Leaving one thing out may make room to leave out another; more rounds gain little.
    private static let roundsMax = 3
}

extension History {
    fileprivate var left: Int { happenings.count { !$0.isLeftOut } }

    fileprivate mutating func leave(out number: Int) {
        for index in happenings.indices where happenings[index].number == number { happenings[index].isLeftOut = true }
    }
}
