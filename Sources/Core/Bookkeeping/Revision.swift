package import Accounting

/// A record that is in the books for an order, as it was posted.
package struct PostedRecord: Hashable, Sendable {
    package var key: RecordKey
    package var body: RecordBody
    package var booksID: String
    package var isLocked: Bool
    package var generation: Int

    package init(key: RecordKey, body: RecordBody, booksID: String, isLocked: Bool, generation: Int) {
        self.key = key
        self.body = body
        self.booksID = booksID
        self.isLocked = isLocked
        self.generation = generation
    }
}

/// One thing to do in the books so that they say what the order now says.
package enum RecordChange: Hashable, Sendable {
    case create(PlannedRecord)
    case update(PlannedRecord)
    case void(PlannedRecord)
    case delete(PlannedRecord)
}

/// How the books follow an order that was decided (again).
package enum Revision: Hashable, Sendable {
    case changes([RecordChange])
    case needsPerson([Refusal])
}

package func revise(posted: [PostedRecord], decision: Decision, company: BooksCompany) -> Revision {
    guard case .post(let plan) = decision, posted.isEmpty else { return .changes([]) }
    return .changes(plan.records.map { .create($0) })
}
