import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import LinkLedger
import Simulation
import Storage
import Sync
import TestKit
import Testing
import WebDoor

@testable import WebPages

/// A company of which there is much of everything, so that a page that asks for each thing alone is found out.
struct BusyTown {
    let market: Market
    let log: StatementLog
    /// What the parts of the paths in braces are filled with.
    private(set) var values: [String: [String]] = [:]
    /// What pages are asked with that show nothing without.
    private(set) var queries: [String: String] = [:]

    private static let shop = "larkmoor-ecwid"
    private static let books = "larkmoor-books"
    private static let many = 8
    private var services: Services { market.town.services }

    init() async throws {
        log = StatementLog()
        market = try await Market(orders: 60, watch: log.watch)
        try await market.installBooks()
        try await market.signIn()
        try await market.installStore()
        let settings = "\(Market.base)/workflows/\(Self.shop)/orders"
        let form = fields(of: await market.tess.get(settings).text).merging(["startDate": "2020-01-01"]) { $1 }
        try #require(await market.tess.post(settings, form).status == .seeOther)
        let scope = try await services.scope(Town.company)
        for workflow in [Workflow.orders, .products] { _ = try await SyncStore(scope).run(workflow) }
        let undone = try await undo(scope)
        try await keepOrders()
        let finding = try await compare(scope)
        let dryRuns = try await askForDryRuns(scope)
        try await keepStores()
        try await keepRuns()
        let brought = try await bringFile(scope)
        let person = try await keepPeople(scope)
        try await keepCompanies()
        let causes = try await NeedsYou(scope).page().causes
        let orders = try await OrderList(scope).page(of: ID(Self.shop), limit: 100)
        let posted = try await OrderList(scope).page(of: ID(Self.shop), state: .posted, limit: 1)
        values = [
            "company": [Town.company], "connection": [Self.shop, Self.books], "store": [Self.shop],
            "cause": causes.map(\.id.rawValue), "finding": [finding], "dryRun": dryRuns, "import": [brought],
            "person": [person],
            "run": ["\(Self.shop)-run-1", undone], "id": ([orders[0], orders[99]] + posted).map(\.id),
            "kind": ["ecwid"],
            "place": ["1"], "tag": ["en"], "secret": ["unknown"],
            "step": [
                "books", "store", "start", "documents", "accounts", "taxes", "payments", "trial", "orders",
                "automatic",
            ],
        ]
        queries = [
            "/companies/{company}/undos/new": "order=\(orders[99].ref.text)",
            "/companies/{company}/reconciliation/export": Self.days,
            "/companies/{company}/reconciliation/findings/{finding}/reposting": Self.days,
        ]
        _ = log.take()
    }

    /// The addresses of a row, with all that is there.
    func addresses(of route: Route) throws -> [String] {
        var paths = [route.pattern]
        for match in route.pattern.matches(of: /\{(\w+)\}/) {
            let (part, name) = (String(match.0), String(match.1))
            let known = try #require(values[name], "nothing is known to fill \(part) of \(route.pattern) with")
            paths = paths.flatMap { path in known.map { path.replacing(part, with: QueryText.coded($0)) } }
        }
        return paths.map { path in queries[route.pattern].map { "\(path)?\($0)" } ?? path }
    }

    // MARK: Much of everything

    /// A store that takes files, and one of them with many records that are refused.
    private func bringFile(_ scope: CompanyScope) async throws -> String {
        _ = try await Integrations(scope).connectStore(
            "larkmoor-till", kind: "intake",
            values: ["storeID": "till", "country": "US", "currency": "USD", "timeZone": "America/New_York"])
        let rows = (0..<Self.many * 20).map { "\($0),soon,Mug,1.00,2.00\n" }.joined()
        let id = try await Imports(scope).bring(
            .orders, name: "orders.csv", Array("order_id,order_date,item,amount,order_total\n\(rows)".utf8),
            of: ID("larkmoor-till"))
        return try await Imports(scope).look(id).id.rawValue
    }

    private func undo(_ scope: CompanyScope) async throws -> String {
        let posted = try await OrderList(scope).page(of: ID(Self.shop), state: .posted, limit: 5)
        let order = try #require(posted.last)
        let reports = try await UndoPosted(scope).perform(.order(order.id, in: ID(Self.shop)), because: "twice")
        return try #require(reports.first?.run)
    }

    /// Orders that need a person in every way, several of each.
    private func keepOrders() async throws {
        let (archive, now) = (services.archive, market.clock.now())
        let ids = (0..<NeedsStage.reasons.count * Self.many).map { "needs-\($0)" }
        let rows = ids.map { RawRow(id: $0, updatedAt: now, hash: "a", body: Array("{}".utf8)) }
        _ = try await archive.keep(orders: rows, cursor: "9", of: Self.shop, now: now)
        let decided = try ids.enumerated().map { index, id in
            let reason = NeedsStage.reasons[index % NeedsStage.reasons.count]
            return DecidedOrder(
                id: id, number: "N\(index)", placedAt: now.advanced(bySeconds: Int64(-index * 600)), currency: "USD",
                total: 1010, refunded: 0, state: .needsYou, reason: try RecordText.encode(reason),
                reasonCode: reason.code, intents: [], policyVersion: 1)
        }
        try await archive.record(decided, store: Self.shop, books: Self.books, run: "", now: now)
    }

