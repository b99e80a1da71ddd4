import Accounting
import Bookkeeping
import Features
import Foundation
import LinkLedger
import SampleStores
import Storage
import Sync
import TestKit
import Testing

@Suite("The commands on a user's walk", .tags(.f1))
struct WalkTests {
    @Test(
        "name the right that a token lacks when the store is connected, and keep nothing",
        arguments: ["en", "fr", "es"])
    func rightAtConnect(_ language: String) async throws {
        let rehearsal = try await Rehearsal.open()
        try await rehearsal.sample.grant(token: "secret_narrow", scopes: ["read_store_profile"])
        let fields = Rehearsal.storeValues(token: "secret_narrow").map { "\($0.key)=\($0.value)" }.sorted()
        let said = await rehearsal.say(
            ["integrations", "store", Rehearsal.company, "second", "ecwid"] + fields, language: language)
        #expect(said.code == 4, "the store is connected already: \(said.notes)")
        let again = await rehearsal.say(
            ["integrations", "store", Rehearsal.company, Rehearsal.store, "ecwid"] + fields, language: language)
        #expect(again.code == 3 && again.notes.contains("`read_orders`"), "\(again.notes)")
        #expect(try await rehearsal.run().stop == nil, "the token of before works on")
    }

    @Test("name the right when a token loses it later")
    func rightLater() async throws {
        let rehearsal = try await Rehearsal.open(orders: 2)
        await rehearsal.sample.removeScopes(["read_orders"])
        let said = await rehearsal.say("sync", Rehearsal.company)
        #expect(said.code == 3 && said.notes.contains("`read_orders`"), "\(said.notes)")
    }

    @Test("say what was uninstalled and how to connect it again", arguments: [Rehearsal.ledger, Rehearsal.store])
    func uninstalled(_ connection: String) async throws {
        let rehearsal = try await Rehearsal.open(orders: 1)
        try await rehearsal.run()
        _ = await rehearsal.say("integrations", "uninstall", connection, "--yes")
        for words in [["sync", Rehearsal.company], ["undo", Rehearsal.company, "--order", "x"]] {
            let said = await rehearsal.say(words)
            #expect(said.code == 4 && said.notes.contains(connection), "\(said.notes)")
            #expect(said.notes.contains("uninstalled") && !said.notes.contains("yet"), "\(said.notes)")
        }
    }

    @Test("say that nothing was kept of settings that do not fit")
    func unfit() async throws {
        let rehearsal = try await Rehearsal.open()
        let printed = await rehearsal.say("integrations", "policy", Rehearsal.company)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        var policy = try #require(try await StorePolicy(rehearsal.scope).policy(of: Rehearsal.storeID))
        let version = policy.version
        policy.receivableAccount = policy.giftCardAccount
        try Data(try SettingsFile.text(policy).utf8).write(to: URL(fileURLWithPath: path))
        let said = await rehearsal.say("integrations", "policy", Rehearsal.company, "--save", path)
        #expect(said.code == 4 && said.notes.contains("None of these settings was kept"), "\(said.notes)")
        #expect(said.result.isEmpty && !printed.result.isEmpty)
        #expect(try await StorePolicy(rehearsal.scope).policy(of: Rehearsal.storeID)?.version == version)
    }

