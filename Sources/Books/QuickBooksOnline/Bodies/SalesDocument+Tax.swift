import Accounting
import Bookkeeping
import ConnectorKit

extension SalesDocument {
    /// The document's tax, stated rather than left to be computed: what the store charged is the truth. Source: quickbooks-online.md §8.
    func addTax(_ context: BodyContext, to body: inout JSONObject) {
        switch tax {
        case .none:
            if context.company.taxModel == .global {
                let hasCodes = lines.contains { $0.taxCode != nil }
                body["GlobalTaxCalculation"] = .text(hasCodes ? "TaxExcluded" : "NotApplicable")
            }
        case .total(let amount, let code, _):
            body["TxnTaxDetail"] = .object(totalTax(amount, code: code))
        case .computedByBooks: break
        case .perRate(let rates, let linesHoldTax):
            body["GlobalTaxCalculation"] = .text(linesHoldTax ? "TaxInclusive" : "TaxExcluded")
            body["TxnTaxDetail"] = .object(taxPerRate(rates))
        }
    }

    private func totalTax(_ amount: Money, code: Reference<TaxCode>?) -> JSONObject {
        var detail = JSONObject()
        if case .existing(let id, _)? = code { detail["TxnTaxCodeRef"] = BodyContext.reference(id.rawValue) }
        detail["TotalTax"] = .amount(amount)
        return detail
    }

    private func taxPerRate(_ rates: [TaxRateAmount]) -> JSONObject {
        var detail = JSONObject()
        detail["TotalTax"] = .amount(rates.map(\.amount).sum(currency))
        if !rates.isEmpty { detail["TaxLine"] = .array(rates.map { .object($0.body) }) }
        return detail
    }
}

extension TaxRateAmount {
    fileprivate var body: JSONObject {
        var detail = JSONObject()
        detail["TaxRateRef"] = BodyContext.reference(rate.rawValue)
        detail["PercentBased"] = .bool(true)
        detail["TaxPercent"] = .decimal(percent)
        detail["NetAmountTaxable"] = .amount(net)
        var line = JSONObject()
        line["Amount"] = .amount(amount)
        line["DetailType"] = .text("TaxLineDetail")
        line["TaxLineDetail"] = .object(detail)
        return line
    }
}
