/// The codes of reasons that the program itself goes by; those of refusals and problems are told by their cases.
package enum ReasonCode {
    /// New or changed, and not decided yet.
    package static let undecided = "undecided"
    /// On its way into the books.
    package static let posting = "posting"
    /// Older than what is to be in the books.
    package static let beforeStartDate = "beforeStartDate"
    /// Of a status that is left out of the books.
    package static let statusFilteredOut = "statusFilteredOut"
    /// Older than what is to be in the books, and money went back for it since.
    package static let refundWithoutSale = "refundWithoutSale"
    package static let cancelledAfterSending = "cancelledAfterSending"
    /// Not finished in its store.
    package static let unfinished = "unfinished"
    /// Waits until a person sends it.
    package static let notSent = "notSent"
    /// Waits for products or customers that the feeds of its store bring.
    package static let names = "waitsForNames"
    /// A credit memo of which no invoice is known.
    package static let creditWithoutInvoice = "creditWithoutInvoice"
    /// A credit memo that waits for its invoice.
    package static let invoice = "waitsForInvoice"
    /// Stands where its daily summaries stand.
    package static let inSummary = "inSummary"
    /// A record that must come first was refused.
    package static let blocked = "blocked"
    /// Taken back on a person's word, until a person asks for it.
    package static let undone = "undone"
    /// A write that had been given up was carried out after another took its place.
    package static let postedTwice = "postedTwice"
}
