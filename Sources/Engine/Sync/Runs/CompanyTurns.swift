/// Whose turn it is among companies with work that is due: several at a time, each once before any has its second turn.
struct CompanyTurns: Hashable, Sendable {
    /// How many companies have their turn at a time.
    let most: Int
    /// Those that have their turn now.
    private(set) var running: Set<String> = []
    /// Those that had, or have, their turn in this round.
    private var served: Set<String> = []

    init(most: Int) {
        self.most = most
    }

    var hasRoom: Bool { running.count < most }

    /// Companies whose turn it is not.
    var waiting: Set<String> { running.union(served) }

    mutating func begin(_ company: String) {
        running.insert(company)
        served.insert(company)
    }

    mutating func end(_ company: String) { running.remove(company) }

    /// Nobody else has work that is due: all may have another turn. `false` when that changes nothing.
    mutating func beginRound() -> Bool {
        let isNew = !served.isSubset(of: running)
        served = []
        return isNew
    }
}
