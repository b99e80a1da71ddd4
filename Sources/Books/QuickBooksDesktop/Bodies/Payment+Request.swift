import Accounting
import Bookkeeping
import ConnectorKit

extension Payment {
    /// Money received for invoices; or, with a total of zero, credits that are applied to them. Source: quickbooks-desktop.md §4.4.
    func fields(_ context: WriteContext, isNew: Bool) throws(Unwritable) -> [QBElement?] {
        var fields: [QBElement?] = [
            try context.reference("CustomerRef", customer),
            try context.ownAccount("ARAccountRef", receivableAccount, currency), .date("TxnDate", date),
            .line("RefNumber", reference, DesktopLength.paymentReference), .amount("TotalAmount", total),
            context.exchangeRate(exchangeRate, currency), try context.reference("PaymentMethodRef", method),
            context.note("Memo", privateNote),
            total.isZero ? nil : try context.reference("DepositToAccountRef", depositAccount),
        ]
        if applications.isEmpty {
            if isNew { fields.append(.flag("IsAutoApply", false)) }
            return fields
        }
        var credits = self.credits
        for application in applications where application.kind == .invoice {
            let name = isNew ? "AppliedToTxnAdd" : "AppliedToTxnMod"
            var left = application.amount
            var settled: [QBElement?] = []
            while let credit = credits.first, left.isPositive {
                let part = min(credit.amount, left)
                settled.append(
                    QBElement(
                        "SetCredit",
                        [
                            .plain("CreditTxnID", try context.id(credit.document).desktopTransaction),
                            .amount("AppliedAmount", part),
                        ]))
                left -= part
                credits[0].amount -= part
                if credits[0].amount.isZero { credits.removeFirst() }
            }
            fields.append(
                QBElement(
                    name,
                    [
                        .plain("TxnID", try context.id(application.document).desktopTransaction),
                        .amount("PaymentAmount", left),
                    ] + settled))
        }
        return fields
    }

    private var credits: [(document: RecordKey, amount: Money)] {
        applications.filter { $0.kind != .invoice }.map { ($0.document, $0.amount) }
    }
}

extension String {
    /// The transaction that an identifier of ours names first: a refund is two of them, see ``RefundName``.
    var desktopTransaction: String { RefundName(self).memo }
}

/// A refund receipt is a credit memo and what pays it out: `1A-1/1B-1`.
struct RefundName: Hashable {
    var memo: String
    /// Empty while nothing pays it out.
    var payout: String

    init(memo: String, payout: String) {
        self.memo = memo
        self.payout = payout
    }

    init(_ id: String) {
        let parts = id.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        memo = parts.first ?? id
        payout = parts.count > 1 ? parts[1] : ""
    }

    var id: String { memo + "/" + payout }
}
