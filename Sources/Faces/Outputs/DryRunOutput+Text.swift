import Accounting
import Bookkeeping
import Sync
package import Wording

extension DryRunOutput {
    /// An order of a dry run as people read it.
    package func lines(_ sentences: Sentences) -> [String] {
        var lines: [String] = []
        if result == .create || changes.isEmpty {
            lines += PlanText(sentences).lines(of: plan)
        } else {
            lines.append(plan.order)
            lines += changes.flatMap { $0.lines(sentences) } + plan.refusals.map(\.text) + [""]
        }
        guard let otherwise else { return lines }
        lines.append("  \(sentences.withTheseSettings):")
        lines += otherwise.changes.flatMap { $0.lines(sentences) } + otherwise.refusals.map(\.text)
        if otherwise.changes.isEmpty, otherwise.refusals.isEmpty { lines.append("  –") }
        return lines + [""]
    }
}

extension DryRunOutput.Change {
    fileprivate func lines(_ sentences: Sentences) -> [String] {
        let word = DryRunTally.Write(rawValue: operation).map { sentences.name(of: $0) } ?? operation
        let sum = "\(sentences.number(plain: total))\u{A0}\(currency)"
        return ["  \(word)  \([sentences.kind(kind), number ?? "", date, sum].joined(separator: "  "))"]
            + fields.map { field in
                let (before, after) = (
                    sentences.text(field.before, of: field.field) ?? "–",
                    sentences.text(field.after, of: field.field) ?? "–"
                )
                return "    " + sentences.labelled(sentences.name(of: field.field), "\(before) → \(after)")
            }
    }
}

extension DryRunReport {
    /// What all orders come to; `asks` for the figures with other settings.
    package func lines(_ sentences: Sentences, asks: Bool) -> [String] {
        let tally = asks ? otherwise : now
        var lines = sentences.lines(of: tally)
        for problem in tally.problems.sorted(by: { $0.key < $1.key }).map(\.value) {
            lines.append(sentences.group(problem.count, sentences.explain(problem.reason)))
        }
        if asks { lines.append(sentences.differing(differing, of: now.orders)) }
        let ledger = asks ? difference : now.ledger
        guard !ledger.lines.isEmpty else { return lines }
        lines.append("\(asks ? sentences.ledgerDifference : sentences.journalTitle):")
        for line in ledger.lines {
            let (debit, credit) = (sentences.number(line.debit), sentences.number(line.credit))
            lines.append(
                "  \(line.debit.currency.code)  \(line.account.padded(40)) \(debit.aligned(14)) \(credit.aligned(14))")
        }
        return lines
    }
}

extension String {
    /// To the left of a column so many characters wide; longer texts are cut.
    func padded(_ width: Int) -> String {
        count >= width ? String(prefix(width)) : self + String(repeating: " ", count: width - count)
    }

    /// To the right of a column so many characters wide.
    func aligned(_ width: Int) -> String { String(repeating: " ", count: max(0, width - count)) + self }
}
