import Accounting
import Commerce
package import ConnectorKit
import Foundation

/// Files of rows that become neutral records.
extension NeutralIntake {
    package var sheets: [CSVSheet] {
        let place = NeutralPlace(settings)
        return [
            CSVSheet(
                .orders, identifier: "order_id", named: NeutralPlace.identifier, columns: NeutralColumns.orders
            ) { group throws(CSVFault) in
                var order = NeutralOrderRows(group, place)
                return try order.record()
            },
            CSVSheet(.customers, identifier: "id", columns: NeutralColumns.customers) { group throws(CSVFault) in
                var record = JSONObject()
                try record.begin(group, "id", place)
                record.addBuyer(group.first)
                return record
            },
            CSVSheet(.products, identifier: "id", columns: NeutralColumns.products) { group throws(CSVFault) in
                let row = group.first
                var record = JSONObject()
                try record.begin(group, "id", place)
                for key in ["sku", "name", "description"] { record[key] = row.optional(key).map { .text($0) } }
                for key in ["price", "cost", "stock"] {
                    record[key] = try row.number(key).map { .text($0.description) }
                }
                return record
            },
            CSVSheet(
                .payments, identifier: "payment_id", named: NeutralPlace.identifier, distinguishing: ["order_id"],
                columns: NeutralColumns.paymentsApart
            ) { group throws(CSVFault) in
                var record = try place.moneyOfOrder(group, "payment_id", date: "receivedAt")
                record["reference"] = group.first.optional("reference").map { .text($0) }
                if record["method"] == nil { throw group.first.fault("method", .empty) }
                return record
            },
            CSVSheet(
                .refunds, identifier: "refund_id", named: NeutralPlace.identifier, distinguishing: ["order_id"],
                columns: NeutralColumns.refundsApart
            ) { group throws(CSVFault) in
                var record = try place.moneyOfOrder(group, "refund_id", date: "refundedAt")
                record["reason"] = group.first.optional("reason").map { .text($0) }
                return record
            },
        ]
    }
}

/// What files leave unsaid, as the settings of the store have it.
struct NeutralPlace: Sendable {
    let currency: String
    let zone: TimeZone

    init(_ settings: ConnectionSettings) {
        currency = (settings["currency"] ?? "USD").uppercased()
        zone = TimeZone(identifier: settings["timeZone"] ?? "") ?? .gmt
    }

    /// An order as files name it: some write a number sign before its number, `#1001`.
    static func identifier(_ text: String) -> String { text.hasPrefix("#") ? String(text.dropFirst()) : text }

    fileprivate func moneyOfOrder(
        _ group: CSVGroup, _ identifier: String, date: String
    ) throws(CSVFault) -> JSONObject {
        let row = group.first
        if group.rows.count > 1 { throw group.rows[1].fault(identifier, .apart) }
        var record = JSONObject()
        record["id"] = .text(group.id)
        record["order"] = .text(Self.identifier(try row.required("order_id")))
        record["version"] = try row.number("version").map { .number($0.description) }
        record["currency"] = .text(row.optional("currency")?.uppercased() ?? currency)
        guard let day = try row.instant("date", in: zone) else { throw row.fault("date", .empty) }
        record[date] = .text(day.rfc3339Text)
        guard let amount = try row.number("amount") else { throw row.fault("amount", .empty) }
        record["amount"] = .text(amount.description)
        record["method"] = row.optional("method").map { .titled($0) }
        return record
    }
}

extension JSONValue {
    /// A payment method by its title.
    static func titled(_ title: String) -> JSONValue {
        .object(JSONObject(members: [.init(name: "title", value: .text(title))]))
    }
}

extension JSONObject {
    /// Of a record of one row.
    fileprivate mutating func begin(
        _ group: CSVGroup, _ identifier: String, _ place: NeutralPlace
    ) throws(CSVFault) {
        let row = group.first
        if group.rows.count > 1 { throw group.rows[1].fault(identifier, .apart) }
        self["id"] = .text(group.id)
        self["version"] = try row.number("version").map { .number($0.description) }
        guard let changed = try row.instant("updated_at", in: place.zone) else { throw row.fault("updated_at", .empty) }
        self["updatedAt"] = .text(changed.rfc3339Text)
    }

    mutating func addBuyer(_ row: CSVRow) {
        for (key, name) in [
            ("customer_email", "email"), ("customer_name", "name"), ("customer_company", "company"),
            ("customer_phone", "phone"), ("tax_number", "taxNumber"),
        ] {
            self[name] = row.optional(key).map { .text($0) }
        }
        var address = JSONObject()
        let lines = ["bill_line1", "bill_line2"].compactMap { row.optional($0) }
        if !lines.isEmpty { address["lines"] = .array(lines.map { .text($0) }) }
        for (key, name) in [
            ("bill_city", "city"), ("bill_region", "region"), ("bill_postal", "postalCode"),
            ("bill_country", "country"),
        ] {
            address[name] = row.optional(key).map { .text($0) }
        }
        if !address.isEmpty { self["billingAddress"] = .object(address) }
    }
}
