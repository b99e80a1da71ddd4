package import Accounting
package import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import Storage
import Sync

/// What a person typed does not fit the order.
package enum AnswerProblem: Hashable, Sendable {
    /// `refunds` are those of which the amount is asked for.
    case refundUnknown(String, refunds: [String])
    /// Not an amount in the order's currency, or below zero.
    case amountUnreadable(String, Currency)
    /// More than came in for the order.
    case amountBeyondPaid(Money, paid: Money)
    case suffixUnfit(String)
    /// None of the ways in which a difference is settled.
    case settlementUnknown(String)
    /// The answer does not fit what was received and what the order asks for; `fitting` would.
    case nothingToSettle(SettlementAnswer, fitting: [SettlementAnswer])
    /// The store has the order still.
    case notDeleted(order: String)
    /// The order is not cancelled, or nobody sent it.
    case notCancelled(order: String)

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .refundUnknown: "answerRefundUnknown"
        case .amountUnreadable: "answerAmountUnreadable"
        case .amountBeyondPaid: "answerAmountBeyondPaid"
        case .suffixUnfit: "answerSuffixUnfit"
        case .settlementUnknown: "answerSettlementUnknown"
        case .nothingToSettle: "answerNothingToSettle"
        case .notDeleted: "answerNotDeleted"
        case .notCancelled: "answerNotCancelled"
        }
    }
}

/// What became of money by which an order differs from what was received.
package enum SettlementAnswer: String, Hashable, Sendable, CaseIterable {
    case givenBack = "given-back"
    case collected
    /// What the store once told as paid never came.
    case neverReceived = "never-received"
}

/// What people say about single orders where the store says nothing; kept with the order, and used whenever it is planned.
package struct OrderAnswers: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Says how much was given back by a refund of which the store does not tell it; without `refund`, by the only one that asks.
    package func say(
        refund named: String? = nil, amount text: String, of order: OrderRef
    ) async throws(FeatureProblem) -> Money {
        let access = try scope.open(.answerOrders)
        let context = try await access.context(order.store)
        let known = try await access.readOrder(order, context)
        let asked = known.refundsAsked(try await access.policy(of: order.store))
        let answered = try await access.choices(of: order).refundAmounts
        let refund = named ?? (asked.count == 1 ? asked[0] : "")
        guard asked.contains(refund) || answered[refund] != nil else {
            throw .answerUnfit(.refundUnknown(refund, refunds: asked))
        }
        guard let value = ExactDecimal(text), value.scale <= known.currency.minorUnitDigits,
            let amount = Money(value, known.currency), !amount.isNegative
        else { throw .answerUnfit(.amountUnreadable(text, known.currency)) }
        let money = try await withFeatureProblem { try await context.money(of: order.id.rawValue) }?.money
        if let paid = money?.order.paid, paid.isPositive, amount > paid {
            throw .answerUnfit(.amountBeyondPaid(amount, paid: paid))
        }
        try await access.change(order) { $0.refundAmounts[refund] = amount }
        return amount
    }

    /// Puts a suffix behind the number of the order in its documents; none takes it away.
    package func say(suffix: String, of order: OrderRef) async throws(FeatureProblem) {
        let access = try scope.open(.answerOrders)
        _ = try await access.readOrder(order, try await access.context(order.store))
        let isFit =
            suffix.utf8.count <= Self.suffixLengthMax
            && suffix.utf8.allSatisfy { (0x21...0x7E).contains($0) && !Self.unfit.contains($0) }
        guard isFit else { throw .answerUnfit(.suffixUnfit(suffix)) }
        try await access.change(order) { $0.numberSuffix = suffix }
    }

    /// Says what became of money by which the order differs from what was received; how much it is follows from both.
    package func settle(
        _ answer: SettlementAnswer, of order: OrderRef
    ) async throws(FeatureProblem) -> Money {
        let access = try scope.open(.answerOrders)
        let context = try await access.context(order.store)
        let money = try await withFeatureProblem { try await context.money(of: order.id.rawValue) }?.money
        guard let money else { throw .orderUnknown(order.id.rawValue) }
        guard let fitting = money.fittingAnswer, fitting.answer == answer else {
            throw .answerUnfit(.nothingToSettle(answer, fitting: money.fittingAnswer.map { [$0.answer] } ?? []))
        }
        let now = access.now
        try await access.change(order) { choices in
            switch answer {
            case .neverReceived: choices.isPaymentDisowned = true
            case .givenBack: choices.settlements.append(HandSettlement(.givenBack, fitting.amount, at: now))
            case .collected: choices.settlements.append(HandSettlement(.collected, fitting.amount, at: now))
            }
        }
        return fitting.amount
    }

    /// Says how the invoice of a cancelled order leaves the books.
    package func cancel(_ order: OrderRef, by way: CancelledSale) async throws(FeatureProblem) {
        let access = try scope.open(.answerOrders)
        let row = try await access.order(order)
        let known = try await access.readOrder(order, try await access.context(order.store))
        guard known.status.stage == .cancelled, try await access.choices(of: order).isSentSingly == true else {
            throw .answerUnfit(.notCancelled(order: row.number.isEmpty ? row.id : row.number))
        }
        try await access.change(order) { $0.cancellation = way }
    }

    /// Keeps in the books what is posted of an order that the store deleted.
    package func keepDeleted(_ order: OrderRef) async throws(FeatureProblem) {
        let access = try scope.open(.answerOrders)
        let row = try await access.keptOrder(order)
        guard row.deletedAt != nil else { throw .answerUnfit(.notDeleted(order: row.id)) }
        try await access.change(order) { $0.isKeptAfterDeletion = true }
    }

    /// Leaves space for the number itself: the books allow 21 characters.
    private static let suffixLengthMax = 5
    /// Characters that the query language of the books cannot handle.
    private static let unfit = Set("'\\\"%".utf8)
}

