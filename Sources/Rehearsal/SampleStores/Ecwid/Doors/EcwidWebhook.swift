import Crypto
package import Foundation

/// One webhook delivery as the real service would post it; whoever holds it does the posting. Source: ecwid.md §7.
package struct EcwidWebhook: Sendable, Equatable {
    /// UUID of the event; the same in every repetition.
    package let eventId: String
    /// `order.created` and so on.
    package let eventType: String
    /// Value of X-Ecwid-Webhook-Signature.
    package let signature: String
    /// The JSON body.
    package let body: Data

    /// Base64 of HMAC-SHA256 over `{eventCreated}.{eventId}`; the body is not covered. Source: ecwid.md §7.
    package static func signature(eventCreated: Int64, eventId: String, clientSecret: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("\(eventCreated).\(eventId)".utf8), using: SymmetricKey(data: Data(clientSecret.utf8)))
        return Data(code).base64EncodedString()
    }
}
