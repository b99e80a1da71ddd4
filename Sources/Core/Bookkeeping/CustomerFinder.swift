import Accounting

/// Recognises a buyer among the customers of the books: by e-mail address, and without one by a name that nothing
/// contradicts; a company by its name too, since the address is only that of one who works there.
///
/// Customers that this store made are recognised by their links. By name only those count that others made: what one order
/// makes must not depend on whether another one is posted already.
struct CustomerFinder {
    enum Result {
        case found(PartyRecord)
        case ambiguous([String])
        case none
    }

    let parties: PartyDirectory
    let currency: Currency
    let checksCurrency: Bool

    func find(_ buyer: BuyerIdentity) -> Result {
        let steps: [[PartyRecord]]
        if buyer.isOrganisation {
            steps = [byOrganisation(buyer)]
        } else if buyer.isKeptCompany {
            steps = [byEmail(buyer), customers(named: buyer)]
        } else if buyer.email != nil {
            steps = [byEmail(buyer)]
        } else {
            steps = [byName(buyer, \.confirms), byName(buyer, \.allows)]
        }
        for candidates in steps {
            let fitting = candidates.only { $0.isActive && fits($0) }
            if let only = one(of: fitting, buyer) { return .found(only) }
            if !fitting.isEmpty { return .ambiguous(fitting.map(\.displayName).sorted()) }
        }
        return .none
    }

    /// The only one, the only one of that name, or the only one that is not part of another customer.
    private func one(of fitting: [PartyRecord], _ buyer: BuyerIdentity) -> PartyRecord? {
        if fitting.count <= 1 { return fitting.first }
        let named = fitting.filter { NameKey($0.displayName) == NameKey(buyer.name) }
        if named.count == 1 { return named[0] }
        let whole = fitting.filter { !$0.isPartOfAnother }
        return whole.count == 1 ? whole[0] : nil
    }

    private func fits(_ party: PartyRecord) -> Bool { !checksCurrency || party.currency == currency }

    /// Customers whom the store keeps apart are not one because they share an address: that of an agency, or of their accountant.
    private func byEmail(_ buyer: BuyerIdentity) -> [PartyRecord] {
        (buyer.email.flatMap { parties.customersByEmail[$0] } ?? []).only {
            !parties.isOwnOrganisation($0) && !(buyer.isKept && parties.isKept($0, besides: buyer.sourceID))
        }
    }

    private func byName(_ buyer: BuyerIdentity, _ admits: KeyPath<Likeness, Bool>) -> [PartyRecord] {
        customers(named: buyer).filter { Likeness($0, buyer)[keyPath: admits] }
    }

    private func byOrganisation(_ buyer: BuyerIdentity) -> [PartyRecord] {
        let named = customers(named: buyer)
        let known = Set(named.map(\.id))
        let ofCompany = parties.customersByCompany[NameKey(buyer.name)] ?? []
        return named + ofCompany.filter { !known.contains($0.id) && !parties.isOwn($0) }
    }

    private func customers(named buyer: BuyerIdentity) -> [PartyRecord] {
        (parties.byName[NameKey(buyer.name)] ?? []).filter { $0.kind == .customer && !parties.isOwn($0) }
    }
}

/// What a customer of the books and a buyer of the same name have in common.
struct Likeness {
    /// Phone or postcode agree.
    let confirms: Bool
    /// Nothing that both state differs.
    let allows: Bool

    init(_ party: PartyRecord, _ buyer: BuyerIdentity) {
        let phone = Self.agree(party.phone, buyer.phone) { PhoneKey($0).text }
        let postcode = Self.agree(party.postalCode, buyer.postalCode) { NameKey($0).text }
        confirms = phone == true || (postcode == true && phone != false)
        allows = phone != false && postcode != false
    }

    private static func agree(_ one: String?, _ other: String?, as plain: (String) -> String) -> Bool? {
        guard let one, let other, !one.isEmpty, !other.isEmpty else { return nil }
        let (left, right) = (plain(one), plain(other))
        return left.isEmpty || right.isEmpty ? nil : left == right
    }
}
