import Accounting
import AllConnectors
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import QuickBooksSandbox
import SampleStores
import Storage
import Sync
import Transport

/// Orders decided in a second on one core, by the rules alone.
struct PlannerBench {
    func measure() async throws -> [BenchFigure] {
        [
            try await figure("plain orders of known customers", .plain, target: .atLeast(100_000)),
            try await figure("realistic orders: discounts, fees, refunds", .realistic, target: nil),
        ]
    }

    private func figure(
        _ name: String, _ mix: EcwidOrderMix, target: BenchFigure.Target?
    ) async throws -> BenchFigure {
        let catalogue = try await RehearsalBooks.catalogue(named: "us")
        let (profile, orders) = try await orders(mix)
        var policy = Policy.suggested(for: profile, catalogue: catalogue)
        policy.saleForm = .invoice
        let pages = try known(orders, policy, catalogue)
        var seconds = 0.0
        for page in pages { seconds += leastSeconds(page, policy) }
        return BenchFigure(
            "orders decided/s, \(name)", Double(orders.count) / seconds, decimals: 0, target: target)
    }

    /// The least time of several rounds over one page: in a run its orders have just been mapped and lie at hand, too.
    private func leastSeconds(_ page: PageOfOrders, _ policy: Policy) -> Double {
        var least = Double.infinity
        for _ in 0..<Self.rounds {
            let start = Self.processorSeconds
            var posted = 0
            let bookkeeper = Bookkeeper(policy: policy, catalogue: page.catalogue)
            for order in page.orders {
                if case .post = bookkeeper.decide(order, links: Links()) { posted += 1 }
            }
            if posted > 0 { least = min(least, Self.processorSeconds - start) }
        }
        return least
    }

    /// What this thread has had of a core; nothing below waits, so it stays on its thread.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static let rounds = 20
    private static let orderCount = 10_000
    private static let pageSize = 200

    /// Orders as the connector maps them.
    private func orders(_ mix: EcwidOrderMix) async throws -> (StoreProfile, [Order]) {
        var settings = EcwidSampleSettings(orders: Self.orderCount, mix: mix, clock: { Date() })
        settings.requestsPerMinuteMax = nil
        let store = try EcwidSampleStore(settings)
        let network = ServiceNetwork { await store.respond(to: $0, body: $1) }
        guard let kind = Connectors.all.store("ecwid") else { throw CocoaError(.featureUnsupported) }
        let connector = try kind.open(
            StandIns.storeValues(at: StoreAndBooks.storeAddress, id: settings.storeId)
                .merging(["requestsPerSecond": "1000"]) { $1 }, .system(network: network))
        let profile = try await connector.profile()
        var orders: [Order] = []
        var cursor: Cursor?
        while true {
            let page = try await connector.records(of: .orders, after: cursor)
            for raw in page.records { orders.append(try connector.mapping.order(from: raw, profile: profile)) }
            if page.isLast { return (profile, orders) }
            cursor = page.next
        }
    }

    private struct PageOfOrders {
        var catalogue: BooksCatalogue
        var orders: ArraySlice<Order>
    }

    /// Pages as a run has them, each with its excerpt of the catalogue: customers and items that the rules would make are in it.
    private func known(_ orders: [Order], _ policy: Policy, _ base: BooksCatalogue) throws -> [PageOfOrders] {
        stride(from: 0, to: orders.count, by: Self.pageSize).map { first in
            let some = orders[first..<min(first + Self.pageSize, orders.count)]
            var catalogue = base
            for order in some {
                guard
                    case .post(let plan) = Bookkeeper(policy: policy, catalogue: catalogue).decide(
                        order, links: Links())
                else { continue }
                for record in plan.records { catalogue.learn(record.body) }
            }
            return PageOfOrders(catalogue: catalogue, orders: some)
        }
    }
}

extension BooksCatalogue {
    /// Takes a list record in as if the books had made it.
    fileprivate mutating func learn(_ body: RecordBody) {
        let id = "learned-\(parties.byName.count + items.byID.count)"
        switch body {
        case .customer(let draft):
            parties.add(
                PartyRecord(
                    id: id, kind: .customer, displayName: draft.displayName, companyName: draft.companyName,
                    email: draft.email, phone: draft.phone, postalCode: draft.billingAddress?.postalCode,
                    currency: draft.currency))
        case .item(let draft):
            items.add(
                ItemRecord(
                    id: ID(id), name: draft.name, sku: draft.sku, kind: .init(draft.kind),
                    incomeAccount: draft.incomeAccount.existingID))
        case .vendor, .document: break
        }
    }
}

extension Reference {
    fileprivate var existingID: ID<Subject>? { if case .existing(let id, _) = self { id } else { nil } }
}
