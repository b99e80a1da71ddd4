/// Writes an order as `GET /orders/{id}` shows it. Source: ecwid.md §2.
struct EcwidOrderPaper: Sendable {
    let settings: EcwidSampleSettings
    let country: EcwidCountry

    func tree(_ order: EcwidOrder) -> JSONTree {
        var fields: [JSONTree.Field] = []
        func put(_ name: String, _ value: JSONTree?) {
            if let value { fields.append(JSONTree.Field(name: name, value: value)) }
        }
        identity(order, put)
        amounts(order, put)
        payment(order, put)
        buyerTaxes(order, put)
        discounts(order, put)
        times(order, put)
        put("items", .array(order.sums.lines.indices.map { line(order, $0) }))
        put("refunds", .array(order.refunds.map(refund)))
        parties(order, put)
        delivery(order, put)
        rest(order, put)
        return .object(fields)
    }

    typealias Put = (String, JSONTree?) -> Void

    func money(_ minor: Int64) -> JSONTree { .decimal(minor, country.precision) }
    func percent(_ thousandths: Int64) -> JSONTree { .decimal(thousandths, 3) }

    func orderId(_ index: Int) -> String { country.orderNumberPrefix + EcwidOrderNumbers.code(index) }

    private func identity(_ order: EcwidOrder, _ put: Put) {
        put("id", .string(orderId(order.index)))
        put("internalId", .integer(EcwidOrderNumbers.internalId(order.index)))
    }

    private func amounts(_ order: EcwidOrder, _ put: Put) {
        let sums = order.sums
        let inside = country.pricesIncludeTax ? sums.lines.reduce(0) { $0 + $1.goodsTax } : 0
        put("refundedAmount", money(order.refunds.reduce(order.refundedBesides) { $0 + $1.amount }))
        put("subtotal", money(sums.subtotal))
        put("subtotalWithoutTax", money(sums.subtotal - inside))
        put("total", money(sums.total + order.mistake))
        put("totalWithoutTax", money(sums.total + order.mistake - sums.tax))
        put("giftCardRedemption", money(sums.giftCardRedemption))
        put("totalBeforeGiftCardRedemption", money(sums.totalBeforeGiftCard + order.mistake))
        put("giftCardDoubleSpending", false)
    }

    private func payment(_ order: EcwidOrder, _ put: Put) {
        put("email", .string(order.buyer.email))
        let isPaid = order.sketch.paymentStatus != "AWAITING_PAYMENT" && order.sketch.paymentStatus != "INCOMPLETE"
        if order.sums.total > 0 {
            if !order.payment.module.isEmpty {
                if isPaid {
                    put("externalTransactionId", .string("\(order.payment.transactionPrefix)\(order.index)"))
                }
                put("paymentModule", .string(order.payment.module))
            }
            put("paymentMethod", .string(order.payment.title))
        }
        put("tax", money(order.sums.tax))
    }

    private func buyerTaxes(_ order: EcwidOrder, _ put: Put) {
        let taxNumber = order.buyer.taxNumber ?? ""
        put("customerTaxExempt", .bool(order.buyer.isTaxExempt))
        put("customerTaxId", .string(taxNumber))
        put("customerTaxIdValid", .bool(!taxNumber.isEmpty))
        put("b2b_b2c", .string(order.buyer.companyName == nil ? "b2c" : "b2b"))
        put("reversedTaxApplied", .bool(order.isReverseCharge))
        put("customerRequestedInvoice", false)
        put("customerFiscalCode", "")
        put("electronicInvoicePecEmail", "")
        put("electronicInvoiceSdiCode", "")
        put("ipAddress", "203.0.113.10")
        put("couponDiscount", money(order.sums.couponDiscount))
        put("paymentStatus", .string(order.sketch.paymentStatus))
        put("fulfillmentStatus", .string(order.sketch.fulfillmentStatus))
        put("orderNumber", .integer(EcwidOrderNumbers.internalId(order.index)))
        put("vendorOrderNumber", .string(orderId(order.index)))
        put("publicUid", .string(orderId(order.index)))
        put("refererUrl", .string("https://store\(settings.storeId).example.com/products/"))
    }

