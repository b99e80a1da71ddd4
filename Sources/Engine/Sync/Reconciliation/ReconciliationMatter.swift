import Accounting
import Bookkeeping
import Commerce
import LinkLedger
import Storage

/// All that one reconciliation is made of; what is done with it is pure.
struct ReconciliationMatter {
    let store: String
    let days: ClosedRange<BusinessDate>
    let today: BusinessDate
    let policy: Policy
    let catalogue: BooksCatalogue
    /// Orders placed in the period, and those with documents in it.
    let orders: [ReconciledOrder]
    var posted: [PostedDocument]
    /// Links whose documents cannot be compared: what was posted is kept in a form that cannot be understood.
    let unreadable: Set<Link>
    /// Documents of these orders that are dated in other periods.
    let datedElsewhere: [RecordKey: PostedDocument]
    /// What orders add to the daily summaries among `posted` (X13).
    let members: [SummaryMemberRow]
    /// Documents of other periods that payments of this one settle; they explain, but are not judged.
    let related: [PostedDocument]
    /// What the books hold, by document: of the period, and of `posted` wherever it is dated.
    let filed: [DocumentName: FiledDocument]
    /// Documents that other stores' links, or postings under way, account for.
    let elsewhere: Set<DocumentName>
    /// Marks of postings that are under way.
    let marksUnderWay: Set<String>
    /// The books' identifiers of records that posted documents name by key.
    let identifiers: [RecordKey: String]
    let accepted: [DocumentName: AcceptedEditRow]
    /// Whether documents that nobody owns are told here; for the first store of a company.
    let tellsStrangers: Bool
}

/// An order of the store, reduced to what reconciliation needs.
struct ReconciledOrder {
    var id: String
    var number: String
    /// In the company's time zone; `nil` when it cannot be read.
    var placedOn: BusinessDate?
    var state: OrderState
    var reasonCode: String?
    var isUnderWay: Bool
    var currency: Currency?
    var figures: StoreFigures?
    /// What the store charged of tax, by the books' rates.
    var taxes: [ChargedTax] = []
    var refunds: [(id: String, day: BusinessDate, amount: Money)] = []
    var payments: [(id: String, day: BusinessDate, amount: Money, method: String)] = []

    /// The store deleted it, and nobody said yet what becomes of it.
    var isDeletedUnawares = false

    /// From before the start date: only what went back for it since is to be in the books.
    var isOldSale = false

    /// Something of it is on its way into the books.
    var isPosting: Bool { isUnderWay && reasonCode == ReasonCode.posting }
    /// Nobody has finished its checkout: it is no sale yet.
    var isUnfinished: Bool { reasonCode == ReasonCode.unfinished }
    /// Whether the order is to be in the books.
    var isDue: Bool { state != .skipped && !isUnfinished }
}

/// A document that we posted and that, as far as we know, is in the books.
struct PostedDocument {
    let link: Link
    let document: Document
    let marker: String

    var key: RecordKey { link.key }
    var name: DocumentName { DocumentName(kind: document.kind, id: link.booksID) }
    /// The daily summary that it is the document of.
    var summary: SummaryName? { key.source == .order ? SummaryName(key.id) : nil }
    /// The order that it belongs to.
    var order: String? { key.source == .order ? key.id : nil }
}

extension PostedDocument {
    /// What it was to add to sales.
    var sold: Money {
        guard case .sale(let sale) = document else { return .zero(document.currency) }
        return sale.kind.isReversal ? -sale.total : sale.total
    }
}

extension FiledDocument {
    /// What it adds to sales: invoices and receipts add, memos and refunds take off.
    var sold: Money {
        switch kind {
        case .invoice, .salesReceipt: total
        case .creditMemo, .refundReceipt: -total
        case .payment, .bill, .purchaseOrder, .vendorCredit, .journalEntry: .zero(currency)
        }
    }

    /// −1 for what takes a sale back.
    var saleSign: Int64 { kind == .creditMemo || kind == .refundReceipt ? -1 : 1 }
    var isSale: Bool {
        switch kind {
        case .invoice, .salesReceipt, .creditMemo, .refundReceipt: true
        case .payment, .bill, .purchaseOrder, .vendorCredit, .journalEntry: false
        }
    }
}

extension Money {
    func signed(_ sign: Int64) -> Money { sign < 0 ? -self : self }
}
