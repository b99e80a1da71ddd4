/// What a person is to a company; each role may do what the ones before it may (A1).
package enum Role: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Looks.
    case viewer
    /// Syncs, sends and retries.
    case clerk
    /// Maps, answers, undoes and brings in history.
    case bookkeeper
    /// Connects, and ends connections.
    case administrator

    package static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .viewer: 0
        case .clerk: 1
        case .bookkeeper: 2
        case .administrator: 3
        }
    }
}
