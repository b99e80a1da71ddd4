import Bookkeeping
import ConnectorKit

/// Looks into the books for records whose answer was lost, several to a query.
struct Look: Sendable {
    let calls: QuickBooksCalls

    private typealias Found = [String: LookResult]

    func look(for records: [Sought]) async throws(ConnectorProblem) -> [String: LookResult] {
        // What cannot be asked about cannot have been sent.
        var results = Found(records.map { ($0.intentID, .absent) }, uniquingKeysWith: { first, _ in first })
        for question in LookQuestion.questions(records) {
            results.merge(try await answers(to: question)) { $1 }
        }
        return results
    }

    /// A question that is refused is asked for each record alone, so that one text spoils no other's look.
    private func answers(to question: LookQuestion) async throws(ConnectorProblem) -> Found {
        do throws(ConnectorProblem) {
            return question.isSearch ? try await search(question) : try await ask(question)
        } catch {
            guard error.refusesQuestion else { throw error }
            if question.members.count == 1 { return question.all(.refused(error)) }
        }
        var found: Found = [:]
        for single in question.singles { found.merge(try await answers(to: single)) { $1 } }
        return found
    }

    private func ask(_ question: LookQuestion) async throws(ConnectorProblem) -> Found {
        results(question, try await calls.allRows(question.statement))
    }

    /// Page by page, the newest first, as long as something is absent.
    private func search(_ question: LookQuestion) async throws(ConnectorProblem) -> Found {
        var statement = question.statement
        var left = question
        var known: Found = [:]
        while true {
            let rows = try await calls.rows(statement)
            known.merge(results(left, rows)) { $1 }
            left.members.removeAll { known[$0.sought.intentID] != .absent }
            if left.members.isEmpty || rows.count < statement.rowsMax { return known }
            statement.start += rows.count
        }
    }

    private func results(_ question: LookQuestion, _ rows: [JSONObject]) -> Found {
        let answer = LookAnswer(question: question, rows: rows)
        return Dictionary(
            question.members.map { ($0.sought.intentID, answer.result($0.sought, $0.value)) },
            uniquingKeysWith: { first, _ in first })
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
            .subscriptionEnded, .extensionMissing, .blocked, .clockWrong, .notSecure:
            false
        }
    }
}
