package import Accounting
import ConnectorKit
import Crypto
import Foundation
import Storage

/// Sends messages to webhooks; one that is not taken is tried again after growing pauses.
package struct WebhookSender: Sendable {
    private let services: Services

    package init(_ services: Services) { self.services = services }

    /// Sends what is due; gives how many messages were taken.
    package func sendDue() async throws(FeatureProblem) -> Int {
        let (archive, now) = (services.archive, services.world.clock.now())
        try await withFeatureProblem {
            try await archive.forgetDeliveries(before: now.advanced(bySeconds: -Self.keptSeconds))
        }
        let due = try await withFeatureProblem {
            try await archive.takeDue(now: now, until: now.advanced(bySeconds: Self.claimSeconds), limit: Self.portion)
        }
        if due.isEmpty { return 0 }
        let hooks = try await withFeatureProblem { try await archive.webhooks(of: nil) }
        var taken = 0
        for message in due {
            guard let hook = hooks.first(where: { $0.id == message.webhook }) else { continue }
            let (status, answer) = await send(message, to: hook)
            let end = services.world.clock.now()
            let isTaken = status.map { (200...299).contains($0) } ?? false
            if isTaken { taken += 1 }
            let next = isTaken || status == Self.gone ? nil : Self.next(after: message.tries, end)
            try await withFeatureProblem {
                try await archive.note(
                    delivery: message.id, status: status, answer: answer, doneAt: isTaken ? end : nil, next: next)
            }
        }
        return taken
    }

    /// The status and how the answer began; without a status, why there was none.
    private func send(_ message: DeliveryRow, to hook: WebhookRow) async -> (status: Int?, answer: String) {
        let now = services.world.clock.now()
        let request = OutgoingRequest(
            .post, hook.address,
            headers: [
                .init("Content-Type", "application/json"), .init("User-Agent", "Bookbridge"),
                .init("Bookbridge-Event", message.event), .init("Bookbridge-Delivery", message.id),
                .init("Bookbridge-Signature", Self.signature(message.body, hook.liveSecrets(now), at: now)),
            ], body: Data(message.body.utf8), cost: .write, timeoutSeconds: Self.timeoutSeconds)
        do {
            let answer = try await services.world.network.send(request)
            return (answer.status, String(String(decoding: answer.body, as: UTF8.self).prefix(Self.answerMost)))
        } catch {
            return (nil, String(error.text.prefix(Self.answerMost)))
        }
    }

    /// `t=1780315200,v1=…`: an HMAC-SHA256 of the time, a point and the body, with each secret that counts.
    package static func signature(_ body: String, _ secrets: [String], at now: Instant) -> String {
        let parts = secrets.map { secret in
            let code = HMAC<SHA256>.authenticationCode(
                for: Data("\(now.seconds).\(body)".utf8), using: SymmetricKey(data: Data(secret.utf8)))
            return "v1=" + code.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        return (["t=\(now.seconds)"] + parts).joined(separator: ",")
    }

    /// `nil` after the last try.
    static func next(after tries: Int, _ now: Instant) -> Instant? {
        tries < pausesSeconds.count ? now.advanced(bySeconds: pausesSeconds[tries]) : nil
    }

    /// A restart, an outage, a weekend: then whoever listens reads what happened from the interface.
    private static let pausesSeconds: [Int64] = [60, 300, 1800, 7200, 21_600, 43_200, 86_400, 86_400]
    /// Who listens says only that it heard.
    private static let timeoutSeconds = 10
    /// All that were taken at once are tried within it, or given to another process.
    private static let claimSeconds: Int64 = 900
    private static let portion = 50
    private static let answerMost = 300
    private static let keptSeconds: Int64 = 30 * 86_400
    /// The address asks not to be told any more.
    private static let gone = 410
}

extension NetworkFailure {
    /// Technical text for the list of deliveries.
    fileprivate var text: String {
        switch self {
        case .notSent(let why), .interrupted(let why): why
        case .notSecure(let fault): "TLS: \(fault.rawValue)"
        case .timedOut: "timed out"
        case .cancelled: "cancelled"
        case .answerTooLarge(let limit): "more than \(limit) bytes"
        }
    }
}
