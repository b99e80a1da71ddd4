import Accounting
import ConnectorKit
import Foundation
package import Storage

/// What a person does about their own account.
package struct Accounts: Sendable {
    /// What a person sets; texts as they were typed.
    package struct Profile: Hashable, Sendable {
        package var name: String
        package var email: String
        /// A BCP 47 tag; `nil` takes the browser's.
        package var language: String?
        package var timeZone: String
        package var look: UserRow.Look

        package init(name: String, email: String, language: String?, timeZone: String, look: UserRow.Look) {
            self.name = name
            self.email = email
            self.language = language
            self.timeZone = timeZone
            self.look = look
        }
    }

    private let services: Services
    private let cost: PasswordCost

    package init(_ services: Services, cost: PasswordCost = .usual) {
        self.services = services
        self.cost = cost
    }

    package func save(_ profile: Profile, of user: UserRow) async throws(FeatureProblem) {
        let (name, email) = (try People.name(profile.name), try People.address(profile.email))
        guard profile.timeZone.isEmpty || TimeZone(identifier: profile.timeZone) != nil else {
            throw .people(.timeZoneUnknown(profile.timeZone))
        }
        var note: AuditNote?
        if email != user.email {
            let other = try await withFeatureProblem { try await services.archive.user(email: email) }
            if let other, other.id != user.id { throw .people(.emailTaken(email)) }
            note = try PersonNote(.emailChanged, email).note(by: user.email)
        }
        try await change(user, note) { row in
            (row.name, row.email, row.language) = (name, email, profile.language)
            (row.look, row.timeZone) = (profile.look, profile.timeZone.isEmpty ? nil : profile.timeZone)
        }
    }

    /// Changes the password of who knows the old one; other browsers are signed out.
    package func change(
        password old: String, to new: String, of signed: SignIns.Signed, from visitor: SignIns.Visitor
    ) async throws(FeatureProblem) {
        try await confirm(old, of: signed.user, from: visitor)
        try await set(new, of: signed.user, keeping: signed.session.id)
    }

    /// Throws unless this is the password: before what a borrowed browser must not do.
    package func confirm(
        _ password: String, of user: UserRow, from visitor: SignIns.Visitor
    ) async throws(FeatureProblem) {
        try await SignIns(services, cost: cost).count([SignIns.limit(ofAddress: visitor)])
        guard try await Passwords(services, cost).isRight(password, for: user) else {
            throw .people(.signInRefused)
        }
    }

    package func turnOffSecondFactor(of user: UserRow) async throws(FeatureProblem) {
        try await People(services, actor: user.email).removeSecondFactor(of: user)
    }

    package func sessions(of user: UserRow) async throws(FeatureProblem) -> [SessionRow] {
        let now = services.world.clock.now()
        return try await withFeatureProblem { try await services.archive.sessions(of: user.id, now: now) }
    }

    package func end(session: String, of user: UserRow) async throws(FeatureProblem) {
        try await withFeatureProblem { try await services.archive.end(session: session, of: user.id) }
    }

    /// Ends every session of a person but one.
    package func endSessions(of user: UserRow, except session: String) async throws(FeatureProblem) {
        try await withFeatureProblem { try await services.archive.endSessions(of: user.id, except: session) }
    }

    // MARK: Without being signed in

    /// Whether an address has an account; only for who holds an invitation of that address.
    package func exists(email: String) async throws(FeatureProblem) -> Bool {
        try await withFeatureProblem { try await services.archive.user(email: email) } != nil
    }

    /// Notes that somebody forgot a password; administrators see it. Gives the account, which the asker is not told of; `nil` for none.
    @discardableResult
    package func askReset(email: String, from visitor: SignIns.Visitor) async throws(FeatureProblem) -> UserRow? {
        try await SignIns(services, cost: cost).count([SignIns.limit(ofAddress: visitor)])
        let now = services.world.clock.now()
        guard let user = try await withFeatureProblem({ try await services.archive.user(email: email) }) else {
            return nil
        }
        try await change(user, nil) { $0.resetAskedAt = now }
        return user
    }

    /// Whose password a link sets; throws ``PeopleProblem/linkSpent``.
    package func user(ofResetLink secret: String) async throws(FeatureProblem) -> UserRow {
        let now = services.world.clock.now()
        let user = try await withFeatureProblem { () -> UserRow? in
            let hash = OneTimeSecret(secret).hash
            let pass = try await services.archive.pass(hash: hash, for: .passwordReset, now: now)
            guard let pass else { return nil }
            return try await services.archive.user(pass.user)
        }
        guard let user else { throw .people(.linkSpent) }
        return user
    }

    /// Sets a password by a link, which is then used up; every browser of the person is signed out.
    package func reset(byLink secret: String, to password: String) async throws(FeatureProblem) -> UserRow {
        let (user, now) = (try await user(ofResetLink: secret), services.world.clock.now())
        let hash = try await Passwords(services, cost).hash(password)
        let taken = try await withFeatureProblem {
            try await services.archive.take(hash: OneTimeSecret(secret).hash, for: .passwordReset, now: now)
        }
        guard taken != nil else { throw .people(.linkSpent) }
        try await set(hash: hash, of: user, keeping: nil)
        return user
    }

    /// An invitation that is open; throws ``PeopleProblem/linkSpent``.
    package func invitation(_ secret: String) async throws(FeatureProblem) -> PassRow {
        let now = services.world.clock.now()
        let pass = try await withFeatureProblem {
            try await services.archive.pass(hash: OneTimeSecret(secret).hash, for: .invitation, now: now)
        }
        guard let pass else { throw .people(.linkSpent) }
        return pass
    }

    /// Accepts an invitation with a new account, and signs in.
    package func join(
        byInvitation secret: String, name: String, password: String, language: String?, from visitor: SignIns.Visitor
    ) async throws(FeatureProblem) -> SignIns.Outcome {
        let pass = try await invitation(secret)
        let user = UserRow(
            id: services.world.identifiers.next(), email: pass.email, name: try People.name(name),
            password: try await Passwords(services, cost).hash(password), language: language,
            createdAt: services.world.clock.now())
        let note = try PersonNote(.added, user.email).note(by: user.email)
        let now = services.world.clock.now()
        guard try await withFeatureProblem({ try await services.archive.add(user, note: note, now: now) }) else {
            throw .people(.emailTaken(pass.email))
        }
        try await accept(secret, as: user)
        return try await SignIns(services, cost: cost).begin(user, isKept: false, from: visitor)
    }

    /// Accepts an invitation with the account of its address.
    package func accept(_ secret: String, as user: UserRow) async throws(FeatureProblem) {
        let (pass, now) = (try await invitation(secret), services.world.clock.now())
        guard UserRow.key(of: pass.email) == UserRow.key(of: user.email) else {
            throw .people(.otherAddress(invited: pass.email))
        }
        let taken = try await withFeatureProblem {
            try await services.archive.take(hash: pass.hash, for: .invitation, now: now)
        }
        guard let taken, let role = taken.role else { throw .people(.linkSpent) }
        let note = try PersonNote(.invitationAccepted, user.email, role: role).note(by: user.email)
        let row = MembershipRow(company: taken.company, user: user.id, role: role)
        try await withFeatureProblem { try await services.archive.save(row, note: note, now: now) }
    }

    // MARK: Inside

    private func set(_ password: String, of user: UserRow, keeping session: String?) async throws(FeatureProblem) {
        try await set(hash: try await Passwords(services, cost).hash(password), of: user, keeping: session)
    }

    private func set(hash: String, of user: UserRow, keeping session: String?) async throws(FeatureProblem) {
        try await change(user, try PersonNote(.passwordChanged, user.email).note(by: user.email)) { row in
            (row.password, row.resetAskedAt) = (hash, nil)
        }
        try await withFeatureProblem { try await services.archive.endSessions(of: user.id, except: session) }
    }

    private func change(
        _ user: UserRow, _ note: AuditNote?, _ change: @escaping @Sendable (inout UserRow) -> Void
    ) async throws(FeatureProblem) {
        let now = services.world.clock.now()
        let isKept = try await withFeatureProblem {
            try await services.archive.change(user: user.id, note: note, now: now, change)
        }
        guard isKept else { throw .people(.userUnknown(user.email)) }
    }
}
