import ConnectorKit
import Features
import Foundation
import QuickBooksSandbox
import SampleStores
import Storage
import Sync
import Synchronization

extension Course {
    /// What people ask of the product; `nil` when it could not be. What it refuses is told by the caller.
    func inProduct(_ deed: ProductDeed, _ index: Int) async throws -> String? {
        switch deed {
        case .undoOrder:
            guard let order = known(index) else { return nil }
            town.coverage.struck(.orderUndone)
            known.withLock { $0.wasUndone = true }
            _ = try await UndoPosted(town.office).perform(.order(order.id), company: Town.company)
            return "\(order.id) is undone"
        case .undoRun:
            let runs = try await Feeds(town.office).runs(of: Town.company, limit: 9)
            guard let run = runs.last(where: { $0.workflow == "orders" }) else { return nil }
            town.coverage.struck(.runUndone)
            known.withLock { $0.wasUndone = true }
            _ = try await UndoPosted(town.office).perform(.run(run.id), company: Town.company)
            return "a run is undone"
        case .retry:
            guard let order = known(index) else { return nil }
            let rows = try await OrderList(town.office).page(
                of: Town.storeID, state: nil, search: order.id, after: nil, limit: 9)
            guard let row = rows.first(where: { $0.number == order.id }) else { return nil }
            town.coverage.struck(.orderRetried)
            _ = try await OrderList(town.office).retry([row.id], of: Town.storeID)
            return "\(order.id) is tried again"
        case .signInElsewhere, .moveStore, .shareBooks: return try await mistake(deed)
        }
    }

    /// What the product has to refuse, once something is in the books.
    private func mistake(_ deed: ProductDeed) async throws -> String? {
        guard try await town.hands.documents().contains(where: { $0.marker != nil }) else { return nil }
        switch deed {
        case .signInElsewhere:
            town.coverage.struck(.signInElsewhere)
            try await town.signIn(to: town.history.country == "gb" ? "us" : "gb")
            return "somebody signs in to other books"
        case .moveStore:
            town.coverage.struck(.storeMoved)
            try await town.openCompany()
            try await town.connectStore(company: Town.otherCompany)
            return "the store is connected for another company"
        case .shareBooks:
            town.coverage.struck(.booksShared)
            try await town.openCompany()
            try await town.prepareBooks(Town.otherLedger, company: Town.otherCompany)
            try await town.signIn(ledger: Town.otherLedger)
            return "another company signs in to the same books"
        case .undoOrder, .undoRun, .retry: return nil
        }
    }
}
