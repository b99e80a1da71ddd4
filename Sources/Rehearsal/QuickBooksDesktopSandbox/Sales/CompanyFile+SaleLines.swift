/// What QuickBooks computes for the lines of a sale. Source: quickbooks-desktop.md §4.3.
extension CompanyFile {
    /// Fills in quantity, rate, amount, description, class and tax code of every line.
    func computeLines(_ draft: inout SaleDraft) throws(Refusal) {
        draft.accounts = []
        draft.codes = []
        var sum = Cents.zero
        var above = Cents.zero
        for index in draft.lines.indices {
            var line = draft.lines[index]
            guard let item = record(line.reference("ItemRef")) else {
                for field in ["Quantity", "Rate", "RatePercent", "Amount"] where line.value(field) != nil {
                    throw .missing("ItemRef")
                }
                line.amount = .zero
                draft.lines[index] = line
                draft.accounts.append(nil)
                draft.codes.append(nil)
                continue
            }
            var account: Int?
            switch item.kind {
            case .itemSubtotal:
                for field in ["Quantity", "Rate", "RatePercent", "Amount"] where line.value(field) != nil {
                    if line.number == 0 || field != "Amount" {
                        throw .notAllowed(field, "A subtotal computes its amount itself.")
                    }
                }
                line.set("Amount", sum.text)
                above = sum
                sum = .zero
                line.amount = .zero
            case .itemDiscount:
                if line.value("Quantity") != nil { throw .notAllowed("Quantity", "A discount has no quantity.") }
                line.amount = discount(&line, item, above)
                line.set("Amount", line.amount.text)
                account = item.reference("AccountRef")
                sum += line.amount
            case .itemPayment, .itemSalesTax, .itemSalesTaxGroup, .itemGroup, .itemFixedAsset:
                throw .invalid(
                    "ItemRef", fullName(item.number), "An item of this kind cannot be used on this line.")
            default:
                try price(&line, item, above)
                account = line.reference("OverrideItemAccountRef") ?? incomeAccount(item)
                if account == nil { throw .noAccount(fullName(item.number)) }
                sum += line.amount
                above = line.amount
            }
            describe(&line, item, draft)
            draft.codes.append(try taxCode(&line, item, draft))
            draft.lines[index] = line
            draft.accounts.append(account)
        }
    }

    /// Amount wins over rate; without an amount it is rate × quantity.
    private func price(_ line: inout TxnLine, _ item: ListRecord, _ above: Cents) throws(Refusal) {
        let quantity = line.exact("Quantity")
        if let percent = line.exact("RatePercent") {
            line.amount = line.value("Amount").flatMap { Cents($0) } ?? above.percent(percent)
        } else if let amount = line.value("Amount").flatMap({ Cents($0) }) {
            line.amount = amount
            line.set("Rate", Exact(amount).divided(by: quantity ?? .one).text(2))
            if quantity?.isZero == true { line.remove("Rate") }
        } else {
            let rate = line.exact("Rate") ?? salesPrice(item)
            line.set("Rate", rate.text(2))
            line.amount = Cents(rate.times(quantity ?? .one))
        }
        guard line.amount.magnitude.count < 1_000_000_000_000_00 else {
            throw Refusal(3110, "The amount is too large.")
        }
        line.set("Amount", line.amount.text)
    }

    /// An amount stands as it was sent; a percentage, or the item's own rate, takes away from the line above.
    private func discount(_ line: inout TxnLine, _ item: ListRecord, _ above: Cents) -> Cents {
        if let amount = line.value("Amount").flatMap({ Cents($0) }) { return amount }
        let percent = line.exact("RatePercent") ?? (line.exact("Rate") == nil ? item.exact("DiscountRatePercent") : nil)
        if let percent {
            line.set("RatePercent", (-percent.magnitude).text(1))
            return -above.percent(percent.magnitude)
        }
        return -Cents((line.exact("Rate") ?? item.exact("DiscountRate") ?? .zero).magnitude)
    }

    func salesPrice(_ item: ListRecord) -> Exact {
        item.exact("SalesPrice") ?? item.sided("Price", "SalesOrPurchase").flatMap { Exact($0.text) }
            ?? item.sided("SalesPrice", "SalesAndPurchase").flatMap { Exact($0.text) } ?? .zero
    }

    func incomeAccount(_ item: ListRecord) -> Int? {
        item.reference("IncomeAccountRef") ?? item.sided("AccountRef", "SalesOrPurchase").flatMap { Int($0.text) }
            ?? item.sided("IncomeAccountRef", "SalesAndPurchase").flatMap { Int($0.text) }
    }

    private func describe(_ line: inout TxnLine, _ item: ListRecord, _ draft: SaleDraft) {
        if line.value("Desc") == nil {
            let text =
                item.value("SalesDesc") ?? item.value("ItemDesc")
                ?? item.sided("Desc", "SalesOrPurchase")?.text ?? item.sided("SalesDesc", "SalesAndPurchase")?.text
            if let text { line.set("Desc", text) }
        }
        if line.value("ClassRef") == nil, item.kind != .itemSubtotal, let header = draft.reference("ClassRef") {
            line.set("ClassRef", String(header))
        }
    }

    /// The code of a line: its own, the customer's outside the US, the item's.
    private func taxCode(_ line: inout TxnLine, _ item: ListRecord, _ draft: SaleDraft) throws(Refusal) -> Int? {
        guard preferences.chargesSalesTax, item.kind != .itemSubtotal else { return nil }
        let own = line.reference("SalesTaxCodeRef")
        let customers = profile.edition == .us ? nil : draft.reference("CustomerSalesTaxCodeRef")
        let code = own ?? customers ?? item.reference("SalesTaxCodeRef") ?? preferences.exemptCode
        if let code { line.set("SalesTaxCodeRef", String(code)) }
        return code
    }
}

extension TxnLine {
    mutating func set(_ name: String, _ text: String) {
        if let place = fields.firstIndex(where: { $0.name == name }) {
            fields[place].text = text
        } else {
            fields.append(Element(name, text))
        }
    }

    mutating func remove(_ name: String) { fields.removeAll { $0.name == name } }
}
