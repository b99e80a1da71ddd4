/// All orders of a store: the generated ones made on demand, with the edited and the new ones laid over them.
struct EcwidOrderBook: Sendable {
    let mill: EcwidOrderMill
    let paper: EcwidOrderPaper

    init(settings: EcwidSampleSettings) {
        mill = EcwidOrderMill(settings: settings)
        paper = EcwidOrderPaper(settings: settings, country: mill.country)
    }

    /// The order as it is now; nil when it does not exist, not yet, or no more.
    func current(_ index: Int, _ edits: EcwidEdits, now: Int64) -> JSONTree? {
        if let versions = edits.orders[index] { return versions.last?.tree }
        return generated(index, now: now)
    }

    /// The order as the search index knows it, which lags behind. Source: ecwid.md §1.7.
    func indexed(_ index: Int, _ edits: EcwidEdits, now: Int64, delay: Int64) -> JSONTree? {
        guard let versions = edits.orders[index] else { return generated(index, now: now - delay) }
        if let seen = versions.last(where: { $0.at + delay <= now }) { return seen.tree }
        return generated(index, now: now - delay)
    }

    func generated(_ index: Int, now: Int64) -> JSONTree? {
        guard exists(index) else { return nil }
        let sketch = mill.sketch(index)
        guard sketch.updated <= now else { return nil }
        let buyer = mill.buyers.buyer(ofOrder: index % max(1, mill.timeline.orders))
        return paper.tree(mill.order(index, sketch: sketch, buyer: buyer))
    }

    private func exists(_ index: Int) -> Bool {
        if index >= EcwidOrderNumbers.unfinishedFirst {
            return index < EcwidOrderNumbers.unfinishedFirst + mill.timeline.unfinished
        }
        return index >= 0 && index < mill.timeline.orders
    }

    /// Finds an order by the code people see (with the prefix), its internal number, or `last`.
    func index(named name: String) -> Int? {
        if let number = Int64(name) { return EcwidOrderNumbers.index(internalId: number) }
        let prefix = mill.country.orderNumberPrefix
        guard name.hasPrefix(prefix) else { return nil }
        return EcwidOrderNumbers.index(code: String(name.dropFirst(prefix.count)))
    }
}
