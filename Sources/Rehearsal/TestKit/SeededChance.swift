package import ConnectorKit
import Synchronization

/// Chance that repeats itself: the same seed gives the same numbers (SplitMix64).
package final class SeededChance: Chance {
    private let state: Mutex<UInt64>

    package init(_ seed: UInt64 = 1) {
        state = Mutex(seed)
    }

    package func number(below bound: UInt64) -> UInt64 {
        guard bound > 0 else { return 0 }
        return next().multipliedFullWidth(by: bound).high
    }

    /// The next 64 bits.
    package func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}

/// Identifiers that count: `id000000000000000000000001` and so on.
package final class CountedIdentifiers: Identifiers {
    private let count = Mutex(0)

    package init() {}

    package func next() -> String {
        let number = count.withLock { count in
            count += 1
            return String(count)
        }
        return "id" + String(repeating: "0", count: max(0, 24 - number.count)) + number
    }
}

extension World {
    /// A world for tests: its clock jumps over waits, its chance repeats itself, its identifiers count.
    package static func rehearsal(
        network: any Network, clock: any WorldClock = ManualClock(isAutoAdvancing: true), seed: UInt64 = 1
    ) -> World {
        World(clock: clock, chance: SeededChance(seed), identifiers: CountedIdentifiers(), network: network)
    }
}
