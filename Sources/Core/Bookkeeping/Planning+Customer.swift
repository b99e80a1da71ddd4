import Accounting
import Commerce

extension Planning {
    /// The customer of the sale: the one chosen, linked, recognised, or a new one (W7, what-users-expect.md §4.9).
    mutating func customer() -> Reference<Customer> {
        if let picked = sending?.customer { return checked(picked) }
        if case .generic(let generic) = books.policy.customerAssignment { return checked(generic) }
        let buyer = BuyerIdentity(order, assignsOrganisation: books.policy.customerAssignment == .organisation)
        let key = RecordKey(.customer, buyer.sourceID, role: customerRole(isForeign: isForeign))
        if let linked = linked(key, buyer) { return linked }
        if let name = books.catalogue.expected.partyName(of: key) { return create(buyer, key, named: name) }
        let finder = CustomerFinder(
            parties: books.catalogue.parties, currency: currency,
            checksCurrency: books.company.isMulticurrency)
        switch finder.find(buyer) {
        case .found(let party): return .existing(ID(party.id), name: party.displayName)
        case .ambiguous(let names):
            refuse(.customerAmbiguous(name: buyer.name, candidates: names))
            return .planned(key, name: buyer.name)
        case .none:
            if waitsForNames, isBroughtByFeed {
                wait(for: .customer(buyer.name))
                return .planned(key, name: buyer.name)
            }
            return create(buyer, key, named: freeName(for: buyer))
        }
    }

    private var isForeign: Bool {
        books.company.isMulticurrency && currency != books.company.homeCurrency
    }

    /// The feed of customers makes each in the store's own currency, and in books that keep several a customer has one for ever: whoever
    /// is invoiced in another is made with the document.
    private var isBroughtByFeed: Bool {
        guard order.buyer.customerID != nil, !isForeign else { return false }
        return !books.company.isMulticurrency || order.exchangeRateCurrency ?? currency == currency
    }

    /// A customer's currency is fixed, so each foreign currency has its own record.
    private func customerRole(isForeign: Bool) -> RecordRole {
        isForeign ? .foreignCustomer(currency: currency.code) : .customer
    }

    private mutating func linked(_ key: RecordKey, _ buyer: BuyerIdentity) -> Reference<Customer>? {
        if links.records.isEmpty { return nil }
        if let kept = keptUnderStandIn(key, buyer) { return kept }
        let plain = RecordKey(.customer, buyer.sourceID, role: .customer)
        for (candidate, id) in [(key, links[key]), (plain, links[plain])] {
            guard let id else { continue }
            let party = books.catalogue.parties.customersByID[ID(id)]
            let fits = party.map(fitsCurrency) ?? (candidate == key)
            if fits {
                party.map { refuseInactive($0) }
                return .existing(ID(id), name: party?.displayName ?? buyer.name)
            }
        }
        return linkedFormerly(key, buyer)
    }

    /// To whom a sale is made out that was posted while a stand-in for an address still was somebody's: whom the buyer became since, by an
    /// order that came later, changes nothing of it.
    private func keptUnderStandIn(_ key: RecordKey, _ buyer: BuyerIdentity) -> Reference<Customer>? {
        guard buyer.hasStandIn, let posted = links.customers[saleKey]?.resolved(by: links) else { return nil }
        for former in buyer.formerSourceIDs(of: order) {
            guard let id = links[RecordKey(.customer, former, role: key.role)], posted == .existing(ID(id), name: "")
            else { continue }
            return .existing(ID(id), name: books.catalogue.parties.customersByID[ID(id)]?.displayName ?? buyer.name)
        }
        return nil
    }

    private func fitsCurrency(_ party: PartyRecord) -> Bool {
        party.currency == currency || !books.company.isMulticurrency
    }

    /// A link of earlier versions; it counts unless the address says another buyer. A sale in the books keeps its customer even then,
    /// for somebody may have corrected the address there.
    private mutating func linkedFormerly(_ key: RecordKey, _ buyer: BuyerIdentity) -> Reference<Customer>? {
        for former in buyer.formerSourceIDs(of: order, isPosted: links[saleKey] != nil) {
            guard let id = links[RecordKey(.customer, former, role: key.role)],
                let party = books.catalogue.parties.customersByID[ID(id)], fitsCurrency(party),
                links[saleKey] != nil || !saysOther(party, than: buyer)
            else { continue }
            refuseInactive(party)
            return .existing(ID(id), name: party.displayName)
        }
        return nil
    }

    private func saysOther(_ party: PartyRecord, than buyer: BuyerIdentity) -> Bool {
        guard let own = buyer.email else { return false }
        let addresses = party.emailKeys
        return !addresses.isEmpty && !addresses.contains(own)
    }

    /// The books take no new document of a customer that was made inactive; one that they hold stays as it is.
    private mutating func refuseInactive(_ party: PartyRecord) {
        guard !party.isActive, links[saleKey] == nil else { return }
        refuse(.customerInactive(name: Naming.withoutDeletionMark(party.displayName)))
    }

    /// A customer that a person chose must have the order's currency.
    private mutating func checked(_ chosen: Reference<Customer>) -> Reference<Customer> {
        guard case .existing(let id, _) = chosen, let party = books.catalogue.parties.customersByID[id] else {
            return chosen
        }
        refuseInactive(party)
        guard books.company.isMulticurrency, party.currency != currency else { return chosen }
        refuse(.customerCurrencyDiffers(name: party.displayName, customer: party.currency, order: currency))
        return chosen
    }

    private mutating func freeName(for buyer: BuyerIdentity) -> String {
        var suffixes = [buyer.town, buyer.number, buyer.email?.text ?? "", order.number]
        // What a store's own documents are called after must not hang on the address of one of them.
        if order.form.isDocument { suffixes.removeFirst() }
        if isForeign { suffixes.insert(currency.code, at: 0) }
        return freeName(buyer.name, suffixes: suffixes)
    }

    private mutating func create(_ buyer: BuyerIdentity, _ key: RecordKey, named name: String) -> Reference<Customer> {
        let source = order.buyer
        let draft = PartyDraft(
            displayName: name,
            givenName: Naming.cut(Naming.cleaned(source.givenName), to: books.catalogue.traits.lengths.partyNamePart),
            familyName: Naming.cut(Naming.cleaned(source.familyName), to: books.catalogue.traits.lengths.partyNamePart),
            companyName: Naming.cut(Naming.cleaned(source.company), to: books.catalogue.traits.lengths.partyNamePart),
            email: EmailAddress(source.email)?.text,
            phone: source.phone, billingAddress: source.billingAddress, shippingAddress: source.shippingAddress,
            currency: currency, taxNumber: source.taxNumber, isTaxExempt: source.isTaxExempt,
            notes: refusedEmail ?? "")
        prepare(key, .customer(draft))
        return .planned(key, name: name)
    }

    /// A word for people about an address that the books would refuse and that is left out.
    var refusedEmail: String? {
        guard let written = order.buyer.email, EmailAddress(written) == nil else { return nil }
        let email = Naming.cleaned(written)
        return email.isEmpty ? nil : texts.emailAsWritten(email)
    }

    /// The name, or the name with the first suffix that makes it one that nobody bears.
    mutating func freeName(_ name: String, suffixes: [String]) -> String {
        let limit = books.catalogue.traits.lengths.partyName
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
        guard !books.catalogue.parties.isTaken(name), !books.catalogue.expected.takesPartyName(name),
            !plannedPartyNames.contains(key)
        else { return false }
        plannedPartyNames.insert(key)
        return true
    }
}
