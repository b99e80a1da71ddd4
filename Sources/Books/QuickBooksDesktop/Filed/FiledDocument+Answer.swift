import Accounting
import ConnectorKit

extension FiledDocument {
    /// A document as QuickBooks shows it; `nil` without identifier, date or an amount that can be read.
    ///
    /// `asked` is the name under which a refund was asked for: what paid it out then may be gone now, or be another.
    /// Source: quickbooks-desktop.md §4.3–4.6.
    init?(_ kind: DocumentKind, _ row: XMLNode, home: Currency, asked: String? = nil) {
        let currency = DesktopCurrency.currency(of: row, home: home)
        let amounts = DesktopAmounts(row)
        guard let id = row.value("TxnID"), let date = row.date("TxnDate"),
            var total = amounts.total.flatMap({ Money($0, currency) }), let lines = row.filedLines(currency)
        else { return nil }
        let isRefund = kind == .refundReceipt
        let refund = asked.map { RefundName($0) } ?? RefundName(memo: id, payout: row.payout ?? "")
        // Half of a refund is none.
        if isRefund, row.payout == nil { total = .zero(currency) }
        self.init(
            kind: kind, id: isRefund ? refund.id : id,
            version: row.value("EditSequence") ?? "", number: row.value("RefNumber"), date: date, currency: currency,
            total: total, tax: row.money("SalesTaxTotal", currency),
            balance: isRefund ? nil : amounts.balance.flatMap { Money($0, currency) },
            party: row.filedName("CustomerRef") ?? row.filedName("VendorRef") ?? row.journalParty,
            settlementAccount: isRefund
                ? nil
                : row.filedName("DepositToAccountRef") ?? row.filedName("ARAccountRef")
                    ?? row.filedName("APAccountRef"),
            paymentMethod: row.filedName("PaymentMethodRef"), paymentReference: row.value("CheckNumber"),
            lines: lines, privateNote: row.notes,
            // What pays a refund out is a part of it.
            ties: row.ties(currency).filter { !isRefund || $0.id != refund.payout })
        isVoided = total.isZero && tax.isZero && lines.allSatisfy(\.amount.isZero) && row.isNotedAsVoided
    }
}

extension XMLNode {
    /// Lines with money; `nil` when an amount cannot be read. Lines of nothing but text are none.
    fileprivate func filedLines(_ currency: Currency) -> [FiledLine]? {
        var lines: [FiledLine] = []
        for row in children.flatMap({ $0.name.hasSuffix("LineGroupRet") ? $0.children : [$0] }) {
            let isJournal = row.name == "JournalDebitLine" || row.name == "JournalCreditLine"
            guard row.name.hasSuffix("LineRet") || isJournal else { continue }
            guard row.child("ItemRef") != nil || row.child("AccountRef") != nil else { continue }
            guard let told = row.value("Amount") else { continue }
            guard let amount = ExactDecimal(told).flatMap({ Money($0, currency) }) else { return nil }
            var line = FiledLine(
                item: row.filedName("ItemRef"), account: row.filedName("AccountRef"),
                amount: row.name == "JournalCreditLine" ? -amount : amount, quantity: row.decimal("Quantity"),
                description: row.value("Desc") ?? row.value("Memo") ?? "", taxCode: row.listID("SalesTaxCodeRef"))
            if row.value("BillableStatus") == "HasBeenBilled" { line.isBilled = true }
            lines.append(line)
        }
        return lines
    }

    /// Documents that this one settles, or that settle it. A credit that is applied is told beside what it settles.
    fileprivate func ties(_ currency: Currency) -> [FiledTie] {
        var ties: [FiledTie] = []
        for applied in all("AppliedToTxnRet") {
            guard let id = applied.value("TxnID") else { continue }
            let credits = applied.all("LinkedTxn").compactMap { link -> FiledTie? in
                guard let id = link.value("TxnID") else { return nil }
                let amount = link.money("Amount", currency)?.magnitude
                return FiledTie(
                    kind: link.value("TxnType").flatMap { DocumentKind(desktopName: $0) }, id: id, amount: amount)
            }
            let paid = applied.money("Amount", currency) ?? .zero(currency)
            let settled = credits.compactMap(\.amount).reduce(paid) { $0 + $1 }
            ties.append(
                FiledTie(
                    kind: applied.value("TxnType").flatMap { DocumentKind(desktopName: $0) }, id: id, amount: settled))
            ties += credits
        }
        for link in all("LinkedTxn") {
            guard let id = link.value("TxnID"), let type = link.value("TxnType"), type != "Deposit" else { continue }
            ties.append(FiledTie(kind: DocumentKind(desktopName: type), id: id))
        }
        return ties
    }

    fileprivate var journalParty: FiledName? {
        (all("JournalDebitLine") + all("JournalCreditLine")).lazy.compactMap { $0.filedName("EntityRef") }.first
    }

    /// QuickBooks writes the word in front of the memo.
    fileprivate var isNotedAsVoided: Bool { (value("Memo") ?? "").lowercased().hasPrefix("void") }
}
