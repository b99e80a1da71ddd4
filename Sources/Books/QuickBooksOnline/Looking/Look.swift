import Bookkeeping
import ConnectorKit

/// Looks into the books for postings whose answer was lost, several to a query.
struct Look: Sendable {
    let calls: QuickBooksCalls

    private typealias Found = [(position: Int, result: LookResult)]

    func look(
        for postings: [Posting], company: BooksCompany
    ) async throws(ConnectorProblem) -> [LookResult] {
        var results = [LookResult](repeating: .absent, count: postings.count)
        for question in LookQuestion.questions(postings, company) {
            for found in try await answers(to: question) { results[found.position] = found.result }
        }
        return results
    }

    /// A question that is refused is asked for each posting alone, so that one text spoils no other's look.
    private func answers(to question: LookQuestion) async throws(ConnectorProblem) -> Found {
        do throws(ConnectorProblem) {
            return question.isSearch ? try await search(question) : try await ask(question)
        } catch {
            guard error.refusesQuestion else { throw error }
            if question.members.count == 1 { return question.members.map { ($0.position, .refused(error)) } }
        }
        var found: Found = []
        for single in question.singles { found += try await answers(to: single) }
        return found
    }

    private func ask(_ question: LookQuestion) async throws(ConnectorProblem) -> Found {
        results(question, try await calls.allRows(question.statement))
    }

    /// Page by page, the newest first, as long as something is absent.
    private func search(_ question: LookQuestion) async throws(ConnectorProblem) -> Found {
        var statement = question.statement
        var left = question
        var known: Found = []
        while true {
            let rows = try await calls.rows(statement)
            let found = results(left, rows)
            known += found.filter { $0.result != .absent }
            left.members.removeAll { member in known.contains { $0.position == member.position } }
            if left.members.isEmpty { return known }
            if rows.count < statement.rowsMax { return known + left.members.map { ($0.position, .absent) } }
            statement.start += rows.count
        }
    }

    private func results(_ question: LookQuestion, _ rows: [JSONObject]) -> Found {
        let answer = LookAnswer(question: question, rows: rows)
        return question.members.map { ($0.position, answer.result($0.posting, $0.value)) }
    }
}

extension ConnectorProblem {
    /// Whether the service does not take the question itself; asked again it would say the same.
    var refusesQuestion: Bool {
        // A page of something on the way, which does not let the text through.
        if code == nil { return status.map { (400..<500).contains($0) && ![401, 408, 429].contains($0) } ?? false }
        return switch cause {
        case .unreadable, .invalid, .notFound, .stale, .duplicateName, .duplicateNumber, .periodClosed,
            .beforeStock, .referenceInactive, .transactionDeposited:
            true
        case .notPermitted: status != 401 && status != 403
        case .unreachable, .outcomeUnknown, .throttled, .serverFault, .signInNeeded, .clientRefused,
            .subscriptionEnded:
            false
        }
    }
}
