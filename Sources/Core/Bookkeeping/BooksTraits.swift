package import Accounting

/// What one kind of books is like, whatever the company: asked by the rules and by whoever posts, in the place of a vendor's name.
package struct BooksTraits: Hashable, Sendable {
    /// How customers, vendors and items travel.
    package struct ListTravel: Hashable, Sendable {
        /// How many share one request, at most.
        package var requestMax: Int
        /// How many requests of them are under way at a time, at most.
        package var inFlightMax: Int

        package init(requestMax: Int, inFlightMax: Int) {
            self.requestMax = requestMax
            self.inFlightMax = inFlightMax
        }

        /// One after the other.
        package static let alone = ListTravel(requestMax: 1, inFlightMax: 1)
        /// As many as the books take documents.
        package static let asDocuments = ListTravel(requestMax: .max, inFlightMax: .max)
    }

    /// How long texts may be, in UTF-16 units.
    package struct Lengths: Hashable, Sendable {
        package var documentNumber: Int
        /// The supplier's number on a bill.
        package var billNumber: Int
        package var partyName: Int
        /// A given name, a family name, the name of a buyer's company.
        package var partyNamePart: Int
        package var itemName: Int
        package var sku: Int
        package var lineDescription: Int
        package var customerMessage: Int
        /// Without the marker that the poster adds.
        package var privateNote: Int
        package var paymentReference: Int

        package init(
            documentNumber: Int, billNumber: Int? = nil, partyName: Int, partyNamePart: Int, itemName: Int, sku: Int,
            lineDescription: Int,
            customerMessage: Int, privateNote: Int, paymentReference: Int
        ) {
            self.documentNumber = documentNumber
            self.billNumber = billNumber ?? documentNumber
            self.partyName = partyName
            self.partyNamePart = partyNamePart
            self.itemName = itemName
            self.sku = sku
            self.lineDescription = lineDescription
            self.customerMessage = customerMessage
            self.privateNote = privateNote
            self.paymentReference = paymentReference
        }
    }

    /// The marks of lines where a document bears one tax.
    package struct TaxMarks: Hashable, Sendable {
        package var taxable: Reference<TaxCode>
        package var notTaxable: Reference<TaxCode>

        package init(taxable: Reference<TaxCode>, notTaxable: Reference<TaxCode>) {
            self.taxable = taxable
            self.notTaxable = notTaxable
        }
    }

    /// How long after it was sent, in milliseconds, a write may still happen that was not answered.
    package var unansweredWriteMilliseconds: Int64
    /// Whether a request that comes again with its first key is answered as the first time, and not carried out twice.
    package var replaysAnswers: Bool
    package var lists: ListTravel
    package var lengths: Lengths
    package var taxMarks: TaxMarks
    /// Whether they are reached only while their own program visits us: what cannot be said now waits for the next visit.
    package var comesByVisits: Bool
    /// Whether the account of sales tax takes tax that the books reckon alone, so that no item may post to it.
    package var reservesTaxAccount: Bool
    /// Whether they reckon tax by their own rates, so that a document names codes and cannot state an amount.
    package var reckonsTax: Bool
    /// Whether a bill that receives a purchase order takes all of its lines as they were ordered.
    package var billsOrdersWhole: Bool
    /// How many decimals an amount may have, whatever its currency has.
    package var amountDecimalsMax: Int

    package init(
        unansweredWriteMilliseconds: Int64, replaysAnswers: Bool, lists: ListTravel, lengths: Lengths,
        taxMarks: TaxMarks, comesByVisits: Bool = false, reservesTaxAccount: Bool = false,
        reckonsTax: Bool = false, billsOrdersWhole: Bool = false, amountDecimalsMax: Int = 4
    ) {
        self.amountDecimalsMax = amountDecimalsMax
        self.billsOrdersWhole = billsOrdersWhole
        self.reckonsTax = reckonsTax
        self.comesByVisits = comesByVisits
        self.reservesTaxAccount = reservesTaxAccount
        self.unansweredWriteMilliseconds = unansweredWriteMilliseconds
        self.replaysAnswers = replaysAnswers
        self.lists = lists
        self.lengths = lengths
        self.taxMarks = taxMarks
    }
}
