package import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
import Storage
package import Sync

/// Whether the books say what the stores said, and what to do where they do not (X5).
package struct Reconcile: Sendable {
    private let office: Office

    package init(_ office: Office) {
        self.office = office
    }

    /// A report for each store of the company; documents that are nobody's stand in the first.
    ///
    /// With `refreshes` the stores' news are read first.
    package func report(
        company: String, days: ClosedRange<BusinessDate>, refreshes: Bool = false
    ) async throws(FeatureProblem) -> [Reconciliation] {
        var reports: [Reconciliation] = []
        for place in try await Workplaces(office).all(of: company) {
            do throws(RunStop) {
                reports.append(
                    try await StoreReconciliation(place)
                        .perform(days, tellsStrangers: reports.isEmpty, refreshes: refreshes))
            } catch { throw FeatureProblem(error) }
        }
        return reports
    }

    /// The month in which the company is now, by the clock of its first store's settings.
    package func thisMonth(of company: String) async throws(FeatureProblem) -> ClosedRange<BusinessDate> {
        var zone = TimeZone.gmt
        for row in try await Integrations(office).connections(of: company) where row.side == .store {
            if let policy = try await StorePolicy(office).policy(of: row.id) {
                zone = TimeZone(identifier: policy.timeZone) ?? .gmt
                break
            }
        }
        return BusinessDate(office.world.clock.now(), in: zone).month
    }

    /// Accepts documents as they stand in the books, so that they are not told again until they change again.
    package func keep(
        _ words: [String], company: String, by person: String
    ) async throws(FeatureProblem) -> [Finding] {
        try await each(words, company) { desk, word throws(FindingStop) in try await desk.keep(word, by: person) }
    }

    /// Has what we posted posted again at the next run.
    package func repost(_ words: [String], company: String) async throws(FeatureProblem) -> [Finding] {
        try await each(words, company) { desk, word throws(FindingStop) in try await desk.repost(word) }
    }

    /// Makes a document of the books the document of an order.
    package func link(
        _ word: String, to order: String, company: String, by person: String
    ) async throws(FeatureProblem) -> [Finding] {
        try await each([word], company) { desk, word throws(FindingStop) in
            try await desk.link(word, to: order, by: person)
        }
    }

    /// Tries the company's stores in turn: the document or the order may be of any of them.
    private func each(
        _ words: [String], _ company: String,
        _ act: (FindingDesk, String) async throws(FindingStop) -> Finding
    ) async throws(FeatureProblem) -> [Finding] {
        let desks = try await Workplaces(office).all(of: company).map { FindingDesk($0) }
        var findings: [Finding] = []
        for word in words { findings.append(try await first(of: desks, word, act)) }
        return findings
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

extension BusinessDate {
    /// The whole month of this day.
    package var month: ClosedRange<BusinessDate> { adding(days: 1 - day)...endOfMonth }
}
