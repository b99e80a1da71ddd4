import Accounting
import ConnectorKit
import Crypto
import Foundation

/// Ecwid's webhooks. The signature covers time and identifier of the event and not its body. Source: ecwid.md §7.
struct EcwidHooks: HookReader {
    let storeID: String
    /// The app's `client_secret`.
    let secret: String

    /// Retries go on for 24 hours; an hour more for clocks that differ.
    private static let ageSecondsMax: Int64 = 90_000
    private static let aheadSecondsMax: Int64 = 300

    func read(_ message: HookMessage, now: Instant) -> HookReading {
        guard let object = JSONReader.object(message.body), case .text(let event)? = object["eventId"],
            case .text(let type)? = object["eventType"], let created = Self.whole(object["eventCreated"])
        else { return .unreadable }
        guard let given = message.headers["x-ecwid-webhook-signature"], let signature = Data(base64Encoded: given),
            HMAC<SHA256>.isValidAuthenticationCode(
                signature, authenticating: Data("\(created).\(event)".utf8),
                using: SymmetricKey(data: Data(secret.utf8))), Self.whole(object["storeId"]) == storeID
        else { return .forged }
        guard let seconds = Int64(created), abs(seconds) < 100_000_000_000,
            (-Self.aheadSecondsMax...Self.ageSecondsMax).contains(now.seconds - seconds)
        else { return .stale }
        return .hints([HookHint(event: event, topic: Self.topic(type))])
    }

    /// A number as it stands there, or as text.
    private static func whole(_ value: JSONValue?) -> String? {
        switch value {
        case .number(let text)?, .text(let text)?: text
        default: nil
        }
    }

    private static func topic(_ type: String) -> HookHint.Topic {
        switch type.split(separator: ".").first {
        case "order", "invoice": .orders
        case "product": .products
        default: .other
        }
    }
}
