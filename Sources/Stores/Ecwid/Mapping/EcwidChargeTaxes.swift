import Accounting
import Commerce
import ConnectorKit

/// The tax of shipping and handling, found where the order keeps it, and cut between the two.
struct EcwidChargeTaxes: Sendable {
    private let ofBoth: [TaxCharged]
    /// The handling fee's own part; `nil` when the order does not say it.
    private let ofHandling: [TaxCharged]?
    private let currency: Currency

    init(_ order: EcwidOrder, _ names: EcwidTaxNames, _ amounts: EcwidAmounts) throws(Unreadable) {
        var shares: [EcwidTaxShare] = []
        for (index, item) in (order.items ?? []).enumerated() { shares += try item.shares(index, amounts) }
        let listed = try names.charged(order.taxesOnShipping, "taxesOnShipping", amounts)
        let ofFee = try names.charged(order.handlingFee?.taxes, "handlingFee.taxes", amounts)
        let inLines = Self.inLines(shares)
        let handlingShares = shares.filter { $0.handling != nil }
        currency = amounts.currency
        ofBoth = inLines.isEmpty ? Self.separate(listed, ofFee) : inLines + listed.filter(\.amount.isZero)
        if !inLines.isEmpty, !handlingShares.isEmpty {
            ofHandling = Self.sums(handlingShares) { $0.handling ?? .zero(amounts.currency) }
        } else {
            ofHandling = ofFee.isEmpty ? nil : ofFee
        }
    }

    /// The taxes of each; without a word of the order they are cut by the amounts.
    func cut(shipping: Money, handling: Money) -> (shipping: [TaxCharged], handling: [TaxCharged]) {
        if handling.isZero { return (ofBoth, []) }
        var (onShipping, onHandling) = ([TaxCharged](), [TaxCharged]())
        for charged in ofBoth {
            let part = handlingPart(of: charged, shipping, handling)
            onShipping.add(charged.amount - part, of: charged.tax)
            onHandling.add(part, of: charged.tax)
        }
        return (onShipping, onHandling)
    }

    private func handlingPart(of charged: TaxCharged, _ shipping: Money, _ handling: Money) -> Money {
        if let ofHandling { return ofHandling.amount(of: charged.tax) ?? .zero(currency) }
        let weights = [handling.magnitude.minorUnits, shipping.magnitude.minorUnits]
        return charged.amount.split(over: weights).first ?? .zero(currency)
    }

    /// The lines' shares of shipping and handling; empty when they hold none. Source: ecwid.md §3.4 (the test).
    private static func inLines(_ shares: [EcwidTaxShare]) -> [TaxCharged] {
        sums(shares) { share in share.handling.map { share.shipping + $0 } ?? share.shipping }
    }

    private static func sums(_ shares: [EcwidTaxShare], _ part: (EcwidTaxShare) -> Money) -> [TaxCharged] {
        var result: [TaxCharged] = []
        for share in shares where !part(share).isZero { result.add(part(share), of: share.tax) }
        return result
    }

    /// Taxed apart from the goods: the list says all, and the handling fee's taxes are a part of it where it has them.
    private static func separate(_ listed: [TaxCharged], _ ofFee: [TaxCharged]) -> [TaxCharged] {
        var result: [TaxCharged] = []
        for charged in listed { result.add(charged.amount, of: charged.tax) }
        for charged in ofFee where result.amount(of: charged.tax) == nil { result.add(charged.amount, of: charged.tax) }
        return result
    }
}
