package import Commerce

/// What a workflow needs of a store.
package enum StoreNeed: Hashable, Sendable, Codable {
    /// The store has such records, whichever way they come.
    case has(RecordStream)
    /// We can ask for them ourselves, also for those of the past.
    case reads(RecordStream)
    /// The store takes stock levels.
    case takesStock
}

extension StoreDescription {
    /// The first of the needs that the store does not meet.
    package func unmet(_ needs: [StoreNeed]) -> StoreNeed? {
        needs.first { need in
            switch need {
            case .has(let stream): !streams.contains(stream)
            case .reads(let stream): !reads.contains(stream)
            case .takesStock: !writesStock
            }
        }
    }
}
