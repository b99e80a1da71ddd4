import Accounting
import Foundation
import LinkLedger
import Storage
import Sync
import TestKit
import Testing
import WebDoor
import Wording

@testable import Features
@testable import WebPages

@Suite("The list of orders", .tags(.x6))
struct OrderListTests {
    @Test("leads back to what it was narrowed to after orders were retried or left out, and nowhere else")
    func narrowed() async throws {
        let (town, tess) = try await Town.started()
        try await NeedsStage(town: town).set()
        let (list, query) = ("/companies/\(Town.company)/orders", "?state=needsYou&q=EW")
        await tess.get(list + query)
        let (first, second) = (["order": "\(NeedsStage.store)/o1"], ["order": "\(NeedsStage.store)/o2"])
        #expect(await tess.post("\(list)/retries\(query)", first).location == "\(list)\(query)&done=ordersAgain")
        #expect(await tess.post("\(list)/retries\(query)").location == "\(list)\(query)&done=nothingChosen")
        let asked = await tess.post("\(list)/exemptions\(query)", second)
        #expect(asked.text.contains("action=\"\(list)/exemptions?state=needsYou&amp;q=EW\""))
        #expect(asked.text.contains("href=\"\(list)?state=needsYou&amp;q=EW\""))
        let said = second.merging(["asked": "1", "kind": "ignored", "reason": "a gift"]) { $1 }
        #expect(
            await tess.post("\(list)/exemptions\(query)", said).location == "\(list)\(query)&done=ordersLeftOut")
        let foreign = await tess.post("\(list)/retries?next=https%3A%2F%2Fevil.example", first).location
        #expect(foreign == "\(list)?done=ordersAgain")
    }

    /// Order EW17 was placed on 28 May at 21:00 in New York, which is 29 May in Paris.
    @Test("has the days of the store, by which its documents are dated, also for a reader elsewhere")
    func days() async throws {
        let (town, tess) = try await Town.started()
        try await NeedsStage(town: town).set()
        try await town.moveTessToParis()
        let list = "/companies/\(Town.company)/orders"
        let day = await tess.get("\(list)?from=2026-05-28&to=2026-05-28").text
        #expect(day.contains(">EW17<") && day.contains("28\u{A0}May\u{A0}2026"))
        #expect(!day.contains("29\u{A0}May\u{A0}2026"))
        #expect(await !tess.get("\(list)?from=2026-05-29&to=2026-05-29").text.contains(">EW17<"))
        let turned = await tess.get("\(list)?from=2026-05-29&to=2026-05-27").text
        #expect(turned.contains(">EW17<") && turned.contains("name=\"from\" type=\"date\" value=\"2026-05-27\""))
        let file = await tess.get("\(list)/export?from=2026-05-28&to=2026-05-28").text
        #expect(file.contains("EW17,2026-05-28,"))
    }
}

@Suite("The page of an order", .tags(.x6))
struct OrderPageTests {
    /// Placed at 10:00 UTC, which is the evening in Tokyo.
    @Test("says what happened in the store by the clock of the store, and what was posted by that of the reader")
    func clocks() async throws {
        let (town, _) = try await Town.started()
        let user = try await People(town.services).user(email: "tess@example.com")
        let company = CompanyRow(id: Town.company, name: "Larkmoor Promotions")
        var report = OrderSamples.posted
        report.store.timeZone = try #require(TimeZone(identifier: "Asia/Tokyo"))
        let page = OrderPage(report, Town.company, Samples.exchange(town, user, company, .administrator))
        #expect(page.placed?.contains("19:00") == true)
        #expect(page.steps.map { $0.time.contains("19:00") } == [false, false, true, true])
    }
}

@Suite("Both sides of an order", .tags(.x6))
struct BothSidesTests {
    @Test("differ by what the totals differ by, and by a part only where these agree")
    func difference() {
        func side(_ part: SideLine.Part, _ store: Int64, _ books: Int64?) -> SideLine {
            SideLine(
                part: part, store: Money(minorUnits: store, .eur), books: books.map { Money(minorUnits: $0, .eur) },
                places: [])
        }
        let goods = side(.goods, 25144, 21548)
        #expect(OrderPage.difference(of: [goods, side(.total, 23125, 19888)]) == Money(minorUnits: 3237, .eur))
        #expect(OrderPage.difference(of: [goods, side(.total, 23125, 23125)]) == Money(minorUnits: 3596, .eur))
        #expect(OrderPage.difference(of: [side(.goods, 25144, nil), side(.total, 23125, nil)]) == nil)
    }
}

