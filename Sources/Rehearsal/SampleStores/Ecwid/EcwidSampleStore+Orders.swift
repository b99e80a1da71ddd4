import Foundation
import HTTPTypes

extension EcwidSampleStore {
    /// Searches kept for paging; each holds at most one index per order.
    private static let keptSearchesMax = 4

    func orderCall(_ question: EcwidQuestion, _ path: [String]) throws(EcwidRefusal) -> EcwidAnswer {
        try needMethod(.get, question)
        try need("read_orders", question)
        guard path.count > 1 else { return EcwidAnswer(try search(question)) }
        if path[1] == "deleted", path.count == 2 { return EcwidAnswer(try deletedOrders(question)) }
        guard let index = path[1] == "last" ? lastIndex() : book.index(named: path[1]),
            let order = book.current(index, edits, now: now)
        else { throw .orderNotFound(path[1]) }
        guard path.count > 2 else { return EcwidAnswer(order) }
        guard path[2] == "invoices", path.count == 3 else { throw .pathNotFound }
        try need("read_invoices", question)
        return EcwidAnswer(["orderId": order["id"] ?? .null, "invoices": order["invoices"] ?? []])
    }

    private func search(_ question: EcwidQuestion) throws(EcwidRefusal) -> JSONTree {
        let query = try EcwidOrderQuery(question)
        let window = try EcwidWindow(question)
        let search = EcwidOrderSearch(book: book, edits: edits, now: now, delay: Int64(settings.searchDelaySeconds))
        let found = find(query, search)
        var page = found.page(
            offset: window.offset, limit: window.limit, newestFirst: settings.resultOrder != .oldestFirst)
        if settings.resultOrder == .shuffledPages { page = shuffled(page, offset: window.offset) }
        return envelope(page.compactMap(search.indexed), total: found.count, window)
    }

    /// Periods are cheap; other searches are kept while nothing changes, so that paging walks the store once.
    private func find(_ query: EcwidOrderQuery, _ search: EcwidOrderSearch) -> EcwidOrderSearch.Found {
        if query.isOnlyPeriod { return search.find(query) }
        let visible = book.mill.timeline.count(before: search.now - search.delay + 1)
        let settled = search.delay == 0 || edits.lastOrderAt + search.delay <= search.now
        let key = "\(edits.revision) \(visible) \(query)"
        if settled, let kept = keptSearches.first(where: { $0.key == key }) { return kept.found }
        let found = search.find(query)
        guard settled else { return found }
        keptSearches.append((key, found))
        if keptSearches.count > EcwidSampleStore.keptSearchesMax { keptSearches.removeFirst() }
        return found
    }

    private func shuffled(_ page: [Int], offset: Int) -> [Int] {
        var chance = SeededChance(seed: settings.seed, purpose: 21, index: offset)
        var page = page
        for place in page.indices.dropLast() { page.swapAt(place, chance.within(place...page.count - 1)) }
        return page
    }

    private func lastIndex() -> Int? {
        let placed = edits.orders.keys.filter { edits.orders[$0]?.last?.tree != nil }.max()
        let generated = book.mill.timeline.count(before: now + 1) - 1
        if let placed, placed >= EcwidOrderNumbers.placedFirst { return placed }
        return generated >= 0 ? generated : nil
    }

    private func deletedOrders(_ question: EcwidQuestion) throws(EcwidRefusal) -> JSONTree {
        let window = try EcwidWindow(question)
        let from = try question.moment("from_date") ?? .min
        let to = try question.moment("to_date") ?? .max
        let found = edits.deletions.filter { $0.at >= from && $0.at <= to }
        let items = found.dropFirst(window.offset).prefix(window.limit).map { deletion -> JSONTree in
            [
                "id": .integer(EcwidOrderNumbers.internalId(deletion.index)), "orderId": .string(deletion.orderId),
                "date": .string(StoreMoment.text(deletion.at)),
            ]
        }
        return envelope(items, total: found.count, window)
    }
}
