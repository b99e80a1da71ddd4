import Accounting
import Bookkeeping
import CommandLine
import Commerce
import Features
import Foundation
import SampleStores
import Storage
import Sync
import Wording

extension Demo {
    static let distributor = "demo-distributor"

    /// The sample distributor's prices are in dollars.
    var hasDistributor: Bool { settings.country == .us && !settings.hasOneStore && !settings.hasOwnConnector }

    /// Connects the second store: a promotional-goods distributor, whose orders are sent one by one.
    func connectDistributor() async throws {
        guard hasDistributor else { return }
        let scope = try await services.scope(Self.company)
        _ = try await Integrations(scope).connectStore(
            Self.distributor, kind: "esp",
            values: [
                "account": "asi/10471", "name": "Lagoon Promotions", "country": "US", "timeZone": "America/New_York",
            ])
        let store = ID<Store>(Self.distributor)
        guard try await StorePolicy(scope).policy(of: store) == nil else { return }
        var (policy, _) = try await SetUp(scope).suggestion(for: store)
        policy.startDate = BusinessDate(year: 2026, month: 3, day: 1)
        _ = try await StorePolicy(scope).save(policy, of: store)
    }

    /// Pushes its orders and sends them; the worked example waits for the visitor unless `sendsAll`, and the one from before the
    /// start date is left alone. Gives the numbers of what was sent.
    func sendDistributorOrders(sendsAll: Bool) async throws -> Set<String> {
        guard hasDistributor else { return [] }
        let scope = try await services.scope(Self.company)
        guard
            let context = try await SyncContexts(scope).all().first(where: { $0.storeConnection == Self.distributor })
        else { return [] }
        let body = "[\(DistributorSample.orders.map(\.text).joined(separator: ","))]"
        let outcome = try await RecordIntake(context).take(.orders, Data(body.utf8))
        guard case .kept = outcome else { throw FeatureProblem.fieldMissing(key: "orders") }
        if !sendsAll { try await reachSupplier(scope) }
        var sent: Set<String> = []
        for order in DistributorSample.orders.dropLast() where sendsAll || order.number != DistributorSample.waiting {
            var words = SendingWords()
            (words.tax, words.bills) = (.totalAsItem, [""])
            if order.number == "2102" { words.purchaseOrders = [""] }
            let (report, _) = try await SendOrder(scope).send(order.id, of: ID(Self.distributor), words)
            // Books on a desktop cannot be sent to at any moment: their next visit takes it along.
            if let stop = report.stopped, !stop.waitsForVisit { throw FeatureProblem.stopped(stop) }
            sent.insert(order.number)
        }
        if let visitor { _ = try await visitor.sync(scope, Sentences(.english)) }
        return sent
    }

    /// One of its suppliers takes purchase orders, and invoices them, electronically.
    private func reachSupplier(_ scope: CompanyScope) async throws {
        let (supplier, address) = (standIns.supplier, addresses.supplier)
        try await Suppliers(scope).save(
            [
                "purchaseOrders": "\(address)/po", "invoices": "\(address)/invoices", "progress": "\(address)/status",
                "id": supplier.id, "password": supplier.password,
            ], for: DistributorSample.reachedSupplier, of: ID(Self.distributor))
    }
}
