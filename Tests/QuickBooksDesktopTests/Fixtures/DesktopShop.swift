import Accounting
import Bookkeeping
import ConnectorKit

/// The company files of a promotional-goods business, one for each edition and way of keeping tax.
enum Files {
    static let us = BooksCompany(
        id: "{8F1C0C5E-0000-4000-8000-000000000001}", name: "Bright Mugs", country: "US", homeCurrency: .usd,
        taxModel: .unitedStatesManual, tracksClasses: true, refusesUsedNumbers: false)
    static let untaxed = BooksCompany(
        id: us.id, name: "Plain Mugs", country: "US", homeCurrency: .usd, taxModel: .none)
    static let gb = BooksCompany(
        id: us.id, name: "Bright Mugs UK", country: "GB", homeCurrency: .gbp, taxModel: .global, isMulticurrency: true)
}

extension Files {
    /// The first, with several currencies switched on.
    static var abroad: BooksCompany {
        var company = us
        company.isMulticurrency = true
        return company
    }
}

/// Records that the fixtures mention.
enum Lists {
    static let receivable = Reference<Account>.existing(ID("80000006-1"), name: "Accounts Receivable")
    static let payable = Reference<Account>.existing(ID("80000007-1"), name: "Accounts Payable")
    static let income = Reference<Account>.existing(ID("80000008-1"), name: "Sales")
    static let cost = Reference<Account>.existing(ID("80000009-1"), name: "Cost of Goods Sold")
    static let asset = Reference<Account>.existing(ID("8000000A-1"), name: "Inventory Asset")
    static let clearing = Reference<Account>.existing(ID("8000000B-1"), name: "Store Clearing")
    static let taxPayable = Reference<Account>.existing(ID("8000000C-1"), name: "Sales Tax Payable")
    static let giftCards = Reference<Account>.existing(ID("8000000D-1"), name: "Gift Cards Outstanding")
    static let mug = Reference<Item>.existing(ID("80000021-1"), name: "A7102")
    static let discount = Reference<Item>.existing(ID("80000022-1"), name: "Discount")
    static let taxItem = Reference<Item>.existing(ID("80000023-1"), name: "Total Sales Tax")
    static let taxable = Reference<TaxCode>.existing(ID("Tax"), name: "Tax")
    static let notTaxable = Reference<TaxCode>.existing(ID("Non"), name: "Non")
    static let standard = Reference<TaxCode>.existing(ID("80000031-1"), name: "S")
    static let rate = Reference<TaxCode>.existing(ID("80000032-1"), name: "Maine Tax")
    static let visa = Reference<PaymentMethod>.existing(ID("80000041-1"), name: "Visa")
    static let tracked = Reference<TrackingClass>.existing(ID("80000051-1"), name: "Web")
    static let vendor = Reference<Vendor>.existing(ID("80000061-1"), name: "Cup Works")

    static let customerKey = RecordKey(.customer, "c-17", role: .customer)
    static let saleKey = RecordKey(.order, "o-1042", role: .sale)
    static let memoKey = RecordKey(.order, "o-1042", role: .refund("1"))
    static let orderKey = RecordKey(.order, "o-1042", role: .purchaseOrder(supplier: "7"))
    static let customer = Reference<Customer>.planned(customerKey, name: "Ana Ruiz")
    static let references = [
        customerKey: "80000071-1", saleKey: "1A-1", memoKey: "1B-1", orderKey: "1C-1",
    ]
    static let marker = "bookbridge:0123456789abcdef"
    static let day = BusinessDate(daysSince1970: 20_605)
    static let locator = BooksLocator(id: "1A-1", version: "1445631234")
    static let listLocator = BooksLocator(id: "80000071-1", version: "1445631234")
}

func money(_ minorUnits: Int64, _ currency: Currency = .usd) -> Money { Money(minorUnits: minorUnits, currency) }

func exact(_ text: String) -> ExactDecimal { ExactDecimal(text) ?? .zero }

/// The documents of order 1042.
enum Papers {
    static let address = PostalAddress(
        lines: ["12 High Street", "Flat 3"], city: "Brighton", region: "ME", postalCode: "04101", country: "US")

    static let details = SalesDocumentDetails(
        email: "ana@example.com", billingAddress: address, shippingAddress: address, privateNote: "Order 1042 — “café”",
        trackingClass: Lists.tracked)

