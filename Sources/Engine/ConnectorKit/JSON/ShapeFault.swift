/// A JSON value that is not of its shape: where, as a JSON pointer (RFC 6901), and why.
package struct ShapeFault: Error, Hashable, Sendable, Codable {
    package enum Cause: Hashable, Sendable, Codable {
        case missing
        case unknown
        /// Written twice in one object.
        case twice
        case notText
        case notFlag
        case notObject
        case notList
        case empty
        case tooLong(max: Int)
        case tooMany(max: Int)
        case notIdentifier(String)
        case notChoice(String, known: [String])
        case notAmount(String)
        case notDecimal(String)
        case notInstant(String)
        case notCurrency(String)
        /// Written in another way than the example is.
        case notLike(String, example: String)
        case notWhole(String, from: Int64, to: Int64)
    }

    package var path: String
    package var cause: Cause

    package init(_ path: String, _ cause: Cause) {
        self.path = path
        self.cause = cause
    }
}
