import Accounting
import Commerce
import ConnectorKit
import Ecwid
import Foundation
import TestKit
import Testing

@Suite("Customers of an Ecwid store")
struct EcwidCustomerTests {
    private static let list = """
        {"total":2,"count":2,"offset":0,"limit":100,"items":[
        {"id":11,"name":"Ana Gil","email":"ana@example.com","updated":"2026-03-10 10:00:00 +0000"},
        {"id":12,"name":"","billingPerson":{"name":"Bo Lund","companyName":"Lund AB","city":"Malmö"},"taxExempt":true,
        "updated":"2026-03-11 10:00:00 +0000"}]}
        """

    @Test("are read when the token allows", .tags(.w7)) func read() async throws {
        let connector = connector { _ in .json(Self.list) }
        let page = try #require(try await connector.customers(after: nil))
        #expect(page.isLast)
        let buyers = try page.records.map { try connector.customer(from: $0) }
        #expect(buyers.map(\.name) == ["Ana Gil", "Bo Lund"])
        #expect(buyers[1].company == "Lund AB")
        #expect(buyers[1].isTaxExempt)
    }

    @Test("are left out when it does not") func notPermitted() async throws {
        let connector = connector { _ in PaperEcwid.error(403, "INSUFFICIENT_APP_SCOPE", "") }
        #expect(try await connector.customers(after: nil) == nil)
    }

    @Test("are not left out silently when the token is dead") func deadToken() async {
        let connector = connector { _ in PaperEcwid.error(403, "INVALID_API_TOKEN", "") }
        await #expect(throws: ConnectorProblem.self) { try await connector.customers(after: nil) }
    }

    private func connector(_ handler: @escaping InProcessNetwork.Handler) -> EcwidConnector {
        EcwidConnector(
            EcwidSettings(storeID: "1003001", token: "secret_test"),
            world: .rehearsal(network: InProcessNetwork("app.ecwid.com", handler)))
    }
}
