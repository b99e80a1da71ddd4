package import Foundation

/// A company file: its lists, documents, ledger and stock. A value, so that a backup is a copy.
///
/// Every request is checked before it changes anything; a refused one leaves nothing behind.
package struct CompanyFile: Sendable {
    /// Which QuickBooks made it, and what it was set up with.
    package let profile: CompanyFileProfile
    var preferences: CompanyPreferences
    var now: Moment
    var records: [Int: ListRecord] = [:]
    var numbersOfKind: [ListKind: [Int]] = [:]
    var names: [String: [String: Int]] = [:]
    var transactions: [Int: Transaction] = [:]
    var numbersOfTxn: [TxnKind: [Int]] = [:]
    var balances: [Int: Cents] = [:]
    var entityBalances: [Int: Cents] = [:]
    var stock: [Int: Stock] = [:]
    /// By the document that pays.
    var applications: [Int: [Application]] = [:]
    /// Documents that pay one.
    var payers: [Int: Set<Int>] = [:]
    /// The deposit that took a payment to the bank.
    var depositOf: [Int: Int] = [:]
    /// What bills received of each line of an order.
    var received: [Int: [Int: Exact]] = [:]
    var guids: Set<String> = []
    var companyExtensions: [Extension] = []
    var extensionDefinitions: [Element] = []
    var deletedLists: [Element] = []
    var deletedTxns: [Element] = []
    var special: [SpecialAccount: Int] = [:]
    var seeds: Set<Int> = []
    /// Elements that have, or had, something below them.
    var parents: Set<Int> = []
    var messageSets: [String: MessageSetRecord] = [:]
    /// So many writes are refused with 3175.
    var lockedWrites = 0
    /// Whether the last message set was answered from memory.
    var lastWasRepeated = false
    private var lastList = 0
    private var lastTxn = 0
    private var lastSequence: Int64 = 0
    private var lastRefNumbers: [String: Int] = [:]

    /// A new file with the accounts, codes and items that its profile names.
    ///
    /// - Parameter date: when it is made; stands in its identifiers.
    package init(profile: CompanyFileProfile, date: Date) {
        self.profile = profile
        preferences = CompanyPreferences(profile: profile)
        now = Moment(date)
        seed()
        seeds = Set(records.keys)
    }

    /// Closes the books up to a day, or opens them again.
    ///
    /// - Parameter day: `YYYY-MM-DD`; anything else opens them.
    package mutating func close(until day: String?) { preferences.closingDate = day.flatMap { CalendarDay($0) } }

    // MARK: Numbers

    mutating func nextList() -> Int {
        lastList += 1
        return lastList
    }

    mutating func nextTxn() -> Int {
        lastTxn += 1
        return lastTxn
    }

    /// Never the same twice, whatever the clock does.
    mutating func nextSequence() -> Int64 {
        lastSequence = max(lastSequence + 1, now.seconds)
        return lastSequence
    }

    func nextRefNumber(_ kind: TxnKind) -> String { String((lastRefNumbers[kind.numberSpace] ?? 0) + 1) }

    /// The numbering goes on from the last plain number that was used.
    mutating func note(_ refNumber: String, _ kind: TxnKind) {
        if let number = Int(refNumber), number < 1_000_000_000 { lastRefNumbers[kind.numberSpace] = number }
    }

    var today: CalendarDay { now.day(in: profile.zone) }

    // MARK: Lists

    func record(_ number: Int?) -> ListRecord? { number.flatMap { records[$0] } }

    func records(_ kind: ListKind) -> [ListRecord] { (numbersOfKind[kind] ?? []).compactMap { records[$0] } }

    func fullName(_ number: Int?) -> String {
        guard let record = record(number) else { return "" }
        guard let parent = record.parent else { return record.name }
        return fullName(parent) + ":" + record.name
    }

    func level(_ record: ListRecord) -> Int { record.parent.map { level($0) + 1 } ?? 0 }
    private func level(_ number: Int) -> Int { records[number].map { level($0) } ?? 0 }

    func number(named name: String, in space: String) -> Int? { names[space]?[name.lowercased()] }

    /// The element with this identifier, of one of the kinds.
    func number(id: String, _ kinds: [ListKind]) -> Int? {
        guard let number = ListRecord.number(of: id), let record = records[number], record.id == id,
            kinds.contains(record.kind)
        else { return nil }
        return number
    }

    mutating func keep(_ record: ListRecord) {
        if records[record.number] == nil { numbersOfKind[record.kind, default: []].append(record.number) }
        records[record.number] = record
        if let parent = record.parent { parents.insert(parent) }
    }

    mutating func nameRecord(_ number: Int) {
        guard let record = records[number] else { return }
        names[record.kind.nameSpace, default: [:]][fullName(number).lowercased()] = number
    }

    mutating func forgetName(_ number: Int) {
        guard let record = records[number] else { return }
        let name = fullName(number).lowercased()
        if names[record.kind.nameSpace]?[name] == number { names[record.kind.nameSpace]?[name] = nil }
    }

    mutating func remove(_ number: Int) {
        guard let record = records[number] else { return }
        forgetName(number)
        numbersOfKind[record.kind]?.removeAll { $0 == number }
        records[number] = nil
    }

    /// Says that an element changed.
    mutating func touch(_ number: Int) {
        let sequence = nextSequence()
        records[number]?.modified = now
        records[number]?.sequence = sequence
    }

    // MARK: Documents

    func transaction(id: String) -> Transaction? {
        guard let number = Transaction.number(of: id), let found = transactions[number], found.id == id else {
            return nil
        }
        return found
    }

    func transactions(_ kind: TxnKind) -> [Transaction] {
        (numbersOfTxn[kind] ?? []).compactMap { transactions[$0] }
    }

    /// Says that a document changed, by itself or by a side effect. Source: quickbooks-desktop.md §3.5.
    mutating func touchTxn(_ number: Int) {
        guard transactions[number] != nil else { return }
        let sequence = nextSequence()
        transactions[number]?.modified = now
        transactions[number]?.sequence = sequence
    }
}
