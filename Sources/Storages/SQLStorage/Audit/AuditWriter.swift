import Accounting
import LinkLedger
import Storage

/// Adds entries to the audit of a company, inside the transaction of what they tell of.
struct AuditWriter {
    let connection: any SQLConnection
    let seal: SecretSeal
    let now: Instant

    /// Adds an entry to the company that has the connection; `request` is the exact text that is sent.
    func add(_ note: AuditNote, ofConnection id: String, request: String = "") throws {
        let company = try connection.first("SELECT company FROM connections WHERE id = $1", [.text(id)]) {
            try $0.text(0)
        }
        try add(note, to: company ?? id, request: request)
    }

    /// Adds an entry; an actor that is not named is who or what started the run.
    ///
    /// What goes on behind a broken end is written down and never sealed: a seal is not renewed over a change.
    func add(_ note: AuditNote, to company: String, request: String = "") throws {
        let end = try AuditEnd(connection, of: company, lock: connection.dialect.forUpdate, before: note.subjects)
        var entry = AuditEntry(
            company: company, place: end.nextPlace, at: now, action: note.action,
            actor: note.actor.isEmpty ? try actor(of: note.run) : note.actor, run: note.run,
            requestKey: note.requestKey, content: note.content, request: request, previous: end.lastHash, hash: "")
        entry.hash = entry.computedHash
        let head = AuditHead(count: entry.place, hash: entry.hash)
        let mark = end.isSealed(by: seal, company) ? seal.mark(on: head, of: company) : AuditEnd.unsealed
        try connection.run(
            """
            INSERT INTO audit (\(AuditEntry.columns), seal)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """, entry.values + [.bytes(mark)])
        try index(note.subjects, of: entry)
        try keep(head, mark, of: company)
    }

    private func actor(of run: String) throws -> String {
        guard !run.isEmpty else { return "" }
        return try connection.first("SELECT started_by FROM runs WHERE id = $1", [.text(run)]) { try $0.text(0) } ?? ""
    }

    private func index(_ subjects: Set<AuditSubject>, of entry: AuditEntry) throws {
        try connection.run(
            "INSERT INTO audit_subjects (company, subject, place) VALUES ($1, $2, $3)",
            each: subjects.map { [.text(entry.company), .text($0.text), .number(entry.place)] })
    }

    private func keep(_ head: AuditHead, _ mark: [UInt8], of company: String) throws {
        try connection.run(
            """
            INSERT INTO audit_ends (company, entries, hash, seal) VALUES ($1, $2, $3, $4)
            ON CONFLICT (company) DO UPDATE SET entries = excluded.entries, hash = excluded.hash, seal = excluded.seal
            """, [.text(company), .number(head.count), .text(head.hash), .bytes(mark)])
    }
}

extension AuditEntry {
    static let columns = "company, place, at, action, actor, run, request_key, previous, hash, content, request"

    init(_ row: any SQLRow) throws {
        self.init(
            company: try row.text(0), place: try row.number(1), at: try row.time(2), action: try row.name(3),
            actor: try row.text(4), run: try row.text(5), requestKey: try row.text(6), content: try row.text(9),
            request: try row.text(10), previous: try row.text(7), hash: try row.text(8))
    }

    fileprivate var values: [SQLValue] {
        [
            .text(company), .number(place), .time(at), .name(action), .text(actor), .text(run), .text(requestKey),
            .text(previous), .text(hash), .text(content), .text(request),
        ]
    }
}
