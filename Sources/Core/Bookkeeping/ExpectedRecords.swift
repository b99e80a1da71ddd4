import Accounting

/// Customers, vendors and items on their way into the books, as good as there: by key, by name and by code.
///
/// What one order makes the next one finds, posted in between or not. So it does not matter where a run ends and another begins.
package struct ExpectedRecords: Sendable {
    private var partyNames: [RecordKey: String] = [:]
    private var items: [RecordKey: ItemDraft] = [:]
    private var itemsByName: [NameKey: RecordKey] = [:]
    private var itemsBySKU: [NameKey: RecordKey] = [:]
    private var takenPartyNames: Set<NameKey> = []
    private var takenItemNames: Set<NameKey> = []

    package init() {}

    /// Takes in what is to be created; documents, and what is known already, change nothing. Whether something is new.
    @discardableResult
    package mutating func add(_ record: PlannedRecord) -> Bool {
        switch record.body {
        case .customer(let party), .vendor(let party): add(party.displayName, of: record.key)
        case .item(let item): add(item, record.key)
        case .document: false
        }
    }

    /// Names that others bring into the books: taken, and no concern of this store otherwise.
    package mutating func reserve(_ name: String) {
        takenPartyNames.insert(NameKey(name))
        takenItemNames.insert(NameKey(name))
    }

    private mutating func add(_ name: String, of key: RecordKey) -> Bool {
        takenPartyNames.insert(NameKey(name))
        guard partyNames[key] == nil else { return false }
        partyNames[key] = name
        return true
    }

    private mutating func add(_ item: ItemDraft, _ key: RecordKey) -> Bool {
        takenItemNames.insert(NameKey(item.name))
        guard items[key] == nil else { return false }
        items[key] = item
        if itemsByName[NameKey(item.name)] == nil { itemsByName[NameKey(item.name)] = key }
        if let sku = item.sku, itemsBySKU[NameKey(sku)] == nil { itemsBySKU[NameKey(sku)] = key }
        return true
    }

    var holdsItems: Bool { !items.isEmpty }

    /// What the customer or vendor of that key will be called.
    func partyName(of key: RecordKey) -> String? { partyNames[key] }

    func item(_ key: RecordKey) -> PlannedRecord? {
        items[key].map { PlannedRecord(key: key, body: .item($0)) }
    }

    /// The item that will bear the code or the name.
    func item(_ code: ItemCode) -> PlannedRecord? {
        (code.isSKU ? itemsBySKU : itemsByName)[code.text].flatMap(item)
    }

    func takesPartyName(_ name: String) -> Bool { takenPartyNames.contains(NameKey(name)) }
    func takesItemName(_ name: String) -> Bool { takenItemNames.contains(NameKey(name)) }
}