    /// The worked example of the source: 230.00 less 11.50 with the tax as an item (S6).
    static let workedLines = [
        SalesLine(
            purpose: .goods(lineID: "1"), item: Lists.mug, account: Lists.income,
            description: "Almond - 11 oz/Stoneware", quantity: ExactDecimal(100), unitPrice: exact("2.3"),
            amount: money(23_000), taxCode: Lists.notTaxable),
        SalesLine(
            purpose: .discount, item: Lists.discount, account: Lists.income, amount: money(-1150),
            taxCode: Lists.notTaxable),
        SalesLine(
            purpose: .salesTax, item: Lists.taxItem, account: Lists.taxPayable, description: "Total Sales Tax",
            amount: money(0), taxCode: Lists.notTaxable),
    ]

    static func sale(
        _ kind: SalesDocument.Kind, lines: [SalesLine] = workedLines, tax: DocumentTax = .none,
        number: String? = "EW1042",
        currency: Currency = .usd, rate: ExactDecimal? = nil
    ) -> RecordBody {
        .document(
            .sale(
                SalesDocument(
                    kind: kind, number: number, date: Lists.day, dueDate: kind == .invoice ? Lists.day : nil,
                    customer: Lists.customer, currency: currency, exchangeRate: rate, lines: lines, tax: tax,
                    settlementAccount: kind.isOnAccount ? Lists.receivable : Lists.clearing,
                    paymentMethod: kind.isOnAccount ? nil : Lists.visa,
                    paymentReference: kind == .salesReceipt ? "ch_3P" : nil, details: details)))
    }

    static let taxedLines = [
        SalesLine(
            purpose: .goods(lineID: "1"), item: Lists.mug, account: Lists.income, quantity: ExactDecimal(3),
            unitPrice: exact("19.99"), amount: money(5997), taxCode: Lists.taxable)
    ]

    static let globalLines = [
        SalesLine(
            purpose: .goods(lineID: "1"), item: Lists.mug, account: Lists.income, quantity: ExactDecimal(3),
            unitPrice: exact("19.99"), amount: money(5997, .gbp), tax: money(1199, .gbp), taxCode: Lists.standard)
    ]

    static func globalTax(inside: Bool) -> DocumentTax {
        .perRate(
            [
                TaxRateAmount(
                    rate: ID("80000032-1"), name: "VAT", percent: ExactDecimal(20), net: money(5997, .gbp),
                    amount: money(1199, .gbp), account: Lists.taxPayable)
            ], linesHoldTax: inside)
    }

    static func payment(_ total: Int64, _ applications: [Payment.Application]) -> RecordBody {
        .document(
            .payment(
                Payment(
                    date: Lists.day, customer: Lists.customer, currency: .usd, total: money(total),
                    applications: applications, depositAccount: Lists.clearing, receivableAccount: Lists.receivable,
                    method: Lists.visa, reference: "pi_3P9", privateNote: "Order 1042")))
    }

    static func purchase(_ kind: PurchaseDocument.Kind, of order: RecordKey? = nil) -> RecordBody {
        .document(
            .purchase(
                PurchaseDocument(
                    kind: kind, number: "PO1042", date: Lists.day, dueDate: Lists.day, vendor: Lists.vendor,
                    currency: .usd,
                    lines: [
                        PurchaseLine(
                            item: Lists.mug, account: Lists.cost, description: "Mug, blue", quantity: ExactDecimal(100),
                            unitCost: exact("1.15"), amount: money(11_500), billableTo: Lists.customer)
                    ], payableAccount: Lists.payable, purchaseOrder: order)))
    }

    static let journal = entry(.usd, rate: nil)

    static func entry(_ currency: Currency, rate: ExactDecimal?) -> RecordBody {
        .document(
            .journalEntry(
                JournalEntry(
                    number: "EW1042.G1", date: Lists.day, currency: currency, exchangeRate: rate,
                    journal: Journal(entries: [
                        JournalLine(account: Lists.giftCards, amount: money(2500, currency)),
                        JournalLine(account: Lists.receivable, amount: money(-2500, currency)),
                    ]), customer: Lists.customer, privateNote: "Gift card of order 1042")))
    }

    static let party = PartyDraft(
        displayName: "Ana Ruiz", givenName: "Ana", familyName: "Ruiz", companyName: "Ruiz & Hijas",
        email: "ana@example.com", phone: "+1 207 555 0100", billingAddress: address, shippingAddress: address,
        currency: .usd, taxNumber: "ME-1042", isTaxExempt: true, notes: "From the store")

