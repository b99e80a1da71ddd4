/// Writes the store profile as `GET /profile` shows it. Source: ecwid.md §6.
struct EcwidProfilePaper: Sendable {
    let settings: EcwidSampleSettings
    let country: EcwidCountry

    func tree() -> JSONTree {
        [
            "generalInfo": [
                "storeId": .integer(settings.storeId), "storeUrl": .string("\(site)products"),
                "websitePlatform": "instantsite", "profileId": .string("p\(settings.storeId)"),
            ],
            "account": account(), "settings": shop(), "company": company(), "formatsAndUnits": formats(),
            "languages": [
                "enabledLanguages": [.string(country.language)], "defaultLanguage": .string(country.language),
            ],
            "shipping": shipping(), "taxSettings": taxSettings(), "zones": zones(),
            "businessRegistrationID": ["name": "VAT ID", "value": .string(country.companyTaxNumber)],
            "payment": ["paymentOptions": .array(paymentOptions())],
            "giftCardSettings": ["products": [], "displayLocation": "CATALOG"],
            "tipsSettings": ["enabled": false, "type": "PERCENT", "options": [0, 5, 10], "defaultOption": 0],
            "orderInvoiceSettings": [
                "displayOrderInvoices": true, "attachInvoiceToOrderEmailNotifications": "DO_NOT_ATTACH",
            ],
        ]
    }

    /// Names of the statuses that a merchant may rename. Source: ecwid.md §2.1.
    static let orderStatuses: JSONTree = .array(
        ["PAYMENT_STATUS", "FULFILLMENT_STATUS"].flatMap { kind in
            (1...3).map { number in
                [
                    "name": .string("CUSTOM_\(kind)_\(number)"), "enabled": .bool(number < 3),
                    "customName": .string(kind == "PAYMENT_STATUS" ? "Deposit \(number)" : "At printer \(number)"),
                ]
            }
        })

    private var site: String { "https://store\(settings.storeId).example.com/" }

    private func account() -> JSONTree {
        [
            "accountName": .string(country.storeName),
            "accountEmail": .string("owner@store\(settings.storeId).example.com"), "whiteLabel": false,
            "suspended": false,
            "availableFeatures": [
                "API", "COMBINATIONS", "DISCOUNT_COUPONS", "DISCOUNTS", "INVENTORY_TRACKING", "TAX_EXEMPT_CUSTOMERS",
                "GIFT_CARDS", "TIPS", "TAX_INVOICES_FEATURE", "COST_PRICE_FEATURE", "CUSTOM_ORDER_STATUSES",
            ],
            "registrationDate": "2020-02-01 09:00:00 +0000",
        ]
    }

    private func shop() -> JSONTree {
        [
            "closed": false, "storeName": .string(country.storeName), "askCompanyName": true, "askTaxId": true,
            "allowPreordersForOutOfStockProducts": false,
        ]
    }

    private func company() -> JSONTree {
        var tree: JSONTree = [
            "companyName": .string(country.company.companyName),
            "email": .string("owner@store\(settings.storeId).example.com"),
            "street": .string(country.company.street), "city": .string(country.company.city),
            "countryCode": .string(country.company.countryCode), "postalCode": .string(country.company.postalCode),
        ]
        if !country.company.stateCode.isEmpty { tree["stateOrProvinceCode"] = .string(country.company.stateCode) }
        tree["phone"] = .string(country.company.phone)
        return tree
    }

    private func formats() -> JSONTree {
        [
            "currency": .string(country.currency), "currencyPrefix": .string(country.currencySign),
            "currencySuffix": "", "currencyPrecision": .integer(country.precision),
            "currencyGroupSeparator": country.currency == "EUR" ? "." : ",",
            "currencyDecimalSeparator": country.currency == "EUR" ? "," : ".",
            "currencyTruncateZeroFractional": false, "currencyRate": .number(country.dollarRate),
            "weightUnit": "KILOGRAM", "dateFormat": "yyyy/MM/dd", "timeFormat": "HH:mm",
            "timezone": .string(country.timeZone), "dimensionsUnit": "CM", "volumeUnit": "ML",
            "orderNumberPrefix": .string(country.orderNumberPrefix), "orderNumberSuffix": "",
            "orderNumberMinDigitsAmount": 0,
        ]
    }

    private func shipping() -> JSONTree {
        [
            "handlingFee": ["value": 0],
            "shippingOrigin": [
                "street": .string(country.company.street), "city": .string(country.company.city),
                "countryCode": .string(country.company.countryCode), "postalCode": .string(country.company.postalCode),
            ],
            "shippingOptions": .array(country.shipping.enumerated().map(shippingOption)),
        ]
    }

    private func shippingOption(_ place: Int, _ method: EcwidShippingMethod) -> JSONTree {
        [
            "id": .string("71001-173568960000\(place + 1)"), "title": .string(method.title), "enabled": true,
            "orderby": .integer((place + 1) * 10), "fulfilmentType": method.isPickup ? "pickup" : "shipping",
            "ratesCalculationType": "flat", "destinationZone": ["id": "WORLD", "name": "WORLD"],
            "flatRate": [
                "rateType": "ABSOLUTE", "rate": .decimal(country.local(method.rate), country.precision),
            ],
        ]
    }

    private func taxSettings() -> JSONTree {
        let hasAutomatic = country.regions.contains { $0.standard.contains { $0.automaticType != nil } }
        return [
            "automaticTaxEnabled": .bool(hasAutomatic), "euIossEnabled": false, "ukVatRegistered": false,
            "taxes": .array(country.manualTaxes.map { EcwidProfilePaper.tax($0, isInside: country.pricesIncludeTax) }),
            "pricesIncludeTax": .bool(country.pricesIncludeTax), "taxExemptBusiness": false, "b2b_b2c": "b2c",
            "taxOnShippingCalculationScheme": .string(country.shippingTaxScheme),
        ]
    }

    static func tax(_ rate: EcwidTaxRate, isInside: Bool) -> JSONTree {
        [
            "id": .integer(rate.id), "name": .string(rate.name), "enabled": true, "includeInPrice": .bool(isInside),
            "useShippingAddress": true, "taxShipping": .bool(rate.reachesShipping), "appliedByDefault": true,
            "defaultTax": .decimal(rate.thousandths, 3),
            "rules": [["zoneId": "2686-1735689600001", "tax": .decimal(rate.thousandths, 3)]],
        ]
    }

    private func zones() -> JSONTree {
        [
            ["id": "WORLD", "name": "WORLD"],
            [
                "id": "2686-1735689600001", "name": "Home",
                "countryCodes": [.string(country.company.countryCode)],
            ],
        ]
    }

    func paymentOptions() -> [JSONTree] {
        country.payments.enumerated().map { place, option in
            let app = option.module.hasPrefix("CUSTOM_PAYMENT_APP-") ? String(option.module.dropFirst(19)) : ""
            let processor = option.module.isEmpty ? "offline" : app.isEmpty ? option.module : "customPaymentApp"
            return [
                "id": .string("23379-\(place + 1)"), "enabled": true, "configured": true,
                "checkoutTitle": .string(option.title), "checkoutTitleTranslated": ["en": .string(option.title)],
                "checkoutDescription": "", "paymentProcessorId": .string(processor),
                "paymentProcessorTitle": .string(option.module), "orderBy": .integer(place),
                "appClientId": .string(app), "appNamespace": .string(app),
                "paymentSurcharges": [
                    "type": option.feeThousandths > 0 ? "PERCENT" : "ABSOLUTE",
                    "value": .decimal(option.feeThousandths, 3),
                ],
                "methods": [],
            ]
        }
    }
}
