import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import LinkLedger
import Storage
import Sync

/// Things of a company that calls of features name.
struct KnownThings: Sendable {
    var store: ID<Store>
    var books: ID<Books>
    var order: OrderRef
    var run: ID<Run>
    var backfill: ID<Backfill>
    var finding: ID<Finding>
}

/// One call of a feature with things of the company *firm*: what it needs, and what another company answers to it.
struct FeatureCall: Sendable {
    /// How a call ends that names things of another company.
    enum Foreign: Sendable {
        /// It names nothing.
        case namesNothing
        case store, connection, run
        /// The company's own connections are opened first, and *beta* has none.
        case opensOwn
    }

    var name: String
    var permission: Permission
    var foreign: Foreign
    var make: @Sendable (CompanyScope, KnownThings) async throws -> Void

    init(
        _ name: String, _ permission: Permission, _ foreign: Foreign,
        _ make: @escaping @Sendable (CompanyScope, KnownThings) async throws -> Void
    ) {
        (self.name, self.permission, self.foreign, self.make) = (name, permission, foreign, make)
    }

    static let all: [FeatureCall] = looking + ordering + running + setting + connecting + programs

    private static let programs: [FeatureCall] = [
        .init("Unlinking.product", .undoPosted, .store) { scope, known in
            try await Unlinking(scope).product(ProductPlace(id: "1", variation: ""), of: known.store)
        },
        .init("Unlinking.record", .undoPosted, .store) { scope, known in
            try await Unlinking(scope).record(
                LinkPlace(kind: .invoice, sourceID: "1", role: "sale", generation: 1), of: known.store)
        },
        .init("SyncedRecords.retry", .retryOrders, .store) { scope, known in
            _ = try await SyncedRecords(scope).retry(.invoices, of: known.store)
        },
        .init("StoreKeys.list", .changeConnections, .namesNothing) { scope, _ in _ = try await StoreKeys(scope).list()
        },
        .init("StoreKeys.make", .changeConnections, .store) { scope, known in
            _ = try await StoreKeys(scope).make(for: known.store, named: "Till")
        },
        .init("Webhooks.list", .seeConnections, .namesNothing) { scope, _ in _ = try await Webhooks(scope).list() },
        .init("Webhooks.make", .changeConnections, .namesNothing) { scope, _ in
            _ = try await Webhooks(scope).make("https://example.com/hook", events: [])
        },
        .init("Webhooks.change", .changeConnections, .namesNothing) { scope, _ in
            _ = try await Webhooks(scope).change("none", address: nil, events: nil)
        },
        .init("Webhooks.rotateSecret", .changeConnections, .namesNothing) { scope, _ in
            _ = try await Webhooks(scope).rotateSecret(of: "none")
        },
        .init("Webhooks.remove", .changeConnections, .namesNothing) { scope, _ in
            try await Webhooks(scope).remove("none")
        },
        .init("StoreSettings.lateStock", .seeSettings, .store) { scope, known in
            _ = try await StoreSettings(scope).lateStock(of: known.store)
        },
        .init("StoreSettings.replace", .seeSettings, .store) { scope, known in
            _ = try await StoreSettings(scope).replace(by: "{}", over: 99, of: known.store)
        },
    ]

