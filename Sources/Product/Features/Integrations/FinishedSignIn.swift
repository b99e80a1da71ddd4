package import Bookkeeping

/// What a finished sign-in came to.
package struct FinishedSignIn: Sendable {
    package var company: BooksCompany
    /// The company of the books to which the connection led before; `nil` when it is the same, or the first.
    package var replaced: String?
    /// Stores whose settings named records of the company before, and were forgotten with it.
    package var storesWithoutSettings: [String]
}
