import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import Synchronization
import TestKit
import Testing

@Suite("A stored row that cannot be understood")
struct DamagedRowTests {
    // MARK: What is kept of one order

    @Test(
        "parks its order and no other, and the order goes on once the row is mended",
        arguments: [("order_choices", "answers"), ("first_sights", "body"), ("links", "body")])
    func parksOrder(_ table: String, _ column: String) async throws {
        let (rehearsal, a, b) = try await posted()
        let isLink = table == "links"
        let name = table == "order_choices" ? "id" : isLink ? "source_id" : "order_id"
        if table == "order_choices" {
            try await rehearsal.file.change(
                "INSERT INTO order_choices (store, id, answers) VALUES ($1, $2, '{}')", Rehearsal.store,
                try await rehearsal.order(a).id)
        }
        let damage = "UPDATE \(table) SET \(column) = 'x' || \(column) WHERE \(name) = $1"
        let id = try await rehearsal.order(a).id
        #expect(try await rehearsal.file.change(damage, id) > 0)
        let before = try await rehearsal.documents().count
        try await retry(a, b, rehearsal)
        #expect(try await rehearsal.run().stop == nil)
        let row = try await rehearsal.order(a)
        #expect(row.state == .needsYou && row.reasonCode == "unreadableKept", "\(row)")
        #expect(try await rehearsal.order(b).state == .posted)
        #expect(try await rehearsal.documents().count == before)
        for language in ["en", "fr", "es"] {
            let said = await rehearsal.say("orders", "list", Rehearsal.company, language: language)
            #expect(said.code == 0 && said.lines.count > 2)
        }
        let dry = await rehearsal.say("sync", Rehearsal.company, "--dry-run")
        #expect(dry.code == 0 || dry.code == 2, "\(dry.notes)")
        try await rehearsal.file.change("UPDATE \(table) SET \(column) = substr(\(column), 2) WHERE \(name) = $1", id)
        try await retry(a, b, rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(a).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test("is refused as an intent before it leaves; the others leave")
    func intent() async throws {
        let (rehearsal, a, b) = try await placed()
        refuseWrites(rehearsal)
        _ = try await rehearsal.run()
        #expect(try await rehearsal.file.change(Self.damagedIntent, try await rehearsal.order(a).id) > 0)
        mend(rehearsal)
        #expect(try await rehearsal.run().stop == nil)
        try await expectOnlyParked(a, b, rehearsal)
        try await expectMended(a, b, rehearsal)
    }

    @Test("and was under way is found in the books by what was sent: it is linked, and a retry posts nothing twice")
    func sendingIntent() async throws {
        let (rehearsal, a, b) = try await placed()
        loseAnswers(rehearsal)
        #expect(try await rehearsal.run().stop != nil)
        let id = try await rehearsal.order(a).id
        #expect(try await rehearsal.file.change(Self.damagedIntent + " AND state = 'sending'", id) == 1)
        mend(rehearsal)
        #expect(try await rehearsal.run().stop == nil)
        try await expectOnlyParked(a, b, rehearsal)
        #expect(try await rehearsal.links(of: id).contains { $0.kind == .invoice || $0.kind == .salesReceipt })
        let before = try await rehearsal.documents().count
        try await retry(a, b, rehearsal)
        #expect(try await rehearsal.run().stop == nil)
        #expect(try await rehearsal.documents().count == before)
        try await rehearsal.file.change(
            "UPDATE links SET body = substr(body, 2) WHERE source_id = $1 AND body LIKE 'x%'", id)
        try await retry(a, b, rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(a).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test("and was under way, but never arrived, is not in the books and says so")
    func lostIntent() async throws {
        let (rehearsal, a, b) = try await placed()
        loseAnswers(rehearsal, isCarriedOut: false)
        #expect(try await rehearsal.run().stop != nil)
        let id = try await rehearsal.order(a).id
        #expect(try await rehearsal.file.change(Self.damagedIntent + " AND state = 'sending'", id) == 1)
        mend(rehearsal)
        #expect(try await rehearsal.run().stop == nil)
        try await expectOnlyParked(a, b, rehearsal)
        guard case .unreadable(.intent, _)? = try await reason(of: a, rehearsal) else {
            Issue.record("\(String(describing: try await reason(of: a, rehearsal)))")
            return
        }
        try await expectMended(a, b, rehearsal)
    }

    @Test("and was under way in a request that cannot be read either may be in the books, and says so")
    func lostRequest() async throws {
        let (rehearsal, a, _) = try await placed()
        loseAnswers(rehearsal)
        #expect(try await rehearsal.run().stop != nil)
        let id = try await rehearsal.order(a).id
        #expect(try await rehearsal.file.change(Self.damagedIntent + " AND state = 'sending'", id) == 1)
        #expect(try await rehearsal.file.change("UPDATE batches SET request = 'x' || request") == 1)
        mend(rehearsal)
        #expect(try await rehearsal.run().stop == nil)
        guard case .unreadable(.request, _)? = try await reason(of: a, rehearsal) else {
            Issue.record("\(String(describing: try await reason(of: a, rehearsal)))")
            return
        }
    }

    private func reason(of order: String, _ rehearsal: Rehearsal) async throws -> OrderReason? {
        try await rehearsal.order(order).cause
    }

    @Test("is withdrawn as a change whose link is lost, and its order needs a person")
    func lostLink() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let a = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 1)], buyer: 0).id
        let b = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 2)], buyer: 1).id
        try await rehearsal.runUntilQuiet()
        for order in [a, b] { try await rehearsal.rewrite(order, to: [(sku, 3)]) }
        refuseWrites(rehearsal)
        _ = try await rehearsal.run()
        let id = try await rehearsal.order(a).id
        let lost = "UPDATE links SET state = 'takenBack' WHERE source_id = $1 AND kind = 'invoice'"
        #expect(try await rehearsal.file.change(lost, id) == 1)
        mend(rehearsal)
        #expect(try await rehearsal.run().stop == nil)
        let row = try await rehearsal.order(a)
        #expect(row.state == .needsYou && row.reasonCode == "linkLost" && !row.isOpen, "\(row)")
        #expect(try await rehearsal.order(b).state == .posted)
    }

    @Test("as a request is looked for, and nothing is posted twice")
    func request() async throws {
        let (rehearsal, a, b) = try await placed()
        loseAnswers(rehearsal)
        #expect(try await rehearsal.run().stop != nil)
        #expect(try await rehearsal.file.change("UPDATE batches SET request = 'x' || request") == 1)
        mend(rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(a).state == .posted)
        #expect(try await rehearsal.order(b).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test("as a reason is told as such; lists and runs go on")
    func reason() async throws {
        let (rehearsal, a, b) = try await posted()
        #expect(await rehearsal.say("undo", Rehearsal.company, "--order", a).code == 0)
        let damage = "UPDATE orders SET reason = 'x' || reason, next_reason = 'x' || next_reason WHERE id = $1"
        #expect(try await rehearsal.file.change(damage, try await rehearsal.order(a).id) == 1)
        try await rehearsal.file.change("UPDATE run_results SET reason = 'x'")
        let said = await rehearsal.say("orders", "list", Rehearsal.company)
        #expect(said.code == 0 && said.result.contains("cannot read") && said.result.contains(b), "\(said)")
        let runs = await rehearsal.say("runs", Rehearsal.company, "--json")
        for line in runs.lines {
            let run = try #require(line.firstMatch(of: /"run":"([^"]+)"/)).1
            #expect(await rehearsal.say("runs", "show", Rehearsal.company, String(run)).code == 0)
        }
        #expect(try await rehearsal.run().stop == nil)
    }

    @Test("does not bring back what a person took out of the books")
    func undone() async throws {
        let (rehearsal, a, b) = try await posted()
        let undo = await rehearsal.say("undo", Rehearsal.company, "--order", a)
        #expect(undo.code == 0, "\(undo)")
        let before = try await rehearsal.documents().filter { !$0.isVoided }.count
        let damage = "UPDATE orders SET next_reason = 'x' WHERE id = $1"
        #expect(try await rehearsal.file.change(damage, try await rehearsal.order(a).id) == 1)
        try await rehearsal.edit(a, ["privateAdminNotes": .text("call back")])
        try await rehearsal.edit(b, ["privateAdminNotes": .text("call back")])
        #expect(try await rehearsal.run().stop == nil)
        let row = try await rehearsal.order(a)
        #expect(row.reasonCode == "undone")
        #expect(row.reason == "x", "what is kept of it stays as it is, for a program that understands it")
        guard case .unreadable(.undoing, _)? = try await reason(of: a, rehearsal) else {
            Issue.record("\(row)")
            return
        }
        #expect(try await rehearsal.documents().filter { !$0.isVoided }.count == before)
        #expect(try await rehearsal.order(b).state == .posted)
    }

    @Test(
        "as what was posted is a finding of reconciliation, which counts it as the books have it; an undo keeps its order"
    )
    func postedDocument() async throws {
        let (rehearsal, a, b) = try await posted()
        let (first, second) = (try await rehearsal.order(a).id, try await rehearsal.order(b).id)
        #expect(try await rehearsal.file.change("UPDATE links SET body = 'x' || body WHERE source_id = $1", first) > 0)
        let said = await rehearsal.say(
            "reconcile", Rehearsal.company, "--from", "2026-05-01", "--to", "2026-07-01", "--json")
        #expect(said.code == 2 && said.result.contains(#""unreadable""#), "\(said)")
        #expect(said.result.contains(#""difference" : "0.00""#), "\(said.result)")
        let undo = await rehearsal.say("undo", Rehearsal.company, "--order", a)
        #expect(undo.code == 2, "\(undo)")
        #expect(try await rehearsal.links(of: first).isEmpty == false)
        #expect(await rehearsal.say("undo", Rehearsal.company, "--order", b).code == 0)
        #expect(try await rehearsal.links(of: second).isEmpty)
    }

    @Test("as a member of a daily summary keeps that summary back, and no other")
    func member() async throws {
        let rehearsal = try await Rehearsal.open { policy in
            policy.summary = SummaryPolicy(changes: [.init(from: BusinessDate(daysSince1970: 0), isSummarised: true)])
        }
        let sku = try await rehearsal.plainProduct().sku
        let a = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0).id
        _ = try await rehearsal.run()
        #expect(try await rehearsal.file.change("UPDATE summary_members SET body = 'x' || body") == 1)
        rehearsal.clock.advance(bySeconds: 86_400)
        let b = try await rehearsal.place("PAID", [(sku, 2)], buyer: 1).id
        rehearsal.clock.advance(bySeconds: 2 * 86_400)
        #expect(try await rehearsal.run().stop == nil)
        #expect(try await rehearsal.order(a).state == .needsYou)
        #expect(try await rehearsal.order(b).state == .posted)
        try await rehearsal.file.change(
            "UPDATE summary_members SET body = substr(body, 2) WHERE order_id = $1", try await rehearsal.order(a).id)
        try await retry(a, b, rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(a).state == .posted)
    }

    // MARK: What is kept of runs, of the outside, of settings

    @Test("as a report of a run is told as such; lists, health and schedules go on")
    func report() async throws {
        let (rehearsal, _, _) = try await posted()
        #expect(try await rehearsal.file.change("UPDATE runs SET summary = 'x' || summary") > 0)
        let said = await rehearsal.say("runs", Rehearsal.company)
        #expect(said.code == 0 && said.result.contains("cannot be read by this program"), "\(said)")
        let run = try await OrderRun(try await rehearsal.context()).perform(trigger: OrderRun.scheduled)
        #expect(run.stop == nil)
    }

    @Test("as an entry of the audit is told as such, and the others are listed")
    func audit() async throws {
        let (rehearsal, _, _) = try await posted()
        let count = await rehearsal.say("audit", "list", Rehearsal.company).lines.count
        #expect(
            try await rehearsal.file.change("UPDATE audit SET content = 'x' || content WHERE action = 'answer'") > 0)
        let said = await rehearsal.say("audit", "list", Rehearsal.company)
        #expect(said.code == 0 && said.lines.count == count, "\(said)")
    }

    @Test(
        "of the mirror is read from the books again", arguments: ["company", "account", "taxCode", "item", "customer"])
    func mirror(_ list: String) async throws {
        let (rehearsal, _, _) = try await posted()
        #expect(try await rehearsal.file.change("UPDATE mirror SET body = 'x' || body WHERE list = $1", list) > 0)
        let sku = try await rehearsal.plainProduct().sku
        let next = try await rehearsal.place("PAID", [(sku, 3)], buyer: 0).id
        #expect(try await rehearsal.run().stop == nil)
        #expect(try await rehearsal.order(next).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test("as a cursor costs a reading, and nothing is posted twice")
    func cursor() async throws {
        let (rehearsal, _, _) = try await posted()
        #expect(try await rehearsal.file.change("UPDATE cursors SET place = 'x' || place") > 1)
        let next = try await rehearsal.place().id
        #expect(try await rehearsal.run().stop == nil)
        #expect(try await rehearsal.order(next).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test("as the settings of a store stops that store with the place of the fault")
    func policy() async throws {
        let (rehearsal, _, _) = try await posted()
        #expect(try await rehearsal.file.change(#"UPDATE policies SET body = replace(body, '"hold"', '"maybe"')"#) > 0)
        let report = try await rehearsal.run()
        guard case .storage(.unusable(let text))? = report.stopped else {
            Issue.record("\(String(describing: report.stopped))")
            return
        }
        #expect(text == #"Policy.closedPeriod: "maybe""#)
    }

    // MARK: The scene

    /// Two orders that are paid and not read yet, by their numbers.
    private func placed() async throws -> (Rehearsal, String, String) {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let first = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0)
        let second = try await rehearsal.place("PAID", [(sku, 2)], buyer: 1)
        return (rehearsal, first.id, second.id)
    }

    private func posted() async throws -> (Rehearsal, String, String) {
        let (rehearsal, a, b) = try await placed()
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        return (rehearsal, a, b)
    }

    private func retry(_ a: String, _ b: String, _ rehearsal: Rehearsal) async throws {
        let ids = [try await rehearsal.order(a).ref, try await rehearsal.order(b).ref]
        _ = try await OrderList(rehearsal.scope).retry(ids)
    }

    private static let damagedIntent =
        "UPDATE intents SET body = 'x' || body WHERE order_id = $1 AND kind IN ('invoice', 'salesReceipt')"

    private func refuseWrites(_ rehearsal: Rehearsal) {
        rehearsal.network.play("books.example") { [books = rehearsal.books] request async throws(NetworkFailure) in
            if request.cost == .write || request.cost == .batch { throw .notSent("connection refused") }
            return try await StandIn.network { await books.respond(to: $0, body: $1) }(request)
        }
    }

    /// The first batch of documents arrives or not, and the books are never heard of again.
    private func loseAnswers(_ rehearsal: Rehearsal, isCarriedOut: Bool = true) {
        let isGone = Mutex(false)
        rehearsal.network.play("books.example") { [books = rehearsal.books] request async throws(NetworkFailure) in
            if isGone.withLock({ $0 }) { throw .notSent("connection refused") }
            let holdsDocuments = request.body.range(of: Data("\"DocNumber\"".utf8)) != nil
            if holdsDocuments, !isCarriedOut {
                isGone.withLock { $0 = true }
                throw .interrupted("connection reset")
            }
            let answer = try await StandIn.network { await books.respond(to: $0, body: $1) }(request)
            guard request.url.contains("/batch"), holdsDocuments else { return answer }
            isGone.withLock { $0 = true }
            throw .interrupted("connection reset")
        }
    }

    private func mend(_ rehearsal: Rehearsal) {
        rehearsal.network.play(
            "books.example", StandIn.network { [books = rehearsal.books] in await books.respond(to: $0, body: $1) })
        rehearsal.outlastLeases()
    }

    private func expectOnlyParked(_ a: String, _ b: String, _ rehearsal: Rehearsal) async throws {
        let row = try await rehearsal.order(a)
        #expect(row.state == .needsYou && row.reasonCode == "unreadableKept", "\(row)")
        #expect(try await rehearsal.order(b).state == .posted)
    }

    private func expectMended(_ a: String, _ b: String, _ rehearsal: Rehearsal) async throws {
        try await retry(a, b, rehearsal)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(a).state == .posted)
        try await rehearsal.expectSound()
    }
}
