import Accounting
import Bookkeeping
import Features
import Storage
import Sync
import Wording

/// A step of the wizard; its word stands in the address (W22).
enum SetUpStep: String, Sendable, CaseIterable {
    case books, store, start, documents, accounts, taxes, payments, products, stock, trial, orders, automatic

    var name: SetUpWord { SetUpWord(rawValue: rawValue) ?? .steps }
    var question: SetUpWord { SetUpWord(rawValue: "\(rawValue)Ask") ?? .steps }
    /// Why the proposal is as it is; those of pairs and accounts have their own.
    var why: SetUpWord? { SetUpWord(rawValue: "\(rawValue)Why") }

    var next: SetUpStep? {
        let all = Self.allCases
        return all.firstIndex(of: self).flatMap { $0 + 1 < all.count ? all[$0 + 1] : nil }
    }

    var before: SetUpStep? {
        let all = Self.allCases
        return all.firstIndex(of: self).flatMap { $0 > 0 ? all[$0 - 1] : nil }
    }

    /// The page of settings that it asks from; `nil` for those that ask for something else.
    var settings: StoreSettingsPage.Kind? {
        switch self {
        case .accounts: .accounts
        case .taxes: .taxes
        case .payments: .payments
        case .books, .store, .start, .documents, .products, .stock, .trial, .orders, .automatic: nil
        }
    }

    /// Whether it is passed over when one comes back: not everybody has the books rule the stock.
    var isOptional: Bool { self == .stock }
}

/// How far the set-up of a store is, by what is there: nothing of it is kept apart, so it can be left and resumed anywhere.
struct SetUpCourse: Sendable {
    var books: Integration?
    /// Those of the company that are in use.
    var stores: [Integration] = []
    /// The one that is being set up.
    var store: Integration?
    var draft: SettingsDraft?
    var posted = 0
    /// What is offered of products and stock; `nil` for what the store cannot serve.
    var products: Look<ProductSurvey>?
    var stock: Look<StockLook>?
    var unmet: [Workflow: String] = [:]
    var trial: DryRunFacts?
    var first: FirstOrders.Standing?

    var isBooksReady: Bool { books?.ref.state == .active }
    var ref: StoreRef? { if case .store(let store)? = store?.ref { store } else { nil } }
    private var isKept: Bool { (draft?.version ?? 0) > 0 }
    private var hasPosted: Bool { posted > 0 || first != nil }

    func isDone(_ step: SetUpStep) -> Bool {
        switch step {
        case .books: isBooksReady
        case .store: store?.ref.state == .active
        case .start, .documents: isKept
        case .accounts, .taxes, .payments: isKept && draft?.problems.isEmpty ?? false
        case .products: unmet[.products] != nil || hasPosted || products.map { !$0.isGoingOn } ?? false
        case .stock: unmet[.stock] != nil || stock?.result != nil
        case .trial: first != nil || trial?.isDone ?? false
        case .orders: hasPosted
        case .automatic: store?.workflows.contains(where: \.isOfSales) ?? false
        }
    }

    /// A step can be opened once what it is chosen from is there.
    func isOpen(_ step: SetUpStep) -> Bool {
        switch step {
        case .books: true
        case .store: isBooksReady
        case .start: isDone(.books) && isDone(.store)
        case .documents, .accounts, .taxes, .payments, .products, .stock, .trial, .orders, .automatic: isDone(.start)
        }
    }

    /// Where one goes on. With several stores, none of them chosen, a person says which.
    var here: SetUpStep {
        if isBooksReady, stores.count > 1, store == nil { return .store }
        return SetUpStep.allCases.first { !isDone($0) && !$0.isOptional } ?? .automatic
    }

    /// Named in addresses where there are several stores.
    var named: ID<Store>? { stores.count > 1 ? ref?.id : nil }

    /// Of the store that is named; without a name of the only one, or of the only one that does not run by itself yet.
    static func load(_ scope: CompanyScope, store name: String = "") async throws -> SetUpCourse {
        let integrations = Integrations(scope)
        let known = try await integrations.overview()
        let all = known.filter { $0.ref.state != .uninstalled }
        var course = SetUpCourse(books: all.first { $0.ref.side == .books })
        course.stores = all.filter { $0.ref.side == .store }
        let open = course.stores.filter { !$0.workflows.contains(where: \.isOfSales) }
        if !name.isEmpty {
            course.store = course.stores.first { $0.ref.id.rawValue == name }
            if course.store == nil {
                let hasEnded = known.contains { $0.ref.side == .store && $0.ref.id.rawValue == name }
                throw hasEnded ? FeatureProblem.connection(.uninstalled(name, side: .store)) : .connectionUnknown(name)
            }
        } else if course.stores.count == 1 {
            course.store = course.stores.first
        } else if open.count == 1 {
            course.store = open.first
        }
        guard let store = course.ref, course.isBooksReady else { return course }
        course.draft = try await StoreSettings(scope).draft(of: store.id)
        course.posted = try await integrations.counts(of: store.id).posted
        try await SetUp(scope).glance(at: store.id)
        course.products = try await ProductLooks(scope).latest(of: store.id)
        course.stock = try await StockLooks(scope).latest(of: store.id)
        course.trial = try await DryRuns(scope).latestOfNow(of: store.id)
        course.first = try await FirstOrders(scope).standing(of: store.id)
        return course
    }
}

extension DryRunFacts {
    var isDone: Bool { if case .done = state { true } else { false } }
    var isGoingOn: Bool { if case .goingOn = state { true } else { false } }
}
