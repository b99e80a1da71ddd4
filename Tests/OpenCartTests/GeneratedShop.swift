import Foundation
import TestKit

/// A shop made from a seed that reckons as OpenCart does: in floating point, module by module, each figure cut to four decimals when it is
/// stored. It shares nothing with what reads it. Source: opencart.md §4.1.
struct GeneratedShop {
    struct Rate {
        var id: Int
        var name: String
        var rate: Double
        var isFixed: Bool
        var zone: Int
    }

    struct Line {
        var id: Int
        var product: Int
        var taxClass: Int
        var price: Double
        var quantity: Int
        var rates: [Rate]
        var total: Double { price * Double(quantity) }
    }

    struct Row {
        var code: String
        var title: String
        var value: Double
        var order: Int
    }

    /// What the reader must find out.
    struct Truth {
        /// Titles and rates of the taxes of each line by its identifier.
        var lineTaxes: [String: Set<Int>] = [:]
        var charged = ""
        var currency = ""
        var decimals = 2
        /// Rounded rows by code, as buyers see them.
        var rows: [(code: String, title: String, units: Int64)] = []
        var isCouponAfterTax = false
    }

    private var dice: SeededDice
    let rates: [Rate]
    let classes: [Int: [Int]]
    /// The country of the buyer; its geo zone has the same number.
    private let country: Int
    private(set) var truth = Truth()
    /// Rates of today, where they are others.
    private(set) var changed: [Int: Double] = [:]

    private static let places = [223: "US", 222: "GB", 81: "DE", 74: "FR"]

    init(seed: UInt64) {
        var dice = SeededDice(seed: seed)
        let country = dice.pick([223, 222, 81, 74])
        var rates: [Rate] = []
        var next = 1
        for place in [223, 222, 81, 74] {
            let percents: [Double] = dice.pick([
                [20], [8.875], [19, 7], [6, 1.25, 0.125], [5, 9.975], [20, 5], [21, 10, 4],
            ])
            for percent in percents {
                // Some shops call rates of several countries by one name.
                let own = dice.happens(percent: 50) ? "Tax \(place) \(percent)%" : "Tax \(place)-\(next)"
                let name = dice.happens(percent: 30) ? "VAT" : own
                rates.append(Rate(id: next, name: name, rate: percent, isFixed: false, zone: place))
                next += 1
            }
            if dice.happens(percent: 40) {
                rates.append(
                    Rate(id: next, name: "Eco \(place)", rate: dice.pick([2, 0.5, 1.75]), isFixed: true, zone: place))
                next += 1
            }
        }
        var classes: [Int: [Int]] = [:]
        for taxClass in 9...12 {
            var own: [Int] = []
            for place in [223, 222, 81, 74] {
                let here = rates.filter { $0.zone == place }
                let percents = here.filter { !$0.isFixed }
                if percents.count > 1, percents.map(\.rate).reduce(0, +) < 16 {
                    own += percents.map(\.id)
                } else {
                    own.append(dice.pick(percents).id)
                }
                if taxClass == 11, let eco = here.first(where: \.isFixed) { own.append(eco.id) }
            }
            classes[taxClass] = own
        }
        (self.rates, self.classes, self.country, self.dice) = (rates, classes, country, dice)
    }

    private func applicable(_ taxClass: Int) -> [Rate] {
        (classes[taxClass] ?? []).compactMap { id in rates.first { $0.id == id && $0.zone == country } }
    }

    // MARK: Lists

    /// The same shop after its rates were changed: what was ordered before was charged the rates of then.
    mutating func changeRates() {
        changed = Dictionary(
            uniqueKeysWithValues: rates.filter { !$0.isFixed && dice.happens(percent: 40) }.map {
                ($0.id, dice.pick([$0.rate + 1, $0.rate - 0.5, 10]))
            })
    }

    func lists() -> Data {
        let tables: [String: Any] = [
            "tax_rate": rates.map {
                [
                    "tax_rate_id": "\($0.id)", "geo_zone_id": "\($0.zone)", "name": $0.name,
                    "rate": Self.stored(changed[$0.id] ?? $0.rate),
                    "type": $0.isFixed ? "F" : "P",
                ]
            },
            "tax_rule": classes.flatMap { taxClass, own in
                own.map {
                    ["tax_class_id": "\(taxClass)", "tax_rate_id": "\($0)", "based": "shipping", "priority": "1"]
                }
            },
            "geo_zone": Self.places.map { ["geo_zone_id": "\($0.key)", "name": $0.value] },
            "zone_to_geo_zone": Self.places.keys.map {
                ["geo_zone_id": "\($0)", "country_id": "\($0)", "zone_id": "0"]
            },
            "tax_rate_to_customer_group": rates.map { ["tax_rate_id": "\($0.id)", "customer_group_id": "1"] },
            "order_status": [
                ["order_status_id": "1", "name": "Pending"], ["order_status_id": "5", "name": "Complete"],
            ],
            "currency": [["code": "USD", "decimal_place": "2"]],
            "setting": [
                ("config_currency", "USD"), ("config_timezone", "UTC"), ("config_country_id", "223"),
                ("config_processing_status", "[\"1\",\"2\"]"), ("config_complete_status", "[\"5\"]"),
                ("shipping_flat_tax_class_id", "9"), ("total_low_order_fee_tax_class_id", "9"),
                ("total_handling_tax_class_id", "12"),
            ].map { ["store_id": "0", "key": $0.0, "value": $0.1] },
        ]
        return Self.json(tables)
    }