    private static let looking: [FeatureCall] = [
        .init("Integrations.connections", .seeConnections, .namesNothing) { scope, _ in
            _ = try await Integrations(scope).connections()
        },
        .init("Integrations.addresses", .seeOrders, .namesNothing) { scope, _ in
            _ = try await Integrations(scope).addresses()
        },
        .init("Integrations.store", .seeConnections, .connection) { scope, known in
            _ = try await Integrations(scope).store(known.store.rawValue)
        },
        .init("Integrations.books", .seeConnections, .namesNothing) { scope, _ in
            _ = try await Integrations(scope).books()
        },
        .init("OrderList.page", .seeOrders, .store) { scope, known in
            _ = try await OrderList(scope).page(of: known.store, limit: 10)
        },
        .init("OrderList.totals", .seeOrders, .store) { scope, known in
            _ = try await OrderList(scope).totals(of: known.store)
        },
        .init("OrderList.find", .seeOrders, .store) { scope, known in
            _ = try await OrderList(scope).find(known.order.id.rawValue, in: [known.store])
        },
        .init("NeedsYou.count", .seeOrders, .namesNothing) { scope, _ in _ = try await NeedsYou(scope).count() },
        .init("NeedsYou.page", .seeOrders, .namesNothing) { scope, _ in _ = try await NeedsYou(scope).page() },
        .init("NeedsYou.leftOut", .seeOrders, .namesNothing) { scope, _ in _ = try await NeedsYou(scope).leftOut() },
        .init("OrderList.select", .seeOrders, .namesNothing) { scope, _ in
            _ = try await OrderList(scope).page(OrderSelection(), limit: 10)
        },
        .init("OrderList.listing", .seeOrders, .namesNothing) { scope, _ in
            _ = try await OrderList(scope).listing(limit: 10) { _ in OrderSelection() }
        },
        .init("OrderList.counts", .seeOrders, .namesNothing) { scope, _ in _ = try await OrderList(scope).counts() },
        .init("OrderList.labels", .seeOrders, .store) { scope, known in
            _ = try await OrderList(scope).labels(of: [known.order])
        },
        .init("OrderList.report", .seeOrders, .store) { scope, known in
            _ = try await OrderList(scope).report(of: known.order)
        },
        .init("OrderList.needs", .seeOrders, .namesNothing) { scope, _ in _ = try await OrderList(scope).needs() },
        .init("Overviews.overview", .seeOrders, .namesNothing) { scope, _ in
            _ = try await Overviews(scope).overview()
        },
        .init("Feeds.list", .seeFeeds, .namesNothing) { scope, _ in _ = try await Feeds(scope).list() },
        .init("Feeds.runs", .seeRuns, .namesNothing) { scope, _ in _ = try await Feeds(scope).runs(limit: 10) },
        .init("Feeds.run", .seeRuns, .run) { scope, known in _ = try await Feeds(scope).run(known.run) },
        .init("Feeds.results", .seeRuns, .run) { scope, known in
            _ = try await Feeds(scope).results(of: known.run, after: nil, limit: 10)
        },
        .init("Feeds.list of", .seeFeeds, .store) { scope, known in
            _ = try await Feeds(scope).list(of: known.store)
        },
        .init("RunHistory.page", .seeRuns, .namesNothing) { scope, _ in
            _ = try await RunHistory(scope).page(limit: 10)
        },
        .init("RunHistory.run", .seeRuns, .run) { scope, known in _ = try await RunHistory(scope).run(known.run) },
        .init("RunHistory.syncTimes", .seeRuns, .namesNothing) { scope, _ in
            _ = try await RunHistory(scope).syncTimes()
        },
        .init("StorePolicy.policy", .seeSettings, .store) { scope, known in
            _ = try await StorePolicy(scope).policy(of: known.store)
        },
        .init("Backfills.look", .seeBackfills, .store) { scope, known in
            _ = try await Backfills(scope).look(of: known.store)
        },
        .init("Reconcile.report", .seeReconciliation, .opensOwn) { scope, _ in
            let reconcile = Reconcile(scope)
            _ = try await reconcile.report(days: try await reconcile.thisMonth())
        },
        .init("AuditTrail.page", .seeAudit, .namesNothing) { scope, _ in
            _ = try await AuditTrail(scope).page(AuditQuestion(), before: nil, limit: 10)
        },
        .init("AuditTrail.each", .seeAudit, .namesNothing) { scope, _ in
            try await AuditTrail(scope).each(AuditQuestion()) { _ in }
        },
        .init("AuditTrail.entry", .seeAudit, .namesNothing) { scope, _ in
            _ = try await AuditTrail(scope).entry(at: 1)
        },
        .init("AuditTrail.verify", .seeAudit, .namesNothing) { scope, _ in _ = try await AuditTrail(scope).verify() },
        .init("AuditTrail.verifyForAll", .seeAudit, .namesNothing) { scope, _ in
            try await AuditTrail(scope).verifyForAll()
        },
        .init("AuditTrail.lastVerification", .seeAudit, .namesNothing) { scope, _ in
            _ = try await AuditTrail(scope).lastVerification()
        },
    ]

