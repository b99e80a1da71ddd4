import Accounting
import Bookkeeping
import Commerce
import Features
import LinkLedger
import Storage
import Wording

/// What a person with a role can do about an order now; each is a form.
struct OrderDeeds: Sendable {
    struct Send: Sendable {
        var action: String
        /// Of the plan that stands on the page.
        var plan: String
    }

    struct Ignore: Sendable {
        var action: String
        var order: String
    }

    struct Answer: Sendable {
        var action: String
        var refund: String?
        /// The name of its field.
        var field: String
        var fields: [Field]
    }

    struct Cancel: Sendable {
        var action: String
        var void: String
        var creditMemo: String
    }

    struct Settle: Sendable {
        var action: String
        var value: String
        var text: String
    }

    var send: Send?
    var retry: String?
    var ignore: Ignore?
    var restore: String?
    var answers: [Answer]
    var settle: Settle?
    var keep: String?
    /// How the invoice of a cancelled order leaves the books.
    var cancel: Cancel?

    /// `nil` when there is nothing that they can do.
    init?(_ report: OrderReport, _ company: String, _ role: Role, _ exchange: Exchange, _ mistakes: Mistakes?) {
        let (sentences, summary) = (exchange.sentences, report.summary)
        let path = CompanyPath.order(company, summary.ref)
        let fixes = Set(summary.cause.map { sentences.tell($0).buttons.map(\.fix) } ?? [])
        func may(_ permission: Permission) -> Bool { role >= permission.least }
        let isExempt = report.choices.exemption != nil
        if may(.sendOrders), report.order?.supplierOrders == nil, let plan = report.plan {
            send = Send(action: "\(path)/sending", plan: plan.fingerprint)
        }
        if may(.retryOrders), summary.state == .needsYou || fixes.contains(.retry), !isExempt {
            retry = "\(path)/retry"
        }
        if may(.leaveOrdersOut) {
            if isExempt {
                restore = "\(path)/restoration"
            } else if summary.state == .needsYou || summary.state == .waiting, report.documents.isEmpty {
                ignore = Ignore(action: "\(CompanyPath.orders(company))/exemptions", order: summary.ref.text)
            }
        }
        answers = may(.answerOrders) ? Self.answers(report, path, fixes, exchange, mistakes) : []
        if may(.answerOrders), fixes.contains(.settleDifference), let fitting = report.settlement {
            settle = Settle(
                action: "\(path)/settlement", value: fitting.answer.rawValue,
                text: sentences.settle(fitting.answer, fitting.amount))
        }
        if may(.answerOrders), report.deletedAt != nil, fixes.contains(.keepPosted) { keep = "\(path)/keeping" }
        if may(.answerOrders), summary.causeCode == ReasonCode.cancelledAfterSending {
            cancel = Cancel(
                action: "\(path)/cancellation", void: CancelledSale.void.rawValue,
                creditMemo: CancelledSale.creditMemo.rawValue)
        }
        let isEmpty =
            send == nil && retry == nil && ignore == nil && restore == nil && answers.isEmpty && settle == nil
            && keep == nil && cancel == nil
        if isEmpty { return nil }
    }

    private static func answers(
        _ report: OrderReport, _ path: String, _ fixes: Set<Fix>, _ exchange: Exchange, _ mistakes: Mistakes?
    ) -> [Answer] {
        let (sentences, form) = (exchange.sentences, exchange.form)
        func say(_ word: OrderWord) -> String { word.text(sentences) }
        var answers = report.refundsAsked.enumerated().map { index, refund in
            let name = "amount\(index)"
            let said = report.choices.refundAmounts[refund].map { sentences.number($0) } ?? ""
            return Answer(
                action: "\(path)/refunds", refund: refund, field: name,
                fields: [
                    Field(
                        name, sentences.labelled(say(.refundAmount), "\(say(.refund)) \(sentences.plain(refund))"),
                        hint: say(.refundHint),
                        value: form.has(name) ? form[name] : said, mistakes: mistakes)
                ])
        }
        if fixes.contains(.addSuffix) || !report.choices.numberSuffix.isEmpty {
            answers.append(
                Answer(
                    action: "\(path)/suffix", refund: nil, field: "suffix",
                    fields: [
                        Field(
                            "suffix", say(.suffix), hint: say(.suffixHint),
                            value: form.has("suffix") ? form["suffix"] : report.choices.numberSuffix, mistakes: mistakes
                        )
                    ]))
        }
        return answers
    }
}
