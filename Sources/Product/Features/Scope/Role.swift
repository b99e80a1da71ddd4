/// What a person is to a company; each role may do what the ones before it may (A1).
package enum Role: String, Sendable, CaseIterable, Codable, Comparable {
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

/// One kind of thing that features do; every call of a feature names the one that it needs.
package enum Permission: String, Sendable, CaseIterable {
    case seeConnections, seeOrders, seeRuns, seeFeeds, seeSettings, seeBackfills, seeReconciliation
    case syncStores, retryOrders, sendOrders, leaveOrdersOut
    case answerOrders, previewRuns, changeFeeds, changeSettings, bringInHistory, mendFindings, undoPosted, seeAudit
    case changeConnections, changeCompany

    /// The least role that has it.
    package var least: Role {
        switch self {
        case .seeConnections, .seeOrders, .seeRuns, .seeFeeds, .seeSettings, .seeBackfills, .seeReconciliation: .viewer
        case .syncStores, .retryOrders, .sendOrders, .leaveOrdersOut: .clerk
        case .answerOrders, .previewRuns, .changeFeeds, .changeSettings, .bringInHistory, .mendFindings, .undoPosted,
            .seeAudit:
            .bookkeeper
        case .changeConnections, .changeCompany: .administrator
        }
    }
}
