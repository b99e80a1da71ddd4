package import LinkLedger

/// What is to be written into the audit: a request to the books, its answer, stock levels written to a store, or something that a person
/// did (X7).
package struct AuditNote: Hashable, Sendable {
    package var action: AuditAction
    /// Who did it; empty for who or what started `run`.
    package var actor: String
    /// The run in which it was done; empty outside of runs.
    package var run: String
    /// Ties a request to its answer; empty for what people do.
    package var requestKey: String
    /// What the entry is found by.
    package var subjects: Set<AuditSubject>
    /// What is to be remembered, as JSON with sorted keys; never a secret.
    package var content: String

    package init(
        _ action: AuditAction, actor: String = "", run: String = "", requestKey: String = "",
        subjects: Set<AuditSubject> = [], content: String
    ) {
        self.action = action
        self.actor = actor
        self.run = run
        self.requestKey = requestKey
        self.subjects = subjects
        self.content = content
    }
}

/// What an entry of the audit tells of.
package enum AuditAction: String, Hashable, Sendable, CaseIterable {
    /// A request to the books was written down; it leaves after that.
    case request
    /// What became of it.
    case answer
    case policy, connection, signIn, retry, link, undo, uninstall
    /// A company was made, renamed or removed.
    case company
    /// What a person said about one order: what a refund gave back, what stands behind its number.
    case choice
    /// A backfill was confirmed, paused or given up.
    case backfill
    /// Stock levels of a store: what is to be changed, then what became of it.
    case stock
    /// A list record of the books that was inactive is to be active again.
    case activation
    /// An account, a role, an invitation, a team: whatever changes who may do what.
    case person
    /// Somebody had the audit held against itself; what came of it.
    case verification
}

/// By what an entry of the audit is found; letters count without their case.
package struct AuditSubject: Hashable, Sendable {
    package let text: String

    /// The store's own identifier of an order.
    package static func order(_ id: String) -> AuditSubject { AuditSubject(text: "order \(id.lowercased())") }

    /// The number of a document, or the name of a list record.
    package static func number(_ number: String) -> AuditSubject {
        AuditSubject(text: "number \(number.lowercased())")
    }

    /// A record by the books' own identifier.
    package static func record(_ kind: BooksRecordKind, _ id: String) -> AuditSubject {
        AuditSubject(text: "record \(kind.rawValue.lowercased())/\(id.lowercased())")
    }

    package static func operation(_ operation: IntentRow.Operation) -> AuditSubject {
        AuditSubject(text: "operation \(operation.rawValue)")
    }

    /// A person, by the address of the account.
    package static func person(_ email: String) -> AuditSubject { AuditSubject(text: "person \(email.lowercased())") }

    /// A connection of the company.
    package static func connection(_ id: String) -> AuditSubject {
        AuditSubject(text: "connection \(id.lowercased())")
    }

    /// The audit itself: whenever it was verified.
    package static let verification = AuditSubject(text: "verification")
}
