import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Products and customers for which documents wait although their feed read them: it reads them again. What they were found by in the
/// books may be gone since, and nothing in the store tells of that.
struct UnmetNames {
    private let context: SyncContext

    init(_ context: SyncContext) { self.context = context }

    func readCustomersAgain() async throws(RunStop) {
        let isAwaited = try await awaited().contains { if case .customer = $0 { true } else { false } }
        if isAwaited { try await forget(ReadStream.customers) }
    }

    /// Those that need a person are read again when a person says so.
    func readProductsAgain() async throws(RunStop) {
        let codes = try await awaited().compactMap { if case .product(let sku) = $0 { sku } else { nil } }
        if codes.isEmpty { return }
        let (archive, store) = (context.archive, context.storeConnection)
        let known = try await withRunStop { try await archive.products(codes, of: store) }
        if known.contains(where: { $0.state == Self.found }) { try await forget(ReadStream.products) }
    }

    private func awaited() async throws(RunStop) -> [AwaitedName] {
        guard context.store.description.isOfDocuments else { return [] }
        let (archive, store) = (context.archive, context.storeConnection)
        let rows = try await withRunStop {
            try await archive.orders(of: [store], in: .waiting, codes: [ReasonCode.names], after: nil, limit: Self.most)
        }
        return rows.flatMap { row -> [AwaitedName] in
            guard case .waiting(.names(let names))? = row.reason.map({ OrderReason(kept: $0) }) else { return [] }
            return names
        }
    }

    private func forget(_ cursor: String) async throws(RunStop) {
        let (archive, store) = (context.archive, context.storeConnection)
        try await withRunStop { try await archive.forget(cursor: cursor, of: store) }
    }

    /// The state of a product whose item was in the books when it was read.
    private static let found = "linked"
    /// One is enough; the others are read with it.
    private static let most = 500
}
