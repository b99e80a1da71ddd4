import Accounting
import Commerce
import ConnectorKit
import Foundation
import HTTPTypes
import SampleStores
import Simulation
import Sync
import TestKit
import Testing

/// A merchant's own hands in the store.
extension Rehearsal {
    /// Places an order now and lets a minute pass.
    @discardableResult
    func place(_ status: String = "PAID", _ lines: [(sku: String, quantity: Int)] = [], buyer: Int? = nil)
        async throws -> EcwidOrderReference
    {
        let wished = lines.map { EcwidNewOrder.Line(sku: $0.sku, quantity: $0.quantity) }
        let placed = try await sample.placeOrder(EcwidNewOrder(paymentStatus: status, lines: wished, buyer: buyer))
        clock.advance(bySeconds: 60)
        return placed
    }

    /// Lays fields over an order, as an employee does, and lets a minute pass.
    func edit(_ order: String, _ fields: FiledRecord) async throws {
        try await sample.editOrder(order, fields: try JSONEncoder().encode(fields))
        clock.advance(bySeconds: 60)
    }

    func setStatus(_ order: String, payment: String? = nil, fulfillment: String? = nil) async throws {
        try await sample.setStatus(order: order, payment: payment, fulfillment: fulfillment)
        clock.advance(bySeconds: 60)
    }

    func refund(_ order: String, minorUnits: Int64? = nil) async throws {
        try await sample.refund(order: order, minorUnits: minorUnits)
        clock.advance(bySeconds: 60)
    }

    /// The order as the store's own API shows it.
    func shown(_ order: String) async throws -> FiledRecord {
        var fields = HTTPFields()
        fields[.authorization] = "Bearer \(EcwidSampleSettings.tokenUsual)"
        let request = HTTPRequest(
            method: .get, scheme: "https", authority: "store.example", path: "/api/v3/1003001/orders/\(order)",
            headerFields: fields)
        let (answer, body) = await sample.respond(to: request, body: Data())
        try #require(answer.status.code == 200, "\(order)")
        return try FiledRecord(reading: body)
    }

    /// Edits an order so that it sells what an order of these lines would: every figure of it fits again.
    func rewrite(_ order: String, to lines: [(sku: String, quantity: Int)], buyer: Int = 0) async throws {
        let status = try await shown(order).text("paymentStatus") ?? "PAID"
        let model = try await place(status, lines, buyer: buyer)
        var fields = try await shown(model.id)
        try await sample.deleteOrder(model.id)
        for name in Self.identity { fields[name] = nil }
        try await edit(order, fields)
    }

    private static let identity = [
        "id", "internalId", "orderNumber", "vendorOrderNumber", "publicUid", "createDate", "createTimestamp",
        "updateDate", "updateTimestamp", "externalTransactionId", "refererUrl",
    ]

    /// Answers for the store from now on with fields of its orders changed on the way, as raw JSON.
    func tamper(_ changes: @escaping @Sendable (_ order: String) -> [String: String]) {
        let answer = StandIn.network { [sample] in await sample.respond(to: $0, body: $1) }
        network.play("store.example") { request async throws(NetworkFailure) in
            var page = try await answer(request)
            guard request.url.contains("/orders?") else { return page }
            var text = String(decoding: page.body, as: UTF8.self)
            guard let body = try? FiledRecord(reading: page.body) else { return page }
            for order in body.records("items") {
                guard let id = order.text("id"), let start = text.range(of: "\"\(id)\"") else { continue }
                for (name, value) in changes(id) {
                    let pattern = "\"\(name)\"\\s*:\\s*[0-9.]+"
                    let rest = start.upperBound..<text.endIndex
                    guard let found = text.range(of: pattern, options: .regularExpression, range: rest) else {
                        continue
                    }
                    text.replaceSubrange(found, with: "\"\(name)\": \(value)")
                }
            }
            page.body = Data(text.utf8)
            return page
        }
    }

    /// The store's products as the connector reads them.
    func products() async throws -> [Product] {
        let context = try await context()
        let profile = try await context.store.profile()
        var products: [Product] = []
        var cursor: Cursor?
        for _ in 0..<100 {
            let page = try await context.store.records(of: .products, after: cursor)
            for raw in page.records { products += try context.store.mapping.products(from: raw, profile: profile) }
            if page.isLast { break }
            cursor = page.next
        }
        return products
    }

    /// A product that is sold by the piece, has a code of its own and enough on the shelf.
    func plainProduct(_ index: Int = 0) async throws -> Product {
        let plain = try await products().filter {
            !$0.sku.isEmpty && $0.variationID == nil && !$0.isGiftCard && $0.isStockWritable
                && ($0.stock.map { $0 > .init(coefficient: 30, scale: 0) } ?? false)
        }
        return try #require(plain.count > index ? plain[index] : nil)
    }
}
