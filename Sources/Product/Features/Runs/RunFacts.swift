package import Accounting
import ConnectorKit
import Storage
package import Sync

/// A run as people read of it: asked for, going on, or at its end.
package struct RunFacts: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Somebody asked for it, and it waits for its turn.
        case asked
        case running, finished, interrupted
        /// Stopped before its end.
        case failed
        /// Asked for, and could not be begun.
        case notBegun
    }

    package enum Starter: Hashable, Sendable {
        case schedule
        /// A person or a program, by the name that the audit has.
        case named(String)
    }

    package var id: ID<Run>
    package var store: ID<Store>
    package var storeName: String
    /// `orders`, `products`, `stock`, `undo`, `backfill`.
    package var workflow: String
    package var starter: Starter
    /// When it was begun; before that, when it was asked for.
    package var startedAt: Instant
    package var finishedAt: Instant?
    package var state: State
    /// What it did; of one that goes on, nothing yet.
    package var report: RunReport?
    /// What ended it early.
    package var stop: RunStop?
    /// What stopped it is no longer so: a person connected what rested, or finished the set-up.
    package var isStopOver = false
    /// How far it is, where this process works on it.
    package var progress: RunProgress?

    package init(
        id: ID<Run>, store: ID<Store>, storeName: String, workflow: String, starter: Starter, startedAt: Instant,
        finishedAt: Instant? = nil, state: State, report: RunReport? = nil, stop: RunStop? = nil,
        progress: RunProgress? = nil
    ) {
        self.id = id
        self.store = store
        self.storeName = storeName
        self.workflow = workflow
        self.starter = starter
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.state = state
        self.report = report
        self.stop = stop
        self.progress = progress
    }

    /// Whether something of it is still to come.
    package var isOpen: Bool { state == .asked || state == .running }

    /// Whether its results are of orders.
    package var tellsOrders: Bool {
        [
            Workflow.orders.rawValue, Workflow.invoices.rawValue, Workflow.creditMemos.rawValue, BackfillRun.workflow,
            UndoRun.workflow,
        ].contains(workflow)
    }

    init(_ row: RunRow, storeName: String, progress: RunProgress? = nil) {
        var report: RunReport?
        var stop: RunStop?
        do throws(Unreadable) {
            report = row.state == .running ? nil : try row.report
            stop = report?.stopped
        } catch { stop = row.state == .failed ? .storage(.unusable(error.description)) : nil }
        self.init(
            id: ID(row.id), store: ID(row.store), storeName: storeName, workflow: row.workflow,
            starter: row.trigger == OrderRun.scheduled ? .schedule : .named(row.trigger), startedAt: row.startedAt,
            finishedAt: row.finishedAt, state: State(row.state), report: report, stop: stop,
            progress: row.state == .running ? progress : nil)
    }

    /// Of an errand that has no run yet, or came to none.
    init(_ errand: ErrandRow, storeName: String) {
        var stop: RunStop?
        if case .stopped(let why)? = errand.end { stop = why }
        self.init(
            id: ID(errand.id), store: ID(errand.store), storeName: storeName, workflow: errand.workflow,
            starter: .named(errand.askedBy), startedAt: errand.askedAt, finishedAt: errand.finishedAt,
            state: errand.finishedAt == nil ? .asked : .notBegun, stop: stop)
    }
}

extension ErrandRow {
    /// The word of the run that it becomes, as that one keeps it.
    fileprivate var workflow: String {
        switch errand {
        case .run(let workflow, isConfirmed: _): workflow.rawValue
        case .stock: Workflow.stock.rawValue
        default: kind.rawValue
        }
    }
}

extension RunFacts.State {
    init(_ state: RunRow.State) {
        switch state {
        case .running: self = .running
        case .finished: self = .finished
        case .interrupted: self = .interrupted
        case .failed: self = .failed
        }
    }
}

/// What a run did with one record (F4).
package struct RunResult: Hashable, Sendable {
    /// The record's identifier in its store.
    package var subject: String
    /// As people know it: an order's number, a product's name.
    package var label: String
    package var outcome: Outcome
    package var reason: OrderReason?

    package enum Outcome: Hashable, Sendable {
        case posted, skipped, waiting, needsYou, changed, failed
        /// A word of another program.
        case other(String)

        /// The word that is kept.
        package var word: String {
            switch self {
            case .posted: "posted"
            case .skipped: "skipped"
            case .waiting: "waiting"
            case .needsYou: "needsYou"
            case .changed: "changed"
            case .failed: "failed"
            case .other(let word): word
            }
        }

        package init(_ word: String) {
            let known: [Outcome] = [.posted, .skipped, .waiting, .needsYou, .changed, .failed]
            self = known.first { $0.word == word } ?? .other(word)
        }
    }

    package init(subject: String, label: String, outcome: Outcome, reason: OrderReason?) {
        self.subject = subject
        self.label = label
        self.outcome = outcome
        self.reason = reason
    }

    init(_ row: RunResultRow) {
        self.init(
            subject: row.subject, label: row.label, outcome: Outcome(row.outcome),
            reason: row.reason.map { OrderReason(kept: $0) })
    }
}
