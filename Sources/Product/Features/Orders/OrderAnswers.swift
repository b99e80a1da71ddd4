package import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import Storage
package import Sync

/// What a person typed does not fit the order.
package enum AnswerProblem: Hashable, Sendable {
    /// `refunds` are those of which the amount is asked for.
    case refundUnknown(String, refunds: [String])
    /// Not an amount in the order's currency, or below zero.
    case amountUnreadable(String, Currency)
    case suffixUnfit(String)
    /// The answer does not fit what was received and what the order asks for; `fitting` would.
    case nothingToSettle(SettlementAnswer, fitting: [SettlementAnswer])
    /// The store has the order still.
    case notDeleted(order: String)

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .refundUnknown: "answerRefundUnknown"
        case .amountUnreadable: "answerAmountUnreadable"
        case .suffixUnfit: "answerSuffixUnfit"
        case .nothingToSettle: "answerNothingToSettle"
        case .notDeleted: "answerNotDeleted"
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
    private let services: Services

    package init(_ services: Services) {
        self.services = services
    }

    /// Says how much was given back by a refund of which the store does not tell it.
    package func say(
        refund: String, amount text: String, of order: String, at context: SyncContext
    ) async throws(FeatureProblem) -> Money {
        let known = try await read(order, at: context)
        let asked = known.refunds.filter(\.extent.asksForAmount).map(\.id)
        let answered = try await choices(of: order, store: context.storeConnection).refundAmounts
        guard asked.contains(refund) || answered[refund] != nil else {
            throw .answerUnfit(.refundUnknown(refund, refunds: asked))
        }
        guard let value = ExactDecimal(text), value.scale <= known.currency.minorUnitDigits,
            let amount = Money(value, known.currency), !amount.isNegative
        else { throw .answerUnfit(.amountUnreadable(text, known.currency)) }
        try await change(order, of: context.storeConnection) { $0.refundAmounts[refund] = amount }
        return amount
    }

    /// Puts a suffix behind the number of the order in its documents; none takes it away.
    package func say(suffix: String, of order: String, at context: SyncContext) async throws(FeatureProblem) {
        _ = try await read(order, at: context)
        let isFit =
            suffix.utf8.count <= Self.suffixLengthMax
            && suffix.utf8.allSatisfy { (0x21...0x7E).contains($0) && !Self.unfit.contains($0) }
        guard isFit else { throw .answerUnfit(.suffixUnfit(suffix)) }
        try await change(order, of: context.storeConnection) { $0.numberSuffix = suffix }
    }

    /// Says what became of money by which the order differs from what was received; how much it is follows from both.
    package func settle(
        _ answer: SettlementAnswer, of order: String, at context: SyncContext
    ) async throws(FeatureProblem) -> Money {
        let money = try await withFeatureProblem { try await context.money(of: order) }?.money
        guard let money else { throw .orderUnknown(order) }
        guard let fitting = money.fittingAnswer, fitting.answer == answer else {
            throw .answerUnfit(.nothingToSettle(answer, fitting: money.fittingAnswer.map { [$0.answer] } ?? []))
        }
        let now = services.world.clock.now()
        try await change(order, of: context.storeConnection) { choices in
            switch answer {
            case .neverReceived: choices.isPaymentDisowned = true
            case .givenBack: choices.settlements.append(HandSettlement(.givenBack, fitting.amount, at: now))
            case .collected: choices.settlements.append(HandSettlement(.collected, fitting.amount, at: now))
            }
        }
        return fitting.amount
    }

    /// Keeps in the books what is posted of an order that the store deleted.
    package func keepDeleted(_ order: String, at context: SyncContext) async throws(FeatureProblem) {
        let (archive, store, books) = (services.archive, context.storeConnection, context.booksConnection)
        let row = try await withFeatureProblem {
            try await archive.order(order, of: store, books: books)
        }
        guard let row else { throw .orderUnknown(order) }
        guard row.deletedAt != nil else { throw .answerUnfit(.notDeleted(order: order)) }
        try await change(order, of: context.storeConnection) { $0.isKeptAfterDeletion = true }
    }

    /// All that people said about an order so far.
    func choices(of order: String, store: String) async throws(FeatureProblem) -> OrderChoices {
        let archive = services.archive
        return try await withFeatureProblem {
            try await OrderSayings(archive, of: store).said(of: order)
        }
    }

    /// Keeps what the person here says now; the order is decided again.
    func change(
        _ order: String, of store: String, _ change: (inout OrderChoices) -> Void
    ) async throws(FeatureProblem) {
        let (archive, actor, now) = (services.archive, services.actor, services.world.clock.now())
        try await withFeatureProblem {
            try await OrderSayings(archive, of: store).say(of: order, by: actor, at: now, change)
        }
    }

    private func read(_ id: String, at context: SyncContext) async throws(FeatureProblem) -> Order {
        let (archive, store, books) = (services.archive, context.storeConnection, context.booksConnection)
        let row = try await withFeatureProblem {
            try await archive.order(id, of: store, books: books)
        }
        guard let row else { throw .orderUnknown(id) }
        let profile: StoreProfile
        do { profile = try await context.store.profile() } catch { throw .stopped(.store(error)) }
        do throws(Unreadable) {
            return try context.store.order(
                from: RawRecord(id: row.id, updatedAt: row.updatedAt, body: Data(row.body)), profile: profile)
        } catch { throw .orderUnknown(id) }
    }

    /// Room is left for the number itself, which the books cut at 21.
    private static let suffixLengthMax = 5
    /// Signs that the query language of books trips over.
    private static let unfit = Set("'\\\"%".utf8)
}

extension OrderMoney {
    /// The answer that the order asks for, and the amount that it is about; `nil` when received and asked for agree.
    fileprivate var fittingAnswer: (answer: SettlementAnswer, amount: Money)? {
        var surplus = order.paid - (order.total - order.tendered)
        if case .paymentWithdrawn(let received)? = refusal { return (.neverReceived, received) }
        if case .receivedDiffers(let received, let total)? = refusal { surplus = received - total }
        if surplus.isZero || !order.paid.isPositive { return nil }
        return (surplus.isPositive ? .givenBack : .collected, surplus.magnitude)
    }
}
