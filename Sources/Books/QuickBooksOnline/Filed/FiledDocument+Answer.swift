import Accounting
import ConnectorKit

extension FiledDocument {
    /// A document as the service shows it; `nil` without identifier, date or an amount that can be read.
    ///
    /// Source: quickbooks-online.md §7.8–7.14.
    init?(_ kind: DocumentKind, _ row: JSONObject, home: Currency) {
        let currency = row.reference("CurrencyRef").flatMap { Currency($0) } ?? home
        guard let id = row.text("Id"), let date = row.date("TxnDate"), let lines = row.filedLines(currency) else {
            return nil
        }
        let debits = lines.map(\.amount).filter(\.isPositive).sum(currency)
        guard let total = kind == .journalEntry ? debits : row.money("TotalAmt", currency) else { return nil }
        let detail = row.object("TxnTaxDetail")
        self.init(
            kind: kind, id: id, version: row.text("SyncToken") ?? "", number: row.text("DocNumber"), date: date,
            currency: currency, total: total, tax: detail?.money("TotalTax", currency),
            taxByRate: (detail?.objects("TaxLine") ?? []).compactMap { FiledTax($0, currency) },
            balance: row.money("Balance", currency),
            party: row.name("CustomerRef") ?? row.name("VendorRef") ?? row.journalParty,
            settlementAccount: row.name("DepositToAccountRef", unless: kind == .invoice) ?? row.name("ARAccountRef")
                ?? row.name("APAccountRef"),
            paymentMethod: row.name("PaymentMethodRef"), paymentReference: row.text("PaymentRefNum"), lines: lines,
            privateNote: row.text("PrivateNote") ?? "", ties: row.ties(currency), isDeposited: row.isDeposited,
            updatedAt: row.object("MetaData")?.text("LastUpdatedTime").flatMap { ServiceTime.instant($0) })
        isVoided = isEmptied && row.isNotedAsVoided
    }

    /// Whether nothing is left of its amounts and ties, as after a void. Source: quickbooks-online.md §2.5.
    private var isEmptied: Bool {
        total.isZero && tax.isZero && ties.isEmpty && lines.allSatisfy { $0.amount.isZero }
    }
}

extension FiledTax {
    fileprivate init?(_ row: JSONObject, _ currency: Currency) {
        guard let detail = row.object("TaxLineDetail"), let rate = detail.reference("TaxRateRef"),
            let amount = row.money("Amount", currency)
        else { return nil }
        self.init(
            rate: ID(rate), percent: detail.decimal("TaxPercent"), net: detail.money("NetAmountTaxable", currency),
            amount: amount)
    }
}

extension JSONObject {
    /// An amount in the document's currency; `nil` when absent or no amount.
    func money(_ name: String, _ currency: Currency) -> Money? { decimal(name).flatMap { Money($0, currency) } }

    /// A reference with its name.
    fileprivate func name(_ name: String, unless isMeaningless: Bool = false) -> FiledName? {
        guard !isMeaningless, let reference = object(name), let id = reference.text("value") else { return nil }
        return FiledName(id: id, name: reference.text("name"))
    }

    /// The customer of a journal entry: the first that a line names.
    fileprivate var journalParty: FiledName? {
        objects("Line").lazy.compactMap {
            $0.object("JournalEntryLineDetail")?.object("Entity")?.name("EntityRef")
        }.first
    }

    /// Lines with money; `nil` when an amount cannot be read. Payments have applications instead, see ``ties(_:)``.
    fileprivate func filedLines(_ currency: Currency) -> [FiledLine]? {
        var lines: [FiledLine] = []
        for row in objects("Line").flatMap({ $0.object("GroupLineDetail")?.objects("Line") ?? [$0] }) {
            guard let detail = row.lineDetail else { continue }
            guard let amount = row.money("Amount", currency) else { return nil }
            var line = FiledLine(
                item: detail.object.name("ItemRef"), account: detail.account,
                amount: detail.isNegative ? -amount : amount, quantity: detail.object.decimal("Qty"),
                description: row.text("Description") ?? "", taxCode: detail.object.reference("TaxCodeRef"))
            if detail.object.text("BillableStatus") == "HasBeenBilled" { line.isBilled = true }
            lines.append(line)
        }
        return lines
    }

    /// Documents that the lines or the document itself name, without deposits and without repetition.
    fileprivate func ties(_ currency: Currency) -> [FiledTie] {
        let settling = objects("Line").flatMap { line in
            line.objects("LinkedTxn").map { ($0, line.lineDetail == nil ? line.money("Amount", currency) : nil) }
        }
        var seen: Set<FiledTie> = []
        return (settling + objects("LinkedTxn").map { ($0, nil) }).compactMap { link, amount in
            guard let id = link.text("TxnId"), link.text("TxnType") != "Deposit" else { return nil }
            let kind = link.text("TxnType").flatMap { Entity(rawValue: $0)?.documentKind }
            let tie = FiledTie(kind: kind, id: id, amount: amount)
            return seen.insert(tie).inserted ? tie : nil
        }
    }

    fileprivate var isDeposited: Bool { objects("LinkedTxn").contains { $0.text("TxnType") == "Deposit" } }

    /// The service writes the word in front of the note, in the company's language.
    fileprivate var isNotedAsVoided: Bool {
        let note = (text("PrivateNote") ?? "").lowercased()
        return ["void", "annul", "anulad"].contains { note.hasPrefix($0) }
    }

    /// What carries a line's money; `nil` for texts, subtotals and payments' lines.
    private var lineDetail: LineDetail? {
        for name in ["SalesItemLineDetail", "ItemBasedExpenseLineDetail", "AccountBasedExpenseLineDetail"] {
            if let detail = object(name) { return LineDetail(object: detail, account: detail.lineAccount) }
        }
        if let discount = object("DiscountLineDetail") {
            return LineDetail(object: discount, account: discount.name("DiscountAccountRef"), isNegative: true)
        }
        guard let entry = object("JournalEntryLineDetail") else { return nil }
        return LineDetail(
            object: entry, account: entry.name("AccountRef"), isNegative: entry.text("PostingType") == "Credit")
    }

    private var lineAccount: FiledName? { name("ItemAccountRef") ?? name("AccountRef") }
}

/// The part of a line that says what it is for.
private struct LineDetail {
    var object: JSONObject
    var account: FiledName?
    var isNegative = false
}
