import Accounting
import ConnectorKit
import Storage
import Sync

/// What a person asks the server to do for a store.
enum Errand: Hashable, Sendable, Codable {
    /// `isConfirmed` says that a person saw what the stock workflow would change.
    case run(Workflow, isConfirmed: Bool)
    case dryRun(DryRunQuestion)
    case estimate(BackfillQuestion)
    /// Works on the backfill of the store that was confirmed.
    case backfill

    var kind: ErrandRow.Kind {
        switch self {
        case .run(.orders, isConfirmed: _): .orders
        case .run(.products, isConfirmed: _): .products
        case .run(.stock, isConfirmed: _): .stock
        case .dryRun: .dryRun
        case .estimate: .estimate
        case .backfill: .backfill
        }
    }
}

/// What an errand came to.
enum ErrandOutcome: Hashable, Sendable, Codable {
    case done
    case dryRun(DryRunDifference)
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
