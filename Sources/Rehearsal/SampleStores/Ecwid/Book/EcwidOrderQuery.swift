/// The filters of `GET /orders`. Source: ecwid.md §2.1.
struct EcwidOrderQuery: Sendable, Equatable {
    var ids: [String]?
    var updatedFrom: Int64?
    var updatedTo: Int64?
    var createdFrom: Int64?
    var createdTo: Int64?
    var paymentStatuses: Set<String>?
    var fulfillmentStatuses: Set<String>?
    var totalFrom: ExactNumber?
    var totalTo: ExactNumber?
    var customerId: Int64?
    var productId: Int64?
    var keywords: String?
    /// Filters that compare one text field of the order: email, paymentMethod, couponCode…
    var texts: [String: String] = [:]
    var acceptsMarketing: Bool?

    /// Every filter can be answered from sketches, without making the orders.
    var needsOnlySketches: Bool {
        totalFrom == nil && totalTo == nil && customerId == nil && productId == nil && keywords == nil
            && texts.isEmpty && acceptsMarketing == nil
    }

    /// Nothing but a period of last changes: a range of indexes.
    var isOnlyPeriod: Bool {
        needsOnlySketches && ids == nil && createdFrom == nil && createdTo == nil && paymentStatuses == nil
            && fulfillmentStatuses == nil
    }
}

extension EcwidOrderQuery {
    private static let textFilters = [
        "email", "paymentMethod", "paymentModule", "shippingMethod", "couponCode", "refererId",
    ]

    init(_ question: EcwidQuestion) throws(EcwidRefusal) {
        ids = (question["ids"] ?? question["orderNumber"] ?? question["vendorOrderNumber"])
            .map { $0.split(separator: ",").map { $0.trimmingSpaces } }
        updatedFrom = try question.moment("updatedFrom")
        updatedTo = try question.moment("updatedTo")
        createdFrom = try question.moment("createdFrom")
        createdTo = try question.moment("createdTo")
        paymentStatuses = question["paymentStatus"].map { Set($0.split(separator: ",").map(\.trimmingSpaces)) }
        fulfillmentStatuses = question["fulfillmentStatus"].map { Set($0.split(separator: ",").map(\.trimmingSpaces)) }
        totalFrom = try question.amount("totalFrom")
        totalTo = try question.amount("totalTo")
        customerId = try question.whole("customerId").map(Int64.init)
        productId = try question.whole("productId").map(Int64.init)
        keywords = (question["keywords"] ?? question["customer"])?.lowercased()
        acceptsMarketing = question["acceptMarketing"].map { $0 == "true" }
        for name in EcwidOrderQuery.textFilters {
            if let text = question[name] { texts[name] = text }
        }
    }

    func accepts(_ sketch: EcwidOrderSketch) -> Bool {
        accepts(
            created: sketch.created, updated: sketch.updated, payment: sketch.paymentStatus,
            fulfillment: sketch.fulfillmentStatus)
    }

    /// All filters, on the order itself. Periods include both ends.
    func accepts(_ order: JSONTree) -> Bool {
        accepts(
            created: order["createTimestamp"]?.whole ?? 0, updated: order["updateTimestamp"]?.whole ?? 0,
            payment: order["paymentStatus"]?.text ?? "", fulfillment: order["fulfillmentStatus"]?.text ?? "")
            && acceptsAmounts(order) && acceptsPeople(order) && acceptsTexts(order)
    }

    private func accepts(created: Int64, updated: Int64, payment: String, fulfillment: String) -> Bool {
        if let updatedFrom, updated < updatedFrom { return false }
        if let updatedTo, updated > updatedTo { return false }
        if let createdFrom, created < createdFrom { return false }
        if let createdTo, created > createdTo { return false }
        if let fulfillmentStatuses, !fulfillmentStatuses.contains(fulfillment) { return false }
        if let paymentStatuses { return paymentStatuses.contains(payment) }
        return payment != "INCOMPLETE"
    }

    private func acceptsAmounts(_ order: JSONTree) -> Bool {
        guard let total = order["total"]?.number?.units(decimals: 4) else { return false }
        if let from = totalFrom?.units(decimals: 4), total < from { return false }
        if let to = totalTo?.units(decimals: 4), total > to { return false }
        return true
    }

    private func acceptsPeople(_ order: JSONTree) -> Bool {
        if let customerId, order["customerId"]?.whole != customerId { return false }
        if let productId {
            let items = order["items"]?.elements ?? []
            if !items.contains(where: { $0["productId"]?.whole == productId }) { return false }
        }
        if let acceptsMarketing, order["acceptMarketing"]?.flag != acceptsMarketing { return false }
        return true
    }

    private func acceptsTexts(_ order: JSONTree) -> Bool {
        for (name, wanted) in texts {
            let found =
                switch name {
                case "shippingMethod": order["shippingOption"]?["shippingMethodName"]?.text
                case "couponCode": order["discountCoupon"]?["code"]?.text
                default: order[name]?.text
                }
            if found != wanted { return false }
        }
        guard let keywords else { return true }
        let items = (order["items"]?.elements ?? []).flatMap { [$0["sku"]?.text, $0["name"]?.text] }
        let words = [order["id"]?.text, order["email"]?.text, order["billingPerson"]?["name"]?.text] + items
        return words.contains { $0?.lowercased().contains(keywords) ?? false }
    }
}
