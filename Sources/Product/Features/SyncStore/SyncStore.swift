package import Accounting
import Bookkeeping
package import ConnectorKit
import LinkLedger
import Storage
package import Sync

/// The workflows of a store (W2).
package enum Workflow: String, Sendable, CaseIterable, Codable {
    case orders, products, stock
    /// Those of a store that makes its documents itself (F2); `products` creates its items.
    case productUpdates = "product-updates"
    case customers, invoices
    case creditMemos = "credit-memos"

    /// All of their words.
    package static let words = allCases.map(\.rawValue).joined(separator: ", ")

    /// The workflows of one kind of store, in the order in which they are set up.
    package static func all(of store: StoreDescription?) -> [Workflow] {
        guard let store, store.isOfDocuments else { return [.orders, .products, .stock] }
        return [.products, .productUpdates, .customers, .invoices, .creditMemos] + (store.writesStock ? [.stock] : [])
    }

    /// Those that bring sales into the books.
    package var isOfSales: Bool {
        switch self {
        case .orders, .invoices, .creditMemos: true
        case .products, .stock, .productUpdates, .customers: false
        }
    }

    /// When a workflow of a store that makes its documents itself is meant to run; a person saves it (F3).
    package var usualSchedule: Schedule {
        switch self {
        case .productUpdates: .daily(hour: 3, minute: 0)
        case .orders, .products, .stock, .customers, .invoices, .creditMemos: .every(seconds: 3600)
        }
    }
}

/// *Sync now*, and what schedules do (W21).
package struct SyncStore: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Runs one workflow for every store of the company, one after the other.
    ///
    /// Where there are several, one that cannot begin does not stop the others: its report says what stopped it.
    package func run(
        _ workflow: Workflow, isConfirmed: Bool = false,
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) async throws(FeatureProblem) -> [RunReport] {
        let access = try scope.open(.syncStores)
        let all = try await access.contexts()
        let fitting = all.filter { Workflow.all(of: $0.store.description).contains(workflow) }
        let contexts = fitting.isEmpty ? all : fitting
        var reports: [RunReport] = []
        for context in contexts {
            do throws(FeatureProblem) {
                reports.append(try await access.run(workflow, context, isConfirmed ? .whole : .none, progress))
            } catch {
                guard contexts.count > 1, let stop = error.stop else { throw error }
                reports.append(RunReport(notBegun: workflow, of: context.storeConnection, stop))
            }
        }
        return reports
    }

    /// Runs one workflow of one store; `id` names a run that was asked for.
    package func run(
        _ workflow: Workflow, of store: ID<Store>, consent: StockRun.Consent = .none, as id: ID<Run>? = nil,
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) async throws(FeatureProblem) -> RunReport {
        let access = try scope.open(.syncStores)
        return try await access.run(workflow, try await access.context(store), consent, as: id, progress)
    }

    /// What the stock workflow would change in each store that takes stock levels (W20).
    package func previewStock() async throws(FeatureProblem) -> [(store: ID<Store>, plan: StockPlan)] {
        var plans: [(store: ID<Store>, plan: StockPlan)] = []
        let access = try scope.open(.previewRuns)
        let all = try await access.contexts()
        let taking = all.filter { $0.store.description.unmet(StockRun.needs) == nil }
        for context in taking.isEmpty ? all : taking {
            let run = StockRun(context, beside: try await access.others(beside: context))
            do { plans.append((ID(context.storeConnection), try await run.preview())) } catch {
                throw FeatureProblem(error)
            }
        }
        return plans
    }

    /// What the stock workflow would change in one store.
    func previewStock(of store: ID<Store>) async throws(FeatureProblem) -> StockPlan {
        let access = try scope.open(.previewRuns)
        let context = try await access.context(store)
        let run = StockRun(context, beside: try await access.others(beside: context))
        return try await withFeatureProblem { try await run.preview() }
    }

    /// How all products of a store stand to the items of the books (W14).
    func surveyProducts(of store: ID<Store>) async throws(FeatureProblem) -> ProductSurvey {
        let context = try await scope.open(.previewRuns).context(store)
        return try await withFeatureProblem { try await ProductRun(context).survey() }
    }

    /// What a run would write, as a difference to what is in the books (X3).
    package func dryRun(
        of store: ID<Store>, _ range: DryRunScope = DryRunScope(), _ each: @Sendable (DryRunOrder) async -> Void
    ) async throws(FeatureProblem) {
        let context = try await scope.open(.previewRuns).context(store)
        try await withFeatureProblem { try await DryRun(context).perform(range, each) }
    }

    /// The items that the products workflow would make, and the products that need a person (W19).
    package func previewProducts(
        of store: ID<Store>, _ each: @Sendable (ProductPreview) async -> Void
    ) async throws(FeatureProblem) {
        let context = try await scope.open(.previewRuns).context(store)
        try await withFeatureProblem { try await ProductRun(context).preview(each) }
    }
}

extension CompanyAccess {
    fileprivate func run(
        _ workflow: Workflow, _ context: SyncContext, _ consent: StockRun.Consent, as id: ID<Run>? = nil,
        _ progress: @escaping @Sendable (RunProgress) -> Void
    ) async throws(FeatureProblem) -> RunReport {
        let (trigger, id) = (actor, id?.rawValue)
        let others = workflow == .stock ? try await others(beside: context) : []
        if workflow == .orders { _ = try await fetchSupplierPapers(of: ID(context.storeConnection)) }
        return try await services.progress.watching(workflow.rawValue, of: context.storeConnection) {
            note throws(FeatureProblem) in
            let tell: @Sendable (RunProgress) -> Void = { point in
                note(point)
                progress(point)
            }
            do throws(RunStop) {
                switch workflow {
                case .orders: return try await OrderRun(context, progress: tell).perform(trigger: trigger, as: id)
                case .invoices, .creditMemos:
                    let feed = workflow == .invoices ? SaleFeed.invoices : .creditMemos
                    return try await OrderRun(context, of: feed, progress: tell).perform(trigger: trigger, as: id)
                case .productUpdates:
                    return try await ProductUpdateRun(context, progress: tell).perform(trigger: trigger, as: id)
                case .customers:
                    return try await CustomerRun(context, progress: tell).perform(trigger: trigger, as: id)
                case .products: return try await ProductRun(context, progress: tell).perform(trigger: trigger, as: id)
                case .stock:
                    let stock = StockRun(context, beside: others, consent: consent)
                    return try await stock.perform(trigger: trigger, as: id)
                }
            } catch { throw FeatureProblem(error) }
        }
    }
}

extension RunReport {
    /// Of a run that could not be begun.
    fileprivate init(notBegun workflow: Workflow, of store: String, _ stop: RunStop) {
        self.init(run: "")
        (self.workflow, self.store) = (workflow.rawValue, store)
        (self.stop, stopped) = (stop.code, stop)
    }
}

extension FeatureProblem {
    /// What kept a run from being begun; `nil` for problems that concern more than one store.
    fileprivate var stop: RunStop? {
        switch self {
        case .stopped(let stop): stop
        case .outside(let problem): .books(problem)
        default: nil
        }
    }
}
