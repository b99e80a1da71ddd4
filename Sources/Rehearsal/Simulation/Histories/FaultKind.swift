/// What can go wrong or happen at a bad moment; how often each did is counted.
package enum FaultKind: String, CaseIterable, Sendable, Codable {
    case requestLost, answerLost, requestDoubled, requestLate, answerSlow, throttled, serverFault
    case tokenExpired, tokenRotated, consentRevoked
    case storeFails, searchLag, hintTwice, hintOutOfOrder
    case orderEdited, orderPaid, orderRefunded, orderCancelled
    case documentEdited, documentDeleted, booksClosed
    case clockForward, clockBack
    case deathBeforeWrite, deathAfterWrite, deathAtRequest, deathAnywhere
    case secondWorker, diskFull
}
