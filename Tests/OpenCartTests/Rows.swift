import Commerce
import ConnectorKit
import Foundation
import OpenCart
import TestKit

/// An order of one shape, written as rows; everything that is not said is as in most orders.
struct Rows {
    var order: [String: Any] = [
        "order_id": "17", "store_id": "0", "customer_id": "0", "customer_group_id": "1", "firstname": "Ann",
        "lastname": "Lee",
        "email": "Ann@Example.test", "payment_firstname": "Ann", "payment_lastname": "Lee",
        "payment_address_1": "1 Main St",
        "payment_country_id": "222", "payment_zone_id": "0", "shipping_country_id": "222", "shipping_zone_id": "0",
        "payment_method": "Cash", "payment_code": "cod", "shipping_code": "flat.flat", "shipping_method": "Flat",
        "total": "132.0000",
        "order_status_id": "2", "currency_code": "USD", "currency_value": "1.00000000",
        "date_added": "2026-03-01 10:00:00",
        "date_modified": "2026-03-01 10:00:00",
    ]
    var products: [[String: Any]] = [
        [
            "order_product_id": "1", "product_id": "9", "name": "Nuts &amp; Bolts", "model": "NB-1 ", "quantity": "2",
            "price": "50.0000", "total": "100.0000", "tax": "10.0000",
        ]
    ]
    var totals: [(code: String, title: String, value: String, order: Int)] = [
        ("sub_total", "Sub-Total", "100.0000", 1), ("shipping", "Flat", "10.0000", 3), ("tax", "VAT 20%", "22.0000", 5),
        ("total", "Total", "132.0000", 9),
    ]
    var history: [(status: String, at: String)] = [("2", "2026-03-01 10:00:00")]
    var returns: [[String: Any]] = []
    var fields: [String: Any] = [:]

    var body: Data {
        var whole: [String: Any] = [
            "order": order, "order_product": products,
            "order_total": totals.map {
                ["code": $0.code, "title": $0.title, "value": $0.value, "sort_order": "\($0.order)"]
            },
            "order_history": history.map { ["order_status_id": $0.status, "date_added": $0.at] }, "return": returns,
            "catalog_product": [["product_id": "9", "tax_class_id": "9", "subtract": "1"]],
        ]
        whole.merge(fields) { $1 }
        return (try? JSONSerialization.data(withJSONObject: whole)) ?? Data()
    }

    static var lists: [String: Any] {
        [
            "tax_rate": [["tax_rate_id": "1", "geo_zone_id": "1", "name": "VAT 20%", "rate": "20.0000", "type": "P"]],
            "tax_rule": [["tax_class_id": "9", "tax_rate_id": "1", "based": "shipping"]],
            "zone_to_geo_zone": [["geo_zone_id": "1", "country_id": "222", "zone_id": "0"]],
            "tax_rate_to_customer_group": [["tax_rate_id": "1", "customer_group_id": "1"]],
            "order_status": [
                ["order_status_id": "2", "name": "Processing"], ["order_status_id": "5", "name": "Complete"],
            ],
            "custom_field": [["custom_field_id": "4", "name": "VAT Number"]],
            "return_action": [
                ["return_action_id": "4", "name": "Refunded"], ["return_action_id": "2", "name": "Credit Issued"],
            ],
            "return_status": [
                ["return_status_id": "3", "name": "Complete"], ["return_status_id": "1", "name": "Pending"],
            ],
            "setting": [
                ["store_id": "0", "key": "config_currency", "value": "USD"],
                ["store_id": "0", "key": "config_timezone", "value": "America/Los_Angeles"],
                ["store_id": "0", "key": "config_country_id", "value": "222"],
                ["store_id": "0", "key": "config_processing_status", "value": #"["1","2"]"#],
                ["store_id": "0", "key": "config_complete_status", "value": #"["5"]"#],
                ["store_id": "0", "key": "shipping_flat_tax_class_id", "value": "9"],
            ],
        ]
    }

    func read(said: String = "", lists: [String: Any] = lists) throws -> Order {
        let mapping = StoreKind.openCart.mapping(["totals": said])
        let profile = try mapping.profile(from: JSONSerialization.data(withJSONObject: lists))
        return try mapping.order(from: .of(body), profile: profile)
    }

    static func profile(_ lists: [String: Any]) throws -> StoreProfile {
        try OpenCartMapping().profile(from: JSONSerialization.data(withJSONObject: lists))
    }

    /// The same with what a handshake adds.
    static func live(_ handshake: [String: Any]) -> [String: Any] { ["tables": lists, "handshake": handshake] }

    static func lists(processing codes: [String]) -> [String: Any] {
        var lists = lists
        let settings = lists["setting"] as? [[String: Any]] ?? []
        let text = "[" + codes.map { "\"\($0)\"" }.joined(separator: ",") + "]"
        lists["setting"] =
            settings.filter { $0["key"] as? String != "config_processing_status" } + [
                ["store_id": "0", "key": "config_processing_status", "value": text]
            ]
        return lists
    }

    /// Lists of today, in which the only tax class has these rates.
    static func lists(rates: [(name: String, rate: String)]) -> [String: Any] {
        var lists = lists
        lists["tax_rate"] = rates.enumerated().map {
            ["tax_rate_id": "\($0 + 1)", "geo_zone_id": "1", "name": $1.name, "rate": $1.rate, "type": "P"]
        }
        lists["tax_rule"] = rates.indices.map {
            ["tax_class_id": "9", "tax_rate_id": "\($0 + 1)", "based": "shipping"]
        }
        lists["tax_rate_to_customer_group"] = rates.indices.map {
            ["tax_rate_id": "\($0 + 1)", "customer_group_id": "1"]
        }
        return lists
    }

    /// A finished return of one piece.
    static func returned(_ change: [String: String] = [:]) -> [String: Any] {
        var row = [
            "return_id": "1", "order_id": "17", "product_id": "9", "product": "Nuts", "model": "nb-1", "quantity": "1",
            "return_action_id": "4", "return_status_id": "3", "date_added": "2026-03-05 09:00:00",
            "date_modified": "2026-03-06 09:00:00",
        ]
        row.merge(change) { $1 }
        return row
    }
}
