import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Many records of a run went wrong in one way: the settings or the books are at fault, not the records.
package struct CommonTrouble: Hashable, Sendable, Codable {
    /// What happened to the last of them.
    package var reason: OrderReason
    package var count: Int
    /// The settings with which it happened.
    package var policyVersion: Int

    package init(reason: OrderReason, count: Int, policyVersion: Int) {
        self.reason = reason
        self.count = count
        self.policyVersion = policyVersion
    }
}

/// Notices when record after record goes wrong in one way, so that a run stops after a few and asks.
struct PostingBrake: Sendable {
    /// Documents that come out differently in one way, and are taken back, before a run stops.
    static let differingMax = 5
    /// So many in a hundred of their kind make it more than an accident.
    static let differingPercent = 20
    /// Records of a kind that are refused in one way, while none of the kind is taken, before a run stops.
    static let refusedMax = 10
    /// While fewer documents than this were taken, they leave in small groups, one at a time.
    static let firstDocuments = 30
    /// The first group; the next are larger by what was taken.
    static let firstGroup = 5

    private var taken: [BooksRecordKind: Int] = [:]
    private var wrong: [String: Int] = [:]
    private(set) var trouble: (reason: OrderReason, count: Int)?

    mutating func note(_ kind: BooksRecordKind, _ outcome: IntentResult.Outcome) {
        switch outcome {
        case .posted: taken[kind, default: 0] += 1
        case .postedWrong(_, _, let reason, _):
            count(reason, kind) { $0 >= Self.differingMax && $0 * 100 >= ($0 + $1) * Self.differingPercent }
        case .refused(let reason, _): count(reason, kind) { $0 >= Self.refusedMax && $1 == 0 }
        case .takenBack, .putBack, .versionMoved, .decideAgain: break
        }
    }

    /// `isCommon` is told how many went wrong so, and how many of the kind were taken.
    private mutating func count(
        _ text: String, _ kind: BooksRecordKind, _ isCommon: (_ wrong: Int, _ taken: Int) -> Bool
    ) {
        guard let reason = try? RecordText.decode(OrderReason.self, from: text), let common = reason.way else { return }
        let way = "\(kind.rawValue) \(common)"
        wrong[way, default: 0] += 1
        let count = wrong[way, default: 0]
        if isCommon(count, taken[kind, default: 0]) { trouble = (reason, count) }
    }

    /// How many documents the books took as they were meant.
    private var documentsTaken: Int { taken.filter { $0.key.document != nil }.values.reduce(0, +) }

    /// Whether too little was taken yet to let many leave at once.
    var isFeelingItsWay: Bool { documentsTaken < Self.firstDocuments }

    /// What may leave now: little at first.
    func narrowed(_ capacity: PostingCapacity) -> PostingCapacity {
        guard isFeelingItsWay else { return capacity }
        return PostingCapacity(
            batchSize: min(capacity.batchSize, Self.firstGroup + documentsTaken),
            requestsInFlight: min(capacity.requestsInFlight, 2))
    }
}

extension OrderReason {
    /// What is the same in records that go wrong in one way; `nil` where each has a reason of its own, which says nothing of others.
    fileprivate var way: String? {
        switch self {
        case .booksDiffer(let difference, _, _): "\(code) \(difference.code)"
        case .problem(let problem, _, _), .failsAlways(let problem, _, _), .outcomeOpen(let problem, _, _):
            "\(code) \(problem.code ?? "")"
        case .skipped, .waiting, .refused, .held, .alwaysStale: code
        case .linkLost, .numberTaken, .numberOfOther, .numberOfVoided, .stillStands, .paidInBooks, .blocked,
            .editedInBooks,
            .removedInBooks, .undone,
            .notTakenBack, .stillInBooks,
            .postedTwice, .unreadable, .aliasOf, .withdrawn:
            nil
        }
    }
}

extension BooksDifference {
    fileprivate var code: String {
        switch self {
        case .total: "total"
        case .tax: "tax"
        case .number: "number"
        case .date: "date"
        case .currency: "currency"
        case .exchangeRate: "exchangeRate"
        }
    }
}
