import Accounting
import Bookkeeping
import Features
import Foundation
import TestKit
import Testing

@Suite("The commands about settings and schedules", .tags(.w22, .w21))
struct SettingsCommandTests {
    @Test("suggest today as the start date, say why, and keep a day that somebody chose")
    func suggest() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        let said = await rehearsal.say("integrations", "policy", Rehearsal.company, "--suggest", "--yes")
        #expect(said.code == 0 && said.notes.contains("--start-date"), "\(said.notes)")
        let policy = try #require(try await StorePolicy(rehearsal.scope).policy(of: Rehearsal.storeID))
        let zone = try #require(policy.zone)
        #expect(policy.startDate == BusinessDate(rehearsal.clock.now(), in: zone))

        let chosen = await rehearsal.say("integrations", "policy", Rehearsal.company, "--start-date", "2026-01-01")
        #expect(chosen.result.contains(#""startDate": "2026-01-01""#))
        let unasked = await rehearsal.say("integrations", "policy", Rehearsal.company, "--suggest")
        #expect(unasked.code != 0 && unasked.notes.contains("--yes"), "\(unasked)")
        let again = await rehearsal.say("integrations", "policy", Rehearsal.company, "--suggest", "--yes")
        #expect(again.result.contains(#""startDate": "2026-01-01""#))
        let whole = await rehearsal.say("integrations", "policy", Rehearsal.company, "--start-date", "none")
        #expect(whole.notes.contains("every order") && whole.result.contains(#""startDate": null"#))
    }

    @Test("print a file that is taken again, and refuse it with a mistyped key")
    func file() async throws {
        let rehearsal = try await Rehearsal.open()
        let printed = await rehearsal.say("integrations", "policy", Rehearsal.company)
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(rehearsal.identifiers.next()).path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(printed.result.utf8).write(to: URL(fileURLWithPath: path))
        let kept = await rehearsal.say("integrations", "policy", Rehearsal.company, "--set", path)
        #expect(kept.code == 0, "\(kept.notes)")

        let wrong = printed.result.replacing("\"startDate\": null", with: "\"startdate\": \"2026-01-01\"")
        try Data(wrong.utf8).write(to: URL(fileURLWithPath: path))
        let version = try await StorePolicy(rehearsal.scope).policy(of: Rehearsal.storeID)?.version
        for words in [["--set", path], ["--save", path]] {
            let refused = await rehearsal.say(["integrations", "policy", Rehearsal.company] + words)
            #expect(refused.code == 4 && refused.notes.contains("`startdate`") && refused.notes.contains("`startDate`"))
        }
        let asked = await rehearsal.say("sync", Rehearsal.company, "--dry-run", "--policy", path)
        #expect(asked.code == 4 && asked.notes.contains("`startdate`"))
        #expect(try await StorePolicy(rehearsal.scope).policy(of: Rehearsal.storeID)?.version == version)
    }

    @Test("warn of prefixes that leave no room for the number, with an example")
    func prefix() async throws {
        let rehearsal = try await Rehearsal.open { $0.numbering.prefix = "LAGOON-PROMOTIONS-EU-" }
        let said = await rehearsal.say("integrations", "policy", Rehearsal.company, "--start-date", "2026-01-01")
        #expect(said.notes.contains("LAGOON-PROMOTIONS-EU-"), "\(said.notes)")
    }

    @Test("say what was scheduled and when it runs next")
    func scheduled() async throws {
        let rehearsal = try await Rehearsal.open()
        let said = await rehearsal.say(
            "feeds", "set", Rehearsal.company, Rehearsal.store, "orders", "daily 03:30", language: "fr")
        #expect(said.code == 0 && said.result.contains("03:30") && said.result.contains("serve"), "\(said)")
        let off = await rehearsal.say(
            "feeds", "set", Rehearsal.company, Rehearsal.store, "orders", "off", language: "fr")
        #expect(off.result.contains("désactivé"))
    }

    @Test("list runs with who started them, and show one")
    func runs() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await rehearsal.runUntilQuiet()
        let list = await rehearsal.say("runs", Rehearsal.company, "--json")
        let run = try #require(list.lines.first?.firstMatch(of: /"run":"([^"]+)"/).map { String($0.1) })
        #expect(list.result.contains(#""by":"test""#))
        let shown = await rehearsal.say("runs", "show", Rehearsal.company, run)
        #expect(shown.code == 0 && shown.lines.count >= 2, "\(shown.result)")
    }

    @Test("print one document of JSON for a sync, with the store of each report and nothing else")
    func syncJSON() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        let said = await rehearsal.say("sync", Rehearsal.company, "--json")
        let reports = try #require(
            try JSONSerialization.jsonObject(with: Data(said.result.utf8)) as? [[String: Any]])
        #expect(reports.map { $0["store"] as? String } == [Rehearsal.store])
        #expect(reports.map { $0["workflow"] as? String } == ["orders"])
    }
}
