package import Accounting

/// A value that goes into a statement or comes out of a row.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case bytes([UInt8])
    case flag(Bool)

    package static func number(_ number: Int) -> SQLValue { .integer(Int64(number)) }

    package static func optional(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }

    /// Milliseconds since 1970.
    package static func time(_ instant: Instant?) -> SQLValue { instant.map { .integer($0.milliseconds) } ?? .null }

    static func name<Word: RawRepresentable<String>>(_ word: Word) -> SQLValue { .text(word.rawValue) }
}
