package import Accounting
package import Commerce
package import ConnectorKit
package import Foundation

/// Takes records in the neutral format.
package struct NeutralIntake: StoreIntake {
    static let streams: Set<RecordStream> = [.orders, .customers, .products, .payments, .refunds]

    let settings: ConnectionSettings

    package init(_ settings: ConnectionSettings = [:]) { self.settings = settings }

    package func profile() throws(ConnectorProblem) -> StoreProfile {
        guard let profile = NeutralProfile.settings(settings) else {
            throw ConnectorProblem(.invalid(field: "currency"), text: settings["currency"])
        }
        guard TimeZone(identifier: profile.timeZone) != nil else {
            throw ConnectorProblem(.invalid(field: "timeZone"), text: profile.timeZone)
        }
        guard profile.country.count == 2, profile.country.allSatisfy({ $0.isASCII && $0.isLetter }) else {
            throw ConnectorProblem(.invalid(field: "country"), text: profile.country)
        }
        return profile
    }

    package func shape(of stream: RecordStream) -> JSONObjectShape? {
        switch stream {
        case .orders: NeutralShapes.order
        case .customers: NeutralShapes.customer
        case .products: NeutralShapes.product
        case .payments: NeutralShapes.payment
        case .refunds: NeutralShapes.refund
        case .invoices, .creditMemos, .purchaseOrders, .supplierInvoices, .companies: nil
        }
    }

    package var orderParts: [RecordStream] { [.payments, .refunds] }

    /// A list of records, or one.
    package func records(of stream: RecordStream, in body: Data, now: Instant) throws(Unreadable) -> [RawRecord] {
        let values: [JSONValue]
        switch JSONReader.value(body) {
        case .array(let list)?: values = list
        case .object(let object)?: values = [.object(object)]
        default: throw Unreadable(field: "", text: "no JSON records")
        }
        var records: [RawRecord] = []
        for (index, value) in values.enumerated() {
            guard case .object(let object) = value else { throw Unreadable(field: "/\(index)", text: "no object") }
            do throws(PushFault) { records.append(try record(of: stream, from: object, now: now).raw) } catch {
                let fault = Unreadable(error)
                throw Unreadable(field: "/\(index)\(fault.field)", text: fault.text)
            }
        }
        return records
    }

    package func record(
        of stream: RecordStream, from object: JSONObject, now: Instant
    ) throws(PushFault) -> PushedRecord {
        guard let shape = shape(of: stream) else {
            throw .unreadable(Unreadable(field: stream.rawValue, text: "not taken"))
        }
        do throws(ShapeFault) { try JSONShape.object(shape).check(.object(object)) } catch { throw .shape(error) }
        let fields = NeutralFields(object: object, path: "", currency: .usd)
        do throws(Unreadable) {
            try check(stream, object)
            let own = try fields.required("id")
            let order = fields.text("order")
            let raw = RawRecord(
                id: order.map { "\($0)/\(own)" } ?? own, updatedAt: try changed(stream, fields),
                body: Self.bytes(object))
            return PushedRecord(
                raw, version: Self.version(object), order: order, tellsChange: object["updatedAt"] != nil)
        } catch { throw .unreadable(error) }
    }

    /// The order with the payments and refunds that came apart from it; one that it holds itself gives way to one of the same name.
    /// One in another currency keeps it, and so keeps the order from being read: money never gets lost in silence.
    package func assembled(_ order: RawRecord, parts: [RecordStream: [RawRecord]]) -> RawRecord {
        guard var object = JSONReader.object(order.body) else { return order }
        var whole = order
        var currency: JSONValue?
        if case .text? = object["currency"] { currency = object["currency"] }
        for (stream, name) in [(RecordStream.payments, "payments"), (.refunds, "refunds")] {
            let apart = (parts[stream] ?? []).compactMap { part -> JSONObject? in
                guard let told = JSONReader.object(part.body) else { return nil }
                whole.updatedAt = max(whole.updatedAt, part.updatedAt)
                let isStrange = told["currency"] != currency
                return JSONObject(
                    members: told.members.filter {
                        !Self.ownToParts.contains($0.name) || isStrange && $0.name == "currency"
                    })
            }
            if apart.isEmpty { continue }
            let names = Set(apart.compactMap { $0["id"] })
            var all: [JSONValue] = []
            if case .array(let held)? = object[name] {
                all = held.filter {
                    if case .object(let one) = $0, let id = one["id"] { !names.contains(id) } else { true }
                }
            }
            object[name] = .array(all + apart.map { .object($0) })
            // What was said of the whole holds no longer; it follows from what is there now.
            object["paymentStatus"] = nil
        }
        if whole.updatedAt > order.updatedAt { object["updatedAt"] = .text(whole.updatedAt.rfc3339Text) }
        whole.body = Self.bytes(object)
        return whole
    }

    private static let ownToParts: Set<String> = ["order", "version", "currency"]

    private func check(_ stream: RecordStream, _ object: JSONObject) throws(Unreadable) {
        guard stream == .payments || stream == .refunds, case .text(let code)? = object["currency"],
            let currency = Currency(code)
        else { return }
        let fields = NeutralFields(object: object, path: "", currency: currency)
        if stream == .refunds { _ = try Refund(fields) } else { _ = try fields.requiredAmount("amount") }
    }

    private func changed(_ stream: RecordStream, _ fields: NeutralFields) throws(Unreadable) -> Instant {
        switch stream {
        case .orders:
            if let told = try fields.instant("updatedAt") { told } else { try fields.requiredInstant("placedAt") }
        case .payments: try fields.requiredInstant("receivedAt")
        case .refunds: try fields.requiredInstant("refundedAt")
        default: try fields.requiredInstant("updatedAt")
        }
    }

    private static func version(_ object: JSONObject) -> Int64 {
        if case .number(let text)? = object["version"] { Int64(JSONShape.integer(text) ?? 0) } else { 0 }
    }

    /// The same text for the same content, however it was laid out; what is `null` is not there.
    private static func bytes(_ object: JSONObject) -> Data { Data(JSONWriter.write(plain(object)).utf8) }

    private static func plain(_ object: JSONObject) -> JSONObject {
        JSONObject(
            members: object.members.filter { $0.value != .null }.sorted { $0.name < $1.name }.map {
                .init(name: $0.name, value: plain($0.value))
            })
    }

    private static func plain(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object): .object(plain(object))
        case .array(let values): .array(values.map(plain))
        case .null, .bool, .number, .text: value
        }
    }
}

extension Unreadable {
    init(_ fault: PushFault) {
        switch fault {
        case .shape(let fault): self.init(fault)
        case .unreadable(let fault): self = fault
        }
    }

    /// For places that know no more of a fault than where and what.
    init(_ fault: ShapeFault) {
        let text =
            switch fault.cause {
            case .missing, .empty: ""
            case .unknown: "unknown field"
            case .twice: "written twice"
            case .notText: "no text"
            case .notFlag: "neither true nor false"
            case .notObject: "no object"
            case .notList: "no list"
            case .tooLong(let most), .tooMany(let most): "more than \(most)"
            case .notIdentifier(let text), .notChoice(let text, _), .notAmount(let text), .notDecimal(let text),
                .notInstant(let text), .notCurrency(let text), .notLike(let text, _), .notWhole(let text, _, _):
                text
            }
        self.init(field: fault.path, text: text)
    }
}