    private static let ordering: [FeatureCall] = [
        .init("OrderList.retryAll", .retryOrders, .store) { scope, known in
            try await OrderList(scope).retryAll(of: known.store)
        },
        .init("OrderList.retry", .retryOrders, .store) { scope, known in
            try await OrderList(scope).retry([known.order])
        },
        .init("RetryUndone.perform", .retryOrders, .run) { scope, known in
            _ = try await RetryUndone(scope).perform(known.run)
        },
        .init("Imports.offered", .pushRecords, .store) { scope, known in
            _ = try await Imports(scope).offered(of: known.store)
        },
        .init("Imports.offers", .pushRecords, .namesNothing) { scope, _ in _ = try await Imports(scope).offers() },
        .init("Imports.latest", .pushRecords, .store) { scope, known in
            _ = try await Imports(scope).latest(of: known.store)
        },
        .init("Imports.begin", .pushRecords, .store) { scope, known in
            _ = try await Imports(scope).begin(.orders, name: "orders.csv", of: known.store)
        },
        .init("Push.take", .pushRecords, .store) { scope, known in
            _ = try await Push(scope).take(.orders, batch: Data("[]".utf8), of: known.store)
        },
        .init("Push.takeOne", .pushRecords, .store) { scope, known in
            _ = try await Push(scope).take(.orders, id: "1", Data("{}".utf8), of: known.store)
        },
        .init("Push.shapes", .pushRecords, .store) { scope, known in _ = try await Push(scope).shapes(of: known.store)
        },
        .init("OrderExemptions.exempt", .leaveOrdersOut, .store) { scope, known in
            try await OrderExemptions(scope).exempt(known.order, .ignored, because: "a test")
        },
        .init("OrderExemptions.restore", .leaveOrdersOut, .store) { scope, known in
            _ = try await OrderExemptions(scope).restore(known.order)
        },
        .init("OrderAnswers.refund", .answerOrders, .store) { scope, known in
            _ = try await OrderAnswers(scope).say(refund: "1", amount: "1", of: known.order)
        },
        .init("OrderAnswers.suffix", .answerOrders, .store) { scope, known in
            try await OrderAnswers(scope).say(suffix: "", of: known.order)
        },
        .init("OrderAnswers.settle", .answerOrders, .store) { scope, known in
            _ = try await OrderAnswers(scope).settle(.collected, of: known.order)
        },
        .init("OrderAnswers.keepDeleted", .answerOrders, .store) { scope, known in
            try await OrderAnswers(scope).keepDeleted(known.order)
        },
        .init("NeedsYou.answer", .answerOrders, .store) { scope, known in
            try await NeedsYou(scope).answer(.suffix(""), for: known.order)
        },
        .init("SendOrder.send", .sendOrders, .store) { scope, known in
            _ = try await SendOrder(scope).send(known.order.id.rawValue, of: known.store)
        },
    ]

    private static let running: [FeatureCall] = [
        .init("SyncContexts.all", .syncStores, .opensOwn) { scope, _ in _ = try await SyncContexts(scope).all() },
        .init("SyncStore.run", .syncStores, .opensOwn) { scope, _ in _ = try await SyncStore(scope).run(.orders) },
        .init("SyncStore.run one", .syncStores, .store) { scope, known in
            _ = try await SyncStore(scope).run(.orders, of: known.store)
        },
        .init("SyncNow.askAll", .syncStores, .opensOwn) { scope, _ in _ = try await SyncNow(scope).askAll() },
        .init("SyncNow.ask", .syncStores, .store) { scope, known in
            _ = try await SyncNow(scope).ask(.orders, of: known.store)
        },
        .init("SyncStore.dryRun", .previewRuns, .store) { scope, known in
            try await SyncStore(scope).dryRun(of: known.store) { _ in }
        },
        .init("SyncStore.previewStock", .previewRuns, .opensOwn) { scope, _ in
            _ = try await SyncStore(scope).previewStock()
        },
        .init("SyncStore.previewProducts", .previewRuns, .store) { scope, known in
            try await SyncStore(scope).previewProducts(of: known.store) { _ in }
        },
        .init("UndoPosted.preview", .undoPosted, .opensOwn) { scope, known in
            _ = try await UndoPosted(scope).preview(.run(known.run))
        },
        .init("UndoPosted.perform", .undoPosted, .opensOwn) { scope, _ in
            _ = try await UndoPosted(scope).perform(.order("none", in: nil))
        },
        .init("Backfills.estimate", .bringInHistory, .store) { scope, known in
            _ = try await Backfills(scope).estimate(
                of: known.store, from: day("2026-01-01"), to: nil, ordersPerHour: nil)
        },
        .init("Backfills.confirm", .bringInHistory, .store) { scope, known in
            _ = try await Backfills(scope).confirm(of: known.store, token: "x")
        },
        .init("Backfills.run", .bringInHistory, .store) { scope, known in
            _ = try await Backfills(scope).run(known.backfill, of: known.store)
        },
        .init("Backfills.pause", .bringInHistory, .store) { scope, known in
            _ = try await Backfills(scope).pause(of: known.store)
        },
        .init("Backfills.cancel", .bringInHistory, .store) { scope, known in
            _ = try await Backfills(scope).cancel(of: known.store)
        },
        .init("Reconcile.keep", .mendFindings, .opensOwn) { scope, known in
            _ = try await Reconcile(scope).keep([known.finding])
        },
        .init("Reconcile.repost", .mendFindings, .opensOwn) { scope, known in
            _ = try await Reconcile(scope).repost([known.finding])
        },
        .init("Reconcile.link", .mendFindings, .opensOwn) { scope, known in
            _ = try await Reconcile(scope).link(known.finding, to: known.order.id.rawValue)
        },
    ]

