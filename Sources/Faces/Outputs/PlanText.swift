import LinkLedger
package import Wording

/// A plan as people read it: each document with its lines, then debits and credits.
package struct PlanText {
    private let sentences: Sentences

    package init(_ sentences: Sentences) {
        self.sentences = sentences
    }

    package func lines(of output: PlanOutput) -> [String] {
        ["\(output.order)  \(verdict(on: output))"] + output.creates.map { "  + \(sentences.kind($0.kind)) \($0.name)" }
            + output.documents.flatMap { lines(of: $0) } + output.summaryLines(sentences).map { "  " + $0 }
            + output.refusals.map { $0.text } + [""]
    }

    private func verdict(on output: PlanOutput) -> String {
        let rule = output.rule.map { " (\($0))" } ?? ""
        return switch output.outcome {
        case "plan" where !output.summaries.isEmpty: sentences.plannedInSummary
        case "plan" where !output.refusals.isEmpty:
            sentences.planned(documents: output.documents.count) + " " + sentences.partIsHeld
        case "plan": sentences.planned(documents: output.documents.count)
        case "skip": sentences.willBeSkipped + rule
        case "wait": sentences.wouldWait + rule
        default: sentences.willBeRefused
        }
    }

    private func lines(of document: PlanOutput.DocumentOutput) -> [String] {
        let heading = [
            sentences.kind(document.kind), document.number ?? "", document.date, document.party ?? "",
        ]
        var lines = ["  " + heading.filter { !$0.isEmpty }.joined(separator: "  ")]
        for line in document.lines {
            let price = line.unitPrice.map { number($0) } ?? ""
            let quantity = line.quantity.map { "\(number($0)) × \(price)" } ?? ""
            let amount = number(line.amount).aligned(12)
            lines.append("    \(line.item.padded(32)) \(quantity.padded(18)) \(amount) \(line.taxCode ?? "")")
        }
        lines.append("    \(sentences.heading(.tax).padded(51)) \(number(document.tax).aligned(12))")
        let total = "\(sentences.heading(.total)) \(document.currency)"
        lines.append("    \(total.padded(51)) \(number(document.total).aligned(12))")
        for entry in document.journal {
            let (debit, credit) = (number(entry.debit).aligned(12), number(entry.credit).aligned(12))
            lines.append("      \(entry.account.padded(40)) \(debit) \(credit)")
        }
        return lines
    }

    private func number(_ plain: String) -> String { sentences.number(plain: plain) }
}

extension Sentences {
    /// What people call a kind of record that programs know by QuickBooks's own name, `SalesReceipt`.
    func kind(_ apiName: String) -> String {
        BooksRecordKind(rawValue: apiName.prefix(1).lowercased() + apiName.dropFirst()).map { name(of: $0) } ?? apiName
    }
}
