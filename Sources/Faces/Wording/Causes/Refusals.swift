package import Bookkeeping
import Sync

extension Sentences {
    /// Why we will not post an order as it is, or with settings as they are.
    package func explain(_ refusal: Refusal) -> Explanation { explanation(refusal.code, story(refusal)) }

    func story(_ refusal: Refusal) -> CauseText {
        switch refusal {
        case .totalsDiffer(let order, let computed): totalsDiffer(order, computed)
        case .totalPartUnknown(let code, let title, let amount): totalPartUnknown(code, title, amount)
        case .taxDiffers(let order, let computed): taxDiffers(order, computed)
        case .taxUnshared(let tax): taxUnshared(tax)
        case .creditGivenUnclear(let amount): creditGivenUnclear(amount)
        case .taxOffRates(let name, let charged, let atRates): taxOffRates(name, charged, atRates)
        case .paymentsExceedTotal(let paid, let total): paymentsExceedTotal(paid, total)
        case .refundExceedsPayments(let refunded, let paid): refundExceedsPayments(refunded, paid)
        case .refundAmountUnknown: refundAmountUnknown
        case .refundSumDiffers(let listed, let stated): refundSumDiffers(listed, stated)
        case .refundAnswerDiffers(let said, let listed): refundAnswerDiffers(said, listed)
        case .refundWithoutSale(let refunded, let day, let placedOn): refundWithoutSale(refunded, day, placedOn)
        case .cancelledAfterPayment(let paid): cancelledAfterPayment(paid)
        case .documentCancelledAfterPayment(let paid): documentCancelledAfterPayment(paid)
        case .cancelledAfterSending(let total): cancelledAfterSending(total)
        case .creditWithoutInvoice(let invoice): creditWithoutInvoice(invoice)
        case .receivedDiffers(let received, let total): receivedDiffers(received, total)
        case .paymentWithdrawn(let received): paymentWithdrawn(received)
        case .taxUnpaired(let taxes): taxUnpaired(taxes)
        case .taxCodeNotChosen: taxCodeNotChosen
        case .taxCodeMissing(let code): taxCodeMissing(code)
        case .productUnknown(let sku, let name): productUnknown(sku, name)
        case .productAmbiguous(let code, let items): productAmbiguous(code, items)
        case .productInactive(let name): productInactive(name)
        case .soldBeforeStock(let item, let start, let date): soldBeforeStock(item, start, date)
        case .stockUntold(let product): stockUntold(product)
        case .stockInOtherCurrency(let product, let store, let books): stockInOtherCurrency(product, store, books)
        case .aliasLoop(let codes): aliasLoop(codes)
        case .customerUnknown(let name): customerUnknown(name)
        case .customerInactive(let name): customerInactive(name)
        case .customerAmbiguous(let name, let candidates): customerAmbiguous(name, candidates)
        case .customerCurrencyDiffers(let name, let customer, let order):
            customerCurrencyDiffers(name, customer, order)
        case .currencyNotEnabled(let order, let books): currencyNotEnabled(order, books)
        case .currencyRateMissing(let currency): currencyRateMissing(currency)
        case .currencyRateTurned(let currency, let told, let books): currencyRateTurned(currency, told, books)
        case .accountMissing(let name): accountMissing(name)
        case .accountTypeUnfit(let name, let type): accountTypeUnfit(name, type)
        case .accountDetailUnfit(let name, let wanted): accountDetailUnfit(name, wanted)
        case .serviceItemUnfit(let item, let kind): serviceItemUnfit(item, kind)
        case .serviceItemElsewhere(let item, let account, let chosen): serviceItemElsewhere(item, account, chosen)
        case .itemNotBought(let item): itemNotBought(item)
        case .supplierInvoiceDiffers(let supplier, let number, let ordered, let invoiced):
            supplierInvoiceDiffers(supplier, number, ordered, invoiced)
        case .supplierNotSent(let supplier, let amount): supplierNotSent(supplier, amount)
        case .supplierInvoiceLeft(let supplier, let number, let amount): supplierInvoiceLeft(supplier, number, amount)
        case .vendorInactive(let name): vendorInactive(name)
        case .vendorCurrencyDiffers(let name, let vendor, let order): vendorCurrencyDiffers(name, vendor, order)
        case .paymentMethodUnmapped(let method): paymentMethodUnmapped(method)
        case .periodClosed(let date, let closing): periodClosed(date, closing)
        case .totalNegative(let total): totalNegative(total)
        case .moneyBelowZero(let money): moneyBelowZero(money)
        case .amountTooFine(let money): amountTooFine(money)
        case .amountOutOfRange(let field, let text): amountOutOfRange(field, text)
        case .nothingToPost: nothingToPost
        case .unreadable(let field, let text): unreadable(field, text)
        case .tooManyLines(let count, let limit): tooManyLines(count, limit)
        case .changedAfterPosting: changedAfterPosting
        case .changedInClosedPeriod(let date, let closing): changedInClosedPeriod(date, closing)
        case .correctedWithoutPayment(let difference): correctedWithoutPayment(difference)
        case .unfinishedAfterPosting: unfinishedAfterPosting
        case .deletedAfterPosting(let day): deletedAfterPosting(day)
        }
    }

    var nothingPosted: String {
        say(en: "Nothing was posted.", fr: "Rien n’a été comptabilisé.", es: "No se contabilizó nada.")
    }
}
