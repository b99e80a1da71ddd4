package import Accounting

/// The clock that everything asks; in tests and the simulation it stands still until it is moved.
package protocol WorldClock: Sendable {
    func now() -> Instant
    /// Waits on this clock; throws `CancellationError` when the task is cancelled meanwhile.
    func sleep(milliseconds: Int64) async throws
}

/// Chance: jitter and the like. Seeded in tests.
package protocol Chance: Sendable {
    /// A number from 0 up to, not including, `bound`.
    func number(below bound: UInt64) -> UInt64
}

/// New identifiers: unguessable outside, counted in tests.
package protocol Identifiers: Sendable {
    /// A new identifier of 26 lower-case letters and digits, unique for ever.
    func next() -> String
}

/// The network: sends one request and returns the answer.
package protocol Network: Sendable {
    func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer
}

/// Clock, chance, identifiers and network. Code gets them only from here; nothing reads the system clock or random generator.
///
/// Source: design.md §2 (World), style.md §3.
package struct World: Sendable {
    package let clock: any WorldClock
    package let chance: any Chance
    package let identifiers: any Identifiers
    package let network: any Network

    package init(
        clock: any WorldClock, chance: any Chance, identifiers: any Identifiers, network: any Network
    ) {
        self.clock = clock
        self.chance = chance
        self.identifiers = identifiers
        self.network = network
    }
}

extension World {
    /// A world for pure work that needs one but must not use it: its clock stands at zero, and nothing is sent.
    package static let unconnected = World(
        clock: Nowhere(), chance: Nowhere(), identifiers: Nowhere(), network: Nowhere())

    private struct Nowhere: WorldClock, Chance, Identifiers, Network {
        func now() -> Instant { Instant(milliseconds: 0) }
        func sleep(milliseconds: Int64) async throws {}
        func number(below bound: UInt64) -> UInt64 { 0 }
        func next() -> String { "" }
        func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
            throw .notSent("there is no network here")
        }
    }
}
