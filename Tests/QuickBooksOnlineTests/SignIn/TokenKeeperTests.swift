import Accounting
import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("The tokens of a connection", .tags(.i5))
struct TokenKeeperTests {
    @Test("taken by another process in the meantime are used, not refreshed again")
    func takenMeanwhile() async throws {
        let scene = ScriptedScene([.answer(401), .answer(200, #"{"Invoice":{"Id":"5","SyncToken":"0"}}"#)])
        let other = Tokens(
            accessToken: "access-9", accessExpiresAt: scene.clock.now().advanced(bySeconds: 3600),
            refreshToken: "refresh-9", refreshExpiresAt: scene.clock.now().advanced(bySeconds: 8_000_000))
        let posting = Posting.sample(.document(.sale(Documents.sale(.invoice))))
        await scene.vault.replaceQuietly(other, afterReads: 1)
        let outcomes = try await scene.post([posting])
        #expect(outcomes.first?.record?.locator.id == "5")
        #expect(scene.network.sent.map { $0.header("Authorization") } == ["Bearer access-1", "Bearer access-9"])
    }

    @Test("are kept when a refresh gets no answer")
    func refreshLost() async throws {
        let scene = ScriptedScene([.answer(401), .failure(.timedOut)])
        let posting = Posting.sample(.document(.sale(Documents.sale(.invoice))))
        let problem = await #expect(throws: ConnectorProblem.self) { try await scene.post([posting]) }
        #expect(problem?.remedy == .wait)
        #expect(await scene.vault.saved.count == 1)
    }

    @Test("that run out for good are not asked for again")
    func invalidGrant() async throws {
        let scene = ScriptedScene([.answer(401), .answer(400, #"{"error":"invalid_grant"}"#)])
        let posting = Posting.sample(.document(.sale(Documents.sale(.invoice))))
        let problem = await #expect(throws: ConnectorProblem.self) { try await scene.post([posting]) }
        #expect(problem?.cause == .signInNeeded && problem?.code == "invalid_grant")
        #expect(scene.network.sent.count == 2)
    }

    @Test("are asked for with the consent's end, and never shown in a description")
    func request() async throws {
        let scene = ScriptedScene([.answer(401), .tokens("access-2", refresh: "refresh-2"), .answer(500)])
        _ = try await scene.post([.sample(.document(.sale(Documents.sale(.invoice))))])
        let sent = scene.network.sent[1]
        #expect(sent.header("x-include-refresh-token-hard-expires-in") == "true")
        #expect(sent.header("Authorization") == "Basic Yzpz")
        #expect(String(decoding: sent.body, as: UTF8.self) == "grant_type=refresh_token&refresh_token=refresh-1")
        #expect(!"\(try #require(await scene.vault.saved.last))".contains("refresh-2"))
    }

    @Test("of a connection that was never made need a sign-in")
    func none() async throws {
        let scene = ScriptedScene([])
        let connector = QuickBooksOnlineConnector(
            settings: QuickBooksOnlineSettings(
                realmID: "1", signIn: SignInSettings(clientID: "c", clientSecret: "s"),
                apiBaseURL: "http://books.example"),
            world: .rehearsal(network: scene.network), vault: MemoryVault())
        let problem = await #expect(throws: ConnectorProblem.self) { try await connector.company() }
        #expect(problem?.cause == .signInNeeded)
        #expect(scene.network.sent.isEmpty)
    }
}
