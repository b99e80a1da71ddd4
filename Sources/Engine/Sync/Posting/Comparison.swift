package import Accounting
package import ConnectorKit

/// Holds what the books answered against what was intended, to the cent (X2).
package enum Comparison {
    /// The first difference that matters, or `nil` when the books hold what was meant. What the answer does not tell is not compared.
    package static func difference(between document: Document, and answer: BooksRecord) -> BooksDifference? {
        if let total = answer.total, total != document.total.decimal {
            return .total(intended: document.total, books: total)
        }
        if case .sale(let sale) = document, let tax = answer.tax, tax != sale.taxTotal.decimal {
            return .tax(intended: sale.taxTotal, books: tax)
        }
        if let number = document.number, answer.number != number {
            return .number(intended: number, books: answer.number)
        }
        if let date = answer.date, date != document.date { return .date(intended: document.date, books: date) }
        if let currency = answer.currency, currency != document.currency {
            return .currency(intended: document.currency, books: currency)
        }
        if let intended = document.exchangeRate, let rate = answer.exchangeRate, rate != intended {
            return .exchangeRate(intended: intended, books: rate, document.currency)
        }
        return nil
    }
}
