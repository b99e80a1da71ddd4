/// A change as one line of the journal, and back.
extension CompanyFile {
    /// Everything a request changed, with its replay when it bore a request id.
    func line(of change: Change, replay: JSONObject?) -> JSONObject {
        var line: JSONObject = ["t": .number(String(now.milliseconds))]
        var seen: Set<Change.Address> = []
        let addresses = change.records.map(\.address).filter { seen.insert($0).inserted }
        line.append("put", .array(addresses.compactMap(putEntry)))
        line.append(
            "gone",
            .array(
                addresses.filter { kept($0.kind, $0.id) == nil }.map {
                    [.string($0.kind.rawValue), .number(String($0.id))]
                }))
        line.append("post", .array(Array(Set(change.postings.map(\.document))).sorted().map(postEntry)))
        line.append("stock", .array(Array(Set(change.stocks.map(\.item))).sorted().map(stockEntry)))
        line.append("moves", .array(Array(Set(change.moves.map(\.document))).sorted().map(movesEntry)))
        if let replay { line.append("replay", .object(replay)) }
        return line
    }

    private func number(_ value: Int) -> JSONValue { .number(String(value)) }

    private func putEntry(_ address: Change.Address) -> JSONValue? {
        guard let kept = kept(address.kind, address.id) else { return nil }
        return [
            .string(address.kind.rawValue), number(address.id), .number(String(kept.facts.created.milliseconds)),
            .number(String(kept.facts.updated.milliseconds)), .object(kept.record),
        ]
    }

    private func postEntry(_ document: Int) -> JSONValue {
        let postings = (ledger.entries[document] ?? []).map { posting -> JSONValue in
            [
                number(posting.account), number(posting.party), .number(String(posting.home.count)),
                .number(String(posting.amount.count)),
            ]
        }
        return [number(document), .array(postings)]
    }

    private func stockEntry(_ item: Int) -> JSONValue {
        let stock = stock[item] ?? ItemStock()
        let layers = stock.layers.map { layer -> JSONValue in [layer.quantity.json, layer.unitCost.json] }
        return [number(item), stock.quantity.json, stock.lastUnitCost.json, .array(layers)]
    }

    private func movesEntry(_ document: Int) -> JSONValue {
        let moves = (moves[document] ?? []).map { move -> JSONValue in
            [number(move.item), move.quantity.json, .number(String(move.cost.count))]
        }
        return [number(document), .array(moves)]
    }

    /// Takes a line back in.
    func restore(_ line: JSONObject) {
        let moment = Moment(milliseconds: line.text("t").flatMap { Int64($0) } ?? 0)
        for entry in line.array("put") ?? [] { restorePut(entry) }
        for entry in line.array("gone") ?? [] {
            guard let parts = entry.array, parts.count == 2,
                let kind = parts[0].text.flatMap({ EntityKind(rawValue: $0) }),
                let id = parts[1].int
            else { continue }
            restoreRemoval(kind, id, at: moment)
            restoreSequence(kind.sequence, id)
        }
        for entry in line.array("post") ?? [] {
            guard let parts = entry.array, parts.count == 2, let document = parts[0].int else { continue }
            restorePostings((parts[1].array ?? []).compactMap(Posting.init), for: document)
        }
        for entry in line.array("stock") ?? [] { restoreStock(entry) }
        for entry in line.array("moves") ?? [] {
            guard let parts = entry.array, parts.count == 2, let document = parts[0].int else { continue }
            restoreMoves(document, (parts[1].array ?? []).compactMap(StockMove.init))
        }
    }

    private func restorePut(_ entry: JSONValue) {
        guard let parts = entry.array, parts.count == 5, let kind = parts[0].text.flatMap({ EntityKind(rawValue: $0) }),
            let id = parts[1].int, let created = parts[2].int, let updated = parts[3].int, let record = parts[4].object
        else { return }
        restorePut(
            kind, id, record, created: Moment(milliseconds: Int64(created)),
            updated: Moment(milliseconds: Int64(updated)))
    }

    private func restoreStock(_ entry: JSONValue) {
        guard let parts = entry.array, parts.count == 4, let item = parts[0].int,
            let quantity = parts[1].text.flatMap(Exact.init), let cost = parts[2].text.flatMap(Exact.init)
        else { return }
        let layers = (parts[3].array ?? []).compactMap { layer -> StockLayer? in
            guard let pair = layer.array, pair.count == 2, let quantity = pair[0].text.flatMap(Exact.init),
                let cost = pair[1].text.flatMap(Exact.init)
            else { return nil }
            return StockLayer(quantity: quantity, unitCost: cost)
        }
        restoreStock(item, ItemStock(layers: layers, quantity: quantity, lastUnitCost: cost))
    }
}

extension JSONValue {
    fileprivate var int: Int? { text.flatMap { Int($0) } }
}

extension Posting {
    fileprivate init?(_ value: JSONValue) {
        guard let parts = value.array, parts.count == 4, let account = parts[0].int, let party = parts[1].int,
            let home = parts[2].int, let amount = parts[3].int
        else { return nil }
        self.init(account, party: party, debit: Cents(Int64(amount)), home: Cents(Int64(home)))
    }
}

extension StockMove {
    fileprivate init?(_ value: JSONValue) {
        guard let parts = value.array, parts.count == 3, let item = parts[0].int,
            let quantity = parts[1].text.flatMap(Exact.init), let cost = parts[2].int
        else { return nil }
        self.init(item: item, quantity: quantity, cost: Cents(Int64(cost)))
    }
}
