/// The countries a sample Ecwid store can live in; each has its currency, taxes, buyers and payment methods.
package enum EcwidStoreKind: String, Sendable, CaseIterable, Codable {
    /// United States: USD, tax on top, automatic and manual rates, two states without shipping tax.
    case us
    /// The Netherlands: EUR, tax inside, 21 % and 9 %, reverse charge for German companies.
    case eu
    /// France: EUR, tax inside, 20 %, 10 % and 5.5 %.
    case fr
    /// Germany: EUR, tax inside, 19 % and 7 %.
    case de
    /// United Kingdom: GBP, tax inside, 20 % and 5 %, zero-rated goods.
    case gb
    /// Canada: CAD, tax on top, one or two taxes by province.
    case ca
    /// Japan: JPY without decimals, tax inside, 10 % and 8 %.
    case jp
    /// Australia: AUD, tax inside, 10 %.
    case au
}

/// What kinds of orders a sample store is filled with.
package enum EcwidOrderMix: String, Sendable, CaseIterable, Codable {
    /// Paid orders of one to three taxed or untaxed lines for known customers, nothing else: for benchmarks.
    case plain
    /// Discounts, fees, refunds, gift cards, every status, odd names: for the demo and for tests.
    case realistic
}

/// The order in which a search answers; the real one is not documented. Source: ecwid.md §1.7.
package enum EcwidResultOrder: String, Sendable, CaseIterable, Codable {
    /// By the number of the order, which follows the last change of generated orders.
    case newestFirst
    /// The reverse.
    case oldestFirst
    /// A fixed but unhelpful order within each page.
    case shuffledPages
}
