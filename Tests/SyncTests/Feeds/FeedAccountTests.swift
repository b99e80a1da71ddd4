import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("The day from which the stock of a store's products is counted", .tags(.f2, .w22))
struct FeedStockStartTests {
    @Test("is asked for where the whole history is wanted, before items are made")
    func asked() async throws {
        let scene = try await FeedScene(orders: 1)
        try await scene.run(.customers)
        let settings = StoreSettings(try await scene.scope)
        func save(_ edits: SettingEdit...) async throws -> Int {
            let version = try await settings.draft(of: ID(FeedScene.store)).version
            return try await settings.save(edits, over: version, of: ID(FeedScene.store))
        }
        // Settings that were so before stay so, whatever else is changed.
        let before = try await settings.draft(of: ID(FeedScene.store))
        #expect(before.policy.lacksStockStart(in: before.books.company))
        _ = try await save(SettingEdit("numbering.prefix", .text("MF")))
        _ = try await save(SettingEdit("startDate", .text("2026-01-01")))
        await #expect(
            throws: FeatureProblem.settingsUnfit(
                file: "", [SettingFault("products.inventoryStart", .stockStartUnsaid)])
        ) { try await save(SettingEdit("startDate", .none)) }
        _ = try await save(
            SettingEdit("startDate", .none), SettingEdit("products.inventoryStart", .text("2020-01-01")))
        let after = try await settings.draft(of: ID(FeedScene.store)).policy
        #expect(after.startDate == nil && after.products.inventoryStart == BusinessDate("2020-01-01"))
        _ = try await save(
            SettingEdit("products.createsInventoryItems", .flag(false)), SettingEdit("products.inventoryStart", .none))
    }

    @Test("is told of items that are in the books already and are counted too late")
    func late() async throws {
        let scene = try await FeedScene(orders: 1)
        let (settings, policies) = (StoreSettings(try await scene.scope), StorePolicy(try await scene.scope))
        var policy = try #require(try await policies.policy(of: ID(FeedScene.store)))
        policy.products.inventoryStart = BusinessDate("2025-06-01")
        _ = try await policies.save(policy, of: ID(FeedScene.store))
        // The second run reads what the first one made.
        for _ in 0..<2 { try await scene.run(.products) }
        #expect(try await settings.lateStock(of: ID(FeedScene.store)) == nil)
        policy.startDate = BusinessDate("2025-01-01")
        _ = try await policies.save(policy, of: ID(FeedScene.store))
        let late = try #require(try await settings.lateStock(of: ID(FeedScene.store)))
        #expect(late.count == 20)
        #expect(late.begins == BusinessDate("2025-06-01"))
    }
}

@Suite("The four accounts of a store that makes its documents itself", .tags(.f1))
struct FeedAccountTests {
    private func account(_ name: String, in books: BooksCatalogue) throws -> Account {
        try #require(books.accounts.values.first { $0.name == name }, "\(books.accounts.values.map(\.name))")
    }

    @Test("are offered only where type and detail are right")
    func offered() async throws {
        let scene = try await FeedScene(orders: 1)
        try await scene.run(.products)
        let draft = try await StoreSettings(scene.scope).draft(of: ID(FeedScene.store))
        func names(_ one: ItemAccount) -> Set<String> {
            Set(draft.books.accounts.values.filter(one.fits).map(\.name))
        }
        let usual = draft.books.accounts.values
        for one in ItemAccount.allCases {
            #expect(!names(one).isEmpty)
            #expect(usual.filter(one.fits).allSatisfy { $0.type == one.type })
        }
        #expect(usual.filter(ItemAccount.asset.fits).allSatisfy { $0.subtype == "Inventory" })
        #expect(usual.filter(ItemAccount.income.fits).allSatisfy { $0.subtype == "SalesOfProductIncome" })
        #expect(usual.contains { $0.type == .otherCurrentAsset && !ItemAccount.asset.fits($0) })
        #expect(draft.policy.itemAccountProblems(in: draft.books).isEmpty)
    }

    @Test(
        "are refused when they are saved with another type, each with its name",
        arguments: [
            ("products.assetAccount", AccountType.otherCurrentAsset, "UndepositedFunds"),
            ("products.stock.expense", .expense, "OfficeGeneralAdministrativeExpenses"),
            ("products.stock.income", .otherIncome, "OtherMiscellaneousIncome"),
            ("products.serviceIncomeAccount", .otherIncome, "OtherMiscellaneousIncome"),
        ])
    func saved(path: String, type: AccountType, detail: String) async throws {
        let scene = try await FeedScene(orders: 1)
        try await scene.run(.products)
        let settings = StoreSettings(try await scene.scope)
        let draft = try await settings.draft(of: ID(FeedScene.store))
        let unfit = try #require(draft.books.accounts.values.first { $0.type == type && $0.subtype == detail })
        await #expect {
            _ = try await settings.save(
                [SettingEdit(path, .record(unfit.id.rawValue))], over: draft.version, of: ID(FeedScene.store))
        } throws: { error in
            guard case .settingsRefused(let problems) = error as? FeatureProblem else { return false }
            return problems.contains { $0.path == path }
        }
    }

    @Test(
        "stop every feed with a clear result once one of them was made inactive in the books",
        arguments: [Workflow.products, .productUpdates, .customers, .invoices, .creditMemos])
    func stopped(workflow: Workflow) async throws {
        let scene = try await FeedScene(orders: 6)
        for one in [Workflow.products, .customers, .invoices] { try await scene.run(one) }
        let before = try await scene.totals()
        let draft = try await StoreSettings(scene.scope).draft(of: ID(FeedScene.store))
        guard case .existing(let id, let name) = draft.policy.products.stock.expense else { return }
        scene.clock.advance(bySeconds: 3600)
        try await scene.hands.amend("Account", id: id.rawValue, ["Active": .flag(false)])
        let report = try await scene.run(workflow)
        guard case .policyUnfit(let refusals)? = report.stopped else {
            Issue.record("\(String(describing: report.stopped))")
            return
        }
        #expect(refusals.contains { if case .accountMissing(let told) = $0 { told == name } else { false } })
        #expect(report.posted.isEmpty)
        #expect(try await scene.totals() == before)
        try await scene.hands.amend("Account", id: id.rawValue, ["Active": .flag(true)])
        scene.clock.advance(bySeconds: 60)
        #expect(try await scene.run(workflow).stopped == nil)
    }
}
