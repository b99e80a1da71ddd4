import Accounting
import Bookkeeping
import Features
import Foundation
import LinkLedger
import SampleStores
import Storage
import TestKit
import Testing

@Suite("The commands about orders", .tags(.f1, .s7))
struct OrderCommandTests {
    @Test("list the newest first, on the company's day, with amounts as the reader writes them")
    func list() async throws {
        let rehearsal = try await Rehearsal.open(orders: 12)
        try await rehearsal.runUntilQuiet()
        let json = await rehearsal.say("orders", "list", Rehearsal.company, "--json")
        let dates = json.lines.compactMap { $0.firstMatch(of: /"date":"([^"]+)"/).map { String($0.1) } }
        #expect(dates.count == 12 && dates == dates.sorted(by: >))
        let french = await rehearsal.say("orders", "list", Rehearsal.company, language: "fr")
        #expect(french.result.contains(/\d,\d\d.USD/) && !french.result.contains(/\d\.\d\d.USD/))
    }

    @Test("show the day of the company's zone, as documents bear it")
    func day() async throws {
        let rehearsal = try await Rehearsal.open(orders: 30) { $0.timeZone = "Pacific/Kiritimati" }
        try await rehearsal.runUntilQuiet()
        let rows = try await OrderList(rehearsal.scope).page(
            of: Rehearsal.storeID, limit: 30)
        let zone = try #require(TimeZone(identifier: "Pacific/Kiritimati"))
        let json = await rehearsal.say("orders", "list", Rehearsal.company, "--json")
        for row in rows {
            let day = BusinessDate(try #require(row.placedAt), in: zone)
            #expect(json.result.contains(#""date":"\#(day)","id":"\#(row.id)""#), "\(row.id)")
        }
    }

    @Test("plan nothing from a file that is no JSON, and send nobody into the store for it")
    func planOfNoJSON() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("plan-\(UUID().uuidString).csv")
        try Data("order;total\n1;2\n".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let rehearsal = try await Rehearsal.open(orders: 1)
        let said = await rehearsal.say("plan", "--store", "ecwid", "--profile", file.path, file.path)
        #expect(said.code == 4 && said.notes.contains("`1:1`"), "\(said.notes)")
    }

    @Test(
        "refuse what they do not know, with its name and a way out, in each language",
        arguments: [
            ["orders", "list", "firm", "--state", "banana"], ["orders", "list", "nofirm"],
            ["orders", "list", "firm", "--limit", "0"], ["orders", "list", "firm", "--after", "nosuch"],
            ["orders", "list", "firm", "--store", "nosuch"], ["orders", "retry", "firm", "nosuch"],
            ["orders", "suffix", "firm", "nosuch", ".2"], ["orders", "send", "firm", "nosuch"],
            ["orders", "by-hand", "firm", "nosuch", "--reason", "x"], ["orders", "restore", "firm", "nosuch"],
            ["orders", "settle", "firm", "nosuch", "collected"], ["orders", "keep", "firm", "nosuch"],
            ["runs", "show", "firm", "nosuch"], ["runs", "list", "nofirm"],
            ["feeds", "results", "firm", "--run", "nosuch"],
            ["feeds", "set", "firm", "nosuch", "orders", "off"],
            ["feeds", "set", "nofirm", "firm-store", "orders", "off"],
            ["feeds", "set", "firm", "firm-store", "nosuch", "off"],
            ["feeds", "set", "firm", "firm-store", "orders", "weekly"], ["feeds", "list", "nofirm"],
            ["integrations", "policy", "firm", "nosuch"], ["integrations", "policy", "nofirm"],
            ["integrations", "policy", "firm", "--closed-period", "maybe"],
            ["integrations", "policy", "firm", "--start-date", "2026-02-30"],
            ["integrations", "policy", "firm", "--set", "/nosuch.json"],
            ["sync", "nofirm"], ["sync", "firm", "--workflow", "nosuch"], ["sync", "firm", "--from", "2026-01-01"],
            ["sync", "firm", "--dry-run", "--from", "2026-13-01"],
            ["sync", "firm", "--dry-run", "--policy", "/nosuch.json"],
            ["reconcile", "firm", "--month", "2026-13"], ["reconcile", "firm", "--from", "2026-01-01"],
            ["reconcile", "firm", "forget", "invoice-1"], ["undo", "firm"], ["undo", "firm", "--run", "nosuch"],
            ["undo", "firm", "--document", "letter/1"], ["backfill", "estimate", "firm", "--from", "nosuch"],
            ["audit", "list", "firm", "--action", "nosuch"], ["audit", "list", "firm", "--since", "nosuch"],
            ["audit", "show", "firm", "9999"], ["audit", "list", "nofirm"],
        ])
    func refused(_ words: [String]) async throws {
        let rehearsal = try await Rehearsal.open()
        var told: Set<String> = []
        for language in ["en", "fr", "es"] {
            let said = await rehearsal.say(words, language: language)
            #expect(said.code == 4 && said.result.isEmpty, "\(words): \(said.code) \(said.notes)")
            #expect(!said.notes.contains("Error:") && !said.notes.contains("Optional("), "\(said.notes)")
            told.insert(said.notes)
        }
        #expect(told.count == 3, "\(told)")
    }

    @Test("retry by number, and none when one of them is not known")
    func retry() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await rehearsal.runUntilQuiet()
        let number = try #require(try await Self.numbers(rehearsal).first)
        let unknown = await rehearsal.say("orders", "retry", Rehearsal.company, number, "nosuch")
        #expect(unknown.code == 4 && unknown.notes.contains("nosuch"))
        #expect(try await Self.undecided(rehearsal) == 0)
        let known = await rehearsal.say("orders", "retry", Rehearsal.company, number)
        #expect(known.code == 0 && known.result.contains("1\u{A0}order"))
        #expect(try await Self.undecided(rehearsal) == 1)
    }

