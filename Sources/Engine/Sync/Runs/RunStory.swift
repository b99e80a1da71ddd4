import Accounting
import ConnectorKit
import Logging
import Storage

/// Tells the log what a run does: that it begins, what it counted, and that it ended, or why it stopped.
///
/// Messages never change; what changes is metadata. Names of people and of records are not told.
struct RunStory: Sendable {
    private let logger: Logger
    private let begun: Instant

    init(_ context: SyncContext, _ row: RunRow) {
        var logger = context.logger
        logger[metadataKey: "company"] = "\(row.company)"
        logger[metadataKey: "store"] = "\(row.store)"
        logger[metadataKey: "workflow"] = "\(row.workflow)"
        logger[metadataKey: "run"] = "\(row.id)"
        self.logger = logger
        begun = row.startedAt
    }

    func begin() { logger.info("run begun") }

    func end(_ report: RunReport, stop: RunStop?, at now: Instant) {
        let milliseconds = now.milliseconds - begun.milliseconds
        var metadata: Logger.Metadata = [
            "read": "\(report.read)", "changed": "\(report.changed)", "requests": "\(report.requests.total)",
            "milliseconds": "\(milliseconds)",
        ]
        for (outcome, count) in report.outcomes { metadata["orders.\(outcome)"] = "\(count)" }
        for (kind, count) in report.posted { metadata["posted.\(kind)"] = "\(count)" }
        for (kind, count) in report.updated ?? [:] { metadata["updated.\(kind)"] = "\(count)" }
        for (kind, count) in report.takenBack ?? [:] { metadata["takenBack.\(kind)"] = "\(count)" }
        guard let stop else { return logger.info("run ended", metadata: metadata) }
        metadata["reason"] = "\(stop.code)"
        logger.info("run stopped", metadata: metadata)
    }
}
