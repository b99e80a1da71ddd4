import Accounting
import ConnectorKit
import LinkLedger
import Storage

/// What the books said to a request, as the audit keeps it (X7).
package struct BooksAnswer: Hashable, Sendable, Codable {
    /// Of the request as a whole: not carried out, or no word of it.
    package var problem: AnsweredProblem?
    package var writes: [AnsweredWrite] = []

    init(problem: AnsweredProblem? = nil) { self.problem = problem }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        try row.read(.problem, into: &problem)
        try row.read(.writes, into: &writes)
    }

    /// Adds what was said to one write.
    mutating func add(_ posting: Posting, _ outcome: PostingOutcome, way: AnsweredWrite.Way? = nil) {
        var write = AnsweredWrite(posting, way)
        switch outcome {
        case .posted(let record): write.take(record)
        case .refused(let problem): write.take("refused", problem)
        case .unknown(let problem): write.take("unknown", problem)
        }
        writes.append(write)
    }

    /// Adds what a look found of one write.
    mutating func add(_ posting: Posting, _ look: LookResult) {
        add(AnsweredWrite(posting, .looked), look)
    }

    /// The same of an intent of which there is no posting.
    mutating func add(_ intent: IntentRow, _ look: LookResult) {
        add(AnsweredWrite(key: intent.key.description, kind: intent.kind.rawValue, way: .looked), look)
    }

    private mutating func add(_ asked: AnsweredWrite, _ look: LookResult) {
        var write = asked
        switch look {
        case .found(let record): write.take(record)
        case .absent: write.outcome = "absent"
        case .occupied(let existing):
            write.outcome = "occupied"
            write.id = existing
        case .refused(let problem): write.take("lookRefused", problem)
        }
        writes.append(write)
    }

    mutating func add(_ other: BooksAnswer) {
        writes += other.writes
        problem = problem ?? other.problem
    }
}

/// What the books said to one write.
package struct AnsweredWrite: Hashable, Sendable, Codable {
    /// How it became known, when not by the answer to the request itself.
    package enum Way: String, Hashable, Sendable, Codable { case looked, repeated }

    package var key: String
    package var kind: String
    package var way: Way?
    /// `posted`, `refused`, `unknown`, `absent`, `occupied`, `lookRefused`.
    package var outcome = "unknown"
    package var id: String?
    package var version: String?
    package var number: String?
    package var total: String?
    package var tax: String?
    package var balance: String?
    package var problem: AnsweredProblem?
}

extension AnsweredWrite {
    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(key: try row.value(.key), kind: try row.value(.kind))
        try row.read(.way, into: &way)
        try row.read(.outcome, into: &outcome)
        try row.read(.id, into: &id)
        try row.read(.version, into: &version)
        try row.read(.number, into: &number)
        try row.read(.total, into: &total)
        try row.read(.tax, into: &tax)
        try row.read(.balance, into: &balance)
        try row.read(.problem, into: &problem)
    }
}

/// The words of the books when they said no.
package struct AnsweredProblem: Hashable, Sendable, Codable {
    package var cause: String
    package var code: String?
    package var text: String?
    package var status: Int?
    /// By which they find the request.
    package var request: String?

    init(_ problem: ConnectorProblem) {
        cause = problem.cause.code
        code = problem.code
        text = problem.text
        status = problem.status
        request = problem.requestID
    }
}

extension PostingEnd {
    /// The entry that is written with the outcome; `nil` when the books were not asked.
    func note(run: String) throws -> AuditNote? {
        guard !answer.writes.isEmpty || answer.problem != nil else { return nil }
        var subjects: Set<AuditSubject> = []
        for write in answer.writes {
            if let id = write.id, let kind = BooksRecordKind(rawValue: write.kind) {
                subjects.insert(.record(kind, id))
            }
            if let number = write.number, !sent.names(number) { subjects.insert(.number(number)) }
        }
        return AuditNote(
            .answer, run: run, requestKey: sent.prepared.requestKey, subjects: subjects,
            content: try RecordText.encode(answer))
    }
}

extension PostingTry {
    /// Whether the request said that number itself; it is found by it already.
    fileprivate func names(_ number: String) -> Bool {
        writes.contains {
            if case .document(let document) = $0.posting.body { document.number == number } else { false }
        }
    }
}

extension AnsweredWrite {
    fileprivate init(_ posting: Posting, _ way: Way?) {
        self.init(key: posting.key.description, kind: BooksRecordKind(posting.body).rawValue, way: way)
    }

    fileprivate mutating func take(_ record: BooksRecord) {
        outcome = "posted"
        id = record.locator.id
        version = record.locator.version
        number = record.number
        total = record.total?.description
        tax = record.tax?.description
        balance = record.balance?.description
    }

    fileprivate mutating func take(_ word: String, _ problem: ConnectorProblem) {
        outcome = word
        self.problem = AnsweredProblem(problem)
    }
}
