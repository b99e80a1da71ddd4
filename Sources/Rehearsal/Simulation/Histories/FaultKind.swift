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
}
