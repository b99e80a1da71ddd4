import Accounting
import AllConnectors
import ConnectorKit
import Features
import SampleStores
import Simulation
import Storage
import TestKit
import Testing

@Suite("Settings of a connection that the other side refuses", .tags(.i2, .i4, .i6))
struct RefusedSettingsTests {
    @Test("do not replace those of the books: with a wrong secret or address the old ones go on")
    func books() async throws {
        let rehearsal = try await Rehearsal.open(orders: 6)
        let integrations = try await integrations(rehearsal)
        try await refused(.clientRefused) {
            try await integrations.prepareBooks(
                Rehearsal.ledger, kind: "quickbooks-online", values: Self.books(["clientSecret": "wrong"]))
        }
        try await refused(.clientRefused) {
            try await integrations.reconnect(ID(Rehearsal.ledger), values: Self.books(["clientID": "wrong"]))
        }
        try await refused(.unreachable) {
            try await integrations.prepareBooks(
                Rehearsal.ledger, kind: "quickbooks-online",
                values: Self.books(["apiBaseURL": "https://nowhere.example"]))
        }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("of the books are not kept the first time either")
    func firstBooks() async throws {
        let rehearsal = try await Rehearsal.open()
        try await Companies(rehearsal.services).create("beta", name: "Beta")
        let integrations = Integrations(try await rehearsal.services.scope("beta"))
        try await refused(.clientRefused) {
            try await integrations.prepareBooks(
                "beta-books", kind: "quickbooks-online",
                values: ["clientID": "sandbox-client", "clientSecret": "wrong"])
        }
        #expect(try await integrations.connections().isEmpty)
    }

    @Test("do not replace those of the store: with a wrong token the old one goes on")
    func store() async throws {
        let rehearsal = try await Rehearsal.open(orders: 6)
        let integrations = Integrations(try await rehearsal.scope)
        await #expect(throws: FeatureProblem.self) {
            try await integrations.connectStore(
                Rehearsal.store, kind: "ecwid", values: Rehearsal.storeValues(token: "secret_wrong"))
        }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("are told from others that are only new: those keep the sign-in")
    func keptSignIn() async throws {
        let rehearsal = try await Rehearsal.open(orders: 6)
        let integrations = try await integrations(rehearsal)
        let isSignedIn = try await integrations.prepareBooks(
            Rehearsal.ledger, kind: "quickbooks-online", values: Self.books(["requestsPerMinute": "300"]))
        #expect(isSignedIn)
        #expect(try await integrations.books()?.state == .active)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    /// Those of the rehearsal, whose books may be given an address.
    private func integrations(_ rehearsal: Rehearsal) async throws -> Integrations {
        let known = rehearsal.services
        let services = Services(
            archive: known.archive, world: known.world, connectors: .all, process: known.process)
        return Integrations(try await services.scope(Rehearsal.company))
    }

    private static func books(_ changed: [String: String]) -> [String: String] {
        [
            "clientID": "sandbox-client", "clientSecret": "sandbox-secret", "apiBaseURL": StandIn.address,
            "tokenURL": StandIn.address + "/oauth2/v1/tokens/bearer",
        ].merging(changed) { $1 }
    }

    private func refused(
        _ cause: ConnectorProblem.Cause, sourceLocation: SourceLocation = #_sourceLocation,
        _ connect: () async throws -> Void
    ) async throws {
        let problem = await #expect(throws: FeatureProblem.self, sourceLocation: sourceLocation) {
            try await connect()
        }
        guard case .connection(.booksRefused(let refusal, _)) = problem else {
            Issue.record("\(String(describing: problem))", sourceLocation: sourceLocation)
            return
        }
        #expect(refusal.cause == cause, sourceLocation: sourceLocation)
    }
}
