import Accounting
import Features
import Sync
import Wording

/// What the page is made of.
struct ReconciliationView: Sendable {
    var days: ClosedRange<BusinessDate>
    var thisMonth: ClosedRange<BusinessDate>
    var kept: KeptReconciliation?
    /// The one of several stores that is looked at.
    var store: String
    var isUnderWay: Bool
    var trouble: FeatureProblem?
    var mayMend: Bool

    /// What stores are called, by their identifiers.
    var names: [String: String] = [:]

    var stores: [(id: String, name: String)] { kept?.reports.map { ($0.store, names[$0.store] ?? $0.store) } ?? [] }

    /// The report of the chosen store; without a choice of one that is not clean, else of that with the most orders.
    var report: Reconciliation? {
        let reports = kept?.reports ?? []
        return reports.first { $0.store == store } ?? reports.first { !$0.isClean }
            ?? reports.max { $0.orders < $1.orders }
    }
    /// The store that is shown; `nil` where there is only one.
    var shown: String? { stores.count < 2 ? nil : report?.store }
    var query: String { Self.query(days, shown) }

    /// As addresses say what is shown.
    static func query(_ days: ClosedRange<BusinessDate>, _ store: String?) -> String {
        let days = "from=\(days.lowerBound)&to=\(days.upperBound)"
        guard let store, !store.isEmpty else { return days }
        return "\(days)&store=\(QueryText.coded(store))"
    }
}

extension LiveProgress {
    /// A comparison that goes on; nobody knows how much of it is done.
    init?(_ view: ReconciliationView, _ path: String, moves: Bool, _ sentences: Sentences) {
        guard view.isUnderWay else { return nil }
        self.init(
            label: ReconcileWord.underWay.text(sentences), events: moves ? "\(path)/events?\(view.query)" : nil)
    }
}

extension Reconciliation {
    fileprivate var orders: Int { counts.values.reduce(0, +) }
}
