package import Accounting

/// What a person asked the server to do for a store, kept until it is done, so that a restart forgets none.
package struct ErrandRow: Hashable, Sendable {
    /// A store has at most one open errand of a kind and a subject: who asks twice gets the first.
    package enum Kind: String, Sendable, CaseIterable {
        case orders, products, productUpdates, customers, invoices, creditMemos, stock, dryRun, estimate, backfill
        case stockLook, productLook, sending, undoing, sendingAsked, undoingAsked
        case importLook, importing
    }

    package var id: String
    package var company: String
    package var store: String
    package var kind: Kind
    /// What it is about, where several of a kind may wait beside each other; empty elsewhere.
    package var subject: String
    /// As the audit names who asked.
    package var askedBy: String
    package var askedAt: Instant
    /// What exactly is asked, as JSON.
    package var body: String
    /// What it came to, as JSON; `nil` while it is open.
    package var outcome: String?
    package var finishedAt: Instant?

    package init(
        id: String, company: String, store: String, kind: Kind, subject: String = "", askedBy: String, askedAt: Instant,
        body: String = "{}", outcome: String? = nil, finishedAt: Instant? = nil
    ) {
        self.id = id
        self.company = company
        self.store = store
        self.kind = kind
        self.subject = subject
        self.askedBy = askedBy
        self.askedAt = askedAt
        self.body = body
        self.outcome = outcome
        self.finishedAt = finishedAt
    }
}
