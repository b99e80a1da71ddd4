import ConnectorKit
import Synchronization

/// Records that this run wrote into the outbox itself, by their text, so that they need not be read out of it again.
///
/// Equal texts are equal records. Each is taken once; what finds no room is read from its text like that of any earlier run.
final class FreshRecords: Sendable {
    /// Some 3 KB each: a few pages of orders ahead of the posting.
    private static let recordsMax = 4000

    private let records = Mutex<[String: KeptRecord]>([:])

    func keep(_ record: KeptRecord, text: String) {
        records.withLock { records in
            if records.count < Self.recordsMax { records[text] = record }
        }
    }

    /// Reads the record of that text, so that taking it cannot fail.
    func read(_ text: String) throws(Unreadable) {
        if records.withLock({ $0[text] != nil }) { return }
        let record = try RecordText.decode(KeptRecord.self, from: text)
        records.withLock { $0[text] = record }
    }

    /// The record of that text, taken out or read.
    func take(_ text: String) throws(Unreadable) -> KeptRecord {
        if let record = records.withLock({ $0.removeValue(forKey: text) }) { return record }
        return try RecordText.decode(KeptRecord.self, from: text)
    }
}
