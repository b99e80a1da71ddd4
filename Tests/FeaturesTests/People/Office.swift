import Accounting
import ConnectorKit
import Features
import Foundation
import SQLStorage
import SQLiteDriver
import Storage
import TestKit
import Testing

/// An installation with one company and its owner, on a clock that stands still; hashing is cheap.
struct Office {
    let services: Services
    let clock = ManualClock()
    let owner: UserRow
    let session: SignIns.Signed

    static let company = "larkmoor"
    static let password = "a ledger with hairlines"
    static let visitor = SignIns.Visitor(address: "203.0.113.7", browser: "Test")
    static let cost = PasswordCost(roundsPower: 4)

    init() async throws {
        let empty = try await Office.emptyServices(clock)
        services = empty
        let code = try #require(try await FirstStart(services).newCode())
        let outcome = try await FirstStart(services, cost: Self.cost).begin(
            code: code.lowercased(), name: "Tess Marlowick", email: "tess@example.com", password: Self.password,
            language: "en", from: Self.visitor)
        session = try outcome.signed.0
        owner = session.user
        try await Companies(services).create(Self.company, name: "Larkmoor Promotions")
    }

    static func emptyServices(_ clock: ManualClock) async throws -> Services {
        let seal = try SecretSeal.load(
            environment: [SecretSeal.keyVariable: String(repeating: "07", count: 32)], file: "", isFresh: true)
        return Services(
            archive: try await SQLArchive.open(try SQLiteMemory(), seal: seal),
            world: World.rehearsal(network: InProcessNetwork(), clock: clock),
            connectors: Connectors(stores: [], books: []), actor: "tess@example.com")
    }

    var people: People { People(services) }
    func people(of company: String = Office.company) async throws -> CompanyPeople {
        CompanyPeople(try await services.scope(company))
    }
    var signIns: SignIns { SignIns(services, cost: Self.cost) }
    var accounts: Accounts { Accounts(services, cost: Self.cost) }

    /// Invites somebody, who accepts with the usual password.
    @discardableResult
    func join(_ email: String, as role: Role) async throws -> SignIns.Signed {
        let link = try await people().invite(email, as: role)
        let outcome = try await accounts.join(
            byInvitation: link.secret.text, name: email, password: Self.password, language: nil, from: Self.visitor)
        return try outcome.signed.0
    }

    func signIn(
        _ email: String, password: String = Office.password, from address: String = "203.0.113.7"
    ) async throws -> SignIns.Outcome {
        try await signIns.signIn(
            email: email, password: password, isKept: false, from: .init(address: address, browser: "Test"))
    }

    /// What the audit of the company says of people, oldest first.
    func deeds() async throws -> [String] {
        try await services.archive.audit(
            of: Self.company, AuditSearch(), page: .oldestFirst(after: 0), limit: 100
        ).filter { $0.action == .person }.map { "\($0.actor): \($0.content)" }
    }
}

extension SignIns.Outcome {
    var signed: (SignIns.Signed, OneTimeSecret) {
        get throws {
            guard case .signedIn(let signed, let secret) = self else { throw NotSignedIn() }
            return (signed, secret)
        }
    }

    var step: OneTimeSecret {
        get throws {
            guard case .codeNeeded(let secret) = self else { throw NotSignedIn() }
            return secret
        }
    }

    struct NotSignedIn: Error {}
}

/// What a call refuses; fails when it does not.
func refusal(
    _ call: () async throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
) async -> PeopleProblem? {
    do {
        try await call()
        Issue.record("nothing was refused", sourceLocation: sourceLocation)
        return nil
    } catch FeatureProblem.people(let problem) { return problem } catch {
        Issue.record(error, sourceLocation: sourceLocation)
        return nil
    }
}
