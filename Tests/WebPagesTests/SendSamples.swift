import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import Storage
import TestKit

@testable import Features
@testable import WebPages

/// The dialog of the worked example (S6), open and blocked.
enum SendSamples {
    private static func money(_ text: String) -> Money {
        ExactDecimal(text).flatMap { Money($0, .usd) } ?? .zero(.usd)
    }

    private static func account(_ id: String, _ name: String, _ type: AccountType) -> Accounting.Account {
        Accounting.Account(id: ID(id), name: name, type: type, subtype: "", currency: .usd)
    }

    private static func reference(_ id: String, _ name: String) -> Reference<Accounting.Account> {
        .existing(ID(id), name: name)
    }

    private static var order: Order {
        let day = Instant(seconds: 1_773_828_000)
        var order = Order(
            id: ID("ord-1001"), number: "1001", placedAt: day, updatedAt: day, currency: .usd, pricesIncludeTax: false,
            status: OrderStatus(payment: .partiallyPaid, paymentCode: "partiallyPaid", fulfilmentCode: "completed"),
            buyer: Buyer(customerID: ID("co-501"), name: "ABC <Customer> Company", company: "ABC <Customer> Company"),
            lines: [
                OrderLine(
                    id: "L1", sku: "A7102", name: "Stoneware Coffee Mug", quantity: ExactDecimal(100),
                    unitPrice: ExactDecimal("2.30") ?? .zero, amount: money("230.00"), text: "Almond - 11 oz/Stoneware")
            ], tax: .zero(.usd), total: money("218.50"))
        order.supplierOrders = []
        return order
    }

    private static var invoice: Document {
        let lines = [("A7102", "230.00"), ("Discount", "-11.50"), ("Total Sales Tax", "0.00")].map { item, amount in
            SalesLine(
                purpose: item == "A7102" ? .goods(lineID: "L1") : item == "Discount" ? .discount : .salesTax,
                item: .planned(RecordKey(.product, item, role: .item), name: item),
                account: reference("79", "Sales of Product Income"), description: item, amount: money(amount))
        }
        return .sale(
            SalesDocument(
                kind: .invoice, number: "1001", date: BusinessDate("2026-03-10") ?? BusinessDate(daysSince1970: 0),
                dueDate: BusinessDate("2026-04-09"),
                customer: .planned(RecordKey(.customer, "co-501", role: .customer), name: "ABC Customer Company"),
                currency: .usd, lines: lines, tax: .none,
                settlementAccount: reference("84", "Accounts Receivable (A/R)")))
    }

    static func dialog(_ report: OrderReport) -> SendDialog {
        var words = SendingWords()
        (words.customer, words.tax, words.bills, words.isBillable) = ("58", .code("9"), ["sup-201"], true)
        (words.receivableAccount, words.incomeAccount) = ("84", "79")
        words.vendors = ["sup-201": "61"]
        (words.payableAccounts, words.costAccounts) = (["sup-201": "33"], ["sup-201": "80"])
        var dialog = SendDialog(
            order: order, report: report, rules: SendingRules(),
            customers: [
                .init(id: "58", name: "ABC Customer Co.", likeness: .linked),
                .init(id: "59", name: "ABC", likeness: .phone), .init(id: "60", name: "Zimmer", likeness: nil),
            ],
            suppliers: [
                .init(
                    supplier: Supplier(id: "sup-201", name: "Northline & Sons"),
                    vendors: [.init(id: "61", name: "Northline", likeness: .name)], ordered: money("138.00"),
                    invoiced: money("140.76"), invoiceNumbers: ["NL-88"])
            ], receivable: [account("84", "Accounts Receivable (A/R)", .accountsReceivable)],
            income: [account("79", "Sales of Product Income", .income)],
            payable: [account("33", "Accounts Payable (A/P)", .accountsPayable)],
            cost: [account("80", "Cost of Goods Sold", .costOfGoodsSold)],
            taxCodes: [TaxCodeRecord(id: ID("9"), name: "PA 6%", salesRates: [])], words: words, refusals: [],
            warnings: [
                .billedTwice, .isInBooks, .costNotOrdered(supplier: "Northline & Sons", money("40.00")),
            ])
        dialog.plan = OrderPlan(
            documents: [DocumentInBooks(key: RecordKey(.order, "ord-1001", role: .sale), document: invoice)],
            names: [
                PlannedName(
                    PlannedRecord(
                        key: RecordKey(.customer, "co-501", role: .customer),
                        body: .customer(PartyDraft(displayName: "ABC Customer Company", currency: .usd))))
            ].compactMap { $0 }, fingerprint: "f-1", isInSummaries: false, isChange: true)
        return dialog
    }

    /// All that is chosen is in the books, but for a document that would leave them.
    static func unchanged(_ report: OrderReport) -> SendDialog {
        var dialog = dialog(report)
        dialog.plan = nil
        dialog.isUnchanged = true
        dialog.leaving = [DocumentInBooks(key: RecordKey(.order, "ord-1001", role: .sale), document: invoice)]
        return dialog
    }

