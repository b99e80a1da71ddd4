/// Everything that is to happen in one simulated world; all of it follows from the seed.
struct History: Sendable {
    let seed: UInt64
    let country: String
    /// The books give the numbers of documents.
    let numbersAreAutomatic: Bool
    let alwaysInvoices: Bool
    let movesToOpenDay: Bool
    /// Nothing is posted that nobody sends; in the end somebody sends all that waits for it.
    let postsOnlyWhenAsked: Bool
    /// A new process knows which of the machine's earlier ones are gone.
    let knowsTheDead: Bool
    /// Another store of the same books, whose runs come first and clear up what a process left behind.
    let hasNeighbour: Bool
    /// Nobody changes anything in store or books, so that a lifetime without faults must end with the same books.
    let hasTwin: Bool
    var happenings: [Happening]
    /// So long goes on what goes wrong.
    static let secondsMax: Int64 = 600

    /// The same orders without anything that goes wrong.
    var calm: History { leaving { if case .order = $0 { true } else { false } } }

    /// The same history without what `isLet` does not let happen.
    func leaving(_ isLet: (Happening.What) -> Bool) -> History {
        var rest = self
        for index in happenings.indices where !isLet(happenings[index].what) { rest.happenings[index].isLeftOut = true }
        return rest
    }
}
