import Foundation
import Testing

@testable import SampleStores

@Suite("The people of a sample store")
struct UntidyBuyerTests {
    private let buyers = EcwidBuyers(
        settings: EcwidSampleSettings(kind: .us, seed: 7, orders: 3000, clock: { .distantFuture }), country: .of(.us))

    @Test("share phones, and some an address; some have none")
    func share() {
        let all = (0..<buyers.count).map { buyers.buyer($0) }
        let phones = Dictionary(grouping: all, by: \.address.phone)
        #expect(phones.values.contains { $0.count > 20 } && phones.count > 100)
        let addresses = Dictionary(grouping: all.filter { !$0.email.isEmpty }, by: \.email)
        #expect(addresses.values.contains { $0.count > 1 })
        #expect(all.contains { $0.email.isEmpty && $0.hasCustomerId })
        #expect(all.contains { $0.email.isEmpty && !$0.hasCustomerId })
    }

    @Test("order with an account, with another and without, and write themselves in many ways")
    func orders() {
        let orders = (0..<3000).map { (rank: buyers.rank(ofOrder: $0), buyer: buyers.buyer(ofOrder: $0)) }
        let people = Dictionary(grouping: orders, by: \.rank).values
        #expect(people.contains { Set($0.map(\.buyer.hasCustomerId)).count == 2 })
        #expect(people.contains { Set($0.map(\.buyer.customerId)).count == 2 })
        #expect(people.contains { Set($0.map(\.buyer.email)).count > 2 })
        #expect(people.contains { Set($0.map(\.buyer.name)).count > 2 })
    }
}
