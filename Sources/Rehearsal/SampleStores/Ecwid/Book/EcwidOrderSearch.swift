/// Answers searches over the order book page by page; memory grows with the page, not with the store.
struct EcwidOrderSearch: Sendable {
    let book: EcwidOrderBook
    let edits: EcwidEdits
    let now: Int64
    let delay: Int64

    /// What a search found, before it is cut into pages: the indexes of orders in rising order.
    enum Found: Sendable {
        /// `range` without `holes`, with `extras` added; all lists sorted.
        case period(range: Range<Int>, holes: [Int], extras: [Int])
        case list([Int])
    }

    func find(_ query: EcwidOrderQuery) -> Found {
        if let ids = query.ids { return .list(byNames(ids, query)) }
        let range = generatedRange(query)
        let edited = edits.orders.keys.sorted()
        let extras = edited.filter { index in
            guard let tree = indexed(index) else { return false }
            return query.accepts(tree)
        }
        if query.isOnlyPeriod {
            return .period(range: range, holes: edited.filter(range.contains), extras: extras)
        }
        return .list((scan(range, query) + unfinished(query) + extras).sorted())
    }

    func indexed(_ index: Int) -> JSONTree? {
        book.indexed(index, edits, now: now, delay: delay)
    }

    private func byNames(_ names: [String], _ query: EcwidOrderQuery) -> [Int] {
        var found: Set<Int> = []
        for name in names {
            guard let index = book.index(named: name), let tree = indexed(index), query.accepts(tree) else { continue }
            found.insert(index)
        }
        return found.sorted()
    }

    /// The generated orders that can match by time; created and changed lie nine days apart at most.
    private func generatedRange(_ query: EcwidOrderQuery) -> Range<Int> {
        let from = max(query.updatedFrom ?? .min, query.createdFrom ?? .min)
        let settled = query.createdTo.map { $0.addingReportingOverflow(EcwidOrderSketch.settlingSecondsMax) }
        let createdTo = settled.map { $0.overflow ? .max : $0.partialValue }
        let to = min(query.updatedTo ?? .max, createdTo ?? .max, now - delay)
        let first = book.mill.timeline.count(before: from)
        let end = to == .max ? book.mill.timeline.orders : book.mill.timeline.count(before: to + 1)
        return first..<max(first, end)
    }

    private func scan(_ range: Range<Int>, _ query: EcwidOrderQuery) -> [Int] {
        range.filter { index in
            guard edits.orders[index] == nil, query.accepts(book.mill.sketch(index)) else { return false }
            if query.needsOnlySketches { return true }
            guard let tree = indexed(index) else { return false }
            return query.accepts(tree)
        }
    }

    private func unfinished(_ query: EcwidOrderQuery) -> [Int] {
        guard query.paymentStatuses?.contains("INCOMPLETE") == true else { return [] }
        let first = EcwidOrderNumbers.unfinishedFirst
        return (first..<first + book.mill.timeline.unfinished).filter { index in
            guard edits.orders[index] == nil, let tree = indexed(index) else { return false }
            return query.accepts(tree)
        }
    }
}

extension EcwidOrderSearch.Found {
    var count: Int {
        switch self {
        case .list(let indexes): indexes.count
        case .period(let range, let holes, let extras): range.count - holes.count + extras.count
        }
    }

    /// The indexes of one page, counted from the newest or from the oldest.
    func page(offset: Int, limit: Int, newestFirst: Bool) -> [Int] {
        guard offset < count else { return [] }
        return (offset..<min(count, offset + limit)).map { index(at: newestFirst ? count - 1 - $0 : $0) }
    }

    private func index(at rank: Int) -> Int {
        switch self {
        case .list(let indexes): return indexes[rank]
        case .period(let range, let holes, let extras):
            var low = 0
            var high = EcwidOrderNumbers.unfinishedFirst * 2
            while low < high {
                let middle = (low + high) / 2
                let below = EcwidOrderSearch.Found.count(upTo: middle, range, holes, extras)
                if below >= rank + 1 { high = middle } else { low = middle + 1 }
            }
            return low
        }
    }

    private static func count(upTo last: Int, _ range: Range<Int>, _ holes: [Int], _ extras: [Int]) -> Int {
        let inRange = max(0, min(last + 1, range.upperBound) - range.lowerBound)
        return inRange - holes.countUp(to: last) + extras.countUp(to: last)
    }
}

extension [Int] {
    /// How many elements of this sorted list are not above `last`.
    fileprivate func countUp(to last: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] <= last { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