    private static let setting: [FeatureCall] = [
        .init("Feeds.schedule", .changeFeeds, .store) { scope, known in
            try await Feeds(scope).schedule(.orders, of: known.store, .off)
        },
        .init("SetUp.suggestion", .changeSettings, .store) { scope, known in
            _ = try await SetUp(scope).suggestion(for: known.store)
        },
        .init("SetUp.proposal", .changeSettings, .store) { scope, known in
            _ = try await SetUp(scope).proposal(for: known.store)
        },
        .init("SetUp.remarks", .changeSettings, .store) { scope, known in
            _ = try await SetUp(scope).remarks(on: .usual, for: known.store)
        },
        .init("SetUp.catalogue", .previewRuns, .store) { scope, known in
            _ = try await SetUp(scope).catalogue(for: known.store)
        },
        .init("StorePolicy.save", .changeSettings, .store) { scope, known in
            _ = try await StorePolicy(scope).save(.usual, of: known.store)
        },
        .init("StorePolicy.saveChecked", .changeSettings, .store) { scope, known in
            _ = try await StorePolicy(scope).saveChecked(.usual, of: known.store)
        },
    ]

    private static let connecting: [FeatureCall] = [
        .init("CompanyPeople.members", .seePeople, .namesNothing) { scope, _ in
            _ = try await CompanyPeople(scope).members()
        },
        .init("CompanyPeople.teams", .seePeople, .namesNothing) { scope, _ in
            _ = try await CompanyPeople(scope).teams()
        },
        .init("CompanyPeople.invitations", .seePeople, .namesNothing) { scope, _ in
            _ = try await CompanyPeople(scope).invitations()
        },
        .init("CompanyPeople.setRole", .changePeople, .namesNothing) { scope, _ in
            let nobody = UserRow(id: "", email: "", name: "", createdAt: Instant(seconds: 0))
            try await CompanyPeople(scope).setRole(nil, of: nobody)
        },
        .init("CompanyPeople.saveTeam", .changePeople, .namesNothing) { scope, _ in
            try await CompanyPeople(scope).saveTeam(nil, named: "Sales", members: [])
        },
        .init("CompanyPeople.invite", .changePeople, .namesNothing) { scope, _ in
            _ = try await CompanyPeople(scope).invite("carl@example.com", as: .viewer)
        },
        .init("Integrations.connectStore", .changeConnections, .namesNothing) { scope, _ in
            _ = try await Integrations(scope).connectStore("new", kind: "none", values: [:])
        },
        .init("Integrations.prepareBooks", .changeConnections, .namesNothing) { scope, _ in
            try await Integrations(scope).prepareBooks("new", kind: "none", values: [:])
        },
        .init("Integrations.finishBooks", .changeConnections, .connection) { scope, known in
            _ = try await Integrations(scope).finishBooks(known.books)
        },
        .init("BooksSignIn.begin", .changeConnections, .connection) { scope, known in
            _ = try await BooksSignIn(scope).begin(known.books, redirectURI: Rehearsal.redirect)
        },
        .init("BooksSignIn.finish", .changeConnections, .connection) { scope, known in
            _ = try await BooksSignIn(scope).finish(known.books, callback: "", redirectURI: Rehearsal.redirect)
        },
        .init("Uninstall.uninstall", .changeConnections, .connection) { scope, known in
            _ = try await Uninstall(scope).uninstall(ID(known.books.rawValue), isConfirmed: false)
        },
        .init("Uninstall.remove", .changeConnections, .connection) { scope, known in
            _ = try await Uninstall(scope).remove(ID(known.books.rawValue), isConfirmed: false)
        },
        .init("Uninstall.removeCompany", .changeCompany, .namesNothing) { scope, _ in
            _ = try await Uninstall(scope).removeCompany(isConfirmed: false)
        },
    ]
}
