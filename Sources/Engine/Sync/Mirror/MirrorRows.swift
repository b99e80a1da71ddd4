import Accounting
package import Bookkeeping
package import ConnectorKit
import LinkLedger
package import Storage

extension MirrorRow {
    /// A record of the books as a row of the mirror.
    package init(_ record: CatalogueRecord) throws {
        let body = try RecordText.encode(record)
        switch record {
        case .company(let company): self.init(.company, company.id, "", "", body)
        case .account(let account): self.init(.account, account.id.rawValue, account.name, "", body)
        case .taxCode(let code): self.init(.taxCode, code.id.rawValue, code.name, "", body)
        case .item(let item): self.init(.item, item.id.rawValue, item.name, item.sku ?? "", body)
        case .party(let party): self.init(party, body)
        case .trackingClass(let named): self.init(.trackingClass, named.id.rawValue, named.name, "", body)
        case .location(let named): self.init(.location, named.id.rawValue, named.name, "", body)
        case .term(let named): self.init(.term, named.id.rawValue, named.name, "", body)
        case .paymentMethod(let named): self.init(.paymentMethod, named.id.rawValue, named.name, "", body)
        }
    }

    /// Several addresses of one field are one key, which no single address is: see ``addressSeparator``.
    private init(_ party: PartyRecord, _ body: String) {
        let emails = party.emailKeys.map(\.text)
        let key = emails.count > 1 ? emails.map { Self.addressSeparator + $0 }.joined() : emails.first ?? ""
        self.init(party.kind.list, party.id, party.displayName, key, body)
    }

    private init(_ list: List, _ id: String, _ name: String, _ other: String, _ body: String) {
        self.init(list: list, id: id, nameKey: NameKey(name).text, otherKey: NameKey(other).text, body: body)
    }
}

extension PartyRecord.Kind {
    fileprivate var list: MirrorRow.List {
        switch self {
        case .customer: .customer
        case .vendor: .vendor
        case .employee: .employee
        }
    }
}

extension BooksCatalogue {
    /// Puts records of the mirror into a catalogue; `nil` when the company itself is not among them yet.
    package init?(_ records: [CatalogueRecord], traits: BooksTraits) {
        let companies = records.compactMap { if case .company(let company) = $0 { company } else { nil } }
        guard let company = companies.last else { return nil }
        self.init(company: company, traits: traits, accounts: [])
        add(records)
    }

    /// Adds records of the lists.
    package mutating func add(_ records: [CatalogueRecord]) {
        for record in records { add(record) }
    }

    private mutating func add(_ record: CatalogueRecord) {
        switch record {
        case .company: break
        case .account(let account): accounts[account.id] = account
        case .taxCode(let code): taxCodes.append(code)
        case .item(let item): items.add(item)
        case .party(let party): parties.add(party)
        case .trackingClass(let named): classes.append(named)
        case .location(let named): locations.append(named)
        case .term(let named): terms.append(named)
        case .paymentMethod(let named): paymentMethods.append(named)
        }
    }
}
