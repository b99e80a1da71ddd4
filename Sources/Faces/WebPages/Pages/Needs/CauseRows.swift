import Accounting
import Bookkeeping
import Features
import Foundation
import Storage
import Wording

/// Rows of *Needs you*.
enum CauseRows {
    private static let path = "/companies/{company}/causes"

    static let routes = [
        Route.get(path, .company(.viewer)) { exchange in
            let (company, needs) = (try exchange.theCompany(), NeedsYou(try await exchange.scope()))
            let (show, after) = (CausesPage.Show(rawValue: exchange.query["show"]) ?? .open, exchange.query["after"])
            if show == .ignored {
                let orders = try await needs.leftOut(after: order(after))
                let count = try await needs.count()
                return .page(CausesPage(leftOut: orders, count, company, try await exchange.linked()))
            }
            do {
                let page = try await needs.page(after: after.isEmpty ? nil : ID(after))
                return .page(CausesPage(page, show, company, try await exchange.linked()))
            } catch FeatureProblem.repairRefused(.causeGone) {
                return .redirect(to: CompanyPath.causes(company.id))
            }
        },
        Route.get("\(path)/{cause}", .company(.viewer)) { exchange in
            let company = try exchange.theCompany()
            do { return .page(try await page(exchange)) } catch FeatureProblem.repairRefused(.causeGone) {
                return .redirect(to: CompanyPath.causes(company.id), done: .causeGone)
            }
        },
        Route.post("\(path)/{cause}/answers", .company(.bookkeeper)) { exchange in
            try await changing(exchange, done: .repaired) { needs, cause in
                if let order = order(exchange.form) {
                    guard let answer = orderAnswer(exchange) else { throw FeatureProblem.repairRefused(.answerUnfit) }
                    return try await needs.answer(answer, for: order)
                }
                guard let answer = answer(exchange.form) else { throw FeatureProblem.repairRefused(.nothingChosen) }
                _ = try await needs.answer(answer, to: cause)
            }
        },
        Route.post("\(path)/{cause}/retries", .company(.clerk)) { exchange in
            try await changing(exchange, done: .ordersAgain) { needs, cause in
                if exchange.form.has("all") {
                    try await needs.retry(cause)
                } else {
                    try await OrderList(try await exchange.scope()).retry(try chosen(exchange.form))
                }
            }
        },
        Route.post("\(path)/{cause}/exemptions", .company(.clerk)) { exchange in
            try await changing(exchange, done: .leftOut) { needs, cause in
                let kind = OrderExemption.Kind(rawValue: exchange.form["kind"]) ?? .ignored
                let reason = exchange.form["reason"]
                if exchange.form.has("all") {
                    _ = try await needs.leaveOut(cause, kind, because: reason)
                } else {
                    let exemptions = OrderExemptions(try await exchange.scope())
                    for order in try chosen(exchange.form) {
                        try await exemptions.exempt(order, kind, because: reason)
                    }
                }
            }
        },
        Route.post("\(path)/ignored/{store}/{order}/restoration", .company(.clerk)) { exchange in
            let order = OrderRef(store: ID(exchange.parameter("store")), id: ID(exchange.parameter("order")))
            _ = try await OrderExemptions(try await exchange.scope()).restore(order)
            let causes = CompanyPath.causes(try exchange.theCompany().id)
            return .redirect(to: "\(causes)?show=ignored", done: .restored)
        },
    ]

