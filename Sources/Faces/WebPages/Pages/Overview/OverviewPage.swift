import Accounting
import Features
import Foundation
import LinkLedger
import Storage
import Wording

/// Where a company stands: the verdict first, then the proof, then what waits for whom.
struct OverviewPage: Page {
    static let words: [any PageWord.Type] = [OverviewWord.self]

    struct Notice: Sendable {
        var look: String
        var icon: String
        var text: String
        /// Where it is mended.
        var address: String
    }

    /// Both sides of one currency.
    struct Sum: Sendable {
        var currency: String
        var store: String
        var books: String
        var difference: String
    }

    struct Verdict: Sendable {
        var style: String
        var icon: String
        var mark: String
        var text: String
        var sums: [Sum]
    }

    struct Tile: Sendable {
        var look: String
        var icon: String
        var count: String
        var label: String
        var address: String
    }

    /// A part of the line that shows how many orders are where.
    struct Part: Sendable {
        var look: String
        var left: String
        var width: String
    }

    struct Cause: Sendable {
        var count: String
        var what: String
        var meaning: String
        var address: String
        var orders: String
    }

    struct Needs: Sendable {
        var lead: String
        var all: String
        var causes: [Cause]
    }

    struct Contact: Sendable {
        var letters: String
        var style: String
        var name: String
        var address: String
        var seen: String
        var pill: Pill
    }

    struct Next: Sendable {
        var name: String
        var time: String
    }

    var title: String
    let place: Place? = .overview
    var notices: [Notice]
    var isEmpty: Bool
    /// The set-up; `nil` for who may not do it.
    var begin: String?
    var verdict: Verdict
    var period: String
    var reconciliation: String
    var orders: String
    var parts: [Part]
    var tiles: [Tile]
    var needs: Needs?
    var hasContacts: Bool
    var contacts: [Contact]
    var hasNext: Bool
    var next: [Next]
    var chart: MirrorChart?

    init(_ overview: Overview, _ causes: [NeedsGroup], _ company: CompanyRow, _ exchange: Exchange) {
        let (sentences, standing, now) = (exchange.sentences, overview.standing, exchange.now)
        let zone = exchange.zone
        title = OverviewWord.title.text(sentences)
        notices = overview.ailments.map { ailment in
            Notice(
                look: ailment.hinders ? "need" : "wait", icon: ailment.hinders ? "i-alert" : "i-clock",
                text: sentences.tell(ailment, in: zone), address: ailment.address(company.id))
        }
        isEmpty = standing.isEmpty
        begin = exchange.role.map { $0 >= .bookkeeper } ?? false ? "\(CompanyPath.root(company.id))/setup" : nil
        let last = overview.isRecent ? nil : overview.days.last?.date
        verdict = Verdict(standing, endingAt: last, sentences)
        period = sentences.period(endingAt: last)
        reconciliation = CompanyPath.reconciliation(company.id)
        orders = CompanyPath.orders(company.id)
        (tiles, parts) = Self.tally(standing, company.id, sentences)
        needs = standing.needs == 0 ? nil : Self.needs(causes, standing.needs, company.id, sentences)
        contacts = overview.contacts.map { Self.contact($0, of: company.id, now, zone, sentences) }
        hasContacts = !contacts.isEmpty
        next = overview.nextRuns.prefix(Self.nextMax).map { run in
            Next(
                name: "\(sentences.capitalised(sentences.name(of: run.workflow))), \(sentences.plain(run.store))",
                time: sentences.dayOrTime(run.at, now: now, in: zone))
        }
        hasNext = !next.isEmpty
        chart = MirrorChart(
            overview.days.map { MirrorChart.Day(date: $0.date, store: $0.store, books: $0.books) },
            label: sentences.chart(overview.days), .all, called: OverviewWord.daysTable.text(sentences), sentences)
    }

    private static func tally(
        _ standing: CompanyStanding, _ company: String, _ sentences: Sentences
    ) -> ([Tile], [Part]) {
        let states: [(OrderState, look: String, icon: String)] = [
            (.posted, "good", "i-check"), (.waiting, "wait", "i-clock"), (.needsYou, "need", "i-alert"),
            (.skipped, "idle", "i-dash"),
        ]
        let all = max(1, standing.counts.values.reduce(0, +))
        var (tiles, parts, left): ([Tile], [Part], Int) = ([], [], 0)
        for (state, look, icon) in states {
            let count = standing.counts[state] ?? 0
            var query = OrderQuery()
            query.state = state
            tiles.append(
                Tile(
                    look: count == 0 ? "idle" : look, icon: icon, count: sentences.count(count),
                    label: sentences.heading(state.heading), address: CompanyPath.orders(company) + query.text))
            let width = count * meterWidth / all
            if count > 0 {
                parts.append(Part(look: String(look.prefix(1)), left: String(left), width: String(max(1, width - 1))))
            }
            left += width
        }
        return (tiles, parts)
    }