@Suite("The filters of the audit", .tags(.x7))
struct AuditFilterTests {
    @Test("lose the blanks of what was pasted, and turn days round that are in the wrong order")
    func typed() {
        let filter = AuditFilter(FormFields("q=+EW1%09&actor=+tess%40example.com&from=2026-02-01&to=2026-01-15"))
        #expect(filter.query == "q=EW1&actor=tess%40example.com&from=2026-01-15&to=2026-02-01")
    }
}

@Suite("The page of an undo", .tags(.x4))
struct UndoTitleTests {
    @Test("calls no order by an identifier that people do not know")
    func title() throws {
        let wish = try #require(UndoWish(FormFields("order=shop%2F516000092")))
        #expect(wish.title([], Sentences(.english)) == "Undo")
    }

    @Test("leads to the orders that it took back; a daily summary has no page")
    func lines() async throws {
        let (town, _) = try await Town.started()
        let user = try await People(town.services).user(email: "tess@example.com")
        let company = CompanyRow(id: Town.company, name: "Larkmoor Promotions")
        let subjects = ["516000092", "summary/2026-01-31/USD/sales/total/card/Card"]
        let undone = UndoneRun(
            id: ID("r2"), store: ID("shop"), startedAt: town.clock.now(), by: "tess@example.com", isRunning: false,
            takenBack: [.invoice: 2], stopped: nil,
            lines: subjects.map { .init(subject: $0, label: "EW1", outcome: "skipped", reason: nil) }, undone: 2)
        let page = UndonePage(undone, company, Samples.exchange(town, user, company, .administrator))
        #expect(page.lines.map(\.address) == ["/companies/larkmoor/orders/shop/516000092", nil])
    }
}

@Suite("What needs a person", .tags(.x6))
struct OwnCausesTests {
    @Test("leads back to the reader’s own list, from which a form was sent")
    func mine() async throws {
        let (town, tess) = try await Town.started()
        try await NeedsStage(town: town).set()
        let causes = "/companies/\(Town.company)/causes"
        let page = await tess.get("\(causes)?show=mine").text
        let cause = String(try #require(page.firstMatch(of: /action="([^"]+)\/retries\?show=mine"/)).1)
        #expect(page.contains("/answers?show=mine\""))
        let done = await tess.post("\(cause)/retries?show=mine", ["all": "1"]).location
        #expect(done == "\(causes)?show=mine&done=ordersAgain")
    }

    /// Order EW15 was placed on 28 May at 19:00 in New York, EW99 on 1 June at 7:00; the reader is in Paris.
    @Test("says when orders were placed by the clock of the store, as their own pages do")
    func clocks() async throws {
        let (town, tess) = try await Town.started()
        try await NeedsStage(town: town).set()
        try await town.moveTessToParis()
        let base = "/companies/\(Town.company)"
        let causes = await tess.get("\(base)/causes").text
        let cause = String(try #require(causes.firstMatch(of: /href="([^"]+\/causes\/totalsDiffer[^"]+)"/)).1)
        let (evening, morning) = (
            "28\u{A0}May\u{A0}2026, 19:00\u{A0}UTC\u{2212}4", "1\u{A0}Jun\u{A0}2026, 07:00\u{A0}UTC\u{2212}4"
        )
        #expect(await tess.get(cause).text.contains(evening))
        #expect(await tess.post("\(cause)/exemptions", ["all": "1", "reason": ""]).text.contains(evening))
        #expect(await tess.get("\(base)/causes?show=ignored").text.contains(morning))
    }
}

@Suite("What a page says of an undo", .tags(.x4))
struct UndoneMomentTests {
    @Test("has the clock of the page around it")
    func clock() async throws {
        let (town, _) = try await Town.started()
        var user = try await People(town.services).user(email: "tess@example.com")
        user.timeZone = "Asia/Tokyo"
        let company = CompanyRow(id: Town.company, name: "Larkmoor Promotions")
        let exchange = Samples.exchange(town, user, company, .administrator)
        let told = exchange.sentences.tell(.undone(by: "tess", at: exchange.now, isChanged: false)).what
        #expect(told.contains(exchange.moment(exchange.now)) && told.contains("UTC+9"))
    }
}

extension Town {
    /// The reader's clock is another than that of the store.
    fileprivate func moveTessToParis() async throws {
        let user = try await People(services).user(email: "tess@example.com")
        try await Accounts(services, cost: Self.cost).save(
            .init(name: user.name, email: user.email, language: "en", timeZone: "Europe/Paris", look: .system),
            of: user)
    }
}
