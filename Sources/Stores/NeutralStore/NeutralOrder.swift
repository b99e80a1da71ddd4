import Accounting
import Commerce
import ConnectorKit

extension Order {
    init(_ fields: NeutralFields) throws(Unreadable) {
        var lines: [OrderLine] = []
        for line in fields.objects("lines") { lines.append(try OrderLine(line)) }
        try fields.checkUnique(lines.map(\.id), "lines")
        var charges: [Charge] = []
        for charge in fields.objects("charges") { charges.append(try Charge(charge)) }
        var tenders: [Tender] = []
        for tender in fields.objects("tenders") { tenders.append(try Tender(tender)) }
        var payments: [PaymentReceived] = []
        for payment in fields.objects("payments") { payments.append(try PaymentReceived(payment)) }
        try fields.checkUnique(payments.map(\.id), "payments")
        var refunds: [Refund] = []
        for refund in fields.objects("refunds") { refunds.append(try Refund(refund)) }
        try fields.checkUnique(refunds.map(\.id), "refunds")
        let placedAt = try fields.requiredInstant("placedAt")
        self.init(
            id: ID(try fields.required("id")), number: try fields.required("number"), placedAt: placedAt,
            updatedAt: try fields.instant("updatedAt") ?? placedAt, currency: fields.currency,
            pricesIncludeTax: fields.flag("pricesIncludeTax") ?? false,
            status: OrderStatus(payment: .awaiting, paymentCode: ""),
            buyer: fields.object("buyer").map { Buyer($0) } ?? Buyer(), lines: lines, charges: charges,
            discounts: try fields.discounts(), tax: try fields.requiredAmount("tax"),
            total: try fields.requiredAmount("total"), tenders: tenders, payments: payments, refunds: refunds,
            notes: fields.text("notes") ?? "", customerPurchaseOrder: fields.text("customerPurchaseOrder"),
            shippingMethod: fields.text("shippingMethod"), exchangeRate: try fields.decimal("exchangeRate"),
            origin: fields.text("origin"))
        let payment: OrderStatus.Payment = fields.choice("paymentStatus") ?? paymentStatus
        status = OrderStatus(
            payment: payment, stage: fields.choice("stage") ?? .open,
            paymentCode: fields.text("paymentCode") ?? payment.rawValue,
            fulfilmentCode: fields.text("fulfilmentCode") ?? "", isTest: fields.flag("isTest") ?? false)
    }

    /// What payments, tenders and refunds say of it.
    private var paymentStatus: OrderStatus.Payment {
        let received = paid + tendered
        if !refunds.isEmpty {
            let isWhole = refunds.contains { $0.extent == .everything }
            let back = refunds.compactMap(\.extent.told).sum(currency)
            return isWhole || (back.isPositive && back >= received) ? .refunded : .partiallyRefunded
        }
        if received >= total { return .paid }
        return received.isPositive ? .partiallyPaid : .awaiting
    }
}

extension Refund.Extent {
    fileprivate var told: Money? {
        switch self {
        case .amount(let amount), .lines(_, let amount): amount
        case .everything, .unknown, .disputed: nil
        }
    }
}

extension OrderLine {
    fileprivate init(_ fields: NeutralFields) throws(Unreadable) {
        self.init(
            id: try fields.required("id"), kind: fields.choice("kind") ?? .goods, productID: fields.text("productId"),
            variationID: fields.text("variationId"), sku: fields.text("sku") ?? "", name: try fields.required("name"),
            options: fields.texts("options"), quantity: try fields.requiredDecimal("quantity"),
            unitPrice: try fields.requiredDecimal("unitPrice"), amount: try fields.requiredAmount("amount"),
            discounts: try fields.discounts(), taxes: try fields.taxes(), isTaxable: fields.flag("isTaxable") ?? true,
            unitCost: try fields.decimal("unitCost"), supplier: try SupplyLine(fields.object("supplier")),
            isStockTracked: fields.flag("isStockTracked"))
    }
}

extension SupplyLine {
    fileprivate init?(_ fields: NeutralFields?) throws(Unreadable) {
        guard let fields else { return nil }
        self.init(
            supplierID: try fields.required("id"), supplierName: try fields.required("name"),
            quantity: try fields.requiredDecimal("quantity"), unitCost: try fields.requiredDecimal("unitCost"),
            amount: try fields.requiredAmount("amount"), isBillable: fields.flag("isBillable") ?? false)
    }
}

