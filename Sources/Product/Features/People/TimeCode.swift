package import Accounting
import Crypto
import Foundation

/// Codes of six digits that follow from a shared secret and the time. Source: RFC 6238 with its usual values: SHA-1, 30 seconds.
package struct TimeCode: Sendable {
    private let key: SymmetricKey

    /// `nil` for what is no Base32.
    package init?(secret: String) {
        guard let bytes = Base32.bytes(of: secret), !bytes.isEmpty else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// The time step in which `code` is right, of the current one and one to each side; `nil` when it is wrong.
    package func step(of code: String, at now: Instant) -> Int64? {
        let typed = code.filter { !$0.isWhitespace }
        let current = now.seconds / Self.stepSeconds
        // All three are computed, so that the time tells nothing.
        let right = [current, current - 1, current + 1].filter { Self.areEqual(self.code(in: $0), typed) }
        return right.first
    }

    /// The code of a time step.
    package func code(in step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: key))
        let start = Int(mac[mac.count - 1] & 15)
        let number = mac[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let digits = String(number % 1_000_000)
        return String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// What an authenticator program takes: `otpauth://totp/…`. Source: Google Authenticator, Key URI Format.
    package static func address(secret: String, email: String, issuer: String) -> String {
        var allowed = CharacterSet.alphanumerics
        allowed.insert(charactersIn: "-._~@")
        func coded(_ text: String) -> String { text.addingPercentEncoding(withAllowedCharacters: allowed) ?? "" }
        return "otpauth://totp/\(coded(issuer)):\(coded(email))?secret=\(secret)&issuer=\(coded(issuer))"
    }

    package static let stepSeconds: Int64 = 30

    private static func areEqual(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

/// Source: RFC 4648 §6, without padding.
enum Base32 {
    static func text(of bytes: [UInt8]) -> String {
        var (text, buffer, bits) = ("", 0, 0)
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[buffer >> bits & 31])
            }
        }
        if bits > 0 { text.append(alphabet[buffer << (5 - bits) & 31]) }
        return text
    }

    static func bytes(of text: String) -> [UInt8]? {
        var (bytes, buffer, bits) = ([UInt8](), 0, 0)
        for letter in text.uppercased() where letter != "=" && !letter.isWhitespace {
            guard let value = alphabet.firstIndex(of: letter) else { return nil }
            buffer = (buffer << 5 | value) & 0xFFFF
            bits += 5
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(buffer >> bits & 255))
        }
        return bytes
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
}