    @Test("say that a list has more, and show the rest")
    func more() async throws {
        let rehearsal = try await Rehearsal.open(orders: 7)
        try await rehearsal.run()
        let first = await rehearsal.say("orders", "list", Rehearsal.company, "--limit", "5")
        let match = first.notes.firstMatch(of: /--after ([^`]+)`/)
        let last = try #require(match.map { String($0.1) }, "\(first.notes)")
        let rest = await rehearsal.say("orders", "list", Rehearsal.company, "--limit", "5", "--after", last)
        #expect(rest.lines.count { !$0.hasPrefix(" ") } == 2 && rest.notes.isEmpty, "\(rest)")
        let all = await rehearsal.say("orders", "list", Rehearsal.company, "--limit", "7")
        #expect(all.notes.isEmpty)
    }

    @Test("name orders that nobody has decided yet")
    func undecided() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        _ = await rehearsal.say("sync", Rehearsal.company, "--dry-run")
        let rows = try await rehearsal.orders()
        #expect(rows.count == 3)
        let said = await rehearsal.say("orders", "list", Rehearsal.company)
        for row in rows { #expect(said.result.contains(row.number.isEmpty ? row.id : row.number), "\(said.result)") }
        #expect(said.lines.allSatisfy { !$0.hasPrefix("–") }, "\(said.result)")
    }

    @Test("refuse a first day behind the last, with both")
    func reversed() async throws {
        let rehearsal = try await Rehearsal.open()
        let days = ["--from", "2026-03-05", "--to", "2026-02-01"]
        for words in [["sync", Rehearsal.company, "--dry-run"], ["reconcile", Rehearsal.company]] {
            let said = await rehearsal.say(words + days)
            #expect(said.code == 4 && said.result.isEmpty, "\(said)")
            #expect(said.notes.contains("Mar") && said.notes.contains("Feb"), "\(said.notes)")
        }
    }

    @Test("tell the audit in words, and as JSON inside JSON", arguments: ["en", "fr", "es"])
    func audit(_ language: String) async throws {
        let rehearsal = try await Rehearsal.open(orders: 4)
        let run = try await rehearsal.run().run
        let order = try #require(try await rehearsal.orders(.posted).first)
        let words = [
            ["orders", "suffix", "firm", order.id, ".2"], ["orders", "retry", "firm"],
            ["orders", "retry", "firm", order.id],
            ["integrations", "policy", "firm", "--start-date", "2025-01-01"], ["undo", "firm", "--run", run],
            ["integrations", "company", "firm", "Lagoon"], ["orders", "ignore", "firm", order.id, "--reason", "why"],
            ["integrations", "uninstall", "firm-books", "--yes"],
        ]
        for one in words { _ = await rehearsal.say(one) }
        let said = await rehearsal.say(["audit", "list", "firm", "--limit", "500"], language: language)
        #expect(said.lines.count > 10 && !said.result.contains("{") && !said.result.contains("[\""), "\(said.result)")
        #expect(said.lines.allSatisfy { !$0.hasSuffix("  –") }, "\(said.result)")
        let json = await rehearsal.say("audit", "list", "firm", "--json", "--action", "policy")
        #expect(json.lines.first?.contains(#""told":{"policy":{"#) == true, "\(json.lines.first ?? "")")
    }

    @Test("keep what a person says of a deleted order in the audit, whichever way it is said")
    func keptDeleted() async throws {
        let rehearsal = try await Rehearsal.open()
        let order = try await rehearsal.place("PAID", buyer: 0)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.sample.deleteOrder(order.id)
        try await rehearsal.runUntilQuiet()
        let held = await rehearsal.say("orders", "list", Rehearsal.company)
        #expect(held.result.contains("`bookbridge orders keep`") && held.result.contains("`bookbridge undo --order`"))
        let days = BusinessDate(daysSince1970: 18_000)...BusinessDate(daysSince1970: 22_000)
        let found = try await StoreReconciliation(try await rehearsal.context()).perform(days).findings.map(\.id)
        _ = try await Reconcile(rehearsal.scope(as: .machineOperator("ana"))).keep(found.map { ID($0) })
        let entries = try await rehearsal.audit(.choice)
        #expect(entries.count == 1 && entries.first?.actor == "ana")
    }

    @Test("say so when there is nothing to answer", arguments: ["en", "fr", "es"])
    func nothingToAnswer(_ language: String) async throws {
        let rehearsal = try await Rehearsal.open()
        let order = try await rehearsal.place("PAID", buyer: 0)
        try await rehearsal.runUntilQuiet()
        for words in [["settle", "firm", order.id, "collected"], ["keep", "firm", order.id]] {
            let said = await rehearsal.say(["orders"] + words, language: language)
            #expect(said.code == 4 && !said.notes.contains("–"), "\(said.notes)")
        }
        let refund = await rehearsal.say(
            ["orders", "refund-amount", "firm", order.id, "r", "1.00"], language: language)
        #expect(refund.code == 4 && !refund.notes.contains("–"), "\(refund.notes)")
    }
}
