package import Accounting
package import LinkLedger

/// One execution of a workflow.
package struct RunRow: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable { case running, finished, interrupted, failed }

    package var id: String
    package var company: String
    package var store: String
    /// `orders`, `products`, `stock`.
    package var workflow: String
    /// Who or what started it: `schedule`, `manual`, a user's name.
    package var trigger: String
    package var startedAt: Instant
    package var finishedAt: Instant?
    package var state: State
    /// Counts and requests as JSON.
    package var summary: String
    /// Why it failed, as JSON.
    package var reason: String?

    package init(
        id: String, company: String, store: String, workflow: String, trigger: String, startedAt: Instant,
        finishedAt: Instant? = nil, state: State = .running, summary: String = "{}", reason: String? = nil
    ) {
        self.id = id
        self.company = company
        self.store = store
        self.workflow = workflow
        self.trigger = trigger
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.state = state
        self.summary = summary
        self.reason = reason
    }
}

/// Where a run stands in the list of runs.
package struct RunPlace: Hashable, Sendable {
    package var startedAt: Instant
    package var id: String

    package init(startedAt: Instant, id: String) {
        self.startedAt = startedAt
        self.id = id
    }
}

/// When a company was last synced, and when it will be.
package struct SyncTimes: Hashable, Sendable {
    /// `nil` where no run came to its end yet.
    package var last: Instant?
    /// `nil` where nothing is scheduled.
    package var next: Instant?
    /// Whether a store is connected.
    package var hasStore: Bool
    /// Orders that need a person.
    package var needs: Int

    package init(last: Instant? = nil, next: Instant? = nil, hasStore: Bool = false, needs: Int = 0) {
        self.last = last
        self.next = next
        self.hasStore = hasStore
        self.needs = needs
    }
}

/// What a run did with one record.
package struct RunResultRow: Hashable, Sendable {
    package var subject: String
    package var label: String
    /// `posted`, `skipped`, `waiting`, `needsYou`, `linked`, `changed`, `failed`.
    package var outcome: String
    package var reason: String?

    package init(subject: String, label: String, outcome: String, reason: String?) {
        self.subject = subject
        self.label = label
        self.outcome = outcome
        self.reason = reason
    }
}

/// When a workflow of a store is due (W21, F3).
package struct ScheduleRow: Hashable, Sendable {
    package var company: String
    package var store: String
    package var workflow: String
    /// The schedule as its own text: `off`, `every 3600`, `daily 03:30`.
    package var rule: String
    package var dueAt: Instant?

    package init(company: String, store: String, workflow: String, rule: String, dueAt: Instant?) {
        self.company = company
        self.store = store
        self.workflow = workflow
        self.rule = rule
        self.dueAt = dueAt
    }
}

/// An order as lists show it.
package struct OrderRow: Hashable, Sendable {
    package var id: String
    package var store: String
    package var number: String
    package var placedAt: Instant?
    package var currency: String?
    package var total: Int64
    package var state: OrderState
    package var reason: String?
    package var reasonCode: String?
    package var isOpen: Bool
    /// Who bought; empty where the store does not say, or before the order was decided.
    package var customer = ""

    package init(
        id: String, store: String, number: String, placedAt: Instant?, currency: String?, total: Int64,
        state: OrderState, reason: String?, reasonCode: String?, isOpen: Bool
    ) {
        self.id = id
        self.store = store
        self.number = number
        self.placedAt = placedAt
        self.currency = currency
        self.total = total
        self.state = state
        self.reason = reason
        self.reasonCode = reasonCode
        self.isOpen = isOpen
    }
}

/// How many orders are in each state, and what the posted ones amount to per currency.
package struct OrderTotals: Hashable, Sendable {
    package var counts: [OrderState: Int]
    /// Total less refunds of the posted orders, minor units by currency code.
    package var posted: [String: Int64]

    package init(counts: [OrderState: Int], posted: [String: Int64]) {
        self.counts = counts
        self.posted = posted
    }
}

/// A product of a store as the stock and product workflows see it.
package struct ProductRow: Hashable, Sendable {
    package var id: String
    package var variation: String
    package var body: String
    package var state: String
    package var reason: String?

    /// The state of a product whose link a person ended; it is decided anew when it is read next.
    package static let unlinked = "unlinked"

    package init(id: String, variation: String, body: String, state: String, reason: String? = nil) {
        self.id = id
        self.variation = variation
        self.body = body
        self.state = state
        self.reason = reason
    }
}
