import Accounting
package import Bookkeeping
package import Commerce
package import ConnectorKit
package import Foundation

/// What single orders would become, from files alone: no network, no database (design.md §6, `plan`).
package struct PlanOrders: Sendable {
    private let reader: any StoreConnector
    private let profile: StoreProfile
    private let bookkeeper: Bookkeeper

    package init(reader: any StoreConnector, profile: StoreProfile, policy: Policy, catalogue: BooksCatalogue) {
        self.reader = reader
        self.profile = profile
        bookkeeper = Bookkeeper(policy: policy, catalogue: catalogue)
    }

    /// The order as read, when it could be, and what it becomes.
    package func plan(_ body: Data) -> (order: Order?, decision: Decision) {
        let raw = RawRecord(id: "", updatedAt: Instant(milliseconds: 0), body: body)
        do throws(Unreadable) {
            let order = try reader.order(from: raw, profile: profile)
            return (order, bookkeeper.decide(order, links: Links()))
        } catch {
            return (nil, .refuse([.unreadable(field: error.field, text: error.text)]))
        }
    }
}
