package import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
import LinkLedger
import Storage
package import Sync

/// Whether the books say what the stores said, and what to do where they do not (X5).
package struct Reconcile: Sendable {
    let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// A report for each store of the company; documents that belong to no store are in the first.
    ///
    /// With `refreshes`, what is new in the stores is read first.
    package func report(
        days: ClosedRange<BusinessDate>, refreshes: Bool = false
    ) async throws(FeatureProblem) -> [Reconciliation] {
        var reports: [Reconciliation] = []
        for context in try await scope.open(.seeReconciliation).contexts() {
            do throws(RunStop) {
                reports.append(
                    try await StoreReconciliation(context)
                        .perform(days, tellsStrangers: reports.isEmpty, refreshes: refreshes))
            } catch { throw FeatureProblem(error) }
        }
        return reports
    }

    /// The month in which the company is now, by the clock of its first store's settings.
    package func thisMonth() async throws(FeatureProblem) -> ClosedRange<BusinessDate> {
        let access = try scope.open(.seeReconciliation)
        let zone = try await Integrations(scope).zone() ?? .gmt
        return BusinessDate(access.now, in: zone).month
    }

    /// Accepts documents as they are in the books; they are reported again only when they change again.
    package func keep(_ findings: [ID<Finding>]) async throws(FeatureProblem) -> [Finding] {
        let person = scope.requester.name
        return try await each("keep", findings) { desk, word throws(FindingStop) in
            try await desk.keep(word, by: person)
        }
    }

    /// Has what we posted posted again at the next run.
    package func repost(_ findings: [ID<Finding>]) async throws(FeatureProblem) -> [Finding] {
        try await each("repost", findings) { desk, word throws(FindingStop) in
            try await desk.repost(word)
        }
    }

    /// Makes a document of the books the document of an order.
    ///
    /// `order` is its number.
    package func link(_ finding: ID<Finding>, to order: String) async throws(FeatureProblem) -> [Finding] {
        let person = scope.requester.name
        return try await each("link", [finding]) { desk, word throws(FindingStop) in
            try await desk.link(word, to: order, by: person)
        }
    }

    /// Tries the company's stores in turn: the document or the order may be of any of them.
    ///
    /// What was done is written to the audit (X7).
    private func each(
        _ action: String, _ words: [ID<Finding>],
        _ act: (FindingDesk, String) async throws(FindingStop) -> Finding
    ) async throws(FeatureProblem) -> [Finding] {
        let access = try scope.open(.mendFindings)
        let desks = try await access.contexts().map { FindingDesk($0) }
        var findings: [Finding] = []
        for word in words {
            let finding = try await first(of: desks, word.rawValue, act)
            findings.append(finding)
            try await note(action, finding, access)
        }
        return findings
    }

    private func note(
        _ action: String, _ finding: Finding, _ access: CompanyAccess
    ) async throws(FeatureProblem) {
        let content = try json(FindingActed(action: action, finding: finding.id, order: finding.order))
        var subjects: Set<AuditSubject> = [.record(BooksRecordKind(finding.kind), finding.booksID)]
        if let order = finding.order { subjects.insert(.order(order)) }
        if let number = finding.number { subjects.insert(.number(number)) }
        try await access.add(AuditNote(.link, actor: access.actor, subjects: subjects, content: content))
    }

    private func first(
        of desks: [FindingDesk], _ word: String, _ act: (FindingDesk, String) async throws(FindingStop) -> Finding
    ) async throws(FeatureProblem) -> Finding {
        var refusal = FindingRefusal.unknown(word)
        for desk in desks {
            do throws(FindingStop) { return try await act(desk, word) } catch {
                switch error {
                case .stopped(let stop): throw FeatureProblem(stop)
                case .refused(let refused): if refused != .unknown(word) { refusal = refused }
                }
            }
        }
        throw .findingRefused(refusal)
    }
}

/// What a person did about a finding, as the audit keeps it.
private struct FindingActed: Encodable {
    var action: String
    var finding: String
    var order: String?
}

extension BusinessDate {
    /// The whole month of this day.
    package var month: ClosedRange<BusinessDate> { adding(days: 1 - day)...endOfMonth }
}
