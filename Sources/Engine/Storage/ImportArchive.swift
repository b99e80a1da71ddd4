package import Accounting
package import Commerce

/// A file of rows that somebody brought in for a store.
package struct ImportRow: Hashable, Sendable {
    package var id: String
    package var company: String
    package var store: String
    package var stream: RecordStream
    /// As the file is called.
    package var name: String
    package var broughtBy: String
    package var broughtAt: Instant
    /// What was found out, said and done about it, as JSON.
    package var body: String

    package init(
        id: String, company: String, store: String, stream: RecordStream, name: String, broughtBy: String,
        broughtAt: Instant, body: String
    ) {
        self.id = id
        self.company = company
        self.store = store
        self.stream = stream
        self.name = name
        self.broughtBy = broughtBy
        self.broughtAt = broughtAt
        self.body = body
    }
}

/// What would become, or became, of the rows of one record.
package struct ImportLineRow: Hashable, Sendable {
    /// The lines of the file, from 1.
    package var line: Int
    package var lastLine: Int
    /// The record's identifier; empty where none can be read.
    package var record: String
    package var isRefused: Bool
    /// As JSON.
    package var verdict: String

    package init(line: Int, lastLine: Int, record: String, isRefused: Bool, verdict: String) {
        self.line = line
        self.lastLine = lastLine
        self.record = record
        self.isRefused = isRefused
        self.verdict = verdict
    }
}

/// Files that people bring in, part by part, until they are a week old.
package protocol ImportArchive: Sendable {
    /// Keeps a new file without its parts, and forgets files brought in before `old`.
    func begin(import row: ImportRow, forgettingBefore old: Instant) async throws(StorageProblem)
    /// Keeps the next part; parts are numbered from 0.
    func keep(part bytes: [UInt8], number: Int, of importID: String) async throws(StorageProblem)
    /// `nil` after the last.
    func part(_ number: Int, of importID: String) async throws(StorageProblem) -> [UInt8]?
    func importRow(_ id: String) async throws(StorageProblem) -> ImportRow?
    /// Those of a store that are whole, newest first, after one of them.
    func imports(of store: String, after last: String?, limit: Int) async throws(StorageProblem) -> [ImportRow]
    /// Notes what is known of a file now.
    func note(import id: String, body: String) async throws(StorageProblem)

    /// Keeps verdicts, each in the place of one on the same line.
    func keep(lines: [ImportLineRow], of importID: String) async throws(StorageProblem)
    func forgetLines(of importID: String) async throws(StorageProblem)
    /// Verdicts after a line, in the order of the file.
    func lines(
        of importID: String, onlyRefused: Bool, after line: Int, limit: Int
    ) async throws(StorageProblem) -> [ImportLineRow]

    /// How files of a stream were read the last time, as JSON.
    func sheetHabit(of stream: RecordStream, store: String) async throws(StorageProblem) -> String?
    func keep(sheetHabit body: String, of stream: RecordStream, store: String) async throws(StorageProblem)
}
