import Accounting
import Bookkeeping
import ConnectorKit

extension JournalEntry {
    /// A journal entry: positive amounts, each on its side. Source: quickbooks-online.md §7.14.
    func body(_ context: BodyContext) throws(UnresolvedReference) -> JSONObject {
        var body = JSONObject()
        body["DocNumber"] = number?.line(atMost: FieldLength.documentNumber)
        body["TxnDate"] = .date(date)
        context.addCurrency(currency, rate: exchangeRate, to: &body)
        body["PrivateNote"] = context.note(privateNote)
        var lines: [JSONValue] = []
        for line in journal.lines { lines.append(.object(try row(of: line, context))) }
        body["Line"] = .array(lines)
        return body
    }

    private func row(
        of line: JournalLine, _ context: BodyContext
    ) throws(UnresolvedReference) -> JSONObject {
        var detail = JSONObject()
        detail["PostingType"] = .text(line.amount.isNegative ? "Credit" : "Debit")
        if let customer { detail["Entity"] = .object(try entity(customer, context)) }
        detail["AccountRef"] = try context.reference(line.account)
        var body = JSONObject()
        body["Amount"] = .amount(line.amount.magnitude)
        body["DetailType"] = .text("JournalEntryLineDetail")
        body["JournalEntryLineDetail"] = .object(detail)
        return body
    }

    private func entity(
        _ customer: Reference<Customer>, _ context: BodyContext
    ) throws(UnresolvedReference) -> JSONObject {
        var entity = JSONObject()
        entity["Type"] = .text(Entity.customer.rawValue)
        entity["EntityRef"] = try context.reference(customer)
        return entity
    }
}
