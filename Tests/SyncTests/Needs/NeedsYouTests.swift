import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("What needs a person", .tags(.x6))
struct NeedsYouTests {
    @Test("is one cause for all payments by a method without an account, and goes with the answer")
    func paymentAccount() async throws {
        let rehearsal = try await Rehearsal.open { policy in
            policy.payments = PaymentPolicy(rules: [], defaultAccount: nil)
        }
        let mug = try await rehearsal.plainProduct()
        for _ in 1...6 { try await rehearsal.place("PAID", [(mug.sku, 1)]) }
        try await rehearsal.runUntilQuiet()
        let needs = NeedsYou(try await rehearsal.scope)
        let causes = try await needs.page().causes
        // One for each method that buyers chose.
        #expect(causes.map(\.count).reduce(0, +) == 6)
        #expect(causes.count < 6)
        for cause in causes {
            #expect(cause.orders.count == cause.count)
            #expect(cause.sums == [cause.orders.compactMap(\.total).sum(.usd)])
            guard case .choosePaymentAccount(_, let accounts) = try #require(cause.repairs.first) else {
                Issue.record("asks for \(cause.repairs)")
                return
            }
            #expect(accounts.allSatisfy { AccountUse.deposit.fittingTypes.contains($0.type) })
            await #expect(throws: FeatureProblem.repairRefused(.answerUnfit)) {
                _ = try await needs.answer(.account(ID("no such account")), to: cause.id)
            }
            await #expect(throws: FeatureProblem.repairRefused(.answerUnfit)) {
                _ = try await needs.answer(.createItems, to: cause.id)
            }
        }
        let (cause, account) = (causes[0], try #require(causes[0].accounts.first))
        #expect(try await needs.answer(.account(account), to: cause.id) == cause.count)
        // New settings have every order decided again.
        #expect(try await needs.count() == NeedsCount(open: 0, asked: 6))
        await #expect(throws: FeatureProblem.repairRefused(.causeGone)) { _ = try await needs.cause(cause.id) }
        try await rehearsal.runUntilQuiet()
        #expect(try await needs.count() == NeedsCount(open: 6 - cause.count, asked: 0))
        #expect(try await !needs.page().causes.map(\.id).contains(cause.id))
    }

    @Test("for a product without an item takes an item by its SKU, for every later order too")
    func item() async throws {
        let rehearsal = try await Rehearsal.open { $0.products.createsItems = false }
        let mug = try await rehearsal.plainProduct()
        try await rehearsal.place("PAID", [(mug.sku, 1)])
        try await rehearsal.runUntilQuiet()
        let needs = NeedsYou(try await rehearsal.scope)
        let cause = try #require(try await needs.page().causes.first)
        #expect(cause.repairs.prefix(2) == [.chooseItem([]), .createItems])
        await #expect(throws: FeatureProblem.repairRefused(.itemUnknown("nothing like it"))) {
            _ = try await needs.answer(.item("nothing like it"), to: cause.id)
        }
        let item = try await rehearsal.anyItem()
        _ = try await needs.answer(.item(item), to: cause.id)
        try await rehearsal.place("PAID", [(mug.sku, 2)])
        try await rehearsal.runUntilQuiet()
        #expect(try await needs.count() == NeedsCount(open: 0, asked: 0))
        #expect(try await rehearsal.documents(["SalesReceipt"]).count == 2)
        #expect(try await rehearsal.audit(.link).count == 1)
    }

    @Test("for a code that two items bear takes one of them by its name, and none by that code")
    func twins() async throws {
        let rehearsal = try await Rehearsal.open()
        let mug = try await rehearsal.plainProduct()
        for name in ["Twin one", "Twin two"] { _ = try await rehearsal.createItem(name, sku: mug.sku) }
        try await rehearsal.place("PAID", [(mug.sku, 1)])
        try await rehearsal.runUntilQuiet()
        let needs = NeedsYou(try await rehearsal.scope)
        let cause = try #require(try await needs.page().causes.first)
        #expect(cause.repairs.first == .chooseItem(["Twin one", "Twin two"]))
        await #expect(throws: FeatureProblem.repairRefused(.itemAmbiguous(mug.sku))) {
            _ = try await needs.answer(.item(mug.sku), to: cause.id)
        }
        _ = try await needs.answer(.item("Twin two"), to: cause.id)
        try await rehearsal.runUntilQuiet()
        #expect(try await needs.count() == NeedsCount(open: 0, asked: 0))
    }

    @Test("is read page by page, order by order, and kept out with a reason, one or all")
    func leaveOut() async throws {
        let rehearsal = try await Rehearsal.open { $0.products.createsItems = false }
        let mug = try await rehearsal.plainProduct()
        for _ in 1...5 { try await rehearsal.place("PAID", [(mug.sku, 1)]) }
        try await rehearsal.runUntilQuiet()
        let needs = NeedsYou(try await rehearsal.scope)
        let cause = try #require(try await needs.page().causes.first)
        var seen: [ID<Order>] = []
        while true {
            let orders = try await needs.cause(cause.id, after: seen.last, limit: 2).orders
            seen += orders.map(\.ref.id)
            if orders.count < 2 { break }
        }
        #expect(Set(seen).count == 5)
        #expect(seen.count == 5)
        await #expect(throws: FeatureProblem.fieldMissing(key: "--reason")) {
            _ = try await needs.leaveOut(cause.id, .ignored, because: " ")
        }
        #expect(try await needs.leaveOut(cause.id, .ignored, because: "samples") == 5)
        try await rehearsal.runUntilQuiet()
        let ignored = try await needs.leftOut()
        #expect(ignored.count == 5)
        #expect(try await needs.leftOut(after: ignored[3].ref).map(\.ref) == [ignored[4].ref])
        #expect(try await OrderExemptions(rehearsal.scope).restore(ignored[0].ref))
        try await rehearsal.runUntilQuiet()
        #expect(try await needs.count().open == 1)
    }

    @Test("of an item that is inactive in the books makes it active there, once, and posts the orders")
    func reactivateItem() async throws {
        let rehearsal = try await Rehearsal.open()
        let mug = try await rehearsal.plainProduct()
        try await rehearsal.place("PAID", [(mug.sku, 1)])
        try await rehearsal.runUntilQuiet()
        let item = try #require(try await rehearsal.list("Item").first { $0.text("Sku") == mug.sku })
        let id = item.text("Id") ?? ""
        try await rehearsal.amend("Item", id: id, ["Active": .flag(false)])
        try await rehearsal.place("PAID", [(mug.sku, 2)])
        try await rehearsal.runUntilQuiet()
        let needs = NeedsYou(try await rehearsal.scope)
        let cause = try #require(try await needs.page().causes.first)
        guard case .reactivate? = cause.repairs.first else {
            Issue.record("asks for \(cause.repairs)")
            return
        }
        #expect(try await needs.answer(.reactivate, to: cause.id) == 1)
        let active = try await rehearsal.read("Item", id)
        #expect(active.isActive && active.text("Name") == item.text("Name"))
        #expect(try await needs.count() == NeedsCount(open: 0, asked: 1))
        await #expect(throws: FeatureProblem.repairRefused(.causeGone)) {
            _ = try await needs.answer(.reactivate, to: cause.id)
        }
        #expect(try await rehearsal.read("Item", id).text("SyncToken") == active.text("SyncToken"))
        try await rehearsal.runUntilQuiet()
        #expect(try await needs.count() == NeedsCount(open: 0, asked: 0))
        #expect(try await rehearsal.documents(["SalesReceipt"]).count == 2)
        #expect(try await rehearsal.audit(.activation).count == 1)
    }

    @Test("of a customer whom somebody made inactive makes them active in the books and posts the orders")
    func reactivateCustomer() async throws {
        let rehearsal = try await Rehearsal.open()
        try await rehearsal.place("PAID", buyer: 0)
        try await rehearsal.runUntilQuiet()
        let receipt = try #require(try await rehearsal.list("SalesReceipt").first)
        let id = try #require(receipt.record("CustomerRef")?.text("value"))
        try await rehearsal.amend("Customer", id: id, ["Active": .flag(false)])
        try await rehearsal.place("PAID", buyer: 0)
        try await rehearsal.runUntilQuiet()
        let needs = NeedsYou(try await rehearsal.scope)
        let cause = try #require(try await needs.page().causes.first)
        #expect(cause.repairs.first == .reactivate("Jan Said"))
        _ = try await needs.answer(.reactivate, to: cause.id)
        #expect(try await rehearsal.read("Customer", id).isActive)
        try await rehearsal.runUntilQuiet()
        #expect(try await needs.count() == NeedsCount(open: 0, asked: 0))
    }

    @Test("of an order that was deleted in the store and is in the books is not to be ignored")
    func deletedAfterPosting() async throws {
        let rehearsal = try await Rehearsal.open()
        let order = try await rehearsal.place("PAID", buyer: 0)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.sample.deleteOrder(order.id)
        try await rehearsal.runUntilQuiet()
        let cause = try #require(try await NeedsYou(rehearsal.scope).page().causes.first)
        #expect(cause.repairs == [.keepPosted, .takeBack, .retry])
    }
}

extension FiledRecord {
    fileprivate var isActive: Bool { if case .flag(true)? = self["Active"] { true } else { false } }
}

extension Cause {
    /// What payments of a method can be put into.
    fileprivate var accounts: [ID<Account>] {
        if case .choosePaymentAccount(_, let accounts)? = repairs.first { accounts.map(\.id) } else { [] }
    }
}

extension Rehearsal {
    /// The name of some item that can be sold.
    fileprivate func anyItem() async throws -> String {
        let archive = services.archive
        let context = try await context()
        let mirror = MirrorKeeper(archive: archive, connection: context.booksConnection, books: context.books)
        let policy = try #require(try await StorePolicy(scope).policy(of: Self.storeID))
        let lists = try await mirror.catalogue(naming: CatalogueLookups(policy: policy))
        return try #require(lists.items.byID.values.filter { $0.isActive && $0.kind.isSold }.map(\.name).min())
    }
}
