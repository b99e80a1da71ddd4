import Accounting
import Bookkeeping
import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("The mirror of the books")
struct MirrorTests {
    @Test("holds the company and its lists", arguments: ["us", "us-manual", "ca", "gb", "fr"])
    func lists(_ key: String) async throws {
        let scene = try await SandboxScene.open(key)
        let mirror = try await scene.mirror()
        let company = try mirror.company()
        #expect(company.country == key.prefix(2).uppercased())
        #expect(company.takesDocumentNumbers)
        #expect(!mirror.accounts.isEmpty && !mirror.items.isEmpty && !mirror.parties.isEmpty)
        #expect(try await scene.connector.company() == company)
    }

    @Test(
        "knows how the company reckons tax", .tags(.s4),
        arguments: [
            ("us", BooksCompany.TaxModel.unitedStatesAutomated), ("us-manual", .unitedStatesManual), ("ca", .global),
            ("gb", .global), ("fr", .global),
        ])
    func taxModel(_ key: String, _ model: BooksCompany.TaxModel) async throws {
        let scene = try await SandboxScene.open(key)
        #expect(try await scene.connector.company().taxModel == model)
    }

    @Test("joins tax codes with their rates and the accounts that the tax is owed on")
    func taxCodes() async throws {
        let mirror = try await SandboxScene.open("ca").mirror()
        let combined = mirror.taxCodes.filter { $0.salesRates.count == 2 }
        #expect(combined.contains { Set($0.salesRates.map(\.percent)) == [ExactDecimal(5), exact("9.975")] })
        let owed = Set(mirror.taxCodes.flatMap(\.salesRates).map(\.account))
        let accounts = Set(mirror.accounts.map(\.reference))
        #expect(owed.isSubset(of: accounts))
    }

    @Test("once warm costs one read, and tells what was added, changed and deleted", .tags(.w20))
    func changes() async throws {
        let scene = try await SandboxScene.open("us")
        let first = try await scene.mirror()
        let company = try first.company()
        let shop = try Shop(first)
        let outcomes = try await scene.post(
            [shop.customer(), shop.sale(.salesReceipt, number: "CDC-1", id: "2")], company)
        let receipt = try #require(outcomes.last?.record)
        scene.network.forget()
        let second = try await scene.mirror(from: first.cursor)
        #expect(scene.count(.read) == 1)
        #expect(second.parties.contains { $0.displayName == "Ana Ruiz" })
        #expect(second.documents.contains { $0.id == receipt.locator.id && !$0.isDeleted && $0.total == receipt.total })
        _ = try await scene.post([shop.sale(.salesReceipt, .delete(receipt.locator), id: "3")], company)
        let third = try await scene.mirror(from: second.cursor)
        #expect(third.documents.contains { $0.id == receipt.locator.id && $0.isDeleted })
    }

    @Test("is read anew when the service would not look back far enough")
    func lookBack() async throws {
        let scene = try await SandboxScene.open("gb")
        let first = try await scene.mirror()
        scene.clock.advance(bySeconds: 40 * 86_400)
        let second = try await scene.mirror(from: first.cursor)
        #expect(second.items.count == first.items.count)
        #expect(try second.company() == first.company())
    }

    @Test("reads the company's facts again once a day")
    func facts() async throws {
        let scene = try await SandboxScene.open("gb")
        let first = try await scene.mirror()
        scene.clock.advance(bySeconds: 2 * 86_400)
        let second = try await scene.mirror(from: first.cursor)
        #expect(try second.company() == first.company())
        #expect(second.items.isEmpty)
        #expect(second.taxCodes.count == first.taxCodes.count)
    }

    @Test("reads stock page by page", .tags(.w20))
    func stock() async throws {
        let scene = try await SandboxScene.open("us")
        let page = try await scene.connector.stock(after: nil)
        #expect(page.isLast && !page.records.isEmpty)
        #expect(page.records.contains { $0.quantity > .zero })
    }
}
