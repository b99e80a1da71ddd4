import Accounting
import Bookkeeping
import LinkLedger
import Storage

/// Makes the report out of everything that was gathered; pure.
struct Reconciler {
    private let matter: ReconciliationMatter
    private let byOrder: [String: [PostedDocument]]

    init(_ matter: ReconciliationMatter) {
        self.matter = matter
        byOrder = Dictionary(grouping: matter.posted.filter { $0.order != nil }, by: { $0.order ?? "" })
    }

    func reconcile(reads: Int) throws -> Reconciliation {
        let all = FindingSearch(matter).findings()
        var open: [Finding] = []
        var accepted: [AcceptedFinding] = []
        for finding in all {
            let row = matter.accepted[DocumentName(kind: finding.kind, id: finding.booksID)]
            if let row, try finding.fingerprint() == row.fingerprint {
                accepted.append(AcceptedFinding(finding: finding, by: row.acceptedBy, at: row.acceptedAt))
            } else {
                open.append(finding)
            }
        }
        let sums = BridgeReckoning(matter, byOrder: byOrder, open: open, accepted: accepted)
        let bridges = sums.bridges()
        var report = Reconciliation(
            store: matter.store, days: matter.days, counts: counts, unfinished: placed.count(where: \.isUnfinished),
            bridges: bridges, taxes: sums.taxes(),
            payments: sums.payments(), findings: open, accepted: accepted, timing: sums.timing(),
            underWay: matter.orders.count { $0.isUnderWay }, oldestDays: oldestDays(open, bridges), reads: reads,
            byDay: sums.days(in: bridges.first?.currency ?? matter.catalogue.company.homeCurrency))
        report.postedAndOpen = placed.count { $0.state == .needsYou && sums.isPosted($0) }
        return report
    }

    private var counts: [OrderState: Int] {
        placed.reduce(into: [:]) { $0[$1.state, default: 0] += 1 }
    }

    /// Orders of the period; those that merely have a document in it are not counted.
    private var placed: [ReconciledOrder] {
        matter.orders.filter { $0.placedOn.map(matter.days.contains) ?? true }
    }

    private func oldestDays(_ open: [Finding], _ bridges: [MoneyBridge]) -> Int? {
        let late = Set(bridges.flatMap(\.differences).filter { $0.cause != .accepted }.map(\.order))
        let dates = open.map(\.date) + matter.orders.filter { late.contains($0.id) }.compactMap(\.placedOn)
        return dates.min().map { max(0, matter.today.daysSince1970 - $0.daysSince1970) }
    }
}
