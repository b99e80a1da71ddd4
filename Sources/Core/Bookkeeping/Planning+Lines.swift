import Accounting
import Commerce

extension Planning {
    /// The lines of the sale: goods, discounts, charges, tax as an item, rounding.
    mutating func saleLines(_ reckoning: Reckoning, _ scheme: TaxScheme) -> [DraftLine] {
        var drafts: [DraftLine] = []
        drafts.reserveCapacity(order.lines.count + reckoning.discounts.count + reckoning.charges.count + 1)
        let lines = order.lines
        // By index, here and elsewhere: a line is large to copy.
        for index in lines.indices { addGoods(lines[index], reckoning.entries[index].bucket, to: &drafts) }
        let discounts = discounts(reckoning, scheme)
        if order.form.isDocument {
            addCharges(reckoning, to: &drafts) { $0 == .shipping }
            addDiscounts(discounts, to: &drafts)
            addCharges(reckoning, to: &drafts) { $0 != .shipping }
        } else {
            addDiscounts(discounts, to: &drafts)
            addCharges(reckoning, to: &drafts) { _ in true }
        }
        addTax(scheme, to: &drafts)
        if reckoning.rounding != 0 {
            let bucket = TaxBucket(set: 0, net: reckoning.rounding, taxes: [])
            addAmount(.rounding, books.policy.serviceItems.rounding, "", bucket, to: &drafts)
        }
        return drafts
    }

    /// One part for each discount where the tax is an item: no line bears a code of its own then. Refunds need the parts by their taxes.
    private func discounts(_ reckoning: Reckoning, _ scheme: TaxScheme) -> [Reckoning.DiscountPart] {
        guard scheme.isAsItem, order.refunds.isEmpty else { return reckoning.discounts }
        return reckoning.discounts.reduce(into: []) { whole, part in
            guard let known = whole.firstIndex(where: { $0.kind == part.kind && $0.label == part.label }) else {
                return whole.append(part)
            }
            whole[known].bucket.net += part.bucket.net
            whole[known].bucket.taxes.append(part.bucket.tax)
        }
    }

    private mutating func addDiscounts(_ parts: [Reckoning.DiscountPart], to drafts: inout [DraftLine]) {
        for part in parts where part.bucket.net != 0 || part.bucket.tax != 0 {
            let bucket = part.bucket.negated
            addAmount(.discount, books.policy.serviceItems.discount, part.label, bucket, to: &drafts)
        }
    }

    private mutating func addCharges(
        _ reckoning: Reckoning, to drafts: inout [DraftLine], where isWanted: (Charge.Kind) -> Bool
    ) {
        for part in reckoning.charges where part.bucket.net != 0 || part.bucket.tax != 0 {
            let charge = order.charges[part.charge]
            guard isWanted(charge.kind) else { continue }
            addCharge(charge, part.bucket, to: &drafts)
            // Documents of the store bill one piece of it.
            guard order.form.isDocument, charge.kind == .shipping, let place = drafts.indices.last else { continue }
            drafts[place].line.quantity = .one
            drafts[place].line.unitPrice = drafts[place].line.amount.decimal
        }
    }

    /// A line of goods; nothing for a line without quantity and amount.
    mutating func addGoods(_ line: OrderLine, _ bucket: TaxBucket, to drafts: inout [DraftLine]) {
        if line.quantity.isZero, bucket.net == 0, bucket.tax == 0 { return }
        guard let booked = item(for: line) else { return }
        let amount = money(bucket.net)
        let price = UnitPricing.fit(amount, quantity: line.quantity, preferred: line.unitPrice)
        let salesLine = SalesLine(
            purpose: line.kind == .giftCard ? .giftCard : .goods(lineID: line.id), item: booked.item,
            account: booked.account, description: description(of: line),
            quantity: price.map { _ in line.quantity }, unitPrice: price, amount: amount)
        drafts.append(DraftLine(line: salesLine, bucket: bucket))
    }

    /// The books take no new document that sells by an item by which they only buy; what is posted already stays.
    mutating func checkItems(of document: Document, for key: RecordKey) {
        guard links[key] == nil, case .sale(let sale) = document else { return }
        for line in sale.lines {
            guard case .existing(let id, let name) = line.item, books.catalogue.items.byID[id]?.isOnlyBought == true
            else { continue }
            refuse(.itemNotSold(item: name))
        }
    }

