import Accounting
package import Bookkeeping

extension BooksTraits {
    /// QuickBooks Online, whatever the edition. The service gives up on a request after 120 seconds.
    ///
    /// Source: quickbooks-online.md §2.3, §4.1, §5; lengths §7; marks §8.1.
    package static let quickBooksOnline = BooksTraits(
        unansweredWriteMilliseconds: 125_000, replaysAnswers: true, lists: .asDocuments,
        lengths: Lengths(
            documentNumber: FieldLength.documentNumber, partyName: FieldLength.displayName,
            partyNamePart: FieldLength.personName, itemName: FieldLength.itemName, sku: FieldLength.sku,
            lineDescription: FieldLength.lineDescription, customerMessage: FieldLength.customerMemo,
            // Room is left for the marker and for what a rule of the books adds.
            privateNote: FieldLength.privateNote - 500, paymentReference: 21),
        taxMarks: TaxMarks(
            taxable: .existing(ID("TAX"), name: "TAX"), notTaxable: .existing(ID("NON"), name: "NON")),
        amountDecimalsMax: 2)
}
