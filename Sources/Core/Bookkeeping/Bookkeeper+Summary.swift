import Accounting
package import Commerce

extension Bookkeeper {
    /// What a summary becomes: one receipt, or one refund receipt, that says what its members say together (X13).
    ///
    /// `links` must name what the members refer to and what the summary already is in the books. Without members it is skipped,
    /// which takes back what was posted of it.
    package func decide(_ summary: SummaryName, members: [SummaryMember], links: Links = Links()) -> Decision {
        guard let days else { return .refuse([.unreadable(field: "timeZone", text: policy.timeZone)]) }
        guard !members.isEmpty else { return .skip(.cancelled) }
        let units = members.reduce(Int128(0)) { $0 + Int128($1.receipt.total.minorUnits) }
        guard units <= Int128(Money.minorUnitsMax) else {
            return .refuse([.amountOutOfRange(field: "total", text: String(units))])
        }
        var planning = Planning(
            books: self, order: summary.order(of: members, policy), links: links, sending: nil, placedOn: summary.day,
            days: days)
        return planning.decide(summary, members.sorted { $0.comesBefore($1) })
    }
}

extension SummaryName {
    /// The summary in the shape of an order: what lists, lookups and planning know it by.
    package func order(of members: [SummaryMember], _ policy: Policy) -> Order {
        let name = policy.summary?.customerName ?? SummaryPolicy(changes: []).customerName
        let placedAt = members.map(\.placedAt).min() ?? Instant(milliseconds: 0)
        return Order(
            id: ID(id), number: number(policy), placedAt: placedAt, updatedAt: placedAt, currency: currency,
            pricesIncludeTax: false, status: OrderStatus(payment: .paid, paymentCode: ""),
            buyer: Buyer(customerID: ID("summary"), name: name), lines: [],
            tax: members.map(\.receipt.taxTotal).sum(currency), total: members.map(\.receipt.total).sum(currency))
    }
}

extension SummaryMember {
    fileprivate func comesBefore(_ other: SummaryMember) -> Bool {
        (placedAt.milliseconds, key.id, key.role.text) < (
            other.placedAt.milliseconds, other.key.id, other.key.role.text
        )
    }
}

extension Planning {
    fileprivate mutating func decide(_ summary: SummaryName, _ members: [SummaryMember]) -> Decision {
        let customer = customer()
        let (date, isMoved) = openDay(summary.day, for: summary.key)
        let clearing = summary.kind == .refunds ? books.policy.refunds.clearingAccount : nil
        let settled =
            if let clearing {
                settlement(through: clearing, of: summary.key)
            } else { settlement(summary.method, reference: nil, of: summary.key) }
        checkSettings(of: summary.key, isInvoice: false)
        let sum = ReceiptSum(members.map(\.receipt), links)
        if sum.lines.count > AmountCheck.taxableLinesMax {
            refuse(.tooManyLines(count: sum.lines.count, limit: AmountCheck.taxableLinesMax))
        }
        guard refusals.isEmpty, let settlement = settled else { return .refuse(refusals) }
        let document = SalesDocument(
            kind: summary.kind == .sales ? .salesReceipt : .refundReceipt,
            number: documentNumber(order.number), date: date, customer: customer, currency: currency,
            exchangeRate: sum.exchangeRate, lines: sum.lines, tax: sum.tax, settlementAccount: settlement.account,
            paymentMethod: settlement.method,
            details: SalesDocumentDetails(
                privateNote: summaryNote(summary, members, trueDate: isMoved ? summary.day : nil),
                trackingClass: books.company.tracksClasses ? books.policy.trackingClass : nil,
                location: books.company.tracksLocations ? books.policy.location : nil))
        let whole = members.map(\.receipt.total).sum(currency)
        guard sum.isWhole, document.total == whole else {
            return .refuse([.totalsDiffer(order: whole, computed: document.total)])
        }
        plan(summary.key, .sale(document))
        let isSale = summary.kind == .sales
        let totals = Plan.Totals(
            sales: isSale ? document.total : .zero(currency), tax: isSale ? document.taxTotal : .zero(currency),
            payments: isSale ? document.total : .zero(currency), refunds: isSale ? .zero(currency) : document.total)
        return .post(
            Plan(order: order.id, policyVersion: books.policy.version, records: groundwork + documents, totals: totals))
    }

    /// How many orders, and from which to which.
    private func summaryNote(_ summary: SummaryName, _ members: [SummaryMember], trueDate: BusinessDate?) -> String {
        var parts = texts.summary(
            summary, orders: members.count, from: members.first?.orderNumber, to: members.last?.orderNumber)
        if let trueDate { parts.append(texts.trueDate(trueDate)) }
        return note(parts)
    }
}
