import Accounting
import ConnectorKit
import Foundation
import TestKit

@testable import QuickBooksOnline

/// A service that gives the answers it was handed, one after the other, and fails when it runs out of them.
actor ScriptedService {
    private var answers: [Result<IncomingAnswer, NetworkFailure>]

    init(_ answers: [Result<IncomingAnswer, NetworkFailure>]) {
        self.answers = answers
    }

    func next() throws(NetworkFailure) -> IncomingAnswer {
        guard !answers.isEmpty else { throw .notSent("nothing more was scripted") }
        return try answers.removeFirst().get()
    }
}

/// A connector before a scripted service.
struct ScriptedScene {
    let network: InProcessNetwork
    let clock: ManualClock
    let vault: MemoryVault
    let connector: QuickBooksOnlineConnector

    init(_ answers: [Result<IncomingAnswer, NetworkFailure>]) {
        let service = ScriptedService(answers)
        let clock = ManualClock(isAutoAdvancing: true)
        network = InProcessNetwork("books.example") { _ throws(NetworkFailure) in try await service.next() }
        self.clock = clock
        vault = MemoryVault(
            Tokens(
                accessToken: "access-1", accessExpiresAt: clock.now().advanced(bySeconds: 3600),
                refreshToken: "refresh-1", refreshExpiresAt: clock.now().advanced(bySeconds: 8_000_000)))
        let settings = QuickBooksOnlineSettings(
            realmID: "1",
            signIn: SignInSettings(
                clientID: "c", clientSecret: "s", tokenURL: "http://books.example/token"),
            apiBaseURL: "http://books.example")
        connector = QuickBooksOnlineConnector(
            settings: settings, world: .rehearsal(network: network, clock: clock), vault: vault)
    }

    func post(_ postings: [Posting]) async throws -> [PostingOutcome] {
        let prepared = connector.prepare(
            postings, company: Companies.us, capacity: PostingCapacity(batchSize: 30, requestsInFlight: 1))
        var outcomes = prepared.unwritable.mapValues { PostingOutcome.refused($0) }
        for request in prepared.requests {
            outcomes.merge(try await connector.perform(request, postings: postings)) { $1 }
        }
        return postings.compactMap { outcomes[$0.intentID] }
    }
}

extension Result where Success == IncomingAnswer, Failure == NetworkFailure {
    static func answer(_ status: Int, _ body: String = "") -> Self {
        .success(IncomingAnswer(status: status, body: Data(body.utf8)))
    }

    /// A token reply with that access token.
    static func tokens(_ access: String, refresh: String) -> Self {
        .answer(200, #"{"access_token":"\#(access)","refresh_token":"\#(refresh)","expires_in":3600}"#)
    }
}
