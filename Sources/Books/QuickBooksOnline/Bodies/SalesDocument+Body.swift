import Accounting
import Bookkeeping
import ConnectorKit

extension SalesDocument {
    /// An invoice, sales receipt, credit memo or refund receipt. Source: quickbooks-online.md §7.8–7.12.
    func body(_ context: BodyContext) throws(UnresolvedReference) -> JSONObject {
        var body = JSONObject()
        if context.company.takesDocumentNumbers {
            body["DocNumber"] = number?.line(atMost: FieldLength.documentNumber)
        }
        body["TxnDate"] = .date(date)
        body["CustomerRef"] = try context.reference(customer)
        context.addCurrency(currency, rate: exchangeRate, to: &body)
        try addSettlement(context, to: &body)
        try addDetails(context, to: &body)
        addTax(context, to: &body)
        var lines: [JSONValue] = []
        for line in self.lines { lines.append(.object(try line.body(context, in: self))) }
        body["Line"] = .array(lines)
        return body
    }

    private func addSettlement(_ context: BodyContext, to body: inout JSONObject) throws(UnresolvedReference) {
        switch kind {
        case .invoice:
            body["DueDate"] = dueDate.map(JSONValue.date)
            body["SalesTermRef"] = try context.reference(details.terms)
            body["AllowOnlineCreditCardPayment"] = .bool(details.allowsCardPayment)
            body["AllowOnlineACHPayment"] = .bool(details.allowsBankPayment)
            try addReceivable(context, to: &body)
        case .creditMemo:
            try addReceivable(context, to: &body)
        case .salesReceipt, .refundReceipt:
            body["DepositToAccountRef"] = try context.reference(settlementAccount)
            body["PaymentMethodRef"] = try context.reference(paymentMethod)
            body["PaymentRefNum"] = paymentReference?.line(atMost: FieldLength.paymentReference)
        }
    }

    /// The books choose the receivable account of a foreign currency themselves. Source: quickbooks-online.md §7.15.
    private func addReceivable(_ context: BodyContext, to body: inout JSONObject) throws(UnresolvedReference) {
        guard currency == context.company.homeCurrency else { return }
        body["ARAccountRef"] = try context.reference(settlementAccount)
    }

    private func addDetails(_ context: BodyContext, to body: inout JSONObject) throws(UnresolvedReference) {
        body["BillEmail"] = context.email(details.email)
        body["BillAddr"] = context.address(details.billingAddress)
        body["ShipAddr"] = context.address(details.shippingAddress)
        if let method = details.shippingMethod?.line(atMost: FieldLength.shippingMethod) {
            body["ShipMethodRef"] = .object(JSONObject(members: [.init(name: "value", value: method)]))
        }
        if let message = details.customerMessage?.paragraph(atMost: FieldLength.customerMemo) {
            body["CustomerMemo"] = .object(JSONObject(members: [.init(name: "value", value: message)]))
        }
        body["PrivateNote"] = context.note(details.privateNote)
        if context.company.tracksClasses { body["ClassRef"] = try context.reference(details.trackingClass) }
        if context.company.tracksLocations { body["DepartmentRef"] = try context.reference(details.location) }
    }
}
