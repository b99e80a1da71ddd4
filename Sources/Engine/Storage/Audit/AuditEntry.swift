package import Accounting

/// One entry of a company's audit. Each carries the hash of the one before, so that none can be changed unnoticed.
package struct AuditEntry: Hashable, Sendable {
    package var company: String
    /// Counted from 1, without gaps.
    package var place: Int
    package var at: Instant
    package var action: AuditAction
    package var actor: String
    package var run: String
    package var requestKey: String
    /// JSON with sorted keys.
    package var content: String
    /// The exact text that was sent, for a request; else empty.
    package var request: String
    /// The hash of the entry before; empty for the first.
    package var previous: String
    /// SHA-256 over all of the above, 64 hexadecimal digits.
    package var hash: String

    package init(
        company: String, place: Int, at: Instant, action: AuditAction, actor: String, run: String,
        requestKey: String, content: String, request: String, previous: String, hash: String
    ) {
        self.company = company
        self.place = place
        self.at = at
        self.action = action
        self.actor = actor
        self.run = run
        self.requestKey = requestKey
        self.content = content
        self.request = request
        self.previous = previous
        self.hash = hash
    }
}

/// How long an audit is and how it ends; noted elsewhere, it proves that nothing was cut off.
package struct AuditHead: Hashable, Sendable, Codable {
    package var count: Int
    package var hash: String

    package init(count: Int, hash: String) {
        self.count = count
        self.hash = hash
    }
}

/// The first thing about an audit that does not fit.
package enum AuditFlaw: Hashable, Sendable, Codable {
    /// The entry does not say any more what it said when it was written.
    case changed(place: Int)
    /// An entry was removed.
    case missing(place: Int)
    /// The entry does not follow from the one before: one of the two was put in place of another.
    case unchained(place: Int)
    /// The entry does not bear the seal of this data's key: it was made by another hand, or the key was replaced.
    case unsealed(place: Int)
    /// Entries at the end were removed, or added past this program.
    case cutOff(count: Int, expected: Int)
    /// What is kept about the end of the audit is missing, or was not written by this program with its key.
    case endForged
    /// The audit is not the one whose end was noted at that place.
    case notedDiffers(place: Int)
}

/// What holding an audit against itself came to.
package struct AuditVerdict: Hashable, Sendable, Codable {
    /// The entries that were found, up to the first that does not fit.
    package var head: AuditHead
    package var flaw: AuditFlaw?

    package init(head: AuditHead, flaw: AuditFlaw?) {
        self.head = head
        self.flaw = flaw
    }
}
