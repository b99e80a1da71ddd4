import Features
import Storage
import TestKit
import Testing

@Suite("The command `users`", .tags(.a1))
struct UsersCommandTests {
    @Test("makes an account with a role and prints a link that opens once", arguments: ["en", "fr", "es"])
    func adds(_ language: String) async throws {
        let rehearsal = try await Rehearsal.open()
        let empty = await rehearsal.say(["users"], language: language)
        #expect(empty.code == 0 && empty.result.contains("bookbridge serve"), "\(empty)")
        let words = ["users", "add", "ben@example.com", "--company", Rehearsal.company, "--role", "clerk"]
        let said = await rehearsal.say(words, language: language)
        #expect(said.code == 0, "\(said.notes)")
        let secret = try #require(said.result.firstMatch(of: /password-resets\/(\w+)/)).1
        let user = try await Accounts(rehearsal.services).user(ofResetLink: String(secret))
        #expect(user.email == "ben@example.com")
        let list = await rehearsal.say("users", "list", "--json")
        #expect(list.result.contains(#""roles":{"firm":"clerk"}"#), "\(list)")
    }

    @Test("changes a role, and refuses words that are none")
    func changes() async throws {
        let rehearsal = try await Rehearsal.open()
        _ = await rehearsal.say("users", "add", "ben@example.com", "--owner")
        let role = await rehearsal.say("users", "role", "ben@example.com", Rehearsal.company, "viewer", "--json")
        #expect(role.code == 0 && role.result.contains(#""owner":true"#), "\(role)")
        #expect(await rehearsal.say("users", "role", "ben@example.com", Rehearsal.company, "boss").code == 4)
        #expect(await rehearsal.say("users", "role", "ben@example.com", "nowhere", "clerk").code == 4)
        #expect(await rehearsal.say("users", "role", "anna@example.com", Rehearsal.company, "clerk").code == 4)
        #expect(
            await rehearsal.say("users", "role", "ben@example.com", "all", "none").code == 4, "the last owner stays")
        #expect(await rehearsal.say("users", "add", "anna@example.com", "--role", "clerk").code == 4)
    }

    @Test("removes an account only when that was confirmed, and gives a locked-out person a new way in")
    func removes() async throws {
        let rehearsal = try await Rehearsal.open()
        _ = await rehearsal.say("users", "add", "ben@example.com", "--owner")
        _ = await rehearsal.say("users", "add", "anna@example.com")
        let reset = await rehearsal.say("users", "reset", "BEN@example.com", "--second-factor")
        #expect(reset.code == 0 && reset.result.contains("/password-resets/"), "\(reset)")
        let asked = await rehearsal.say("users", "remove", "anna@example.com")
        #expect(asked.code == 4 && asked.notes.contains("--yes"), "\(asked)")
        #expect(await rehearsal.say("users", "remove", "anna@example.com", "--yes").code == 0)
        #expect(await rehearsal.say("users", "remove", "ben@example.com", "--yes").code == 4, "the last owner stays")
    }

    @Test("says which address a link assumes where nobody said where the pages are", arguments: ["en", "fr", "es"])
    func assumes(_ language: String) async throws {
        let rehearsal = try await Rehearsal.open()
        let words = ["users", "add", "ben@example.com", "--owner"]
        let told = await rehearsal.say(words, language: language).result
        #expect(told.contains("http://127.0.0.1:8080.") && told.contains("`BOOKBRIDGE_ADDRESS`"), "\(told)")
        let reset = await rehearsal.say(["users", "reset", "ben@example.com", "--json"], language: language)
        #expect(reset.lines.count == 1 && reset.notes.contains("`BOOKBRIDGE_ADDRESS`"), "\(reset)")
        let known = await rehearsal.say(
            ["users", "reset", "ben@example.com"], language: language, pages: "https://books.example.com")
        #expect(known.result.contains("https://books.example.com/password-resets/"), "\(known)")
        #expect(!(known.result + known.notes).contains("BOOKBRIDGE_ADDRESS"), "\(known)")
    }
}
