import Foundation

extension EcwidSampleStore {
    /// Deliveries kept for those who want to post them; older ones fall away.
    private static let webhooksKeptMax = 1000

    /// The deliveries made so far, oldest first; posting, spoiling and repeating them is up to the caller.
    package func webhookDeliveries() -> [EcwidWebhook] { webhooks }

    /// Writes the delivery for a changed order.
    func announce(_ type: String, _ order: JSONTree, old: JSONTree?) {
        let eventId = EcwidSampleStore.eventId(seed: settings.seed, number: edits.revision)
        let moment = now
        let body: JSONTree = [
            "eventId": .string(eventId), "eventCreated": .integer(moment), "storeId": .integer(settings.storeId),
            "entityId": order["internalId"] ?? 0, "eventType": .string(type),
            "data": EcwidSampleStore.data(type, order, old: old),
        ]
        let signature = EcwidWebhook.signature(
            eventCreated: moment, eventId: eventId, clientSecret: settings.clientSecret)
        webhooks.append(
            EcwidWebhook(
                eventId: eventId, eventType: type, signature: signature, body: body.data))
        if webhooks.count > EcwidSampleStore.webhooksKeptMax { webhooks.removeFirst() }
    }

    private static func data(_ type: String, _ order: JSONTree, old: JSONTree?) -> JSONTree {
        var data: JSONTree = ["orderId": order["id"] ?? .null]
        guard type != "order.deleted" else { return data }
        data["oldPaymentStatus"] = old?["paymentStatus"]
        data["newPaymentStatus"] = order["paymentStatus"]
        data["oldFulfillmentStatus"] = old?["fulfillmentStatus"]
        data["newFulfillmentStatus"] = order["fulfillmentStatus"]
        return data
    }

    private static func eventId(seed: UInt64, number: Int) -> String {
        var chance = SeededChance(seed: seed, purpose: 40, index: number)
        func digits(_ count: Int) -> String {
            String((0..<count).map { _ in chance.pick(Array("0123456789abcdef"), otherwise: "0") })
        }
        return "\(digits(8))-\(digits(4))-4\(digits(3))-8\(digits(3))-\(digits(12))"
    }
}
