import Accounting
import Commerce
import ConnectorKit

/// What one tax took on a line, cut into what it took on the goods, on shipping and on handling.
struct EcwidTaxShare: Sendable {
    var tax: StoreTax
    let goods: Money
    let shipping: Money
    /// `nil` in older orders, where the handling fee's tax is inside the share of shipping.
    let handling: Money?

    /// Source: ecwid.md §3.4 (total = goods + shipping + handling).
    init(_ tax: EcwidLineTax, _ field: String, _ amounts: EcwidAmounts) throws(Unreadable) {
        self.tax = StoreTax(tax)
        let total = try amounts.moneyIfAny(tax.total, "\(field).total")
        let stated = try amounts.moneyIfAny(tax.taxOnDiscountedSubtotal, "\(field).taxOnDiscountedSubtotal")
        let onShipping = try amounts.moneyIfAny(tax.taxOnShipping, "\(field).taxOnShipping")
        handling = try amounts.moneyIfAny(tax.taxOnHandlingFee, "\(field).taxOnHandlingFee")
        let nothing = Money.zero(amounts.currency)
        let onHandling = handling ?? nothing
        if let stated {
            goods = stated
            shipping = onShipping ?? total.map { $0 - stated - onHandling } ?? nothing
        } else if let total {
            shipping = onShipping ?? nothing
            goods = total - shipping - onHandling
        } else {
            throw Unreadable(field: "\(field).total", text: "missing")
        }
    }
}

extension StoreTax {
    /// The key of a line's tax: its number when the merchant made it, else name and rate. Source: ecwid.md §3.5 rule 4.
    init(_ tax: EcwidLineTax) {
        let isManual = tax.sourceTaxRateType?.uppercased() == "MANUAL"
        self.init(id: isManual ? tax.sourceTaxRateId?.meaningful : nil, name: tax.name ?? "", rate: tax.value)
    }

    /// With the rates of those alike in one list: two districts of one name and rate take both.
    func joined(in list: [StoreTax]) -> StoreTax {
        guard rate != nil else { return self }
        var joined = self
        joined.rate = list.filter { $0 == self }.compactMap(\.rate).reduce(.zero) { $0.adding($1) ?? $0 }
        return joined
    }
}

/// Finds the tax that a name and a rate mean, for the places where orders give no number.
struct EcwidTaxNames: Sendable {
    private let known: [StoreTax]

    /// Taxes of the order's own lines come first, then those of the profile.
    init(_ order: EcwidOrder, _ profile: StoreProfile) {
        let ofLines = (order.items ?? []).flatMap { $0.taxes ?? [] }.map { StoreTax($0) }
        known = (ofLines + profile.taxes).filter { $0.id != nil }
    }

    func tax(_ plain: EcwidPlainTax) -> StoreTax {
        let (name, rate) = (plain.name ?? "", plain.value)
        return known.first { $0.name == name && $0.rate == rate } ?? StoreTax(name: name, rate: rate)
    }

    /// The taxes of a fee as they stand there.
    func charged(
        _ taxes: [EcwidPlainTax]?, _ field: String, _ amounts: EcwidAmounts
    ) throws(Unreadable) -> [TaxCharged] {
        var result: [TaxCharged] = []
        let all = (taxes ?? []).map { tax($0) }
        for (index, plain) in (taxes ?? []).enumerated() {
            let amount = try amounts.money(plain.total, "\(field)[\(index)].total")
            result.add(amount, of: all[index].joined(in: all))
        }
        return result
    }
}

extension [TaxCharged] {
    /// Adds an amount to the entry of its tax, or makes one.
    mutating func add(_ amount: Money, of tax: StoreTax) {
        if let index = firstIndex(where: { $0.tax == tax }) {
            self[index].amount += amount
        } else {
            append(TaxCharged(tax: tax, amount: amount))
        }
    }

    func amount(of tax: StoreTax) -> Money? { first { $0.tax == tax }?.amount }
}
