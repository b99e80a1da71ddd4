import Accounting
import Synchronization

/// How many requests went out, by what they cost the other side.
package struct RequestCount: Hashable, Sendable, Codable {
    package var reads = 0
    package var writes = 0
    package var batches = 0
    package var signIns = 0

    package init() {}

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.reads, into: &reads)
        try row.read(.writes, into: &writes)
        try row.read(.batches, into: &batches)
        try row.read(.signIns, into: &signIns)
    }

    package var total: Int { reads + writes + batches }

    mutating func count(_ cost: OutgoingRequest.Cost) {
        switch cost {
        case .read: reads += 1
        case .write: writes += 1
        case .batch: batches += 1
        case .signIn: signIns += 1
        }
    }

    package static func + (left: RequestCount, right: RequestCount) -> RequestCount {
        var result = left
        result.reads += right.reads
        result.writes += right.writes
        result.batches += right.batches
        result.signIns += right.signIns
        return result
    }

    package static func - (left: RequestCount, right: RequestCount) -> RequestCount {
        var result = left
        result.reads -= right.reads
        result.writes -= right.writes
        result.batches -= right.batches
        result.signIns -= right.signIns
        return result
    }
}

/// Counts what goes through to another network; one per connection.
package final class MeteredNetwork: Network {
    private let network: any Network
    private let counts = Mutex(RequestCount())

    package init(_ network: any Network) {
        self.network = network
    }

    package var count: RequestCount { counts.withLock { $0 } }

    package func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        counts.withLock { $0.count(request.cost) }
        return try await network.send(request)
    }
}
