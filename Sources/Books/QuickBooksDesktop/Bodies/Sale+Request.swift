import Accounting
import Bookkeeping
import ConnectorKit

extension SalesDocument {
    /// What QuickBooks calls it. A refund receipt, which it does not have, is a credit memo that is paid out at once.
    var desktopName: String {
        switch kind {
        case .invoice: "Invoice"
        case .salesReceipt: "SalesReceipt"
        case .creditMemo, .refundReceipt: "CreditMemo"
        }
    }

    /// Everything from the customer to the lines, in the order of the schema. Source: quickbooks-desktop.md §4.3.
    func fields(_ context: WriteContext, isNew: Bool) throws(Unwritable) -> [QBElement?] {
        var fields: [QBElement?] = [
            try context.reference("CustomerRef", customer), try context.trackingClass(details.trackingClass),
        ]
        if kind.isOnAccount { fields.append(try context.ownAccount("ARAccountRef", settlementAccount, currency)) }
        fields += [
            .date("TxnDate", date), .line("RefNumber", number, DesktopLength.refNumber),
            context.address("BillAddress", details.billingAddress),
            context.address("ShipAddress", details.shippingAddress),
        ]
        switch kind {
        case .invoice: fields += [try context.reference("TermsRef", details.terms), .date("DueDate", dueDate)]
        case .salesReceipt:
            fields += [
                .line("CheckNumber", paymentReference, DesktopLength.checkNumber),
                try context.reference("PaymentMethodRef", paymentMethod),
            ]
        case .creditMemo, .refundReceipt: break
        }
        fields += [
            try taxItem(context), context.note("Memo", details.privateNote), .flag("IsToBePrinted", false),
            .flag("IsToBeEmailed", false), context.keepsTaxByCodes ? .flag("IsTaxIncluded", linesHoldTax) : nil,
            isTaxed && context.keepsTaxByMarks
                ? .named("CustomerSalesTaxCodeRef", context.mark(isTaxable: true)) : nil,
        ]
        if kind == .salesReceipt { fields.append(try context.reference("DepositToAccountRef", settlementAccount)) }
        fields.append(context.exchangeRate(exchangeRate, currency))
        for line in lines { fields.append(try self.line(line, context, isNew: isNew)) }
        return fields
    }

    /// Documents that show prices with tax. Source: quickbooks-desktop.md §3.4.
    private var linesHoldTax: Bool { if case .perRate(_, linesHoldTax: true) = tax { true } else { false } }

    /// A customer who is not taxed is taxed here, where the store charged tax.
    private var isTaxed: Bool {
        switch tax {
        case .total(let amount, _, _), .computedByBooks(let amount, _): !amount.isZero
        case .none, .perRate: false
        }
    }

    /// The item that holds the rate. Source: quickbooks-desktop.md §4.3 (tax in the United States).
    private func taxItem(_ context: WriteContext) throws(Unwritable) -> QBElement? {
        guard context.keepsTaxByMarks, case .total(_, let code?, _) = tax else { return nil }
        return try context.reference("ItemSalesTaxRef", code)
    }

    /// Quantity and amount, so that the amount is what counts; the price follows. Source: quickbooks-desktop.md §4.3.
    private func line(_ line: SalesLine, _ context: WriteContext, isNew: Bool) throws(Unwritable) -> QBElement {
        QBElement(
            desktopName + (isNew ? "LineAdd" : "LineMod"),
            [
                isNew ? nil : .plain("TxnLineID", "-1"), try context.reference("ItemRef", line.item),
                .paragraph("Desc", line.description, DesktopLength.paragraph), .quantity(line.quantity),
                try context.trackingClass(details.trackingClass),
                .amount("Amount", linesHoldTax ? line.amount + line.tax : line.amount),
                try context.taxCode(line.taxCode),
            ])
    }

    /// What pays a credit memo out of the account that the money leaves. Source: quickbooks-desktop.md §4.3 (refunds).
    func payout(
        of memo: QBElement, _ context: WriteContext
    ) throws(Unwritable) -> QBElement {
        QBElement(
            "ARRefundCreditCardAdd",
            [
                try context.reference("CustomerRef", customer),
                try context.reference("RefundFromAccountRef", settlementAccount), .date("TxnDate", date),
                .line("RefNumber", number, DesktopLength.refNumber),
                try context.reference("PaymentMethodRef", paymentMethod), context.note("Memo", details.privateNote),
                context.exchangeRate(exchangeRate, currency),
                QBElement("RefundAppliedToTxnAdd", [memo, .amount("RefundAmount", total)]),
            ])
    }
}

extension QBElement {
    /// One that needs more decimals than there are is left out: the amount says all.
    static func quantity(_ quantity: ExactDecimal?) -> QBElement? {
        guard let quantity, quantity.scale <= numberDecimalsMax else { return nil }
        return .number("Quantity", quantity)
    }
}
