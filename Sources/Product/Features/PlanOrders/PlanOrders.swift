import Accounting
package import Bookkeeping
package import Commerce
package import ConnectorKit
package import Foundation

/// What single orders would become, from files alone: no network, no database (design.md §6, `plan`).
package struct PlanOrders: Sendable {
    private let mapping: any StoreMapping
    package let profile: StoreProfile

    package init(mapping: any StoreMapping, profile: StoreProfile) {
        self.mapping = mapping
        self.profile = profile
    }

    /// An order as its file tells it, or why it cannot be read.
    package func read(_ body: Data) -> Result<Order, Unreadable> {
        let raw = RawRecord(id: "", updatedAt: Instant(milliseconds: 0), body: body)
        do throws(Unreadable) {
            return .success(try mapping.order(from: raw, profile: profile))
        } catch { return .failure(error) }
    }

    /// What the orders become in these books, each by itself. Without a policy the usual choices are taken, and the books get a tax
    /// code for every set of taxes that the orders bring and they lack.
    package func plan(
        _ orders: [Result<Order, Unreadable>], policy: Policy?, catalogue: BooksCatalogue
    ) -> [OrderOutlook] {
        let usual = policy ?? Policy.suggested(for: profile, catalogue: catalogue)
        let readable = orders.compactMap { if case .success(let order) = $0 { order } else { nil } }
        let books = policy == nil ? catalogue.rehearsed(for: readable, policy: usual) : catalogue
        let bookkeeper = Bookkeeper(policy: usual, catalogue: books)
        return orders.map { reading in
            switch reading {
            case .success(let order): OrderOutlook(order, bookkeeper)
            case .failure(let fault):
                OrderOutlook(decision: .refuse([.unreadable(field: fault.field, text: fault.text)]))
            }
        }
    }
}

/// What would become of one order: its own documents, or its part in daily summaries (X13).
package struct OrderOutlook: Sendable {
    package let decision: Decision
    package var members: [SummaryMember] = []
    /// Why the order is posted by itself on a day that is summarised.
    package var exclusion: SummaryExclusion?

    init(decision: Decision) { self.decision = decision }

    init(_ order: Order, _ bookkeeper: Bookkeeper) {
        if let summarised = bookkeeper.summarise(order) {
            decision = summarised.decision
            members = summarised.members
        } else {
            decision = bookkeeper.decide(order, links: Links())
            exclusion = bookkeeper.exclusion(of: order)
        }
    }
}
