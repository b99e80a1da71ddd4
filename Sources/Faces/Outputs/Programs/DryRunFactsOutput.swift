import Accounting
import Bookkeeping
package import Features
import Foundation
import LinkLedger
import Sync
package import Wording

/// A dry run as programs get it: what would change in the books, not a list of all orders.
package struct DryRunFactsOutput: Encodable, Sendable {
    struct Change: Encodable {
        var operation: String
        var kind: String
        var number: String?
        var date: String
        var currency: String
        var total: String
    }

    struct Order: Encodable {
        var id: String
        var number: String
        var result: String
        var changes: [Change]
        var message: String?
        var remedy: String?
    }

    struct Account: Encodable {
        var account: String
        var currency: String
        /// Debits less credits.
        var now: String
        var otherwise: String
    }

    struct Counts: Encodable {
        var outcomes: [String: Int]
        var documents: [String: Int]
    }

    var id: String
    var store: String
    var askedBy: String
    var askedAt: String
    var finishedAt: String?
    /// `goingOn`, `done`, `stopped` or `gone`.
    var state: String
    /// Looked at so far.
    var orders: Int
    var now: Counts?
    /// With the settings that were asked about.
    var otherwise: Counts?
    var differing: Int?
    /// The first orders that would not stay as they are.
    var shown: [Order]?
    var accounts: [Account]?
    var stop: RunFactsOutput.Stop?

    package init(_ run: DryRunFacts, _ sentences: Sentences) {
        (id, store, askedBy) = (run.id.rawValue, run.store.rawValue, run.askedBy)
        askedAt = run.askedAt.date.formatted(.iso8601)
        finishedAt = run.finishedAt?.date.formatted(.iso8601)
        switch run.state {
        case .goingOn(let seen): (state, orders) = ("goingOn", seen)
        case .gone: (state, orders) = ("gone", 0)
        case .stopped(let why): (state, orders, stop) = ("stopped", 0, RunFactsOutput.Stop(sentences.explain(why)))
        case .done(let difference):
            (state, orders) = ("done", difference.orders)
            now = Counts(difference.now)
            otherwise = difference.wouldBe.map { Counts($0) }
            differing = difference.differing
            shown = difference.shown.map { Order($0, sentences) }
            accounts = difference.accounts.map {
                Account(
                    account: $0.name, currency: $0.now.currency.code, now: $0.now.description,
                    otherwise: $0.wouldBe.description)
            }
        }
    }
}

extension DryRunFactsOutput.Counts {
    fileprivate init(_ counts: DryRunDifference.Counts) {
        self.init(outcomes: counts.outcomes, documents: counts.documents)
    }
}

extension DryRunFactsOutput.Order {
    fileprivate init(_ order: DryRunDifference.Order, _ sentences: Sentences) {
        let why = order.reason.map { sentences.explain($0) }
        self.init(
            id: order.id, number: order.number, result: order.outcome.rawValue,
            changes: order.changes.map { change in
                DryRunFactsOutput.Change(
                    operation: change.write.rawValue, kind: change.kind.rawValue, number: change.number,
                    date: change.date.description, currency: change.total.currency.code,
                    total: change.total.description)
            }, message: why.map { "\($0.what) \($0.meaning)" }, remedy: why?.remedy)
    }
}
