import Synchronization

/// How many requests are in flight to one set of books, how many of them hold list records, and which were answered.
struct Flight {
    private(set) var count = 0
    private(set) var lists = 0
    /// Where each request leaves how it ended.
    let landed = LandedRequests()

    var isEmpty: Bool { count == 0 }
    var hasDocuments: Bool { count > lists }

    mutating func departed(isList: Bool) {
        count += 1
        if isList { lists += 1 }
    }

    /// Takes all that were answered: what comes while others are written down is written down together.
    mutating func land() -> [PostingEnd] {
        let ends = landed.take()
        count -= ends.count
        lists -= ends.count { $0.sent.isList }
        return ends
    }
}

/// Requests that were answered and are not written down yet.
final class LandedRequests: Sendable {
    private let ends = Mutex<[PostingEnd]>([])

    func add(_ end: PostingEnd) { ends.withLock { $0.append(end) } }

    func take() -> [PostingEnd] {
        ends.withLock { ends in
            defer { ends = [] }
            return ends
        }
    }
}
