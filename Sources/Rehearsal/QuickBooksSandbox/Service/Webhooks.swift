import Crypto
package import Foundation

/// The two bodies a notification may have. Source: quickbooks-online.md §4.3.
package enum WebhookShape: String, Sendable {
    /// One object with `eventNotifications`.
    case eventNotifications
    /// An array of CloudEvents; mandatory since 2026.
    case cloudEvents
}

/// One signed notification, ready to be posted to the app.
package struct SandboxWebhook: Sendable {
    /// The exact bytes that are signed.
    package let body: Data
    /// `intuit-signature` and its companions.
    package let headers: [String: String]
}

/// A change that the app is told of.
struct WebhookEvent: Sendable {
    var kind: EntityKind
    var id: Int
    /// Create, Update or Delete.
    var operation: String
}

extension SandboxWebhook {
    /// Builds and signs the notification of some changes in one company.
    init(
        _ events: [WebhookEvent], realm: String, shape: WebhookShape, verifier: String, at now: Moment, number: UInt64
    ) {
        let time = now.text(in: .gmt, withMilliseconds: true)
        let bytes =
            shape == .cloudEvents
            ? Self.cloudEvents(events, realm: realm, time: time, number: number)
            : Self.notifications(events, realm: realm, time: time)
        body = Data(bytes)
        let signature = HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: Data(verifier.utf8)))
        headers = [
            "intuit-signature": Data(signature).base64EncodedString(), "intuit-created-time": time,
            "intuit-t-id": "1-\(number)", "intuit-notification-schema-version": "1.0.0",
            "content-type": "application/json",
        ]
    }

    private static func notifications(_ events: [WebhookEvent], realm: String, time: String) -> [UInt8] {
        let entities = events.map { event -> JSONValue in
            [
                "name": .string(event.kind.rawValue), "id": .string(String(event.id)),
                "operation": .string(event.operation), "lastUpdated": .string(time),
            ]
        }
        let body: JSONObject = [
            "eventNotifications": [
                ["realmId": .string(realm), "dataChangeEvent": ["entities": .array(entities)]]
            ]
        ]
        return body.bytes
    }

    private static func cloudEvents(
        _ events: [WebhookEvent], realm: String, time: String, number: UInt64
    ) -> [UInt8] {
        let words = ["Create": "created", "Update": "updated", "Delete": "deleted"]
        var writer = JSONWriter()
        writer.write(
            .array(
                events.enumerated().map { index, event -> JSONValue in
                    [
                        "specversion": "1.0", "id": .string("sandbox-\(number)-\(index)"), "source": "intuit.sandbox",
                        "type": .string(
                            "qbo.\(event.kind.rawValue.lowercased()).\(words[event.operation] ?? "updated").v1"),
                        "datacontenttype": "application/json", "time": .string(time),
                        "intuitentityid": .string(String(event.id)), "intuitaccountid": .string(realm), "data": [:],
                    ]
                }))
        return writer.bytes
    }
}
