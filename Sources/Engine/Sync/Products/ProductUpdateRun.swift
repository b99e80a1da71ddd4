import Accounting
import Bookkeeping
import Commerce
package import ConnectorKit
import Foundation
import LinkLedger
import Storage

/// Brings the items of the books up to date with the products that they were made of: name, price, cost, description; one that is sold
/// no more is made inactive (F2). Items that somebody else made are left alone.
package struct ProductUpdateRun: Sendable {
    private let context: SyncContext
    private let progress: @Sendable (RunProgress) -> Void

    package static let workflow = "product-updates"
    package static let needs: [StoreNeed] = [.has(.products)]

    package init(_ context: SyncContext, progress: @escaping @Sendable (RunProgress) -> Void = { _ in }) {
        self.context = context
        self.progress = progress
    }

    package func perform(trigger: String, as id: String? = nil) async throws(RunStop) -> RunReport {
        try context.check(Self.needs)
        return try await Run(context, workflow: Self.workflow, trigger: trigger, as: id, progress: progress)
            .perform { run, counts, lease throws(RunStop) in
                try await NameFeed(context).work(run: run, counts, lease) { settings throws(RunStop) in
                    try await supplyPage(settings, run, counts)
                }
            }
    }

    private func supplyPage(
        _ settings: RunSettings, _ run: String, _ counts: RunCounts
    ) async throws(RunStop) -> Bool {
        let page = try await NameFeed(context).supply(.products, upTo: ReadStream.productUpdates, run) {
            raws throws(RunStop) in try await changes(raws, settings)
        }
        counts.read(KeptCount(new: 0, changed: page.records.count), expected: page.expectedCount)
        counts.decided(page.records.count)
        return page.isLast
    }

    private func changes(
        _ raws: [RawRecord], _ settings: RunSettings
    ) async throws(RunStop) -> (intents: [IntentRow], results: [RunResultRow]) {
        // What cannot be read is told by the feed that creates.
        let read = raws.flatMap { raw in
            (try? context.store.mapping.products(from: raw, profile: settings.profile)) ?? []
        }
        let products = try await CurrentProducts(context).of(read)
        let changes = try await ItemChanges(context, settings).of(products)
        let inOrder = products.compactMap { changes[RecordKey.item(of: $0)] }
        return (inOrder.map(\.intent), inOrder.map(\.result))
    }
}
