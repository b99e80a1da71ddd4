package import Accounting

/// The audit of each company: who did what, with what request and answer (X7). Entries are added, never changed or removed.
///
/// Requests and answers get theirs in the transactions of `begin` and `finish`; no write to the books is without its entry.
package protocol AuditArchive: Sendable {
    /// Adds an entry about something that a person did.
    func add(_ note: AuditNote, to company: String, now: Instant) async throws(StorageProblem)

    /// Entries that are looked for, in the order of `page`. A request comes with its answer, whichever of the two is found.
    func audit(
        of company: String, _ search: AuditSearch, page: AuditPage, limit: Int
    ) async throws(StorageProblem) -> [AuditEntry]

    /// Holds every entry against its hash, its predecessor and the kept end; with `noted`, also against an end that was noted.
    func verifyAudit(of company: String, noted: AuditHead?) async throws(StorageProblem) -> AuditVerdict

    /// Whether the audit ends as this program sealed it; the quick look that is taken before each entry.
    func isAuditSound(of company: String) async throws(StorageProblem) -> Bool
}

/// Which entries of an audit are looked for; what is empty or `nil` does not matter.
package struct AuditSearch: Hashable, Sendable {
    /// One of these is enough.
    package var subjects: Set<AuditSubject> = []
    package var operation: IntentRow.Operation?
    package var actor: String?
    package var action: AuditAction?
    package var run: String?
    package var from: Instant?
    /// Not included.
    package var until: Instant?

    package init() {}
}

/// Where a page of the audit begins and which way it goes.
package enum AuditPage: Hashable, Sendable {
    case oldestFirst(after: Int)
    /// `nil` begins with the newest.
    case newestFirst(before: Int?)
}
