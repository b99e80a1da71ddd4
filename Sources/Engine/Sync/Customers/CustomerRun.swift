import Accounting
import Bookkeeping
import Commerce
package import ConnectorKit
import LinkLedger
import Storage

/// The workflow customer → customer: every new customer of the store becomes one of the books (F2).
package struct CustomerRun: Sendable {
    private let context: SyncContext
    private let progress: @Sendable (RunProgress) -> Void

    package static let workflow = "customers"
    package static let needs: [StoreNeed] = [.has(.customers)]

    package init(_ context: SyncContext, progress: @escaping @Sendable (RunProgress) -> Void = { _ in }) {
        self.context = context
        self.progress = progress
    }

    package func perform(trigger: String, as id: String? = nil) async throws(RunStop) -> RunReport {
        try context.check(Self.needs)
        return try await Run(context, workflow: Self.workflow, trigger: trigger, as: id, progress: progress)
            .perform { run, counts, lease throws(RunStop) in
                try await UnmetNames(context, trigger: trigger).readCustomersAgain()
                try await NameFeed(context).work(run: run, counts, lease) { settings throws(RunStop) in
                    try await supplyPage(settings, run, counts)
                }
                try await readRefusedAgain(run)
            }
    }

    private func supplyPage(
        _ settings: RunSettings, _ run: String, _ counts: RunCounts
    ) async throws(RunStop) -> Bool {
        let page = try await NameFeed(context).supply(.customers, upTo: ReadStream.customers, run) {
            raws throws(RunStop) in try await decide(raws, settings)
        }
        counts.read(KeptCount(new: page.records.count, changed: 0), expected: page.expectedCount)
        counts.decided(page.records.count)
        return page.isLast
    }

    private func decide(
        _ raws: [RawRecord], _ settings: RunSettings
    ) async throws(RunStop) -> (intents: [IntentRow], results: [RunResultRow]) {
        var (intents, results): ([IntentRow], [RunResultRow]) = ([], [])
        var buyers: [(raw: RawRecord, buyer: Buyer)] = []
        for raw in raws {
            do throws(Unreadable) { buyers.append((raw, try context.store.mapping.customer(from: raw))) } catch {
                let reason = OrderReason.refused([.unreadable(field: error.field, text: error.text)])
                results.append(try refused(raw.id, raw.id, reason))
            }
        }
        let currency = settings.profile.currency
        var lookups = CatalogueLookups(policy: settings.policy)
        for one in buyers { lookups.add(one.buyer.asOrder(at: one.raw.updatedAt, currency)) }
        var (catalogue, links) = try await MirrorExcerpt(context).fetch(lookups, base: settings.catalogue)
        let known = Links(links.mapValues(\.booksID))
        let bookkeeper = Bookkeeper(policy: settings.policy, catalogue: catalogue, makesNames: true)
        for (raw, buyer) in buyers {
            let name = buyer.name.isEmpty ? raw.id : buyer.name
            let decision = bookkeeper.expecting(catalogue.expected)
                .decide(buyer, at: raw.updatedAt, currency: currency, links: known)
            switch decision {
            case .nothing, .alias, .withdrawn: break
            case .refuse(let refusals): results.append(try refused(raw.id, name, .refused(refusals)))
            case .create(let record):
                guard catalogue.expected.add(record) else { continue }
                let kept = KeptRecord(body: record.body, policyVersion: settings.policy.version)
                let id = context.world.identifiers.next()
                intents.append(
                    try decoded {
                        try kept.intent(id: id, order: "", key: record.key, generation: 1, .create)
                    })
                results.append(RunResultRow(subject: record.key.id, label: name, outcome: "posted", reason: nil))
            }
        }
        return (intents, results)
    }

    private func refused(_ id: String, _ name: String, _ reason: OrderReason) throws(RunStop) -> RunResultRow {
        RunResultRow(
            subject: id, label: name, outcome: "needsYou", reason: try decoded { try RecordText.encode(reason) })
    }

    /// Nothing else is kept of a customer: where one was refused, the next run reads all of them again.
    private func readRefusedAgain(_ run: String) async throws(RunStop) {
        let (archive, store) = (context.archive, context.storeConnection)
        try await withRunStop {
            guard try await archive.counts(of: run)["needsYou", default: 0] > 0 else { return }
            try await archive.forget(cursor: ReadStream.customers, of: store)
        }
    }
}
