/// A French sentence as it is written in our sources: its plain spaces before `: ; ? ! » %` and after `«` become no-break spaces.
///
/// Only our own words are touched; what is interpolated (names, numbers, texts of others) stays as it is.
struct French: ExpressibleByStringInterpolation {
    let text: String

    init(stringLiteral value: String) { text = Self.typeset(value) }
    init(stringInterpolation: Pieces) { text = stringInterpolation.text }

    struct Pieces: StringInterpolationProtocol {
        var text = ""

        init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

        mutating func appendLiteral(_ literal: String) { text += French.typeset(literal) }
        mutating func appendInterpolation(_ value: String) { text += value }
        mutating func appendInterpolation(_ value: Int) { text += String(value) }
    }

    private static let noBreakSpace: Character = "\u{A0}"

    private static func typeset(_ literal: String) -> String {
        var result = ""
        for character in literal {
            if ":;?!»%".contains(character), result.last == " " {
                result.removeLast()
                result.append(noBreakSpace)
            }
            result.append(character == " " && result.last == "«" ? noBreakSpace : character)
        }
        return result
    }
}
