import Accounting
import Commerce
import ConnectorKit
import Foundation

/// What an installation says about itself: its lists, and what its handshake adds to them.
struct OpenCartInstallation: Sendable {
    private let lists: OpenCartTables
    private let handshake: OpenCartTables?
    /// The store of the installation whose settings count.
    private let shop: String
    private let settings: [String: String]

    init(lists: OpenCartTables, handshake: OpenCartTables? = nil, shop: String = "0") {
        self.lists = lists
        self.handshake = handshake
        self.shop = shop
        var settings: [String: String] = [:]
        for store in ["0", shop] {
            for row in lists.rows("setting") where row["store_id"] == store {
                if let key = row["key"], let value = row["value"] { settings[key] = value }
            }
        }
        self.settings = settings
    }

    func profile() throws(Unreadable) -> StoreProfile {
        guard let code = baseCurrency, let currency = Currency(code) else {
            throw Unreadable(field: "setting.config_currency", text: baseCurrency ?? "missing")
        }
        guard let zone = clockZone, OpenCartClock(zone) != nil else {
            throw Unreadable(field: "setting.config_timezone", text: clockZone ?? "missing")
        }
        var profile = StoreProfile(
            storeID: handshake?.value("installation") ?? shop, name: shopRow?.text("name") ?? "", country: country,
            currency: currency, timeZone: isZoneOfShop ? zone : "", pricesIncludeTax: false, taxes: taxes,
            paymentMethods: methods, paymentStatuses: statuses)
        var details = details(code)
        if !isZoneOfShop { details.clockZone = zone }
        profile.saleStatuses = sales
        profile.likelyMeanings = meanings(details)
        profile.details = details.text
        return profile
    }

    // MARK: Money, place and time

    /// Of the whole installation: a store of it may only choose what buyers see first.
    private var baseCurrency: String? {
        if let code = handshake?.row("currency")?["code"]?.unlessEmpty { return code }
        return lists.rows("setting").first { $0["store_id"] == "0" && $0["key"] == "config_currency" }?["value"]
    }

    /// The zone of the times in rows.
    private var clockZone: String? {
        handshake?.row("time")?["zone"]?.unlessEmpty ?? settings["config_timezone"]?.unlessEmpty
    }

    /// Whether somebody set that zone for the shop. Before 3.0.3.7 nobody could: rows follow the server, wherever it stands.
    private var isZoneOfShop: Bool {
        handshake?.row("time")?["zone_source"] != "database"
            && clockZone.map { TimeZone(identifier: $0) != nil } ?? false
    }

    private var shopRow: OpenCartRow? {
        (handshake?.rows("stores") ?? lists.rows("store")).first { $0["store_id"] == shop }
    }

    private var country: String {
        if let code = shopRow?["iso_code_2"]?.unlessEmpty { return code }
        return OpenCartCountries.codes[settings["config_country_id"] ?? ""] ?? "US"
    }

    // MARK: Statuses

    private var language: String? { lists.rows("language").first?["language_id"] }

    private var statuses: [StoreStatus] {
        var seen: Set<String> = []
        return lists.rows("order_status").compactMap { row in
            guard let id = row.id("order_status_id"), seen.insert(id).inserted else { return nil }
            return StoreStatus(code: id, name: row.text("name"))
        }
    }

    private func codes(_ name: String) -> [String] {
        if let told = handshake?.tables("status")?.values(name), !told.isEmpty { return told }
        guard let text = settings["config_\(name)_status"],
            case .array(let values)? = JSONReader.value(.init(text.utf8))
        else { return [] }
        return values.compactMap {
            if case .text(let code) = $0 { code } else if case .number(let code) = $0 { code } else { nil }
        }
    }

    private var isSale: Set<String> { Set(codes("processing") + codes("complete")) }

    /// Those that take stock, as the shop's own settings say, and what was given back.
    private var sales: [String]? {
        let sales = isSale
        return sales.isEmpty ? nil : statuses.map(\.code).filter { sales.contains($0) || isRefunded($0) }
    }

    /// The shop's own, or those of a new shop where the shop has not made them a sale. Source: opencart.md §3.5.
    private func isRefunded(_ code: String) -> Bool { code == Self.refunded && !isSale.contains(code) }

