/// The tax of a sale or purchase. Source: quickbooks-online.md §8.
extension CompanyFile {
    func readRates(of code: Int, purchases: Bool) -> [TaxRateShare] {
        let list = record(.taxCode, code)?.object(purchases ? "PurchaseTaxRateList" : "SalesTaxRateList")
        return (list?.objects("TaxRateDetail") ?? []).compactMap { detail in
            guard let id = detail.reference("TaxRateRef").flatMap({ Int($0) }), let rate = record(.taxRate, id),
                let percent = rate.exact("RateValue")
            else { return nil }
            let agency = rate.reference("AgencyRef").flatMap { Int($0) }.flatMap { record(.taxAgency, $0) }
            let account = agency?.text("DisplayName").flatMap { self.id(named: $0 + " Payable", .account) }
            return TaxRateShare(
                rate: id, name: rate.text("Name") ?? "", percent: percent, account: account ?? SeedAccounts.salesTax)
        }
    }

    func saleTax(_ draft: Draft, _ lines: inout SaleLines) throws -> SaleTax {
        let detail = draft.record.object("TxnTaxDetail")
        switch profile.taxModel {
        case .usManual, .usAutomated: return try stateTax(draft, lines, detail)
        case .global:
            if draft.record.text("GlobalTaxCalculation") == "NotApplicable" {
                if draft.sends("TxnTaxDetail") {
                    throw Fault(
                        6170, "Tax detail not allowed",
                        "TxnTaxDetail cannot be supplied when GlobalTaxCalculation is NotApplicable",
                        element: "TxnTaxDetail")
                }
                return SaleTax()
            }
            return try globalTax(draft, &lines, detail)
        }
    }

    /// True when the tax detail at hand speaks for these lines, and is not left over from earlier ones.
    private func speaks(_ draft: Draft) -> Bool { draft.isNew || draft.sends("TxnTaxDetail") || !draft.sends("Line") }

    private func stateTax(_ draft: Draft, _ lines: SaleLines, _ detail: JSONObject?) throws -> SaleTax {
        guard preference("TaxPrefs", "UsingSalesTax") else { return SaleTax() }
        var tax = SaleTax()
        tax.code = try stateCode(draft, detail)
        let taxable = lines.lines.filter(\.isTaxable).reduce(Cents.zero) { $0 + $1.net }
        let hasTaxable = lines.lines.contains(where: \.isTaxable)
        guard let code = tax.code, hasTaxable else { return tax }
        var base = taxable
        if draft.record.bool("ApplyTaxAfterDiscount") == true, let discount = lines.discount {
            base = base - discount.amount.share(Int128(taxable.count), of: Int128(lines.subtotal.count))
        }
        tax.rows = rates(of: code, purchases: false).map { share in
            TaxRow(share: share, base: base, amount: base.percent(share.percent))
        }
        guard let detail, speaks(draft), detail.bool("UseAutomatedSalesTax") != true else { return tax }
        let lineSum = detail.objects("TaxLine").compactMap { $0.amount("Amount") }
        let stated = detail.amount("TotalTax") ?? (lineSum.isEmpty ? nil : lineSum.reduce(.zero, +))
        if let stated, stated != tax.total { tax.override(with: stated) }
        return tax
    }

    /// Manual: the code the client names. Automated: the code of the place the goods go to. Source: §8.1.
    private func stateCode(_ draft: Draft, _ detail: JSONObject?) throws -> Int? {
        if profile.taxModel == .usManual {
            guard let detail else { return nil }
            return try referenced(.taxCode, "TxnTaxCodeRef", in: detail)?.id
        }
        let company = record(.companyInfo, 1)?.object("CompanyAddr")
        let address = draft.record.object("ShipAddr") ?? company
        let state = (address?.text("CountrySubDivisionCode") ?? "CA").uppercased()
        return id(named: TaxSeed.stateCodes[state] ?? TaxSeed.elsewhere, .taxCode)
    }

    private func globalTax(_ draft: Draft, _ lines: inout SaleLines, _ detail: JSONObject?) throws -> SaleTax {
        let isInclusive = draft.record.text("GlobalTaxCalculation") == "TaxInclusive"
        var tax = SaleTax()
        var order: [Int] = []
        var bases: [Int: Cents] = [:]
        for line in lines.lines where line.carriesMoney {
            guard let code = line.taxCode else { continue }
            if bases[code] == nil { order.append(code) }
            bases[code, default: .zero] = (bases[code] ?? .zero) + line.net
        }
        shareDiscount(lines, order, &bases)
        for code in order { addRows(of: code, base: bases[code] ?? .zero, to: &tax) }
        if isInclusive, lines.discount == nil { settleInclusive(lines, order, bases, &tax) }
        if let detail, speaks(draft) { try overrideRows(detail.objects("TaxLine"), &tax) }
        return tax
    }

