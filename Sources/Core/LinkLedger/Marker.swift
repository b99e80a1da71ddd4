package import Accounting

/// The mark by which a record of ours is known in the books, also without our database.
///
/// It depends only on what is posted, not on when or how often: the same store, key and generation give the same marker.
/// Source: what-users-expect.md §4.5.
package struct Marker: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// `store` names the store by its own identifier in its own system, `ecwid:1003001`.
    package init(store: String, key: RecordKey, generation: Int) {
        let text = "\(store)|\(key)|\(generation)"
        description = Self.sign + Self.digest(text)
    }

    /// The first marker that a private note holds; `nil` when it holds none.
    package init?(in note: String) {
        guard let sign = note.firstRange(of: Self.sign) else { return nil }
        let digits = note[sign.upperBound...].prefix(16)
        guard digits.count == 16, digits.utf8.allSatisfy({ Self.alphabet.contains($0) }) else { return nil }
        description = Self.sign + digits
    }

    private static let sign = "bookbridge:"
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// 80 bits as 16 letters and digits: two independent FNV-1a hashes; collisions are not a matter of safety, only of a look.
    private static func digest(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(16)
        for seed: UInt64 in [0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15] {
            var hash = seed
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
            hash ^= hash >> 29
            for shift in 0..<8 { result.append(Self.alphabet[Int((hash >> UInt64(shift * 5)) & 31)]) }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