    /// Purchase orders that were not sent, are under way, were refused, were taken, and are being made.
    static var supplies: [SupplierOrders.Standing] {
        let at = Instant(seconds: 1_773_828_000)
        var made = SupplierSend(.sent, at: at, by: "ana", transaction: "SO-2")
        made.progress = SupplierProgress(
            .inProduction, hold: "proofHold", shipsOn: BusinessDate(year: 2026, month: 4, day: 2), words: "Line 3 & 4")
        let sends: [SupplierSend?] = [
            nil, SupplierSend(.sending, at: at, by: "ana"),
            SupplierSend(.refused, at: at, by: "ana", words: ["105 <Authentication> failed"]),
            SupplierSend(.sent, at: at, by: "ana", transaction: "SO-1"), made,
        ]
        return sends.enumerated().map { index, send in
            SupplierOrders.Standing(
                supplied: SupplierOrder(
                    id: "po-\(index)", supplier: Supplier(id: "sup-201", name: "Northline & Sons"),
                    number: "1001-\(index + 1)", lines: []), ordered: money("138.00"), send: send,
                isReached: index > 0, name: "1001-\(index + 1)", isChanged: index == 3)
        }
    }

    private static let form = [
        FormField(
            key: "invoices", kind: .url, label: Translated(en: "Invoice", fr: "Facture", es: "Factura"),
            isRequired: false),
        FormField(key: "password", kind: .secret, label: Translated(en: "Password", fr: "Mot de passe", es: "Clave")),
    ]

    private static var papers: SupplierPapers.Fetched {
        var fetched = SupplierPapers.Fetched(at: Instant(seconds: 1_773_828_000))
        (fetched.attached, fetched.credits) = (["sup-201 NL-1"], ["sup-201 NL-3"])
        fetched.waiting = [
            SupplierPapers.Waiting(
                supplier: "sup-201", number: "NL-2", purchaseOrder: "<1001>", date: BusinessDate(daysSince1970: 20_000),
                total: Money(minorUnits: 13_800, .usd), cause: .noOrder)
        ]
        fetched.faults = [
            SupplierPapers.Fault(supplier: "sup-201", .unanswered(ConnectorProblem(.unreachable, text: "<away>")))
        ]
        (fetched.voided, fetched.progressed) = (["sup-201 NL-1"], ["sup-201 1001-5"])
        return fetched
    }

    /// Nothing can be sent, and the person may send invoices only.
    static func blocked(_ report: OrderReport) -> SendDialog {
        var dialog = dialog(report)
        dialog.plan = nil
        dialog.rules.kinds = [.bill]
        dialog.words.customer = "elsewhere"
        (dialog.words.tax, dialog.words.receivableAccount, dialog.words.incomeAccount) = (nil, nil, nil)
        dialog.suppliers[0].invoiced = nil
        dialog.refusals = [.itemNotBought(item: "Setup <Charge>")]
        dialog.problem = .sendingUnfit(.customerUnknown("elsewhere"))
        dialog.warnings = [.beforeStart(BusinessDate("2026-03-01") ?? BusinessDate(daysSince1970: 0))]
        return dialog
    }

    // MARK: Administration

    private static let store = StoreRef(
        id: ID("esp-1"), kind: "esp", name: "Lagoon Promotions", state: .active, settingsVersion: 3, timeZone: .gmt)

    private static var draft: SettingsDraft {
        var policy = Policy.usual
        policy.sendingRules.isForEveryone = false
        return SettingsDraft(
            policy: policy, version: 3,
            books: BooksCatalogue(
                company: BooksCompany(
                    id: "1", name: "Lagoon & Co", country: "US", homeCurrency: .usd, taxModel: .unitedStatesAutomated),
                traits: .roomy, accounts: []))
    }

    private static func company(_ id: String, linked: Bool) -> StoreCompanies.Company {
        StoreCompanies.Company(
            id: id, name: "ABC <Customer> Company", email: "ap@abc.example", phone: "+1 215 555 0101", side: .customers,
            linked: linked ? .init(id: "58", name: "ABC", likeness: .linked) : nil,
            suggestions: [.init(id: "59", name: "ABC Customer Co.", likeness: .email)])
    }

    private static var supplier: StoreCompanies.Company {
        var one = company("sup-201", linked: false)
        one.side = .suppliers
        return one
    }

    /// The tabs of the administration, and a company with its QB button.
    static func administration(
        _ members: [CompanyPeople.Member], _ teams: [TeamRow], _ exchange: Exchange, _ mistakes: Mistakes
    ) -> [any WebPages.Page] {
        let names = [NamedChoice(name: "ABC")]
        return [
            SendingDetailsPage(draft, store, nil, members, teams, "larkmoor", exchange, mistakes),
            SendingDetailsPage(draft, store, nil, members, [], "larkmoor", exchange),
            CompaniesOfStorePage(
                [company("co-1", linked: true), company("co-2", linked: false)], .customers, known: names, store,
                "larkmoor", exchange, mistakes),
            CompaniesOfStorePage([], .suppliers, known: [], store, "larkmoor", exchange),
            CompaniesOfStorePage(
                [supplier], .suppliers, known: names, store, "larkmoor", exchange, papers: (true, papers)),
            CompanyCardPage(
                supplier, known: names, store, "larkmoor", exchange, form: form,
                way: Suppliers.Way(
                    supplier: "sup-201", values: ["invoices": "https://supplier.example"], secrets: ["password"])),
            CompanyCardPage(supplier, known: names, store, "larkmoor", exchange, form: form),
            CompanyCardPage(company("co-1", linked: true), known: names, store, "larkmoor", exchange, mistakes),
            CompanyCardPage(company("co-2", linked: false), known: names, store, "larkmoor", exchange),
        ]
    }
}
