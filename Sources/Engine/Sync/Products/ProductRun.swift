import Accounting
import Bookkeeping
import Commerce
package import ConnectorKit
import LinkLedger
import Storage

/// The workflow product → item: every new product of the store becomes an item of the books (W19).
package struct ProductRun: Sendable {
    private let context: SyncContext
    private let progress: @Sendable (RunProgress) -> Void

    package static let needs: [StoreNeed] = [.has(.products)]

    package init(_ context: SyncContext, progress: @escaping @Sendable (RunProgress) -> Void = { _ in }) {
        self.context = context
        self.progress = progress
    }

    package func perform(trigger: String, as id: String? = nil) async throws(RunStop) -> RunReport {
        try context.check(Self.needs)
        return try await Run(context, workflow: "products", trigger: trigger, as: id, progress: progress)
            .perform { run, counts, lease throws(RunStop) in
                try await UnmetNames(context, trigger: trigger).readProductsAgain()
                try await NameFeed(context).work(run: run, counts, lease) { settings throws(RunStop) in
                    try await supplyPage(settings, run, counts)
                }
            }
    }

    /// What a run would make of the products that are new or changed since the last one; nothing is kept.
    package func preview(_ each: @Sendable (ProductPreview) async -> Void) async throws(RunStop) {
        try context.check(Self.needs)
        let settings = try await RunSettings.loadAnew(context)
        let (archive, store) = (context.archive, context.storeConnection)
        var cursor = try await withRunStop {
            try await archive.cursor(ReadStream.products, of: store)
        }.map { Cursor($0) }
        var seen: Set<RecordKey> = []
        let outlook = Outlook()
        var isLast = false
        while !isLast {
            let page = try await context.page(of: .products, after: cursor)
            (cursor, isLast) = (page.next, page.isLast)
            for preview in try await decide(page.records, settings, outlook).previews where preview.isNews(&seen) {
                await each(preview)
            }
        }
    }

    /// How all products stand to the books' items, whatever was read before; nothing is kept.
    package func survey() async throws(RunStop) -> ProductSurvey {
        try context.check(Self.needs)
        let settings = try await RunSettings.loadAnew(context)
        var sum = ProductSurvey.Sum(matching: settings.policy.products.matching)
        var cursor: Cursor?
        let outlook = Outlook()
        var isLast = false
        while !isLast {
            let page = try await context.page(of: .products, after: cursor)
            (cursor, isLast) = (page.next, page.isLast)
            let decided = try await decide(page.records, settings, outlook)
            sum.add(decided.products, decided.rows, decided.previews)
        }
        return sum.survey
    }

    /// Reads one page of products, writes intents for those that have no item, and keeps the page with its place.
    private func supplyPage(_ settings: RunSettings, _ run: String, _ counts: RunCounts) async throws(RunStop) -> Bool {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let cursor = try await withRunStop {
            try await archive.cursor(ReadStream.products, of: store)
        }
        let page = try await context.page(of: .products, after: cursor.map { Cursor($0) })
        let decided = try await decide(page.records, settings)
        let now = context.world.clock.now()
        try await withRunStop {
            try await archive.add(decided.intents, store: store, books: books, now: now)
            try await archive.keep(products: decided.rows, cursor: page.next.text, of: store)
            try await archive.add(decided.results, to: run)
        }
        counts.read(KeptCount(new: decided.rows.count, changed: 0), expected: page.expectedCount)
        counts.decided(decided.rows.count)
        return page.isLast
    }

    private func decide(
        _ raws: [RawRecord], _ settings: RunSettings, _ outlook: Outlook? = nil
    ) async throws(RunStop) -> DecidedProducts {
        var decided = DecidedProducts()
        var products: [Product] = []
        for raw in try await whole(raws, settings) {
            do throws(Unreadable) {
                products += try context.store.mapping.products(from: raw, profile: settings.profile)
            } catch {
                try decoded { try decided.fail(raw.id, .unreadable(field: error.field, text: error.text)) }
            }
        }
        products = try await CurrentProducts(context).of(products)
        decided.products = products
        var lookups = CatalogueLookups(policy: settings.policy)
        for product in products { lookups.add(product) }
        var base = settings.catalogue
        if let outlook { base.expected = outlook.records }
        var (catalogue, links) = try await MirrorExcerpt(context).fetch(lookups, base: base)
        let known = Links(links.mapValues(\.booksID))
        let shared = SharedCodes(products, matching: settings.policy.products.matching)
        let waking = try await ItemChanges(context, settings).waking(products)
        let ends = try await ProductAliases(context.archive, of: context.storeConnection).ends(of: products)
        let bookkeeper = Bookkeeper(policy: settings.policy, catalogue: catalogue)
        for product in products {
            if let change = waking[RecordKey.item(of: product)] {
                try decoded { try decided.wake(product, change) }
                continue
            }
            if let refusal = shared.refusal(of: product) ?? ends.refusal(of: product) {
                try decoded {
                    try decided.add(
                        product, .refuse([refusal]), intentID: "", policyVersion: settings.policy.version)
                }
                continue
            }
            // Nothing else may hold what is expected as it grows: it would be copied for each product.
            let decision = bookkeeper.expecting(catalogue.expected)
                .decide(product.following(ends), currency: settings.profile.currency, links: known)
            if case .create(let record) = decision { catalogue.expected.add(record) }
            let id = context.world.identifiers.next()
            try decoded {
                try decided.add(product, decision, intentID: id, policyVersion: settings.policy.version)
            }
        }
        outlook?.keep(catalogue.expected)
        return decided
    }
}

