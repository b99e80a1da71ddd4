/// What a request has changed so far, with the way back; kept only when the whole request was accepted.
struct Change: Sendable {
    struct Address: Hashable, Sendable {
        var kind: EntityKind
        var id: Int
    }

    var records: [(address: Address, old: Kept?)] = []
    var postings: [(document: Int, old: [Posting])] = []
    var moves: [(document: Int, old: [StockMove])] = []
    var stocks: [(item: Int, old: ItemStock?)] = []
    var sequences: [(name: String, old: Int?)] = []
    var lastNumbers: [(kind: EntityKind, old: Int?)] = []

    var isEmpty: Bool { records.isEmpty && postings.isEmpty && stocks.isEmpty && moves.isEmpty }
}
