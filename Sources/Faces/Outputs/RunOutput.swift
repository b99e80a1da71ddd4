import Accounting
import ConnectorKit
package import Foundation
import LinkLedger
package import Storage
import Sync
package import Wording

/// A run as lists show it; as JSON a line each.
package struct RunOutput: Encodable {
    var run: String
    var store: String
    var workflow: String
    var state: String
    var by: String
    var startedAt: Int64
    var finishedAt: Int64?
    /// What ended it early, as its code.
    var stop: String?

    private let row: RunRow

    private enum CodingKeys: String, CodingKey { case run, store, workflow, state, by, startedAt, finishedAt, stop }

    package init(_ row: RunRow) {
        self.row = row
        (run, store, workflow) = (row.id, row.store, row.workflow)
        (state, by, stop) = (row.state.rawValue, row.trigger, row.reason)
        (startedAt, finishedAt) = (row.startedAt.seconds, row.finishedAt?.seconds)
    }

    /// A line for people, and what came of it behind.
    package func lines(_ sentences: Sentences, _ zone: TimeZone) -> [String] {
        let parts = [
            run, sentences.plain(store), sentences.name(ofWorkflow: workflow),
            sentences.moment(row.startedAt, in: zone), sentences.name(of: row.state), sentences.name(ofActor: by),
        ]
        let line = parts.joined(separator: "  ")
        do throws(Unreadable) {
            guard let report = try row.report else { return [line] }
            let stop = report.stopped.map { "    \(sentences.explain($0).text)" }
            return [line, "    \(sentences.summary(report)) \(sentences.postedSummary(report))"]
                + (stop.map { [$0] } ?? [])
        } catch { return [line, "    \(sentences.unreadable(error))"] }
    }
}

/// One result of a run, as JSON and as a line.
package struct RunResultOutput: Encodable {
    var subject: String
    var label: String
    var outcome: String
    var message: String

    private let details: [String]

    private enum CodingKeys: String, CodingKey { case subject, label, outcome, message }

    package init(_ row: RunResultRow, _ sentences: Sentences) {
        (subject, label, outcome) = (row.subject, row.label, row.outcome)
        let explanation = row.reason.map { sentences.explain(OrderReason(kept: $0)) }
        message = explanation?.text ?? ""
        details = explanation?.details.map { "\($0.name): \($0.text)" } ?? []
    }

    package func lines(_ sentences: Sentences) -> [String] {
        let parts = [sentences.plain(label), sentences.name(ofOutcome: outcome), message]
        return [parts.filter { !$0.isEmpty }.joined(separator: "  ")] + details.map { "    " + $0 }
    }
}
