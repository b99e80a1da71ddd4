package import Accounting
import ConnectorKit
package import Features
package import Foundation
import Storage
package import Sync
package import Wording

/// A workflow of a store with its schedule and last run; times are seconds since 1970.
package struct FeedOutput: Encodable {
    var store: String
    var workflow: String
    var schedule: String
    var dueAt: Int64?
    var lastRun: String?
    var lastState: String?
    /// `false` where the store lacks what the workflow needs.
    var isOffered: Bool

    private let unmet: StoreNeed?

    private enum CodingKeys: String, CodingKey {
        case store, workflow, schedule, dueAt, lastRun, lastState, isOffered
    }

    package init(_ feed: Feeds.Feed) {
        store = feed.store.rawValue
        workflow = feed.workflow.rawValue
        schedule = feed.schedule.text
        dueAt = feed.dueAt?.seconds
        lastRun = feed.lastRun?.id.rawValue
        lastState = feed.lastRun?.state.rawValue
        unmet = feed.unmet
        isOffered = unmet == nil
    }

    /// `zone` is that of the store's settings; `nil` as long as they say none.
    package func line(_ sentences: Sentences, in zone: TimeZone?) -> String {
        let state = lastState.flatMap { RunRow.State(rawValue: $0) }.map { sentences.name(of: $0) }
        let lack = unmet.map { "  \(sentences.lacks($0))" } ?? ""
        let rule = sentences.schedule(schedule, in: zone)
        return "\(store)  \(sentences.name(ofWorkflow: workflow))  \(rule)  \(state ?? "–")\(lack)"
    }
}

/// A schedule that was just set.
package struct ScheduledOutput: Encodable {
    var store: String
    var workflow: String
    var schedule: String
    var dueAt: Int64?

    package init(_ store: String, _ workflow: Workflow, _ schedule: Schedule, _ due: Instant?) {
        self.store = store
        self.workflow = workflow.rawValue
        self.schedule = schedule.text
        dueAt = due?.seconds
    }
}
