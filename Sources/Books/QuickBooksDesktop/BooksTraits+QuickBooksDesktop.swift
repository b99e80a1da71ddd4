import Accounting
package import Bookkeeping

extension BooksTraits {
    /// QuickBooks Desktop, whatever the edition. It takes one text after the other, so what was not answered is over when the next is.
    ///
    /// Source: quickbooks-desktop.md §3.2, §3.7, §4.3, §5.
    package static let quickBooksDesktop = BooksTraits(
        unansweredWriteMilliseconds: 1000, replaysAnswers: true, lists: .asDocuments,
        lengths: Lengths(
            documentNumber: DesktopLength.refNumber, billNumber: DesktopLength.billNumber,
            partyName: DesktopLength.partyName, partyNamePart: DesktopLength.personName,
            itemName: DesktopLength.itemName, sku: DesktopLength.partNumber, lineDescription: DesktopLength.paragraph,
            customerMessage: DesktopLength.customerMessage,
            // Room is left for the marker and for what a rule of the books adds.
            privateNote: DesktopLength.paragraph - 500, paymentReference: DesktopLength.paymentReference),
        taxMarks: TaxMarks(
            taxable: .existing(ID(DesktopTaxMark.taxable), name: DesktopTaxMark.taxable),
            notTaxable: .existing(ID(DesktopTaxMark.notTaxable), name: DesktopTaxMark.notTaxable)),
        comesByVisits: true, reservesTaxAccount: true, reckonsTax: true, billsOrdersWhole: true,
        amountDecimalsMax: 2)
}

/// The two sales tax codes that every company file of the United States has. Source: quickbooks-desktop.md §4.3.
enum DesktopTaxMark {
    static let taxable = "Tax"
    static let notTaxable = "Non"
}

/// The longest texts, in characters. Source: quickbooks-desktop.md §3.2.
enum DesktopLength {
    static let refNumber = 11
    /// Of bills and vendor credits, which bear the supplier's own number.
    static let billNumber = 20
    static let paymentReference = 20
    static let partyName = 41
    static let personName = 25
    static let itemName = 31
    static let partNumber = 31
    static let paragraph = 4095
    static let customerMessage = 101
    static let addressLine = 41
    static let addressLines = 5
    static let city = 31
    static let region = 21
    static let postalCode = 13
    static let country = 31
    static let phone = 21
    static let resaleNumber = 15
    static let checkNumber = 25
}
