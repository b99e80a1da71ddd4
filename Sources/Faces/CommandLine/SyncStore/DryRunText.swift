import Accounting
import Bookkeeping
import Features
import Outputs
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
            for line in whole.lines(sentences, asks: scope.policy != nil) { Console.print(line) }
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
        for line in output.lines(sentences) { Console.print(line) }
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
