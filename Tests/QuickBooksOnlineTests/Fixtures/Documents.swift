import Accounting
import Bookkeeping

/// Money of the fixtures, written in minor units.
func money(_ minorUnits: Int64, _ currency: Currency = .usd) -> Money { Money(minorUnits: minorUnits, currency) }

func exact(_ text: String) -> ExactDecimal { ExactDecimal(text) ?? .zero }

/// The documents of order 1042: three mugs, a discount and shipping.
enum Documents {
    static let address = PostalAddress(
        lines: ["12 High Street", "Flat 3"], city: "Brighton", region: "ESX", postalCode: "BN1 1AA", country: "GB")

    static func lines(_ currency: Currency = .usd, code: Reference<TaxCode>? = Ledger.taxable) -> [SalesLine] {
        [
            SalesLine(
                purpose: .goods(lineID: "1"), item: Ledger.mug, account: Ledger.income, description: "Mug, blue",
                quantity: ExactDecimal(3), unitPrice: exact("19.99"), amount: money(5997, currency),
                tax: money(1199, currency), taxCode: code),
            SalesLine(
                purpose: .discount, item: Ledger.discount, account: Ledger.income, description: "Discount SPRING",
                amount: money(-500, currency), tax: money(-100, currency), taxCode: code),
            SalesLine(
                purpose: .shipping, item: Ledger.shipping, account: Ledger.income, description: "Shipping",
                quantity: .one, unitPrice: exact("7.5"), amount: money(750, currency), tax: money(150, currency),
                taxCode: code),
        ]
    }

    static func sale(
        _ kind: SalesDocument.Kind, currency: Currency = .usd, number: String? = "EW1042",
        lines: [SalesLine]? = nil, tax: DocumentTax = .total(money(437), code: nil, account: Ledger.taxPayable)
    ) -> SalesDocument {
        let settlement = kind == .invoice || kind == .creditMemo ? Ledger.receivable : Ledger.clearing
        return SalesDocument(
            kind: kind, number: number, date: Ledger.day,
            dueDate: kind == .invoice ? Ledger.day.adding(days: 30) : nil, customer: Ledger.customer,
            currency: currency, lines: lines ?? self.lines(currency), tax: tax, settlementAccount: settlement,
            paymentMethod: Ledger.card, paymentReference: "ch_3P0q8rAbCdEfGhIjKlMnOpQr",
            details: SalesDocumentDetails(
                email: "ana@example.com", billingAddress: address, shippingAddress: address,
                customerMessage: "Thank you!", privateNote: "Order 1042 of mugs.example",
                terms: .existing(ID("3"), name: "Net 30"), allowsCardPayment: true))
    }

    static func perRate(_ currency: Currency, linesHoldTax: Bool = false) -> DocumentTax {
        .perRate(
            [
                TaxRateAmount(
                    rate: ID("8"), name: "20 % S", percent: ExactDecimal(20), net: money(6247, currency),
                    amount: money(1249, currency), account: Ledger.taxPayable)
            ], linesHoldTax: linesHoldTax)
    }

    static func payment(
        _ minorUnits: Int64 = 6684, applied: [(RecordKey, DocumentKind)] = [(Ledger.saleKey, .invoice)]
    ) -> Payment {
        Payment(
            date: Ledger.day, customer: Ledger.customer, currency: .usd, total: money(minorUnits),
            applications: applied.map {
                .init(document: $0.0, kind: $0.1, amount: money(minorUnits == 0 ? 2000 : minorUnits))
            }, depositAccount: Ledger.clearing, receivableAccount: Ledger.receivable, method: Ledger.card,
            reference: "4242", privateNote: "Paid by card")
    }

    static func purchase(_ kind: PurchaseDocument.Kind, receives order: RecordKey? = nil) -> PurchaseDocument {
        PurchaseDocument(
            kind: kind, number: "CW-77", date: Ledger.day, dueDate: kind == .bill ? Ledger.day.adding(days: 14) : nil,
            vendor: Ledger.vendor, currency: .usd,
            lines: [
                PurchaseLine(
                    item: Ledger.mug, account: Ledger.cost, description: "Mug, blue", quantity: ExactDecimal(3),
                    unitCost: exact("8.25"), amount: money(2475), billableTo: Ledger.customer)
            ], payableAccount: Ledger.payable, purchaseOrder: order, privateNote: "For order 1042")
    }

    static let journal = JournalEntry(
        number: "EW1042-D", date: Ledger.day, currency: .usd,
        journal: Journal(entries: [
            JournalLine(account: Ledger.income, amount: money(150)),
            JournalLine(account: Ledger.receivable, amount: money(-150)),
        ]), customer: Ledger.customer, privateNote: "Difference after an edit")

    static let party = PartyDraft(
        displayName: "Ana Ruiz", givenName: "Ana", familyName: "Ruiz", companyName: "Ruiz & Hijas",
        email: "ana@example.com", phone: "+34 600 123 456", billingAddress: address, shippingAddress: address,
        currency: .usd, taxNumber: "ES-B12345678", isTaxExempt: true, notes: "Customer of mugs.example")

    static func item(_ kind: ItemKind) -> ItemDraft {
        ItemDraft(
            kind: kind, name: "Mug: blue", sku: "MUG-B", description: "A blue mug", unitPrice: exact("19.99"),
            purchaseCost: exact("8.25"), incomeAccount: Ledger.income,
            expenseAccount: kind == .service ? nil : Ledger.cost, assetAccount: kind == .inventory ? Ledger.asset : nil,
            quantityOnHand: kind == .inventory ? ExactDecimal(40) : nil,
            inventoryStartDate: kind == .inventory ? Ledger.day : nil)
    }
}