    private static let refunded = "11"
    private static let cancelled = ["7", "8", "10", "14"]
    /// Statuses of payments that came and were taken back, or are disputed; a new shop counts *Reversed* among its sales. Source:
    /// opencart.md §3.3, §3.5.
    private static let disputed: Set<String> = ["9", "12", "13"]

    /// Paying by a processor is over when the order enters a sale; what a person must take note of is never supposed.
    private func meanings(_ details: OpenCartDetails) -> [String: OrderStatus.Payment] {
        var result: [String: OrderStatus.Payment] = [:]
        if isRefunded(Self.refunded) { result[Self.refunded] = .refunded }
        let first = settings["config_order_status_id"]
        for method in methods where !Self.offline.contains(method.code) {
            for code in isSale.subtracting(Self.disputed) where code != first {
                result["\(code)/\(method.code)"] = .paid
            }
        }
        return result
    }

    /// Methods by which nobody pays as they order. Source: opencart.md §10 item 5.
    private static let offline: Set<String> = [
        "bank_transfer", "cheque", "cod", "free_checkout", "credit", "", "invoice",
    ]

    // MARK: Payment methods

    /// Those that are switched on, and those of earlier orders.
    private var methods: [StorePaymentMethod] {
        var result: [StorePaymentMethod] = []
        for row in lists.rows("payment_seen") {
            add(StorePaymentMethod(code: row["code"] ?? "", title: row["title"]?.asTitle ?? ""), to: &result)
        }
        for row in lists.rows("extension") where row["type"] == "payment" {
            guard let code = row["code"], settings["payment_\(code)_status"] == "1" else { continue }
            add(StorePaymentMethod(code: code, title: Self.words(code)), to: &result)
        }
        return result
    }

    private func add(_ method: StorePaymentMethod, to list: inout [StorePaymentMethod]) {
        if method.code.isEmpty ? list.contains(method) : list.contains(where: { $0.code == method.code }) { return }
        list.append(method)
    }

