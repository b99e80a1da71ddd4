import Accounting
import Bookkeeping
import Features
import LinkLedger
import QuickBooksDesktopSandbox
import SampleStores
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
}
