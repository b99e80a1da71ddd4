import Accounting
import ConnectorKit
import Foundation
import HTTPTypes
import QuickBooksSandbox
import SampleStores
import Synchronization

/// A sample store and a sandbox in this process, and the way to them without sockets; it notes how hard the books are pressed.
final class StoreAndBooks: Network {
    struct Pressure {
        var inFlight = 0
        var inFlightMax = 0
        var millisecondsMax: Int64 = 0
        var throttled = 0
    }

    static let storeAddress = "http://store.invalid"
    static let booksAddress = "http://books.invalid"

    private let store: EcwidSampleStore
    private let service: QuickBooksService
    private let clock: any WorldClock
    private let pressure = Mutex(Pressure())

    init(store: EcwidSampleStore, books: QuickBooksService, clock: any WorldClock) {
        self.store = store
        service = books
        self.clock = clock
    }

    var noted: Pressure { pressure.withLock { $0 } }

    func forget() { pressure.withLock { $0 = Pressure() } }

    func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        guard request.url.hasPrefix(Self.booksAddress) else {
            return try await ServiceNetwork { [store] in await store.respond(to: $0, body: $1) }.send(request)
        }
        let start = clock.now()
        pressure.withLock { noted in
            noted.inFlight += 1
            noted.inFlightMax = max(noted.inFlightMax, noted.inFlight)
        }
        defer { pressure.withLock { $0.inFlight -= 1 } }
        let answer = try await ServiceNetwork { [service] in await service.respond(to: $0, body: $1) }.send(request)
        let took = clock.now().milliseconds - start.milliseconds
        pressure.withLock { noted in
            noted.millisecondsMax = max(noted.millisecondsMax, took)
            if answer.status == 429 { noted.throttled += 1 }
        }
        return answer
    }
}
