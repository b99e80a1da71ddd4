package import Accounting
package import Bookkeeping
import ConnectorKit
import LinkLedger
package import Storage

extension PostedRow {
    /// A list record of the books that stands for a thing of a store from now on, on a person's word.
    ///
    /// Throws when it cannot be written as text: our own contradiction.
    package init(_ record: ItemRecord, for key: RecordKey) throws {
        let income = record.incomeAccount ?? ID("")
        let kind: ItemKind = record.kind == .inventory ? .inventory : record.kind == .service ? .service : .nonInventory
        let draft = ItemDraft(
            kind: kind, name: record.name, sku: record.sku, unitPrice: record.unitPrice,
            incomeAccount: .existing(income, name: income.rawValue))
        try self.init(.item(draft), booksID: record.id.rawValue, key)
    }

    /// The same for a customer or a vendor.
    package init(_ record: PartyRecord, for key: RecordKey) throws {
        let draft = PartyDraft(
            displayName: record.displayName, companyName: record.companyName, email: record.email,
            phone: record.phone, currency: record.currency)
        try self.init(record.kind == .vendor ? .vendor(draft) : .customer(draft), booksID: record.id, key)
    }

    private init(_ body: RecordBody, booksID: String, _ key: RecordKey) throws {
        let text = try RecordText.encode(KeptRecord(body: body, policyVersion: 0))
        self.init(
            link: Link(
                key: key, generation: 1, kind: BooksRecordKind(body), booksID: booksID, version: "", number: nil,
                fingerprint: RecordText.fingerprint(text.utf8)),
            body: text)
    }
}
