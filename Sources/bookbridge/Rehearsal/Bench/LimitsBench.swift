import Accounting
import AllConnectors
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import QuickBooksSandbox
import SampleStores
import Sync
import Transport

/// How much of what the published limits allow is used, on a virtual clock, for a service that takes some time for each document.
struct LimitsBench {
    let orders: Int
    let folder: URL
    /// Whose orders they are.
    let buyers: Buyers

    enum Buyers: String {
        /// Their customers are in the books already.
        case known
        /// Every order has a customer of its own, whom the books do not know.
        case new
    }

    func measure(millisecondsPerDocument: Int, least: Double) async throws -> [BenchFigure] {
        let clock = QuietClock(SystemClock().now())
        let place = folder.appendingPathComponent("limits-\(buyers.rawValue)-\(millisecondsPerDocument)")
        let network = try standIns(clock, millisecondsPerDocument)
        let (seconds, documents) = try await clock.whileMoving {
            try await services(network, clock, place.appendingPathComponent("lists")) {
                _ = try await KnownLists(services: $0, hasCustomers: buyers == .known).make(
                    in: RehearsalCompany.company)
            }
            return try await services(network, clock, place.appendingPathComponent("data")) { services in
                // What was asked while connecting is out of the books' minute.
                try await clock.sleep(milliseconds: 120_000)
                network.forget()
                let start = clock.now()
                let reports = try await SyncStore(services.scope(RehearsalCompany.company)).run(.orders)
                if let stop = reports.lazy.compactMap(\.stop).first { throw BenchProblem.syncFailed(stop) }
                if let outcome = reports.lazy.flatMap(\.outcomes).first(where: { $0.key != "posted" }) {
                    throw BenchProblem.syncFailed("\(outcome)")
                }
                let seconds = Double(clock.now().milliseconds - start.milliseconds) / 1000
                return (seconds, reports.reduce(0) { $0 + $1.posted.values.reduce(0, +) })
            }
        }
        let best = IdealPace(millisecondsPerDocument: millisecondsPerDocument).seconds(documents: documents)
        let noted = network.noted
        let name =
            "at \(Double(millisecondsPerDocument) / 1000) s a document" + (buyers == .new ? ", new customers" : "")
        return [
            BenchFigure("% of the best possible \(name)", 100 * best / seconds, decimals: 1, target: .atLeast(least)),
            BenchFigure("orders/min \(name)", Double(orders) * 60 / seconds, decimals: 0),
            BenchFigure("orders/min, best possible \(name)", Double(orders) * 60 / best, decimals: 0),
            BenchFigure("answers 429 \(name)", Double(noted.throttled), decimals: 0, target: .atMost(0)),
            BenchFigure("most requests in flight \(name)", Double(noted.inFlightMax), decimals: 0, target: .atMost(10)),
            BenchFigure(
                "slowest request, s, \(name)", Double(noted.millisecondsMax) / 1000, decimals: 1, target: .atMost(120)),
        ]
    }

    private func standIns(_ clock: QuietClock, _ milliseconds: Int) throws -> StoreAndBooks {
        var store = EcwidSampleSettings(orders: orders, mix: .plain, clock: { clock.now().date })
        store.requestsPerMinuteMax = nil
        store.isEveryBuyerNew = buyers == .new
        var books = SandboxConfiguration(
            clock: { clock.now().date },
            wait: { try? await clock.sleep(milliseconds: Int64($0 / .milliseconds(1))) })
        books.timePerDocument = .milliseconds(milliseconds)
        return StoreAndBooks(
            store: try EcwidSampleStore(store), books: try QuickBooksService(configuration: books), clock: clock)
    }

    private func services<Answer: Sendable>(
        _ network: StoreAndBooks, _ clock: QuietClock, _ place: URL, _ work: (Services) async throws -> Answer
    ) async throws -> Answer {
        let archive = try await DataFolder(place.path, [:]).openArchive()
        let world = World(
            clock: clock, chance: SystemChance(), identifiers: RandomIdentifiers(), network: network)
        let services = Services(archive: archive, world: world, connectors: Connectors.all, process: .current)
        let storeID = EcwidSampleSettings(clock: { clock.now().date }).storeId
        var values = StandIns.booksValues(at: StoreAndBooks.booksAddress)
        for limit in ["requestsPerMinute", "requestsPerSecond", "batchesPerMinute"] { values[limit] = nil }
        try await RehearsalCompany(
            services: services, country: .us,
            storeValues: StandIns.storeValues(at: StoreAndBooks.storeAddress, id: storeID),
            booksValues: values
        ).connect { $0.saleForm = .invoice }
        return try await work(services)
    }
}

/// The shortest time in which documents could be posted under the published limits, were all of them ready at once and every batch full.
///
/// Source: quickbooks-online.md §5 (40 batches a minute, 10 requests a second and in flight, 30 documents to a batch).
struct IdealPace {
    let millisecondsPerDocument: Int

    func seconds(documents: Int) -> Double {
        var starts: [Int] = []
        var ends: [Int] = []
        var left = documents
        while left > 0 {
            let items = min(left, 30)
            left -= items
            var start = starts.last ?? 0
            if starts.count >= 10 {
                start = max(start, starts[starts.count - 10] + 1000, ends.sorted()[ends.count - 10])
            }
            if starts.count >= 40 { start = max(start, starts[starts.count - 40] + 60_000) }
            starts.append(start)
            ends.append(start + items * millisecondsPerDocument)
        }
        return Double(ends.max() ?? 0) / 1000
    }
}
