package import Accounting
package import Commerce

/// We understood the order and will not post it, and why; holds what the explanation and the remedy need.
///
/// Source: what-users-expect.md §5; sentences are made in `Wording`.
package enum Refusal: Hashable, Sendable, Codable {
    /// Lines, discounts, charges and tax do not make the total.
    case totalsDiffer(order: Money, computed: Money)
    /// The order's tax is not the tax of its lines and charges.
    case taxDiffers(order: Money, computed: Money)
    /// The tax of a line or charge is not what its own rates make of its price.
    case taxOffRates(name: String, charged: Money, atRates: Money)
    /// Paid, given back and still owed do not fit together.
    case paymentsExceedTotal(paid: Money, total: Money)
    case refundExceedsPayments(refunded: Money, paid: Money)
    case refundAmountUnknown
    /// The store lists refunds and states another sum of them.
    case refundSumDiffers(listed: Money, stated: Money)
    /// A person said what was given back, and the store told another amount later.
    case refundAnswerDiffers(said: Money, listed: Money)
    /// Cancelled although money was received: nobody says whether it went back.
    case cancelledAfterPayment(paid: Money)
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
    case customerAmbiguous(name: String, candidates: [String])
    case customerCurrencyDiffers(name: String, customer: Currency, order: Currency)
    case currencyNotEnabled(order: Currency, books: Currency)
    case currencyRateMissing(Currency)
    case accountMissing(name: String)
    case accountTypeUnfit(name: String, type: AccountType)
    case paymentMethodUnmapped(StorePaymentMethod)
    case periodClosed(date: BusinessDate, closing: BusinessDate)
    /// The store's own rule book does not hold a sale like this: a total below zero.
    case totalNegative(Money)
    case amountOutOfRange(field: String, text: String)
    /// The order holds nothing that could be posted.
    case nothingToPost
    /// The raw record could not be read; `field` names the place.
    case unreadable(field: String, text: String)
    case tooManyLines(count: Int, limit: Int)
    /// The order was changed although its documents are paid, deposited or closed in a way that no document can correct.
    case changedAfterPosting
}
