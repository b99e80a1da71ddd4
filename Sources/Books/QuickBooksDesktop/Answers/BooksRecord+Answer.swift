import Accounting
import Bookkeeping
import ConnectorKit

extension BooksRecord {
    /// A record as QuickBooks answered it to a write of `body`; `nil` for what is another kind, or bears no identifier.
    init?(_ node: XMLNode, _ body: RecordBody) {
        switch body {
        case .document(let document): self.init(node, document.kind)
        case .customer(let party), .vendor(let party):
            guard let record = CatalogueRecord(node, home: party.currency) else { return nil }
            self.init(list: node, record)
        case .item:
            guard let record = CatalogueRecord(node, home: .usd) else { return nil }
            self.init(list: node, record)
        }
    }

    private init?(list node: XMLNode, _ record: CatalogueRecord) {
        guard let id = node.value("ListID") else { return nil }
        self.init(
            locator: BooksLocator(id: id, version: node.value("EditSequence") ?? ""), catalogueRecord: record)
    }

    /// A document; `nil` when the element is another.
    init?(_ node: XMLNode, _ kind: DocumentKind) {
        guard node.name == kind.desktopName + "Ret", let id = node.value("TxnID") else { return nil }
        let amounts = DesktopAmounts(node)
        self.init(
            locator: BooksLocator(id: id, version: node.value("EditSequence") ?? ""), number: node.value("RefNumber"),
            date: node.date("TxnDate"),
            currency: node.fullName("CurrencyRef").flatMap { DesktopCurrency.currency(named: $0) },
            tax: node.decimal("SalesTaxTotal"), total: amounts.total, balance: amounts.balance,
            exchangeRate: node.decimal("ExchangeRate"))
    }
}

/// The figures of a document, which QuickBooks names differently from kind to kind.
struct DesktopAmounts {
    let total: ExactDecimal?
    let balance: ExactDecimal?

    init(_ node: XMLNode) {
        switch node.name {
        case "InvoiceRet":
            total = node.decimal("Subtotal").flatMap { $0.adding(node.decimal("SalesTaxTotal") ?? .zero) }
            balance = node.decimal("BalanceRemaining")
        case "CreditMemoRet":
            total = node.decimal("TotalAmount")
            balance = node.decimal("CreditRemaining")
        case "BillRet":
            total = node.decimal("AmountDue")
            balance = node.decimal("OpenAmount")
        case "VendorCreditRet":
            total = node.decimal("CreditAmount")
            balance = node.decimal("OpenAmount")
        case "JournalEntryRet":
            total = node.all("JournalDebitLine").reduce(ExactDecimal.zero as ExactDecimal?) { sum, line in
                line.decimal("Amount").flatMap { sum?.adding($0) }
            }
            balance = nil
        case "ReceivePaymentRet":
            total = node.decimal("TotalAmount")
            balance = node.decimal("UnusedPayment")
        default:
            total = node.decimal("TotalAmount")
            balance = nil
        }
    }
}
