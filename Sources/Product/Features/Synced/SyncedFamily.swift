package import Accounting

/// What of a store has a tab of its own with its identifiers in the books (F5, F6).
package enum SyncedFamily: String, Hashable, Sendable, CaseIterable {
    case products, customers, invoices
    case creditMemos = "credit-memos"

    /// Records of the books, where it is not products.
    package var records: RecordFamily? {
        switch self {
        case .products: nil
        case .customers: .customers
        case .invoices: .invoices
        case .creditMemos: .creditMemos
        }
    }

    /// Has those that need a person decided again by the server; gives the run.
    package func retry(in scope: CompanyScope, of store: ID<Store>) async throws(FeatureProblem) -> ID<Run> {
        guard let records else { return try await SyncedProducts(scope).retry(of: store) }
        return try await SyncedRecords(scope).retry(records, of: store)
    }
}
