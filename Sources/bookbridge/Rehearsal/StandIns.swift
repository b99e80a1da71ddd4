import Accounting
import Foundation
import Logging
import QuickBooksDesktopSandbox
import QuickBooksSandbox
import SampleStores
import ServiceLifecycle
import Synchronization

/// The QuickBooks sandbox and the sample stores of a demonstration, behind sockets on the loopback interface.
struct StandIns {
    /// Who answers.
    fileprivate enum Role: Sendable { case books, store, shop, fulfillment, supplier }

    /// Where they answer.
    struct Addresses {
        var books = ""
        var store = ""
        var shop = ""
        var fulfillment = ""
        var supplier = ""

        fileprivate mutating func set(_ address: String, of role: Role) {
            switch role {
            case .books: books = address
            case .store: store = address
            case .shop: shop = address
            case .fulfillment: fulfillment = address
            case .supplier: supplier = address
            }
        }

        var areComplete: Bool { ![books, store, shop, fulfillment, supplier].contains("") }
    }

    let currency: Currency
    /// One of the two, as the demonstration wants it.
    private let service: QuickBooksService?
    let desktop: DesktopBooks?
    private let sample: EcwidSampleStore
    private let sampleSettings: EcwidSampleSettings
    private let shop: OpenCartSampleStore
    /// Where the port of the shop is written down: its address is what it is known by, so a demonstration that goes on needs the same.
    private let shopPort: URL
    /// An instance of myFulfillment; `nil` where the demonstration has none.
    let fulfillment: MyFulfillmentSampleStore?
    /// Whom the distributor buys from.
    let supplier = SampleSupplier(freight: 450) { String(Date().ISO8601Format().prefix(10)) }
    private let country: DemoCountry

    /// One order in so many comes from the second store.
    private static let shopShare = 5
    /// So many orders of the first store for one of the instance of myFulfillment, whose orders come beside them.
    private static let fulfillmentShare = 10

    /// When the first order of that instance was placed: written down, so that a demonstration that goes on has the same days.
    private static func start(in folder: URL) throws -> Int64 {
        let file = folder.appendingPathComponent("myfulfillment-start")
        if let known = (try? String(contentsOf: file, encoding: .utf8)).flatMap({ Int64($0) }) { return known }
        let start = MyFulfillmentSampleStore.usualStart(Date())
        try Data("\(start)".utf8).write(to: file)
        return start
    }

