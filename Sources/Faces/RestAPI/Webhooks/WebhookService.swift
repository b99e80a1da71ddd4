import Accounting
import ConnectorKit
package import Features
import Logging
import ServiceLifecycle
import Sync
import Wording

/// Tells webhooks what happened, again and again.
package struct WebhookService: Service {
    private let services: Services
    private let everySeconds: Int64
    private let logger = Logger(label: "webhooks")

    /// `everySeconds` lie between two rounds.
    package init(_ services: Services, everySeconds: Int64 = WebhookService.everySecondsUsual) {
        (self.services, self.everySeconds) = (services, everySeconds)
    }

    package func run() async throws {
        await services.world.clock.rounds(pauseMilliseconds: everySeconds * 1000) { await round() }
    }

    /// One round; what goes wrong is told to the log and tried again in the next.
    package func round() async {
        do throws(FeatureProblem) {
            try await WebhookNews(services).gather()
            let taken = try await WebhookSender(services).sendDue()
            if taken > 0 { logger.info("webhooks told", metadata: ["messages": "\(taken)"]) }
        } catch {
            let text = Sentences(.english).explain(error).text
            logger.error("webhooks could not be told", metadata: ["problem": "\(text)"])
        }
    }

    /// Whoever waits for news waits no longer than a glance.
    package static let everySecondsUsual: Int64 = 10
}
