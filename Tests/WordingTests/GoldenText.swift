import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
import LinkLedger
import Storage
import Sync
import Wording

/// All that is said in one language, as a text that can be read through.
enum GoldenText {
    static func causes(_ sentences: Sentences) -> String {
        var lines: [String] = []
        for subject in Subjects.all {
            lines.append("==== \(subject.title)\n")
            for example in subject.examples { lines += told(example.explain(sentences)) }
        }
        lines.append("==== Variants\n")
        let shown = Subjects.all.flatMap(\.examples).count
        for example in Subjects.everything.dropFirst(shown) { lines += told(example.explain(sentences)) }
        return lines.joined(separator: "\n")
    }

    private static func told(_ explanation: Explanation) -> [String] {
        let buttons = explanation.buttons.map { "[\($0.label)]" }.joined(separator: " ")
        let details = explanation.details.map { "  \($0.name): \($0.text)" }
        return ["\(explanation.code) (\(explanation.actor.rawValue))", "  \(explanation.what)"]
            + ["  \(explanation.meaning)", "  \(explanation.remedy)", "  \(buttons)"] + details + [""]
    }

    /// What pages say otherwise than commands do.
    static func onPages(_ sentences: Sentences) -> String {
        var lines = ["==== On pages", ""]
        for example in Subjects.onPages {
            let (there, here) = (example.explain(sentences), example.explain(sentences.onPages))
            if there == here { continue }
            lines += [here.code, "  \(here.what)", "  \(here.meaning)", "  \(here.remedy)", ""]
        }
        return lines.joined(separator: "\n")
    }

    static func words(_ sentences: Sentences) -> String {
        var lines = ["==== Words", ""]
        lines += Words.all.map { "\($0.key): \($0.word(sentences))" }
        return lines.joined(separator: "\n") + "\n"
    }

    static func reports(_ sentences: Sentences) -> String {
        (["==== Reports", ""] + ReportExamples.all.map { $0(sentences) }).joined(separator: "\n") + "\n"
    }
}
