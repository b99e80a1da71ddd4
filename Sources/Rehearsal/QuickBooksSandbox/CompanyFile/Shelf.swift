/// All records of one kind, with the ways in: by id, number, party and time of change.
struct Shelf: Sendable {
    private(set) var kept: [Int: Kept] = [:]
    /// Ascending, as ids are given in order.
    private(set) var ids: [Int] = []
    private(set) var numbers: [String: [Int]] = [:]
    private(set) var parties: [Int: [Int]] = [:]
    /// Every change in the order of time; an entry is stale when the record changed again.
    private(set) var changes: [(at: Moment, id: Int)] = []
    private(set) var deleted: [(at: Moment, id: Int)] = []
    private(set) var deletedIds: Set<Int> = []

    mutating func put(_ id: Int, _ new: Kept) {
        let old = kept.updateValue(new, forKey: id)
        if old == nil { insert(id) }
        if old?.facts.number != new.facts.number {
            if let number = old?.facts.number { numbers[number.lowercased()]?.removeAll { $0 == id } }
            if let number = new.facts.number { numbers[number.lowercased(), default: []].append(id) }
        }
        if old?.facts.party != new.facts.party {
            if let party = old?.facts.party { parties[party]?.removeAll { $0 == id } }
            if let party = new.facts.party { parties[party, default: []].append(id) }
        }
        if old?.facts.updated != new.facts.updated { changes.append((new.facts.updated, id)) }
    }

    mutating func remove(_ id: Int, at moment: Moment?) {
        guard let old = kept.removeValue(forKey: id) else { return }
        let place = self.place(of: id)
        if place < ids.count, ids[place] == id { ids.remove(at: place) }
        if let number = old.facts.number { numbers[number.lowercased()]?.removeAll { $0 == id } }
        if let party = old.facts.party { parties[party]?.removeAll { $0 == id } }
        if let moment {
            deleted.append((moment, id))
            deletedIds.insert(id)
        }
    }

    /// Takes back a deletion that was refused after all.
    mutating func forgetDeletion(_ id: Int) {
        deletedIds.remove(id)
        deleted.removeAll { $0.id == id }
    }

    /// Ids changed at or after a moment, oldest first, each once.
    func changed(since moment: Moment) -> [Int] {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].at < moment { low = middle + 1 } else { high = middle }
        }
        return changes[low...].filter { kept[$0.id]?.facts.updated == $0.at }.map(\.id).uniqued()
    }

    /// The first place whose id is not below `id`.
    func place(of id: Int) -> Int {
        var low = 0
        var high = ids.count
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func insert(_ id: Int) {
        if let last = ids.last, last > id { ids.insert(id, at: place(of: id)) } else { ids.append(id) }
    }
}

extension Array where Element == Int {
    func uniqued() -> [Int] {
        var seen: Set<Int> = []
        return filter { seen.insert($0).inserted }
    }
}
