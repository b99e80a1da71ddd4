/// One move of one account, debit positive.
struct Posting: Sendable, Equatable {
    var account: Int
    /// The customer or vendor on a receivable or payable line; 0 for none.
    var party = 0
    /// In the company's home currency.
    var home: Cents
    /// In the currency of the document.
    var amount: Cents

    init(_ account: Int, party: Int = 0, debit: Cents, home: Cents? = nil) {
        self.account = account
        self.party = party
        amount = debit
        self.home = home ?? debit
    }
}

/// The double-entry ledger: each document's postings sum to zero, so the trial balance does.
struct Ledger: Sendable {
    private(set) var entries: [Int: [Posting]] = [:]
    private(set) var balances: [Int: Cents] = [:]
    private(set) var partyBalances: [Int: Cents] = [:]

    /// Replaces what a document has posted; an empty list takes it back.
    mutating func post(_ postings: [Posting], for document: Int) {
        for posting in entries[document] ?? [] { move(posting, by: -1) }
        entries[document] = postings.isEmpty ? nil : postings
        for posting in postings { move(posting, by: 1) }
    }

    private mutating func move(_ posting: Posting, by sign: Int64) {
        balances[posting.account, default: .zero] =
            Cents((balances[posting.account] ?? .zero).count + sign * posting.home.count)
        guard posting.party != 0 else { return }
        partyBalances[posting.party, default: .zero] =
            Cents((partyBalances[posting.party] ?? .zero).count + sign * posting.amount.count)
    }
}
