/// What happened to a request that is under way.
enum FlightEvent: Sendable {
    case answered(PostingEnd)
    /// What had been answered is written down; `stop` says what ends the posting.
    case written(stop: RunStop?)
}

/// The requests under way to one set of books: those that the books are at, and those that were answered and are not written down yet.
struct Flight {
    /// How many the books are at, and how many of them hold list records.
    private(set) var count = 0
    private(set) var lists = 0
    private var unwritten: [PostingEnd] = []
    private var unwrittenDocuments = 0
    private var isWriting = false
    private var isStopping = false
    /// Something was written down, or decided, since it was last seen that nothing more is ready.
    private var hasNews = true

    var isEmpty: Bool { count == 0 && !isWriting }
    /// Documents of which it is not known yet whether the books took them as they were meant.
    var hasDocuments: Bool { count > lists || unwrittenDocuments > 0 }
    var mayLaunch: Bool { hasNews && !isStopping }

    mutating func departed(isList: Bool) {
        count += 1
        if isList { lists += 1 }
    }

    /// All that is ready has left, as far as `capacity` allows.
    mutating func launched(_ capacity: Int) { hasNews = count >= capacity }

    mutating func heardNews() { hasNews = true }

    mutating func take(_ event: FlightEvent) {
        switch event {
        case .answered(let end):
            count -= 1
            if end.sent.isList { lists -= 1 } else { unwrittenDocuments += 1 }
            if end.stop != nil { isStopping = true }
            unwritten.append(end)
        case .written:
            isWriting = false
            unwrittenDocuments = unwritten.count { !$0.sent.isList }
            hasNews = true
        }
    }

    /// What is to be written down next; `nil` while that before is not. What is answered meanwhile is written down together.
    mutating func endsToWrite() -> [PostingEnd]? {
        guard !isWriting, !unwritten.isEmpty else { return nil }
        defer { unwritten = [] }
        isWriting = true
        return unwritten
    }
}