extension ProductRun {
    /// Records that are whole where an item may be made of them: what costs a call for each product is not asked for those that have one.
    private func whole(_ raws: [RawRecord], _ settings: RunSettings) async throws(RunStop) -> [RawRecord] {
        guard context.store.leavesIncomplete(.products) else { return raws }
        let keys = raws.map { raw in
            // What cannot be read is told when it is decided.
            let products = (try? context.store.mapping.products(from: raw, profile: settings.profile)) ?? []
            return products.map { RecordKey.item(of: $0) }
        }
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let all = keys.flatMap(\.self)
        let links = try await withRunStop { try await archive.links(of: all, store: store, books: books) }
        let places = raws.indices.filter { place in !keys[place].allSatisfy { links[$0] != nil } }
        let completed: [RawRecord]
        do { completed = try await context.store.completed(places.map { raws[$0] }, of: .products) } catch {
            throw .store(error)
        }
        var whole = raws
        for (place, record) in zip(places, completed) { whole[place] = record }
        return whole
    }
}

extension [String: ProductAliases.End] {
    /// Of an alias behind which is no product.
    fileprivate func refusal(of product: Product) -> Refusal? {
        guard !product.isWithdrawn, case .loop(let codes)? = self[product.id.rawValue] else { return nil }
        return .aliasLoop(codes: codes)
    }
}

/// Codes that several products of the store bear: which of them an item stands for is left to a person (W14).
private struct SharedCodes {
    private let matching: ProductPolicy.Matching
    private var names: [NameKey: [String]] = [:]

    init(_ products: [Product], matching: ProductPolicy.Matching) {
        self.matching = matching
        guard matching != .name else { return }
        for product in products where !product.isGiftCard && !product.sku.isEmpty {
            names[NameKey(product.sku), default: []].append(product.name)
        }
    }

    func refusal(of product: Product) -> Refusal? {
        guard let names = names[NameKey(product.sku)], names.count > 1 else { return nil }
        return .productAmbiguous(code: product.sku, items: names)
    }
}

/// What a page of products came to, ready to be written down.
private struct DecidedProducts {
    var rows: [ProductRow] = []
    var intents: [IntentRow] = []
    var results: [RunResultRow] = []
    var previews: [ProductPreview] = []
    /// Those that could be read.
    var products: [Product] = []

    mutating func add(
        _ product: Product, _ decision: NameDecision, intentID: String, policyVersion: Int
    ) throws {
        var row = ProductRow(
            id: product.id.rawValue, variation: product.variationID ?? "", body: try RecordText.encode(product),
            state: "linked")
        switch decision {
        case .nothing: break
        case .alias(let real):
            results.append(
                RunResultRow(
                    subject: row.id, label: product.sku, outcome: RunOutcome.linked,
                    reason: try RecordText.encode(OrderReason.aliasOf(real))))
        case .withdrawn:
            row.state = "withdrawn"
            results.append(
                RunResultRow(
                    subject: row.id, label: product.sku, outcome: "skipped",
                    reason: try RecordText.encode(OrderReason.withdrawn)))
        case .create(let record):
            row.state = "waiting"
            let kept = KeptRecord(body: record.body, policyVersion: policyVersion)
            intents.append(try kept.intent(id: intentID, order: "", key: record.key, generation: 1, .create))
            results.append(RunResultRow(subject: record.key.id, label: product.name, outcome: "posted", reason: nil))
            previews.append(ProductPreview(product: product.name, result: .item(record)))
        case .refuse(let refusals):
            row.state = "needsYou"
            row.reason = try RecordText.encode(OrderReason.refused(refusals))
            results.append(
                RunResultRow(subject: row.id, label: product.name, outcome: "needsYou", reason: row.reason))
            previews.append(ProductPreview(product: product.name, result: .needsYou(.refused(refusals))))
        }
        rows.append(row)
    }

    /// Its item rests since the product was sold no more.
    mutating func wake(_ product: Product, _ change: ItemChanges.Change) throws {
        rows.append(
            ProductRow(
                id: product.id.rawValue, variation: product.variationID ?? "", body: try RecordText.encode(product),
                state: "waiting"))
        intents.append(change.intent)
        results.append(change.result)
    }

    mutating func fail(_ id: String, _ refusal: Refusal) throws {
        let reason = try RecordText.encode(OrderReason.refused([refusal]))
        rows.append(ProductRow(id: id, variation: "", body: "{}", state: "needsYou", reason: reason))
        results.append(RunResultRow(subject: id, label: id, outcome: "needsYou", reason: reason))
        previews.append(ProductPreview(product: id, result: .needsYou(.refused([refusal]))))
    }
}
