import Foundation
import HTTPTypes
import SampleStores

/// A merchant's own eyes and hands in the store.
struct StoreHands: Sendable {
    let sample: EcwidSampleStore
    /// A second store with the same goods and buyers, where orders are sketched that the first one is edited to.
    let sketches: EcwidSampleStore

    /// The order as the store's own API shows it; throws when there is none.
    func shown(_ order: String, in store: EcwidSampleStore? = nil) async throws -> FiledRecord {
        var fields = HTTPFields()
        fields[.authorization] = "Bearer \(EcwidSampleSettings.tokenUsual)"
        let request = HTTPRequest(
            method: .get, scheme: "https", authority: "store.example", path: "/api/v3/1003001/orders/\(order)",
            headerFields: fields)
        let (answer, body) = await (store ?? sample).respond(to: request, body: Data())
        guard answer.status.code == 200 else {
            throw HandsRefused(what: order, answer: String(decoding: body, as: UTF8.self))
        }
        return try FiledRecord(reading: body)
    }

    /// Edits an order so that it sells what another order of that buyer would: every figure of it fits again.
    ///
    /// With `isFit` the first of some sketches whose total fits is taken; `false` when none does.
    func rewrite(_ order: String, buyer: Int, where isFit: (Decimal) -> Bool = { _ in true }) async throws -> Bool {
        let before = try await shown(order)
        let status = before.text("paymentStatus") ?? "PAID"
        for _ in 0..<Self.sketchesMax {
            let model = try await sketches.placeOrder(EcwidNewOrder(paymentStatus: status, buyer: buyer))
            var fields = try await shown(model.id, in: sketches)
            guard isFit(fields.number("total") ?? 0) else { continue }
            for name in Self.identity { fields[name] = nil }
            // Other goods are no other buyer, also when they need no address.
            if let buyer = before.fields["billingPerson"] { fields["billingPerson"] = buyer }
            // What the new goods do not bear, such as a discount or a fee, is not left from the old ones.
            for name in before.fields.keys where fields[name] == nil && !Self.identity.contains(name) {
                fields[name] = FiledRecord.Value.none
            }
            try await sample.editOrder(order, fields: try JSONEncoder().encode(fields))
            return true
        }
        return false
    }

    /// Lays fields over an order.
    func set(_ order: String, _ fields: FiledRecord) async throws {
        try await sample.editOrder(order, fields: try JSONEncoder().encode(fields))
    }

    private static let sketchesMax = 12
    private static let identity = [
        "id", "internalId", "orderNumber", "vendorOrderNumber", "publicUid", "createDate", "createTimestamp",
        "updateDate", "updateTimestamp", "externalTransactionId", "refererUrl", "refunds", "refundedAmount",
        "paymentStatus",
    ]
}
