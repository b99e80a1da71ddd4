package import Commerce

/// What a workflow needs of a store.
package enum StoreNeed: Hashable, Sendable, Codable {
    /// The store has records of this stream, read or taken.
    case has(RecordStream)
    /// We can read the stream from the store, including the past.
    case reads(RecordStream)
    /// The store lets us write stock levels.
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
