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
    /// Not an amount in the order's currency, or not above zero.
    case amountUnreadable(String, Currency)
    case suffixUnfit(String)

    /// A short stable word for programs.
    package var code: String {
        switch self {
        case .refundUnknown: "answerRefundUnknown"
        case .amountUnreadable: "answerAmountUnreadable"
        case .suffixUnfit: "answerSuffixUnfit"
        }
    }
}

/// What people say about single orders where the store says nothing; kept with the order, and used whenever it is planned.
package struct OrderAnswers: Sendable {
    private let office: Office

    package init(_ office: Office) {
        self.office = office
    }

    /// Says how much was given back by a refund of which the store does not tell it.
    package func say(
        refund: String, amount text: String, of order: String, at place: Workplace
    ) async throws(FeatureProblem) -> Money {
        let known = try await read(order, at: place)
        let asked = known.refunds.filter { $0.extent == .unknown }.map(\.id)
        guard asked.contains(refund) else { throw .answerUnfit(.refundUnknown(refund, refunds: asked)) }
        guard let value = ExactDecimal(text), value.scale <= known.currency.minorUnitDigits,
            let amount = Money(value, known.currency), amount.isPositive
        else { throw .answerUnfit(.amountUnreadable(text, known.currency)) }
        try await change(order, of: place.storeConnection) { $0.refundAmounts[refund] = amount }
        return amount
    }

    /// Puts a suffix behind the number of the order in its documents; none takes it away.
    package func say(suffix: String, of order: String, at place: Workplace) async throws(FeatureProblem) {
        _ = try await read(order, at: place)
        let isFit =
            suffix.utf8.count <= Self.suffixLengthMax
            && suffix.utf8.allSatisfy { (0x21...0x7E).contains($0) && !Self.unfit.contains($0) }
        guard isFit else { throw .answerUnfit(.suffixUnfit(suffix)) }
        try await change(order, of: place.storeConnection) { $0.numberSuffix = suffix }
    }

    /// All that people said about an order so far.
    func choices(of order: String, store: String) async throws(FeatureProblem) -> OrderChoices {
        let archive = office.archive
        let text = try await kept { () async throws(StorageProblem) in
            try await archive.answers(of: order, store: store)
        }
        do { return try text.map { try RecordText.decode(OrderChoices.self, from: $0) } ?? OrderChoices() } catch {
            throw .storage(.unusable("answers of \(order)"))
        }
    }

    /// Keeps what a person says now, with a word in the audit; the order is decided again.
    func change(
        _ order: String, of store: String, _ change: (inout OrderChoices) -> Void
    ) async throws(FeatureProblem) {
        let (archive, now) = (office.archive, office.world.clock.now())
        var choices = try await choices(of: order, store: store)
        change(&choices)
        let answers: String
        do { answers = try RecordText.encode(choices) } catch { throw .storage(.unusable("answers of \(order)")) }
        let note = try AuditNote(.choice, by: office, of: store, OrderChoice(order: order, said: choices))
            .found(by: [.order(order)])
        try await kept { () async throws(StorageProblem) in
            try await archive.save(answers: answers, of: order, store: store, note: note, now: now)
        }
    }

    private func read(_ id: String, at place: Workplace) async throws(FeatureProblem) -> Order {
        let (archive, store, books) = (office.archive, place.storeConnection, place.booksConnection)
        let row = try await kept { () async throws(StorageProblem) in
            try await archive.order(id, of: store, books: books)
        }
        guard let row else { throw .orderUnknown(id) }
        let profile: StoreProfile
        do { profile = try await place.store.profile() } catch { throw .stopped(.store(error)) }
        do throws(Unreadable) {
            return try place.store.order(
                from: RawRecord(id: row.id, updatedAt: row.updatedAt, body: Data(row.body)), profile: profile)
        } catch { throw .orderUnknown(id) }
    }

    /// Room is left for the number itself, which the books cut at 21.
    private static let suffixLengthMax = 5
    /// Signs that the query language of books trips over.
    private static let unfit = Set("'\\\"%".utf8)
}

/// All that a person has said about an order, as the audit keeps it.
private struct OrderChoice: Encodable {
    var order: String
    var said: OrderChoices
}
