import ConnectorKit
package import Features
import Foundation
import HTTPTypes
import Logging
package import WebDoor

/// The addresses to which outside systems send their hints, `/hooks/CONNECTION`: no key, no person, no form.
package struct HookDoor: Sendable {
    private let services: Services
    private let logger = Logger(label: "hooks")

    package init(_ services: Services) { self.services = services }

    /// The door behind a server.
    package var face: WebFace {
        WebFace(
            takes: { $0.path.hasPrefix(Hooks.root) }, bytesMax: { _ in HookMessage.bytesMax },
            answer: { await answer(to: $0) })
    }

    package func answer(to request: WebRequest) async -> WebAnswer {
        guard request.method == .post else { return WebAnswer(.methodNotAllowed, headers: [.allow: "POST"]) }
        guard request.body.count <= HookMessage.bytesMax else { return WebAnswer(.contentTooLarge) }
        let connection = String(request.path.dropFirst(Hooks.root.count))
        var headers: [String: String] = [:]
        for field in request.headers { headers[field.name.canonicalName] = field.value }
        let message = HookMessage(headers: headers, body: Data(request.body))
        do {
            let heard = try await Hooks(services).hear(connection, message)
            return WebAnswer(Self.status(heard))
        } catch {
            // Whoever sent it sends it again, and the schedule finds what it told of in any case.
            logger.error("hint cannot be heard", metadata: ["connection": "\(connection.prefix(100))"])
            return WebAnswer(.serviceUnavailable)
        }
    }

    /// What is heard twice or too late is answered like news: whoever sent it shall not send it again.
    private static func status(_ answer: Hooks.Answer) -> HTTPResponse.Status {
        switch answer {
        case .heard, .stale: .ok
        case .unknown: .notFound
        case .forged: .unauthorized
        case .unreadable: .badRequest
        }
    }
}
