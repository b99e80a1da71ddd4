/// The outside said no, or said nothing: one typed cause, with the outside's own words kept.
///
/// Source: style.md §4. Log level, retry and remedy are derived from ``cause``.
package struct ConnectorProblem: Error, Hashable, Sendable, Codable {
    package enum Cause: Hashable, Sendable, Codable {
        /// The other side cannot be reached; the request did not leave.
        case unreachable
        /// It is reached, but cannot be believed: its certificate is wrong, or it speaks no TLS. The request did not leave.
        case notSecure(TLSFault)
        /// It may have been carried out: time-out, broken connection, 5xx to a write.
        case outcomeUnknown
        /// Too many requests; seconds to wait when the server says so.
        case throttled(retryAfterSeconds: Int?)
        /// A fault of the other side that passes by itself.
        case serverFault
        /// The sign-in was refused for good: consent revoked or run out. Only a person can repair it.
        case signInNeeded
        /// Our own client id or secret is wrong.
        case clientRefused
        /// The connection may not do this: scope, edition, role.
        case notPermitted
        /// The other side's subscription ended or its plan is too small.
        case subscriptionEnded
        case notFound
        /// Someone changed the record meanwhile.
        case stale
        /// A name is in use; the record that has it, when told.
        case duplicateName(existing: String?)
        /// A document number is in use; the document that has it, when told.
        case duplicateNumber(existing: String?)
        case periodClosed
        /// Dated before the stock of one of its items begins.
        case beforeStock
        /// A reference names something inactive, deleted or unknown.
        case referenceInactive
        case transactionDeposited
        /// The record breaks a rule of the other side.
        case invalid(field: String?)
        /// The answer is not what this system answers.
        case unreadable
        /// What we speak to in a shop of the merchant's own is not installed there, or is switched off.
        case extensionMissing
        /// Something before the other side answered in its place: a firewall, a sign-in page of the host.
        case blocked
        /// The clocks differ by more than the other side takes; seconds by which its own is ahead.
        case clockWrong(aheadSeconds: Int64)
    }

    /// The code of a credit that an invoice still shows after it was to be untied: a person unties it.
    package static let creditStillAppliedCode = "credit_still_applied"

    /// The code of a currency of which nobody here knows what the books call it.
    package static let currencyUnnamedCode = "currency_unnamed"

    package var cause: Cause
    /// The other side's code, as text.
    package var code: String?
    /// The other side's own sentence, in its own language.
    package var text: String?
    package var status: Int?
    /// The right that is missing, as the other side calls it: `read_orders`.
    package var right: String?
    /// The identifier by which the other side finds the request (`intuit_tid`).
    package var requestID: String?
    /// The raw answer, at most ``rawBytesMax`` bytes, without secrets.
    package var raw: String?

    package init(
        _ cause: Cause, code: String? = nil, text: String? = nil, status: Int? = nil, requestID: String? = nil,
        raw: String? = nil
    ) {
        self.cause = cause
        self.code = code
        self.text = text
        self.status = status
        self.requestID = requestID
        self.raw = raw.map { String($0.prefix(Self.rawBytesMax)) }
    }

    /// What of the connection's own settings does not fit: nobody outside was asked, or their answer is not what the setting says of it.
    package var unfitSetting: String? {
        guard case .invalid(let field) = cause, status == nil else { return nil }
        return field
    }

    /// Enough to read a fault, too little to fill a disk.
    package static let rawBytesMax = 4000
}

/// Whose move it is.
package enum Remedy: String, Hashable, Sendable, Codable {
    /// Nobody's: it is tried again by itself.
    case wait
    case signInAgain
    case changeSetting
    /// Something in the store or the books must be put right.
    case mendOrder
    /// Ours: a fault that only the makers can mend.
    case report
}

extension ConnectorProblem {
    package var remedy: Remedy {
        switch cause {
        case .unreachable, .outcomeUnknown, .throttled, .serverFault, .stale: .wait
        case .signInNeeded: .signInAgain
        case .clientRefused, .notPermitted, .subscriptionEnded, .periodClosed, .beforeStock, .referenceInactive,
            .extensionMissing, .blocked, .clockWrong, .notSecure:
            .changeSetting
        case .notFound, .duplicateName, .duplicateNumber, .transactionDeposited, .invalid: .mendOrder
        case .unreadable: .report
        }
    }

    /// Nothing further can succeed on this connection until a person acts.
    package var stopsConnection: Bool {
        switch cause {
        case .signInNeeded, .clientRefused, .subscriptionEnded, .extensionMissing: true
        case .unreachable, .outcomeUnknown, .throttled, .serverFault, .notPermitted, .notFound, .stale, .duplicateName,
            .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive, .transactionDeposited, .invalid,
            .unreadable, .blocked, .clockWrong, .notSecure:
            false
        }
    }

    /// A failure of the network as a problem; `isWrite` decides whether something may have happened.
    package init(_ failure: NetworkFailure, isWrite: Bool) {
        switch failure {
        case .notSent(let reason): self.init(.unreachable, text: reason)
        case .notSecure(let fault): self.init(.notSecure(fault))
        case .interrupted(let reason): self.init(isWrite ? .outcomeUnknown : .serverFault, text: reason)
        case .timedOut: self.init(isWrite ? .outcomeUnknown : .serverFault, text: "timed out")
        case .cancelled: self.init(isWrite ? .outcomeUnknown : .serverFault, text: Self.cancelled)
        case .answerTooLarge(let limit): self.init(.unreadable, text: "answer larger than \(limit) bytes")
        }
    }
}
