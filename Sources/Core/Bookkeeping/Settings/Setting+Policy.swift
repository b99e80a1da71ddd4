import Accounting
import Commerce

extension Setting {
    /// Every setting of a policy, in the order in which a person reads them.
    package static let all: [Setting] = [
        Setting("version", .number(1...Int.max)),
        Setting("timeZone", .timeZone, .required),
        Setting("startDate", .day, .spoken),
        Setting("orderFilter", .group(orderFilter)),
        Setting("postsOnlyWhenAsked", .yesNo),
        Setting("sendingRules", .group(sendingRules)),
        Setting("saleForm", .word(SaleForm.allCases.map(\.rawValue))),
        Setting("numbering", .group(numbering)),
        Setting("customerAssignment", .customerAssignment),
        Setting("trackingClass", .record(.trackingClass), .optional),
        Setting("location", .record(.location), .optional),
        Setting("terms", .record(.term), .optional),
        Setting("dueDate", .group(dueDate), .optional),
        Setting("printsOrderNotes", .yesNo),
        Setting("allowsCardPayment", .yesNo),
        Setting("allowsBankPayment", .yesNo),
        Setting("serviceItems", .group(serviceItems), .required),
        Setting("chargeItems", .map(service(.shipping))),
        Setting("products", .group(products), .required),
        Setting("tax", .group(tax)),
        Setting("payments", .group(payments), .required),
        Setting("refunds", .group(refunds)),
        Setting("receivableAccount", .account(.receivable), .required),
        Setting("giftCardAccount", .account(.giftCards), .required),
        Setting("roundingUnitsMax", .number(0...100)),
        Setting("language", .word(DocumentLanguage.allCases.map(\.rawValue))),
        Setting("closedPeriod", .word(ClosedPeriod.allCases.map(\.rawValue))),
        Setting("usesStoreExchangeRate", .yesNo),
        Setting("storeCurrency", .currency, .optional),
        Setting("postsZeroTotals", .yesNo),
        Setting("summary", .group(summary), .optional),
    ]

    private static let sendingRules = [
        Setting("isForEveryone", .yesNo), Setting("teams", .list(.text)), Setting("people", .list(.text)),
        Setting("kinds", .list(.word(SendingRules.kindsSent.map(\.rawValue).sorted()))),
        Setting("marksBillable", .yesNo),
        Setting("payableAccount", .account(.payable), .optional),
    ]

    private static let orderFilter = [
        Setting("paymentCodes", .list(.text), .optional), Setting("fulfilmentCodes", .list(.text), .optional),
        Setting("meaningOfCustomCodes", .map(.word(OrderStatus.Payment.allCases.map(\.rawValue)))),
        Setting("excludedOrigins", .list(.text)),
    ]

    private static let numbering = [
        Setting("prefix", .text), Setting("refundPrefix", .text), Setting("isAutomatic", .yesNo),
    ]

    private static let dueDate = [
        Setting("start", .word(DueDateRule.Start.allCases.map(\.rawValue)), .required),
        Setting("offsetDays", .number(0...3650), .required),
    ]

    private static let serviceItems = [
        Setting("discount", service(.discount), .required), Setting("shipping", service(.shipping), .required),
        Setting("handling", service(.shipping), .required), Setting("fee", service(.shipping), .required),
        Setting("tip", service(.tip), .required), Setting("giftCard", service(.giftCards), .required),
        Setting("rounding", service(.rounding), .required), Setting("salesTax", service(.salesTax), .required),
        Setting("refund", service(.refund), .required),
    ]

    private static func service(_ use: AccountUse) -> SettingValue {
        .group([
            Setting("item", .identifier(.item), .optional), Setting("name", .text, .required),
            Setting("account", .account(use), .required),
        ])
    }

    private static let products = [
        Setting("matching", .word(ProductPolicy.Matching.allCases.map(\.rawValue))),
        Setting("createsItems", .yesNo), Setting("fallbackItem", .identifier(.item), .optional),
        Setting("createsInventoryItems", .yesNo), Setting("inventoryStart", .day, .optional),
        Setting("stock", goods, .required),
        Setting("assetAccount", .account(.inventoryAsset), .required), Setting("nonStock", goods, .required),
        Setting("serviceIncomeAccount", .account(.serviceIncome), .required),
    ]

    private static let goods = SettingValue.group([
        Setting("income", .account(.income), .required), Setting("expense", .account(.costOfGoods), .required),
    ])

    private static let tax = [
        Setting("pairs", .list(.group(pair))), Setting("pairsByRate", .yesNo),
        Setting("codeWithoutTax", .identifier(.taxCode), .optional),
        Setting("codeOutOfScope", .identifier(.taxCode), .optional),
        Setting("unitedStatesMode", .word(TaxPolicy.UnitedStatesMode.allCases.map(\.rawValue))),
        Setting("unitedStatesCode", .identifier(.taxCode), .optional), Setting("linesHoldTax", .yesNo),
        Setting("payableAccount", .account(.salesTax), .optional), Setting("checksTaxAgainstRates", .yesNo),
    ]

    private static let pair = [
        Setting("taxes", .list(.group(storeTax)), .required), Setting("code", .identifier(.taxCode), .required),
    ]

    private static let storeTax = [
        Setting("id", .text, .optional), Setting("name", .text, .required), Setting("rate", .percent, .optional),
    ]

    private static let payments = [
        Setting("isEnabled", .yesNo), Setting("rules", .list(.group(rule))),
        Setting("defaultAccount", .account(.deposit), .optional),
    ]

    private static let rule = [
        Setting("method", .group(method), .required), Setting("account", .account(.deposit), .required),
        Setting("booksMethod", .record(.paymentMethod), .optional),
    ]

    private static let method = [Setting("code", .text), Setting("title", .text, .required)]

    private static let refunds = [
        Setting("isEnabled", .yesNo), Setting("form", .word(RefundPolicy.Form.allCases.map(\.rawValue))),
        Setting("clearingAccount", .account(.deposit), .optional),
        Setting("creditGiven", .word(RefundPolicy.CreditGiven.allCases.map(\.rawValue)), .optional),
    ]

    private static let summary = [
        Setting("changes", .list(.group(change)), .required), Setting("delaySeconds", .number(0...604_800)),
        Setting("numberPrefix", .text), Setting("customerName", .text),
    ]

    private static let change = [Setting("from", .day, .required), Setting("isSummarised", .yesNo, .required)]
}

extension Policy {
    /// What every setting is when nobody set it; accounts, which nobody can guess, are empty.
    package static let usual: Policy = {
        let none = Reference<Account>.existing(ID(""), name: "")
        let goods = ProductPolicy.Accounts(income: none, expense: none)
        let service = ServiceItem(name: "", account: none)
        var policy = Policy(
            timeZone: "",
            serviceItems: ServiceItems(
                discount: service, shipping: service, handling: service, fee: service, tip: service, giftCard: service,
                rounding: service, salesTax: service, refund: service),
            products: ProductPolicy(stock: goods, assetAccount: none, nonStock: goods, serviceIncomeAccount: none),
            payments: PaymentPolicy(rules: [], defaultAccount: nil), refunds: RefundPolicy(),
            receivableAccount: none, giftCardAccount: none)
        policy.summary = SummaryPolicy(changes: [])
        policy.dueDate = DueDateRule(start: .transactionDate, offsetDays: 0)
        return policy
    }()
}
