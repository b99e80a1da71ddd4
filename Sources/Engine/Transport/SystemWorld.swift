package import Accounting
package import ConnectorKit
import Foundation

/// The wall clock of the machine.
package struct SystemClock: WorldClock {
    package init() {}

    package func now() -> Instant { Instant(Date()) }

    package func sleep(milliseconds: Int64) async throws {
        try await Task.sleep(for: .milliseconds(milliseconds))
    }
}

/// The random source of the machine, fit for secrets.
package struct SystemChance: Chance {
    package init() {}

    package func number(below bound: UInt64) -> UInt64 { bound == 0 ? 0 : UInt64.random(in: 0..<bound) }
}

/// Identifiers of 26 random letters and digits: 130 bits, unguessable.
package struct RandomIdentifiers: Identifiers {
    package init() {}

    package func next() -> String {
        String((0..<Self.length).compactMap { _ in Self.alphabet.randomElement() })
    }

    private static let length = 26
    /// Without i, l, o and u, which are misread or make words.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
}

extension World {
    /// The real world, with `network` as the way out.
    package static func system(network: any Network) -> World {
        World(clock: SystemClock(), chance: SystemChance(), identifiers: RandomIdentifiers(), network: network)
    }
}
