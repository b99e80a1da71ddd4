import Accounting
import Bookkeeping
import ConnectorKit

/// The books of a promotional-goods business, once for each way of reckoning tax.
enum Companies {
    static let us = BooksCompany(
        id: "4620816365", name: "Bright Mugs", country: "US", homeCurrency: .usd, taxModel: .unitedStatesAutomated)
    static let usManual = BooksCompany(
        id: "4620816365", name: "Bright Mugs", country: "US", homeCurrency: .usd, taxModel: .unitedStatesManual)
    static let gb = BooksCompany(
        id: "4620816366", name: "Bright Mugs UK", country: "GB", homeCurrency: .gbp, taxModel: .global,
        isMulticurrency: true, tracksClasses: true, tracksLocations: true)
    static let fr = BooksCompany(
        id: "4620816367", name: "Mugs Clairs", country: "FR", homeCurrency: .eur, taxModel: .global)
    static let untaxed = BooksCompany(
        id: "4620816368", name: "Plain Mugs", country: "US", homeCurrency: .usd, taxModel: .none,
        takesDocumentNumbers: false)
}

/// Accounts, names and codes that the fixtures mention.
enum Ledger {
    static let receivable = Reference<Account>.existing(ID("84"), name: "Accounts Receivable")
    static let payable = Reference<Account>.existing(ID("33"), name: "Accounts Payable")
    static let income = Reference<Account>.existing(ID("79"), name: "Sales of Product Income")
    static let cost = Reference<Account>.existing(ID("80"), name: "Cost of Goods Sold")
    static let asset = Reference<Account>.existing(ID("81"), name: "Inventory Asset")
    static let clearing = Reference<Account>.existing(ID("90"), name: "Card Clearing")
    static let taxPayable = Reference<Account>.existing(ID("91"), name: "Sales Tax Payable")
    static let mug = Reference<Item>.existing(ID("5"), name: "Mug")
    static let shipping = Reference<Item>.existing(ID("12"), name: "Shipping")
    static let discount = Reference<Item>.existing(ID("13"), name: "Discount")
    static let taxable = Reference<TaxCode>.existing(ID("TAX"), name: "TAX")
    static let untaxed = Reference<TaxCode>.existing(ID("NON"), name: "NON")
    static let standard = Reference<TaxCode>.existing(ID("6"), name: "20 %")
    static let card = Reference<PaymentMethod>.existing(ID("3"), name: "Visa")

    static let customerKey = RecordKey(.customer, "c-17", role: "customer")
    static let saleKey = RecordKey(.order, "o-1042", role: "sale")
    static let orderKey = RecordKey(.order, "o-1042", role: "purchaseOrder.7")
    static let customer = Reference<Customer>.planned(customerKey, name: "Ana Ruiz")
    static let vendor = Reference<Vendor>.existing(ID("41"), name: "Cup Works")
    static let references = [customerKey: "58", saleKey: "129", orderKey: "131"]
    static let marker = "Bookbridge EW1042 sale g1"
    static let day = BusinessDate(daysSince1970: 20_605)
}

extension Posting {
    /// A posting of the fixture world.
    static func sample(
        _ body: RecordBody, _ operation: PostingOperation = .create, id: String = "1", key: RecordKey = Ledger.saleKey,
        references: [RecordKey: String] = Ledger.references
    ) -> Posting {
        Posting(
            intentID: "intent-\(id)", key: key, operation: operation, body: body, references: references,
            requestKey: "key-\(id)", marker: Ledger.marker)
    }
}
