import Bookkeeping
import ConnectorKit

/// Groups writes into sets of messages, in their order: names and items together, documents together, what is replaced alone.
struct Preparation {
    private let company: BooksCompany
    private let itemsMax: Int
    private var prepared = PreparedPostings()
    private var waiting: [(posting: Posting, requests: [QBElement])] = []
    private var lines = 0

    /// More lines than this in one set would keep QuickBooks busy for longer than anybody waits.
    static let linesPerSetMax = 2000

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
        if posting.isReplaced || waiting.last?.posting.isListRecord == !posting.isListRecord { flush() }
        let requests: [QBElement]
        do throws(Unwritable) { requests = try posting.requests(company, name: String(waiting.count + 1)) } catch {
            prepared.unwritable[posting.intentID] = error.problem
            return
        }
        let lines = requests.reduce(0) { $0 + ($1.children.first?.children.count ?? 0) }
        waiting.append((posting, requests))
        self.lines += lines
        if posting.isReplaced || waiting.count == itemsMax || self.lines > Self.linesPerSetMax * 10 { flush() }
    }

    private mutating func flush() {
        guard !waiting.isEmpty else { return }
        let key = DesktopKey.messageSet(waiting.map(\.posting.requestKey))
        let set = MessageSet(
            requests: waiting.flatMap(\.requests), id: key, stopsOnError: waiting.contains(where: \.posting.isReplaced))
        prepared.requests.append(
            PreparedPosting(requestKey: key, payload: set.text, intentIDs: waiting.map(\.posting.intentID)))
        waiting = []
        lines = 0
    }
}
