import Accounting
import Bookkeeping
import ConnectorKit

extension Payment {
    /// Money received, linked to its invoices; or, with a total of zero, a credit applied to them. Source: quickbooks-online.md §7.11.
    func body(_ context: BodyContext) throws(UnresolvedReference) -> JSONObject {
        var body = JSONObject()
        body["TxnDate"] = .date(date)
        body["CustomerRef"] = try context.reference(customer)
        context.addCurrency(currency, rate: exchangeRate, to: &body)
        body["TotalAmt"] = .amount(total)
        if currency == context.company.homeCurrency {
            body["ARAccountRef"] = try context.reference(receivableAccount)
        }
        if !total.isZero { body["DepositToAccountRef"] = try context.reference(depositAccount) }
        body["PaymentMethodRef"] = try context.reference(method)
        body["PaymentRefNum"] = reference?.line(atMost: FieldLength.paymentReference)
        body["PrivateNote"] = context.note(privateNote)
        var lines: [JSONValue] = []
        for application in applications { lines.append(.object(try application.body(context))) }
        if !lines.isEmpty { body["Line"] = .array(lines) }
        return body
    }
}

extension Payment.Application {
    fileprivate func body(_ context: BodyContext) throws(UnresolvedReference) -> JSONObject {
        var link = JSONObject()
        link["TxnId"] = .text(try context.id(document))
        link["TxnType"] = .text(Entity(kind).rawValue)
        var line = JSONObject()
        line["Amount"] = .amount(amount)
        line["LinkedTxn"] = .array([.object(link)])
        return line
    }
}