    /// `bank_transfer` as `Bank transfer`.
    private static func words(_ code: String) -> String {
        let text = code.replacing("_", with: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    // MARK: Taxes

    private var rates: [OpenCartDetails.Rate] {
        lists.rows("tax_rate").compactMap { row in
            guard let id = row.id("tax_rate_id"), let rate = row.numberIfAny("rate") else { return nil }
            return .init(
                id: id, name: row.text("name"), rate: rate, isFixed: row["type"] == "F", zone: row["geo_zone_id"] ?? "")
        }
    }

    private var taxes: [StoreTax] {
        var result: [StoreTax] = []
        let all = rates
        for rate in all {
            let tax = rate.tax(among: all, zones: zones)
            if !result.contains(tax) { result.append(tax) }
        }
        return result
    }

    private var zones: [String: String] {
        Dictionary(
            lists.rows("geo_zone").map { ($0["geo_zone_id"] ?? "", $0.text("name")) },
            uniquingKeysWith: { first, _ in first })
    }

    // MARK: Everything else

    private func details(_ base: String) -> OpenCartDetails {
        var details = OpenCartDetails()
        details.baseCurrency = base
        details.rates = rates
        details.rules = lists.rows("tax_rule").map {
            .init(taxClass: $0["tax_class_id"] ?? "", rate: $0["tax_rate_id"] ?? "", address: $0["based"] ?? "")
        }
        details.places = lists.rows("zone_to_geo_zone").map {
            .init(geoZone: $0["geo_zone_id"] ?? "", country: $0["country_id"] ?? "", zone: $0.id("zone_id"))
        }
        details.zones = zones
        let groups = lists.rows("tax_rate_to_customer_group")
        details.groups =
            groups.isEmpty
            ? nil
            : Dictionary(grouping: groups, by: { $0["tax_rate_id"] ?? "" })
                .mapValues { $0.compactMap { $0["customer_group_id"] } }
        for (key, value) in settings where key.hasSuffix(Self.classSuffix) && value != "0" {
            details.chargeClasses[String(key.dropLast(Self.classSuffix.count))] = value
        }
        details.shops = shops
        details.customerGroups = names("customer_group", "customer_group_id")
        details.fields = names("custom_field", "custom_field_id")
        for row in lists.rows("currency") { details.decimals[row["code"] ?? ""] = row["decimal_place"] }
        if let void = handshake?.row("status")?.id("void") ?? settings["config_void_status_id"]?.unlessEmpty {
            details.voidStatus = void
        } else if isSale.contains(details.voidStatus) {
            details.voidStatus = ""
        }
        details.cancelledStatuses = Self.cancelled.filter { !isSale.contains($0) }
        let actions = names("return_action", "return_action_id")
        details.moneyBackActions = ids(actions, OpenCartReturnWords.moneyBack)
        details.creditActions = ids(actions, OpenCartReturnWords.credit)
        details.unclearActions = unclear(actions, OpenCartReturnWords.actions)
        let returns = names("return_status", "return_status_id")
        details.completeReturns = ids(returns, OpenCartReturnWords.complete)
        details.unclearReturns = unclear(returns, OpenCartReturnWords.statuses)
        return details
    }

    private static let classSuffix = "_tax_class_id"

    private func ids(_ names: [String: String], _ words: Set<String>) -> [String] {
        names.filter { words.contains($0.value.asWord) }.keys.sorted()
    }

    private func unclear(_ names: [String: String], _ words: Set<String>) -> [String] {
        names.filter { !words.contains($0.value.asWord) }.keys.sorted()
    }

    private func names(_ table: String, _ key: String) -> [String: String] {
        Dictionary(lists.rows(table).map { ($0[key] ?? "", $0.text("name")) }, uniquingKeysWith: { first, _ in first })
    }

    private var shops: [String: OpenCartDetails.Shop] {
        var shops: [String: OpenCartDetails.Shop] = [:]
        for row in handshake?.rows("stores") ?? [] {
            shops[row["store_id"] ?? ""] = .init(
                name: row.text("name"), country: row["country_id"] ?? "", zone: row.id("zone_id"))
        }
        if !shops.isEmpty { return shops }
        let names = names("store", "store_id")
        for row in lists.rows("setting") where row["key"] == "config_country_id" {
            let id = row["store_id"] ?? ""
            let zone = lists.rows("setting").first { $0["store_id"] == id && $0["key"] == "config_zone_id" }
            shops[id] = .init(name: names[id] ?? "", country: row["value"] ?? "", zone: zone?.id("value"))
        }
        return shops
    }
}

extension OpenCartDetails.Rate {
    /// The tax of the books' settings that the rate is. Rates of one name bear the name of their zone too, or nobody could tell them apart.
    func tax(among rates: [OpenCartDetails.Rate], zones: [String: String]) -> StoreTax {
        let isShared = rates.contains { $0.id != id && $0.name == name && $0.zone != zone }
        let place = isShared ? zones[zone] ?? "" : ""
        return StoreTax(id: id, name: place.isEmpty ? name : "\(name) (\(place))", rate: isFixed ? nil : rate)
    }
}

/// Names of what shops rename and translate.
enum OpenCartWords {
    /// By whole words, since short ones are parts of many others.
    static func isTaxNumber(_ name: String) -> Bool {
        let words = name.lowercased().split { !$0.isLetter }
        return words.contains { taxWords.contains(String($0)) }
    }

    private static let taxWords: Set<String> = [
        "vat", "tva", "iva", "nif", "cif", "ust", "ustid", "ustidnr", "umsatzsteuer", "tax", "gst", "btw", "siret",
        "siren", "abn",
        "ein", "tin", "mwst", "nip", "dic", "moms", "rfc", "cuit", "gstin", "uid",
    ]
}

/// Countries by the numbers that every new shop gives them; shops may add others. Source: opencart.md §3.1 (iso_code_2), install/opencart.sql.
enum OpenCartCountries {
    static let codes: [String: String] = {
        var codes: [String: String] = [:]
        for pair in table.split(separator: " ") {
            let parts = pair.split(separator: "=")
            if parts.count == 2 { codes[String(parts[0])] = String(parts[1]) }
        }
        return codes
    }()

    private static let table = """
        13=AU 14=AT 21=BE 33=BG 38=CA 53=HR 55=CY 56=CZ 57=DK 67=EE 72=FI 74=FR 81=DE 84=GR 97=HU 99=IN 103=IE 105=IT 107=JP 114=KW \
        117=LV 123=LT 124=LU 132=MT 138=MX 150=NL 153=NZ 160=NO 170=PL 171=PT 175=RO 188=SG 189=SK 190=SI 193=ZA 195=ES 203=SE 204=CH \
        221=AE 222=GB 223=US
        """
}
