import ConnectorKit
import Crypto
import Foundation

/// Which records were handed over lately, by identifier and exact bytes, so that overlapping windows bring no needless repeats.
///
/// A record is passed over only when not a byte of it changed; a change within the same second is therefore never lost.
/// Bounded: what falls out is merely handed over once more.
struct EcwidSeen: Codable, Hashable, Sendable {
    private var entries: [String]

    init() { entries = [] }

    /// The records that are new or changed, in their order; all of them count as seen from now on.
    mutating func news(in records: [RawRecord]) -> [RawRecord] {
        let known = Set(entries)
        let marks = records.map(Self.mark)
        let now = Set(marks)
        entries.removeAll { now.contains($0) }
        entries += marks
        entries.removeFirst(max(entries.count - Self.entriesMax, 0))
        return zip(records, marks).filter { !known.contains($0.1) }.map(\.0)
    }

    /// Ten pages; about 25 KB of cursor at most.
    private static let entriesMax = 1000

    private static func mark(_ record: RawRecord) -> String {
        let digest = SHA256.hash(data: record.body).prefix(fingerprintBytes)
        return "\(record.id):\(Data(digest).base64EncodedString())"
    }

    /// Of a digest; two versions of one order that share so many do not occur.
    private static let fingerprintBytes = 9

    init(from decoder: any Decoder) throws {
        entries = try decoder.singleValueContainer().decode([String].self)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(entries)
    }
}
