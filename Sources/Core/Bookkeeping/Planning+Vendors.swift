import Accounting
import Commerce

extension Planning {
    /// The vendor chosen, linked, of that name, or a new one. Like a customer, a vendor has one currency for ever.
    mutating func vendor(
        _ choice: SendingOptions.VendorChoice, _ supplier: Supplier
    ) -> Reference<Vendor> {
        if let chosen = choice.vendor { return checked(chosen) }
        let plain = RecordKey(.supplier, supplier.id, role: .vendor)
        let isForeign = books.company.isMulticurrency && currency != books.company.homeCurrency
        let key =
            isForeign
            ? RecordKey(.supplier, supplier.id, role: .foreignVendor(currency: currency.code)) : plain
        let cleaned = Naming.cleaned(supplier.name.isEmpty ? supplier.id : supplier.name)
        for candidate in key == plain ? [plain] : [key, plain] {
            guard let id = links[candidate] else { continue }
            guard let party = books.catalogue.parties.vendorsByID[ID(id)] else {
                if candidate == key { return .existing(ID(id), name: cleaned) }
                continue
            }
            if fits(party) { return checked(.existing(ID(id), name: party.displayName)) }
        }
        if let name = books.catalogue.expected.partyName(of: key) { return create(key, supplier, named: name) }
        let known = (books.catalogue.parties.byName[NameKey(cleaned)] ?? []).first {
            $0.kind == .vendor && $0.isActive && fits($0)
        }
        if let known { return .existing(ID(known.id), name: known.displayName) }
        let suffixes = (isForeign ? [currency.code] : []) + [texts.vendor, supplier.id]
        return create(key, supplier, named: freeName(cleaned, suffixes: suffixes))
    }

    private func fits(_ vendor: PartyRecord) -> Bool { vendor.currency == currency || !books.company.isMulticurrency }

    /// A vendor that is picked must be in use and have the order's currency; what is in the books stays as it is.
    private mutating func checked(_ chosen: Reference<Vendor>) -> Reference<Vendor> {
        guard case .existing(let id, _) = chosen, let party = books.catalogue.parties.vendorsByID[id] else {
            return chosen
        }
        if !fits(party) {
            refuse(.vendorCurrencyDiffers(name: party.displayName, vendor: party.currency, order: currency))
        } else if !party.isActive {
            refuse(.vendorInactive(name: Naming.withoutDeletionMark(party.displayName)))
        }
        return chosen
    }

    private mutating func create(_ key: RecordKey, _ supplier: Supplier, named name: String) -> Reference<Vendor> {
        if groundwork.contains(where: { $0.key == key }) { return .planned(key, name: name) }
        let company = Naming.cut(Naming.cleaned(supplier.name), to: books.catalogue.traits.lengths.partyNamePart)
        prepare(
            key,
            .vendor(
                PartyDraft(
                    displayName: name, companyName: company, email: EmailAddress(supplier.email)?.text,
                    currency: currency, accountNumber: supplier.accountNumber.map(Naming.cleaned))))
        return .planned(key, name: name)
    }
}
