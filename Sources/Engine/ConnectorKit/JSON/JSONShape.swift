/// What a JSON value must look like: one description by which it is checked and which is published as JSON Schema, so that both say the same.
package indirect enum JSONShape: Hashable, Sendable {
    case text(JSONText)
    case choice([String])
    case flag
    case integer(ClosedRange<Int>)
    case list(JSONShape, least: Int = 0, most: Int)
    case object(JSONObjectShape)
    /// An object whose members have any name.
    case map(JSONShape)
    case anything
    case nullable(JSONShape)
    /// One of several; the first is the usual one.
    case either([JSONShape])
    /// What the schema says of a value that is judged elsewhere, and better: any JSON is taken.
    case judgedLater(JSONShape)
    /// A schema that the document has from elsewhere, by its name.
    case reference(String)

    package static func text(_ kind: JSONText.Kind = .plain, max: Int = 10_000) -> JSONShape {
        .text(JSONText(kind, 0...max))
    }

    /// A text that says something.
    package static func word(_ max: Int = 200) -> JSONShape { .text(JSONText(.plain, 1...max)) }

    package static let identifier = JSONShape.text(.identifier)
    package static let instant = JSONShape.text(.instant)
    package static let currency = JSONShape.text(.currency)

    package static let count = JSONShape.integer(0...1_000_000_000)

    /// The words of a vocabulary.
    package static func choice<Word: CaseIterable & RawRepresentable<String>>(of type: Word.Type) -> JSONShape {
        .choice(type.allCases.map(\.rawValue))
    }

    /// An object that stands in one place only.
    package static func object(_ members: [JSONMember]) -> JSONShape { .object("", members) }

    package static func object(_ name: String, _ members: [JSONMember]) -> JSONShape {
        .object(JSONObjectShape(name, "", members))
    }
}

/// How a text is written, and how many characters it has.
package struct JSONText: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case plain
        /// Names a record for ever: letters, digits and `. _ : -`, 64 at most.
        case identifier
        /// Money as a decimal string, `1234.50`.
        case money(decimals: Int)
        /// A quantity, unit price, rate or exchange rate as a decimal string.
        case decimal(whole: Int, decimals: Int)
        /// RFC 3339 with its zone, `2026-01-31T14:05:00Z`.
        case instant
        case date
        /// ISO 4217.
        case currency
        /// Of the web.
        case address
        case email

        /// One that fits.
        package var example: String {
            switch self {
            case .plain: "text"
            case .identifier: "web-1042"
            case .money: "218.50"
            case .decimal: "1.25"
            case .instant: "2026-01-31T09:30:00Z"
            case .date: "2026-01-31"
            case .currency: "USD"
            case .address: "https://example.com/bookbridge"
            case .email: "anna@example.com"
            }
        }
    }

    package var kind: Kind
    /// Of a text without a form of its own; code points, as JSON Schema counts them.
    package var characters: ClosedRange<Int>

    package init(_ kind: Kind, _ characters: ClosedRange<Int>) { (self.kind, self.characters) = (kind, characters) }
}

/// The members of an object, in the order in which they are told.
package struct JSONObjectShape: Hashable, Sendable {
    /// The name under which schemas refer to it, `OrderLine`; empty for one that stands in one place only.
    package var name: String
    package var about: String
    package var members: [JSONMember]
    /// Whether members that are not named here are passed over, and not refused.
    package var isOpen: Bool

    package init(_ name: String, _ about: String, isOpen: Bool = false, _ members: [JSONMember]) {
        (self.name, self.about, self.isOpen, self.members) = (name, about, isOpen, members)
    }
}

/// One member of an object, or one parameter of a query.
package struct JSONMember: Hashable, Sendable {
    package var name: String
    package var shape: JSONShape
    package var isRequired: Bool
    /// For programmers, in English; one sentence.
    package var about: String
    package var example: JSONValue?

    /// One that is always there.
    package static func field(
        _ name: String, _ shape: JSONShape, _ about: String = "", example: JSONValue? = nil
    ) -> JSONMember {
        JSONMember(name: name, shape: shape, isRequired: true, about: about, example: example)
    }

    /// One that may be left out.
    package static func optional(
        _ name: String, _ shape: JSONShape, _ about: String = "", example: JSONValue? = nil
    ) -> JSONMember {
        JSONMember(name: name, shape: shape, isRequired: false, about: about, example: example)
    }

    /// One that may be left out, or be `null`.
    package static func nullable(_ name: String, _ shape: JSONShape, _ about: String = "") -> JSONMember {
        .optional(name, .nullable(shape), about)
    }
}
