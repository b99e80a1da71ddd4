/// What a store holds, for an independent check of what reached the books.
package struct EcwidSampleSummary: Sendable, Equatable {
    /// Orders of one payment status, with the sums of what customers owe and got back.
    package struct Group: Sendable, Equatable {
        /// How many.
        package var orders = 0
        /// Minor units of `total`.
        package var total: Int64 = 0
        /// Minor units of `tax`.
        package var tax: Int64 = 0
        /// Minor units of `refundedAmount`.
        package var refunded: Int64 = 0
        /// Minor units that gift cards paid on top of `total`.
        package var giftCards: Int64 = 0
    }

    /// ISO code.
    package var currency: String
    /// Decimals of the currency; a minor unit is 10 to the power of minus this.
    package var currencyPrecision: Int
    /// By payment status; carts that were never finished are left out.
    package var byPaymentStatus: [String: Group]
    /// Orders whose figures were made not to add up, as generated.
    package var ordersThatDoNotAddUp: Int

    /// All orders but unfinished carts.
    package var orders: Int { byPaymentStatus.values.reduce(0) { $0 + $1.orders } }
    /// Minor units of `total` over all statuses.
    package var total: Int64 { byPaymentStatus.values.reduce(0) { $0 + $1.total } }
}

extension EcwidSampleStore {
    /// Counts and adds all orders as they are now, one by one.
    package func summary() -> EcwidSampleSummary {
        let country = book.mill.country
        var summary = EcwidSampleSummary(
            currency: country.currency, currencyPrecision: country.precision, byPaymentStatus: [:],
            ordersThatDoNotAddUp: 0)
        let seen = book.mill.timeline.count(before: now + 1)
        for index in 0..<seen where edits.orders[index] == nil {
            if book.mill.sketch(index).isBroken { summary.ordersThatDoNotAddUp += 1 }
            guard let order = book.current(index, edits, now: now) else { continue }
            add(order, to: &summary)
        }
        for index in edits.orders.keys {
            guard let order = book.current(index, edits, now: now) else { continue }
            if order["paymentStatus"]?.text != "INCOMPLETE" { add(order, to: &summary) }
        }
        return summary
    }

    private func add(_ order: JSONTree, to summary: inout EcwidSampleSummary) {
        func minor(_ name: String) -> Int64 {
            order[name]?.number?.units(decimals: summary.currencyPrecision) ?? 0
        }
        let status = order["paymentStatus"]?.text ?? ""
        var group = summary.byPaymentStatus[status] ?? EcwidSampleSummary.Group()
        group.orders += 1
        group.total += minor("total")
        group.tax += minor("tax")
        group.refunded += minor("refundedAmount")
        group.giftCards += minor("giftCardRedemption")
        summary.byPaymentStatus[status] = group
    }
}

extension EcwidSampleSummary {
    var tree: JSONTree {
        func money(_ minor: Int64) -> JSONTree { .decimal(minor, currencyPrecision) }
        let groups = byPaymentStatus.sorted { $0.key < $1.key }.map { status, group in
            JSONTree.Field(
                name: status,
                value: [
                    "orders": .integer(group.orders), "total": money(group.total), "tax": money(group.tax),
                    "refunded": money(group.refunded), "giftCards": money(group.giftCards),
                ])
        }
        return [
            "currency": .string(currency), "currencyPrecision": .integer(currencyPrecision),
            "orders": .integer(orders), "total": money(total), "byPaymentStatus": groups.asObject,
            "ordersThatDoNotAddUp": .integer(ordersThatDoNotAddUp),
        ]
    }
}
