import Accounting
import Commerce

extension Planning {
    /// The customer of the sale: the one chosen, linked, recognised, or a new one (W7, what-users-expect.md §4.9).
    mutating func customer() -> Reference<Customer> {
        if let picked = sending?.customer { return checked(picked) }
        if case .generic(let generic) = policy.customerAssignment { return checked(generic) }
        let buyer = BuyerIdentity(order, assignsOrganisation: policy.customerAssignment == .organisation)
        let key = RecordKey(.customer, buyer.sourceID, role: customerRole(isForeign: isForeign))
        if let linked = linked(key, buyer) { return linked }
        let finder = CustomerFinder(
            parties: catalogue.parties, currency: currency, checksCurrency: company.isMulticurrency)
        switch finder.find(buyer) {
        case .found(let party): return .existing(ID(party.id), name: party.displayName)
        case .ambiguous(let names):
            refuse(.customerAmbiguous(name: buyer.name, candidates: names))
            return .planned(key, name: buyer.name)
        case .none(let otherCurrency): return create(buyer, key, otherCurrency: otherCurrency)
        }
    }

    private var isForeign: Bool { company.isMulticurrency && currency != company.homeCurrency }

    /// A customer's currency is fixed, so each foreign currency has its own record.
    private func customerRole(isForeign: Bool) -> String { isForeign ? "customer.\(currency.code)" : "customer" }

    private func linked(_ key: RecordKey, _ buyer: BuyerIdentity) -> Reference<Customer>? {
        if links.records.isEmpty { return nil }
        let plain = RecordKey(.customer, buyer.sourceID, role: "customer")
        for (candidate, id) in [(key, links[key]), (plain, links[plain])] {
            guard let id else { continue }
            let party = catalogue.parties.customersByID[ID(id)]
            let fits = party.map { $0.currency == currency || !company.isMulticurrency } ?? (candidate == key)
            if fits { return .existing(ID(id), name: party?.displayName ?? buyer.name) }
        }
        return nil
    }

    /// A customer that a person chose must have the order's currency.
    private mutating func checked(_ chosen: Reference<Customer>) -> Reference<Customer> {
        guard company.isMulticurrency, case .existing(let id, _) = chosen,
            let party = catalogue.parties.customersByID[id], party.currency != currency
        else { return chosen }
        refuse(.customerCurrencyDiffers(name: party.displayName, customer: party.currency, order: currency))
        return chosen
    }

    private mutating func create(
        _ buyer: BuyerIdentity, _ key: RecordKey, otherCurrency: Bool
    ) -> Reference<Customer> {
        var suffixes = [buyer.town, buyer.number, buyer.email ?? "", order.number]
        if otherCurrency { suffixes.insert(currency.code, at: 0) }
        let name = freeName(buyer.name, suffixes: suffixes)
        let source = order.buyer
        let draft = PartyDraft(
            displayName: name, givenName: Naming.cut(Naming.cleaned(source.givenName), to: Self.namePartLengthMax),
            familyName: Naming.cut(Naming.cleaned(source.familyName), to: Self.namePartLengthMax),
            companyName: Naming.cut(Naming.cleaned(source.company), to: Self.namePartLengthMax), email: source.email,
            phone: source.phone, billingAddress: source.billingAddress, shippingAddress: source.shippingAddress,
            currency: currency, taxNumber: source.taxNumber, isTaxExempt: source.isTaxExempt)
        prepare(key, .customer(draft))
        return .planned(key, name: name)
    }

    /// Source: quickbooks-online.md §7.3.
    private static let namePartLengthMax = 100

    /// The name, or the name with the first suffix that makes it one that nobody bears.
    mutating func freeName(_ name: String, suffixes: [String]) -> String {
        let limit = company.partyNameLengthMax
        let base = Naming.cutDistinctly(name, to: limit)
        if takeName(base) { return base }
        for suffix in suffixes.map(Naming.cleaned) where !suffix.isEmpty {
            let candidate = Naming.with(base, suffix: suffix, lengthMax: limit)
            if takeName(candidate) { return candidate }
        }
        let last = Naming.with(base, suffix: Naming.hash(order.id.rawValue + name), lengthMax: limit)
        plannedPartyNames.insert(NameKey(last))
        return last
    }

    private mutating func takeName(_ name: String) -> Bool {
        let key = NameKey(name)
        guard !catalogue.parties.isTaken(name), !plannedPartyNames.contains(key) else { return false }
        plannedPartyNames.insert(key)
        return true
    }
}

/// Who the sale is made out to, as the order tells it.
struct BuyerIdentity {
    /// The identity by which the customer is linked: the store's customer, else the e-mail address, else the order.
    let sourceID: String
    let name: String
    let isOrganisation: Bool
    let email: String?
    let phone: String?
    let postalCode: String?
    let town: String
    let number: String

