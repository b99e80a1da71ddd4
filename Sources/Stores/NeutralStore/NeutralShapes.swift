import Accounting
import Bookkeeping
import Commerce
package import ConnectorKit

/// The neutral records: what each may say. Checks, JSON Schema and documentation are made of these.
package enum NeutralShapes {
    package static let order = JSONObjectShape(
        "Order",
        "An order as the store recorded it. Its amounts are the truth: they are compared, never recalculated.",
        [
            .field("id", .identifier, "Yours, and the same for ever: by it the order is known."),
            version,
            .field("number", .word(40), "What people see; becomes the document's number."),
            .field("placedAt", .instant),
            .nullable("updatedAt", .instant, "When it last changed; the time of ordering where it is not told."),
            .field("currency", .currency),
            .nullable("pricesIncludeTax", .flag, "Prices, discounts and charges hold their tax. No, unless said."),
            .nullable("stage", .choice(of: OrderStatus.Stage.self), "`open`, unless said."),
            .nullable(
                "paymentStatus", .choice(of: OrderStatus.Payment.self),
                "Follows from payments, tenders and refunds where it is not told."),
            .nullable("paymentCode", .text(max: 60), "Your own word for the payment status, for filters."),
            .nullable("fulfilmentCode", .text(max: 60), "Your own word for the state of shipping, for filters."),
            .nullable("isTest", .flag),
            .field("buyer", .object(buyer(isRecord: false))),
            .field("lines", .list(.object(line), most: 10_000)),
            .nullable("charges", .list(.object(charge), most: 100), "Shipping, handling, fees, tips."),
            .nullable(
                "discounts", .list(.object(discount), most: 100),
                "Of the whole order, where they are not shared out over its lines already."),
            .field("tax", .amount, "All tax of the order."),
            .field(
                "total", .amount, "What the buyer owes, tax included, before gift cards and credit."),
            .nullable("tenders", .list(.object(tender), most: 100), "Gift cards, credit and points that paid a part."),
            .nullable("payments", .list(.object(payment(isRecord: false)), most: 500)),
            .nullable("refunds", .list(.object(refund(isRecord: false)), most: 500)),
            .nullable("notes", .text(max: 4000)),
            .nullable("customerPurchaseOrder", .text(max: 60)),
            .nullable("shippingMethod", .text(max: 200)),
            .nullable("exchangeRate", .decimal, "Home units of the books for one unit of the order's currency."),
            .nullable("origin", .text(max: 60), "Where the order came from before: a marketplace."),
        ])

    package static let customer = buyer(isRecord: true)

    package static let product = JSONObjectShape(
        "Product", "A product, or one variation of it that has a code of its own.",
        [
            .field("id", .identifier), version,
            .nullable("variationId", .identifier, "Of a variation with a code of its own."),
            .field("sku", .word(100)), .field("name", .word(400)),
            .nullable("description", .text(max: 4000)), .nullable("price", .decimal), .nullable("cost", .decimal),
            .nullable("stock", .decimal, "Left out where it is not counted."),
            .nullable("isGiftCard", .flag), .nullable("isPhysical", .flag, "Yes, unless said."),
            .nullable("isEnabled", .flag, "Yes, unless said."), .field("updatedAt", .instant),
        ])

    package static let payment = payment(isRecord: true)
    package static let refund = refund(isRecord: true)

    static let version = JSONMember.nullable(
        "version", .integer(0...999_999_999_999),
        "Counts your changes. A lower one than we have is refused, and so is other content under the same. Without one, the last that comes counts, unless its `updatedAt` says that it is older. Who counts once goes on counting."
    )

    private static let address = JSONObjectShape(
        "Address", "Every part may be missing.",
        [
            .nullable("lines", .list(.text(max: 200), most: 5)), .nullable("city", .text(max: 100)),
            .nullable("region", .text(max: 100), "State or province."), .nullable("postalCode", .text(max: 30)),
            .nullable("country", .text(max: 60), "ISO 3166 code, or a name."),
        ])

    private static func buyer(isRecord: Bool) -> JSONObjectShape {
        var members: [JSONMember] =
            isRecord
            ? [.field("id", .identifier), version, .field("updatedAt", .instant)]
            : [.nullable("id", .identifier, "Left out for a guest.")]
        members += [
            .nullable("email", .text(max: 254)), .nullable("name", .text(max: 200)),
            .nullable("givenName", .text(max: 100)), .nullable("familyName", .text(max: 100)),
            .nullable("company", .text(max: 200)), .nullable("phone", .text(max: 60)),
            .nullable("billingAddress", .object(address)), .nullable("shippingAddress", .object(address)),
            .nullable("shippingName", .text(max: 200)),
            .nullable("taxNumber", .text(max: 60), "VAT or resale number."), .nullable("isTaxExempt", .flag),
            .nullable("group", .text(max: 100)),
        ]
        return JSONObjectShape(
            isRecord ? "Customer" : "Buyer", "Who bought: a person or a company, registered or a guest.", members)
    }

    private static let line = JSONObjectShape(
        "OrderLine", "One line of an order.",
        [
            .field("id", .identifier, "Unique within the order."),
            .nullable("kind", .choice(of: OrderLine.Kind.self), "`goods`, unless said."),
            .nullable("productId", .identifier), .nullable("variationId", .identifier),
            .nullable("sku", .text(max: 100)), .field("name", .word(400)),
            .nullable("options", .list(.text(max: 200), most: 50), "Chosen options, `Size: L`."),
            .field("quantity", .decimal), .field("unitPrice", .decimal),
            .field("amount", .amount, "Before discounts; with its tax where prices hold it."),
            .nullable("discounts", .list(.object(discount), most: 20)),
            .nullable("taxes", .list(.object(tax), most: 20), "After discounts; a tax of 0 % stands here with 0."),
            .nullable("isTaxable", .flag, "Yes, unless said."), .nullable("unitCost", .decimal),
            .nullable("supplier", .object(supplier)), .nullable("isStockTracked", .flag),
        ])

    private static let supplier = JSONObjectShape(
        "SupplyLine", "Who supplies the line, and for how much: it becomes a bill or a purchase order.",
        [
            .field("id", .identifier), .field("name", .word(200)),
            .field("quantity", .decimal), .field("unitCost", .decimal),
            .field("amount", .amount), .nullable("isBillable", .flag),
        ])

    private static let discount = JSONObjectShape(
        "Discount", "Money taken off; the amount is positive.",
        [
            .field("kind", .choice(of: Discount.Kind.self)),
            .nullable("label", .text(max: 200), "The coupon's code, or the promotion's name."),
            .field("amount", .amount),
        ])

    private static let tax = JSONObjectShape(
        "Tax",
        "What one tax took. The same name with another rate is another tax; `Reverse charge` with rate 0 is known by its name.",
        [
            .nullable("id", .identifier), .field("name", .word(100)),
            .nullable("rate", .decimal, "Per cent; left out for a tax of a fixed amount."),
            .field("amount", .amount),
        ])

    private static let charge = JSONObjectShape(
        "Charge", "A charge beside the lines.",
        [
            .field("kind", .choice(of: Charge.Kind.self)),
            .field("name", .word(200)), .field("amount", .amount),
            .nullable("discounts", .list(.object(discount), most: 20)),
            .nullable("taxes", .list(.object(tax), most: 20)),
        ])

    private static let tender = JSONObjectShape(
        "Tender", "A gift card, store credit or points that paid a part.",
        [
            .field("kind", .choice(of: Tender.Kind.self)),
            .nullable("reference", .text(max: 100)), .field("amount", .amount),
        ])

    private static let method = JSONObjectShape(
        "PaymentMethod", "How it was paid, in your words.",
        [.nullable("code", .text(max: 60)), .field("title", .word(100))])

    /// By what a payment or refund is known, in its order or apart from it.
    private static func known(isRecord: Bool) -> [JSONMember] {
        let id = JSONMember.field("id", .identifier, "Unique within the order.")
        guard isRecord else { return [id, .nullable("currency", .currency, "The order's, where it is told.")] }
        return [
            id, .field("order", .identifier, "The order's `id`; it may come later."), version,
            .field("currency", .currency, "The order's."),
        ]
    }

    private static func payment(isRecord: Bool) -> JSONObjectShape {
        var members = known(isRecord: isRecord)
        members += [.field("method", .object(method)), .field("amount", .amount)]
        members += [
            isRecord
                ? .field("receivedAt", .instant)
                : .nullable("receivedAt", .instant, "Left out where it is not known."),
            .nullable("reference", .text(max: 100)),
        ]
        if !isRecord {
            members.append(
                .nullable(
                    "isPaidOnOrdering", .flag,
                    "Whether buyers pay by this method as they order; asked only without a time. Yes, unless said."))
        }
        return JSONObjectShape(
            isRecord ? "Payment" : "OrderPayment", "Money that the buyer paid, gift cards and credit excepted.", members
        )
    }

    static let extents = ["amount", "lines", "everything", "unknown", "disputed"]

    private static func refund(isRecord: Bool) -> JSONObjectShape {
        let members: [JSONMember] = [
            .nullable(
                "extent", .choice(extents),
                "`everything` that was paid, `unknown`, or `disputed` between `listed` and `stated`."),
            .nullable("amount", .amount), .nullable("lines", .list(.object(refundLine), most: 10_000)),
            .nullable("listed", .amount), .nullable("stated", .amount),
            .field("refundedAt", .instant), .nullable("reason", .text(max: 400)),
            .nullable("method", .object(method), "By the way it came, unless said."),
            .nullable("restocks", .flag),
        ]
        return JSONObjectShape(
            isRecord ? "Refund" : "OrderRefund",
            "Money given back. `amount` alone, or with `lines` that add up to it; or the `extent` says how little is known.",
            known(isRecord: isRecord) + members)
    }

    private static let refundLine = JSONObjectShape(
        "RefundLine", "A part of a refund: of a line by its `id`, or of a kind of charge.",
        [
            .nullable("line", .identifier), .nullable("charge", .choice(of: Charge.Kind.self)),
            .nullable("quantity", .decimal), .field("amount", .amount, "With its tax."),
        ])
}

extension JSONShape {
    fileprivate static let amount = JSONShape.text(.money(decimals: 4))
    fileprivate static let decimal = JSONShape.text(.decimal(whole: 12, decimals: 12))
}
