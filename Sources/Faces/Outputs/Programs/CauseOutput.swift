import Accounting
import Bookkeeping
import Commerce
package import Features
import Foundation
package import Wording

/// Why orders need a person, with the answers that mend it, as programs get it.
package struct CauseOutput: Encodable, Sendable {
    struct Sum: Encodable {
        var currency: String
        var amount: String
    }

    struct Order: Encodable {
        var id: String
        var store: String
        var number: String
        var currency: String?
        var total: String?
        var message: String?
    }

    /// An answer that can be given; `choices` are its values where there is a list of them.
    struct Answer: Encodable {
        var answer: String
        var isForOneOrder: Bool
        var choices: [Choice]?
    }

    struct Choice: Encodable {
        var value: String
        var name: String
        var isLikely: Bool?
    }

    var id: String
    var store: String
    var code: String
    var message: String
    var remedy: String
    var count: Int
    var sums: [Sum]
    var oldest: String?
    /// The oldest.
    var orders: [Order]
    var answers: [Answer]

    package init(_ cause: Cause, _ sentences: Sentences) {
        let why = sentences.explain(cause.reason)
        id = cause.id.rawValue
        store = cause.store.rawValue
        (code, remedy, count) = (why.code, why.remedy, cause.count)
        message = "\(why.what) \(why.meaning)"
        sums = cause.sums.map { Sum(currency: $0.currency.code, amount: $0.description) }
        oldest = cause.oldest?.date.formatted(.iso8601)
        orders = cause.orders.map { Order($0, sentences) }
        answers = cause.repairs.map(Answer.init)
    }
}

extension CauseOutput.Order {
    fileprivate init(_ order: CauseOrder, _ sentences: Sentences) {
        let why = order.reason.map { sentences.explain($0) }
        self.init(
            id: order.ref.id.rawValue, store: order.ref.store.rawValue, number: order.number,
            currency: order.total?.currency.code, total: order.total?.description,
            message: why.map { "\($0.what) \($0.meaning)" })
    }
}

extension CauseOutput.Answer {
    fileprivate init(_ repair: Repair) {
        self.init(answer: repair.word, isForOneOrder: repair.isForOneOrder, choices: repair.choices)
    }
}

extension Repair {
    fileprivate var choices: [CauseOutput.Choice]? {
        switch self {
        case .pairTax(_, let codes, let likely):
            codes.map { .init(value: $0.id.rawValue, name: $0.name, isLikely: $0.id == likely) }
        case .chooseTaxCode(let codes): codes.map { .init(value: $0.id.rawValue, name: $0.name) }
        case .choosePaymentAccount(_, let accounts), .replaceAccount(_, let accounts):
            accounts.map { .init(value: $0.id.rawValue, name: $0.name) }
        case .chooseItem(let names), .chooseCustomer(let names):
            names.map { .init(value: $0, name: $0, isLikely: true) }
        case .settle(let answers): answers.map { .init(value: $0.rawValue, name: $0.rawValue) }
        case .postOnFirstOpenDay, .createItems, .reactivate, .linkExisting, .addSuffix, .enterRefund, .keepPosted,
            .postAgain, .keepTheirs, .takeBack, .retry, .leaveOut:
            nil
        }
    }
}