extension Charge {
    fileprivate init(_ fields: NeutralFields) throws(Unreadable) {
        self.init(
            kind: fields.choice("kind") ?? .other, name: try fields.required("name"),
            amount: try fields.requiredAmount("amount"), discounts: try fields.discounts(), taxes: try fields.taxes())
    }
}

extension Tender {
    fileprivate init(_ fields: NeutralFields) throws(Unreadable) {
        self.init(
            kind: fields.choice("kind") ?? .giftCard, reference: fields.text("reference") ?? "",
            amount: try fields.requiredAmount("amount"))
    }
}

extension StorePaymentMethod {
    fileprivate init?(_ fields: NeutralFields?) {
        guard let fields, let title = fields.text("title") else { return nil }
        self.init(code: fields.text("code") ?? "", title: title)
    }
}

extension PaymentReceived {
    fileprivate init(_ fields: NeutralFields) throws(Unreadable) {
        try fields.checkCurrency()
        guard let method = StorePaymentMethod(fields.object("method")) else { throw fields.unreadable("method", "") }
        self.init(
            id: try fields.required("id"), method: method, amount: try fields.requiredAmount("amount"),
            receivedAt: try fields.instant("receivedAt"), isPaidOnOrdering: fields.flag("isPaidOnOrdering") ?? true,
            reference: fields.text("reference"))
    }
}

extension Refund {
    init(_ fields: NeutralFields) throws(Unreadable) {
        try fields.checkCurrency()
        self.init(
            id: try fields.required("id"), extent: try Extent(fields),
            refundedAt: try fields.requiredInstant("refundedAt"),
            reason: fields.text("reason") ?? "", method: StorePaymentMethod(fields.object("method")),
            restocks: fields.flag("restocks") ?? false)
    }
}

extension Refund.Extent {
    /// As the refund's `extent` says; lines where there are any, else an amount.
    fileprivate init(_ fields: NeutralFields) throws(Unreadable) {
        let lines = fields.objects("lines")
        switch fields.text("extent") ?? (lines.isEmpty ? "amount" : "lines") {
        case "everything": self = .everything
        case "unknown": self = .unknown
        case "disputed":
            self = .disputed(
                .sum(listed: try fields.requiredAmount("listed"), stated: try fields.requiredAmount("stated")))
        case "lines":
            var parts: [RefundLine] = []
            for line in lines { parts.append(try RefundLine(line)) }
            let amount = try fields.requiredAmount("amount")
            let sum = parts.map(\.amount).sum(fields.currency)
            guard sum == amount else { throw fields.unreadable("amount", "\(amount) ≠ \(sum)") }
            self = .lines(parts, amount: amount)
        default: self = .amount(try fields.requiredAmount("amount"))
        }
    }
}

extension RefundLine {
    fileprivate init(_ fields: NeutralFields) throws(Unreadable) {
        let charge: Charge.Kind? = fields.choice("charge")
        let subject: Subject
        switch (fields.text("line"), charge) {
        case (let line?, nil): subject = .line(id: line)
        case (nil, let charge?): subject = .charge(charge)
        default: throw fields.unreadable("line", "")
        }
        self.init(
            subject: subject, quantity: try fields.decimal("quantity"), amount: try fields.requiredAmount("amount"))
    }
}

extension NeutralFields {
    fileprivate func discounts() throws(Unreadable) -> [Discount] {
        var found: [Discount] = []
        for fields in objects("discounts") {
            found.append(
                Discount(
                    kind: fields.choice("kind") ?? .manual, label: fields.text("label") ?? "",
                    amount: try fields.requiredAmount("amount")))
        }
        return found
    }

    fileprivate func taxes() throws(Unreadable) -> [TaxCharged] {
        var found: [TaxCharged] = []
        for fields in objects("taxes") {
            let tax = StoreTax(
                id: fields.text("id"), name: try fields.required("name"), rate: try fields.decimal("rate"))
            found.append(TaxCharged(tax: tax, amount: try fields.requiredAmount("amount")))
        }
        return found
    }

    /// Two parts with one identifier could not be told apart later.
    fileprivate func checkUnique(_ ids: [String], _ name: String) throws(Unreadable) {
        var seen: Set<String> = []
        for (index, id) in ids.enumerated() where !seen.insert(id).inserted {
            throw Unreadable(field: "\(path)/\(name)/\(index)/id", text: id)
        }
    }
}
