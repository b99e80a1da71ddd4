import Accounting
import Bookkeeping
import ConnectorKit

/// Reads what the service answered about one posting.
struct PostingAnswer {
    private let answer: IncomingAnswer

    init(_ answer: IncomingAnswer) {
        self.answer = answer
    }

    /// The answer does not mention the posting.
    var missing: PostingOutcome {
        .unknown(ConnectorProblem(.outcomeUnknown, status: answer.status, requestID: answer.intuitID))
    }

    /// The object that holds the entity or the fault: an answer of its own, or an item of a batch's answer.
    func outcome(_ object: JSONObject, of posting: Posting) -> PostingOutcome {
        if let fault = Fault(in: object) {
            let problem = ConnectorProblem(fault, for: FaultContext(posting), in: answer)
            return problem.leavesOutcomeOpen ? .unknown(problem) : .refused(problem)
        }
        guard let entity = object.object(Entity(posting.body).rawValue),
            let record = record(entity, of: posting)
        else { return missing }
        return .posted(record)
    }

    private func record(_ object: JSONObject, of posting: Posting) -> BooksRecord? {
        guard object.text("status") != "Deleted" else {
            guard case .delete(let locator) = posting.operation else {
                return object.text("Id").map { BooksRecord(locator: BooksLocator(id: $0, version: "")) }
            }
            return BooksRecord(locator: locator)
        }
        return BooksRecord(Entity(posting.body), object, fallback: posting.body.currency)
    }
}

extension FaultContext {
    init(_ posting: Posting?) {
        switch posting?.operation {
        case .create?:
            if case .document? = posting?.body { self = .create } else { self = .createName }
        case .update?, .void?, .delete?, nil: self = .change
        }
    }
}

extension RecordBody {
    /// The currency that an answer without one is in.
    var currency: Currency? {
        switch self {
        case .customer(let party), .vendor(let party): party.currency
        case .item: nil
        case .document(let document): document.currency
        }
    }
}
