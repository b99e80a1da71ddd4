/// What can go wrong or happen at a bad moment; how often each did is counted.
package enum FaultKind: String, CaseIterable, Sendable, Codable {
    case requestLost, answerLost, requestDoubled, requestLate, answerSlow, throttled, serverFault
    /// The same of a batch of customers and items.
    case namesLost, namesDoubled, namesLate
    case tokenExpired, tokenRotated, consentRevoked
    case storeFails, searchLag, hintTwice, hintOutOfOrder
    case orderEdited, orderEditedDown, orderEditedUp, orderPaid, orderCancelled, orderCancelledPaid, orderDeleted
    case orderShipped
    case orderRefunded, refundOfDifference, refundByStatus, refundEntriesLater, refundContradicted, refundTooMuch
    case documentEdited, documentDeleted, documentVoided, numberTaken, nameTaken, booksClosed
    case orderUndone, runUndone, orderRetried, orderSent, signInElsewhere, storeMoved, booksShared, auditTampered
    case recordPoisoned
    case clockForward, clockBack
    case deathBeforeWrite, deathAfterWrite, deathAtRequest, deathAnywhere
    case secondWorker, diskFull
    /// Of visits of a Web Connector, and of the program that it speaks for.
    case visitRequestLost, visitAnswerLost, visitDeliveredTwice, visitorKilled, secondVisit
    case quickBooksFailed, quickBooksClosed, quickBooksShut, otherFileOpen, writesLocked
}

/// Which books a history has.
package enum SimulatedBooks: String, CaseIterable, Sendable {
    case online, desktop

    /// What can strike there.
    package var faults: [FaultKind] {
        switch self {
        case .online: FaultKind.allCases.filter { !Self.ofVisits.contains($0) }
        case .desktop:
            Self.ofVisits + [
                .storeFails, .orderEdited, .orderPaid, .orderCancelled, .orderShipped, .orderRefunded, .orderRetried,
                .deathBeforeWrite, .deathAfterWrite, .deathAtRequest, .deathAnywhere,
            ]
        }
    }

    private static let ofVisits: [FaultKind] = [
        .visitRequestLost, .visitAnswerLost, .visitDeliveredTwice, .visitorKilled, .secondVisit, .quickBooksFailed,
        .quickBooksClosed, .quickBooksShut, .otherFileOpen, .writesLocked,
    ]
}
