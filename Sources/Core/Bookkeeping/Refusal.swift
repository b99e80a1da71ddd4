package import Accounting
package import Commerce

/// We understood the order and will not post it, and why; holds what the explanation and the remedy need.
///
/// Source: what-users-expect.md §5; sentences are made in `Wording`.
package enum Refusal: Hashable, Sendable, Codable {
    /// Lines, discounts, charges and tax do not make the total.
    case totalsDiffer(order: Money, computed: Money)
    /// The total holds a part of a kind that nobody has said the meaning of.
    case totalPartUnknown(code: String, title: String, amount: Money)
    /// The order's tax is not the tax of its lines and charges.
    case taxDiffers(order: Money, computed: Money)
    /// The order states a tax, and nothing of it says that it bears any: the store's rates do not make it in any way.
    case taxUnshared(Money)
    /// The tax of a line or charge is not what its own rates make of its price.
    case taxOffRates(name: String, charged: Money, atRates: Money)
    /// Paid, given back and still owed do not fit together.
    case paymentsExceedTotal(paid: Money, total: Money)
    case refundExceedsPayments(refunded: Money, paid: Money)
    case refundAmountUnknown
    /// The store says that it gave credit, and nobody says whether that is store credit or money.
    case creditGivenUnclear(Money)
    /// The store lists refunds and states another sum of them.
    case refundSumDiffers(listed: Money, stated: Money)
    /// A person said what was given back, and the store told another amount later.
    case refundAnswerDiffers(said: Money, listed: Money)
    /// Money went back after the start date for an order of before it, whose sale is not in the books.
    case refundWithoutSale(refunded: Money?, on: BusinessDate, placedOn: BusinessDate)
    /// Cancelled although money was received: nobody says whether it went back.
    case cancelledAfterPayment(paid: Money)
    /// The store cancelled a document that it had made itself, although money was received: nobody says whether it still counts.
    case documentCancelledAfterPayment(paid: Money)
    /// Cancelled after somebody sent it: whether its invoice is voided or taken back by a credit memo, a person says.
    case cancelledAfterSending(total: Money)
    /// A credit memo takes back an invoice that is not in the books. `invoice` is its number, else how the store names it; empty where it
    /// does not.
    case creditWithoutInvoice(invoice: String)
    /// The order was edited after it was paid: what came in, less what went back of it, is not what it amounts to now.
    case receivedDiffers(received: Money, total: Money)
    /// The store once said that the order was paid, and says now that it was not.
    case paymentWithdrawn(received: Money)
    case taxUnpaired([StoreTax])
    case taxCodeMissing(ID<TaxCode>)
    /// The books keep sales tax by hand, and no code is chosen: without one they take no tax.
    case taxCodeNotChosen
    case productUnknown(sku: String, name: String)
    /// Several items of the books fit, or several products share a code.
    case productAmbiguous(code: String, items: [String])
    case productInactive(name: String)
    /// Books refuse a document of a day before stock of an item was begun. Source: quickbooks-online.md §6.3 (6270).
    case soldBeforeStock(item: String, start: BusinessDate, date: BusinessDate)
    /// The store does not tell how much of a product lies in stock: its item would begin with nothing.
    case stockUntold(product: String)
    /// The store tells costs in another currency than that of the books: an item of stock would begin with a value that is none.
    case stockInOtherCurrency(product: String, store: Currency, books: Currency)
    /// These products are said to be other names of each other, and none of them is a product.
    case aliasLoop(codes: [String])
    /// The settings name a customer for all sales, and the books have none such.
    case customerUnknown(name: String)
    case customerInactive(name: String)
    case customerAmbiguous(name: String, candidates: [String])
    case customerCurrencyDiffers(name: String, customer: Currency, order: Currency)
    case currencyNotEnabled(order: Currency, books: Currency)
    case currencyRateMissing(Currency)
    /// The rate that the order tells is that of the books turned round: foreign units for one of home.
    case currencyRateTurned(Currency, told: ExactDecimal, books: ExactDecimal)
    case accountMissing(name: String)
    case accountTypeUnfit(name: String, type: AccountType)
    /// An account of the right type that is none of the detail which an item needs (F1).
    case accountDetailUnfit(name: String, wanted: ItemAccount)
    /// Settings sell a service by an item that keeps stock or is no item of its own.
    case serviceItemUnfit(item: String, kind: ItemRecord.Kind)
    /// Settings sell a service by an item that books on another account than they say.
    case serviceItemElsewhere(item: String, account: String, chosen: String)
    /// An item of the books is sold and not bought: a bill with it would book its cost on income.
    case itemNotBought(item: String)
    case vendorInactive(name: String)
    case vendorCurrencyDiffers(name: String, vendor: Currency, order: Currency)
    /// A supplier invoiced so much else than was ordered that a person must look at it.
    case supplierInvoiceDiffers(supplier: String, number: String, ordered: Money, invoiced: Money)
    /// A supplier joined the order after it was sent: nobody said what of theirs is sent.
    case supplierNotSent(supplier: String, amount: Money)
    /// A supplier left the order after their own invoice became a bill, or their credit a vendor credit: it stays in the books.
    case supplierInvoiceLeft(supplier: String, number: String, amount: Money)
    case paymentMethodUnmapped(StorePaymentMethod)
    case periodClosed(date: BusinessDate, closing: BusinessDate)
    /// The store's own rule book does not hold a sale like this: a total below zero.
    case totalNegative(Money)
    /// A payment, a gift card used or a refund stands below zero: nobody says which way the money went.
    case moneyBelowZero(Money)
    /// An amount has more decimals than the books keep, as those of dinars may have.
    case amountTooFine(Money)
    case amountOutOfRange(field: String, text: String)
    /// The order holds nothing that could be posted.
    case nothingToPost
    /// The raw record could not be read; `field` names the place.
    case unreadable(field: String, text: String)
    case tooManyLines(count: Int, limit: Int)
    /// The order was changed although money is posted on its documents, in a way that no document can correct.
    case changedAfterPosting
    /// The order was changed or cancelled, and its document lies in a closed period.
    case changedInClosedPeriod(date: BusinessDate, closing: BusinessDate)
    /// A document for the difference is in the books, but what settles the order could not be changed with it: it is deposited,
    /// reconciled or in a closed period. `difference` is below zero for a credit.
    case correctedWithoutPayment(difference: Money)
    /// The store says that the order was never finished, or is void, although it is in the books.
    case unfinishedAfterPosting
    /// The store deleted the order although it is in the books.
    case deletedAfterPosting(on: BusinessDate)
}
