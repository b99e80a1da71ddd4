package import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// A record as the outbox and the links keep it: what is, or was, posted, and the version of the policy it was planned with.
struct KeptRecord: Hashable, Sendable, Codable {
    var body: RecordBody
    var policyVersion: Int

    /// The outbox row that writes the record; after one was taken back the storage gives the next generation.
    func intent(
        id: String, order: String, key: RecordKey, generation: Int, _ operation: IntentRow.Operation
    ) throws -> IntentRow {
        let text = try RecordText.encode(self)
        return IntentRow(
            id: id, order: order, key: key, generation: generation, operation: operation,
            kind: BooksRecordKind(body), body: text, fingerprint: RecordText.fingerprint(text.utf8),
            dependencies: operation == .create || operation == .update ? body.dependencies : [],
            nameKey: body.listName.map { NameKey($0).text } ?? "",
            otherKey: body.itemCode.map { NameKey($0).text } ?? "")
    }
}

extension RecordBody {
    /// The name that a list record takes in the books.
    fileprivate var listName: String? {
        switch self {
        case .customer(let party), .vendor(let party): party.displayName
        case .item(let item): item.name
        case .document: nil
        }
    }

    /// The code that an item bears in the books.
    fileprivate var itemCode: String? {
        if case .item(let item) = self { item.sku } else { nil }
    }
}

extension PostedRecord {
    /// What was posted, as the storage kept it.
    init(_ row: PostedRow) throws(Unreadable) {
        let kept = try RecordText.decode(KeptRecord.self, from: row.body)
        self.init(
            key: row.link.key, body: kept.body, booksID: row.link.booksID, generation: row.link.generation,
            policyVersion: kept.policyVersion)
    }
}

extension RecordBody {
    /// The record of a kept text, for lists that show it; `nil` when it cannot be understood.
    package init?(kept text: String) {
        guard let kept = try? RecordText.decode(KeptRecord.self, from: text) else { return nil }
        self = kept.body
    }
}
