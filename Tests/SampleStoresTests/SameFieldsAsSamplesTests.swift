import Foundation
import HTTPTypes
import SampleStores
import Testing

@Suite("Answers have the fields of the reference samples", .enabled(if: ReferenceSamples.folder != nil))
struct SameFieldsAsSamplesTests {
    private func shape(_ prefix: String, except left: String? = nil) throws -> FieldShape {
        var shape = FieldShape()
        for document in try ReferenceSamples.documents(prefix, except: left) { shape.learn(document) }
        return shape
    }

    /// A name of one word has neither first nor last name; the samples show that on bills only.
    private static let singleNames: Set<String> = ["lacks .shippingPerson.firstName", "lacks .shippingPerson.lastName"]

    private func answer(_ shop: StoreUnderTest, _ path: String) async throws -> Any {
        try FieldShape.json(await shop.ask(.get, path).1)
    }

    @Test("orders", arguments: EcwidStoreKind.allCases)
    func orders(kind: EcwidStoreKind) async throws {
        let shape = try shape("order-", except: "order-23-legacy-2018-shape.json")
        let shop = try StoreUnderTest(kind, orders: 400)
        for offset in stride(from: 0, to: 400, by: 100) {
            let page = try await answer(shop, "orders?offset=\(offset)") as? [String: Any]
            for order in page?["items"] as? [Any] ?? [] {
                #expect(shape.complaints(about: order).isSubset(of: Self.singleNames))
            }
        }
    }

    @Test("profiles", arguments: EcwidStoreKind.allCases)
    func profiles(kind: EcwidStoreKind) async throws {
        let found = try await answer(try StoreUnderTest(kind, orders: 1), "profile")
        #expect(try shape("profile-").complaints(about: found) == [])
    }

    @Test("products")
    func products() async throws {
        let shape = try shape("product-0")
        let page = try await answer(try StoreUnderTest(orders: 1), "products") as? [String: Any]
        let items = try #require(page?["items"] as? [Any])
        #expect(items.count > 30)
        for product in items { #expect(shape.complaints(about: product) == []) }
    }

    @Test("customers, statistics")
    func others() async throws {
        let shop = try StoreUnderTest(orders: 60)
        let customers = try await answer(shop, "customers")
        // The samples' customers have no billing address and no American ship-to; the documented fields are the same.
        let complaints = try shape("customers-search").complaints(about: customers).filter { complaint in
            !complaint.hasPrefix("invents .items[].billingPerson.") && !complaint.contains("stateOrProvince")
        }
        #expect(complaints == [])
        let stats = try await answer(shop, "latest-stats")
        #expect(try shape("latest-stats").complaints(about: stats) == [])
    }
}
