/// The country that a QuickBooks was made for. Source: quickbooks-desktop.md §3.4.
package enum DesktopEdition: String, Sendable, CaseIterable {
    case us = "US"
    case ca = "CA"
    case uk = "UK"
}

/// A version of qbXML, `13.0` as 130.
struct QBXMLVersion: Sendable, Hashable, Comparable {
    let number: Int

    init(_ number: Int) { self.number = number }

    /// Reads `13.0`, `CA3.0` and the like.
    init?(_ text: String) {
        let parts = text.drop { $0.isLetter }.split(separator: ".")
        guard parts.count <= 2, let major = parts.first.flatMap({ Int($0) }) else { return nil }
        let minor = parts.count == 2 ? Int(parts[1]) : 0
        guard let minor, (0...9).contains(minor), (1...99).contains(major) else { return nil }
        number = major * 10 + minor
    }

    static func < (one: QBXMLVersion, two: QBXMLVersion) -> Bool { one.number < two.number }

    var text: String { "\(number / 10).\(number % 10)" }
}

/// The form of a value. Source: quickbooks-desktop.md §3.1.
enum ValueForm: Sendable, Hashable {
    case text(max: Int?)
    case id, flag, day, moment, amount, price, quantity, percent, whole, guid, decimal
    case word([String])
}

/// What may stand at one place among the children of an element.
indirect enum Particle: Sendable {
    case element(ElementRule)
    case choice([[Particle]], isRequired: Bool, repeats: Bool)
}

/// An element: its form or children, how often it may come, and where it exists.
struct ElementRule: Sendable {
    enum Content: Sendable {
        case value(ValueForm)
        case children([Particle])
        /// The children that a table defines under a name.
        case named(String)
    }

    var name: String
    var content: Content
    var isRequired = false
    var repeats = false
    var since = QBXMLVersion(10)
    var missingIn: Set<DesktopEdition> = []
}
