package import Storage

/// One kind of thing that features do; every call of a feature names the one that it needs.
package enum Permission: String, Sendable, CaseIterable {
    case seeConnections, seeOrders, seeRuns, seeFeeds, seeSettings, seeBackfills, seeReconciliation, seePeople
    case syncStores, retryOrders, sendOrders, leaveOrdersOut
    case answerOrders, previewRuns, changeFeeds, changeSettings, bringInHistory, mendFindings, undoPosted, seeAudit
    case changeConnections, changeCompany, changePeople
    case pushRecords

    /// The lowest role that has it.
    package var least: Role {
        switch self {
        case .seeConnections, .seeOrders, .seeRuns, .seeFeeds, .seeSettings, .seeBackfills, .seeReconciliation,
            .seePeople:
            .viewer
        case .syncStores, .retryOrders, .sendOrders, .leaveOrdersOut, .pushRecords: .clerk
        case .answerOrders, .previewRuns, .changeFeeds, .changeSettings, .bringInHistory, .mendFindings, .undoPosted,
            .seeAudit:
            .bookkeeper
        case .changeConnections, .changeCompany, .changePeople: .administrator
        }
    }
}
