package import Accounting

/// Why something about people, accounts or sign-ins cannot be done; a person can put it right.
package enum PeopleProblem: Error, Hashable, Sendable {
    case userUnknown(String)
    case emailUnfit(String)
    case emailTaken(String)
    case nameEmpty
    /// Shorter or longer than a password may be, in characters.
    case passwordLength(min: Int, max: Int)
    case timeZoneUnknown(String)
    /// Wrong address or wrong password; nobody learns which.
    case signInRefused
    /// The code of the second factor, or a recovery code, is wrong or was used.
    case codeRefused
    /// A second factor is on already.
    case secondFactorPresent
    case tooManyTries(until: Instant)
    /// The link has ended, was used, or never was.
    case linkSpent
    /// The code of the first start is wrong or has ended.
    case startCodeRefused
    /// There is somebody already.
    case alreadyStarted
    /// No owner would be left.
    case lastOwner(String)
    /// The account has access to companies that the requester does not administer.
    case beyondRight(String)
    /// The person has a role in the company already.
    case alreadyInCompany(String)
    /// An invitation is for another address than that of who is signed in.
    case otherAddress(invited: String)
    case teamNameTaken(String)
    case teamUnknown(String)
    case removalUnconfirmed(String)
}

extension FeatureProblem {
    /// The same problem as one of a feature.
    init(_ problem: PeopleProblem) { self = .people(problem) }
}
