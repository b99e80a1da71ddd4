import Accounting
package import Bookkeeping

extension BooksTraits {
    /// Books with lengths in which most texts have room, for tests that are about something else.
    package static let roomy = BooksTraits(
        unansweredWriteMilliseconds: 1000, replaysAnswers: true, lists: .asDocuments,
        lengths: Lengths(
            documentNumber: 21, partyName: 500, partyNamePart: 100, itemName: 100, sku: 100, lineDescription: 4000,
            customerMessage: 1000, privateNote: 3500, paymentReference: 21),
        taxMarks: TaxMarks(
            taxable: .existing(ID("TAX"), name: "TAX"), notTaxable: .existing(ID("NON"), name: "NON")))
}
