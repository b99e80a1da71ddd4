/// What goes wrong on a visit, at one call of it.
package struct VisitFault: Sendable, Hashable {
    /// The kinds of mishap.
    package enum Kind: String, Sendable, CaseIterable {
        /// The call never reaches the door.
        case requestLost
        /// The door answered, and the answer is gone.
        case answerLost
        /// The door gets the call twice; the second answer counts.
        case deliveredTwice
        /// The Web Connector dies just before the call.
        case killedBefore
        /// The Web Connector dies with the answer in its hand.
        case killedAfter
        /// QuickBooks fails before it does what was sent; only at `sendRequestXML`.
        case quickBooksFails
        /// QuickBooks does what was sent and fails then; only at `sendRequestXML`.
        case quickBooksFailsAfter
        /// QuickBooks is closed before it does what was sent; only at `sendRequestXML`.
        case quickBooksCloses
    }

    /// What happens.
    package let kind: Kind
    /// At which operation.
    package let operation: ConnectorOperation
    /// At which call of it; 1 is the first.
    package let occurrence: Int

    /// A mishap at the first call of an operation, unless another is named.
    package init(_ kind: Kind, at operation: ConnectorOperation, occurrence: Int = 1) {
        self.kind = kind
        self.operation = operation
        self.occurrence = occurrence
    }
}

/// One call, as the log of the Web Connector tells it.
package struct VisitCall: Sendable, Hashable {
    /// What was called.
    package let operation: ConnectorOperation
    /// What came back: one text, or those of an array.
    package let result: [String]
    /// What went wrong; nil when nothing did.
    package let failure: String?
}

/// How a visit went.
package struct VisitReport: Sendable {
    /// Every call in its order.
    package internal(set) var calls: [VisitCall] = []
    /// The text of the status column.
    package internal(set) var status = ""
    /// `QBWC1012` and the like; nil when the program found nothing to complain about.
    package internal(set) var complaint: ConnectorComplaint?
    /// What receiveResponseXML said, one after the other.
    package internal(set) var percents: [Int] = []
    /// Message sets that QuickBooks did, or refused to read.
    package internal(set) var processed = 0
    /// The Web Connector died.
    package internal(set) var wasKilled = false
    /// At the end of authenticate: postpone by so many seconds.
    package internal(set) var postponedSeconds: Int?
    /// At the end of authenticate: so many seconds between two visits at least.
    package internal(set) var everySeconds: Int?

    /// How often an operation was called.
    package func count(_ operation: ConnectorOperation) -> Int { calls.count { $0.operation == operation } }
}
