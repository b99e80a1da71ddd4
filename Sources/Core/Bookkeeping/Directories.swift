package import Accounting
import Foundation

/// How two names or codes are held to be the same: case, surrounding and repeated white space do not count.
///
/// Source: what-users-expect.md §4.10.
package struct NameKey: Hashable, Sendable {
    package let text: String

    package init(_ name: some StringProtocol) {
        if let folded = name.utf8.withContiguousStorageIfAvailable(Self.foldedIfASCII) ?? nil {
            text = folded
        } else {
            // One form for letters with accents, however they were typed: storage compares bytes.
            let folded = name.lowercased().precomposedStringWithCanonicalMapping
            text = folded.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
    }

    /// The same for ASCII, which nearly all codes and addresses are, in one pass; `nil` for anything else.
    private static func foldedIfASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
        guard bytes.allSatisfy({ $0 < 128 }) else { return nil }
        return String(unsafeUninitializedCapacity: bytes.count) { buffer in
            var length = 0
            var isSeparated = false
            for byte in bytes {
                if byte == 32 || (9...13).contains(byte) {
                    isSeparated = length > 0
                    continue
                }
                if isSeparated {
                    buffer[length] = 32
                    length += 1
                    isSeparated = false
                }
                buffer[length] = (65...90).contains(byte) ? byte | 32 : byte
                length += 1
            }
            return length
        }
    }
}

extension Array {
    /// Those that are wanted; the list itself where all are, which is nearly always so here.
    func only(_ isWanted: (Element) -> Bool) -> [Element] { allSatisfy(isWanted) ? self : filter(isWanted) }
}

/// Items of the books by identifier, name and SKU.
package struct ItemDirectory: Sendable {
    package private(set) var byID: [ID<Item>: ItemRecord] = [:]
    package private(set) var byName: [NameKey: [ItemRecord]] = [:]
    package private(set) var bySKU: [NameKey: [ItemRecord]] = [:]

    package init(_ items: [ItemRecord] = []) {
        for item in items { add(item) }
    }

    package mutating func add(_ item: ItemRecord) {
        byID[item.id] = item
        byName[NameKey(item.name), default: []].append(item)
        if let sku = item.sku, !sku.isEmpty { bySKU[NameKey(sku), default: []].append(item) }
    }

    /// Whether a new item may not have this name; categories and bundles, and what is inactive, hold theirs too.
    package func isTaken(_ name: String) -> Bool { byName[NameKey(name)] != nil }
}

/// Customers, vendors and employees of the books by identifier, name and e-mail address.
package struct PartyDirectory: Sendable {
    /// Customers only.
    package private(set) var customersByID: [ID<Customer>: PartyRecord] = [:]
    package private(set) var vendorsByID: [ID<Vendor>: PartyRecord] = [:]
    package private(set) var byName: [NameKey: [PartyRecord]] = [:]
    package private(set) var customersByEmail: [NameKey: [PartyRecord]] = [:]
    /// Customers by the company they belong to.
    package private(set) var customersByCompany: [NameKey: [PartyRecord]] = [:]

    package init(_ parties: [PartyRecord] = []) {
        for party in parties { add(party) }
    }

    package mutating func add(_ party: PartyRecord) {
        switch party.kind {
        case .customer:
            customersByID[ID(party.id)] = party
            if !party.companyName.isEmpty { customersByCompany[NameKey(party.companyName), default: []].append(party) }
            for email in party.emailKeys { customersByEmail[email, default: []].append(party) }
        case .vendor: vendorsByID[ID(party.id)] = party
        case .employee: break
        }
        byName[NameKey(party.displayName), default: []].append(party)
    }

    /// Customers that the store's own links lead to, and the keys of these links.
    private var ownKeys: [ID<Customer>: Set<RecordKey>] = [:]

    /// Remembers that a customer of the books is who the store's thing of that key is.
    package mutating func own(_ customer: ID<Customer>, as key: RecordKey) {
        ownKeys[customer, default: []].insert(key)
    }

    /// Whether the store made or linked the customer itself.
    func isOwn(_ party: PartyRecord) -> Bool { ownKeys[ID(party.id)] != nil }

    /// Whether it is linked as the organisation of its buyers, not as one of them.
    func isOwnOrganisation(_ party: PartyRecord) -> Bool {
        ownKeys[ID(party.id)]?.allSatisfy { $0.id.hasPrefix("company:") } ?? false
    }

    /// Whether it is linked as a customer that the store keeps by itself, and not that one.
    func isKept(_ party: PartyRecord, besides id: String) -> Bool {
        ownKeys[ID(party.id)]?.contains { $0.id != id && BuyerIdentity.isKept($0.id) } ?? false
    }

    /// Whether a new customer or vendor may not have this name.
    package func isTaken(_ name: String) -> Bool { byName[NameKey(name)] != nil }
}

/// Which things of the store are in the books already: customers, products, service items, documents of the order in hand.
package struct Links: Sendable {
    /// The books' identifier of each linked key.
    package var records: [RecordKey: String]
    /// What sales and refunds in the books are: an invoice stays an invoice when it is paid later, and a credit memo a credit memo.
    package var saleKinds: [RecordKey: SalesDocument.Kind]
    /// The number of each document that is in the books. An invoice of a supplier stays the bill that it became, whichever others
    /// come, and a document that has its number needs no suffix behind it.
    package var numbers: [RecordKey: String] = [:]
    /// To whom each sale in the books is made out.
    package var customers: [RecordKey: Reference<Customer>] = [:]
    /// The papers of suppliers that are in the books for the order in hand.
    package var purchases: [RecordKey: PurchaseDocument] = [:]
    /// Of a credit memo: where its invoice stands.
    package var invoice = InvoiceStanding.unknown

    package init(_ records: [RecordKey: String] = [:], saleKinds: [RecordKey: SalesDocument.Kind] = [:]) {
        self.records = records
        self.saleKinds = saleKinds
    }

    package subscript(key: RecordKey) -> String? { records[key] }
}
