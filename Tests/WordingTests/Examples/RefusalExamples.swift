import Accounting
import Bookkeeping
import Commerce
import Sync
import Wording

/// Amounts and days that the examples speak of.
enum Sample {
    static func money(_ minorUnits: Int64, _ currency: Currency = .usd) -> Money {
        Money(minorUnits: minorUnits, currency)
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> BusinessDate {
        BusinessDate(year: year, month: month, day: day) ?? BusinessDate(daysSince1970: 0)
    }

    static let tax = StoreTax(name: "IVA", rate: ExactDecimal(21))
    static let otherTax = StoreTax(name: "TVA 5,5%", rate: ExactDecimal(coefficient: 55, scale: 1))
}

enum RefusalExamples {
    static let all = walk(from: Refusal.totalsDiffer(order: Sample.money(21850), computed: Sample.money(21849)), next)

    /// Cases whose sentences change with what they hold.
    static let variants: [Refusal] = [
        .totalsDiffer(order: Sample.money(21850), computed: Sample.money(21849, .eur)),
        .taxUnpaired([Sample.tax, Sample.otherTax]),
        .productUnknown(sku: "", name: "Mug"), .productUnknown(sku: "M-1", name: ""),
        .paymentMethodUnmapped(StorePaymentMethod(code: "stripe", title: "")),
        .tooManyLines(count: 1, limit: 0), .correctedWithoutPayment(difference: Sample.money(-5778)),
        .unreadable(field: "", text: "not JSON"), .unreadable(field: "timeZone", text: "Mars/Olympus"),
        .unreadable(field: "trackingClass", text: "Web"),
        .serviceItemUnfit(item: "Gifts", kind: .category), .creditWithoutInvoice(invoice: ""),
        .refundWithoutSale(refunded: nil, on: Sample.day(2026, 11, 29), placedOn: Sample.day(2026, 11, 28)),
        .unreadable(field: "location", text: "Lyon"), .unreadable(field: "terms", text: "Net 30"),
    ]

