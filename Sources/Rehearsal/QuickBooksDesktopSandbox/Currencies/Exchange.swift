/// The currency of a document that is not in the company's, and what one unit of it is worth there.
struct Exchange: Sendable, Hashable {
    /// The currency's number on its list.
    var currency: Int
    var rate: Exact

    func home(_ amount: Cents) -> Cents { Cents(Exact(amount).times(rate)) }
}
