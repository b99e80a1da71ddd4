package import Accounting
package import Commerce

/// What a person should know about settings that are kept: possible, but perhaps not meant.
package enum SettingRemark: Hashable, Sendable {
    /// Proposed, so that nothing of the past is posted before a person has said from when on.
    case startProposed(BusinessDate)
    /// Without a start date every order that the store has is posted.
    case wholeHistory
    /// The whole history is posted, and nobody said from which day on new stock items are counted.
    case stockStartUnsaid
    /// Nothing is posted before that day.
    case startInFuture(BusinessDate)
    /// Several rules are for one method, of which only the first counts.
    case ruleUnused(method: String, account: String, used: String)
    /// The number of this order does not fit; the books get another, made of its beginning and a short hash.
    case numberCut(order: String, whole: String, cut: String)
    /// Payments by methods without a rule are booked there; these are the ones that the store has now.
    case methodsByDefault(account: String, methods: [String])
    /// An account named after one tax authority; `others` could be meant as well.
    case taxAccountOfAuthority(account: String, others: [String])
    /// Orders come in another currency than that of the books; whether these take it at all.
    case currencyDiffers(store: Currency, books: Currency, isTaken: Bool)
}

extension SettingRemark {
    /// `nil` where store and books have one currency. It can be told before anything is set.
    package static func ofCurrencies(_ profile: StoreProfile, _ company: BooksCompany) -> SettingRemark? {
        guard profile.currency != company.homeCurrency else { return nil }
        return .currencyDiffers(
            store: profile.currency, books: company.homeCurrency, isTaken: company.isMulticurrency)
    }
}

extension Policy {
    /// What of these settings a person should know. `numbers` are numbers of orders as the store gives them.
    package func remarks(
        for profile: StoreProfile, catalogue: BooksCatalogue, numbers: [String], today: BusinessDate? = nil
    ) -> [SettingRemark] {
        let single: [SettingRemark?] = [
            startDate == nil ? .wholeHistory : nil, lacksStockStart(in: catalogue.company) ? .stockStartUnsaid : nil,
            startInFuture(today), numberCut(numbers, catalogue),
            SettingRemark.ofCurrencies(profile, catalogue.company), methodsByDefault(profile),
            taxAccountOfAuthority(catalogue),
        ]
        return single.compactMap { $0 } + unusedRules(catalogue)
    }

    /// New stock items would begin on the day on which their product changed last, and what was sold before be held: the whole history is
    /// wanted, no period is closed, and nobody said from which day on they are counted.
    package func lacksStockStart(in company: BooksCompany) -> Bool {
        startDate == nil && company.closingDate == nil && company.tracksInventory && products.createsItems
            && products.createsInventoryItems && products.inventoryStart == nil
    }

    private func startInFuture(_ today: BusinessDate?) -> SettingRemark? {
        guard let startDate, let today, startDate > today else { return nil }
        return .startInFuture(startDate)
    }

    /// Rules behind one that takes every payment which they would take.
    private func unusedRules(_ catalogue: BooksCatalogue) -> [SettingRemark] {
        func covers(_ one: PaymentPolicy.Rule, _ other: PaymentPolicy.Rule) -> Bool {
            let currency = catalogue.currency(of: one.account) ?? catalogue.company.homeCurrency
            return one.method.covers(other.method)
                && (currency == catalogue.company.homeCurrency || currency == catalogue.currency(of: other.account))
        }
        return payments.rules.indices.compactMap { index in
            let rule = payments.rules[index]
            guard let first = payments.rules[..<index].first(where: { covers($0, rule) }) else { return nil }
            let method = rule.method.title.isEmpty ? rule.method.code : rule.method.title
            return .ruleUnused(method: method, account: rule.account.name, used: first.account.name)
        }
    }

    /// The first document number, of sales before refunds, that the books have no room for.
    private func numberCut(_ numbers: [String], _ catalogue: BooksCatalogue) -> SettingRemark? {
        guard !numbering.isAutomatic, catalogue.company.takesDocumentNumbers else { return nil }
        let longest = numbers.max { $0.utf16.count < $1.utf16.count } ?? Self.usualNumber
        let sale = numbering.prefix + longest
        for whole in [sale, numbering.refundPrefix + sale].map(Naming.cleanedNumber) {
            let cut = Naming.cutDistinctly(whole, to: catalogue.traits.lengths.documentNumber)
            if cut != whole { return .numberCut(order: longest, whole: whole, cut: cut) }
        }
        return nil
    }

    private func methodsByDefault(_ profile: StoreProfile) -> SettingRemark? {
        guard payments.isEnabled, let account = payments.defaultAccount else { return nil }
        let open = profile.paymentMethods.filter { method in
            !payments.rules.contains { NameKey($0.method.title) == NameKey(method.title) }
        }
        return .methodsByDefault(account: account.name, methods: open.map(\.title))
    }

    /// Only where the books are American: elsewhere each tax code knows its own account.
    private func taxAccountOfAuthority(_ catalogue: BooksCatalogue) -> SettingRemark? {
        guard catalogue.company.country == "US", let chosen = tax.payableAccount ?? catalogue.salesTaxPayable?.reference
        else { return nil }
        let names = catalogue.accounts.values
            .filter { $0.isActive && $0.type == .otherCurrentLiability && Self.isOfAuthority($0) }.map(\.name)
        guard names.contains(chosen.name) else { return nil }
        return .taxAccountOfAuthority(account: chosen.name, others: names.filter { $0 != chosen.name }.sorted())
    }

    /// Whether the account bears the name of one tax authority, as QuickBooks makes them: "Arizona Dept. of Revenue Payable".
    private static func isOfAuthority(_ account: Account) -> Bool {
        let name = NameKey(account.name).text
        return ["dept", "department", "board of", "revenue", "comptroller", "commission", "authority"]
            .contains { name.contains($0) } && name.contains("payable")
    }

    /// As long as the numbers that stores give: eight signs.
    private static let usualNumber = "10001234"
}

extension StorePaymentMethod {
    /// Whether a rule for it takes all that a rule for the other would take.
    fileprivate func covers(_ other: StorePaymentMethod) -> Bool {
        (code.isEmpty || NameKey(code) == NameKey(other.code))
            && (title.isEmpty || NameKey(title) == NameKey(other.title))
    }
}
