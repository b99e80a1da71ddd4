/// Chance that repeats: the same seed, purpose and index always give the same draws (SplitMix64).
struct SeededChance: Sendable {
    private var state: UInt64

    init(seed: UInt64, purpose: UInt64, index: Int) {
        state = seed &+ purpose &* 0xD1B5_4A32_D192_ED03
        state ^= UInt64(bitPattern: Int64(index)) &* 0x9E37_79B9_7F4A_7C15
        _ = next()
        _ = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 up to, but not including, `limit` (at least 1).
    mutating func below(_ limit: Int) -> Int {
        Int(next() % UInt64(max(1, limit)))
    }

    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// True `share` times in a thousand.
    mutating func happens(perMille share: Int) -> Bool {
        below(1000) < share
    }

    /// One of the elements; `otherwise` only for an empty list.
    mutating func pick<Element>(_ elements: [Element], otherwise: Element) -> Element {
        elements.isEmpty ? otherwise : elements[below(elements.count)]
    }
}
