package import Accounting

/// People, their rights, sessions and one-time secrets (A1, A2). No secret is kept that opens anything: only hashes, and one sealed key.
///
/// A note about an account stands in the audit of every company that the account may enter; one about a company in that company's.
package protocol PeopleArchive: Sendable {
    /// In the order of their addresses.
    func users() async throws(StorageProblem) -> [UserRow]
    func user(_ id: String) async throws(StorageProblem) -> UserRow?
    /// Letters count without their case.
    func user(email: String) async throws(StorageProblem) -> UserRow?
    /// `false`, and nothing is kept, when there is somebody already.
    func add(first user: UserRow) async throws(StorageProblem) -> Bool
    /// `false`, and nothing is kept, when the address has an account.
    func add(_ user: UserRow, note: AuditNote?, now: Instant) async throws(StorageProblem) -> Bool
    /// Changes an account as it is kept now: what others changed meanwhile stays. `false`, and nothing is kept, when it is gone or when
    /// no owner would be left.
    ///
    /// Links to new passwords that somebody else made end with a right that is given or taken: for the account that gains one, and those
    /// that it made itself.
    func change(
        user id: String, note: AuditNote?, now: Instant, _ change: @escaping @Sendable (inout UserRow) -> Void
    ) async throws(StorageProblem) -> Bool
    /// Removes an account with its sessions, roles and passes; `false`, and nothing is removed, for the last owner.
    func remove(user: String, note: AuditNote, now: Instant) async throws(StorageProblem) -> Bool

    /// Everybody with a role in a company, in the order of the users' identifiers.
    func memberships(ofCompany company: String) async throws(StorageProblem) -> [MembershipRow]
    func memberships(ofUser user: String) async throws(StorageProblem) -> [MembershipRow]
    /// All companies, each with the role that the person has there; `nil` for none.
    func companies(besideRolesOf user: String) async throws(StorageProblem) -> [(company: CompanyRow, role: Role?)]
    /// Gives a role. Links that lead into the account end, as do those that it made, unless it administers the company now.
    func save(_ membership: MembershipRow, note: AuditNote, now: Instant) async throws(StorageProblem)
    /// Takes a role away, and the person out of the company's teams; links that the person made end.
    func removeMembership(
        of user: String, in company: String, note: AuditNote, now: Instant
    ) async throws(StorageProblem)

    /// In the order of their names.
    func teams(of company: String) async throws(StorageProblem) -> [TeamRow]
    /// `false`, and nothing is kept, when another team of the company has the name, or the team is another company's.
    func save(_ team: TeamRow, note: AuditNote, now: Instant) async throws(StorageProblem) -> Bool
    func remove(team: String, of company: String, note: AuditNote, now: Instant) async throws(StorageProblem)

    /// Keeps a session and what the sign-in changes of the account; sessions that have ended go.
    func begin(_ session: SessionRow, now: Instant) async throws(StorageProblem)
    /// The session with that hash and whose it is, unless it has ended.
    func signed(
        hash: String, now: Instant
    ) async throws(StorageProblem) -> (session: SessionRow, user: UserRow)?
    func prolong(_ session: String, seenAt: Instant, endsAt: Instant) async throws(StorageProblem)
    /// Those that have not ended, last seen first.
    func sessions(of user: String, now: Instant) async throws(StorageProblem) -> [SessionRow]
    func end(session: String, of user: String) async throws(StorageProblem)
    /// Ends all sessions of a person but one.
    func endSessions(of user: String, except session: String?) async throws(StorageProblem)

    /// Keeps a one-time secret; those that have ended go, and those that it takes the place of: of the same purpose for the same user,
    /// or of the same company and address.
    func save(_ pass: PassRow, note: AuditNote?, now: Instant) async throws(StorageProblem)
    /// The one-time secret with that hash, unless it has ended or was used.
    func pass(hash: String, for purpose: PassRow.Purpose, now: Instant) async throws(StorageProblem) -> PassRow?
    /// Uses it up: `nil` when it has ended or was used, also by somebody else at the same moment.
    func take(hash: String, for purpose: PassRow.Purpose, now: Instant) async throws(StorageProblem) -> PassRow?
    /// Invitations of a company that are open, newest first.
    func invitations(of company: String, now: Instant) async throws(StorageProblem) -> [PassRow]
    func removeInvitation(
        _ id: String, of company: String, note: AuditNote, now: Instant
    ) async throws(StorageProblem)

    /// Counts a try for all of `limits`, unless one of them is used up: then until when, and nothing is counted.
    func countTry(_ limits: [TryLimit], now: Instant) async throws(StorageProblem) -> Instant?
    func forgetTries(_ subject: String) async throws(StorageProblem)

    /// The second factor of a person, unsealed; `nil` when there is none.
    func secondFactor(of user: String) async throws(StorageProblem) -> SecondFactorRow?
    /// Seals and keeps a second factor; `false`, and nothing is kept, where there is one.
    func save(_ factor: SecondFactorRow, note: AuditNote, now: Instant) async throws(StorageProblem) -> Bool
    func removeSecondFactor(of user: String, note: AuditNote, now: Instant) async throws(StorageProblem)
    /// Whether a code of that time step was not used before; it now is.
    func use(step: Int64, of user: String) async throws(StorageProblem) -> Bool
    /// Whether a recovery code with that hash was left; it now is not.
    func use(recoveryHash: String, of user: String) async throws(StorageProblem) -> Bool
}