    init(_ order: Order, assignsOrganisation: Bool) {
        let buyer = order.buyer
        isOrganisation = assignsOrganisation && !buyer.company.isEmpty
        email = buyer.email.flatMap { $0.isEmpty ? nil : $0 }
        phone = buyer.phone
        let address = buyer.billingAddress ?? buyer.shippingAddress
        postalCode = address?.postalCode
        town = address?.city ?? ""
        number = buyer.customerID?.rawValue ?? ""
        let own = buyer.customerID?.rawValue ?? email.map { "email:" + $0.lowercased() } ?? "order:" + order.id.rawValue
        sourceID = isOrganisation ? "company:" + NameKey(buyer.company).text : own
        name =
            Self.name(of: buyer, isOrganisation: isOrganisation)
            ?? Naming.cleaned(order.number.isEmpty ? order.id.rawValue : order.number)
    }

    private static func name(of buyer: Buyer, isOrganisation: Bool) -> String? {
        let person = buyer.name.isEmpty ? buyer.givenName + " " + buyer.familyName : buyer.name
        let first = Naming.cleaned(isOrganisation ? buyer.company : person)
        if !first.isEmpty { return first }
        let others =
            isOrganisation
            ? [] : [buyer.company, buyer.shippingName, buyer.email ?? "", buyer.customerID?.rawValue ?? ""]
        for candidate in others {
            let name = Naming.cleaned(candidate)
            if !name.isEmpty { return name }
        }
        return nil
    }
}

/// Recognises a buyer among the customers of the books; never merges on a name that something else contradicts.
struct CustomerFinder {
    enum Result {
        case found(PartyRecord)
        case ambiguous([String])
        /// Nobody, or the same buyer in another currency only.
        case none(otherCurrency: Bool)
    }

    let parties: PartyDirectory
    let currency: Currency
    let checksCurrency: Bool

    func find(_ buyer: BuyerIdentity) -> Result {
        var otherCurrency = false
        for step in 0...2 {
            let candidates = step == 0 ? byEmail(buyer) : byName(buyer, step == 1 ? \.confirms : \.allows)
            if candidates.count == 1, let only = candidates.first, only.isActive, fits(only) { return .found(only) }
            let active = candidates.filter(\.isActive)
            let fitting = active.filter(fits)
            if fitting.count == 1 { return .found(fitting[0]) }
            if fitting.count > 1 {
                let named = fitting.filter { NameKey($0.displayName) == NameKey(buyer.name) }
                return named.count == 1 ? .found(named[0]) : .ambiguous(fitting.map(\.displayName).sorted())
            }
            otherCurrency = otherCurrency || !active.isEmpty
        }
        return .none(otherCurrency: otherCurrency)
    }

    private func fits(_ party: PartyRecord) -> Bool { !checksCurrency || party.currency == currency }

    private func byEmail(_ buyer: BuyerIdentity) -> [PartyRecord] {
        guard !buyer.isOrganisation, let email = buyer.email else { return [] }
        return parties.customersByEmail[NameKey(email)] ?? []
    }

    private func byName(_ buyer: BuyerIdentity, _ admits: KeyPath<Likeness, Bool>) -> [PartyRecord] {
        let key = NameKey(buyer.name)
        var customers = (parties.byName[key] ?? []).filter { $0.kind == .customer }
        if buyer.isOrganisation {
            let known = Set(customers.map(\.id))
            customers += (parties.customersByCompany[key] ?? []).filter { !known.contains($0.id) }
            return customers
        }
        return customers.filter { Likeness($0, buyer)[keyPath: admits] }
    }
}

/// What a customer of the books and a buyer of the same name have in common.
struct Likeness {
    /// Phone or postcode agree.
    let confirms: Bool
    /// Nothing that both state differs.
    let allows: Bool

    init(_ party: PartyRecord, _ buyer: BuyerIdentity) {
        let phone = Self.agree(party.phone, buyer.phone, as: Self.digits)
        let postcode = Self.agree(party.postalCode, buyer.postalCode) { NameKey($0).text }
        let email = Self.agree(party.email, buyer.email) { NameKey($0).text }
        confirms = phone == true || postcode == true
        allows = phone != false && postcode != false && email != false
    }

    private static func agree(_ one: String?, _ other: String?, as plain: (String) -> String) -> Bool? {
        guard let one, let other, !one.isEmpty, !other.isEmpty else { return nil }
        let (left, right) = (plain(one), plain(other))
        return left.isEmpty || right.isEmpty ? nil : left == right
    }

    /// The last nine digits: country prefixes are written in many ways.
    private static func digits(_ phone: String) -> String {
        String(phone.filter { $0.asciiValue.map { (48...57).contains($0) } ?? $0.isNumber }.suffix(9))
    }
}