    private static func page(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> CausePage {
        let (company, needs, after) = (
            try exchange.theCompany(), NeedsYou(try await exchange.scope()), exchange.query["after"]
        )
        let cause = try await needs.cause(ID(exchange.parameter("cause")), after: after.isEmpty ? nil : ID(after))
        return CausePage(cause, after: after.isEmpty ? nil : after, company, try await exchange.linked(), mistakes)
    }

    /// Does it and goes on to what else needs a person; what is refused stands over the cause.
    private static func changing(
        _ exchange: Exchange, done: DoneWord, _ change: (NeedsYou, ID<Cause>) async throws -> Void
    ) async throws -> PageAnswer {
        let (company, scope) = (try exchange.theCompany(), try await exchange.scope())
        do {
            try await change(NeedsYou(scope), ID(exchange.parameter("cause")))
            return .redirect(to: CompanyPath.causes(company.id) + CausesPage.kept(exchange), done: done)
        } catch FeatureProblem.repairRefused(.causeGone) {
            return .redirect(to: CompanyPath.causes(company.id) + CausesPage.kept(exchange), done: .causeGone)
        } catch let problem as FeatureProblem {
            return .page(try await page(exchange, mistakes(problem, exchange)), status: problem.status)
        }
    }

    /// In the words of a form where the command line would name its options.
    private static func mistakes(_ problem: FeatureProblem, _ exchange: Exchange) -> Mistakes {
        let sentences = exchange.sentences
        switch problem {
        case .answerUnfit(.amountUnreadable(_, let currency)):
            return Mistakes(sentences.amountUnread(exchange.form["value"], currency))
        case .fieldMissing: return Mistakes(sentences.reasonMissing, at: "reason")
        case .answerUnfit(.suffixUnfit(let text)): return Mistakes(sentences.suffixUnfit(text))
        default: return Mistakes(problem, sentences)
        }
    }

    // MARK: What was filled in

    private static func answer(_ form: FormFields) -> RepairAnswer? {
        let value = form.bare("value")
        switch form["answer"] {
        case "firstOpenDay": return .firstOpenDay
        case "createItems": return .createItems
        case "reactivate": return .reactivate
        case "taxCode" where !value.isEmpty: return .taxCode(ID(value))
        case "account" where !value.isEmpty: return .account(ID(value))
        case "item" where !value.isEmpty: return .item(value)
        case "customer" where !value.isEmpty: return .customer(value)
        default: return nil
        }
    }

    private static func orderAnswer(_ exchange: Exchange) -> OrderAnswer? {
        let (word, value) = (exchange.form["answer"], exchange.form.bare("value"))
        switch word {
        case "linkExisting": return .linkExisting
        case "suffix": return .suffix(value)
        case "refund": return .refund(AmountText.plain(value, exchange.sentences.numbers))
        case "keepPosted": return .keepPosted
        case "postAgain": return .postAgain
        case "keepTheirs": return .keepTheirs
        default:
            guard word.hasPrefix("settle-") else { return nil }
            return SettlementAnswer(rawValue: String(word.dropFirst("settle-".count))).map { .settle($0) }
        }
    }

    private static func order(_ form: FormFields) -> OrderRef? {
        form.has("order") ? OrderRef(store: ID(form["store"]), id: ID(form["order"])) : nil
    }

    private static func order(_ text: String) -> OrderRef? {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        return parts.count == 2 ? OrderRef(store: ID(parts[0]), id: ID(parts[1])) : nil
    }

    private static func chosen(_ form: FormFields) throws(FeatureProblem) -> [OrderRef] {
        let orders = form.all("orders").compactMap { order($0) }
        if orders.isEmpty { throw .repairRefused(.nothingChosen) }
        return orders
    }
}

/// An amount as people type it.
enum AmountText {
    /// With a point before the decimals and nothing between groups; what could be read in two ways stays as it is.
    static func plain(_ typed: String, _ style: NumberStyle) -> String {
        let text = typed.filter { !$0.isWhitespace && $0 != "’" && $0 != "'" }
        let (group, decimal): (Character, Character) = style.decimal == "," ? (".", ",") : (",", ".")
        let parts = text.split(separator: decimal, omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, isGrouped(whole, by: group) else { return text }
        return ([String(whole.filter { $0 != group })] + parts.dropFirst().map(String.init)).joined(separator: ".")
    }

    /// Nothing between the digits, or the sign before every three of them.
    private static func isGrouped(_ digits: Substring, by sign: Character) -> Bool {
        let groups = digits.split(separator: sign, omittingEmptySubsequences: false)
        return groups.count == 1 || groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
    }
}
