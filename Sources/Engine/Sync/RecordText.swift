package import ConnectorKit
import Crypto
import Foundation

/// A record as text: the same record always gives the same text, so the text can be compared and hashed.
package enum RecordText {
    /// Canonical JSON: sorted keys, no white space.
    package static func encode(_ value: some Encodable) throws -> String {
        try RecordEncoder.encode(value)
    }

    /// What a row of any age says; what it lacks is as the value's type says, what it says beyond is passed over.
    package static func decode<Value: Decodable>(
        _ type: Value.Type, from text: String
    ) throws(Unreadable) -> Value {
        do { return try JSONDecoder().decode(type, from: Data(text.utf8)) } catch {
            throw Unreadable(error, in: text, of: type)
        }
    }

    /// SHA-256 of the bytes, as 64 hexadecimal digits.
    package static func fingerprint(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in SHA256.hash(data: Data(bytes)) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