    static func next(_ refusal: Refusal) -> Refusal? {
        switch refusal {
        case .totalsDiffer:
            .totalPartUnknown(code: "gift_wrap", title: "Gift wrapping", amount: Sample.money(450))
        case .totalPartUnknown: .taxDiffers(order: Sample.money(1046), computed: Sample.money(1041))
        case .taxDiffers: .taxUnshared(Sample.money(2200))
        case .taxUnshared: .creditGivenUnclear(Sample.money(6000))
        case .creditGivenUnclear:
            .taxOffRates(name: "Mug, blue", charged: Sample.money(5362), atRates: Sample.money(1787))
        case .taxOffRates: .paymentsExceedTotal(paid: Sample.money(12000), total: Sample.money(10000))
        case .paymentsExceedTotal: .refundExceedsPayments(refunded: Sample.money(6000), paid: Sample.money(5997))
        case .refundExceedsPayments: .refundAmountUnknown
        case .refundAmountUnknown: .refundSumDiffers(listed: Sample.money(2000), stated: Sample.money(3000))
        case .refundSumDiffers: .refundAnswerDiffers(said: Sample.money(2000), listed: Sample.money(3000))
        case .refundAnswerDiffers:
            .refundWithoutSale(
                refunded: Sample.money(500), on: Sample.day(2026, 11, 29), placedOn: Sample.day(2026, 11, 28))
        case .refundWithoutSale: .cancelledAfterPayment(paid: Sample.money(5000))
        case .cancelledAfterPayment: .documentCancelledAfterPayment(paid: Sample.money(3911))
        case .documentCancelledAfterPayment: .cancelledAfterSending(total: Sample.money(21850))
        case .cancelledAfterSending: .creditWithoutInvoice(invoice: "000104")
        case .creditWithoutInvoice: .receivedDiffers(received: Sample.money(11556), total: Sample.money(5778))
        case .receivedDiffers: .paymentWithdrawn(received: Sample.money(11556))
        case .paymentWithdrawn: .taxUnpaired([Sample.tax])
        case .taxUnpaired: .taxCodeNotChosen
        case .taxCodeNotChosen: .taxCodeMissing(ID("12"))
        case .taxCodeMissing: .productUnknown(sku: "M-1", name: "Mug, blue")
        case .productUnknown: .productAmbiguous(code: "M-1", items: ["Mug", "Mug, blue"])
        case .productAmbiguous: .productInactive(name: "Mug, blue")
        case .productInactive:
            .soldBeforeStock(item: "Mug, blue", start: Sample.day(2026, 2, 1), date: Sample.day(2026, 1, 31))
        case .soldBeforeStock: .stockUntold(product: "Mug, blue")
        case .stockUntold: .stockInOtherCurrency(product: "Mug, blue", store: .eur, books: .usd)
        case .stockInOtherCurrency: .aliasLoop(codes: ["MUG-FR", "MUG-WEB"])
        case .aliasLoop: .customerUnknown(name: "Web sales")
        case .customerUnknown: .customerInactive(name: "Ana Ruiz")
        case .customerInactive: .customerAmbiguous(name: "Ana Ruiz", candidates: ["Ana Ruiz", "Ana Ruiz (Sevilla)"])
        case .customerAmbiguous: .customerCurrencyDiffers(name: "Ana Ruiz", customer: .usd, order: .eur)
        case .customerCurrencyDiffers: .currencyNotEnabled(order: .eur, books: .usd)
        case .currencyNotEnabled: .currencyRateMissing(.gbp)
        case .currencyRateMissing:
            .currencyRateTurned(
                .eur, told: ExactDecimal(coefficient: 92, scale: 2), books: ExactDecimal(coefficient: 1087, scale: 3))
        case .currencyRateTurned: .accountMissing(name: "Sales")
        case .accountMissing: .accountTypeUnfit(name: "Checking", type: .bank)
        case .accountTypeUnfit: .accountDetailUnfit(name: "Prepaid Expenses", wanted: .asset)
        case .accountDetailUnfit: .serviceItemUnfit(item: "Mug, blue", kind: .inventory)
        case .serviceItemUnfit:
            .serviceItemElsewhere(item: "Discount", account: "Discounts given", chosen: "Gift Cards Outstanding")
        case .serviceItemElsewhere: .itemNotBought(item: "Setup Charge")
        case .itemNotBought:
            .supplierInvoiceDiffers(
                supplier: "Northline Drinkware", number: "NL-881", ordered: Sample.money(13800),
                invoiced: Sample.money(15150))
        case .supplierInvoiceDiffers:
            .supplierNotSent(supplier: "Northline Drinkware", amount: Sample.money(4000))
        case .supplierNotSent:
            .supplierInvoiceLeft(supplier: "Northline Drinkware", number: "NL-881", amount: Sample.money(15150))
        case .supplierInvoiceLeft: .vendorInactive(name: "Northline Drinkware")
        case .vendorInactive: .vendorCurrencyDiffers(name: "Northline Drinkware", vendor: .usd, order: .cad)
        case .vendorCurrencyDiffers: .paymentMethodUnmapped(StorePaymentMethod(code: "stripe", title: "Stripe"))
        case .paymentMethodUnmapped:
            .periodClosed(date: Sample.day(2025, 12, 30), closing: Sample.day(2025, 12, 31))
        case .periodClosed: .totalNegative(Sample.money(-1250))
        case .totalNegative: .moneyBelowZero(Sample.money(-470))
        case .moneyBelowZero: .amountTooFine(Sample.money(12_345, Currency("KWD") ?? .usd))
        case .amountTooFine: .amountOutOfRange(field: "lines.amount", text: "123456789012345678")
        case .amountOutOfRange: .nothingToPost
        case .nothingToPost: .unreadable(field: "items[0].price", text: "missing")
        case .unreadable: .tooManyLines(count: 1200, limit: 750)
        case .tooManyLines: .changedAfterPosting
        case .changedAfterPosting:
            .changedInClosedPeriod(date: Sample.day(2025, 12, 30), closing: Sample.day(2025, 12, 31))
        case .changedInClosedPeriod: .correctedWithoutPayment(difference: Sample.money(3444))
        case .correctedWithoutPayment: .deletedAfterPosting(on: Sample.day(2026, 3, 20))
        case .deletedAfterPosting: .unfinishedAfterPosting
        case .unfinishedAfterPosting: nil
        }
    }

    static func examples(of refusals: [Refusal]) -> [Example] {
        refusals.map { refusal in Example(refusal.code) { $0.explain(refusal) } }
    }
}
