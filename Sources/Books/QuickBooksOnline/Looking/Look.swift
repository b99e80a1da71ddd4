import Bookkeeping
import ConnectorKit

/// Looks into the books for postings whose answer was lost, several to a query.
struct Look: Sendable {
    let calls: QuickBooksCalls

    func look(
        for postings: [Posting], company: BooksCompany
    ) async throws(ConnectorProblem) -> [LookResult] {
        var results = [LookResult](repeating: .absent, count: postings.count)
        for question in LookQuestion.questions(postings, company) {
            let rows = try await calls.allRows(question.statement)
            let answer = LookAnswer(question: question, rows: rows)
            for member in question.members {
                results[member.position] = answer.result(member.posting, member.value)
            }
        }
        return results
    }
}
