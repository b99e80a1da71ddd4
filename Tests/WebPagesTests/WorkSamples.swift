import Accounting
import Bookkeeping
import Foundation
import LinkLedger
import Storage
import Sync
import TestKit

@testable import Features
@testable import WebPages

/// Dry runs, backfills and lists of what is in the books, with everything that they can show.
enum WorkSamples {
    static func pages(_ exchange: Exchange, typed: Exchange, _ mistakes: Mistakes) -> [any Page] {
        let company = Town.company
        let two = [Samples.store, second]
        var pages: [any Page] = dryRuns.map { run in
            DryRunPage(run, settings: settings, company: company, exchange, mistakes)
        }
        pages.append(DryRunPage(plain(difference()), settings: [], company: company, exchange))
        pages.append(DryRunPage(plain(DryRunDifference()), settings: [], company: company, exchange))
        let dayMistakes = Mistakes(lines: [Mistakes.Line(field: "from", address: "#from", text: "x")])
        pages.append(DryRunsPage(two, latest: dryRuns, settings: "{}", company: company, typed, dayMistakes))
        pages.append(DryRunsPage(two, latest: [], settings: "{}", company: company, exchange))
        for standing in standings {
            pages.append(BackfillsPage(Samples.store, of: two, standing, company: company, exchange, dayMistakes))
        }
        pages.append(
            BackfillsPage(
                Samples.store, of: [Samples.store], BackfillStanding(estimate: nil, progress: nil), company: company,
                exchange))
        for page in products {
            pages.append(
                ProductsPage(
                    Samples.store, of: two, page, needingYou: true, search: "mug", isFirst: false, company: company,
                    exchange))
        }
        for page in products {
            pages.append(
                ProductsPage(
                    second, of: two, page, needingYou: false, search: "", isFirst: true, company: company, exchange))
        }
        pages.append(
            ProductsPage(
                .store(Samples.documentsRef), of: two, products[0], needingYou: false, search: "", isFirst: true,
                company: company, exchange))
        let records = SyncedRecords.Page(records: synced, next: synced[0].place, awaited: awaited)
        let none = SyncedRecords.Page(records: [], next: nil, awaited: [])
        for (page, isFirst) in [(records, true), (records, false), (none, true)] {
            pages.append(
                RecordsPage(
                    .invoices, of: Samples.storeRef, page, search: "1", isFirst: isFirst, company: company, exchange))
        }
        pages.append(
            RecordsPage(
                .creditMemos, of: Samples.documentsRef, records, search: "", isFirst: true, company: company, exchange))
        return pages + ImportSamples.pages(exchange, mistakes)
    }

    private static let second = ConnectionRef.store(
        StoreRef(
            id: ID("other"), kind: "ecwid", name: "Other shop", state: .active, settingsVersion: nil, timeZone: .gmt))

    private static let settings = [
        SettingDifference(path: "saleForm", before: "asPaid", after: "invoice"),
        SettingDifference(path: "unheard", before: "1", after: "2"),
    ]

    private static func plain(_ difference: DryRunDifference) -> DryRunFacts {
        DryRunFacts(
            id: ID("d"), store: ID("shop"), storeName: "Shop", askedBy: "tess@example.com", askedAt: ManualClock.start,
            question: DryRunQuestion(from: BusinessDate(daysSince1970: 20_600)), state: .done(difference))
    }

    private static let dryRuns: [DryRunFacts] = [
        .goingOn(orders: 40), .stopped(.notSetUp), .gone, .done(difference(comparing: true)),
    ].map { (state: DryRunFacts.State) in
        var facts = plain(DryRunDifference())
        facts.state = state
        facts.question.policy = .usual
        return facts
    }

