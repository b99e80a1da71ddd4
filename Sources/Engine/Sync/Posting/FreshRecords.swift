import Storage
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

    /// The record of that text, taken out or read.
    func take(_ text: String) throws -> KeptRecord {
        try records.withLock { $0.removeValue(forKey: text) } ?? RecordText.decode(KeptRecord.self, from: text)
    }
}
