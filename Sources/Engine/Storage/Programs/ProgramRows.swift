package import Accounting

/// A key by which a program signs in; the secret itself is shown once and not kept.
package struct ProgramKeyRow: Hashable, Sendable {
    /// By what it is named in lists; gives no access.
    package var id: String
    /// SHA-256 of the secret, 64 hexadecimal digits.
    package var hash: String
    /// Whose it is; `nil` for the key of a store.
    package var user: String?
    /// The one company that it reaches; `nil` for all that its user may enter.
    package var company: String?
    /// The one store that it may push into; `nil` for the key of a user.
    package var store: String?
    /// What people call it.
    package var name: String
    /// Words of what it may do.
    package var scopes: [String]
    package var madeBy: String
    package var createdAt: Instant
    /// `nil` never.
    package var endsAt: Instant?
    package var usedAt: Instant?
    package var revokedAt: Instant?

    package init(
        id: String, hash: String, user: String? = nil, company: String? = nil, store: String? = nil, name: String,
        scopes: [String], madeBy: String, createdAt: Instant, endsAt: Instant? = nil, usedAt: Instant? = nil,
        revokedAt: Instant? = nil
    ) {
        (self.id, self.hash, self.user, self.company, self.store) = (id, hash, user, company, store)
        (self.name, self.scopes, self.madeBy) = (name, scopes, madeBy)
        (self.createdAt, self.endsAt, self.usedAt, self.revokedAt) = (createdAt, endsAt, usedAt, revokedAt)
    }
}

/// A call that changes something and bears a name of its own, so that it can be sent twice and is done once.
package struct NamedCall: Hashable, Sendable {
    /// The key that it came with.
    package var holder: String
    /// What the program calls it.
    package var name: String
    /// A fingerprint of what was asked: the same name with another is another call.
    package var print: String

    package init(holder: String, name: String, print: String) {
        (self.holder, self.name, self.print) = (holder, name, print)
    }
}

/// What is known of a call when it comes.
package enum NamedCallStanding: Hashable, Sendable {
    /// It was not seen before, or nobody finished it: it is this caller's to do.
    case new
    /// The same call is being done.
    case underWay
    /// It was done; this was the answer, as text.
    case done(String)
    /// The name was used for something else.
    case other
}

/// An address that is told what happens in a company.
package struct WebhookRow: Hashable, Sendable {
    package var id: String
    package var company: String
    package var address: String
    /// Words of what it is told.
    package var events: [String]
    /// What its messages are signed with, newest first; the older one counts until it is forgotten.
    package var secrets: [Secret]
    package var madeBy: String
    package var createdAt: Instant
    /// How far it was told, as JSON.
    package var place: String

    package struct Secret: Hashable, Sendable, Codable {
        package var text: String
        /// `nil` for the one that stays.
        package var endsAt: Int64?

        /// `endsAt` in milliseconds since 1970.
        package init(text: String, endsAt: Int64? = nil) { (self.text, self.endsAt) = (text, endsAt) }
    }

    package init(
        id: String, company: String, address: String, events: [String], secrets: [Secret], madeBy: String,
        createdAt: Instant, place: String
    ) {
        (self.id, self.company, self.address, self.events) = (id, company, address, events)
        (self.secrets, self.madeBy, self.createdAt, self.place) = (secrets, madeBy, createdAt, place)
    }
}

/// One message to a webhook, and what became of it.
package struct DeliveryRow: Hashable, Sendable {
    package var id: String
    package var webhook: String
    /// The same news has the same key: it is told once.
    package var key: String
    /// The word of the event.
    package var event: String
    /// The exact text that is sent.
    package var body: String
    package var createdAt: Instant
    package var tries: Int
    /// When it is tried next; `nil` when it is over.
    package var dueAt: Instant?
    /// When it was taken.
    package var doneAt: Instant?
    /// The status of the last answer; `nil` when there was none.
    package var status: Int?
    /// How the last answer began, or why there was none.
    package var answer: String

    package init(
        id: String, webhook: String, key: String, event: String, body: String, createdAt: Instant, tries: Int = 0,
        dueAt: Instant? = nil, doneAt: Instant? = nil, status: Int? = nil, answer: String = ""
    ) {
        (self.id, self.webhook, self.key, self.event, self.body) = (id, webhook, key, event, body)
        (self.createdAt, self.tries, self.dueAt, self.doneAt) = (createdAt, tries, dueAt, doneAt)
        (self.status, self.answer) = (status, answer)
    }
}
