import Accounting
import Bookkeeping
import ConnectorKit

extension Posting {
    /// The requests that carry it out, one after the other; most need one. `name` becomes their `requestID`, with a number from the
    /// second on.
    func requests(_ company: BooksCompany, name: String) throws(Unwritable) -> [QBElement] {
        let context = WriteContext(company: company, references: references, marker: marker)
        let parts: [QBElement] =
            switch operation {
            case .create: try creation(context, name)
            case .update(let locator): try change(context, locator, name)
            case .void(let locator): removal(locator, voids: true)
            case .delete(let locator): removal(locator, voids: false)
            }
        return parts.enumerated().map { index, part in
            part.with("requestID", index == 0 ? name : "\(name).\(index + 1)")
        }
    }

    var isListRecord: Bool { if case .document = body { false } else { true } }

    // MARK: New records

    private func creation(_ context: WriteContext, _ name: String) throws(Unwritable) -> [QBElement] {
        switch body {
        case .customer(let party):
            let currency = try context.currency(party.currency)
            return [Self.request("CustomerAdd", party.customerFields(context) + [currency])]
        case .vendor(let party):
            let currency = try context.currency(party.currency)
            return [Self.request("VendorAdd", party.vendorFields(context) + [currency])]
        case .item(let item):
            let kind = DesktopItem(item, key)
            return [Self.request(kind.rawValue + "Add", try item.fields(kind, context))]
        case .document(.sale(let sale)) where sale.kind == .refundReceipt:
            let memo = QBElement(sale.desktopName + "Add", try sale.fields(context, isNew: true))
                .with("defMacro", Self.macro(name))
            let paid = QBElement("TxnID", text: "").with("useMacro", Self.macro(name))
            return [
                QBElement(sale.desktopName + "AddRq", [memo]),
                QBElement("ARRefundCreditCardAddRq", [try sale.payout(of: paid, context)]),
            ]
        case .document(.payment(let payment)) where payment.isCreditOnly:
            let asked = QBElement("ReceivePaymentAdd", try payment.fields(context, isNew: true))
            return try credited(asked, payment, context)
        case .document(let document):
            return [Self.request(document.desktopName + "Add", try document.fields(context, isNew: true))]
        }
    }

    /// What was applied is shown by the invoices alone.
    private func credited(
        _ asked: QBElement, _ payment: Payment, _ context: WriteContext
    ) throws(Unwritable) -> [QBElement] {
        guard let link = CreditLink(payment, context.references) else { throw .unknown("credit_unnamed") }
        return [QBElement("ReceivePaymentAddRq", [asked]), link.question]
    }

    /// Stands for the identifier of a record that an earlier request of the same set makes. Source: quickbooks-desktop.md §3.
    private static func macro(_ name: String) -> String { "TxnID:r\(name)" }

    private static func request(_ name: String, _ fields: [QBElement?]) -> QBElement {
        QBElement(name + "Rq", [QBElement(name, fields)])
    }

    // MARK: Changes

    private func change(
        _ context: WriteContext, _ locator: BooksLocator, _ name: String
    ) throws(Unwritable) -> [QBElement] {
        switch body {
        case .customer(let party): return [listChange("CustomerMod", locator, party.customerFields(context))]
        case .vendor(let party): return [listChange("VendorMod", locator, party.vendorFields(context))]
        case .item(let item):
            let kind = DesktopItem(item, key)
            return [listChange(kind.rawValue + "Mod", locator, try item.fields(kind, context, suffix: "Mod"))]
        case .document(.payment(let payment)) where payment.isCreditOnly && CreditLink(locator.id) != nil:
            var asked = QBElement("ReceivePaymentAdd", try payment.fields(context, isNew: true))
            if let before = CreditLink(locator.id) { asked = CreditLink.change(asked, instead: before) }
            return try credited(asked, payment, context)
        case .document where isReplaced: return removal(locator, voids: false) + (try creation(context, name))
        case .document(let document):
            let named = [QBElement("TxnID", text: locator.id), QBElement("EditSequence", text: locator.version)]
            return [
                Self.request(document.desktopName + "Mod", named + (try document.fields(context, isNew: false)))
            ]
        }
    }

