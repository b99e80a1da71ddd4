import Accounting
import Bookkeeping
import Commerce
import Foundation
import Testing

@Suite("What people said about an order", .tags(.s7))
struct OrderChoicesTests {
    /// Everything that can be said, nothing of it as it is when nobody said it.
    private var all: OrderChoices {
        var choices = OrderChoices(
            isAdmitted: true, refundAmounts: ["1": HarbourMugs.money("5.00")], numberSuffix: "-2")
        choices.settlements = [HandSettlement(.collected, HarbourMugs.money("1.00"), at: HarbourMugs.noon)]
        choices.paymentsInBooks = [
            PaymentInBooks(id: "64", amount: HarbourMugs.money("2.00"), date: BusinessDate(daysSince1970: 20_522))
        ]
        choices.isPaymentDisowned = true
        choices.isKeptAfterDeletion = true
        choices.exemption = OrderExemption(kind: .ignored, by: "ana", reason: "a gift")
        choices.isSentSingly = true
        choices.cancellation = .creditMemo
        choices.supplierSends = ["PO-1": SupplierSend(.sent, at: HarbourMugs.noon, by: "ana")]
        choices.sending = SendingOptions(
            customer: .existing(ID("5"), name: "Acme"), sendsInvoice: false,
            receivableAccount: HarbourMugs.reference("4"), incomeAccount: HarbourMugs.reference("82"),
            tax: .customerSetting(ID("3")),
            vendors: [
                SendingOptions.VendorChoice(
                    supplierID: "S1", vendor: .existing(ID("9"), name: "Stoneware Inc"), sendsBill: true,
                    sendsPurchaseOrder: true, payableAccount: HarbourMugs.reference("33"),
                    costAccount: HarbourMugs.reference("80"))
            ], isBillable: true)
        return choices
    }

    private func kept(_ choices: OrderChoices) throws -> OrderChoices {
        try JSONDecoder().decode(OrderChoices.self, from: JSONEncoder().encode(choices))
    }

    @Test("is kept whole: each answer is read as it was written")
    func keepsAll() throws {
        #expect(try kept(all) == all)
        #expect(try kept(OrderChoices()) == OrderChoices())
    }

    @Test("is tried with every answer there is, so that none is forgotten")
    func triesAll() {
        let pairs = zip(Mirror(reflecting: all).children, Mirror(reflecting: OrderChoices()).children)
        for (said, unsaid) in pairs {
            #expect("\(said.value)" != "\(unsaid.value)", "\(said.label ?? "") is not tried")
        }
    }

    @Test("of older versions is read, whatever it lacks")
    func readsOld() throws {
        #expect(try JSONDecoder().decode(OrderChoices.self, from: Data("{}".utf8)) == OrderChoices())
    }
}
