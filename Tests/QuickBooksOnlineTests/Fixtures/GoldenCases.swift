import Accounting
import Bookkeeping
import ConnectorKit
import Testing

@testable import QuickBooksOnline

/// One kind of write with the file that holds its request.
struct GoldenCase: Sendable, CustomTestStringConvertible {
    let name: String
    let posting: Posting
    let company: BooksCompany

    var testDescription: String { name }
    var file: String { name + ".txt" }

    init(
        _ name: String, _ body: RecordBody, _ operation: PostingOperation = .create,
        _ company: BooksCompany = Companies.us
    ) {
        self.name = name
        posting = .sample(body, operation)
        self.company = company
    }

    init(
        _ name: String, sale: SalesDocument, _ operation: PostingOperation = .create,
        _ company: BooksCompany = Companies.us
    ) {
        self.init(name, .document(.sale(sale)), operation, company)
    }

    /// The request as it would be written down, readable.
    func text() throws -> String {
        let prepared = try #require(
            Preparation.prepare([posting], company: company, capacity: .init(batchSize: 10, requestsInFlight: 1))
                .requests.first)
        let payload = try #require(Payload(prepared.payload))
        let body = try #require(JSONReader.object(payload.body))
        return "POST \(payload.path)\n\(JSONValue.object(body).pretty())\n"
    }

    private static let place = BooksLocator(id: "129", version: "3")

    static let all: [GoldenCase] = lists + sales + global + payments + purchases + changes

    private static let lists: [GoldenCase] = [
        .init("customer", .customer(Documents.party)),
        .init("customer-gb", .customer(Documents.party), .create, Companies.gb),
        .init("vendor", .vendor(Documents.party)),
        .init("item-inventory", .item(Documents.item(.inventory))),
        .init("item-noninventory", .item(Documents.item(.nonInventory)), .create, Companies.fr),
        .init("item-service", .item(Documents.item(.service))),
    ]

    private static let sales: [GoldenCase] = [
        .init("invoice", sale: Documents.sale(.invoice)),
        .init(
            "invoice-us-manual",
            sale: Documents.sale(
                .invoice,
                tax: .total(money(437), code: .existing(ID("4"), name: "NY"), account: Ledger.taxPayable)),
            .create, Companies.usManual),
        .init(
            "invoice-tax-by-books",
            sale: Documents.sale(.invoice, tax: .computedByBooks(expected: money(437), account: Ledger.taxPayable))),
        .init("invoice-untaxed", sale: Documents.sale(.invoice, tax: .none), .create, Companies.untaxed),
        .init("salesreceipt", sale: Documents.sale(.salesReceipt)),
        .init("creditmemo", sale: Documents.sale(.creditMemo)),
        .init("refundreceipt", sale: Documents.sale(.refundReceipt)),
    ]

    private static let global: [GoldenCase] = [
        .init("invoice-fr", sale: globalSale(.eur, linesHoldTax: false), .create, Companies.fr),
        .init("invoice-fr-tax-inside", sale: globalSale(.eur, linesHoldTax: true), .create, Companies.fr),
        .init("invoice-gb-in-euro", sale: foreignSale, .create, Companies.gb),
    ]

    private static let payments: [GoldenCase] = [
        .init("payment", .document(.payment(Documents.payment()))),
        .init(
            "payment-credit-applied",
            .document(
                .payment(Documents.payment(0, applied: [(Ledger.saleKey, .invoice), (Ledger.orderKey, .creditMemo)])))),
        .init("journalentry", .document(.journalEntry(Documents.journal))),
    ]

    private static let purchases: [GoldenCase] = [
        .init("bill", .document(.purchase(Documents.purchase(.bill, receives: Ledger.orderKey)))),
        .init("purchaseorder", .document(.purchase(Documents.purchase(.purchaseOrder)))),
        .init("vendorcredit", .document(.purchase(Documents.purchase(.vendorCredit)))),
    ]

    private static let changes: [GoldenCase] = [
        .init("invoice-update", sale: Documents.sale(.invoice), .update(place)),
        .init("invoice-void", sale: Documents.sale(.invoice), .void(place)),
        .init("invoice-delete", sale: Documents.sale(.invoice), .delete(place)),
        .init("salesreceipt-void", sale: Documents.sale(.salesReceipt), .void(place)),
        .init("payment-void", .document(.payment(Documents.payment())), .void(place)),
        .init("creditmemo-void", sale: Documents.sale(.creditMemo), .void(place)),
        .init("item-update", .item(Documents.item(.inventory)), .update(place)),
        .init("customer-inactive", .customer(Documents.party), .void(place)),
    ]

    private static func globalSale(_ currency: Currency, linesHoldTax: Bool) -> SalesDocument {
        Documents.sale(
            .invoice, currency: currency, lines: Documents.lines(currency, code: Ledger.standard),
            tax: Documents.perRate(currency, linesHoldTax: linesHoldTax))
    }

    private static var foreignSale: SalesDocument {
        var sale = globalSale(.eur, linesHoldTax: false)
        sale.exchangeRate = exact("0.8512")
        sale.details.trackingClass = .existing(ID("5000000000000007280"), name: "Web")
        sale.details.location = .existing(ID("2"), name: "Brighton")
        sale.details.shippingMethod = "UPS"
        return sale
    }
}
