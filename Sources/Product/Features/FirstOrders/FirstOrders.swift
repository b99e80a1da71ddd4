package import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
package import LinkLedger
import Storage
package import Sync

/// A few real orders that are posted before anything runs by itself, to be looked at in the books and kept or taken back (W22).
///
/// The server posts them and takes them back, so whoever asked can leave and come again.
package struct FirstOrders: Sendable {
    package struct Standing: Hashable, Sendable {
        package enum State: Hashable, Sendable {
            case posting, posted, takingBack, takenBack
            /// The books or the store stopped it half-way; what is there can be taken back.
            case stopped(RunStop)
        }

        package struct Order: Hashable, Sendable {
            package var number: String
            /// Its identifier in the store.
            package var id: String
            package var state: OrderState

            package init(number: String, id: String, state: OrderState) {
                (self.number, self.id, self.state) = (number, id, state)
            }
        }

        package var state: State
        package var orders: [Order]

        package init(state: State, orders: [Order]) {
            (self.state, self.orders) = (state, orders)
        }

        package var isGoingOn: Bool { state == .posting || state == .takingBack }
    }

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// How it stands; `nil` when nobody began.
    package func standing(of store: ID<Store>) async throws(FeatureProblem) -> Standing? {
        let access = try scope.open(.seeOrders)
        guard let sending = try await access.latest(.sending, of: store),
            case .sending(let ids)? = sending.errand
        else { return nil }
        var last = sending
        // One follows the other: what is open is the news, or what ended last.
        if let undoing = try await access.latest(.undoing, of: store), undoing.follows(sending) { last = undoing }
        let orders = try await access.orders(ids, of: store)
        let state: Standing.State =
            switch (last.end, last.kind) {
            case (nil, .undoing): .takingBack
            case (nil, _): .posting
            case (.stopped(let stop)?, _): .stopped(stop)
            case (_, .undoing): .takenBack
            case (_, _): .posted
            }
        return Standing(state: state, orders: orders)
    }

    /// The latest that a dry run by the settings of now would post; at most three.
    package func candidates(of store: ID<Store>) async throws(FeatureProblem) -> [String] {
        guard case .done(let difference)? = try await DryRuns(scope).latestOfNow(of: store)?.state else { return [] }
        // A store may show its orders in any order.
        let new = difference.shown.filter { $0.outcome == .create && !$0.changes.isEmpty }
        return new.sorted { ($0.changes[0].date, $0.id) > ($1.changes[0].date, $1.id) }.prefix(Self.most).map(\.id)
    }

    /// Has these orders of the store posted.
    package func post(_ orders: [String], of store: ID<Store>) async throws(FeatureProblem) {
        let access = try scope.open(.sendOrders)
        let row = try await access.store(store)
        guard row.state != .uninstalled else { throw .connection(.uninstalled(row.id, side: .store)) }
        if orders.isEmpty { return }
        _ = try await access.ask(.sending(orders: orders), of: row.id)
    }

    /// Has those that were posted taken back.
    package func takeBack(of store: ID<Store>) async throws(FeatureProblem) {
        let access = try scope.open(.undoPosted)
        guard let standing = try await standing(of: store), !standing.isGoingOn, !standing.orders.isEmpty else {
            return
        }
        _ = try await access.ask(.undoing(orders: standing.orders.map(\.id)), of: try await access.store(store).id)
    }

    private static let most = 3
}

extension ErrandRow {
    fileprivate func follows(_ other: ErrandRow) -> Bool {
        guard let end = finishedAt else { return true }
        return other.finishedAt.map { end >= $0 } ?? false
    }
}

extension CompanyAccess {
    /// Where these orders stand; those that are not known yet are left out.
    fileprivate func orders(
        _ ids: [String], of store: ID<Store>
    ) async throws(FeatureProblem) -> [FirstOrders.Standing.Order] {
        var orders: [FirstOrders.Standing.Order] = []
        for id in ids {
            do throws(FeatureProblem) {
                let row = try await order(OrderRef(store: store, id: ID(id)))
                orders.append(.init(number: row.number, id: row.id, state: row.state))
            } catch {
                guard case .orderUnknown = error else { throw error }
            }
        }
        return orders
    }
}

extension CompanyScope {
    /// Posts orders one by one; what is in the books already stays as it is.
    func send(_ orders: [String], of store: ID<Store>) async throws(FeatureProblem) -> ErrandOutcome {
        for order in orders {
            if let stop = try await SendOrder(self).send(order, of: store).0.stopped { return .stopped(stop) }
        }
        return .done
    }

    /// Posts what a person asked to be sent while the books were not here; what they chose is kept with each order.
    func sendAsked(of store: ID<Store>) async throws(FeatureProblem) -> ErrandOutcome {
        let access = try open(.sendOrders)
        let (archive, books) = (access.archive, try await access.parties().books.id)
        let waiting = try await withFeatureProblem {
            try await archive.undecided(of: store.rawValue, books: books, limit: Self.askedMax)
        }
        for order in waiting {
            let choices = try await access.choices(of: OrderRef(store: store, id: ID(order.id)))
            if choices.isSentSingly != true { continue }
            if let stop = try await SendOrder(self).send(order.id, of: store).0.stopped { return .stopped(stop) }
        }
        return .done
    }

    /// More are not looked through at a time.
    private static let askedMax = 2000

    /// Takes orders back one by one; what is no longer in the books is passed over.
    func takeBack(_ orders: [String], of store: ID<Store>) async throws(FeatureProblem) -> ErrandOutcome {
        for order in orders {
            let reports = try await UndoPosted(self).performNow(.order(order, in: store))
            if let stop = reports.lazy.compactMap(\.stopped).first { return .stopped(stop) }
        }
        return .done
    }
}
