import Accounting
import ConnectorKit
import Features
import LinkLedger
import Outputs
import Storage
import Sync
import Wording

/// Prints a backfill: its estimate before it begins, its progress from then on.
struct BackfillText {
    let sentences: Sentences
    private let isJSON: Bool

    init(_ sentences: Sentences, isJSON: Bool) {
        self.sentences = sentences
        self.isJSON = isJSON
    }

    func show(_ progress: BackfillProgress, _ report: RunReport? = nil, of company: String) {
        if isJSON { return Console.print(jsonLine: BackfillOutput(progress, report, sentences)) }
        if let report, report.stop == nil { Console.print(sentences.postedSummary(report)) }
        if progress.row.state == .proposed || progress.row.reason == BackfillRun.outdated {
            for line in sentences.lines(of: progress) { Console.print(line) }
        }
        Console.print(sentences.status(of: progress))
        if !progress.counts.states.isEmpty { Console.print(sentences.orderCounts(progress.counts.states)) }
        if let stop = report?.stopped { Console.note("\(sentences.stoppedEarly) \(sentences.explain(stop).text)") }
        switch progress.row.state {
        case .proposed: Console.print(sentences.beginHint(company: company, token: progress.row.token))
        case .paused where progress.row.reason == BackfillRun.outdated:
            Console.print(sentences.explain(BackfillProblem.outdated(token: progress.row.token)).text)
        case .paused, .running: Console.print(sentences.resumeHint(company: company))
        case .finished, .cancelled: break
        }
    }
}
