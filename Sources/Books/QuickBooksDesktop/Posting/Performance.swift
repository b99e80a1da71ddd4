import Accounting
import Bookkeeping
import ConnectorKit

/// Says one prepared set of messages and reads what became of each of its postings.
///
/// The same text with the same identifier is carried out once, whatever became of the first answer. Source: quickbooks-desktop.md §3.7.
struct Performance: Sendable {
    let calls: DesktopCalls
    let pace: DesktopPace

    func perform(
        _ prepared: PreparedPosting, postings: [Posting]
    ) async throws(ConnectorProblem) -> [String: PostingOutcome] {
        let names = Dictionary(
            prepared.intentIDs.enumerated().map { ($1, String($0 + 1)) }, uniquingKeysWith: { first, _ in first })
        let postings = postings.filter { names[$0.intentID] != nil }
        for posting in postings where posting.isReplaced {
            if let problem = try await moved(posting) { return postings.byIntent { _ in .refused(problem) } }
        }
        let began = calls.world.clock.now()
        let set: MessageSetAnswer
        do throws(DesktopCalls.Failure) {
            set = try await calls.say(prepared.payload, prepared.intentIDs.count > 1 ? .batch : .write)
        } catch {
            switch error {
            case .notSaid(let problem): throw problem
            case .unanswered(let problem): return postings.byIntent { _ in .unknown(problem) }
            case .answered(let problem): return try refusal(problem, prepared, postings)
            }
        }
        await pace.note(
            items: prepared.intentIDs.count,
            milliseconds: calls.world.clock.now().milliseconds - began.milliseconds)
        if let problem = Self.problem(ofSet: set) { return postings.byIntent { _ in .unknown(problem) } }
        guard set.isAnswer(to: Self.requests(in: prepared), of: prepared.requestKey) else {
            return postings.byIntent { _ in .unknown(Self.foreign) }
        }
        var outcomes: [String: PostingOutcome] = [:]
        for posting in postings {
            guard let name = names[posting.intentID] else { continue }
            outcomes[posting.intentID] = await outcome(of: posting, named: name, in: set)
        }
        return outcomes
    }

    /// A deletion names no version: what is replaced is looked at first, so that nothing is lost that somebody changed. One that is gone
    /// was perhaps replaced already, and then the same set tells it again.
    private func moved(_ posting: Posting) async throws(ConnectorProblem) -> ConnectorProblem? {
        guard case .update(let locator) = posting.operation else { return nil }
        let answer = try await calls.ask(
            QBElement("CreditMemoQueryRq", [.plain("TxnID", locator.id.desktopTransaction)]))
        if answer.isMissing { return nil }
        if let problem = answer.problem(isWrite: false) { throw problem }
        guard let row = answer.records.first, row.value("EditSequence") != locator.version else { return nil }
        return ConnectorProblem(.stale, code: Self.staleCode)
    }

    /// Source: quickbooks-desktop.md §3.8.
    private static let staleCode = "3200"

    private static func requests(in prepared: PreparedPosting) -> [XMLNode] {
        let root = try? XMLReader.read(prepared.payload, limits: MessageSetAnswer.limits)
        return root?.child("QBXMLMsgsRq")?.children ?? []
    }

    private static let foreign = ConnectorProblem(.outcomeUnknown, code: "answer_foreign")

    /// A text that could not be read was not carried out at all; several records in it are tried apart, to find the one at fault.
    private func refusal(
        _ problem: ConnectorProblem, _ prepared: PreparedPosting, _ postings: [Posting]
    ) throws(ConnectorProblem) -> [String: PostingOutcome] {
        guard case .textRefused? = problem.trouble else {
            var unknown = problem
            unknown.cause = .outcomeUnknown
            return postings.byIntent { _ in .unknown(unknown) }
        }
        guard prepared.intentIDs.count > 1 else { return postings.byIntent { _ in .refused(problem) } }
        var passing = problem
        passing.cause = .serverFault
        throw passing
    }

    /// The books know the set and cannot answer for it again, or take it for another.
    private static func problem(ofSet set: MessageSetAnswer) -> ConnectorProblem? {
        guard let code = set.setCode, code != 0, code != 600, set.answers.isEmpty || code >= 1000 else { return nil }
        return ConnectorProblem(.outcomeUnknown, code: String(code))
    }

    private func outcome(of posting: Posting, named name: String, in set: MessageSetAnswer) async -> PostingOutcome {
        let answers = ([name] + (2...Self.partsMax).map { "\(name).\($0)" }).compactMap { set.answer($0) }
        guard let first = answers.first else {
            return .unknown(ConnectorProblem(.outcomeUnknown, code: "answer_missing"))
        }
        if let outcome = credited(posting, first, shown: answers.dropFirst().first) { return outcome }
        if let failed = answers.first(where: \.isRefused) {
            guard let problem = posting.problem(of: failed) else { return .unknown(Self.silent) }
            if problem.cause == .outcomeUnknown { return .unknown(problem) }
            let done = answers.filter { !$0.isRefused }
            if done.isEmpty { return .refused(problem) }
            // The old refund is gone, and there is no new one: a person is told in QuickBooks' own words.
            if posting.isReplaced, failed.node.name == "CreditMemoAddRs" { return .refused(problem) }
            return await undo(done, of: posting, problem)
        }
        return answered(posting, first, answers)
    }

