import Accounting
import Bookkeeping
import ConnectorKit
import Foundation
import HTTPTypes
import QuickBooksSandbox
import TestKit
import Testing

@testable import QuickBooksOnline

/// A connector signed in to a company of the stand-in service, all in one process and on one clock.
struct SandboxScene {
    let service: QuickBooksService
    let clock: ManualClock
    let network: InProcessNetwork
    let vault: MemoryVault
    let world: World
    let settings: QuickBooksOnlineSettings
    let connector: QuickBooksOnlineConnector

    static let host = "quickbooks.example"
    static let address = "http://\(host)"

    static func open(_ company: String = "us", limits: SandboxLimits = .off) async throws -> SandboxScene {
        let clock = ManualClock(isAutoAdvancing: true)
        var configuration = SandboxConfiguration()
        configuration.clock = { clock.now().date }
        configuration.wait = { duration in clock.advance(bySeconds: duration.components.seconds) }
        configuration.limits = limits
        configuration.baseURL = address
        let service = try QuickBooksService(configuration: configuration)
        let granted = try await service.grant(company: company)
        let tokens = Tokens(
            accessToken: granted.accessToken,
            accessExpiresAt: clock.now().advanced(bySeconds: Int64(granted.expiresIn)),
            refreshToken: granted.refreshToken, refreshExpiresAt: clock.now().advanced(bySeconds: 8_726_400))
        return SandboxScene(service, clock, tokens, realm: granted.realm)
    }

    private init(_ service: QuickBooksService, _ clock: ManualClock, _ tokens: Tokens, realm: String) {
        self.service = service
        self.clock = clock
        let network = InProcessNetwork(Self.host) { request throws(NetworkFailure) in
            try await Self.answer(request, service)
        }
        self.network = network
        world = World.rehearsal(network: network, clock: clock)
        vault = MemoryVault(tokens)
        settings = QuickBooksOnlineSettings(
            realmID: realm, signIn: Self.signIn(), apiBaseURL: Self.address)
        connector = QuickBooksOnlineConnector(settings: settings, world: world, vault: vault)
    }

    static func signIn(secret: String = "sandbox-secret") -> SignInSettings {
        SignInSettings(
            clientID: "sandbox-client", clientSecret: secret, authorizeURL: address + "/connect/oauth2",
            tokenURL: address + "/oauth2/v1/tokens/bearer", revokeURL: address + "/v2/oauth2/tokens/revoke")
    }

    private static func answer(
        _ request: OutgoingRequest, _ service: QuickBooksService
    ) async throws(NetworkFailure) -> IncomingAnswer {
        var fields = HTTPFields()
        for header in request.headers {
            if let name = HTTPField.Name(header.name) { fields[name] = header.value }
        }
        let sent = HTTPRequest(
            method: request.method == .get ? .get : .post, scheme: "http", authority: host,
            path: String(request.url.dropFirst(address.count)), headerFields: fields)
        let (response, body) = await service.respond(to: sent, body: request.body)
        if response.isLost { throw .interrupted("connection reset") }
        return IncomingAnswer(
            status: response.status.code,
            headers: response.headerFields.map { .init($0.name.canonicalName, $0.value) }, body: body)
    }

    /// Reads the mirror from `cursor` to its end.
    func mirror(from cursor: Cursor? = nil) async throws -> Mirror {
        var mirror = Mirror()
        var cursor = cursor
        for _ in 0..<100 {
            let page = try await connector.catalogue(after: cursor)
            mirror.records += page.records
            mirror.documents += page.documents
            mirror.cursor = page.next
            cursor = page.next
            if page.isLast { return mirror }
        }
        Issue.record("the catalogue has no end")
        return mirror
    }

    /// Prepares and performs postings in order and answers for each.
    func post(_ postings: [Posting], _ company: BooksCompany, size: Int = 30) async throws -> [PostingOutcome] {
        let prepared = connector.prepare(
            postings, company: company, capacity: PostingCapacity(batchSize: size, requestsInFlight: 1))
        var outcomes = prepared.unwritable.mapValues { PostingOutcome.refused($0) }
        for request in prepared.requests {
            outcomes.merge(try await connector.perform(request, postings: postings)) { $1 }
        }
        return postings.compactMap { outcomes[$0.intentID] }
    }

    /// What a look finds of each, in order.
    func look(for postings: [Posting], company: BooksCompany) async throws -> [LookResult] {
        let found = try await connector.look(for: postings, company: company)
        return postings.compactMap { found[$0.intentID] }
    }

    /// How many requests of each cost went out since the network forgot.
    func count(_ cost: OutgoingRequest.Cost) -> Int { network.sent.filter { $0.cost == cost }.count }
}

/// What the catalogue said, by kind.
struct Mirror {
    var records: [CatalogueRecord] = []
    var documents: [BooksDocumentChange] = []
    var cursor: Cursor?

    func company() throws -> BooksCompany {
        try #require(
            records.compactMap { if case .company(let company) = $0 { company } else { nil } }.first)
    }

    var accounts: [Account] { records.compactMap { if case .account(let account) = $0 { account } else { nil } } }
    var taxCodes: [TaxCodeRecord] { records.compactMap { if case .taxCode(let code) = $0 { code } else { nil } } }
    var items: [ItemRecord] { records.compactMap { if case .item(let item) = $0 { item } else { nil } } }
    var parties: [PartyRecord] { records.compactMap { if case .party(let party) = $0 { party } else { nil } } }

    func account(_ type: AccountType, named part: String = "") throws -> Reference<Account> {
        try #require(
            accounts.first { $0.type == type && (part.isEmpty || $0.name.localizedStandardContains(part)) }
        ).reference
    }
}

extension PostingOutcome {
    /// The record, when it was posted.
    var record: BooksRecord? { if case .posted(let record) = self { record } else { nil } }
    /// The refusal, when it was refused.
    var refusal: ConnectorProblem? { if case .refused(let problem) = self { problem } else { nil } }
    var isUnknown: Bool { if case .unknown = self { true } else { false } }
}
