import Accounting
import ConnectorKit
import Features
import Foundation
import SampleStores
import Simulation
import Sync
import TestKit
import Testing

@Suite("The commands of a company with two stores", .tags(.w21))
struct TwoStoresTests {
    @Test("print one document of JSON for a sync, each report with its store, and lists name the store of an order")
    func told() async throws {
        let rehearsal = try await Rehearsal.open(orders: 2)
        let settings = EcwidSampleSettings(
            storeId: 1_003_002, kind: .us, seed: 9, orders: 2, clock: { [clock = rehearsal.clock] in clock.now().date })
        let sample = try EcwidSampleStore(settings)
        rehearsal.network.play("other.example", StandIn.network { await sample.respond(to: $0, body: $1) })
        var values = Rehearsal.storeValues()
        (values["storeID"], values["baseURL"]) = ("1003002", "https://other.example/api/v3")
        _ = try await Integrations(rehearsal.scope).connectStore("second", kind: "ecwid", values: values)
        let policy = try await SetUp(rehearsal.scope).suggestion(for: ID("second")).policy
        _ = try await StorePolicy(rehearsal.scope).save(policy, of: ID("second"))

        let said = await rehearsal.say("sync", Rehearsal.company, "--json")
        let reports = try #require(
            try JSONSerialization.jsonObject(with: Data(said.result.utf8)) as? [[String: Any]], "\(said)")
        #expect(reports.compactMap { $0["store"] as? String }.sorted() == [Rehearsal.store, "second"].sorted())
        let list = await rehearsal.say("orders", "list", Rehearsal.company)
        #expect(list.result.contains("second ") && list.result.contains(Rehearsal.store + " "), "\(list.result)")
    }
}
