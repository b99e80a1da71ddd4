import Accounting
import Bookkeeping
import Features
import LinkLedger
import QuickBooksDesktopSandbox
import SampleStores
import Storage
import Sync
import TestKit
import Testing

@Suite("A store that sells in another currency than that of the company file", .serialized)
struct CurrencyVisitTests {
    private func scene(_ currencies: [String: String]) async throws -> DesktopScene {
        try await DesktopScene(orders: 20, profile: CompanyFileProfile(currencies: currencies), country: .gb)
    }

    private func connect(_ scene: DesktopScene) async throws -> WebConnector {
        try await scene.connect { $0.tax.unitedStatesMode = .totalAsItem }
    }

    @Test(
        "is posted in its own, to the cent, and nothing when it comes again", .tags(.d6))
    func posts() async throws {
        let scene = try await scene(["EUR": "1.08", "GBP": "1.27"])
        let connector = try await connect(scene)
        try await scene.syncUntilQuiet(connector)
        try await scene.expectSound()
        let documents = await scene.program.documents
        let sales = documents.filter {
            ["Invoice", "SalesReceipt"].contains($0.kind) && $0.memo.contains("bookbridge:")
        }
        #expect(sales.count >= 10)
        #expect(sales.allSatisfy { $0.currency == "GBP" })
        #expect(documents.contains { $0.kind == "ReceivePayment" && $0.currency == "GBP" })
        try await scene.sync(connector)
        #expect(await scene.program.documents.count == documents.count)
    }

    @Test("posts nothing where several currencies are switched off, and every order says what to do", .tags(.d6))
    func off() async throws {
        let scene = try await scene([:])
        let connector = try await connect(scene)
        try await scene.syncUntilQuiet(connector)
        #expect(await scene.program.documents.allSatisfy { !$0.memo.contains("bookbridge:") })
        let rows = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), state: .needsYou, limit: 50)
        #expect(rows.contains { $0.cause?.code.contains("currency") ?? false })
    }

    /// QuickBooks opens the account on which is owed in a currency together with its first customer: an entry of the same visit names
    /// it all the same.
    @Test("settles with gift cards and gives money back in its own currency", .tags(.d6, .x2, .x8))
    func giftCardsAndRefunds() async throws {
        let scene = try await DesktopScene(
            orders: 2, profile: CompanyFileProfile(currencies: ["GBP": "1.27"]), country: .gb)
        let connector = try await connect(scene)
        let carded = try await scene.sample.placeOrder(EcwidNewOrder(extras: [.giftCardUsed]))
        let returned = try await scene.sample.placeOrder(EcwidNewOrder())
        try await scene.syncUntilQuiet(connector)
        for order in [carded, returned] { try await scene.sample.refund(order: order.id) }
        try await scene.syncUntilQuiet(connector)
        let rows = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 50)
        for order in [carded, returned] {
            let row = rows.first { $0.number == order.id }
            #expect(row?.state == .posted, "\(order.id): \(String(describing: row?.cause))")
        }
        let documents = await scene.program.documents
        let entries = documents.filter { $0.kind == "JournalEntry" }
        #expect(entries.map(\.currency) == ["GBP"])
        #expect(entries.allSatisfy { $0.open == "0.00" }, "what the card paid settles the invoice")
        let invoices = documents.filter { $0.kind == "Invoice" }
        #expect(!invoices.isEmpty && invoices.allSatisfy { $0.open == "0.00" })
        let refunds = documents.filter { $0.kind == "ARRefundCreditCard" }
        #expect(refunds.map(\.currency) == ["GBP", "GBP"])
        let back = documents.filter { $0.kind == "CreditMemo" }
        #expect(back.count == 2 && back.allSatisfy { $0.open == "0.00" }, "the card has back what it paid")
        #expect(await scene.program.trialBalance.difference == "0.00")
    }
}
