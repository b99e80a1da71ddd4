import Accounting
import ConnectorKit
package import Storage

/// Calls of programs with an `Idempotency-Key`: each is done once, however often it is sent.
package struct NamedCalls: Sendable {
    private let services: Services

    package init(_ services: Services) { self.services = services }

    package func take(_ call: NamedCall) async throws(FeatureProblem) -> NamedCallStanding {
        let (archive, now) = (services.archive, services.world.clock.now())
        return try await withFeatureProblem {
            try await archive.take(
                call, now: now, abandonedBefore: now.advanced(bySeconds: -Self.abandonedSeconds),
                forgottenBefore: now.advanced(bySeconds: -Self.keptSeconds))
        }
    }

    package func finish(_ call: NamedCall, answer: String) async throws(FeatureProblem) {
        let archive = services.archive
        try await withFeatureProblem { try await archive.finish(call, answer: answer) }
    }

    package func release(_ call: NamedCall) async throws(FeatureProblem) {
        let archive = services.archive
        try await withFeatureProblem { try await archive.release(call) }
    }

    /// After this time a call whose process died may be taken over; no call takes as long.
    private static let abandonedSeconds: Int64 = 600
    private static let keptSeconds: Int64 = 7 * 86_400
}
