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
        let page = try await connector.records(of: .customers, after: nil)
        #expect(page.isLast)
        let buyers = try page.records.map { try EcwidMapping().customer(from: $0) }
        #expect(buyers.map(\.name) == ["Ana Gil", "Bo Lund"])
        #expect(buyers[1].company == "Lund AB")
        #expect(buyers[1].isTaxExempt)
    }

    @Test(
        "say what is wrong when the token may not read them, or is dead",
        arguments: [
            ("INSUFFICIENT_APP_SCOPE", ConnectorProblem.Cause.notPermitted), ("INVALID_API_TOKEN", .signInNeeded),
        ])
    func refused(code: String, cause: ConnectorProblem.Cause) async {
        let connector = connector { _ in PaperEcwid.error(403, code, "") }
        let problem = await #expect(throws: ConnectorProblem.self) {
            try await connector.records(of: .customers, after: nil)
        }
        #expect(problem?.cause == cause)
    }

    private func connector(_ handler: @escaping InProcessNetwork.Handler) -> EcwidConnector {
        EcwidConnector(
            EcwidSettings(storeID: "1003001", token: "secret_test"),
            world: .rehearsal(network: InProcessNetwork("app.ecwid.com", handler)))
    }
}