    private func discounts(_ order: EcwidOrder, _ put: Put) {
        put("volumeDiscount", money(promotions(order, .subtotal).reduce(0, +)))
        if order.buyer.hasCustomerId { put("customerId", .integer(order.buyer.customerId)) }
        put("membershipBasedDiscount", money(promotions(order, .membership).reduce(0, +)))
        put("totalAndMembershipBasedDiscount", money(promotions(order, .subtotalAndMembership).reduce(0, +)))
        put("customDiscount", .array(promotions(order, .custom).map(money)))
        put("customSurcharges", surcharges(order))
        put("discount", money(order.sums.discount))
        let dollars = country.dollarRate
        put(
            "usdTotal",
            .decimal((order.sums.total + order.mistake) * dollars.units, country.precision + dollars.decimals))
        put("globalReferer", .string("https://store\(settings.storeId).example.com/"))
    }

    private func promotions(_ order: EcwidOrder, _ base: EcwidOrderDraft.Promotion.Base) -> [Int64] {
        zip(order.sums.draft.promotions, order.sums.promotionDiscounts).filter { $0.0.base == base }.map(\.1)
    }

    private func times(_ order: EcwidOrder, _ put: Put) {
        put("createDate", .string(StoreMoment.text(order.sketch.created)))
        put("updateDate", .string(StoreMoment.text(order.sketch.updated)))
        put("createTimestamp", .integer(order.sketch.created))
        put("updateTimestamp", .integer(order.sketch.updated))
        if let group = order.buyer.group {
            put("customerGroupId", .integer(group.id))
            put("customerGroup", .string(group.name))
        }
        if let coupon = order.sums.draft.coupon { put("discountCoupon", self.coupon(coupon, order)) }
        let promotions = order.sums.draft.promotions
        if !promotions.isEmpty { put("discountInfo", .array(promotions.map(discountInfo))) }
    }

    private func refund(_ refund: EcwidOrder.Refund) -> JSONTree {
        [
            "date": .string(StoreMoment.text(refund.at)), "source": .string(refund.source),
            "reason": .string(refund.reason), "amount": money(refund.amount),
        ]
    }

    private func rest(_ order: EcwidOrder, _ put: Put) {
        put("additionalInfo", [:])
        put(
            "paymentParams", order.payment.title == "Purchase order" ? ["PO number": .string("PO-\(order.index)")] : [:]
        )
        put("extraFields", [:])
        put("hidden", false)
        put("taxesOnShipping", .array(order.sums.shippingTaxes.map(namedTax)))
        put("acceptMarketing", false)
        put("disableAllCustomerNotifications", false)
        put("externalFulfillment", false)
        put("utmDataSets", [])
        put("invoices", .array(order.hasInvoices ? invoices(order) : []))
        put("pricesIncludeTax", .bool(country.pricesIncludeTax))
        if order.sums.giftCardRedemption > 0 {
            put("giftCardCode", .string("GC-\(EcwidOrderNumbers.code(order.index))"))
            put("giftCardId", .integer(9000 + order.index))
            put("giftCardUuid", .string("6d0c2a6e-0000-4000-8000-0000" + String(10_000_000 + order.index)))
        }
        put("orderComments", order.comments.map(JSONTree.string))
        put("privateAdminNotes", order.privateNotes.map(JSONTree.string))
    }

    private func invoices(_ order: EcwidOrder) -> [JSONTree] {
        let moments = [(order.sketch.created, "SALE"), (order.sketch.updated, "FULL_CANCEL")]
        return moments.enumerated().map { place, moment in
            let number = order.index * 2 + place + 1
            return [
                "internalId": .integer(117_352_000 + number), "id": .string("\(number)"),
                "created": .string(StoreMoment.text(moment.0)),
                "link": .string("https://store\(settings.storeId).example.com/invoice/\(number)"),
                "type": .string(moment.1),
            ]
        }
    }
}
