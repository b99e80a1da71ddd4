import Accounting
import ConnectorKit
import Foundation

/// Checks what a person entered against the form of a connection.
struct ConnectionForm {
    let fields: [FormField]
    /// Which network addresses its values may lead to.
    let reach: NetworkReach

    /// The values by key, usual ones where nothing was given; empty ones are left out.
    func filled(_ values: [String: String]) throws(FeatureProblem) -> [String: String] {
        let known = fields.map(\.key)
        if let key = values.keys.sorted().first(where: { !known.contains($0) }) {
            throw .connection(.fieldUnknown(key, known: known))
        }
        var filled: [String: String] = [:]
        for field in fields {
            let given = values[field.key].map { Self.trimmed($0) }
            let value = given.flatMap { $0.isEmpty ? nil : $0 } ?? field.defaultValue
            guard let value else {
                if field.isRequired { throw .fieldMissing(key: field.key) }
                continue
            }
            guard Self.fits(value, field.kind) else {
                throw .connection(.fieldUnfit(key: field.key, value: value, kind: field.kind))
            }
            guard field.kind != .url || value == field.defaultValue || isReachable(value) else {
                throw .connection(.addressInside(key: field.key, value: value))
            }
            filled[field.key] = value
        }
        return filled
    }

    private func isReachable(_ address: String) -> Bool {
        guard let host = URLComponents(string: address)?.host, !host.isEmpty else { return reach == .everywhere }
        return reach.allows(host: host)
    }

    /// Blanks come with copying; none of the fields has any.
    private static func trimmed(_ text: String) -> String {
        var rest = text[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }

    private static func fits(_ value: String, _ kind: FormField.Kind) -> Bool {
        switch kind {
        case .number:
            (1...numberDigitsMax).contains(value.utf8.count) && value.utf8.allSatisfy { (48...57).contains($0) }
        case .url:
            ["https://", "http://"].contains { value.hasPrefix($0) && value.utf8.count > $0.utf8.count }
                && !value.contains(where: \.isWhitespace)
        case .country: value.utf8.count == 2 && value.allSatisfy { $0.isASCII && $0.isLetter }
        case .currency: Currency(value.uppercased()) != nil
        case .timeZone: TimeZone(identifier: value) != nil
        case .text, .secret: !value.contains(where: \.isNewline)
        }
    }

    /// Numbers of stores have nine digits; what has more than eighteen does not fit a number of ours.
    private static let numberDigitsMax = 18
}
