/// Why a text is no XML that is taken here.
package enum XMLFault: Error, Hashable, Sendable {
    /// A document type, which could name entities and files.
    case documentType
    case tooLarge(bytes: Int)
    case tooDeep
    case tooManyElements
    /// An encoding other than UTF-8, Latin-1 and Windows-1252.
    case encoding(String)
    /// Not well formed; the byte at which it shows.
    case malformed(at: Int)
}
