package import ConnectorKit
package import Wording

extension JSONShape {
    /// All that is wrong with a value, as programs are told it; nothing when it fits.
    package func faults(in value: JSONValue) -> [FieldFault] { mismatches(in: value).map(FieldFault.init) }

    /// What must stand there, for a programmer.
    var words: String {
        switch self {
        case .text(let text): text.words
        case .choice(let words): words.joined(separator: " | ")
        case .flag: "true | false"
        case .integer(let range): "integer \(range.lowerBound)…\(range.upperBound)"
        case .list(let shape, _, let most): "array of at most \(most): \(shape.words)"
        case .object(let object): object.name.isEmpty ? "object" : object.name
        case .map: "object"
        case .anything: "any JSON"
        case .nullable(let shape): "\(shape.words) | null"
        case .either(let shapes): shapes.map(\.words).joined(separator: " | ")
        case .judgedLater(let shape): shape.words
        case .reference(let name): name
        }
    }

    /// An example, as far as the shape tells one; what may be left out is left out where no example is given.
    var example: JSONValue {
        switch self {
        case .text(let text): .text(text.kind.example)
        case .choice(let words): .text(words.first ?? "")
        case .flag: .bool(true)
        case .integer(let range): .number(String(min(max(1, range.lowerBound), range.upperBound)))
        case .list(let shape, _, _): .array([shape.example])
        case .object(let object):
            .object(
                JSONObject(
                    members: object.members.filter { $0.isRequired || $0.example != nil }.map {
                        .init(name: $0.name, value: $0.example ?? $0.shape.example)
                    }))
        case .map(let shape): .members(("name", shape.example))
        case .anything, .reference: .object(JSONObject())
        case .nullable(let shape), .judgedLater(let shape): shape.example
        case .either(let shapes): shapes.first?.example ?? .null
        }
    }
}

extension JSONText {
    fileprivate var words: String {
        switch kind {
        case .plain:
            characters.lowerBound > 0 ? "string (\(characters.lowerBound)…\(characters.upperBound))" : "string"
        case .address: "https://…"
        case .identifier, .money, .decimal, .instant, .date, .currency, .email: kind.example
        }
    }
}

extension JSONText.Kind {
    /// A decimal with a point, such as `218.50`.
    package static let amount = JSONText.Kind.money(decimals: 6)
}

extension FieldFault {
    fileprivate init(_ mismatch: ShapeMismatch) {
        let cause: Cause =
            if case .tooMany(let most) = mismatch.fault.cause {
                .tooMany(most: most)
            } else if let shape = mismatch.shape {
                mismatch.found == nil ? .missing : .expected(shape.words)
            } else {
                mismatch.fault.cause == .twice ? .twice : .unknown
            }
        self.init(mismatch.fault.path.isEmpty ? "/" : mismatch.fault.path, cause)
    }
}
