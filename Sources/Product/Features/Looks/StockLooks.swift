package import Accounting
import Bookkeeping
import ConnectorKit
import Storage
package import Sync

/// What would change in a store if the books' stock levels were written to it, for a person to see first (W20).
package struct StockLook: Hashable, Sendable, Codable {
    /// The first of those that would change, those that drop to nothing before the others.
    package var differences: [StockPlan.Difference] = []
    package var changes = 0
    package var matched = 0
    package var dropsToZero = 0
    /// So many would drop to nothing that a person must type their number.
    package var dropsTooMuch = false
    /// Codes that several items or products have; these are left alone.
    package var ambiguous: [String] = []

    package init() {}

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        try row.read(.differences, into: &differences)
        try row.read(.changes, into: &changes)
        try row.read(.matched, into: &matched)
        try row.read(.dropsToZero, into: &dropsToZero)
        try row.read(.dropsTooMuch, into: &dropsTooMuch)
        try row.read(.ambiguous, into: &ambiguous)
    }

    init(_ plan: StockPlan) {
        let drops = plan.differences.filter(\.dropsToZero)
        let others = plan.differences.filter { !$0.dropsToZero }
        differences = Array((drops + others).prefix(Self.shownMost))
        (changes, matched) = (plan.differences.count, plan.matched)
        (dropsToZero, dropsTooMuch) = (plan.dropsToZero, plan.dropsTooMuch)
        ambiguous = Array(plan.ambiguous.sorted().prefix(Self.shownMost))
    }

    /// Enough for a judgement; the others are only counted.
    static let shownMost = 200
}

/// Comparisons of stock levels, made by the server.
package struct StockLooks: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Asks for a new comparison; returns the open one where somebody has asked already.
    package func ask(of store: ID<Store>) async throws(FeatureProblem) {
        try await scope.open(.previewRuns).askLook(.stockLook, for: .stock, of: store)
    }

    /// `nil` when there never was one.
    package func latest(of store: ID<Store>) async throws(FeatureProblem) -> Look<StockLook>? {
        let access = try scope.open(.previewRuns)
        return try await access.latest(.stockLook, of: store).map { errand in
            Look<StockLook>(errand) { if case .stock(let look) = $0 { look } else { nil } }
        }
    }
}

/// Comparisons of products, made by the server: which have an item, which would get one, which are doubtful (W14).
package struct ProductLooks: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    package func ask(of store: ID<Store>) async throws(FeatureProblem) {
        let access = try scope.open(.previewRuns)
        guard try await access.policy(of: store) != nil else { throw .stopped(.notSetUp) }
        try await access.askLook(.productLook, for: .products, of: store)
    }

    /// `nil` when there never was one.
    package func latest(of store: ID<Store>) async throws(FeatureProblem) -> Look<ProductSurvey>? {
        let access = try scope.open(.previewRuns)
        return try await access.latest(.productLook, of: store).map { errand in
            Look<ProductSurvey>(errand) { if case .products(let survey) = $0 { survey } else { nil } }
        }
    }
}