    /// What became of a credit that was applied to invoices: they show it, and nothing else does. `nil` of everything else.
    private func credited(_ posting: Posting, _ first: MessageAnswer, shown: MessageAnswer?) -> PostingOutcome? {
        guard case .document(.payment(let payment)) = posting.body, payment.isCreditOnly else { return nil }
        let problem = first.problem(isWrite: true)
        let rows = shown.flatMap { $0.isRefused && !$0.isMissing ? nil : $0.records }
        switch posting.operation {
        case .void(let locator), .delete(let locator):
            guard let link = CreditLink(locator.id) else { return nil }
            // Gone with the invoice or the credit, or untied now.
            if let rows, link.record(in: rows) == nil {
                return .posted(BooksRecord(locator: BooksLocator(id: locator.id, version: "")))
            }
            guard rows != nil else { return .unknown(problem ?? Self.silent) }
            return .refused(
                problem ?? ConnectorProblem(.invalid(field: nil), code: ConnectorProblem.creditStillAppliedCode))
        case .update(let locator) where CreditLink(locator.id) == nil: return nil
        case .create, .update:
            if let problem { return problem.cause == .outcomeUnknown ? .unknown(problem) : .refused(problem) }
            // A program that makes a transaction of it names that one.
            if let record = first.records.first.flatMap({ BooksRecord($0, .payment) }) { return .posted(record) }
            guard let rows, let link = CreditLink(payment, posting.references), let record = link.record(in: rows),
                payment.applications.allSatisfy({ part in
                    part.kind != .invoice
                        || posting.references[part.document].map {
                            link.applied(to: $0.desktopTransaction, in: rows) == part.amount.decimal
                        } ?? false
                })
            else { return .unknown(Self.silent) }
            return .posted(record)
        }
    }

    private static let silent = ConnectorProblem(.outcomeUnknown, code: "answer_missing")
    /// A refund that is replaced: what pays it out and its memo go, and both come again.
    private static let partsMax = 4

    /// Half of a refund is worse than none: the new memo goes again. What cannot be undone is looked for.
    private func undo(
        _ done: [MessageAnswer], of posting: Posting, _ problem: ConnectorProblem
    ) async -> PostingOutcome {
        guard let memo = done.flatMap(\.records).first(where: { $0.name == "CreditMemoRet" })?.value("TxnID") else {
            return .unknown(ConnectorProblem(.outcomeUnknown, code: problem.code, text: problem.text))
        }
        let name = RefundName(memo: memo, payout: "").id
        var back = posting
        back.operation = .delete(BooksLocator(id: name, version: ""))
        back.requestKey = posting.requestKey + "-back"
        let company = BooksCompany(
            id: "", name: "", country: "", homeCurrency: .usd, taxModel: .none)
        let request = Preparation.prepare(
            [back], company: company, capacity: PostingCapacity(batchSize: 1, requestsInFlight: 1)
        ).requests.first
        do throws(DesktopCalls.Failure) {
            guard let request else { return .unknown(problem) }
            let set = try await calls.say(request.payload, .write)
            let isGone = set.answers.allSatisfy { !$0.isRefused || $0.code == 3120 }
            return isGone ? .refused(problem) : .unknown(problem)
        } catch { return .unknown(ConnectorProblem(.outcomeUnknown, code: problem.code, text: problem.text)) }
    }

    private func answered(
        _ posting: Posting, _ first: MessageAnswer, _ answers: [MessageAnswer]
    ) -> PostingOutcome {
        switch posting.operation {
        case .void(let locator), .delete(let locator):
            return .posted(BooksRecord(locator: BooksLocator(id: locator.id, version: "")))
        case .create, .update: break
        }
        let nodes = answers.flatMap(\.records)
        guard var record = nodes.lazy.compactMap({ BooksRecord($0, posting.body) }).first else {
            // Only that it was done is kept of a set that was said again: what it says is looked at.
            return .unknown(Self.silent)
        }
        if case .document(.sale(let sale)) = posting.body, sale.kind == .refundReceipt {
            let payout = nodes.first { $0.name == "ARRefundCreditCardRet" }?.value("TxnID")
            guard let payout else { return .unknown(Self.silent) }
            record.locator.id = RefundName(memo: record.locator.id, payout: payout).id
        }
        // What tells no figures is looked at.
        if case .document = posting.body, record.total == nil { return .unknown(Self.silent) }
        return .posted(record)
    }
}

extension Posting {
    /// Why a request of it was refused. A new record cannot be gone itself: what is gone is a record of a list that it names, and the
    /// lists are read again. An entry in another currency names the account on which is owed in it: QuickBooks opens that together
    /// with the first customer of the currency, so that the lists, as they were read, may not have it yet.
    fileprivate func problem(of answer: MessageAnswer) -> ConnectorProblem? {
        guard var problem = answer.problem(isWrite: true) else { return nil }
        if operation == .create, problem.cause == .notFound, !namesDocuments { problem.cause = .referenceInactive }
        if operation == .create, case .document(.journalEntry(let entry)) = body, entry.exchangeRate != nil,
            problem.cause == .invalid(field: nil)
        {
            problem.cause = .referenceInactive
        }
        return problem
    }

    /// Whether it may name documents too, as a payment does.
    private var namesDocuments: Bool {
        switch body {
        case .document(.payment), .document(.purchase): true
        case .document(.sale), .document(.journalEntry), .customer, .vendor, .item: false
        }
    }
}

extension ConnectorProblem {
    /// What the Web Connector meant, where it brought no answer.
    var trouble: DesktopTrouble.Meaning? {
        guard let code, code.hasPrefix("0x") else { return nil }
        return DesktopTrouble(code: code, message: "").meaning
    }
}
