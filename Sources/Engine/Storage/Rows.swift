package import Accounting
package import LinkLedger

/// One tenant: one set of books, its stores, its users.
package struct CompanyRow: Hashable, Sendable {
    package var id: String
    package var name: String

    package init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

/// A connection of a company to a store or to its books.
package struct ConnectionRow: Hashable, Sendable {
    package enum Side: String, Sendable { case store, books }

    package enum State: String, Sendable {
        case active
        /// A person must sign in again; its workflows pause and lose nothing (I5).
        case signInNeeded
        case uninstalled
    }

    package var id: String
    package var company: String
    package var side: Side
    /// The connector's word: `ecwid`, `quickbooks-online`.
    package var kind: String
    package var name: String
    /// Plain settings as JSON; secrets are kept apart, sealed.
    package var settings: String
    /// What the other side said about itself last: the store's profile or the books' company, as JSON.
    package var profile: String?
    package var state: State
    /// Kept with the tokens alone, so that whoever lists connections needs no secret; `nil` where nobody signed in.
    package var signIn: SignInDates?

    package init(
        id: String, company: String, side: Side, kind: String, name: String, settings: String,
        profile: String? = nil, state: State = .active, signIn: SignInDates? = nil
    ) {
        self.id = id
        self.company = company
        self.side = side
        self.kind = kind
        self.name = name
        self.settings = settings
        self.profile = profile
        self.state = state
        self.signIn = signIn
    }
}

/// When a sign-in to books began and when it ends (I5).
package struct SignInDates: Hashable, Sendable {
    /// When the person agreed; unknown of sign-ins that are older than this knowledge.
    package var givenAt: Instant?
    /// When it ends if it is not used any more; each use moves the end on.
    package var endsAt: Instant
    /// When the consent ends, however often it is used.
    package var consentEndsAt: Instant?

    package init(givenAt: Instant? = nil, endsAt: Instant, consentEndsAt: Instant? = nil) {
        self.givenAt = givenAt
        self.endsAt = endsAt
        self.consentEndsAt = consentEndsAt
    }
}

/// A version of the settings of a store: when and by whom it was kept.
package struct PolicyVersionRow: Hashable, Sendable {
    package var version: Int
    /// `nil` of versions that are older than this knowledge.
    package var savedAt: Instant?
    package var savedBy: String?
    /// It named records of other books, and holds no more.
    package var isForgotten: Bool

    package init(version: Int, savedAt: Instant?, savedBy: String?, isForgotten: Bool) {
        self.version = version
        self.savedAt = savedAt
        self.savedBy = savedBy
        self.isForgotten = isForgotten
    }
}

/// A raw record of a store as it came, with what is needed to find it again.
package struct RawRow: Hashable, Sendable {
    package var id: String
    package var updatedAt: Instant
    /// Tells whether the record changed since it was last kept.
    package var hash: String
    package var body: [UInt8]
    /// What lists show of an order until it is decided; `nil` where nobody has read it yet.
    package var facts: OrderFacts?

    package init(id: String, updatedAt: Instant, hash: String, body: [UInt8]) {
        self.id = id
        self.updatedAt = updatedAt
        self.hash = hash
        self.body = body
    }
}

/// What an order is listed and found by before anybody decided what becomes of it.
package struct OrderFacts: Hashable, Sendable {
    package var number: String
    package var placedAt: Instant?
    package var currency: String
    /// In minor units of `currency`.
    package var total: Int64
    /// Who bought, as lists show it.
    package var customer: String
    /// Other names and addresses that it is found by.
    package var names: [String]

    package init(
        number: String, placedAt: Instant?, currency: String, total: Int64, customer: String, names: [String]
    ) {
        self.number = number
        self.placedAt = placedAt
        self.currency = currency
        self.total = total
        self.customer = customer
        self.names = names
    }
}

/// What keeping a page of raw records did.
package struct KeptCount: Hashable, Sendable {
    package var new: Int
    package var changed: Int

    package init(new: Int, changed: Int) {
        self.new = new
        self.changed = changed
    }
}

/// An order whose raw record is new or changed, with what was posted for it and is still in the books.
package struct UndecidedOrder: Hashable, Sendable {
    package var id: String
    package var updatedAt: Instant
    package var body: [UInt8]
    package var posted: [PostedRow]
    /// Counts what happened to the order; its decision names it, so that one made on older knowledge is not recorded.
    package var revision: Int64
    /// Brought in from before the start date by a backfill.
    package var isAdmitted = false
    /// What people said about it, as JSON.
    package var answers: String?
    /// Where it stands; only where it was asked for.
    package var standing: KeptStanding?
    /// What it adds to daily summaries.
    package var members: [SummaryMemberRow] = []
    /// What it told first of its money, as JSON.
    package var sights: [String] = []
    /// An earlier version of it was seen.
    package var isLater = false
    /// When the store deleted it; `nil` when it did not.
    package var deletedAt: Instant?
    /// Why it was undone, as JSON: it is not posted again before a person asks. `nil` for all others.
    package var undone: String?

    package init(
        id: String, updatedAt: Instant, body: [UInt8], posted: [PostedRow], revision: Int64 = 0,
        undone: String? = nil
    ) {
        self.undone = undone
        self.id = id
        self.updatedAt = updatedAt
        self.body = body
        self.posted = posted
        self.revision = revision
    }
}

/// A record that was posted for an order: its link and the body that was sent, as JSON.
package struct PostedRow: Hashable, Sendable {
    package var link: Link
    package var body: String

    package init(link: Link, body: String) {
        self.link = link
        self.body = body
    }
}

/// A write that is to be made, as an outbox row.
package struct IntentRow: Hashable, Sendable {
    package var id: String
    /// The order that asked for it; empty for products.
    package var order: String
    package var key: RecordKey
    package var generation: Int
    /// `create`, `update`, `void`, `delete`.
    package var operation: Operation
    package var kind: BooksRecordKind
    /// The record as JSON.
    package var body: String
    package var fingerprint: String
    /// Records that must be in the books first.
    package var dependencies: [RecordKey]
    package var attempts: Int
    /// The folded name that a customer, vendor or item takes in the books; empty for documents.
    package var nameKey: String
    /// The folded SKU of an item; empty for all others.
    package var otherKey: String

    package enum Operation: String, Sendable, CaseIterable { case create, update, void, delete }

    package init(
        id: String, order: String, key: RecordKey, generation: Int, operation: Operation, kind: BooksRecordKind,
        body: String, fingerprint: String, dependencies: [RecordKey], attempts: Int = 0, nameKey: String = "",
        otherKey: String = ""
    ) {
        self.id = id
        self.order = order
        self.key = key
        self.generation = generation
        self.operation = operation
        self.kind = kind
        self.body = body
        self.fingerprint = fingerprint
        self.dependencies = dependencies
        self.attempts = attempts
        self.nameKey = nameKey
        self.otherKey = otherKey
    }
}

/// A customer, vendor or item that is on its way into the books.
package struct ExpectedRow: Hashable, Sendable {
    package var store: String
    package var key: RecordKey
    /// The folded name that it will bear.
    package var nameKey: String
    /// The record as JSON.
    package var body: String

    package init(store: String, key: RecordKey, nameKey: String, body: String) {
        self.store = store
        self.key = key
        self.nameKey = nameKey
        self.body = body
    }
}

/// What was decided about one order.
package struct DecidedOrder: Hashable, Sendable {
    package var id: String
    package var number: String
    package var placedAt: Instant?
    package var currency: String?
    /// In minor units of `currency`.
    package var total: Int64
    package var refunded: Int64
    package var state: OrderState
    /// The typed reason as JSON; `nil` for orders whose documents are on their way or posted.
    package var reason: String?
    package var reasonCode: String?
    package var intents: [IntentRow]
    package var policyVersion: Int
    /// The revision of the `UndecidedOrder` that was decided; `nil` records it whatever happened meanwhile.
    package var revision: Int64?
    /// What the order adds to daily summaries from now on; what it added before and does not any more is taken out of them.
    package var members: [SummaryMemberRow] = []
    /// Who bought, as lists show it.
    package var customer = ""
    /// What the order is found by beside its number, its amount and the customer: other names, addresses.
    package var names: [String] = []

    package init(
        id: String, number: String, placedAt: Instant?, currency: String?, total: Int64, refunded: Int64,
        state: OrderState, reason: String?, reasonCode: String?, intents: [IntentRow], policyVersion: Int,
        revision: Int64? = nil
    ) {
        self.id = id
        self.number = number
        self.placedAt = placedAt
        self.currency = currency
        self.total = total
        self.refunded = refunded
        self.state = state
        self.reason = reason
        self.reasonCode = reasonCode
        self.intents = intents
        self.policyVersion = policyVersion
        self.revision = revision
    }
}

/// An intent that can be sent now, with the books' identifiers of what it mentions.
package struct ReadyIntent: Hashable, Sendable {
    package var intent: IntentRow
    package var store: String
    package var references: [RecordKey: String]
    /// The live link of the same key, for updates, voids and deletes.
    package var link: Link?

    package init(intent: IntentRow, store: String, references: [RecordKey: String], link: Link?) {
        self.intent = intent
        self.store = store
        self.references = references
        self.link = link
    }
}

/// A request to the books that is written down before it leaves.
package struct BatchRow: Hashable, Sendable {
    package var requestKey: String
    /// The prepared request as JSON, exactly as it is sent.
    package var request: String
    package var intents: [String]

    package init(requestKey: String, request: String, intents: [String]) {
        self.requestKey = requestKey
        self.request = request
        self.intents = intents
    }
}

/// A request that is about to leave, with its entry in the audit.
package struct DepartingRequest: Sendable {
    package var batch: BatchRow
    package var note: AuditNote

    package init(_ batch: BatchRow, note: AuditNote) {
        self.batch = batch
        self.note = note
    }
}

/// What became of the intents of one request, or of intents that were settled without one.
package struct AnsweredRequest: Sendable {
    package var results: [IntentResult]
    /// What the books answered, for the audit; `nil` only when they were not asked.
    package var note: AuditNote?
    package var requestKey: String?

    package init(_ results: [IntentResult], note: AuditNote? = nil, requestKey: String? = nil) {
        self.results = results
        self.note = note
        self.requestKey = requestKey
    }
}

/// What became of one intent, to be written together with its link and its order.
package struct IntentResult: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable {
        /// In the books: the link, and the mirror record when a list record was made.
        case posted(Link, MirrorRow?)
        /// Done, and the link's record is voided or deleted.
        case takenBack(version: String)
        /// The books hold the document but not as intended; it is deleted next, after all that cannot stand without it, and the
        /// order needs a person.
        case postedWrong(Link, takeBack: [IntentRow], reason: String, reasonCode: String)
        /// Not carried out: may be sent again, not before that time.
        case putBack(notBefore: Instant)
        /// Not carried out: the link's record has a newer version that says what was posted; to be sent again with it.
        case versionMoved(String, notBefore: Instant)
        /// Refused: the order needs a person.
        case refused(reason: String, reasonCode: String)
        /// Not carried out and no longer fitting: the order is to be decided again.
        case decideAgain
    }

    package var intent: String
    package var outcome: Outcome

    package init(intent: String, outcome: Outcome) {
        self.intent = intent
        self.outcome = outcome
    }
}

/// A list record of the books in the mirror, findable by its name, SKU or e-mail address.
package struct MirrorRow: Hashable, Sendable {
    package enum List: String, Sendable, CaseIterable {
        case company, account, taxCode, item, customer, vendor, employee, trackingClass, location, term, paymentMethod

        /// Lists that may be long: read by key, not as a whole.
        package var isLong: Bool { self == .item || self == .customer || self == .vendor || self == .employee }
    }

    package var list: List
    package var id: String
    /// Folded as `NameKey` folds; empty when there is none.
    package var nameKey: String
    /// Folded SKU of an item or e-mail address of a party; of several addresses each behind ``addressSeparator``.
    package var otherKey: String
    package var body: String

    /// No address begins with it.
    package static let addressSeparator = ","

    package init(list: List, id: String, nameKey: String, otherKey: String, body: String) {
        self.list = list
        self.id = id
        self.nameKey = nameKey
        self.otherKey = otherKey
        self.body = body
    }
}
