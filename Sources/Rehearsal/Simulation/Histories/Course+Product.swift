import Accounting
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
            deployment.coverage.struck(.orderUndone)
            known.withLock { $0.wasUndone = true }
            _ = try await UndoPosted(deployment.scope).perform(.order(order.id, in: nil))
            return "\(order.id) is undone"
        case .undoRun:
            let runs = try await Feeds(deployment.scope).runs(limit: 9)
            guard let run = runs.last(where: { $0.workflow == "orders" }) else { return nil }
            deployment.coverage.struck(.runUndone)
            known.withLock { $0.wasUndone = true }
            _ = try await UndoPosted(deployment.scope).perform(.run(ID(run.id)))
            return "a run is undone"
        case .retry:
            guard let order = known(index) else { return nil }
            let rows = try await OrderList(deployment.scope).page(
                of: ID(SimulatedDeployment.storeID), search: order.id, limit: 9)
            guard let row = rows.first(where: { $0.number == order.id }) else { return nil }
            deployment.coverage.struck(.orderRetried)
            _ = try await OrderList(deployment.scope).retry([row.ref])
            return "\(order.id) is tried again"
        case .send:
            guard let order = known(index) else { return nil }
            deployment.coverage.struck(.orderSent)
            _ = try await SendOrder(deployment.scope).send(order.id, of: ID(SimulatedDeployment.storeID))
            return "\(order.id) is sent"
        case .signInElsewhere, .moveStore, .shareBooks: return try await mistake(deed)
        }
    }

    /// What the product has to refuse, once something is in the books.
    private func mistake(_ deed: ProductDeed) async throws -> String? {
        guard try await deployment.hands.documents().contains(where: { $0.marker != nil }) else { return nil }
        switch deed {
        case .signInElsewhere:
            deployment.coverage.struck(.signInElsewhere)
            try await deployment.signIn(to: deployment.history.country == "gb" ? "us" : "gb")
            return "somebody signs in to other books"
        case .moveStore:
            deployment.coverage.struck(.storeMoved)
            try await deployment.openCompany()
            try await deployment.connectStore(company: SimulatedDeployment.otherCompany)
            return "the store is connected for another company"
        case .shareBooks:
            deployment.coverage.struck(.booksShared)
            try await deployment.openCompany()
            try await deployment.prepareBooks(
                SimulatedDeployment.otherLedger, company: SimulatedDeployment.otherCompany)
            try await deployment.signIn(ledger: SimulatedDeployment.otherLedger)
            return "another company signs in to the same books"
        case .undoOrder, .undoRun, .retry, .send: return nil
        }
    }
}