    /// What pays a refund out cannot be changed, and once it is gone its memo has a version that nobody knows: both go, and come again.
    var isReplaced: Bool {
        guard case .update = operation, case .document(.sale(let sale)) = body else { return false }
        return sale.kind == .refundReceipt
    }

    private func listChange(_ name: String, _ locator: BooksLocator, _ fields: [QBElement?]) -> QBElement {
        Self.request(
            name,
            [QBElement("ListID", text: locator.id), QBElement("EditSequence", text: locator.version)] + fields)
    }

    static let payoutType = "ARRefundCreditCard"

    // MARK: Taking back

    /// Invoices and sales receipts can be voided; other documents are deleted, records of lists made inactive.
    private func removal(_ locator: BooksLocator, voids: Bool) -> [QBElement] {
        guard case .document(let document) = body else {
            let name = listName + "Mod"
            return [listChange(name, locator, [.flag("IsActive", false)])]
        }
        if let link = CreditLink(locator.id) {
            return [QBElement("ReceivePaymentAddRq", [link.removal]), link.question]
        }
        let refund = RefundName(locator.id)
        switch document.kind {
        case .invoice where voids, .salesReceipt where voids:
            return [
                QBElement(
                    "TxnVoidRq", [.plain("TxnVoidType", document.desktopName), .plain("TxnID", locator.id)])
            ]
        case .refundReceipt:
            let payout = refund.payout.isEmpty ? [] : [Self.deletion(Self.payoutType, refund.payout)]
            return payout + [Self.deletion(document.desktopName, refund.memo)]
        case .invoice, .salesReceipt, .creditMemo, .payment, .bill, .purchaseOrder, .vendorCredit,
            .journalEntry:
            return [Self.deletion(document.desktopName, locator.id)]
        }
    }

    private static func deletion(_ type: String, _ id: String) -> QBElement {
        QBElement("TxnDelRq", [.plain("TxnDelType", type), .plain("TxnID", id)])
    }

    private var listName: String {
        switch body {
        case .customer: "Customer"
        case .vendor: "Vendor"
        case .item(let item): DesktopItem(item, key).rawValue
        case .document: ""
        }
    }
}

extension Document {
    /// What QuickBooks calls it: `Invoice`.
    var desktopName: String {
        switch self {
        case .sale(let sale): sale.desktopName
        case .payment: "ReceivePayment"
        case .purchase(let purchase): purchase.desktopName
        case .journalEntry: "JournalEntry"
        }
    }

    fileprivate func fields(_ context: WriteContext, isNew: Bool) throws(Unwritable) -> [QBElement?] {
        switch self {
        case .sale(let sale): try sale.fields(context, isNew: isNew)
        case .payment(let payment): try payment.fields(context, isNew: isNew)
        case .purchase(let purchase): try purchase.fields(context, isNew: isNew)
        case .journalEntry(let entry): try entry.fields(context, isNew: isNew)
        }
    }
}

extension DocumentKind {
    var desktopName: String {
        switch self {
        case .invoice: "Invoice"
        case .salesReceipt: "SalesReceipt"
        case .creditMemo, .refundReceipt: "CreditMemo"
        case .payment: "ReceivePayment"
        case .bill: "Bill"
        case .purchaseOrder: "PurchaseOrder"
        case .vendorCredit: "VendorCredit"
        case .journalEntry: "JournalEntry"
        }
    }

    init?(desktopName: String) {
        switch desktopName {
        case "Invoice": self = .invoice
        case "SalesReceipt": self = .salesReceipt
        case "CreditMemo": self = .creditMemo
        case "ReceivePayment": self = .payment
        case "Bill": self = .bill
        case "PurchaseOrder": self = .purchaseOrder
        case "VendorCredit": self = .vendorCredit
        case "JournalEntry": self = .journalEntry
        default: return nil
        }
    }
}