    private static func needs(
        _ causes: [NeedsGroup], _ count: Int, _ company: String, _ sentences: Sentences
    ) -> Needs {
        var all = OrderQuery()
        all.state = .needsYou
        return Needs(
            lead: sentences.counted(count, .order), all: CompanyPath.orders(company) + all.text,
            causes: causes.prefix(causesMax).map { group in
                let told = group.cause.map { sentences.tell($0) }
                var query = all
                query.cause = group.code
                return Cause(
                    count: sentences.count(group.orders.count), what: told?.what ?? sentences.plain(group.code),
                    meaning: told?.meaning ?? "", address: CompanyPath.orders(company) + query.text,
                    orders: sentences.list(group.orders.map { sentences.plain($0.number) }))
            })
    }

    private static func contact(
        _ contact: Overview.Contact, of company: String, _ now: Instant, _ zone: TimeZone, _ sentences: Sentences
    ) -> Contact {
        let (connection, signIn) = (contact.connection, contact.connection.signIn)
        let isBooks = connection.side == .books
        func say(_ word: OverviewWord) -> String { word.text(sentences) }
        let pill: Pill
        let isSignedIn = signIn != nil || connection.comesByVisits
        if connection.state == .signInNeeded, connection.comesByVisits {
            let note = connection.firstVisit
            pill = Pill(note?.trouble == nil ? .wait : .need, VisitorWord(firstVisit: note).text(sentences))
        } else if connection.state == .signInNeeded || isBooks && !isSignedIn {
            pill = Pill(.need, say(.signIn))
        } else if signIn?.standing == .ended {
            pill = Pill(.need, say(.ended))
        } else if signIn?.standing == .ending {
            pill = Pill(.wait, say(.renew))
        } else if case .store(let store) = connection, store.settingsVersion == nil {
            pill = Pill(.wait, say(.notSetUp))
        } else {
            pill = Pill(.good, say(.well))
        }
        let name = sentences.plain(connection.name)
        return Contact(
            letters: isBooks ? "QB" : String(name.filter(\.isLetter).prefix(2)),
            style: isBooks ? "monogram monogram--books" : "monogram", name: name,
            address: CompanyPath.integration(connection.id.rawValue, of: company),
            seen: sentences.lastSeen(
                contact.lastRunAt, endsAt: signIn.flatMap { $0.isEnding ? $0.endsAt : nil }, now: now, in: zone),
            pill: pill)
    }

    private static let meterWidth = 1000
    private static let causesMax = 4
    private static let nextMax = 6
}

extension Ailment {
    /// The page on which a person mends it.
    fileprivate func address(_ company: String) -> String {
        switch self {
        case .signInNeeded, .signInEnded, .signInEnds, .booksMissing: CompanyPath.integrations(company)
        case .notSetUp: "\(CompanyPath.root(company))/setup"
        case .stopped: CompanyPath.runs(company)
        case .auditBroken: CompanyPath.audit(company)
        }
    }
}

extension OverviewPage.Verdict {
    init(_ standing: CompanyStanding, endingAt last: BusinessDate?, _ sentences: Sentences) {
        mark = sentences.mood(standing, endingAt: last)
        text = sentences.verdict(standing.sums.first)
        (style, icon) =
            switch standing.mood {
            case .agrees: ("", "i-check")
            case .rests, .needsYou: ("verdict--need", "i-alert")
            case .waits, .quiet, .empty: ("verdict--wait", "i-clock")
            }
        sums = standing.sums.map { sum in
            OverviewPage.Sum(
                currency: sum.currency.code, store: sentences.number(sum.store), books: sentences.number(sum.books),
                difference: sentences.number(sum.difference))
        }
    }
}

enum OverviewRows {
    static let routes = [
        Route.get("/companies/{company}", .company(.viewer)) { exchange in
            let scope = try await exchange.scope()
            let overview = try await Overviews(scope).overview()
            let causes = overview.standing.needs == 0 ? [] : try await OrderList(scope).needs()
            return .page(OverviewPage(overview, causes, try exchange.theCompany(), exchange))
        }
    ]
}
