package import Accounting
package import Bookkeeping
package import ConnectorKit
package import LinkLedger
import Storage

/// Why an order is where it is: the case is kept, the sentence is made when it is read.
///
/// Source: style.md §4 ("store the case, never the sentence").
package enum OrderReason: Hashable, Sendable, Codable {
    case skipped(SkipRule)
    case waiting(WaitReason)
    case refused([Refusal])
    /// The order is posted without these parts of it.
    case held([HeldPart])
    /// The outside refused one record of the order.
    case problem(ConnectorProblem, record: BooksRecordKind, name: String)
    /// The books fail at one record each time, and it is not in them; they take others.
    case failsAlways(ConnectorProblem, record: BooksRecordKind, name: String)
    /// No answer came to one record, and the books cannot be asked whether they hold it.
    case outcomeOpen(ConnectorProblem, record: BooksRecordKind, name: String)
    /// The books say each time that it was changed meanwhile, though nothing of it was.
    case alwaysStale(record: BooksRecordKind, number: String?)
    /// It is to be changed or taken back, and which record of the books it is is not known any more.
    case linkLost(record: BooksRecordKind, number: String?)
    /// The books made something else of the document; it was taken back.
    case booksDiffer(BooksDifference, record: BooksRecordKind, number: String?)
    /// The number is used by a document that is not ours.
    case numberTaken(number: String, existing: String)
    /// The number is used by our own document of another order of the store.
    case numberOfOther(number: String, order: String, id: String)
    /// The number is used by our own document of the same order, which was voided: the books count it all the same.
    case numberOfVoided(number: String, record: BooksRecordKind, existing: String)
    /// What was posted for it before, and is linked no more, stands in the books still.
    case stillStands(record: BooksRecordKind, number: String?, existing: String)
    /// A product that is sold under another name too: the item of that one stands for it.
    case aliasOf(String)
    /// A product that the store sells no more: no item is made of it, and one that it has is put to rest.
    case withdrawn
    /// Posted; what somebody received in the books for its invoice counts as its payment, and nothing was posted for that.
    case paidInBooks([PaymentInBooks])
    /// A record that must come first was refused.
    case blocked(by: String)
    /// The document was changed by hand in the books; their version is kept.
    case editedInBooks(record: BooksRecordKind, number: String?)
    case removedInBooks(record: BooksRecordKind, number: String?)
    /// Taken back on somebody's word; posted again only on somebody's word. `isChanged`: the store changed it since.
    case undone(by: String, at: Instant, isChanged: Bool)
    /// A document of it was to be taken back and may not be.
    case notTakenBack(UndoObstacle)
    /// Not all of it could be taken back, or not all was to be: what is there and what is not.
    case stillInBooks(StillInBooks)
    /// A write that had been given up turned out to be carried out after another took its place.
    case postedTwice
    /// What is kept of the order cannot be understood by this program; nothing of it is guessed.
    case unreadable(KeptPart, Unreadable)

    /// A short stable word for lists, filters and programs.
    package var code: String {
        switch self {
        case .skipped(let rule): rule.code
        case .waiting(let reason): reason.code
        case .refused(let refusals): refusals.first?.code ?? "refused"
        case .held(let parts): parts.first?.refusal.code ?? "held"
        case .problem(let problem, _, _): problem.cause.code
        case .failsAlways: "failsAlways"
        case .outcomeOpen: "outcomeOpen"
        case .alwaysStale: "alwaysStale"
        case .linkLost: "linkLost"
        case .booksDiffer: "booksDiffer"
        case .numberTaken: "numberTaken"
        case .numberOfOther: "numberOfOther"
        case .numberOfVoided: "numberOfVoided"
        case .stillStands: "stillStands"
        case .aliasOf: "aliasOf"
        case .withdrawn: "withdrawn"
        case .paidInBooks: "paidInBooks"
        case .blocked: ReasonCode.blocked
        case .editedInBooks: "editedInBooks"
        case .removedInBooks: "removedInBooks"
        case .undone: ReasonCode.undone
        case .notTakenBack(let obstacle): obstacle.code
        case .stillInBooks(let rest): rest.isWanted ? ReasonCode.undone : "stillInBooks"
        case .postedTwice: ReasonCode.postedTwice
        // What was undone stays so, also when nobody can read by whom.
        case .unreadable(.undoing, _): ReasonCode.undone
        case .unreadable: "unreadableKept"
        }
    }
}

/// What we keep of an order beside the store's own record.
package enum KeptPart: String, Hashable, Sendable, Codable, CaseIterable {
    /// What people said about it.
    case choices
    /// What it told first of its money.
    case sights
    /// What is posted for it.
    case posted
    /// What it adds to daily summaries.
    case members
    /// What is to be written in the books for it.
    case intent
    /// The request to the books that holds it.
    case request
    /// Why it stands where it stands.
    case reason
    /// That, and by whom, it was undone.
    case undoing
}

/// What the books answered against what was intended.
package enum BooksDifference: Hashable, Sendable, Codable {
    case total(intended: Money, books: ExactDecimal)
    case tax(intended: Money, books: ExactDecimal)
    case number(intended: String, books: String?)
    case date(intended: BusinessDate, books: BusinessDate)
    case currency(intended: Currency, books: Currency)
    case exchangeRate(intended: ExactDecimal, books: ExactDecimal, Currency)
}