    static func item(_ kind: ItemKind, expense: Bool = true) -> RecordBody {
        .item(
            ItemDraft(
                kind: kind, name: "Mug <blue>", sku: "A7102", description: "Almond - 11 oz/Stoneware",
                unitPrice: exact("2.3"), purchaseCost: exact("1.15"), incomeAccount: Lists.income,
                expenseAccount: expense ? Lists.cost : nil, assetAccount: kind == .inventory ? Lists.asset : nil,
                quantityOnHand: kind == .inventory ? .zero : nil,
                inventoryStartDate: kind == .inventory ? Lists.day : nil))
    }
}

extension Posting {
    static func sample(
        _ body: RecordBody, _ operation: PostingOperation = .create, id: String = "1", key: RecordKey = Lists.saleKey
    ) -> Posting {
        Posting(
            intentID: "intent-\(id)", key: key, operation: operation, body: body, references: Lists.references,
            requestKey: "key-\(id)", marker: Lists.marker)
    }
}

/// Every kind of request, by the name of its golden file.
struct DesktopCase: Sendable, CustomStringConvertible {
    var name: String
    var posting: Posting
    var company = Files.us

    var description: String { name }

    static let all: [DesktopCase] = [
        .init(name: "customer", posting: .sample(.customer(Papers.party))),
        .init(name: "vendor", posting: .sample(.vendor(Papers.party))),
        .init(name: "item-service", posting: .sample(Papers.item(.service, expense: false))),
        .init(name: "item-noninventory", posting: .sample(Papers.item(.nonInventory))),
        .init(name: "item-inventory", posting: .sample(Papers.item(.inventory))),
        .init(
            name: "item-othercharge",
            posting: .sample(
                Papers.item(.service, expense: false), key: RecordKey(.service, "Shipping", role: .item))),
        .init(name: "invoice-worked-example", posting: .sample(Papers.sale(.invoice))),
        .init(
            name: "invoice-taxed",
            posting: .sample(
                Papers.sale(
                    .invoice, lines: Papers.taxedLines,
                    tax: .total(money(330), code: Lists.rate, account: Lists.taxPayable)))),
        .init(
            name: "invoice-tax-by-books",
            posting: .sample(
                Papers.sale(
                    .invoice, lines: Papers.taxedLines,
                    tax: .computedByBooks(expected: money(330), account: Lists.taxPayable)))),
        .init(
            name: "invoice-gb",
            posting: .sample(
                Papers.sale(
                    .invoice, lines: Papers.globalLines, tax: Papers.globalTax(inside: false), currency: .gbp)),
            company: Files.gb),
        .init(
            name: "invoice-gb-tax-inside",
            posting: .sample(
                Papers.sale(.invoice, lines: Papers.globalLines, tax: Papers.globalTax(inside: true), currency: .gbp)),
            company: Files.gb),
        .init(name: "invoice-untaxed", posting: .sample(Papers.sale(.invoice, number: nil)), company: Files.untaxed),
        .init(name: "salesreceipt", posting: .sample(Papers.sale(.salesReceipt))),
        .init(name: "creditmemo", posting: .sample(Papers.sale(.creditMemo))),
        .init(name: "refund", posting: .sample(Papers.sale(.refundReceipt))),
        .init(
            name: "payment",
            posting: .sample(
                Papers.payment(10_000, [.init(document: Lists.saleKey, kind: .invoice, amount: money(10_000))]))),
        .init(name: "payment-unapplied", posting: .sample(Papers.payment(10_000, []))),
        .init(
            name: "payment-credit-applied",
            posting: .sample(
                Papers.payment(
                    0,
                    [
                        .init(document: Lists.saleKey, kind: .invoice, amount: money(2500)),
                        .init(document: Lists.memoKey, kind: .creditMemo, amount: money(2500)),
                    ]))),
        .init(name: "bill", posting: .sample(Papers.purchase(.bill))),
        .init(name: "bill-of-order", posting: .sample(Papers.purchase(.bill, of: Lists.orderKey))),
        .init(name: "purchaseorder", posting: .sample(Papers.purchase(.purchaseOrder))),
        .init(name: "vendorcredit", posting: .sample(Papers.purchase(.vendorCredit))),
        .init(name: "journalentry", posting: .sample(Papers.journal)),
        .init(
            name: "journalentry-abroad", posting: .sample(Papers.entry(.gbp, rate: exact("1.27"))),
            company: Files.abroad),
        .init(
            name: "journalentry-abroad-change",
            posting: .sample(Papers.entry(.gbp, rate: exact("1.27")), .update(Lists.locator)), company: Files.abroad),
        .init(
            name: "refund-abroad",
            posting: .sample(
                Papers.sale(
                    .refundReceipt,
                    lines: [
                        SalesLine(
                            purpose: .goods(lineID: "1"), item: Lists.mug, account: Lists.income,
                            amount: money(2300, .gbp), taxCode: Lists.notTaxable)
                    ], currency: .gbp, rate: exact("1.27"))), company: Files.abroad),
        .init(name: "customer-change", posting: .sample(.customer(Papers.party), .update(Lists.listLocator))),
        .init(name: "customer-inactive", posting: .sample(.customer(Papers.party), .delete(Lists.listLocator))),
        .init(name: "vendor-change", posting: .sample(.vendor(Papers.party), .update(Lists.listLocator))),
        .init(name: "item-change", posting: .sample(Papers.item(.nonInventory), .update(Lists.listLocator))),
        .init(
            name: "item-service-change",
            posting: .sample(Papers.item(.service, expense: false), .update(Lists.listLocator))),
        .init(
            name: "item-othercharge-change",
            posting: .sample(
                Papers.item(.service, expense: false), .update(Lists.listLocator),
                key: RecordKey(.service, "Shipping", role: .item))),
        .init(name: "item-inventory-change", posting: .sample(Papers.item(.inventory), .update(Lists.listLocator))),
        .init(name: "invoice-change", posting: .sample(Papers.sale(.invoice), .update(Lists.locator))),
        .init(name: "salesreceipt-change", posting: .sample(Papers.sale(.salesReceipt), .update(Lists.locator))),
        .init(
            name: "refund-change",
            posting: .sample(
                Papers.sale(.refundReceipt), .update(BooksLocator(id: "1B-1/1D-1", version: "1445631234")))),
        .init(
            name: "payment-change",
            posting: .sample(
                Papers.payment(10_000, [.init(document: Lists.saleKey, kind: .invoice, amount: money(10_000))]),
                .update(Lists.locator))),
        .init(
            name: "payment-credit-change",
            posting: .sample(
                Papers.payment(
                    0,
                    [
                        .init(document: Lists.saleKey, kind: .invoice, amount: money(2500)),
                        .init(document: Lists.memoKey, kind: .creditMemo, amount: money(2500)),
                    ]), .update(BooksLocator(id: "1B-1>1A-1+9F-1@80000071-1@80000006-1", version: "0")))),
        .init(
            name: "payment-credit-untied",
            posting: .sample(
                Papers.payment(
                    0,
                    [
                        .init(document: Lists.saleKey, kind: .invoice, amount: money(2500)),
                        .init(document: Lists.memoKey, kind: .creditMemo, amount: money(2500)),
                    ]), .delete(BooksLocator(id: "1B-1>1A-1@80000071-1@80000006-1", version: "0")))),
        .init(name: "bill-change", posting: .sample(Papers.purchase(.bill), .update(Lists.locator))),
        .init(name: "purchaseorder-change", posting: .sample(Papers.purchase(.purchaseOrder), .update(Lists.locator))),
        .init(name: "vendorcredit-change", posting: .sample(Papers.purchase(.vendorCredit), .update(Lists.locator))),
        .init(name: "creditmemo-change", posting: .sample(Papers.sale(.creditMemo), .update(Lists.locator))),
        .init(name: "journalentry-change", posting: .sample(Papers.journal, .update(Lists.locator))),
        .init(name: "vendor-inactive", posting: .sample(.vendor(Papers.party), .delete(Lists.listLocator))),
        .init(name: "item-inactive", posting: .sample(Papers.item(.inventory), .delete(Lists.listLocator))),
        .init(name: "bill-delete", posting: .sample(Papers.purchase(.bill), .delete(Lists.locator))),
        .init(name: "vendorcredit-delete", posting: .sample(Papers.purchase(.vendorCredit), .delete(Lists.locator))),
        .init(name: "purchaseorder-delete", posting: .sample(Papers.purchase(.purchaseOrder), .delete(Lists.locator))),
        .init(name: "journalentry-delete", posting: .sample(Papers.journal, .delete(Lists.locator))),
        .init(name: "salesreceipt-void", posting: .sample(Papers.sale(.salesReceipt), .void(Lists.locator))),
        .init(name: "invoice-void", posting: .sample(Papers.sale(.invoice), .void(Lists.locator))),
        .init(name: "payment-void", posting: .sample(Papers.payment(10_000, []), .void(Lists.locator))),
        .init(
            name: "refund-delete",
            posting: .sample(Papers.sale(.refundReceipt), .delete(BooksLocator(id: "1B-1/1D-1", version: "")))),
    ]
}
