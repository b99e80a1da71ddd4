package import Accounting
package import Storage
import Sync

/// What it came to when somebody last had the audit verified.
package struct AuditVerification: Hashable, Sendable {
    package var at: Instant
    package var by: String
    package var verdict: AuditVerdict
    /// The end that the audit was held against, besides itself.
    package var noted: AuditHead?
    /// Entries that were written after the one that tells of it.
    package var entriesSince: Int
    /// Whether the audit now ends as this program sealed it.
    package var isSound: Bool

    package init(
        at: Instant, by: String, verdict: AuditVerdict, noted: AuditHead?, entriesSince: Int, isSound: Bool
    ) {
        (self.at, self.by, self.verdict, self.noted) = (at, by, verdict, noted)
        (self.entriesSince, self.isSound) = (entriesSince, isSound)
    }
}

/// What the audit keeps of a verification, as JSON.
package struct VerificationNote: Hashable, Sendable, Codable {
    package var verdict: AuditVerdict
    package var noted: AuditHead?

    package init(_ verdict: AuditVerdict, noted: AuditHead?) {
        (self.verdict, self.noted) = (verdict, noted)
    }
}

extension AuditTrail {
    /// Verifies, and writes down what came of it: whoever looks later need not compute everything again.
    package func verifyForAll(noted: AuditHead? = nil) async throws(FeatureProblem) {
        let access = try scope.open(.seeAudit)
        let content = try json(VerificationNote(try await verify(noted: noted), noted: noted))
        try await access.add(
            AuditNote(.verification, actor: access.actor, subjects: [.verification], content: content))
    }

    /// The last verification that was written down; `nil` before the first. Computes no hash.
    package func lastVerification() async throws(FeatureProblem) -> AuditVerification? {
        let access = try scope.open(.seeAudit)
        var search = AuditSearch()
        search.subjects = [.verification]
        let found = try await entries(search, .newestFirst(before: nil), limit: 1)
        guard let entry = found.first,
            let note = try? RecordText.decode(VerificationNote.self, from: entry.content)
        else { return nil }
        let newest = try await entries(AuditSearch(), .newestFirst(before: nil), limit: 1).first ?? entry
        let (archive, company) = (access.archive, access.company)
        let isSound = try await withFeatureProblem { try await archive.isAuditSound(of: company) }
        return AuditVerification(
            at: entry.at, by: entry.actor, verdict: note.verdict, noted: note.noted,
            entriesSince: newest.place - entry.place, isSound: isSound)
    }
}
