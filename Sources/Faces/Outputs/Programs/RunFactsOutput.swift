import Accounting
package import Features
import Foundation
import Sync
package import Wording

/// A run as programs get it, also before it is begun and while it goes on; times in RFC 3339.
package struct RunFactsOutput: Encodable, Sendable {
    struct Stop: Encodable {
        var code: String
        var message: String
        var remedy: String

        init(_ why: Explanation) {
            (code, message, remedy) = (why.code, "\(why.what) \(why.meaning)", why.remedy)
        }
    }

    struct Progress: Encodable {
        var phase: String
        var read: Int
        var expected: Int?
        var decided: Int
        var documentsPosted: Int
    }

    var id: String
    var store: String
    var workflow: String
    var state: String
    /// Something of it is still to come.
    var isOpen: Bool
    /// Who started it; `schedule` for the schedule.
    var by: String
    var startedAt: String
    var finishedAt: String?
    /// Records by what they came to.
    var outcomes: [String: Int]
    /// Documents and list records by kind.
    var posted: [String: Int]
    var takenBack: [String: Int]
    var stop: Stop?
    var progress: Progress?

    package init(_ run: RunFacts, _ sentences: Sentences) {
        id = run.id.rawValue
        store = run.store.rawValue
        workflow = run.workflow
        state = run.state.rawValue
        isOpen = run.isOpen
        by =
            switch run.starter {
            case .schedule: "schedule"
            case .named(let name): name
            }
        startedAt = run.startedAt.date.formatted(.iso8601)
        finishedAt = run.finishedAt?.date.formatted(.iso8601)
        outcomes = run.report?.outcomes ?? [:]
        posted = run.report?.posted ?? [:]
        takenBack = run.report?.takenBack ?? [:]
        stop = run.stop.map { Stop(sentences.explain($0)) }
        progress = run.progress.map {
            Progress(
                phase: $0.phase.rawValue, read: $0.read, expected: $0.expected, decided: $0.decided,
                documentsPosted: $0.documentsPosted)
        }
    }
}

/// What a run did with one record, as programs get it.
package struct RunRecordOutput: Encodable, Sendable {
    var record: String
    var label: String
    var outcome: String
    var reason: String?
    var message: String?
    var remedy: String?

    package init(_ result: RunResult, _ sentences: Sentences) {
        let why = result.reason.map { sentences.explain($0) }
        (record, label, outcome) = (result.subject, result.label, result.outcome.word)
        (reason, remedy) = (why?.code, why?.remedy)
        message = why.map { "\($0.what) \($0.meaning)" }
    }
}
