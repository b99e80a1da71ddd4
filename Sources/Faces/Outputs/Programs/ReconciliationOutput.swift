package import Accounting
package import Features
import Foundation
import Sync
package import Wording

/// How the comparison of some days stands, as programs get it.
package struct ReconciliationOutput: Encodable {
    var from: String
    var to: String
    /// `none` when nobody asked, `underWay`, `done` or `failed`.
    var state: String
    var madeAt: String?
    var madeBy: String?
    /// One for each store.
    var reports: [ReconcileOutput]?
    var problem: RunFactsOutput.Stop?

    /// What is under way comes first; what came out before stays beside it.
    package init(
        _ days: ClosedRange<BusinessDate>, _ kept: KeptReconciliation?, isUnderWay: Bool, _ trouble: FeatureProblem?,
        _ sentences: Sentences
    ) {
        (from, to) = (days.lowerBound.description, days.upperBound.description)
        state = isUnderWay ? "underWay" : trouble != nil ? "failed" : kept == nil ? "none" : "done"
        madeAt = kept?.madeAt.date.formatted(.iso8601)
        madeBy = kept?.madeBy
        reports = kept?.reports.map { ReconcileOutput($0, sentences) }
        problem = trouble.map { RunFactsOutput.Stop(sentences.explain($0)) }
    }
}

/// What keeps a company from being synced, or soon will, as programs get it.
package struct AilmentOutput: Encodable, Sendable {
    var hinders: Bool
    var message: String

    package init(_ ailment: Ailment, _ sentences: Sentences) {
        hinders = ailment.hinders
        message = sentences.explain(ailment)
    }
}