    init(_ settings: DemoSettings, folder: URL) throws {
        country = settings.country
        switch settings.books {
        case .online:
            var books = SandboxConfiguration()
            books.dataDirectory = folder.appendingPathComponent("quickbooks-sandbox", isDirectory: true)
            books.recordFile = settings.recordFile.map { URL(fileURLWithPath: $0) }
            books.limits = .off
            books.seed = settings.seed
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("quickbooks-sandbox"), withIntermediateDirectories: true)
            service = try QuickBooksService(configuration: books)
            desktop = nil
        case .desktop:
            service = nil
            desktop = try DesktopBooks(settings, folder: folder)
        }
        var store = EcwidSampleSettings(
            kind: settings.country.store, seed: settings.seed,
            orders: settings.orders - (settings.hasOneStore ? 0 : settings.orders / Self.shopShare),
            clock: { Date() })
        store.dataDirectory = folder.appendingPathComponent("ecwid-sample", isDirectory: true)
        store.oddOrdersPerMille = 30
        store.requestsPerMinuteMax = nil
        sampleSettings = store
        sample = try EcwidSampleStore(store)
        var second = OpenCartSampleSettings(
            country: settings.country.shop, seed: settings.seed, orders: settings.orders / Self.shopShare,
            clock: { Date() })
        second.dataDirectory = folder.appendingPathComponent("opencart-sample", isDirectory: true)
        shop = try OpenCartSampleStore(second)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        fulfillment = try settings.fulfillmentHome.map { home in
            var instance = MyFulfillmentSampleSettings(
                seed: settings.seed, orders: max(settings.orders / Self.fulfillmentShare, 6), clock: { Date() })
            instance.home = home
            instance.start = try Self.start(in: folder)
            return MyFulfillmentSampleStore(instance)
        }
        shopPort = folder.appendingPathComponent("opencart-port")
        guard let profile = CompanyProfile(key: settings.country.rawValue), let currency = Currency(profile.currency)
        else { throw CocoaError(.featureUnsupported) }
        self.currency = currency
    }

    /// Serves all of them while `work` goes on.
    func whileServing(_ work: @escaping @Sendable (Addresses) async throws -> Void) async throws {
        let (ports, continuation) = AsyncStream.makeStream(of: (Role, Int).self)
        let books = service.map { service in
            QuickBooksServer(
                service: service, logger: Self.quiet("quickbooks-sandbox"),
                onListening: { continuation.yield((.books, $0)) })
        }
        let store = SampleServer(sample, whenListening: { continuation.yield((.store, $0)) })
        let lastPort = (try? String(contentsOf: shopPort, encoding: .utf8)).flatMap { Int($0) } ?? 0
        let shop = SampleServer(
            shop, port: lastPort, whenListening: { continuation.yield((.shop, $0)) })
        let supplier = SampleServer(supplier, whenListening: { continuation.yield((.supplier, $0)) })
        var served: [ServiceGroupConfiguration.ServiceConfiguration] = [
            .init(service: store), .init(service: shop), .init(service: supplier),
        ]
        if let books { served.append(.init(service: books)) }
        if let fulfillment {
            let instance = SampleServer(
                fulfillment, whenListening: { continuation.yield((.fulfillment, $0)) })
            served.append(.init(service: instance))
        }
        let group = ServiceGroup(configuration: .init(services: served, logger: Self.quiet("demo")))
        async let serving: Void = group.run()
        var addresses = Addresses()
        if books == nil { addresses.set(Self.nowhere, of: .books) }
        if fulfillment == nil { addresses.set(Self.nowhere, of: .fulfillment) }
        for await (who, port) in ports {
            addresses.set("http://127.0.0.1:\(port)", of: who)
            if who == .shop { try Data("\(port)".utf8).write(to: shopPort) }
            if addresses.areComplete { break }
        }
        let result: Result<Void, any Error>
        do { result = .success(try await work(addresses)) } catch { result = .failure(error) }
        await group.triggerGracefulShutdown()
        try await serving
        try result.get()
    }

    /// Books on a desktop have no address.
    private static let nowhere = "http://localhost"

    // MARK: How they are connected

    func storeValues(_ addresses: Addresses) -> [String: String] {
        Self.storeValues(at: addresses.store, id: sampleSettings.storeId)
    }

    func shopValues(_ addresses: Addresses) -> [String: String] {
        ["address": addresses.shop + "/", "key": OpenCartSampleSettings.keyUsual]
    }

    func fulfillmentValues(_ addresses: Addresses) -> [String: String] {
        let usual = MyFulfillmentSampleSettings(clock: { Date() })
        return [
            "instance": "demo", "username": usual.username, "password": usual.password,
            "currency": currency.code, "mapping": MyFulfillmentSampleSettings.mapping,
            "baseURL": addresses.fulfillment + "/api",
        ]
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
        desktop?.misbehave(settings)
        guard let service else { return }
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

    func behave() async {
        desktop?.behave()
        await service?.behave()
    }

    func booksSummary() async throws -> BooksFigures {
        if let desktop { return try await desktop.figures() }
        guard let service else { throw CocoaError(.featureUnsupported) }
        let key = country.rawValue
        return BooksFigures(
            try await service.summary(company: key), try await service.trialBalance(company: key))
    }

    /// Buyers of these orders, counted by the store itself.
    func buyers(ofOrders ids: Set<String>, ofShop shopIDs: Set<String>) async -> Int {
        await sample.buyers(ofOrders: ids) + shop.buyers(ofOrders: shopIDs).count
    }

    /// What these orders came to, by the store's own till; `held` ones as they were paid, since their edits are not in the books.
    func charged(ofOrders ids: Set<String>, held: Set<String>, ofShop shopIDs: Set<String>) async -> Money {
        Money(minorUnits: await sample.charged(ofOrders: ids, held: held) + shop.charged(ofOrders: shopIDs), currency)
    }

    /// The merchant edits, cancels and deletes some paid orders, once in the life of the store.
    func changePaidOrders() async throws {
        try await sample.changePaidOrders()
        try await shop.changeSomeOrders()
    }

    private static func quiet(_ label: String) -> Logger {
        var logger = Logger(label: label)
        logger.logLevel = .warning
        return logger
    }
}
