import Accounting
import Bookkeeping
import ConnectorKit

extension PurchaseDocument {
    /// A bill or a purchase order. Source: quickbooks-online.md §7.13.
    func body(_ context: BodyContext) throws(UnresolvedReference) -> JSONObject {
        var body = JSONObject()
        body["DocNumber"] = number?.line(atMost: FieldLength.documentNumber)
        body["TxnDate"] = .date(date)
        body["DueDate"] = dueDate.map(JSONValue.date)
        body["VendorRef"] = try context.reference(vendor)
        context.addCurrency(currency, rate: exchangeRate, to: &body)
        if currency == context.company.homeCurrency {
            body["APAccountRef"] = try context.reference(payableAccount)
        }
        body["PrivateNote"] = context.note(privateNote)
        if context.company.taxModel == .global {
            let hasCodes = lines.contains { $0.taxCode != nil }
            body["GlobalTaxCalculation"] = .text(hasCodes ? "TaxExcluded" : "NotApplicable")
        }
        var written: [JSONValue] = []
        // Bills of before say nothing of lines: theirs are those of the order.
        let namesLines = lines.contains { $0.purchaseOrderLine != nil }
        for (index, line) in lines.enumerated() {
            var row = try line.body(context)
            if let purchaseOrder, let place = namesLines ? line.purchaseOrderLine : index + 1 {
                row["LinkedTxn"] = .array([.object(try link(to: purchaseOrder, line: place, context))])
            }
            written.append(.object(row))
        }
        body["Line"] = .array(written)
        return body
    }

    /// Goods are received line by line; a link without its line is ignored. The service numbers an order's lines from 1.
    private func link(
        to order: RecordKey, line: Int, _ context: BodyContext
    ) throws(UnresolvedReference) -> JSONObject {
        var link = JSONObject()
        link["TxnId"] = .text(try context.id(order))
        link["TxnType"] = .text(Entity.purchaseOrder.rawValue)
        link["TxnLineId"] = .text(String(line))
        return link
    }
}

extension PurchaseLine {
    fileprivate func body(_ context: BodyContext) throws(UnresolvedReference) -> JSONObject {
        var body = JSONObject()
        body["Description"] = description.paragraph(atMost: FieldLength.lineDescription)
        body["Amount"] = .amount(amount)
        body["DetailType"] = .text("ItemBasedExpenseLineDetail")
        body["ItemBasedExpenseLineDetail"] = .object(try detail(context))
        return body
    }

    private func detail(_ context: BodyContext) throws(UnresolvedReference) -> JSONObject {
        var detail = JSONObject()
        detail["ItemRef"] = try context.reference(item)
        if let (quantity, cost) = exactProduct(quantity, unitCost, amount) {
            detail["Qty"] = .decimal(quantity)
            detail["UnitPrice"] = .decimal(cost)
        }
        if context.company.taxModel == .global { detail["TaxCodeRef"] = try context.reference(taxCode) }
        if let billableTo {
            detail["CustomerRef"] = try context.reference(billableTo)
            detail["BillableStatus"] = .text("Billable")
        }
        return detail
    }
}
