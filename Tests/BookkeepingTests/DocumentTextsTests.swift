import Accounting
import Bookkeeping
import Commerce
import TestKit
import Testing

@Suite("Texts in the books")
struct DocumentTextsTests {
    @Test(
        "speak the language of the settings", .tags(.w11),
        arguments: [
            (DocumentLanguage.english, "Order 1001; PO: 7", "Refund of order 1001"),
            (.french, "Commande 1001; Bon de commande : 7", "Remboursement de la commande 1001"),
            (.spanish, "Pedido 1001; Orden de compra: 7", "Reembolso del pedido 1001"),
        ])
    func languages(language: DocumentLanguage, sale: String, refund: String) throws {
        var maker = OrderMaker()
        maker.line("Mug", "2", at: "10")
        let order = maker.order(paid: "20") {
            $0.customerPurchaseOrder = "7"
            $0.refunds = [Refund(id: "1", extent: .amount(HarbourMugs.money("5")), refundedAt: HarbourMugs.noon)]
        }
        let policy = HarbourMugs.policy { $0.language = language }
        let plan = try #require(Bookkeeper(policy: policy, catalogue: HarbourMugs.unitedStates).decide(order).plan)
        #expect(plan.sales.map(\.details.privateNote) == [sale, refund])
    }

    @Test(
        "are proposed in the language of the country of the books", .tags(.w22),
        arguments: [("FR", "Livraison"), ("MX", "Envío"), ("CA", "Shipping"), ("US", "Shipping")])
    func proposals(country: String, shipping: String) {
        var catalogue = HarbourMugs.europe
        catalogue.company.country = country
        let profile = StoreProfile(
            storeID: "1", name: "Mugs", country: country, currency: .eur, timeZone: "Europe/Paris",
            pricesIncludeTax: true)
        let policy = Policy.suggestion(for: profile, catalogue: catalogue).policy
        #expect(policy.serviceItems.shipping.name == shipping)
    }
}
