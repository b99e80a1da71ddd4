import Foundation

/// One company's books: its records, ledger and stock. Every change goes through here, so that a refused request
/// leaves nothing behind and an accepted one can be written down whole.
final class CompanyFile {
    let profile: CompanyProfile
    private(set) var shelves: [EntityKind: Shelf] = [:]
    private(set) var ledger = Ledger()
    private(set) var stock: [Int: ItemStock] = [:]
    private(set) var moves: [Int: [StockMove]] = [:]
    private(set) var change = Change()
    private var names: [String: [String: (kind: EntityKind, id: Int)]] = [:]
    private var skus: [String: Set<Int>] = [:]
    private var sequences: [String: Int] = [:]
    private var lastNumbers: [EntityKind: Int] = [:]
    private var ratesOfCodes: [String: [TaxRateShare]] = [:]
    /// The moment of the request at hand.
    var now: Moment

    init(profile: CompanyProfile, now: Moment) {
        self.profile = profile
        self.now = now
    }

    func shelf(_ kind: EntityKind) -> Shelf { shelves[kind] ?? Shelf() }
    func kept(_ kind: EntityKind, _ id: Int) -> Kept? { shelves[kind]?.kept[id] }
    func record(_ kind: EntityKind, _ id: Int) -> JSONObject? { kept(kind, id)?.record }

    func holder(of name: String, in space: String) -> (kind: EntityKind, id: Int)? { names[space]?[name.lowercased()] }
    func items(withSku sku: String) -> Set<Int> { skus[sku.lowercased()] ?? [] }

    func id(named name: String, _ kind: EntityKind) -> Int? {
        guard let space = kind.nameSpace, let holder = holder(of: name, in: space), holder.kind == kind else {
            return nil
        }
        return holder.id
    }

    var preferences: JSONObject { record(.preferences, 1) ?? JSONObject() }

    func preference(_ group: String, _ name: String) -> Bool { preferences.object(group)?.bool(name) ?? false }

    // MARK: Changes

    func nextId(_ kind: EntityKind) -> Int {
        let old = sequences[kind.sequence]
        change.sequences.append((kind.sequence, old))
        let id = (old ?? 0) + 1
        sequences[kind.sequence] = id
        return id
    }

    func nextNumber(_ kind: EntityKind) -> String {
        let old = lastNumbers[kind]
        change.lastNumbers.append((kind, old))
        let number = (old ?? 1000) + 1
        lastNumbers[kind] = number
        return String(number)
    }

    /// Keeps a record; `created` is known for records that exist already.
    func put(_ kind: EntityKind, _ id: Int, _ record: JSONObject) {
        let old = shelves[kind]?.kept[id]
        change.records.append((Change.Address(kind: kind, id: id), old))
        place(kind, id, Kept(record, of: kind, created: old?.facts.created ?? now, updated: now), instead: old)
    }

    func remove(_ kind: EntityKind, _ id: Int) {
        guard let old = shelves[kind]?.kept[id] else { return }
        change.records.append((Change.Address(kind: kind, id: id), old))
        forgetName(kind, id, old)
        shelves[kind]?.remove(id, at: now)
    }

    func post(_ postings: [Posting], for document: Int) {
        let old = ledger.entries[document] ?? []
        if old == postings { return }
        change.postings.append((document, old))
        ledger.post(postings, for: document)
    }

    func setStock(_ item: Int, _ new: ItemStock) {
        change.stocks.append((item, stock[item]))
        stock[item] = new
    }

    func setMoves(_ document: Int, _ new: [StockMove]) {
        let old = moves[document] ?? []
        if old == new { return }
        change.moves.append((document, old))
        moves[document] = new.isEmpty ? nil : new
    }

    /// Ends the request at hand and hands over what it changed.
    func commit() -> Change {
        defer { change = Change() }
        return change
    }

    /// Undoes everything since the last commit.
    func rollback() {
        for entry in change.records.reversed() { restore(entry.address, entry.old) }
        for entry in change.postings.reversed() { ledger.post(entry.old, for: entry.document) }
        for entry in change.stocks.reversed() { stock[entry.item] = entry.old }
        for entry in change.moves.reversed() { moves[entry.document] = entry.old.isEmpty ? nil : entry.old }
        for entry in change.sequences.reversed() { sequences[entry.name] = entry.old }
        for entry in change.lastNumbers.reversed() { lastNumbers[entry.kind] = entry.old }
        change = Change()
    }

    private func restore(_ address: Change.Address, _ old: Kept?) {
        let current = shelves[address.kind]?.kept[address.id]
        if let current { forgetName(address.kind, address.id, current) }
        if let old {
            shelves[address.kind]?.forgetDeletion(address.id)
            place(address.kind, address.id, old, instead: nil)
        } else {
            shelves[address.kind]?.remove(address.id, at: nil)
        }
    }

    private func place(_ kind: EntityKind, _ id: Int, _ kept: Kept, instead old: Kept?) {
        if let old, old.facts.name != kept.facts.name { forgetName(kind, id, old) }
        if let space = kind.nameSpace, let name = kept.facts.name {
            names[space, default: [:]][name.lowercased()] = (kind, id)
        }
        if kind == .item, let sku = kept.record.text("Sku"), !sku.isEmpty {
            skus[sku.lowercased(), default: []].insert(id)
        }
        if kind == .taxCode || kind == .taxRate { ratesOfCodes = [:] }
        shelves[kind, default: Shelf()].put(id, kept)
        if (sequences[kind.sequence] ?? 0) < id { sequences[kind.sequence] = id }
    }

    private func forgetName(_ kind: EntityKind, _ id: Int, _ kept: Kept) {
        guard let space = kind.nameSpace, let name = kept.facts.name?.lowercased(), names[space]?[name]?.id == id else {
            return
        }
        names[space]?[name] = nil
    }

    // MARK: Coming back from the journal

    func restorePut(_ kind: EntityKind, _ id: Int, _ record: JSONObject, created: Moment, updated: Moment) {
        place(
            kind, id, Kept(record, of: kind, created: created, updated: updated), instead: shelves[kind]?.kept[id])
        if let number = record.text("DocNumber").flatMap({ Int($0) }), number > (lastNumbers[kind] ?? 1000),
            number < 1_000_000_000
        {
            noteNumber(number, of: kind)
        }
    }

    func restoreRemoval(_ kind: EntityKind, _ id: Int, at moment: Moment) {
        if let old = shelves[kind]?.kept[id] { forgetName(kind, id, old) }
        shelves[kind]?.remove(id, at: moment)
    }

    func restorePostings(_ postings: [Posting], for document: Int) { ledger.post(postings, for: document) }
    func restoreStock(_ item: Int, _ new: ItemStock) { stock[item] = new }
    func restoreMoves(_ document: Int, _ new: [StockMove]) { moves[document] = new.isEmpty ? nil : new }
    func restoreSequence(_ name: String, _ value: Int) { sequences[name] = max(sequences[name] ?? 0, value) }

    /// The automatic numbering goes on from the highest plain number used.
    func noteNumber(_ number: Int, of kind: EntityKind) {
        let old = lastNumbers[kind]
        guard number > (old ?? 1000) else { return }
        change.lastNumbers.append((kind, old))
        lastNumbers[kind] = number
    }

    // MARK: Tax

    /// The rates of a tax code on one side of the books, kept ready.
    func rates(of code: Int, purchases: Bool) -> [TaxRateShare] {
        let key = (purchases ? "p" : "s") + String(code)
        if let known = ratesOfCodes[key] { return known }
        let rates = readRates(of: code, purchases: purchases)
        ratesOfCodes[key] = rates
        return rates
    }
}
