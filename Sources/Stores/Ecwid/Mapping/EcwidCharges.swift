import Accounting
import Commerce
import ConnectorKit

/// Shipping, handling and surcharges with their taxes, each tax counted once.
///
/// Source: ecwid.md §2.6, §3.4. In most orders the tax of shipping stands twice: inside the lines' taxes and in
/// `taxesOnShipping`; where it is taxed separately it stands in the latter only.
struct EcwidCharges: Sendable {
    /// Which of the shipping figures was charged.
    enum ShippingRate: Sendable { case full, discounted, taxInside }

    private let order: EcwidOrder
    private let amounts: EcwidAmounts
    private let rate: Money
    /// `nil` when there was no shipping promotion.
    let discountedRate: Money?
    private let handling: Money
    private let shippingTaxes: [TaxCharged]
    private let handlingTaxes: [TaxCharged]
    private let surcharges: [Charge]

    init(_ order: EcwidOrder, _ names: EcwidTaxNames, _ amounts: EcwidAmounts) throws(Unreadable) {
        self.order = order
        self.amounts = amounts
        let option = order.shippingOption
        let rate = try amounts.moneyOrZero(option?.shippingRate, "shippingOption.shippingRate")
        let discounted = try amounts.moneyIfAny(
            option?.discountedShippingRate, "shippingOption.discountedShippingRate")
        handling = try amounts.moneyOrZero(order.handlingFee?.value, "handlingFee.value")
        let cut = try EcwidChargeTaxes(order, names, amounts).cut(shipping: rate, handling: handling)
        self.rate = rate
        discountedRate = discounted == rate ? nil : discounted
        (shippingTaxes, handlingTaxes) = cut
        surcharges = try Self.surcharges(order, names, amounts)
    }

    /// The charges, with shipping at one of its figures; those of nothing are left out.
    func charges(_ shippingRate: ShippingRate) -> [Charge] {
        [shipping(shippingRate), handlingCharge].filter { !$0.isNothing } + surcharges
    }

    /// Whether shipping bears tax, so that the tax may be inside its rate.
    var taxesShipping: Bool { shippingTaxes.contains { !$0.amount.isZero } }

    private func shipping(_ shippingRate: ShippingRate) -> Charge {
        let name = order.shippingOption?.shippingMethodName ?? ""
        var charge = Charge(kind: .shipping, name: name, amount: rate, taxes: shippingTaxes)
        switch shippingRate {
        case .full: break
        case .discounted:
            let off = rate - (discountedRate ?? rate)
            if !off.isZero { charge.discounts = [Discount(kind: .promotion, label: name, amount: off)] }
        case .taxInside: charge.amount = rate - shippingTaxes.map(\.amount).sum(amounts.currency)
        }
        return charge
    }

    private var handlingCharge: Charge {
        Charge(kind: .handling, name: order.handlingFee?.name ?? "", amount: handling, taxes: handlingTaxes)
    }

    private static func surcharges(
        _ order: EcwidOrder, _ names: EcwidTaxNames, _ amounts: EcwidAmounts
    ) throws(Unreadable) -> [Charge] {
        var result: [Charge] = []
        for (index, surcharge) in (order.customSurcharges ?? []).enumerated() {
            let field = "customSurcharges[\(index)]"
            let amount = try amounts.money(surcharge.total, "\(field).total")
            let taxes = try names.charged(surcharge.taxes, "\(field).taxes", amounts)
            result.append(Charge(kind: surcharge.kind, name: surcharge.label, amount: amount, taxes: taxes))
        }
        return result.filter { !$0.isNothing }
    }
}

extension Charge {
    fileprivate var isNothing: Bool { amount.isZero && taxes.allSatisfy(\.amount.isZero) }

    /// The amount after its discounts.
    var discounted: Money { discounts.reduce(amount) { $0 - $1.amount } }
}

extension EcwidSurcharge {
    /// Tips bear that very name and never tax; a fee names the payment method. Source: ecwid.md §2.6.
    fileprivate var kind: Charge.Kind {
        let word = (id?.text ?? "").lowercased()
        let isTaxed = (taxes ?? []).contains { $0.total?.isZero == false }
        if !isTaxed, word == "tip" || word == "tips" { return .tip }
        return word.contains("payment") ? .paymentFee : .other
    }

    fileprivate var label: String {
        let text = description ?? ""
        return text.isEmpty ? id?.text ?? "" : text
    }
}
