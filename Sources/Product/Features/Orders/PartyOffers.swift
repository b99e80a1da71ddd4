import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage
import Sync

/// Customers and vendors of the books that an order may mean, the likeliest first.
struct PartyOffers {
    let linkedCustomer: String?
    let linkedVendors: [String: String]
    private let parties: [PartyRecord]
    private let buyer: Buyer

    init(
        _ access: CompanyAccess, _ context: SyncContext, _ catalogue: BooksCatalogue, _ order: Order, _ policy: Policy,
        naming words: SendingWords?
    ) async throws(FeatureProblem) {
        let customer = RecordKey.customer(of: order, policy, catalogue.company)
        let plain = RecordKey(.customer, customer.id, role: .customer)
        let vendors = order.suppliers.map { supplier in
            [RecordRole.foreignVendor(currency: order.currency.code), .vendor].map {
                RecordKey(.supplier, supplier.id, role: $0)
            }
        }
        let (archive, store, books) = (access.archive, context.storeConnection, context.booksConnection)
        let links = try await withFeatureProblem {
            try await archive.links(of: [customer, plain] + vendors.flatMap { $0 }, store: store, books: books)
        }
        var rows: [MirrorRow] = []
        var areCut = false
        for list in [MirrorRow.List.customer, .vendor] {
            let found = try await withFeatureProblem {
                try await archive.longList(list, of: books, limit: Self.partiesMost)
            }
            areCut = areCut || found.count == Self.partiesMost
            rows += found
        }
        if areCut { rows += try await Self.others(archive, books, links.values.map(\.booksID), order, words) }
        var seen: Set<String> = []
        parties = access.records(rows).compactMap { record in
            guard case .party(let party) = record, party.isActive, seen.insert("\(party.kind)\(party.id)").inserted
            else { return nil }
            return party
        }
        buyer = order.buyer
        // Records of the books have one currency for ever: one in another is not what the order goes to.
        let others = parties.filter { catalogue.company.isMulticurrency && $0.currency != order.currency }
        func fitting(_ keys: [RecordKey], _ kind: PartyRecord.Kind) -> String? {
            keys.compactMap { links[$0]?.booksID }.first { id in !others.contains { $0.id == id && $0.kind == kind } }
        }
        linkedCustomer = fitting([customer, plain], .customer)
        linkedVendors = vendors.reduce(into: [:]) { all, keys in all[keys[0].id] = fitting(keys, .vendor) }
    }

    /// Those that are linked, chosen, or bear the order's names or addresses, also beyond the first of very many.
    private static func others(
        _ archive: any Archive, _ books: String, _ linked: [String], _ order: Order, _ words: SendingWords?
    ) async throws(FeatureProblem) -> [MirrorRow] {
        var names = [order.buyer.name, order.buyer.company] + order.suppliers.map(\.name)
        let said = [words?.customer].compactMap { $0 } + (words.map { Array($0.vendors.values) } ?? [])
        names += said
        let keys = names.map { NameKey($0).text }.filter { !$0.isEmpty }
        let others = order.buyer.email.map { [NameKey($0).text] } ?? []
        return try await withFeatureProblem {
            try await archive.longLists(of: books, ids: linked + said, names: keys, others: others)
        }
    }

    /// Enough to find one by looking; any other is chosen by its whole name.
    private static let partiesMost = 200

    /// The lists with these parties.
    func added(to lists: BooksCatalogue) -> BooksCatalogue {
        var lists = lists
        for party in parties { lists.parties.add(party) }
        return lists
    }

    var customers: [SendDialog.Party] {
        offers(.customer, linked: linkedCustomer) { party in
            if let email = buyer.email, party.emailKeys.contains(NameKey(email)) { return .email }
            if Self.bears(party, buyer.name) || Self.bears(party, buyer.company) { return .name }
            let digits = Self.digits(buyer.phone)
            return digits.count >= 7 && Self.digits(party.phone).hasSuffix(digits.suffix(9)) ? .phone : nil
        }
    }

    func block(_ supplier: Supplier, _ order: Order) -> SendDialog.SupplierBlock {
        let supplies = order.supplies.filter { $0.supplier.id == supplier.id }
        let invoices = supplies.flatMap(\.invoices)
        return SendDialog.SupplierBlock(
            supplier: supplier,
            vendors: offers(.vendor, linked: linkedVendors[supplier.id]) { party in
                if let email = supplier.email, party.emailKeys.contains(NameKey(email)) { return .email }
                return Self.bears(party, supplier.name) ? .name : nil
            }, ordered: supplies.map { $0.total(order.currency) }.sum(order.currency),
            invoiced: invoices.isEmpty ? nil : invoices.map { $0.total(order.currency) }.sum(order.currency),
            invoiceNumbers: invoices.map(\.number))
    }

    private func offers(
        _ kind: PartyRecord.Kind, linked: String?, _ likeness: (PartyRecord) -> SendDialog.Likeness?
    ) -> [SendDialog.Party] {
        let all = parties.filter { $0.kind == kind }.map { party in
            SendDialog.Party(
                id: party.id, name: party.displayName, likeness: party.id == linked ? .linked : likeness(party))
        }
        return all.filter { $0.likeness != nil } + all.filter { $0.likeness == nil }.sorted { $0.name < $1.name }
    }

    private static func bears(_ party: PartyRecord, _ name: String) -> Bool {
        let key = PartyLikeness.key(name)
        return !key.isEmpty
            && (key == PartyLikeness.key(party.displayName) || key == PartyLikeness.key(party.companyName))
    }

    private static func digits(_ phone: String?) -> String { (phone ?? "").filter(\.isNumber) }
}

/// How two names of companies are held to be alike: case, signs and the words for the form of a company do not count.
enum PartyLikeness {
    private static let forms: Set<String> = [
        "inc", "llc", "ltd", "co", "corp", "company", "limited", "corporation", "the", "and", "cu", "sa", "sarl",
    ]

    static func key(_ name: String) -> String {
        let words = NameKey(name).text.replacing("&", with: " and ").split { !$0.isLetter && !$0.isNumber }
        let telling = words.filter { !forms.contains(String($0)) }
        return (telling.isEmpty ? words : telling).joined(separator: " ")
    }
}
