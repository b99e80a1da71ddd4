package import Accounting
package import Commerce
package import ConnectorKit
import Foundation

/// Payments, purchase orders and supplier invoices that come apart from their order, and companies.
extension ESPIntake {
    static let streams: Set<RecordStream> = [.orders, .payments, .purchaseOrders, .supplierInvoices, .companies]

    package func shape(of stream: RecordStream) -> JSONObjectShape? { stream == .orders ? ESPShapes.order : nil }

    package var orderParts: [RecordStream] { [.payments, .purchaseOrders, .supplierInvoices] }

    package var sheets: [CSVSheet] {
        [ESPSheets.orders, ESPSheets.payments, ESPSheets.purchaseOrders, ESPSheets.companies]
    }

    package func record(
        of stream: RecordStream, from object: JSONObject, now: Instant
    ) throws(PushFault) -> PushedRecord {
        do throws(Unreadable) {
            let (raw, order) = try raw(stream, object)
            return PushedRecord(raw, order: order)
        } catch { throw .unreadable(error) }
    }

    /// One record as it is kept, and the order that it is a part of.
    func raw(_ stream: RecordStream, _ told: JSONObject) throws(Unreadable) -> (raw: RawRecord, order: String?) {
        guard let name = Self.identifiers[stream] else { throw Unreadable(field: stream.rawValue, text: "not taken") }
        var object = told
        // The address of one record names it as `id`.
        object["id"] = nil
        let review = RecordReview()
        let fields = RecordFields(object: object, pointer: "", review: review)
        let own = fields.required(name)
        let order = orderParts.contains(stream) ? fields.required("orderId") : nil
        if let id = told["id"], id != .text(own) { review.note("/\(name)", "not the record of its address") }
        if own.contains("/") || order?.contains("/") ?? false { review.note("/\(name)", "holds a /") }
        let version = fields.text("version").map { Int64($0) ?? 0 } ?? 1
        if version < 1 { review.note(fields.place("version"), "not a whole number from 1") }
        check(stream, fields)
        if let unreadable = review.unreadable { throw unreadable }
        // Numbers of invoices are those of their supplier: two may give the same one.
        let supplier = stream == .supplierInvoices ? fields.text("supplierId").map { "/\($0)" } ?? "" : ""
        // Many give a credit the number of its invoice: it does not take its place.
        let credit = stream == .supplierInvoices && object.isCredit == true ? "/credit" : ""
        let raw = RawRecord(
            id: order.map { "\($0)/\(own)\(supplier)\(credit)" } ?? own, updatedAt: Instant(milliseconds: version),
            body: Data(JSONWriter.write(object).utf8))
        return (raw, order)
    }

    private static let identifiers: [RecordStream: String] = [
        .orders: "orderId", .payments: "paymentId", .purchaseOrders: "purchaseOrderId", .supplierInvoices: "number",
        .companies: "companyId",
    ]

    /// What a part says is held against the contract when it comes; whether it fits its order, when both are there.
    private func check(_ stream: RecordStream, _ fields: RecordFields) {
        let currency = fields.text("currency").flatMap { Currency($0) } ?? .usd
        switch stream {
        case .payments: _ = ESPOrder.Payment(fields, currency)
        case .purchaseOrders: _ = ESPOrder.PurchaseOrder(fields, currency)
        case .supplierInvoices: _ = ESPOrder.LateInvoice(fields, currency)
        case .companies: _ = fields.required("companyName")
        case .orders, .products, .customers, .invoices, .creditMemos, .refunds: break
        }
    }

    /// The order with what came apart from it; what it holds itself gives way to what came apart under the same identifier.
    package func assembled(_ order: RawRecord, parts: [RecordStream: [RawRecord]]) -> RawRecord {
        guard var object = JSONReader.object(order.body) else { return order }
        for stream in orderParts {
            guard let name = Self.identifiers[stream] else { continue }
            let apart = (parts[stream] ?? []).compactMap { part -> JSONObject? in
                guard var told = JSONReader.object(part.body) else { return nil }
                told["orderId"] = nil
                told["version"] = nil
                return told
            }
            if apart.isEmpty { continue }
            var all: [JSONValue] = []
            if case .array(let held)? = object[stream.rawValue] {
                all = held.filter { value in
                    guard case .object(let one) = value else { return true }
                    return !apart.contains { $0.isSame(as: one, by: name) }
                }
            }
            object[stream.rawValue] = .array(all + apart.map { .object($0) })
            if stream == .purchaseOrders { addSuppliers(of: apart, to: &object) }
        }
        var whole = order
        whole.body = Data(JSONWriter.write(object).utf8)
        return whole
    }

    /// Purchase orders name their suppliers; those that the order does not know join it.
    private func addSuppliers(of purchaseOrders: [JSONObject], to order: inout JSONObject) {
        var all: [JSONValue] = []
        if case .array(let held)? = order["suppliers"] { all = held }
        var known = Set(
            all.compactMap { value -> JSONValue? in
                if case .object(let one) = value { one["supplierId"] } else { nil }
            })
        for one in purchaseOrders {
            guard case .object(let supplier)? = one["supplier"], let id = supplier["supplierId"],
                known.insert(id).inserted
            else { continue }
            all.append(.object(supplier))
        }
        order["suppliers"] = .array(all)
    }
}

extension JSONObject {
    /// Whether both are the same part of an order. Suppliers number their invoices each for themselves.
    fileprivate func isSame(as other: JSONObject, by name: String) -> Bool {
        guard let id = self[name], id == other[name] else { return false }
        guard name == "number" else { return true }
        if let own = isCredit, let its = other.isCredit, own != its { return false }
        guard let own = self["supplierId"], let its = other["supplierId"] else { return true }
        return own == its
    }

    /// Whether a paper of a supplier gives something back; `nil` for one that was taken back and does not say what it was.
    fileprivate var isCredit: Bool? {
        switch self["credit"] {
        case .bool(let isCredit)?: return isCredit
        case .text("true")?: return true
        case .text("false")?: return false
        case .null?, .number?, .text?, .array?, .object?, nil: break
        }
        if let total = Self.figure(self["total"]) { return total < .zero }
        guard case .array(let lines)? = self["lines"], !lines.isEmpty else { return nil }
        let amounts = lines.compactMap { line -> ExactDecimal? in
            if case .object(let line) = line { Self.figure(line["amount"]) } else { nil }
        }
        return amounts.reduce(ExactDecimal.zero) { $0.adding($1) ?? $0 } < .zero
    }

    private static func figure(_ value: JSONValue?) -> ExactDecimal? {
        switch value {
        case .text(let text)?, .number(let text)?: ExactDecimal(text.trimmingCharacters(in: .whitespacesAndNewlines))
        case .bool?, .null?, .array?, .object?, nil: nil
        }
    }
}
