import Accounting
import ConnectorKit
import Features
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("A connection", .tags(.i2, .i6))
struct ConnectionTests {
    private static let books = ["clientID": "sandbox-client", "clientSecret": "sandbox-secret"]

    // MARK: Names

    @Test("belongs to one company: its name is refused to another, and nothing moves")
    func nameTaken() async throws {
        let rehearsal = try await Rehearsal.open(orders: 2)
        try await Companies(rehearsal.services).create("beta", name: "Beta")
        let integrations = Integrations(try await rehearsal.services.scope("beta"))
        let taken = FeatureProblem.connection(.nameTaken(Rehearsal.store, company: Rehearsal.company))
        await #expect(throws: taken) {
            try await integrations.connectStore(
                Rehearsal.store, kind: "ecwid", values: Rehearsal.storeValues())
        }
        await #expect(throws: FeatureProblem.connection(.nameTaken(Rehearsal.ledger, company: Rehearsal.company))) {
            try await integrations.prepareBooks(
                Rehearsal.ledger, kind: "quickbooks-online", values: Self.books)
        }
        #expect(try await integrations.connections().isEmpty)
        #expect(try await Integrations(rehearsal.scope).connections().count == 2)
    }

    @Test("keeps its side: a store's name is refused to books")
    func otherSide() async throws {
        let rehearsal = try await Rehearsal.open()
        let fixed = ConnectionProblem.kindFixed(Rehearsal.store, side: .store, kind: "ecwid")
        await #expect(throws: FeatureProblem.connection(fixed)) {
            try await Integrations(rehearsal.scope).prepareBooks(
                Rehearsal.store, kind: "quickbooks-online", values: Self.books)
        }
        await #expect(throws: FeatureProblem.connection(.noSignIn(Rehearsal.store))) {
            try await BooksSignIn(rehearsal.scope).begin(ID(Rehearsal.store), redirectURI: Rehearsal.redirect)
        }
    }

    @Test("and a company need names that can be typed", arguments: ["", " ", "-a", "a b", "a/b", "ä", "..", "a\n"])
    func names(_ name: String) async throws {
        let rehearsal = try await Rehearsal.open()
        let integrations = Integrations(try await rehearsal.scope)
        await #expect(throws: FeatureProblem.connection(.nameUnfit(name))) {
            try await Companies(rehearsal.services).create(name, name: "X")
        }
        await #expect(throws: FeatureProblem.connection(.nameUnfit(name))) {
            try await integrations.connectStore(
                name, kind: "ecwid", values: Rehearsal.storeValues())
        }
        await #expect(throws: FeatureProblem.connection(.companyNameEmpty)) {
            try await Companies(rehearsal.services).create("good", name: name.isEmpty ? name : " ")
        }
        #expect(try await Companies(rehearsal.services).list().map(\.id) == [Rehearsal.company])
    }

    @Test("of a company that is not there is refused before anybody is asked")
    func companyUnknown() async throws {
        let rehearsal = try await Rehearsal.open()
        rehearsal.network.play("store.example") { _ throws(NetworkFailure) in throw .notSent("asked") }
        await #expect(throws: FeatureProblem.companyUnknown("nope")) {
            try await rehearsal.services.scope("nope")
        }
    }

    @Test("takes only fields of its form, with values that fit")
    func fields() async throws {
        let rehearsal = try await Rehearsal.open()
        func connect(_ change: [String: String]) async throws {
            let values = Rehearsal.storeValues().merging(change) { _, new in new }
            _ = try await Integrations(rehearsal.scope).connectStore(
                Rehearsal.store, kind: "ecwid", values: values)
        }
        let known = ["storeID", "token", "baseURL", "hookSecret", "requestsPerSecond"]
        await #expect(throws: FeatureProblem.connection(.fieldUnknown("storeid", known: known))) {
            try await connect(["storeid": "1"])
        }
        for (key, value, kind) in [
            ("storeID", "12a", FormField.Kind.number), ("baseURL", "store.example", .url),
            ("baseURL", "https://", .url),
        ] {
            await #expect(throws: FeatureProblem.connection(.fieldUnfit(key: key, value: value, kind: kind))) {
                try await connect([key: value])
            }
        }
        await #expect(throws: FeatureProblem.fieldMissing(key: "token")) { try await connect(["token": " "]) }
        try await connect(["storeID": " 1003001 "])
    }

    // MARK: Stores

    @Test("with orders is never led to another store")
    func otherStore() async throws {
        let rehearsal = try await Rehearsal.open(orders: 2)
        var other = Rehearsal.storeValues()
        other["storeID"] = "1003002"
        let settings = EcwidSampleSettings(
            storeId: 1_003_002, kind: .us, seed: 9, orders: 1, clock: { [clock = rehearsal.clock] in clock.now().date })
        let sample = try EcwidSampleStore(settings)
        rehearsal.network.play("other.example", StandIn.network { await sample.respond(to: $0, body: $1) })
        other["baseURL"] = "https://other.example/api/v3"
        let integrations = Integrations(try await rehearsal.scope)
        // Nothing was read yet: the first number was a mistake, and the next one counts.
        _ = try await integrations.connectStore(
            Rehearsal.store, kind: "ecwid", values: other)
        _ = try await integrations.connectStore(
            Rehearsal.store, kind: "ecwid", values: Rehearsal.storeValues())
        try await rehearsal.runUntilQuiet()
        let problem = await #expect(throws: FeatureProblem.self) {
            try await integrations.connectStore(
                Rehearsal.store, kind: "ecwid", values: other)
        }
        guard case .connection(.otherStore) = problem else { throw problem ?? .connectionUnknown("") }
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.orders().count == 2)
    }

    @Test("to a store that the company reads already is refused")
    func storeShared() async throws {
        let rehearsal = try await Rehearsal.open()
        let problem = await #expect(throws: FeatureProblem.self) {
            try await Integrations(rehearsal.scope).connectStore(
                "second", kind: "ecwid", values: Rehearsal.storeValues())
        }
        guard case .connection(.storeShared(Rehearsal.store, _)) = problem else {
            throw problem ?? .fieldMissing(key: "")
        }
    }

    @Test("to a store whose connection was uninstalled is for that connection alone", .tags(.x1))
    func storeOfUninstalled() async throws {
        let rehearsal = try await Rehearsal.open(orders: 2)
        try await rehearsal.runUntilQuiet()
        let before = try await rehearsal.snapshot()
        _ = try await Uninstall(rehearsal.scope).uninstall(ID(Rehearsal.store), isConfirmed: true)
        let integrations = Integrations(try await rehearsal.scope)
        await #expect(throws: FeatureProblem.connection(.uninstalled(Rehearsal.store, side: .store))) {
            try await integrations.connectStore(
                "second", kind: "ecwid", values: Rehearsal.storeValues())
        }
        _ = try await integrations.connectStore(
            Rehearsal.store, kind: "ecwid", values: Rehearsal.storeValues())
        try await rehearsal.runUntilQuiet()
        try await rehearsal.snapshot().expectSame(as: before)
    }

    @Test(
        "that a store refuses says what to mend, and keeps nothing",
        arguments: [
            (["token": "secret_wrong"], ConnectorProblem.Cause.signInNeeded), (["storeID": "999"], .clientRefused),
            (["baseURL": "https://store.example/api/v9"], .notFound),
            (["baseURL": "https://nobody.example/api/v3"], .unreachable),
        ])
    func storeRefused(_ change: [String: String], _ cause: ConnectorProblem.Cause) async throws {
        let rehearsal = try await Rehearsal.open()
        rehearsal.network.play("nobody.example") { _ throws(NetworkFailure) in throw .notSent("refused") }
        try await Companies(rehearsal.services).create("beta", name: "Beta")
        let problem = await #expect(throws: FeatureProblem.self) {
            try await Integrations(rehearsal.services.scope("beta")).connectStore(
                "beta-shop", kind: "ecwid",
                values: Rehearsal.storeValues().merging(change) { _, new in new })
        }
        guard case .connection(.storeRefused(let told, name: "Ecwid")) = problem else {
            throw problem ?? .fieldMissing(key: "")
        }
        #expect(told.cause == cause)
        #expect(try await Integrations(rehearsal.services.scope("beta")).connections().isEmpty)
    }
}
