import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage
package import Sync

/// The workflows of a store (W2).
package enum Workflow: String, Sendable, CaseIterable {
    case orders, products, stock
}

/// *Sync now*, and what schedules do (W21).
package struct SyncStore: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// Runs one workflow for every store of the company, one after the other.
    ///
    /// Where there are several, one that cannot be begun does not keep the others from theirs: its report says what stopped it.
    package func run(
        _ workflow: Workflow, company: String, trigger: String, isConfirmed: Bool = false,
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) async throws(FeatureProblem) -> [RunReport] {
        let contexts = try await SyncContexts(services).all(of: company)
        var reports: [RunReport] = []
        for context in contexts {
            do throws(FeatureProblem) {
                reports.append(
                    try await run(workflow, at: context, trigger: trigger, isConfirmed: isConfirmed, progress: progress)
                )
            } catch {
                guard contexts.count > 1, let stop = error.stop else { throw error }
                reports.append(RunReport(notBegun: workflow, of: context.storeConnection, stop))
            }
        }
        return reports
    }

    /// Runs one workflow of one store.
    package func run(
        _ workflow: Workflow, at context: SyncContext, trigger: String, isConfirmed: Bool = false,
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) async throws(FeatureProblem) -> RunReport {
        do throws(RunStop) {
            switch workflow {
            case .orders: return try await OrderRun(context, progress: progress).perform(trigger: trigger)
            case .products: return try await ProductRun(context, progress: progress).perform(trigger: trigger)
            case .stock: return try await StockRun(context, isConfirmed: isConfirmed).perform(trigger: trigger)
            }
        } catch { throw FeatureProblem(error) }
    }

    /// What the stock workflow would change in each store (W20).
    package func previewStock(company: String) async throws(FeatureProblem) -> [(store: String, plan: StockPlan)] {
        var plans: [(store: String, plan: StockPlan)] = []
        for context in try await SyncContexts(services).all(of: company) {
            do { plans.append((context.storeConnection, try await StockRun(context).preview())) } catch {
                throw FeatureProblem(error)
            }
        }
        return plans
    }

    /// What a run would write, as a difference to what is in the books (X3).
    package func dryRun(
        company: String, scope: DryRunScope = DryRunScope(), _ each: @Sendable (DryRunOrder) async -> Void
    ) async throws(FeatureProblem) {
        for context in try await SyncContexts(services).all(of: company) {
            try await dryRun(at: context, scope: scope, each)
        }
    }

    /// The same for one store.
    package func dryRun(
        at context: SyncContext, scope: DryRunScope, _ each: @Sendable (DryRunOrder) async -> Void
    ) async throws(FeatureProblem) {
        try await withFeatureProblem { try await DryRun(context).perform(scope, each) }
    }

    /// The items that the products workflow would make, and the products that need a person (W19).
    package func previewProducts(
        at context: SyncContext, _ each: @Sendable (ProductPreview) async -> Void
    ) async throws(FeatureProblem) {
        try await withFeatureProblem { try await ProductRun(context).preview(each) }
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
