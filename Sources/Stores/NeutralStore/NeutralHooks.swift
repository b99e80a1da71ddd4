import Accounting
import ConnectorKit
import Crypto
import Foundation

/// A signed hint of any program: `Bookbridge-Signature: t=1780315000,v1=…`, an HMAC with SHA-256 over time, a dot and the body.
///
/// The body is JSON: `{"id": "evt-1", "type": "orders"}`. The same form in which we send hints ourselves.
struct NeutralHooks: HookReader {
    let secret: String

    /// Long enough for a slow queue and clocks that differ, short for who recorded one.
    private static let ageSecondsMax: Int64 = 300

    func read(_ message: HookMessage, now: Instant) -> HookReading {
        let parts = (message.headers["bookbridge-signature"] ?? "").split(separator: ",")
        guard let time = parts.first(where: { $0.hasPrefix("t=") })?.dropFirst(2), let seconds = Int64(time),
            abs(seconds) < 100_000_000_000
        else { return .forged }
        let signed = Data("\(time).".utf8) + message.body
        let key = SymmetricKey(data: Data(secret.utf8))
        // While a secret is being changed there may be two.
        let codes = parts.filter { $0.hasPrefix("v1=") }.prefix(3).compactMap { Self.bytes($0.dropFirst(3)) }
        guard codes.contains(where: { HMAC<SHA256>.isValidAuthenticationCode($0, authenticating: signed, using: key) })
        else { return .forged }
        guard abs(now.seconds - seconds) <= Self.ageSecondsMax else { return .stale }
        guard let object = JSONReader.object(message.body), case .text(let event)? = object["id"],
            case .text(let type)? = object["type"], !event.isEmpty, event.utf8.count <= 200
        else { return .unreadable }
        return .hints([HookHint(event: event, topic: HookHint.Topic(rawValue: type) ?? .other)])
    }

    /// From hexadecimal digits.
    private static func bytes(_ text: Substring) -> Data? {
        let digits = Array(text.utf8)
        guard digits.count == 64 else { return nil }
        var bytes = Data()
        for place in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
