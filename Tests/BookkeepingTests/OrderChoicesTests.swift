import Accounting
import Bookkeeping
import Foundation
import Testing

@Suite("What people said about an order", .tags(.s7, .s8))
struct OrderChoicesTests {
    @Test("is read back whole")
    func whole() throws {
        var said = OrderChoices(isAdmitted: true, refundAmounts: ["1": World.money("5.00")], numberSuffix: ".2")
        said.settlements = [HandSettlement(.collected, World.money("1.00"), at: World.noon)]
        said.isPaymentDisowned = true
        said.isKeptAfterDeletion = true
        said.exemption = OrderExemption(kind: .enteredByHand, by: "Ann", reason: "invoice 2041")
        said.isSentSingly = true
        let pairs = zip(Mirror(reflecting: said).children, Mirror(reflecting: OrderChoices()).children)
        for (one, other) in pairs { #expect("\(one.value)" != "\(other.value)", "\(one.label ?? "") is not said") }
        #expect(try JSONDecoder().decode(OrderChoices.self, from: JSONEncoder().encode(said)) == said)
    }

    @Test("of an older version is read as far as it goes")
    func older() throws {
        #expect(try JSONDecoder().decode(OrderChoices.self, from: Data("{}".utf8)) == OrderChoices())
    }
}
