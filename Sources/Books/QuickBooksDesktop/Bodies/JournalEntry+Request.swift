import Accounting
import Bookkeeping
import ConnectorKit

extension JournalEntry {
    /// The marker stands in the lines: an entry itself has no memo in the United States. Source: qbxml-request-fields.tsv.
    func fields(_ context: WriteContext, isNew: Bool) throws(Unwritable) -> [QBElement?] {
        var fields: [QBElement?] = [
            .date("TxnDate", date), .line("RefNumber", number, DesktopLength.refNumber),
            try context.currency(currency), context.exchangeRate(exchangeRate, currency),
        ]
        for line in journal.lines {
            let amount = line.debit ?? line.credit ?? .zero(currency)
            let side = line.debit == nil ? "Credit" : "Debit"
            let name = isNew ? "Journal\(side)Line" : "JournalLineMod"
            fields.append(
                QBElement(
                    name,
                    [
                        isNew ? nil : .plain("TxnLineID", "-1"), isNew ? nil : .plain("JournalLineType", side),
                        try context.reference("AccountRef", line.account), .amount("Amount", amount),
                        context.note("Memo", privateNote), try context.reference("EntityRef", customer),
                    ]))
        }
        return fields
    }
}
