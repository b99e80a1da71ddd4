import Foundation

/// One measured figure, with what it should be where something was promised.
struct BenchFigure {
    enum Target {
        case atLeast(Double)
        case atMost(Double)
    }

    var name: String
    var value: Double
    var decimals: Int
    var target: Target?

    init(_ name: String, _ value: Double, decimals: Int, target: Target? = nil) {
        self.name = name
        self.value = value
        self.decimals = decimals
        self.target = target
    }

    var isReached: Bool {
        switch target {
        case .atLeast(let least)?: value >= least
        case .atMost(let most)?: value <= most
        case nil: true
        }
    }

    var text: String { Self.text(value, decimals) }

    var targetText: String {
        switch target {
        case .atLeast(let least)?: "≥ \(Self.text(least, decimals))"
        case .atMost(let most)?: "≤ \(Self.text(most, decimals))"
        case nil: ""
        }
    }

    private static func text(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }
}