extension Order {
    /// The refunds of which a person is asked for the amount, by identifier; with that of which only the status speaks.
    func refundsAsked(_ policy: Policy?) -> [String] {
        toldRefunds(policy?.orderFilter ?? OrderFilter()).filter(\.extent.asksForAmount).map(\.id)
    }
}

extension CompanyAccess {
    /// An order as its store tells it; throws `orderUnknown`, also for one that cannot be read.
    func readOrder(_ order: OrderRef, _ context: SyncContext) async throws(FeatureProblem) -> Order {
        let row = try await keptOrder(order)
        let profile: StoreProfile
        do { profile = try await context.store.profile() } catch { throw .stopped(.store(error)) }
        let reading = OrderReading(row, by: context.store.mapping, profile: profile, filter: OrderFilter())
        guard let order = reading.order else { throw .orderUnknown(row.id) }
        return order
    }

    /// All that people said about an order so far.
    func choices(of order: OrderRef) async throws(FeatureProblem) -> OrderChoices {
        let archive = archive
        return try await withFeatureProblem {
            try await OrderSayings(archive, of: order.store.rawValue).said(of: order.id.rawValue)
        }
    }

    /// Keeps what the person says now; the order is decided again.
    func change(_ order: OrderRef, _ change: (inout OrderChoices) -> Void) async throws(FeatureProblem) {
        let (archive, actor, now) = (archive, actor, now)
        try await withFeatureProblem {
            try await OrderSayings(archive, of: order.store.rawValue)
                .say(of: order.id.rawValue, by: actor, at: now, change)
        }
    }

    /// An order with its raw record and what is posted of it; throws `orderUnknown`.
    func keptOrder(_ order: OrderRef) async throws(FeatureProblem) -> UndecidedOrder {
        let (archive, store) = (archive, try await store(order.store))
        let books = try await books()?.id ?? ""
        let row = try await withFeatureProblem {
            try await archive.order(order.id.rawValue, of: store.id, books: books)
        }
        guard let row else { throw .orderUnknown(order.id.rawValue) }
        return row
    }
}

extension OrderMoney {
    /// The answer that the order asks for, and the amount that it is about; `nil` when received and asked for agree.
    var fittingAnswer: (answer: SettlementAnswer, amount: Money)? {
        var surplus = order.paid - (order.total - order.tendered)
        if case .paymentWithdrawn(let received)? = refusal { return (.neverReceived, received) }
        switch refusal {
        case .receivedDiffers(let received, let total)?: surplus = received - total
        case nil: break
        // About what else cannot be right of its money the store must tell more.
        default: return nil
        }
        if order.status.stage == .cancelled {
            let given = order.refunds.compactMap(\.extent.amount).sum(order.currency)
            let isAll = order.refunds.contains { $0.extent == .everything }
            if refusal == nil, !isAll, given < order.paid { return (.givenBack, order.paid - given) }
        }
        if surplus.isZero || !order.paid.isPositive { return nil }
        return (surplus.isPositive ? .givenBack : .collected, surplus.magnitude)
    }
}
