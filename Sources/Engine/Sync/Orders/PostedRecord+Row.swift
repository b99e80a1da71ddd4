import Accounting
import Bookkeeping
import LinkLedger
import Storage

extension PostedRecord {
    init(_ row: PostedRow, closing: BusinessDate?) throws {
        let body = try RecordText.decode(RecordBody.self, from: row.body)
        var isLocked = false
        if case .document(let document) = body, let closing { isLocked = document.date <= closing }
        self.init(
            key: row.link.key, body: body, booksID: row.link.booksID, isLocked: isLocked,
            generation: row.link.generation)
    }
}