    private func addRows(of code: Int, base: Cents, to tax: inout SaleTax) {
        for share in rates(of: code, purchases: false) {
            if let index = tax.rows.firstIndex(where: { $0.share.rate == share.rate }) {
                tax.rows[index].base = tax.rows[index].base + base
            } else {
                tax.rows.append(TaxRow(share: share, base: base, amount: .zero))
            }
        }
        for index in tax.rows.indices {
            let row = tax.rows[index]
            tax.rows[index].amount = row.base.percent(row.share.percent, decimals: profile.taxDecimals)
        }
    }

    /// A bare amount in a tax-inclusive document is gross; its net part is what remains without the tax.
    /// Discounts are held against the net amounts. Source: §8.2.
    func takeTaxOut(_ lines: inout SaleLines) {
        for index in lines.lines.indices where lines.lines[index].carriesMoney {
            var line = lines.lines[index]
            guard let code = line.taxCode, !line.isNetStated else { continue }
            let percent = rates(of: code, purchases: false).reduce(Exact.zero) { $0 + $1.percent }
            let gross = line.net
            let whole = Exact(100) + percent
            let exact = gross.share(percent.units, of: whole.units)
            let step = profile.taxDecimals == 0 ? Int64(100) : 1
            let part = Cents(Int64(clamping: Exact.divided(Int128(exact.count), by: Int128(step))) * step)
            line.gross = gross
            line.net = gross - part
            line.record["Amount"] = line.net.json
            if var detail = line.record.object("SalesItemLineDetail") {
                detail["TaxInclusiveAmt"] = gross.json
                line.record["SalesItemLineDetail"] = .object(detail)
            }
            lines.lines[index] = line
        }
    }

    private func shareDiscount(_ lines: SaleLines, _ order: [Int], _ bases: inout [Int: Cents]) {
        guard let discount = lines.discount, discount.amount != .zero else { return }
        if let code = discount.taxCode, let base = bases[code] {
            bases[code] = base - discount.amount
            return
        }
        var left = discount.amount
        for (index, code) in order.enumerated() {
            let base = bases[code] ?? .zero
            let part =
                index == order.count - 1
                ? left : discount.amount.share(Int128(base.count), of: Int128(lines.subtotal.count))
            bases[code] = base - part
            left = left - part
        }
    }

    /// Without a discount, the tax inside the prices is exactly gross less net, code by code.
    private func settleInclusive(
        _ lines: SaleLines, _ order: [Int], _ bases: [Int: Cents], _ tax: inout SaleTax
    ) {
        for index in tax.rows.indices { tax.rows[index].amount = .zero }
        for code in order {
            var inside = Cents.zero
            for line in lines.lines where line.taxCode == code {
                inside = inside + ((line.gross ?? line.net) - line.net)
            }
            let shares = rates(of: code, purchases: false)
            let whole = shares.reduce(Int128(0)) { $0 + $1.percent.units }
            var left = inside
            for (place, share) in shares.enumerated() {
                let part = place == shares.count - 1 ? left : inside.share(share.percent.units, of: whole)
                left = left - part
                if let index = tax.rows.firstIndex(where: { $0.share.rate == share.rate }) {
                    tax.rows[index].amount = tax.rows[index].amount + part
                }
            }
        }
    }

    /// Amounts per rate stated by the client. Each rate belongs to a code used, and stands once. Source: §8.2.
    func overrideRows(_ stated: [JSONObject], _ tax: inout SaleTax) throws {
        var seen: Set<Int> = []
        for line in stated {
            guard let detail = line.object("TaxLineDetail"), let text = detail.reference("TaxRateRef") else {
                throw Fault.missing("TaxRateRef")
            }
            guard let rate = Int(text), kept(.taxRate, rate) != nil else {
                throw Fault.reference("Tax rates", text, element: "TaxRateRef")
            }
            guard let index = tax.rows.firstIndex(where: { $0.share.rate == rate }), seen.insert(rate).inserted else {
                throw Fault.business(
                    "The tax rate \(text) is not part of a tax code used on this transaction, or stands there twice.",
                    element: "TaxRateRef")
            }
            guard let amount = line.amount("Amount") else { throw Fault.missing("Amount") }
            if tax.rows[index].amount != amount {
                tax.rows[index].amount = amount
                tax.isOverridden = true
            }
        }
    }

    /// `TxnTaxDetail` as it is kept.
    func taxDetail(_ tax: SaleTax) -> JSONValue? {
        var detail = JSONObject()
        if let code = tax.code { detail.append("TxnTaxCodeRef", .reference(String(code))) }
        detail.append("TotalTax", tax.total.json)
        if profile.taxModel == .usAutomated, tax.isOverridden { detail.append("TaxReviewStatus", "AST_TAX_OVERRIDE") }
        if !tax.rows.isEmpty { detail.append("TaxLine", tax.lines) }
        return .object(detail)
    }
}
