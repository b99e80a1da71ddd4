import Foundation
import SampleStores
import Testing

@Suite("Generated orders")
struct OrderAlgebraTests {
    @Test("add up to the last minor unit in every country", arguments: EcwidStoreKind.allCases)
    func addUp(kind: EcwidStoreKind) async throws {
        let shop = try StoreUnderTest(kind, orders: 600) { $0.brokenTotalsPerMille = 0 }
        let orders = try await shop.all()
        #expect(orders.count == 600)
        let faults = orders.flatMap { OrderAlgebra($0, precision: kind == .jp ? 0 : 2).disagreements }
        #expect(faults.isEmpty, "\(faults.prefix(5))")
    }

    @Test("add up in the plain mix, all paid by known buyers")
    func plainAddsUp() async throws {
        let orders = try await StoreUnderTest(.us, orders: 300, mix: .plain).all()
        #expect(orders.allSatisfy { OrderAlgebra($0, precision: 2).disagreements.isEmpty })
        #expect(orders.allSatisfy { $0.paymentStatus == "PAID" && $0.customerId != nil && $0.total > 0 })
    }

    @Test("do not add up when that is asked for")
    func brokenOnCommand() async throws {
        let orders = try await StoreUnderTest(.eu, orders: 200) { $0.brokenTotalsPerMille = 1000 }.all()
        #expect(orders.allSatisfy { !OrderAlgebra($0, precision: 2).disagreements.isEmpty })
    }
}
