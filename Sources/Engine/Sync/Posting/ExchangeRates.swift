import Accounting
import ConnectorKit

/// The rates of the books, each read once in a run.
actor ExchangeRates {
    private struct Quotation: Hashable {
        let currency: Currency
        let date: BusinessDate
    }

    private var known: [Quotation: ExactDecimal?] = [:]

    /// Home units for one unit of the currency on that day; `nil` when the books know none.
    func rate(
        of currency: Currency, on date: BusinessDate, from books: any BooksConnector
    ) async throws(ConnectorProblem) -> ExactDecimal? {
        let quotation = Quotation(currency: currency, date: date)
        if let rate = known[quotation] { return rate }
        let rate = try await books.exchangeRate(of: currency, on: date)
        known[quotation] = .some(rate)
        return rate
    }
}