    private static let days = "from=2026-03-01&to=2026-05-31"

    /// Somebody deleted a document of ours in the books.
    private func compare(_ scope: CompanyScope) async throws -> String {
        let receipts = try await market.hands.documents(["SalesReceipt"])
        let deleted = try #require(receipts.first { $0.marker != nil })
        try await market.hands.delete(deleted.kind, id: deleted.id)
        let reconcile = Reconcile(scope)
        let first = try #require(BusinessDate("2026-03-01")), last = try #require(BusinessDate("2026-05-31"))
        try reconcile.ask(first...last)
        await services.comparisons.work(for: services, count: 1)
        let kept = try #require(try await reconcile.kept(first...last))
        return try #require(kept.reports.flatMap(\.findings).first).id
    }

    /// One that is done, and one that is not.
    private func askForDryRuns(_ scope: CompanyScope) async throws -> [String] {
        let (runs, archive, now) = (DryRuns(scope), services.archive, market.clock.now())
        let done = try await runs.ask(of: ID(Self.shop), DryRunQuestion()).rawValue
        let claimed = try #require(
            try await archive.claimErrand(
                [.dryRun], now: now, owner: "test", leaseUntil: now.advanced(bySeconds: 60)))
        guard case .done(let outcome) = await Errands(services).perform(claimed) else { throw Unfinished() }
        try await archive.finish(errand: claimed.id, outcome: outcome, owner: "test", now: now)
        return [done, try await runs.ask(of: ID(Self.shop), DryRunQuestion()).rawValue]
    }

    private struct Unfinished: Error {}

    /// More stores with the same settings, each with schedules of its own.
    private func keepStores() async throws {
        let (archive, now) = (services.archive, market.clock.now())
        let policy = try #require(try await archive.policy(of: Self.shop)).body
        for place in 0..<Self.many {
            let id = "stall-\(place)"
            try await archive.save(
                ConnectionRow(
                    id: id, company: Town.company, side: .store, kind: "ecwid", name: "Stall \(place)", settings: "{}"))
            _ = try await archive.save(policy: policy, of: id, readsAnew: false, note: nil, now: now)
            try await keepOrder(of: id, now)
            try await archive.save(
                ScheduleRow(
                    company: Town.company, store: id, workflow: "orders", rule: "every 3600",
                    dueAt: now.advanced(bySeconds: 60)))
        }
    }

    private func keepOrder(of store: String, _ now: Instant) async throws {
        let row = RawRow(id: "needs-me", updatedAt: now, hash: "a", body: Array("{}".utf8))
        _ = try await services.archive.keep(orders: [row], cursor: "1", of: store, now: now)
        let reason = OrderReason.refused([.taxCodeNotChosen])
        let decided = DecidedOrder(
            id: row.id, number: "S1", placedAt: now, currency: "USD", total: 1010, refunded: 0, state: .needsYou,
            reason: try RecordText.encode(reason), reasonCode: reason.code, intents: [], policyVersion: 1)
        try await services.archive.record([decided], store: store, books: Self.books, run: "", now: now)
    }

    private func keepRuns() async throws {
        let archive = services.archive
        for store in [Self.shop] + (0..<Self.many).map({ "stall-\($0)" }) {
            for (place, workflow) in ["orders", "orders", "products"].enumerated() {
                var row = RunRow(
                    id: "\(store)-run-\(place)", company: Town.company, store: store, workflow: workflow,
                    trigger: "schedule", startedAt: market.clock.now().advanced(bySeconds: Int64(-600 * (place + 1))),
                    state: .finished)
                row.finishedAt = row.startedAt.advanced(bySeconds: 60)
                row.summary = try RecordText.encode(RunReport(run: row.id))
                try await archive.save(row)
                try await archive.add(
                    (0..<Self.many).map {
                        RunResultRow(subject: "\($0)", label: "EW\($0)", outcome: "posted", reason: nil)
                    }, to: row.id)
            }
        }
    }

    private func keepPeople(_ scope: CompanyScope) async throws -> String {
        let (people, own) = (People(services), CompanyPeople(scope))
        var ids: [String] = []
        for place in 0..<Self.many {
            let user = try await people.add(email: "p\(place)@example.com", name: "P\(place)", isOwner: false)
            try await own.setRole(.clerk, of: user)
            ids.append(user.id)
            _ = try await own.invite("guest\(place)@example.com", as: .viewer)
            try await own.saveTeam(nil, named: "Team \(place)", members: ids)
            try await market.town.browser().signIn("tess@example.com")
        }
        return try #require(ids.first)
    }

    private func keepCompanies() async throws {
        for place in 0..<Self.many {
            let id = "company-\(place)"
            try await Companies(services).create(id, name: id)
            for side in [ConnectionRow.Side.store, .books] {
                try await services.archive.save(
                    ConnectionRow(
                        id: "\(id)-\(side.rawValue)", company: id, side: side,
                        kind: side == .store ? "ecwid" : "quickbooks-online", name: id, settings: "{}"))
            }
        }
    }
}
