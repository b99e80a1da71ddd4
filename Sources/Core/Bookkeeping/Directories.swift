package import Accounting

/// How two names or codes are held to be the same: case, surrounding and repeated white space do not count.
///
/// Source: what-users-expect.md §4.10.
package struct NameKey: Hashable, Sendable {
    package let text: String

    package init(_ name: some StringProtocol) {
        if let folded = name.utf8.withContiguousStorageIfAvailable(Self.foldedIfASCII) ?? nil {
            text = folded
        } else {
            text = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
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

    /// Names that items on their way into the books will bear.
    package private(set) var reservedNames: Set<NameKey> = []

    package mutating func reserve(_ name: String) {
        reservedNames.insert(NameKey(name))
    }

    /// Whether a new item may not have this name.
    package func isTaken(_ name: String) -> Bool {
        let key = NameKey(name)
        return reservedNames.contains(key) || byName[key] != nil
    }
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
            if let email = party.email, !email.isEmpty { customersByEmail[NameKey(email), default: []].append(party) }
        case .vendor: vendorsByID[ID(party.id)] = party
        case .employee: break
        }
        byName[NameKey(party.displayName), default: []].append(party)
    }

    /// Names that records on their way into the books will bear: taken, though nobody has them yet.
    package private(set) var reservedNames: Set<NameKey> = []

    package mutating func reserve(_ name: String) {
        reservedNames.insert(NameKey(name))
    }

    /// Whether a new customer or vendor may not have this name.
    package func isTaken(_ name: String) -> Bool {
        let key = NameKey(name)
        return reservedNames.contains(key) || byName[key] != nil
    }
}

/// Which things of the store are in the books already: customers, products, service items, documents of the order in hand.
package struct Links: Sendable {
    /// The books' identifier of each linked key.
    package var records: [RecordKey: String]
    /// What sales in the books are: an invoice stays an invoice when it is paid later.
    package var saleKinds: [RecordKey: SalesDocument.Kind]

    package init(_ records: [RecordKey: String] = [:], saleKinds: [RecordKey: SalesDocument.Kind] = [:]) {
        self.records = records
        self.saleKinds = saleKinds
    }

    package subscript(key: RecordKey) -> String? { records[key] }
}
