import Accounting
package import ConnectorKit
package import Storage

/// How far a run is, for people who watch it.
package struct RunProgress: Hashable, Sendable {
    package enum Phase: String, Sendable { case mirror, reading, posting, finished }

    package var phase: Phase
    /// Records of the books' lists read so far.
    package var mirrored = 0
    package var read = 0
    /// How many the store said there are; `nil` when it does not say.
    package var expected: Int?
    package var decided = 0
    package var documentsPosted = 0

    package init(phase: Phase) {
        self.phase = phase
    }
}

/// What a run did.
package struct RunReport: Hashable, Sendable, Codable {
    package var run: String
    package var read = 0
    package var changed = 0
    /// Orders by the outcome they came to in this run.
    package var outcomes: [String: Int] = [:]
    /// Documents and list records that were posted, by kind.
    package var posted: [String: Int] = [:]
    /// Documents and list records that were written over, by kind; runs of older programs counted them as posted.
    package var updated: [String: Int]?
    /// Documents that were voided or deleted, by kind.
    package var takenBack: [String: Int]?
    /// Which workflow of which store; runs of older programs do not say it here.
    package var workflow: String?
    package var store: String?
    package var requests = RequestCount()
    /// What ended the run early, as its code; `nil` when it went through.
    package var stop: String?
    /// The same with all that is known of it.
    package var stopped: RunStop?

    package init(run: String) {
        self.run = run
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(run: try row.value(.run))
        try row.read(.read, into: &read)
        try row.read(.changed, into: &changed)
        try row.read(.outcomes, into: &outcomes)
        try row.read(.posted, into: &posted)
        try row.read(.updated, into: &updated)
        try row.read(.takenBack, into: &takenBack)
        try row.read(.workflow, into: &workflow)
        try row.read(.store, into: &store)
        try row.read(.requests, into: &requests)
        try row.read(.stop, into: &stop)
        try row.read(.stopped, into: &stopped)
    }
}

extension RunRow {
    /// What the run did; `nil` while it goes on, and of one that ended before it could write it down.
    package var report: RunReport? {
        get throws(Unreadable) {
            summary.isEmpty || summary == "{}" ? nil : try RecordText.decode(RunReport.self, from: summary)
        }
    }
}
