import Accounting
import ConnectorKit
import QuickBooksSandbox
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("The sign-in to QuickBooks", .tags(.i5))
struct SignInTests {
    private static let redirect = "http://localhost:8080/quickbooks/callback"

    /// The code that the consent page sends back.
    private func callback(_ scene: SandboxScene, _ signIn: QuickBooksSignIn) async throws -> SignInCallback {
        let address = signIn.authorizeAddress(redirectURI: Self.redirect, state: "s p/c")
        let answer = try await scene.network.send(
            OutgoingRequest(.get, address + "&sandbox_consent=us", cost: .signIn))
        let location = try #require(answer.header("Location"))
        let query = try #require(location.split(separator: "?").last)
        return try SignInCallback(query: String(query), expectedState: "s p/c")
    }

    @Test("gives tokens for a code, once, and tells when the consent ends for good")
    func exchange() async throws {
        let scene = try await SandboxScene.open()
        let signIn = QuickBooksSignIn(settings: SandboxScene.signIn(), world: scene.world)
        let callback = try await callback(scene, signIn)
        #expect(callback.realmID == scene.settings.realmID)
        let tokens = try await signIn.exchange(code: callback.code, redirectURI: Self.redirect)
        #expect(tokens.accessExpiresAt == scene.clock.now().advanced(bySeconds: 3600))
        #expect(tokens.consentExpiresAt == scene.clock.now().advanced(bySeconds: 157_680_000))
        await #expect(throws: ConnectorProblem.self) {
            try await signIn.exchange(code: callback.code, redirectURI: Self.redirect)
        }
    }

    @Test("rotates: what was refreshed once is refused afterwards")
    func rotation() async throws {
        let scene = try await SandboxScene.open()
        let signIn = QuickBooksSignIn(settings: SandboxScene.signIn(), world: scene.world)
        let old = try #require(try await scene.vault.tokens())
        let new = try await signIn.refresh(old)
        #expect(new.refreshToken != old.refreshToken)
        let problem = await #expect(throws: ConnectorProblem.self) { try await signIn.refresh(old) }
        #expect(problem?.cause == .signInNeeded)
        #expect(problem?.code == "invalid_grant")
    }

    @Test("with a wrong secret is our own fault, not the person's")
    func wrongSecret() async throws {
        let scene = try await SandboxScene.open()
        let signIn = QuickBooksSignIn(settings: SandboxScene.signIn(secret: "wrong"), world: scene.world)
        let tokens = try #require(try await scene.vault.tokens())
        let problem = await #expect(throws: ConnectorProblem.self) { try await signIn.refresh(tokens) }
        #expect(problem?.cause == .clientRefused)
    }

    @Test("ends when it is revoked")
    func revoke() async throws {
        let scene = try await SandboxScene.open()
        let signIn = QuickBooksSignIn(settings: SandboxScene.signIn(), world: scene.world)
        try await signIn.revoke(try #require(try await scene.vault.tokens()))
        let problem = await #expect(throws: ConnectorProblem.self) { try await scene.connector.company() }
        #expect(problem?.cause == .signInNeeded)
    }

    @Test("is refreshed and saved before an expired token is used", .tags(.x1))
    func refreshed() async throws {
        let scene = try await SandboxScene.open()
        scene.clock.advance(bySeconds: 3500)
        _ = try await scene.connector.company()
        #expect(scene.count(.signIn) == 1)
        #expect(await scene.vault.saved.count == 2)
    }

    @Test("is refreshed once when the service turns a token down, for many requests at a time")
    func together() async throws {
        let scene = try await SandboxScene.open()
        try await scene.service.expireAccessTokens(company: "us")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { _ = try await scene.connector.company() } }
            try await group.waitForAll()
        }
        #expect(scene.count(.signIn) == 1)
        #expect(await scene.vault.saved.count == 2)
    }

    @Test("that was turned down lets a posting through after a refresh", .tags(.x1))
    func postingAfterExpiry() async throws {
        let scene = try await SandboxScene.open()
        let shop = try Shop(try await scene.mirror())
        try await scene.service.expireAccessTokens(company: "us")
        let outcomes = try await scene.post([shop.sale(.invoice, number: "EW1")], shop.company)
        #expect(outcomes.first?.record?.number == "EW1")
    }

    @Test("that was withdrawn stops a posting before anything happened")
    func revokedWhilePosting() async throws {
        let scene = try await SandboxScene.open()
        let shop = try Shop(try await scene.mirror())
        try await scene.service.revokeGrants(company: "us")
        let problem = await #expect(throws: ConnectorProblem.self) {
            try await scene.post([shop.sale(.invoice, number: "EW1")], shop.company)
        }
        #expect(problem?.cause == .signInNeeded)
        #expect(problem?.stopsConnection == true)
    }

    /// What a browser may come back with, and what is told of it.
    static let mistakes: [(query: String, problem: SignInProblem)] = [
        ("error=access_denied&state=mine", .consentRefused), ("error=access_denied", .consentRefused),
        ("error=invalid_scope&state=mine&error_description=no", .requestRefused(code: "invalid_scope", text: "no")),
        ("code=a&state=other&realmId=1", .stateForeign), ("code=a", .addressCut(missing: ["state", "realmId"])),
        ("code=a&state=mine", .addressCut(missing: ["realmId"])),
        ("code=a&realmId=1", .addressCut(missing: ["state"])),
        ("", .addressCut(missing: ["code", "state", "realmId"])),
        ("code=a&state=mine&realmId=x1", .addressCut(missing: ["realmId"])),
    ]

    @Test("that comes back with a mistake says which", arguments: mistakes.indices)
    func mistake(_ index: Int) {
        let (query, expected) = Self.mistakes[index]
        #expect(throws: expected) { try SignInCallback(query: query, expectedState: "mine") }
    }

    @Test("knows when it was given, also after a refresh", .tags(.i5))
    func age() async throws {
        let scene = try await SandboxScene.open()
        let signIn = QuickBooksSignIn(settings: SandboxScene.signIn(), world: scene.world)
        let callback = try await callback(scene, signIn)
        let begun = scene.clock.now()
        let first = try await signIn.trade(callback.code, redirectURI: Self.redirect)
        scene.clock.advance(bySeconds: 86_400)
        let later = try await signIn.refresh(first)
        #expect(first.consentGivenAt == begun && later.consentGivenAt == begun)
        #expect(later.consentExpiresAt == begun.advanced(bySeconds: 157_680_000))
        #expect(later.endsAt == later.refreshExpiresAt)
        await #expect(throws: SignInProblem.codeWorn) {
            try await signIn.trade(callback.code, redirectURI: Self.redirect)
        }
    }

    @Test("comes back with a code and a company", arguments: ["code=a%2Fb&state=mine&realmId=46208163"])
    func ownState(_ query: String) throws {
        let callback = try SignInCallback(query: query, expectedState: "mine")
        #expect(callback.code == "a/b" && callback.realmID == "46208163")
        #expect(throws: SignInProblem.self) {
            try SignInCallback(query: "code=a&state=mine&realmId=../1", expectedState: "mine")
        }
    }
}
