package import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
package import Storage
package import Sync

/// What happened in the syncs of a company, in one message: never one for each order (W1).
package struct SyncReport: Hashable, Sendable {
    package enum Period: Hashable, Sendable {
        case run(RunFacts)
        /// Of a day, on the reader's clock.
        case day(BusinessDate)
    }

    /// Orders that need a person for one reason.
    package struct Cause: Hashable, Sendable {
        package var reason: OrderReason
        package var count: Int

        package init(reason: OrderReason, count: Int) {
            (self.reason, self.count) = (reason, count)
        }
    }

    package var company: ID<Company>
    package var companyName: String
    package var period: Period
    /// Records by the outcome that they came to.
    package var outcomes: [String: Int]
    package var causes: [Cause]
    /// What ended runs early, each once.
    package var stops: [RunStop]

    package init(
        company: ID<Company>, companyName: String, period: Period, outcomes: [String: Int], causes: [Cause],
        stops: [RunStop]
    ) {
        (self.company, self.companyName, self.period) = (company, companyName, period)
        (self.outcomes, self.causes, self.stops) = (outcomes, causes, stops)
    }

    /// Whether a person has something to do.
    package var needsAnybody: Bool {
        !stops.isEmpty || outcomes["needsYou", default: 0] + outcomes["failed", default: 0] > 0
    }

    /// Whether anything happened at all.
    package var isNews: Bool { needsAnybody || outcomes.values.contains { $0 > 0 } }
}

/// Something that a person is to be told by mail.
package struct News: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case report(SyncReport)
        /// The sign-in of a company's books ends (I5).
        case signInEnds(company: ID<Company>, companyName: String, books: String, at: Instant)
    }

    package var user: UserRow
    /// The same news has the same key for ever.
    package var key: String
    package var content: Content

    package init(user: UserRow, key: String, content: Content) {
        (self.user, self.key, self.content) = (user, key, content)
    }
}

/// Finds the news that people are to receive by mail: reports as each of them chose, and sign-ins that end.
package struct MailNews: Sendable {
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// All news to send now; includes what was sent already, under the same key.
    package func gather() async throws(FeatureProblem) -> [News] {
        var news: [News] = []
        for company in try await Companies(services).list() {
            let scope = try await services.scope(company.id)
            let members = try await CompanyPeople(scope).members()
            news += try await endings(scope, members)
            news += try await reports(scope, members)
        }
        return news
    }

    private func endings(_ scope: CompanyScope, _ members: [CompanyPeople.Member]) async throws(FeatureProblem)
        -> [News]
    {
        guard let books = try await Integrations(scope).books(), let period = books.signIn, period.isEnding else {
            return []
        }
        let end = [period.consentEndsAt, period.endsAt].compactMap { $0 }.min() ?? period.endsAt
        return members.filter { $0.role == .administrator }.map { member in
            News(
                user: member.user, key: "signIn:\(books.id.rawValue):\(end.seconds / 86_400):\(member.user.id)",
                content: .signInEnds(
                    company: scope.company, companyName: scope.companyName, books: books.name, at: end))
        }
    }

    private func reports(_ scope: CompanyScope, _ members: [CompanyPeople.Member]) async throws(FeatureProblem)
        -> [News]
    {
        let (archive, company) = (services.archive, scope.company.rawValue)
        let wishes = try await withFeatureProblem { try await archive.reportWishes(in: company) }
        if wishes.isEmpty { return [] }
        let now = services.world.clock.now()
        let runs = try await RunHistory(scope).page(limit: Self.runsMost).runs.filter { run in
            guard let end = run.finishedAt else { return false }
            return now.seconds - end.seconds < Self.secondsBack
        }
        var news: [News] = []
        for wish in wishes {
            guard let member = members.first(where: { $0.user.id == wish.user }) else { continue }
            switch wish.choice {
            case .never: continue
            case .eachSync, .onErrors:
                for run in runs where (run.finishedAt ?? now) > wish.since {
                    let report = try await report([run], .run(run), scope)
                    guard wish.choice == .eachSync ? report.isNews : report.needsAnybody else { continue }
                    news.append(
                        News(
                            user: member.user, key: "run:\(run.id.rawValue):\(wish.user)", content: .report(report)))
                }
            case .daily: news += try await daily(scope, member.user, wish, runs, now)
            }
        }
        return news
    }

    /// Of yesterday, in the morning of the reader.
    private func daily(
        _ scope: CompanyScope, _ user: UserRow, _ wish: ReportWish, _ runs: [RunFacts], _ now: Instant
    ) async throws(FeatureProblem) -> [News] {
        let zone = user.timeZone.flatMap { TimeZone(identifier: $0) } ?? .gmt
        let today = BusinessDate(now, in: zone)
        guard now >= today.instant(atSecond: Self.morningSecond, in: zone) else { return [] }
        let day = today.adding(days: -1)
        guard BusinessDate(wish.since, in: zone) < today else { return [] }
        let ofDay = runs.filter { BusinessDate($0.startedAt, in: zone) == day }
        let report = try await report(ofDay, .day(day), scope)
        return [News(user: user, key: "day:\(scope.company.rawValue):\(day):\(user.id)", content: .report(report))]
    }

    private func report(
        _ runs: [RunFacts], _ period: SyncReport.Period, _ scope: CompanyScope
    ) async throws(FeatureProblem) -> SyncReport {
        var outcomes: [String: Int] = [:]
        var causes: [String: SyncReport.Cause] = [:]
        for run in runs {
            outcomes.merge(run.report?.outcomes ?? [:]) { $0 + $1 }
            guard run.report?.outcomes["needsYou", default: 0] ?? 0 > 0 else { continue }
            let results = try await RunHistory(scope).results(
                of: run, outcome: .needsYou, after: nil, limit: Self.resultsMost)
            for reason in results.compactMap(\.reason) {
                causes[reason.code, default: SyncReport.Cause(reason: reason, count: 0)].count += 1
            }
        }
        let stops = Set(runs.compactMap(\.stop)).filter { $0 != .onRequest }
        return SyncReport(
            company: scope.company, companyName: scope.companyName, period: period, outcomes: outcomes,
            causes: causes.values.sorted { ($1.count, $0.reason.code) < ($0.count, $1.reason.code) },
            stops: stops.sorted { $0.code < $1.code })
    }

    /// A day and a half, so that news is sent even when the server was away for a night.
    private static let secondsBack: Int64 = 36 * 3600
    private static let runsMost = 300
    private static let resultsMost = 500
    /// Seven in the morning.
    private static let morningSecond: Int64 = 7 * 3600
}
