import Accounting
import Bookkeeping
import ConnectorKit
import Crypto
import Foundation

/// Groups writes into requests, in their order: new names and items together, documents together, voids and changed names alone.
struct Preparation {
    private let company: BooksCompany
    private let itemsMax: Int
    private var prepared = PreparedPostings()
    private var waiting: [(posting: Posting, write: EntityWrite)] = []
    private var waitingLines = 0

    /// More lines than this in one batch have taken the service over a minute, whatever the number of documents.
    static let linesPerBatchMax = 1000

    static func prepare(
        _ postings: [Posting], company: BooksCompany, capacity: PostingCapacity
    ) -> PreparedPostings {
        var preparation = Preparation(company: company, itemsMax: max(1, capacity.batchSize))
        for posting in postings { preparation.add(posting) }
        preparation.flush()
        return preparation.prepared
    }

    private init(company: BooksCompany, itemsMax: Int) {
        self.company = company
        self.itemsMax = itemsMax
    }

    private mutating func add(_ posting: Posting) {
        let write: EntityWrite
        do { write = try posting.write(company) } catch {
            prepared.unwritable[posting.intentID] = .unwritable(naming: error.key)
            return
        }
        if write.travelsAlone || waiting.last?.posting.isListRecord == !posting.isListRecord { flush() }
        let lines = write.body.objects("Line").count
        if waitingLines + lines > Self.linesPerBatchMax { flush() }
        waiting.append((posting, write))
        waitingLines += lines
        if write.travelsAlone || waiting.count == itemsMax { flush() }
    }

    private mutating func flush() {
        guard let first = waiting.first else { return }
        prepared.requests.append(waiting.count == 1 ? .single(first.posting, first.write) : .batch(waiting))
        waiting = []
        waitingLines = 0
    }
}

extension ConnectorProblem {
    /// A body names a record that is not in the books, which nobody but us can mend.
    static func unwritable(naming key: RecordKey? = nil) -> ConnectorProblem {
        ConnectorProblem(.invalid(field: nil), code: "unresolved_reference", text: key?.description)
    }
}

extension PreparedPosting {
    fileprivate static func single(_ posting: Posting, _ write: EntityWrite) -> PreparedPosting {
        PreparedPosting(
            requestKey: posting.requestKey,
            payload: Payload(path: write.path, body: JSONWriter.write(write.body)).text,
            intentIDs: [posting.intentID])
    }

    fileprivate static func batch(_ writes: [(posting: Posting, write: EntityWrite)]) -> PreparedPosting {
        let items = writes.enumerated().map { index, entry -> JSONValue in
            let id = JSONObject.Member(name: "bId", value: .text(String(index + 1)))
            return .object(JSONObject(members: [id] + entry.write.batchItem.members))
        }
        let body = JSONObject(members: [.init(name: "BatchItemRequest", value: .array(items))])
        return PreparedPosting(
            requestKey: batchKey(writes.map(\.posting.requestKey)),
            payload: Payload(path: Payload.batchPath, body: JSONWriter.write(body)).text,
            intentIDs: writes.map(\.posting.intentID))
    }

    /// The same members have the same key, so that a batch sent twice is carried out once; 33 of at most 36 characters.
    private static func batchKey(_ keys: [String]) -> String {
        let digest = SHA256.hash(data: Data(keys.joined(separator: "\n").utf8))
        return "b" + digest.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
