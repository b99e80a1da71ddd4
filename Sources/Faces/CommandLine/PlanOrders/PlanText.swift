import Accounting
import Wording

/// A plan as people read it: each document with its lines, then debits and credits.
struct PlanText {
    private let sentences: Sentences

    init(_ sentences: Sentences) {
        self.sentences = sentences
    }

    func print(_ outputs: [PlanOutput]) {
        for output in outputs {
            Console.print("\(output.order)  \(verdict(on: output))")
            for record in output.creates { Console.print("  + \(record.kind) \(record.name)") }
            for document in output.documents { print(document) }
            for line in output.summaryLines(sentences) { Console.print("  " + line) }
            for refusal in output.refusals { Console.print("  \(refusal.message)\n  → \(refusal.remedy)") }
            Console.print("")
        }
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

    private func print(_ document: PlanOutput.DocumentOutput) {
        let kind = DocumentKind(rawValue: document.kind.prefix(1).lowercased() + document.kind.dropFirst())
        let heading = [
            kind.map { sentences.name(of: $0) } ?? document.kind, document.number ?? "", document.date,
            document.party ?? "",
        ]
        Console.print("  " + heading.filter { !$0.isEmpty }.joined(separator: "  "))
        for line in document.lines {
            let quantity = line.quantity.map { "\($0) × \(line.unitPrice ?? "")" } ?? ""
            Console.print(
                "    \(padded(line.item, 32)) \(padded(quantity, 18)) \(aligned(line.amount)) \(line.taxCode ?? "")")
        }
        Console.print("    \(padded(sentences.heading(.tax), 51)) \(aligned(document.tax))")
        let total = "\(sentences.heading(.total)) \(document.currency)"
        Console.print("    \(padded(total, 51)) \(aligned(document.total))")
        for entry in document.journal {
            Console.print("      \(padded(entry.account, 40)) \(aligned(entry.debit)) \(aligned(entry.credit))")
        }
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text.count >= width ? String(text.prefix(width)) : text + String(repeating: " ", count: width - text.count)
    }

    private func aligned(_ text: String) -> String {
        String(repeating: " ", count: max(0, 12 - text.count)) + text
    }
}