    private static func difference(comparing: Bool = false) -> DryRunDifference {
        let total = Money(minorUnits: 9630, .usd)
        let day = BusinessDate(daysSince1970: 20_600)
        func change(_ write: DryRunTally.Write, _ fields: [DocumentFieldChange] = []) -> DryRunDifference.Change {
            DryRunDifference.Change(
                write: write, kind: .invoice, number: "EW1", date: day, total: total, fields: fields)
        }
        var difference = DryRunDifference()
        (difference.orders, difference.differing, difference.guessedDays) = (331, 41, 2)
        difference.now.outcomes = ["create": 1, "change": 40, "needsYou": 5]
        difference.now.documents = ["create": 1, "update": 40, "void": 1]
        difference.wouldBe = comparing ? difference.now : nil
        let fields = [
            DocumentFieldChange(.dueDate, "2026-04-16", "2026-04-30"), DocumentFieldChange(.note, "", "gift"),
            DocumentFieldChange(.message, "thanks", ""),
        ]
        difference.shown = [
            .init(
                id: "1", number: "1", outcome: .change,
                changes: [change(.create), change(.update, fields), change(.update), change(.void)], reason: nil),
            .init(
                id: "2", number: "EW2", outcome: .needsYou, changes: [],
                reason: .numberTaken(number: "EW2", existing: "EW2")),
        ]
        difference.accounts = [
            .init(name: "Sales", now: total, wouldBe: total + total), .init(name: "Card", now: total, wouldBe: total),
        ]
        return difference
    }

    private static let standings: [BackfillStanding] = {
        var estimate = BackfillEstimate()
        (estimate.orders, estimate.outcomes, estimate.guessedDays) = (2010, ["create": 2007, "needsYou": 3], 4)
        (estimate.documents, estimate.records) = (["invoice": 2007], ["customer": 900])
        let sum = Money(minorUnits: 123_456, .usd)
        estimate.sums = [.init(sales: sum, tax: sum, payments: sum, refunds: sum)]
        estimate.problems = [
            .init(reason: .numberTaken(number: "EW2", existing: "EW2"), count: 3, orders: ["EW2", "EW3"])
        ]
        func standing(_ state: BackfillRow.State, _ reason: String? = nil) -> BackfillStanding {
            var row = BackfillRow(
                id: "b", company: Town.company, store: "shop", firstDay: BusinessDate(daysSince1970: 20_000),
                lastDay: BusinessDate(daysSince1970: 20_100), ordersPerHour: nil, createdAt: ManualClock.start)
            (row.state, row.reason, row.token, row.found, row.admitted) = (state, reason, "1a2b", 2010, 1284)
            return BackfillStanding(
                estimate: nil,
                progress: BackfillProgress(
                    row: row, estimate: estimate, counts: BackfillCounts(), isWorkedOn: state == .running,
                    now: ManualClock.start))
        }
        return [
            BackfillStanding(estimate: .goingOn(orders: 40), progress: nil),
            BackfillStanding(estimate: .stopped(.notSetUp), progress: nil),
            BackfillStanding(estimate: .refused(.nothingBefore), progress: nil),
            standing(.proposed), standing(.running), standing(.paused), standing(.paused, BackfillRun.outdated),
            standing(.finished), standing(.cancelled),
        ]
    }()

    private static let products: [SyncedProducts.Page] = {
        let place = ProductPlace(id: "1", variation: "red")
        let products = [
            SyncedProduct(
                place: place, name: "Mug", sku: "MUG", state: .inBooks, item: .init(id: "12", name: "Mug, blue")),
            SyncedProduct(place: place, name: "Cap", sku: "", state: .waiting),
            SyncedProduct(
                place: place, name: "Pen", sku: "PEN", state: .needsYou,
                reason: .refused([.productAmbiguous(code: "PEN", items: ["Pen", "Pencil"])])),
        ]
        return [
            SyncedProducts.Page(products: products, next: place, all: 91, needYou: 3),
            SyncedProducts.Page(products: [], next: nil, all: 91, needYou: 0),
            SyncedProducts.Page(products: [], next: nil, all: 0, needYou: 0),
        ]
    }()

    private static let synced = [
        SyncedRecord(
            place: LinkPlace(kind: .invoice, sourceID: "1", role: "sale", generation: 1), kind: .invoice, name: "EW1",
            date: BusinessDate(daysSince1970: 20_600), total: Money(minorUnits: 9630, .usd), booksID: "145",
            state: .live),
        SyncedRecord(
            place: LinkPlace(kind: .invoice, sourceID: "2", role: "sale", generation: 1), kind: .customer, name: "Ann",
            booksID: "146", state: .takenBack),
    ]

    private static let awaited = [
        AwaitedRecord(kind: .invoice, name: "EW3", state: .pending, waitsFor: ["Ann Lee"]),
        AwaitedRecord(
            kind: .invoice, name: "EW4", state: .refused, reason: .numberTaken(number: "EW4", existing: "EW4")),
    ]
}
