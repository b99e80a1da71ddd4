import ConnectorKit
import Synchronization

/// Chance of a simulated world: one seed and one purpose give the same throws for ever (SplitMix64).
final class Dice: Chance {
    private let state: Mutex<UInt64>

    /// `purpose` keeps the throws of one part of the world apart from those of another.
    init(_ seed: UInt64, _ purpose: String = "") {
        var mixed = seed &* 0x9E37_79B9_7F4A_7C15
        for byte in purpose.utf8 { mixed = (mixed ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        state = Mutex(mixed)
    }

    func number(below bound: UInt64) -> UInt64 {
        guard bound > 0 else { return 0 }
        return next().multipliedFullWidth(by: bound).high
    }

    /// A number of the range, each as likely as the other.
    func number(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(number(below: UInt64(range.count))) }

    /// Happens so often in a hundred times.
    func happens(percent: Int) -> Bool { number(below: 100) < UInt64(percent) }

    func one<Element>(of list: [Element]) -> Element { list[Int(number(below: UInt64(list.count)))] }

    private func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}

extension Dice: Identifiers {
    /// 26 letters and digits, as outside, but from the seed.
    func next() -> String {
        String((0..<26).map { _ in Self.alphabet[Int(number(below: 32))] })
    }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
}
