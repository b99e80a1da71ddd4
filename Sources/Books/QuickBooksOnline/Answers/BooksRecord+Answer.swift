import Accounting
import Bookkeeping
import ConnectorKit

extension BooksRecord {
    /// A record as the service answered it, in `fallback` when it names no currency; `nil` without an identifier.
    init?(_ entity: Entity, _ object: JSONObject, fallback: Currency?) {
        guard let id = object.text("Id") else { return nil }
        let lines = object.objects("Line")
        self.init(
            locator: BooksLocator(id: id, version: object.text("SyncToken") ?? ""), number: object.text("DocNumber"),
            date: object.date("TxnDate"),
            currency: object.reference("CurrencyRef").flatMap { Currency($0) } ?? fallback,
            tax: object.object("TxnTaxDetail")?.decimal("TotalTax"),
            total: entity == .journalEntry ? Self.debits(lines) : object.decimal("TotalAmt"),
            balance: object.decimal("Balance"), exchangeRate: object.decimal("ExchangeRate"),
            catalogueRecord: CatalogueRecord(entity, object, home: fallback))
    }

    /// The total of a journal entry: what it debits. The service's own total of it is not maintained.
    private static func debits(_ lines: [JSONObject]) -> ExactDecimal? {
        let debits = lines.filter { $0.object("JournalEntryLineDetail")?.text("PostingType") == "Debit" }
        return debits.reduce(ExactDecimal.zero as ExactDecimal?) { sum, line in
            line.decimal("Amount").flatMap { sum?.adding($0) }
        }
    }
}
