import Accounting
import AllConnectors
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import QuickBooksDesktopSandbox
import SampleStores
import Storage
import Sync
import Transport
import Wording

/// Books on a desktop: how often their Web Connector has to call, how fast documents get into the company file, and what the first
/// reading of a large one takes.
struct DesktopBench {
    let orders: Int
    let customers: Int
    let items: Int
    let folder: URL

    func measure() async throws -> [BenchFigure] {
        try await calls() + (try await memory())
    }

    // MARK: Calls

    /// The calls for as many orders of buyers whom the books do not know, and then again of the same ones.
    private func calls() async throws -> [BenchFigure] {
        let place = folder.appendingPathComponent("desktop")
        var settings = EcwidSampleSettings(orders: orders, mix: .plain, clock: { Date() })
        settings.requestsPerMinuteMax = nil
        settings.isEveryBuyerNew = true
        let store = try EcwidSampleStore(settings)
        let archive = try await DataFolder(place.appendingPathComponent("data").path, [:]).openArchive()
        let services = Services(
            archive: archive,
            world: .system(network: ServiceNetwork { await store.respond(to: $0, body: $1) }),
            connectors: Connectors.all, process: .current)
        let books = try DesktopBooks(
            DemoSettings(
                country: .us, books: .desktop, hasOneStore: true, orders: orders, seed: 1, folder: nil,
                recordFile: nil, lostPerMille: 0, failedPerMille: 0), folder: place)
        let visitor = DemoVisitor(books, services)
        var company = RehearsalCompany(
            services: services, country: .us,
            storeValues: StandIns.storeValues(at: StoreAndBooks.storeAddress, id: settings.storeId), booksValues: [:])
        (company.isDesktop, company.visitor) = (true, visitor)
        try await company.connect { $0.saleForm = .invoice }
        let new = try await sync(visitor, books, services)
        for buyer in 0..<orders {
            _ = try await store.placeOrder(EcwidNewOrder(paymentStatus: "PAID", buyer: buyer))
        }
        let known = try await sync(visitor, books, services)
        return [
            BenchFigure(
                "SOAP calls per 1,000 orders with payments, known customers", known.calls, decimals: 1,
                target: .atMost(45)),
            BenchFigure(
                "SOAP calls per 1,000 orders with payments, new customers", new.calls, decimals: 1,
                target: .atMost(90)),
            BenchFigure("documents/s, known customers", known.documentsPerSecond, decimals: 0),
            BenchFigure("documents/s, new customers", new.documentsPerSecond, decimals: 0),
        ]
    }

    /// Everything that waits is posted; how many calls that took for a thousand orders.
    private func sync(
        _ visitor: DemoVisitor, _ books: DesktopBooks, _ services: Services
    ) async throws -> (calls: Double, documentsPerSecond: Double) {
        let (before, documents) = (visitor.calls, await books.program.documents.count)
        let start = ContinuousClock.now
        _ = try await visitor.sync(try await services.scope(RehearsalCompany.company), Sentences(.english))
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let made = await books.program.documents.count - documents
        // An invoice and a payment each.
        guard made >= orders * 2 else { throw BenchProblem.syncFailed("\(made) documents of \(orders) orders") }
        return (Double(visitor.calls - before) * 1000 / Double(orders), Double(made) / seconds)
    }

    // MARK: Memory

    /// `bookbridge serve` while the Web Connector of a large company file comes for the first time.
    private func memory() async throws -> [BenchFigure] {
        let data = folder.appendingPathComponent("desktop-large")
        let (card, password) = try await prepare(data)
        let server = try WebServerProcess.start(data: data, role: "all")
        defer { server.stop() }
        try await answers(server)
        guard let paper = VisitorFile(card, address: server.address, description: "bench") else {
            throw CocoaError(.featureUnsupported)
        }
        let file = folder.appendingPathComponent("large.qwc")
        try Data(paper.text.utf8).write(to: file)
        let run = try await ProgramRun.run(
            StandInProcess.program,
            [
                "sandbox", "desktop", "--once", "--qwc", file.path, "--password", password, "--customers",
                String(customers), "--items", String(items),
            ])
        let figures = server.figures
        let read = try await customersRead(data)
        guard run.status == 0, read >= customers else {
            throw BenchProblem.syncFailed(
                "\(read) customers read: " + String(decoding: run.output.prefix(600), as: UTF8.self))
        }
        let name = "first visit, \(customers) customers and \(items) items"
        return [
            BenchFigure("MB at the peak, \(name)", Double(figures.peakMemoryMB), decimals: 0, target: .atMost(250)),
            BenchFigure("seconds, \(name)", run.seconds, decimals: 1),
        ]
    }

    /// A company that waits for the first visit.
    private func prepare(_ data: URL) async throws -> (card: VisitorCard, password: String) {
        try await whileOpen(data) { services in
            try await Companies(services).create(RehearsalCompany.company, name: "Bench")
            let scope = try await services.scope(RehearsalCompany.company)
            try await Integrations(scope).prepareBooks(RehearsalCompany.books, kind: DesktopCatalogue.kind, values: [:])
            let visitor = VisitorAccess(scope)
            let password = try await visitor.newPassword(for: ID(RehearsalCompany.books))
            guard let card = try await visitor.card(of: ID(RehearsalCompany.books)) else {
                throw CocoaError(.featureUnsupported)
            }
            return (card, password)
        }
    }

    private func customersRead(_ data: URL) async throws -> Int {
        try await whileOpen(data) { services in
            let scope = try await services.scope(RehearsalCompany.company)
            return try await BooksLists(scope).counts(of: ID(RehearsalCompany.books))[.customer] ?? 0
        }
    }

    private func whileOpen<Answer>(_ data: URL, _ work: (Services) async throws -> Answer) async throws -> Answer {
        let archive = try await DataFolder(data.path, [:]).openArchive()
        return try await work(
            Services(
                archive: archive, world: .system(network: World.unconnected.network), connectors: Connectors.all,
                process: .current))
    }

    private func answers(_ server: WebServerProcess) async throws {
        let network = HTTPNetwork()
        var isUp = false
        for _ in 0..<Self.looksMax where !isUp {
            isUp = await Self.answers(OutgoingRequest(.get, server.address + VisitorFile.path, cost: .read), network)
            if !isUp { try await Task.sleep(for: .milliseconds(200)) }
        }
        try await network.shutdown()
        guard isUp else { throw BenchProblem.syncFailed("the server does not answer") }
    }

    private static func answers(_ request: OutgoingRequest, _ network: HTTPNetwork) async -> Bool {
        do { return try await network.send(request).status == 200 } catch { return false }
    }

    private static let looksMax = 100
}
