import Accounting
import ConnectorKit
import Storage
import Sync

/// What a person asks the server to do for a store.
enum Errand: Hashable, Sendable, Codable {
    /// `isConfirmed` says that a person saw what the stock workflow would change, whatever it is.
    case run(Workflow, isConfirmed: Bool)
    /// Writes stock levels, as a person saw it: so many products at most drop to nothing.
    case stock(dropsMost: Int)
    case stockLook
    case productLook
    /// Posts these orders of the store, one by one.
    case sending(orders: [String])
    /// Posts those that were asked for singly while the books were not here.
    case sendingAsked
    /// Takes these orders of the store back.
    case undoing(orders: [String])
    /// Takes back what was asked for while the books were not here, in the words of ``UndoPosted/Request/words``.
    case undoingAsked([String], because: String)
    case dryRun(DryRunQuestion)
    case estimate(BackfillQuestion)
    /// Works on the backfill of the store that was confirmed.
    case backfill
    /// Gives the records of a file their verdicts.
    case importLook(String)
    /// Takes the records of a file that are fit.
    case importing(String)

    var kind: ErrandRow.Kind {
        switch self {
        case .run(.orders, isConfirmed: _): .orders
        case .run(.products, isConfirmed: _): .products
        case .run(.stock, isConfirmed: _): .stock
        case .run(.productUpdates, isConfirmed: _): .productUpdates
        case .run(.customers, isConfirmed: _): .customers
        case .run(.invoices, isConfirmed: _): .invoices
        case .run(.creditMemos, isConfirmed: _): .creditMemos
        case .stock: .stock
        case .stockLook: .stockLook
        case .productLook: .productLook
        case .sending: .sending
        case .sendingAsked: .sendingAsked
        case .undoing: .undoing
        case .undoingAsked: .undoingAsked
        case .dryRun: .dryRun
        case .estimate: .estimate
        case .backfill: .backfill
        case .importLook: .importLook
        case .importing: .importing
        }
    }

    /// What it is about, where several of its kind may wait for one store.
    var subject: String {
        switch self {
        case .undoingAsked(let words, because: _): words.joined(separator: "\n")
        case .run, .stock, .stockLook, .productLook, .sending, .sendingAsked, .undoing, .dryRun, .estimate, .backfill,
            .importLook, .importing:
            ""
        }
    }
}

/// What an errand came to.
enum ErrandOutcome: Hashable, Sendable, Codable {
    case done
    case dryRun(DryRunDifference)
    case stock(StockLook)
    case products(ProductSurvey)
    /// It could not be begun, or had to stop.
    case stopped(RunStop)
    case backfill(BackfillProblem)
    /// What it was asked for is no longer there: the store or its books were disconnected meanwhile.
    case gone
}

extension ErrandRow {
    /// What is asked; `nil` where a newer program asked it.
    var errand: Errand? {
        do throws(Unreadable) { return try RecordText.decode(Errand.self, from: body) } catch { return nil }
    }

    /// `nil` while it is open; one that cannot be read any more is gone.
    var end: ErrandOutcome? {
        guard let outcome else { return nil }
        do throws(Unreadable) { return try RecordText.decode(ErrandOutcome.self, from: outcome) } catch { return .gone }
    }
}
