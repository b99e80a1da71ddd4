import Accounting
import Bookkeeping
import Commerce

/// Finds in the books what a person named for an order.
struct SendingReader {
    let catalogue: BooksCatalogue
    let policy: Policy
    let order: Order

    func options(_ words: SendingWords) throws(FeatureProblem) -> SendingOptions {
        var options = SendingOptions(sendsInvoice: words.sendsInvoice, isBillable: words.isBillable)
        if let name = words.customer { options.customer = try customer(name) }
        if let name = words.receivableAccount { options.receivableAccount = try account(name, .receivable) }
        if let name = words.incomeAccount { options.incomeAccount = try account(name, .income) }
        if let tax = words.tax { options.tax = try choice(tax) }
        options.vendors = try vendors(words)
        options.matching = words.matching
        options.knownSuppliers = known.isEmpty ? nil : known.map(\.id)
        return options
    }

    /// What of the books must be at hand to find what was named.
    static func lookups(_ words: SendingWords, _ order: Order, _ policy: Policy) -> CatalogueLookups {
        var lookups = CatalogueLookups(policy: policy)
        lookups.add(order)
        if let customer = words.customer { lookups.add(party: customer) }
        for vendor in words.vendors.values { lookups.add(party: vendor) }
        return lookups
    }

    private func vendors(_ words: SendingWords) throws(FeatureProblem) -> [SendingOptions.VendorChoice] {
        let bills = try suppliers(words.bills)
        let orders = try suppliers(words.purchaseOrders)
        var vendors: [String: String] = [:]
        for (supplier, vendor) in words.vendors { for id in try suppliers([supplier]) { vendors[id] = vendor } }
        let chosen = known.map(\.id).filter { bills.contains($0) || orders.contains($0) }
        guard !chosen.isEmpty else { return [] }
        let (payables, costs) = (try bySupplier(words.payableAccounts), try bySupplier(words.costAccounts))
        var choices: [SendingOptions.VendorChoice] = []
        for id in chosen {
            var choice = SendingOptions.VendorChoice(
                supplierID: id, vendor: try vendors[id].map { name throws(FeatureProblem) in try vendor(name) },
                sendsBill: bills.contains(id), sendsPurchaseOrder: orders.contains(id),
                payableAccount: try payableAccount(payables[id] ?? words.payableAccount),
                costAccount: try costAccount(costs[id] ?? words.costAccount),
                knownInvoices: order.supplies.filter { $0.supplier.id == id }.flatMap(\.invoices).map(\.number))
            choice.see(order)
            choices.append(choice)
        }
        return choices
    }

    /// The suppliers of the order, each once.
    private var known: [(id: String, name: String)] {
        order.suppliers.map { ($0.id, $0.name) }
    }

    private func bySupplier(_ words: [String: String]) throws(FeatureProblem) -> [String: String] {
        var found: [String: String] = [:]
        for (supplier, word) in words { for id in try suppliers([supplier]) { found[id] = word } }
        return found
    }

    private func suppliers(_ words: [String]) throws(FeatureProblem) -> Set<String> {
        var found: Set<String> = []
        for word in words {
            let ids = known.filter { word.isEmpty || $0.id == word || NameKey($0.name) == NameKey(word) }.map(\.id)
            if ids.isEmpty { throw .sendingUnfit(.supplierUnknown(word, known: known.map(\.name))) }
            found.formUnion(ids)
        }
        return found
    }

    private func account(_ word: String, _ use: AccountUse) throws(FeatureProblem) -> Reference<Account> {
        let fitting = catalogue.accounts.values.filter { $0.isActive && use.offers($0) }
        let found = fitting.first { $0.id.rawValue == word } ?? fitting.first { NameKey($0.name) == NameKey(word) }
        guard let found else { throw .sendingUnfit(.accountUnknown(word, use)) }
        return found.reference
    }

    private func costAccount(_ word: String?) throws(FeatureProblem) -> Reference<Account> {
        guard let word else { return policy.products.nonStock.expense }
        return try account(word, .costOfGoods)
    }

    /// The one named, that of the settings, or the only one in the order's currency.
    private func payableAccount(_ word: String?) throws(FeatureProblem) -> Reference<Account> {
        if let word { return try account(word, .payable) }
        if let usual = policy.sendingRules.payableAccount { return usual }
        let fitting = catalogue.accounts.values.filter {
            $0.isActive && $0.type == .accountsPayable && $0.currency == order.currency
        }
        guard fitting.count == 1 else { throw .sendingUnfit(.accountNotChosen(.payable)) }
        return fitting[0].reference
    }

    private func customer(_ word: String) throws(FeatureProblem) -> Reference<Customer> {
        if let party = catalogue.parties.customersByID[ID(word)] {
            return .existing(ID(party.id), name: party.displayName)
        }
        guard let party = party(word, .customer) else { throw .sendingUnfit(.customerUnknown(word)) }
        return .existing(ID(party.id), name: party.displayName)
    }

    private func vendor(_ word: String) throws(FeatureProblem) -> Reference<Vendor> {
        if let party = catalogue.parties.vendorsByID[ID(word)] {
            return .existing(ID(party.id), name: party.displayName)
        }
        guard let party = party(word, .vendor) else { throw .sendingUnfit(.vendorUnknown(word)) }
        return .existing(ID(party.id), name: party.displayName)
    }

    private func party(_ name: String, _ kind: PartyRecord.Kind) -> PartyRecord? {
        (catalogue.parties.byName[NameKey(name)] ?? []).first { $0.kind == kind && $0.isActive }
    }

    private func choice(_ tax: SendingWords.Tax) throws(FeatureProblem) -> SendingOptions.TaxChoice {
        switch tax {
        case .booksDefault: return .booksDefault
        case .totalAsItem: return .totalAsItem
        case .code(let word):
            let codes = catalogue.taxCodes.filter(\.isActive)
            let found = codes.first { $0.id.rawValue == word } ?? codes.first { NameKey($0.name) == NameKey(word) }
            guard let found else { throw .sendingUnfit(.taxCodeUnknown(word)) }
            return .customerSetting(found.id)
        }
    }
}
