import Accounting
import Bookkeeping
import Features
import Sync
import Synchronization
import Wording

/// Prints a dry run: order by order, then what all of them come to.
struct DryRunText {
    private let sentences: Sentences
    private let isJSON: Bool

    init(_ sentences: Sentences, isJSON: Bool) {
        self.sentences = sentences
        self.isJSON = isJSON
    }

    func show(_ feature: SyncStore, _ store: ID<Store>, _ scope: DryRunScope) async throws {
        let report = Mutex(DryRunReport())
        try await feature.dryRun(of: store, scope) { order in
            report.withLock { $0.add(order) }
            if isNews(order) { print(DryRunOutput(order, store: store.rawValue, sentences)) }
        }
        let whole = report.withLock { $0 }
        if isJSON {
            Console.print(jsonLine: DryRunSummaryOutput(whole, store: store.rawValue, sentences))
        } else {
            print(whole, asks: scope.policy != nil)
        }
    }

    /// What stays as it is needs no line; with other settings only what differs has one.
    private func isNews(_ order: DryRunOrder) -> Bool {
        if order.otherwise != nil { return order.differs }
        if isJSON { return order.outcome != .leave }
        return order.outcome != .leave && !(order.outcome == .skip && !order.isDue)
    }

    private func print(_ output: DryRunOutput) {
        if isJSON { return Console.print(jsonLine: output) }
        if output.result == .create || output.changes.isEmpty {
            PlanText(sentences).print([output.plan])
        } else {
            Console.print(output.plan.order)
            for change in output.changes { print(change) }
            for refusal in output.plan.refusals { Console.print("  \(refusal.message)\n  → \(refusal.remedy)") }
            Console.print("")
        }
        guard let otherwise = output.otherwise else { return }
        Console.print("  \(sentences.withTheseSettings):")
        for change in otherwise.changes { print(change) }
        for refusal in otherwise.refusals { Console.print("  \(refusal.message)\n  → \(refusal.remedy)") }
        if otherwise.changes.isEmpty, otherwise.refusals.isEmpty { Console.print("  –") }
        Console.print("")
    }

    private func print(_ change: DryRunOutput.Change) {
        let word = DryRunTally.Write(rawValue: change.operation).map { sentences.name(of: $0) } ?? change.operation
        Console.print(
            "  \(word)  \([change.kind, change.number ?? "", change.date, change.total].joined(separator: "  "))")
        for field in change.fields {
            Console.print("    \(sentences.name(of: field.field)): \(field.before) → \(field.after)")
        }
    }

    private func print(_ report: DryRunReport, asks: Bool) {
        for line in sentences.lines(of: asks ? report.otherwise : report.now) { Console.print(line) }
        let problems = (asks ? report.otherwise : report.now).problems.sorted { $0.key < $1.key }
        for problem in problems.map(\.value) {
            Console.print(sentences.group(problem.count, sentences.explain(problem.reason)))
        }
        if asks { Console.print(sentences.differing(report.differing, of: report.now.orders)) }
        let ledger = asks ? report.difference : report.now.ledger
        guard !ledger.lines.isEmpty else { return }
        Console.print("\(asks ? sentences.ledgerDifference : sentences.journalTitle):")
        for line in ledger.lines {
            let (debit, credit) = (sentences.number(line.debit), sentences.number(line.credit))
            Console.print(
                "  \(line.debit.currency.code)  \(padded(line.account, 40)) \(aligned(debit)) \(aligned(credit))")
        }
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text.count >= width ? String(text.prefix(width)) : text + String(repeating: " ", count: width - text.count)
    }

    private func aligned(_ text: String) -> String {
        String(repeating: " ", count: max(0, 14 - text.count)) + text
    }
}

/// Prints what the products workflow would make.
struct ProductPreviewText {
    private let sentences: Sentences
    private let isJSON: Bool
    private let store: String

    init(_ sentences: Sentences, isJSON: Bool, store: String) {
        self.sentences = sentences
        self.isJSON = isJSON
        self.store = store
    }

    func show(_ preview: ProductPreview) {
        switch preview.result {
        case .item(let record):
            if isJSON {
                Console.print(jsonLine: [
                    "store": store, "product": preview.product, "outcome": "create", "item": record.itemName,
                ])
            } else {
                Console.print(sentences.creates(record.body) ?? preview.product)
            }
        case .needsYou(let reason):
            let why = sentences.explain(reason)
            if isJSON {
                Console.print(
                    jsonLine: [
                        "store": store, "product": preview.product, "outcome": "needsYou", "code": why.code,
                        "message": "\(why.what) \(why.meaning)", "remedy": why.remedy,
                    ])
            } else {
                Console.print("\(preview.product): \(why.text)")
            }
        }
    }
}

extension PlannedRecord {
    fileprivate var itemName: String { if case .item(let item) = body { item.name } else { "" } }
}
