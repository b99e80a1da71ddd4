import Accounting
import Foundation
import Logging
import QuickBooksSandbox
import SampleStores
import ServiceLifecycle
import Synchronization

/// The QuickBooks sandbox and the sample store of a demonstration, behind sockets on the loopback interface.
struct StandIns {
    /// Where the two answer.
    struct Addresses {
        var books: String
        var store: String
    }

    let currency: Currency
    private let service: QuickBooksService
    private let sample: EcwidSampleStore
    private let sampleSettings: EcwidSampleSettings
    private let country: DemoCountry

    init(_ settings: DemoSettings, folder: URL) throws {
        country = settings.country
        var books = SandboxConfiguration()
        books.dataDirectory = folder.appendingPathComponent("quickbooks-sandbox", isDirectory: true)
        books.recordFile = settings.recordFile.map { URL(fileURLWithPath: $0) }
        books.limits = .off
        books.seed = settings.seed
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("quickbooks-sandbox"), withIntermediateDirectories: true)
        service = try QuickBooksService(configuration: books)
        var store = EcwidSampleSettings(
            kind: settings.country.store, seed: settings.seed, orders: settings.orders, clock: { Date() })
        store.dataDirectory = folder.appendingPathComponent("ecwid-sample", isDirectory: true)
        store.oddOrdersPerMille = 30
        store.requestsPerMinuteMax = nil
        sampleSettings = store
        sample = try EcwidSampleStore(store)
        guard let profile = CompanyProfile(key: settings.country.rawValue), let currency = Currency(profile.currency)
        else { throw CocoaError(.featureUnsupported) }
        self.currency = currency
    }

    /// Serves both while `work` goes on.
    func whileServing(_ work: @escaping @Sendable (Addresses) async throws -> Void) async throws {
        let (ports, continuation) = AsyncStream.makeStream(of: (isBooks: Bool, port: Int).self)
        let books = QuickBooksServer(
            service: service, logger: Self.quiet("quickbooks-sandbox"),
            onListening: { continuation.yield((true, $0)) })
        let store = EcwidSampleServer(store: sample, whenListening: { continuation.yield((false, $0)) })
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: books), .init(service: store)], logger: Self.quiet("demo")))
        async let served: Void = group.run()
        var addresses = Addresses(books: "", store: "")
        for await (isBooks, port) in ports {
            let address = "http://127.0.0.1:\(port)"
            if isBooks { addresses.books = address } else { addresses.store = address }
            if !addresses.books.isEmpty, !addresses.store.isEmpty { break }
        }
        let result: Result<Void, any Error>
        do { result = .success(try await work(addresses)) } catch { result = .failure(error) }
        await group.triggerGracefulShutdown()
        try await served
        try result.get()
    }

    // MARK: How they are connected

    func storeValues(_ addresses: Addresses) -> [String: String] {
        Self.storeValues(at: addresses.store, id: sampleSettings.storeId)
    }

    static func storeValues(at address: String, id: Int) -> [String: String] {
        ["storeID": String(id), "token": EcwidSampleSettings.tokenUsual, "baseURL": address + "/api/v3"]
    }

    static func booksValues(at address: String) -> [String: String] {
        [
            "clientID": "sandbox-client", "clientSecret": "sandbox-secret", "apiBaseURL": address, "pagesURL": address,
            "authorizeURL": address + "/connect/oauth2", "tokenURL": address + "/oauth2/v1/tokens/bearer",
            "revokeURL": address + "/v2/oauth2/tokens/revoke", "requestsPerMinute": "1000000",
            "requestsPerSecond": "100000", "batchesPerMinute": "1000000",
        ]
    }

    // MARK: Faults, and what the books hold

    func misbehave(_ settings: DemoSettings) async {
        if settings.lostPerMille > 0 {
            await service.misbehave(
                Misbehaviour(.answerLost, perThousand: settings.lostPerMille, writesOnly: true))
        }
        if settings.failedPerMille > 0 {
            let half = (settings.failedPerMille + 1) / 2
            await service.misbehave(Misbehaviour(.status503, perThousand: half))
            await service.misbehave(Misbehaviour(.throttled, perThousand: settings.failedPerMille - half))
        }
    }

    func behave() async { await service.behave() }

    func booksSummary() async throws -> (summary: CompanySummary, balance: TrialBalance) {
        let key = country.rawValue
        return (try await service.summary(company: key), try await service.trialBalance(company: key))
    }

    /// Buyers of these orders, counted by the store itself.
    func buyers(ofOrders ids: Set<String>) async -> Int { await sample.buyers(ofOrders: ids) }

    /// What these orders came to, by the store's own till; `held` ones as they were paid, since their edits are not in the books.
    func charged(ofOrders ids: Set<String>, held: Set<String>) async -> Money {
        Money(minorUnits: await sample.charged(ofOrders: ids, held: held), currency)
    }

    /// The merchant edits, cancels and deletes some paid orders, once in the life of the store.
    func changePaidOrders() async throws { try await sample.changePaidOrders() }

    private static func quiet(_ label: String) -> Logger {
        var logger = Logger(label: label)
        logger.logLevel = .warning
        return logger
    }
}
