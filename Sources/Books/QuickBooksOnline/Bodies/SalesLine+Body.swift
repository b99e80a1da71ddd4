import Accounting
import Bookkeeping
import ConnectorKit

extension SalesLine {
    /// A line of a sales document. Source: quickbooks-online.md §7.8.
    func body(_ context: BodyContext, in document: SalesDocument) throws(UnresolvedReference) -> JSONObject {
        var body = JSONObject()
        body["Description"] = description.paragraph(atMost: FieldLength.lineDescription)
        body["Amount"] = .amount(amount)
        body["DetailType"] = .text("SalesItemLineDetail")
        body["SalesItemLineDetail"] = .object(try detail(context, in: document))
        return body
    }

    private func detail(
        _ context: BodyContext, in document: SalesDocument
    ) throws(UnresolvedReference) -> JSONObject {
        var detail = JSONObject()
        detail["ItemRef"] = try context.reference(item)
        if let (quantity, price) = exactProduct(quantity, unitPrice, amount) {
            detail["Qty"] = .decimal(quantity)
            detail["UnitPrice"] = .decimal(price)
        }
        if case .perRate(_, linesHoldTax: true) = document.tax { detail["TaxInclusiveAmt"] = .amount(amount + tax) }
        detail["TaxCodeRef"] = try lineTaxCode(taxCode, context)
        if context.company.tracksClasses {
            detail["ClassRef"] = try context.reference(document.details.trackingClass)
        }
        return detail
    }
}

/// Quantity and price, when their product is the amount however half a cent is rounded; otherwise the amount stands alone.
///
/// Source: quickbooks-online.md §8.3 (6070).
func exactProduct(
    _ quantity: ExactDecimal?, _ price: ExactDecimal?, _ amount: Money
) -> (quantity: ExactDecimal, price: ExactDecimal)? {
    guard let quantity, let price, quantity.scale <= quantityDecimalsMax, price.scale <= quantityDecimalsMax,
        product(price, quantity, .halfUp) == amount.decimal, product(price, quantity, .halfEven) == amount.decimal
    else { return nil }
    return (quantity, price)
}

/// The service checks in hundredths, also in currencies that have none.
private func product(_ price: ExactDecimal, _ quantity: ExactDecimal, _ rounding: Rounding) -> ExactDecimal? {
    Money.product(price, quantity, .usd, rounding: rounding)?.decimal
}

/// `TAX` or `NON` in the United States, a code elsewhere, nothing where the company keeps no tax. Source: quickbooks-online.md §8.
func lineTaxCode(
    _ code: Reference<TaxCode>?, _ context: BodyContext
) throws(UnresolvedReference) -> JSONValue? {
    switch context.company.taxModel {
    case .none: nil
    case .global: try context.reference(code)
    case .unitedStatesAutomated, .unitedStatesManual: try context.reference(code) ?? BodyContext.reference("NON")
    }
}
