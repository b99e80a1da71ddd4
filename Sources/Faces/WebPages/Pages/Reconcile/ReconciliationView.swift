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

    var stores: [String] { kept?.reports.map(\.store) ?? [] }
    var report: Reconciliation? { kept?.reports.first { $0.store == store } ?? kept?.reports.first }
    var query: String { "from=\(days.lowerBound)&to=\(days.upperBound)" }
}

extension LiveProgress {
    /// A comparison that goes on; nobody knows how much of it is done.
    init?(_ view: ReconciliationView, _ path: String, moves: Bool, _ sentences: Sentences) {
        guard view.isUnderWay else { return nil }
        self.init(
            label: ReconcileWord.underWay.text(sentences), events: moves ? "\(path)/events?\(view.query)" : nil)
    }
}
