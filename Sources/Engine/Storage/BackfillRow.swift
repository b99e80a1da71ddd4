package import Accounting
package import LinkLedger

/// A range of a store's history that is brought into the books (X9), from the first look to its end.
package struct BackfillRow: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable {
        /// Read and planned; waits for a person's word.
        case proposed
        /// Orders are admitted page by page, as long as a process works on it.
        case running
        case paused
        /// Every order of the range was admitted and posted as far as it could be.
        case finished
        /// What was posted stays; the rest is not brought in.
        case cancelled

        /// Something of it may still come.
        package var isOpen: Bool { self == .proposed || self == .running || self == .paused }
    }

    package var id: String
    package var company: String
    package var store: String
    /// Days on which orders were placed, in the time zone of the policy; both count.
    package var firstDay: BusinessDate
    package var lastDay: BusinessDate
    package var state: State
    /// At most so many orders are admitted in an hour; `nil` goes as fast as the books allow.
    package var ordersPerHour: Int?
    /// A person repeats it to say that this is what they have seen.
    package var token: String
    /// What the proposal rests on beside the orders (settings, closing date), as a fingerprint.
    package var basis: String
    /// What would be written, as JSON.
    package var estimate: String
    package var found: Int
    package var admitted: Int
    package var createdAt: Instant
    package var startedAt: Instant?
    /// When the process that works on it now, or worked last, took it up, and how many orders were admitted until then.
    package var sessionAt: Instant?
    package var sessionAdmitted: Int
    package var progressedAt: Instant?
    package var finishedAt: Instant?
    /// Why it was paused by itself, as a code.
    package var reason: String?

    package init(
        id: String, company: String, store: String, firstDay: BusinessDate, lastDay: BusinessDate,
        state: State = .proposed, ordersPerHour: Int? = nil, token: String = "", basis: String = "",
        estimate: String = "{}", found: Int = 0, admitted: Int = 0, createdAt: Instant, startedAt: Instant? = nil,
        sessionAt: Instant? = nil, sessionAdmitted: Int = 0, progressedAt: Instant? = nil, finishedAt: Instant? = nil,
        reason: String? = nil
    ) {
        self.id = id
        self.company = company
        self.store = store
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.state = state
        self.ordersPerHour = ordersPerHour
        self.token = token
        self.basis = basis
        self.estimate = estimate
        self.found = found
        self.admitted = admitted
        self.createdAt = createdAt
        self.startedAt = startedAt
        self.sessionAt = sessionAt
        self.sessionAdmitted = sessionAdmitted
        self.progressedAt = progressedAt
        self.finishedAt = finishedAt
        self.reason = reason
    }
}

/// An order of the past, read and not admitted yet: nothing decides or posts it.
package struct HistoryOrder: Hashable, Sendable {
    package var placedAt: Instant
    package var raw: RawRow

    package init(placedAt: Instant, raw: RawRow) {
        self.placedAt = placedAt
        self.raw = raw
    }
}

/// Where the admitted orders of a backfill are.
package struct BackfillCounts: Hashable, Sendable {
    package var states: [OrderState: Int]
    /// Admitted, and something of them is still to be decided or posted.
    package var open: Int

    package init(states: [OrderState: Int] = [:], open: Int = 0) {
        self.states = states
        self.open = open
    }
}

/// Where an order stands, and whether the next run decides it.
package struct KeptStanding: Hashable, Sendable {
    package var state: OrderState
    /// The typed reason as JSON.
    package var reason: String?
    /// New, changed or to be tried again, with nothing of it on its way.
    package var isDue: Bool
    /// Of the raw record that is kept.
    package var hash: String

    package init(state: OrderState, reason: String?, isDue: Bool, hash: String) {
        self.state = state
        self.reason = reason
        self.isDue = isDue
        self.hash = hash
    }
}
