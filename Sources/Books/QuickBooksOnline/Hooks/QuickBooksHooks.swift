import Accounting
import ConnectorKit
import Crypto
import Foundation

/// QuickBooks Online's webhooks, in the form of before and as CloudEvents; the signature covers the body. Source: quickbooks-online.md §4.3.
struct QuickBooksHooks: HookReader {
    /// The application's verifier token.
    let token: String

    /// Retries end within two hours; anything older has been looked at by a sync long since.
    private static let ageSecondsMax: Int64 = 172_800

    func read(_ message: HookMessage, now: Instant) -> HookReading {
        guard let given = message.headers["intuit-signature"], let signature = Data(base64Encoded: given),
            HMAC<SHA256>.isValidAuthenticationCode(
                signature, authenticating: message.body, using: SymmetricKey(data: Data(token.utf8)))
        else { return .forged }
        let events: [Event]
        switch JSONReader.value(message.body) {
        case .array(let values)?: events = values.compactMap(Self.cloudEvent)
        case .object(let object)?:
            guard case .array(let notifications)? = object["eventNotifications"] else { return .unreadable }
            events = notifications.flatMap(Self.notification)
        default: return .unreadable
        }
        let fresh = events.filter { $0.at.map { now.seconds - $0.seconds <= Self.ageSecondsMax } ?? true }
        if fresh.isEmpty, !events.isEmpty { return .stale }
        return .hints(fresh.map(\.hint))
    }

    private struct Event {
        var name: String
        var realm: String
        var entity: String
        var operation: String
        var at: Instant?

        var hint: HookHint {
            HookHint(
                event: name, topic: isOfInterest ? .books : .other, identity: "quickbooks-online:\(realm)")
        }

        /// What planning reads, or what undoes a document; what we post ourselves makes events too, and must not lead to a look.
        private var isOfInterest: Bool {
            QuickBooksHooks.lists.contains(entity)
                || ["deleted", "delete", "voided", "void", "merged", "merge"].contains(operation)
        }
    }

    fileprivate static let lists: Set<String> = [
        "account", "class", "currency", "customer", "department", "item", "paymentmethod", "preferences", "term",
        "vendor",
    ]

    private static func cloudEvent(_ value: JSONValue) -> Event? {
        guard case .object(let event) = value, let id = text(event, "id"), let realm = text(event, "intuitaccountid"),
            let type = text(event, "type")
        else { return nil }
        let parts = type.split(separator: ".").map { $0.lowercased() }
        guard parts.count >= 3 else { return nil }
        return Event(
            name: id, realm: realm, entity: parts[1], operation: parts[2],
            at: text(event, "time").flatMap { Instant(rfc3339: $0) })
    }

    private static func notification(_ value: JSONValue) -> [Event] {
        guard case .object(let notification) = value, let realm = text(notification, "realmId"),
            case .object(let change)? = notification["dataChangeEvent"], case .array(let entities)? = change["entities"]
        else { return [] }
        return entities.compactMap { value in
            guard case .object(let entity) = value, let name = text(entity, "name"), let id = text(entity, "id"),
                let operation = text(entity, "operation")
            else { return nil }
            let time = text(entity, "lastUpdated") ?? ""
            return Event(
                name: "\(realm)/\(name)/\(id)/\(operation)/\(time)", realm: realm, entity: name.lowercased(),
                operation: operation.lowercased(), at: Instant(rfc3339: time))
        }
    }

    private static func text(_ object: JSONObject, _ name: String) -> String? {
        switch object[name] {
        case .text(let text)?, .number(let text)?: text
        default: nil
        }
    }
}