    @Test("settle and keep an order by its number")
    func settleAndKeep() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await rehearsal.runUntilQuiet()
        let order = try #require(try await rehearsal.orders(.posted).first)
        for (verb, answer) in [("settle", ["collected"]), ("keep", [])] {
            let said = await rehearsal.say(["orders", verb, Rehearsal.company, order.number] + answer)
            let byID = await rehearsal.say(["orders", verb, Rehearsal.company, order.id] + answer)
            #expect(said.notes == byID.notes && !said.notes.contains("no order"), "\(said.notes)")
        }
    }

    @Test("keep an order out that was entered by hand, until it is restored")
    func byHand() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3, mix: .plain) { $0.orderFilter.paymentCodes = [] }
        try await rehearsal.runUntilQuiet()
        let number = try #require(try await Self.numbers(rehearsal).last)
        let marked = await rehearsal.say("orders", "by-hand", Rehearsal.company, number, "--reason", "invoice 2041")
        #expect(marked.code == 0 && marked.result.contains(number))
        try await rehearsal.setPolicy { $0.orderFilter.paymentCodes = nil }
        _ = await rehearsal.say("orders", "retry", Rehearsal.company, number)
        try await rehearsal.runUntilQuiet()
        #expect(try await Self.row(rehearsal, number).reasonCode == "enteredByHand")
        let audit = await rehearsal.say("audit", "list", Rehearsal.company, "--order", number)
        #expect(audit.result.contains("invoice 2041"))

        let restored = await rehearsal.say("orders", "restore", Rehearsal.company, number)
        #expect(restored.code == 0)
        try await rehearsal.runUntilQuiet()
        #expect(try await Self.row(rehearsal, number).state == .posted)
        let late = await rehearsal.say("orders", "ignore", Rehearsal.company, number, "--reason", "a gift")
        #expect(late.code == 4 && late.notes.contains("undo"))
    }

    @Test("send one order that the filter leaves out, and no other")
    func send() async throws {
        let rehearsal = try await Rehearsal.open(orders: 4, mix: .plain) { $0.orderFilter.paymentCodes = [] }
        try await rehearsal.runUntilQuiet()
        let number = try #require(try await Self.numbers(rehearsal).last)
        let said = await rehearsal.say("orders", "send", Rehearsal.company, number)
        #expect(said.code == 0 && said.result.contains("posted"), "\(said.notes)")
        let counts = try await OrderList(rehearsal.scope).totals(of: Rehearsal.storeID).counts
        #expect(counts[.posted] == 1 && counts[.skipped] == 3)
    }

    @Test("send one order from before the start date, which no sync has read")
    func sendOld() async throws {
        let known = try await Rehearsal.open(orders: 4, mix: .plain)
        try await known.runUntilQuiet()
        let rows = try await OrderList(known.scope).page(
            of: Rehearsal.storeID, limit: 4)
        let id = try #require(rows.last?.id)
        let rehearsal = try await Rehearsal.open(orders: 4, mix: .plain) { $0.startDate = BusinessDate("2099-01-01") }
        try await rehearsal.runUntilQuiet()
        let said = await rehearsal.say("orders", "send", Rehearsal.company, id)
        #expect(said.code == 0 && said.result.contains("posted"), "\(said.notes)")
        #expect(try await OrderList(rehearsal.scope).totals(of: Rehearsal.storeID).counts[.posted] == 1)
    }

    private static func numbers(_ rehearsal: Rehearsal) async throws -> [String] {
        try await OrderList(rehearsal.scope).page(
            of: Rehearsal.storeID, limit: 100
        ).map(\.number)
    }

    private static func row(_ rehearsal: Rehearsal, _ number: String) async throws -> OrderRow {
        let stores = try await Integrations(rehearsal.scope).stores()
        return try await OrderList(rehearsal.scope).find(number, in: stores.map(\.id))
    }

    private static func undecided(_ rehearsal: Rehearsal) async throws -> Int {
        try await rehearsal.services.archive.undecided(of: Rehearsal.store, books: Rehearsal.ledger, limit: 9).count
    }
}
