import Accounting
import Bookkeeping
import ConnectorKit

extension PurchaseDocument {
    var desktopName: String { DocumentKind(kind).desktopName }

    /// Source: quickbooks-desktop.md §4.5 (on bills the due date stands before the number).
    func fields(_ context: WriteContext, isNew: Bool) throws(Unwritable) -> [QBElement?] {
        var fields: [QBElement?] = [try context.reference("VendorRef", vendor)]
        switch kind {
        case .bill:
            fields += [
                try context.ownAccount("APAccountRef", payableAccount, currency), .date("TxnDate", date),
                .date("DueDate", dueDate), .line("RefNumber", number, DesktopLength.billNumber),
            ]
        case .purchaseOrder:
            fields += [
                .date("TxnDate", date), .line("RefNumber", number, DesktopLength.refNumber), .date("DueDate", dueDate),
            ]
        case .vendorCredit:
            fields += [
                try context.ownAccount("APAccountRef", payableAccount, currency), .date("TxnDate", date),
                .line("RefNumber", number, DesktopLength.billNumber),
            ]
        }
        fields += [context.note("Memo", privateNote)]
        if kind == .purchaseOrder { fields.append(.flag("IsToBePrinted", false)) }
        fields.append(context.exchangeRate(exchangeRate, currency))
        if let purchaseOrder, isNew {
            // The lines of the order become those of the bill.
            return fields + [.plain("LinkToTxnID", try context.id(purchaseOrder))]
        }
        for line in lines { fields.append(try self.line(line, context, isNew: isNew)) }
        return fields
    }

    private func line(_ line: PurchaseLine, _ context: WriteContext, isNew: Bool) throws(Unwritable) -> QBElement {
        let isBill = kind != .purchaseOrder
        let code = context.keepsTaxByCodes ? try context.taxCode(line.taxCode) : nil
        let customer = try context.reference("CustomerRef", line.billableTo)
        let head: [QBElement?] = [
            isNew ? nil : .plain("TxnLineID", "-1"), try context.reference("ItemRef", line.item),
            .paragraph("Desc", line.description, DesktopLength.paragraph), .quantity(line.quantity),
            .amount("Amount", line.amount), customer, code,
            isBill && line.billableTo != nil ? .plain("BillableStatus", "Billable") : nil,
        ]
        return QBElement((isBill ? "ItemLine" : "PurchaseOrderLine") + (isNew ? "Add" : "Mod"), head)
    }
}
