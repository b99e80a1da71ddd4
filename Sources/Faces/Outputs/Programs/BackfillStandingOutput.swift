package import Features
import Foundation
import Sync
package import Wording

/// How the backfill of a store stands, as programs get it.
package struct BackfillStandingOutput: Encodable {
    struct Estimating: Encodable {
        /// `goingOn`, `stopped` or `refused`.
        var state: String
        /// Read so far.
        var orders: Int?
        var problem: RunFactsOutput.Stop?
    }

    var estimate: Estimating?
    /// The latest; none where there never was one.
    var backfill: BackfillOutput?

    package init(_ standing: BackfillStanding, _ sentences: Sentences) {
        switch standing.estimate {
        case nil: break
        case .goingOn(let orders)?: estimate = Estimating(state: "goingOn", orders: orders)
        case .stopped(let stop)?:
            estimate = Estimating(state: "stopped", problem: RunFactsOutput.Stop(sentences.explain(stop)))
        case .refused(let problem)?:
            estimate = Estimating(state: "refused", problem: RunFactsOutput.Stop(sentences.explain(problem)))
        }
        backfill = standing.progress.map { BackfillOutput($0, nil, sentences) }
    }
}
