package import ConnectorKit
import Crypto
package import Foundation

/// Signs requests, and holds answers against their signature. Source: the extension's API §2, §3.
package struct OpenCartSignature: Sendable {
    private let key: OpenCartKey

    package init(_ key: OpenCartKey) { self.key = key }

    /// The headers of a request to `target`, a path with its query as the store sees it.
    package func headers(
        target: String, body: Data, seconds: Int64, nonce: String
    ) -> [OutgoingRequest.Header] {
        let text = [
            "bookbridge-1", key.id, "POST", target, String(seconds), nonce, Self.hash(body),
        ].joined(separator: "\n")
        return [
            .init("X-Bookbridge-Key", key.id), .init("X-Bookbridge-Time", String(seconds)),
            .init("X-Bookbridge-Nonce", nonce), .init("X-Bookbridge-Signature", sign(text)),
        ]
    }

    /// Whether an answer comes from the store; `nil` where nobody signed it.
    package func verifies(_ answer: IncomingAnswer, nonce: String) -> Bool? {
        guard let told = answer.header("X-Bookbridge-Signature") else { return nil }
        let text = ["bookbridge-1-answer", key.id, nonce, String(answer.status), Self.hash(answer.body)]
            .joined(separator: "\n")
        return told.lowercased() == sign(text)
    }

    private func sign(_ text: String) -> String {
        let secret = SymmetricKey(data: Data(key.secret.utf8))
        return Self.hexadecimal(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: secret))
    }

    private static func hash(_ body: Data) -> String { hexadecimal(SHA256.hash(data: body)) }

    private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