    // MARK: Orders

    private static let currencies: [ShopCurrency] = [
        ("USD", 1.0, 2, 2), ("EUR", 0.9234, 2, 2), ("JPY", 151.37, 0, 0), ("KWD", 0.3071, 3, 3), ("CAD", 1.3521, 2, 2),
    ]

    /// Currencies that shops charge in whole units, though they have smaller ones.
    static let wholeCurrencies: [ShopCurrency] = [
        ("HUF", 455.12, 0, 2), ("TWD", 40.333, 0, 2), ("CZK", 28.417, 0, 2), ("HUF", 391.07, 1, 2),
    ]

    typealias ShopCurrency = (code: String, rate: Double, decimals: Int, minor: Int)

    /// `minor` are the decimals of the currency, `decimals` those of the shop.
    mutating func order(id: Int, among currencies: [ShopCurrency] = Self.currencies) -> Data {
        truth = Truth()
        let (code, rate, decimals, minor) = dice.pick(currencies)
        (truth.currency, truth.decimals) = (code, minor)
        var lines: [Line] = []
        for number in 1...dice.pick([1, 1, 2, 3, 5]) {
            let taxClass = dice.pick([9, 9, 10, 11, 0])
            let price: Double = dice.pick([19.99, 7.3333, 0.0475, 3.335, 24.95, 499, 12.5, 3.0849 * 1.00013])
            let quantity = price < 1 ? dice.pick([40, 1333]) : dice.pick([1, 2, 3, 7, 397])
            let rates = applicable(taxClass)
            lines.append(
                Line(
                    id: id * 100 + number, product: number, taxClass: taxClass, price: price, quantity: quantity,
                    rates: rates))
            truth.lineTaxes["\(id * 100 + number)"] = Set(rates.map(\.id))
        }
        var rows = [Row(code: "sub_total", title: "Sub-Total", value: lines.map(\.total).reduce(0, +), order: 1)]
        var taxes: [Int: Double] = [:]
        for line in lines {
            for rate in line.rates {
                taxes[rate.id, default: 0] +=
                    (rate.isFixed ? rate.rate : line.price / 100 * rate.rate) * Double(line.quantity)
            }
        }
        var total = rows[0].value
        charge("shipping", "Flat Shipping Rate", dice.pick([0, 8, 5.5555]), 9, 3, &rows, &taxes, &total)
        if dice.happens(percent: 30) { charge("handling", "Handling Fee", 5, 12, 4, &rows, &taxes, &total) }
        if dice.happens(percent: 20) { charge("low_order_fee", "Low Order Fee", 3, 9, 4, &rows, &taxes, &total) }
        coupon(lines, &rows, &taxes, &total)
        for rate in rates {
            guard let value = taxes[rate.id], value > 0 else { continue }
            rows.append(Row(code: "tax", title: rate.name, value: value, order: 5))
            total += value
        }
        if dice.happens(percent: 25), total > 1 {
            let credit = dice.happens(percent: 40) ? total : min(20, total)
            rows.append(
                Row(code: dice.pick(["credit", "voucher"]), title: "Gift Certificate (V25)", value: -credit, order: 7))
            total -= credit
        }
        rows.append(Row(code: "total", title: "Total", value: max(0, total), order: 9))
        return write(id, lines, rows, total, (code, rate, decimals, minor))
    }

    private mutating func charge(
        _ code: String, _ title: String, _ value: Double, _ taxClass: Int, _ order: Int, _ rows: inout [Row],
        _ taxes: inout [Int: Double], _ total: inout Double
    ) {
        rows.append(Row(code: code, title: title, value: value, order: order))
        total += value
        for rate in applicable(taxClass) where value > 0 {
            taxes[rate.id, default: 0] += rate.isFixed ? rate.rate : value / 100 * rate.rate
        }
    }

