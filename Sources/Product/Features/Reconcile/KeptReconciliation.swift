package import Accounting
import Storage
package import Sync

/// The last reconciliation of some days, with its age.
package struct KeptReconciliation: Hashable, Sendable {
    package var days: ClosedRange<BusinessDate>
    package var madeAt: Instant
    /// Who asked for it.
    package var madeBy: String
    /// One for each store that the person sees.
    package var reports: [Reconciliation]
    /// Findings that somebody has handled since.
    package var handled: Set<String>

    package init(
        days: ClosedRange<BusinessDate>, madeAt: Instant, madeBy: String, reports: [Reconciliation],
        handled: Set<String> = []
    ) {
        self.days = days
        self.madeAt = madeAt
        self.madeBy = madeBy
        self.reports = reports
        self.handled = handled
    }
}

/// What is kept of it.
struct ReconciliationContent: Codable {
    var reports: [Reconciliation]
    var handled: Set<String> = []
}

extension Reconcile {
    /// What came out last for these days, in the stores that the person sees; `nil` when nobody compared them, or what was kept cannot
    /// be read any more.
    package func kept(_ days: ClosedRange<BusinessDate>) async throws(FeatureProblem) -> KeptReconciliation? {
        let access = try scope.open(.seeReconciliation)
        guard let (row, content) = try await access.keptReconciliation(days) else { return nil }
        let stores = Set(try await access.connections().map(\.id))
        return KeptReconciliation(
            days: days, madeAt: row.madeAt, madeBy: row.madeBy,
            reports: content.reports.filter { stores.contains($0.store) }, handled: content.handled)
    }

    /// The days that were compared last.
    package func lastDays() async throws(FeatureProblem) -> ClosedRange<BusinessDate>? {
        let access = try scope.open(.seeReconciliation)
        let (archive, company) = (access.archive, access.company)
        return try await withFeatureProblem { try await archive.reconciledDays(of: company, limit: 1) }.first
    }

    /// Whether these days are being compared now.
    package func isUnderWay(_ days: ClosedRange<BusinessDate>) throws(FeatureProblem) -> Bool {
        let access = try scope.open(.seeReconciliation)
        return access.services.comparisons.isOpen(ComparisonDesk.Wish(access, days))
    }

    /// What kept these days from being compared the last time; `nil` when nothing did.
    package func trouble(_ days: ClosedRange<BusinessDate>) throws(FeatureProblem) -> FeatureProblem? {
        let access = try scope.open(.seeReconciliation)
        return access.services.comparisons.trouble(of: ComparisonDesk.Wish(access, days))
    }

    /// Has these days compared soon; done once when asked twice.
    ///
    /// Throws ``FeatureProblem/daysTooMany(most:)``.
    package func ask(_ days: ClosedRange<BusinessDate>) throws(FeatureProblem) {
        let access = try scope.open(.seeReconciliation)
        guard days.upperBound.daysSince1970 - days.lowerBound.daysSince1970 < Self.daysMax else {
            throw .daysTooMany(most: Self.daysMax)
        }
        access.services.comparisons.ask(ComparisonDesk.Wish(access, days))
    }

    /// Notes that somebody handled a finding, so that it is not offered again before the next comparison.
    package func note(handled finding: ID<Finding>, in days: ClosedRange<BusinessDate>) async throws(FeatureProblem) {
        let access = try scope.open(.mendFindings)
        guard var (row, content) = try await access.keptReconciliation(days) else { return }
        content.handled.insert(finding.rawValue)
        row.body = try json(content)
        let (archive, noted) = (access.archive, row)
        try await withFeatureProblem { try await archive.keep(noted) }
    }

    /// A quarter of a year: enough for a statement, little enough for one sitting.
    package static let daysMax = 92
}

extension CompanyAccess {
    fileprivate func keptReconciliation(
        _ days: ClosedRange<BusinessDate>
    ) async throws(FeatureProblem) -> (ReconciliationRow, ReconciliationContent)? {
        let (archive, company) = (archive, company)
        let row = try await withFeatureProblem { try await archive.reconciliation(of: company, days: days) }
        guard let row else { return nil }
        return ReconciliationContent(kept: row.body).map { (row, $0) }
    }
}

extension ReconciliationContent {
    /// `nil` for what another program kept in a form that cannot be understood: both sides are compared anew.
    init?(kept text: String) {
        do { self = try RecordText.decode(ReconciliationContent.self, from: text) } catch { return nil }
    }
}
