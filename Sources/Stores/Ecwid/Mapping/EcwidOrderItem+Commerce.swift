import Accounting
import Commerce
import ConnectorKit

extension EcwidOrderItem {
    /// The line as it stands there; discounts that the order did not share out come later.
    ///
    /// Source: ecwid.md §2.5, §3.1 (s = round(price × quantity)).
    func line(_ index: Int, coupon: EcwidCoupon?, _ amounts: EcwidAmounts) throws(Unreadable) -> OrderLine {
        let field = "items[\(index)]"
        let quantity = try ExactDecimal.required(quantity, "\(field).quantity")
        let price = try ExactDecimal.required(price, "\(field).price")
        let amount = try Self.amount(price, quantity, field, amounts)
        return OrderLine(
            id: id?.text ?? "\(index + 1)", kind: kind, productID: productId?.meaningful,
            variationID: combinationId?.meaningful, sku: sku?.text ?? "", name: name ?? "",
            options: (selectedOptions ?? []).compactMap(\.label), quantity: quantity, unitPrice: price, amount: amount,
            discounts: try lineDiscounts(field, coupon, amounts), taxes: try lineTaxes(index, amounts),
            isTaxable: giftCard != true && taxable != false, unitCost: costPrice,
            isStockTracked: trackQuantity)
    }

    /// The cut of each tax into goods, shipping and handling.
    func shares(_ index: Int, _ amounts: EcwidAmounts) throws(Unreadable) -> [EcwidTaxShare] {
        var result: [EcwidTaxShare] = []
        for (place, tax) in (taxes ?? []).enumerated() {
            result.append(try EcwidTaxShare(tax, "items[\(index)].taxes[\(place)]", amounts))
        }
        let all = result.map(\.tax)
        for place in result.indices { result[place].tax = all[place].joined(in: all) }
        return result
    }

    /// Each factor is bounded before they meet, so that no product is too large to reckon.
    private static func amount(
        _ price: ExactDecimal, _ quantity: ExactDecimal, _ field: String, _ amounts: EcwidAmounts
    ) throws(Unreadable) -> Money {
        guard quantity < quantityMax, -quantity < quantityMax else {
            throw Unreadable(field: "\(field).quantity", text: quantity.description)
        }
        guard Money(price, amounts.currency) != nil, let amount = Money.product(price, quantity, amounts.currency)
        else { throw Unreadable(field: "\(field).price", text: price.description) }
        return amount
    }

    /// More pieces than any order has.
    private static let quantityMax = ExactDecimal(1_000_000_000)

    private var kind: OrderLine.Kind {
        if giftCard == true { return .giftCard }
        return digital == true ? .service : .goods
    }

    private func lineDiscounts(
        _ field: String, _ coupon: EcwidCoupon?, _ amounts: EcwidAmounts
    ) throws(Unreadable) -> [Discount] {
        var result: [Discount] = []
        let couponed = try amounts.moneyOrZero(couponAmount, "\(field).couponAmount")
        if !couponed.isZero { result.append(Discount(kind: .coupon, label: coupon.label, amount: couponed)) }
        for (place, discount) in (discounts ?? []).enumerated() {
            let amount = try amounts.money(discount.total, "\(field).discounts[\(place)].total")
            let label = discount.discountInfo?.description ?? ""
            if !amount.isZero { result.append(Discount(kind: .promotion, label: label, amount: amount)) }
        }
        return result
    }

    /// A tax without any detail is kept as a tax without name, so that nobody pairs it by chance.
    private func lineTaxes(_ index: Int, _ amounts: EcwidAmounts) throws(Unreadable) -> [TaxCharged] {
        var result: [TaxCharged] = []
        for share in try shares(index, amounts) { result.add(share.goods, of: share.tax) }
        let whole = try amounts.moneyOrZero(tax, "items[\(index)].tax")
        if result.isEmpty, !whole.isZero { result.add(whole, of: StoreTax(name: "", rate: nil)) }
        return result
    }
}

extension EcwidCoupon? {
    /// The code that buyers typed, else the coupon's name.
    var label: String { self?.code ?? self?.name ?? "" }
}

extension EcwidSelectedOption {
    /// `Size: L`; the names of files where files were handed over; `nil` when nothing was chosen.
    fileprivate var label: String? {
        let value = [value?.text ?? "", joined(valuesArray?.map(\.text)), joined(files?.compactMap(\.name))]
            .first { !$0.isEmpty }
        guard let value else { return nil }
        let name = name ?? ""
        return name.isEmpty ? value : "\(name): \(value)"
    }

    private func joined(_ values: [String]?) -> String { (values ?? []).joined(separator: ", ") }
}