    /// Per cent, or a fixed sum spread by share; over all lines or one; with free shipping; sometimes run after the taxes.
    private mutating func coupon(
        _ lines: [Line], _ rows: inout [Row], _ taxes: inout [Int: Double], _ total: inout Double
    ) {
        guard dice.happens(percent: 55) else { return }
        let percent: Double? = dice.pick([10, 7.5, 100, nil])
        let only = dice.happens(percent: 30) ? dice.pick(lines).product : nil
        let own = lines.filter { only == nil || $0.product == only }
        let sum = own.map(\.total).reduce(0, +)
        let fixed = min(15, sum)
        var discount = 0.0
        for line in own where sum > 0 {
            let off = percent.map { line.total / 100 * $0 } ?? fixed * line.total / sum
            for rate in line.rates where !rate.isFixed { taxes[rate.id, default: 0] -= off / 100 * rate.rate }
            discount += off
        }
        if dice.happens(percent: 20), let shipping = rows.first(where: { $0.code == "shipping" }), shipping.value > 0 {
            for rate in applicable(9) where !rate.isFixed {
                taxes[rate.id, default: 0] -= shipping.value / 100 * rate.rate
            }
            discount += shipping.value
        }
        guard discount > 0 else { return }
        rows.append(Row(code: "coupon", title: "Coupon (SAVE)", value: -discount, order: 4))
        total -= discount
    }

    // MARK: Rows as they are stored

    private mutating func write(
        _ id: Int, _ lines: [Line], _ rows: [Row], _ total: Double, _ currency: ShopCurrency
    ) -> Data {
        let (code, rate, decimals, minor) = currency
        truth.charged = Self.shown(Self.stored(total), rate, decimals)
        for row in rows {
            let shown = Self.shown(Self.stored(row.value), rate, minor)
            truth.rows.append((row.code, row.title, Self.units(shown, minor)))
        }
        let order: [String: Any] = [
            "order_id": "\(id)", "store_id": "0", "customer_id": "0", "customer_group_id": "1", "firstname": "Ann",
            "lastname": "O&amp;Neil", "email": "Ann@Example.test", "payment_country_id": "\(country)",
            "payment_zone_id": "0",
            "shipping_country_id": "\(country)", "shipping_zone_id": "0", "payment_method": "Cash",
            "payment_code": "cod",
            "shipping_code": "flat.flat", "shipping_method": "Flat", "total": Self.stored(total),
            "order_status_id": "5",
            "currency_code": code, "currency_value": String(format: "%.8f", rate), "date_added": "2026-03-01 10:00:00",
            "date_modified": "2026-03-01 10:00:00",
        ]
        let whole: [String: Any] = [
            "order": order,
            "order_product": lines.map { line in
                [
                    "order_product_id": "\(line.id)", "product_id": "\(line.product)", "name": "Thing",
                    "model": "M-\(line.product)",
                    "quantity": "\(line.quantity)", "price": Self.stored(line.price), "total": Self.stored(line.total),
                    "tax": Self.stored(
                        line.rates.map { $0.isFixed ? $0.rate : line.price / 100 * $0.rate }.reduce(0, +)),
                ]
            },
            "order_total": rows.sorted { ($0.order, $0.code) < ($1.order, $1.code) }.enumerated().map { place, row in
                [
                    "order_total_id": "\(place)", "code": row.code, "title": row.title, "value": Self.stored(row.value),
                    "sort_order": "\(row.order)",
                ]
            },
            "order_history": [["order_status_id": "5", "date_added": "2026-03-01 10:00:00"]],
            "currency": ["code": code, "decimal_place": "\(decimals)"],
            "catalog_product": lines.map { line in
                // Some products were put into another class since.
                let today = dice.happens(percent: 15) ? dice.pick([0, 9, 10, 11, 12]) : line.taxClass
                return ["product_id": "\(line.product)", "tax_class_id": "\(today)", "subtract": "1"]
            },
        ]
        return Self.json(whole)
    }

    /// DECIMAL(15,4).
    static func stored(_ value: Double) -> String {
        let text = String(format: "%.4f", value)
        return text == "-0.0000" ? "0.0000" : text
    }

    /// What a buyer sees of a stored amount, half away from zero.
    static func shown(_ stored: String, _ rate: Double, _ decimals: Int) -> String {
        var product = (Decimal(string: stored) ?? 0) * (Decimal(string: String(format: "%.8f", rate)) ?? 1)
        var rounded = Decimal()
        NSDecimalRound(&rounded, &product, decimals, .plain)
        return rounded.description
    }

    static func units(_ shown: String, _ decimals: Int) -> Int64 {
        var value = Decimal(string: shown) ?? 0
        for _ in 0..<decimals { value *= 10 }
        return Int64(value.description) ?? .min
    }

    private static func json(_ value: Any) -> Data { (try? JSONSerialization.data(withJSONObject: value)) ?? Data() }
}

/// A generator of its own: what is drawn follows from the seed alone.
struct SeededDice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1 }

    mutating func number(below bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(max(bound, 1)))
    }

    mutating func happens(percent: Int) -> Bool { number(below: 100) < percent }
    mutating func pick<Value>(_ values: [Value]) -> Value { values[number(below: values.count)] }
}
