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
        // Five bits make a letter: a random word has twelve, and asking the system is what costs.
        var word: UInt64 = 0
        return String(unsafeUninitializedCapacity: Self.length) { letters in
            for place in 0..<Self.length {
                if place % Self.lettersPerWord == 0 { word = UInt64.random(in: .min ... .max) }
                letters[place] = Self.alphabet[Int(word & 31)]
                word >>= 5
            }
            return Self.length
        }
    }

    private static let lettersPerWord = 12
    private static let length = 26
    /// Without i, l, o and u, which are misread or make words.
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
}

extension World {
    /// The real world, with `network` as the way out.
    package static func system(network: any Network) -> World {
        World(clock: SystemClock(), chance: SystemChance(), identifiers: RandomIdentifiers(), network: network)
    }
}
