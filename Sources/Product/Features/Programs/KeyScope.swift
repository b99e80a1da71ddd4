/// What a key is for: a program gets no more of its owner's rights than its task needs.
package enum KeyScope: String, Hashable, Sendable, CaseIterable, Codable {
    /// Seeing everything that the owner sees, but the audit. Every key of a user has it.
    case read
    /// Beginning syncs and dry runs.
    case sync
    /// Everything that is done about orders and their documents.
    case orders
    /// Settings, schedules and history.
    case settings
    /// Connecting and ending connections, and the company itself.
    case connections
    case people
    case audit
    /// Bringing records into stores; keys of a store have this alone, and know no other store.
    case push

    /// Those that a key of a user may have.
    package static let ofUsers: [KeyScope] = allCases
}

extension Permission {
    /// The scope that a key must have for it.
    package var scope: KeyScope {
        switch self {
        case .seeConnections, .seeOrders, .seeRuns, .seeFeeds, .seeSettings, .seeBackfills, .seeReconciliation,
            .seePeople:
            .read
        case .syncStores, .previewRuns: .sync
        case .retryOrders, .sendOrders, .leaveOrdersOut, .answerOrders, .mendFindings, .undoPosted: .orders
        case .changeFeeds, .changeSettings, .bringInHistory: .settings
        case .seeAudit: .audit
        case .changeConnections, .changeCompany: .connections
        case .changePeople: .people
        case .pushRecords: .push
        }
    }
}