    func description(of line: OrderLine) -> String {
        guard !line.options.isEmpty else {
            let text = line.text.flatMap { $0.isEmpty ? nil : $0 } ?? line.name
            return Naming.cut(text, to: books.catalogue.traits.lengths.lineDescription)
        }
        let text = line.name + " (" + line.options.joined(separator: ", ") + ")"
        return Naming.cut(Naming.cleanedLines(text), to: books.catalogue.traits.lengths.lineDescription)
    }

    mutating func addAmount(
        _ purpose: SalesLine.Purpose, _ service: ServiceItem, _ description: String, _ bucket: TaxBucket,
        to drafts: inout [DraftLine]
    ) {
        guard let booked = self.service(service) else { return }
        let text = Naming.cut(
            description.isEmpty ? service.name : description, to: books.catalogue.traits.lengths.lineDescription)
        let line = SalesLine(
            purpose: purpose, item: booked.item, account: booked.account, description: text, amount: money(bucket.net))
        drafts.append(DraftLine(line: line, bucket: bucket))
    }

    mutating func addCharge(_ charge: Charge, _ bucket: TaxBucket, to drafts: inout [DraftLine]) {
        let (purpose, service) = service(for: charge.kind)
        addAmount(purpose, service, charge.name, bucket, to: &drafts)
    }

    private func service(for kind: Charge.Kind) -> (purpose: SalesLine.Purpose, service: ServiceItem) {
        switch kind {
        case .shipping: (.shipping, books.policy.serviceItems.shipping)
        case .handling: (.handling, books.policy.serviceItems.handling)
        case .paymentFee, .other: (.fee, books.policy.serviceItems.fee)
        case .tip: (.tip, books.policy.serviceItems.tip)
        }
    }

    /// The tax of the lines so far as "Total Sales Tax", present at 0.00 where a person asked for it.
    ///
    /// Source: S6, esp-orders.md.
    mutating func addTax(_ scheme: TaxScheme, to drafts: inout [DraftLine]) {
        guard case .asItem(let showsZero, _, _) = scheme else { return }
        let tax = drafts.reduce(0) { $0 + $1.bucket.tax }
        guard showsZero || tax != 0 else { return }
        let bucket = TaxBucket(set: 0, net: tax, taxes: [])
        addAmount(.salesTax, books.policy.serviceItems.salesTax, texts.totalSalesTax, bucket, to: &drafts)
    }
}

extension TaxBucket {
    var negated: TaxBucket { TaxBucket(set: set, net: -net, taxes: taxes.map { -$0 }) }
}

/// Finds the unit price with which the books arrive at the same amount.
///
/// Source: quickbooks-online.md §8.3: at most 7 decimals; never a product that ends exactly on half a minor unit.
enum UnitPricing {
    static let decimalsMax = 7

    /// `preferred` when its product is the amount, else a derived price, else `nil`: then the line bears its amount only.
    static func fit(_ amount: Money, quantity: ExactDecimal, preferred: ExactDecimal) -> ExactDecimal? {
        guard !quantity.isZero, quantity.scale <= decimalsMax else { return nil }
        if preferred.scale <= decimalsMax, isSafe(preferred, quantity, amount) { return preferred }
        guard let derived = quotient(amount, quantity), isSafe(derived, quantity, amount) else { return nil }
        return derived
    }

    private static func quotient(_ amount: Money, _ quantity: ExactDecimal) -> ExactDecimal? {
        let digits = decimalsMax + quantity.scale - amount.currency.minorUnitDigits
        guard digits >= 0, digits <= ExactDecimal.scaleMax else { return nil }
        let wide = Int128(amount.minorUnits) * Int128(ExactDecimal.powerOfTen(digits))
        let sign: Int128 = quantity.isNegative ? -1 : 1
        let units = Rounding.halfUp.divide(wide * sign, by: Int128(quantity.coefficient) * sign)
        return Int64(exactly: units).map { ExactDecimal(coefficient: $0, scale: decimalsMax) }
    }

    private static func isSafe(_ price: ExactDecimal, _ quantity: ExactDecimal, _ amount: Money) -> Bool {
        let product = Int128(price.coefficient) * Int128(quantity.coefficient)
        let excess = price.scale + quantity.scale - amount.currency.minorUnitDigits
        guard excess > 0 else {
            let factor = Int128(ExactDecimal.powerOfTen(-excess))
            return product.multipliedReportingOverflow(by: factor) == (Int128(amount.minorUnits), false)
        }
        guard excess <= ExactDecimal.scaleMax else { return false }
        let divisor = Int128(ExactDecimal.powerOfTen(excess))
        let off = (product - Int128(amount.minorUnits) * divisor).magnitude * 2
        return off < divisor.magnitude
    }
}
