package import Accounting
import Storage

/// How long a sign-in has been there, and when it ends (I5).
package struct SignInPeriod: Hashable, Sendable {
    package enum Standing: Hashable, Sendable { case good, ending, ended }

    /// Unknown of sign-ins that are older than this knowledge.
    package var begunAt: Instant?
    /// When it ends if it is not used any more.
    package var endsAt: Instant
    /// When the consent ends, however often it is used.
    package var consentEndsAt: Instant?

    /// Seven days before the end people are told.
    package static let warningSeconds: Int64 = 7 * 86_400

    package var standing: Standing

    /// Whether it ends within the time of the warning, or has ended.
    package var isEnding: Bool { standing != .good }

    private static func standing(_ endsAt: Instant, at now: Instant) -> Standing {
        if endsAt <= now { return .ended }
        return endsAt <= now.advanced(bySeconds: Self.warningSeconds) ? .ending : .good
    }

    package init(begunAt: Instant? = nil, endsAt: Instant, consentEndsAt: Instant? = nil, standing: Standing) {
        self.begunAt = begunAt
        self.endsAt = endsAt
        self.consentEndsAt = consentEndsAt
        self.standing = standing
    }

    init(_ dates: SignInDates, at now: Instant) {
        standing = Self.standing(dates.endsAt, at: now)
        begunAt = dates.givenAt
        endsAt = dates.endsAt
        consentEndsAt = dates.consentEndsAt
    }

    /// Whether the consent itself ends soon: then no use helps.
    func consentEnds(soonAfter now: Instant) -> Bool {
        consentEndsAt.map { $0 <= now.advanced(bySeconds: Self.warningSeconds) } ?? false
    }
}

extension CompanyAccess {
    /// The sign-in of a connection to books; `nil` where nobody signed in.
    func signInPeriod(of row: ConnectionRow) -> SignInPeriod? { row.signIn.map { SignInPeriod($0, at: now) } }
}
