import Accounting
import ConnectorKit
package import Storage

/// Signing in and out; every browser has a session of its own that can be ended from elsewhere.
package struct SignIns: Sendable {
    /// Where a sign-in comes from.
    package struct Visitor: Hashable, Sendable {
        /// The network address, `203.0.113.7`.
        package var address: String
        /// How the browser names itself.
        package var browser: String

        package init(address: String, browser: String) {
            self.address = address
            self.browser = browser
        }
    }

    /// A person who is signed in, and by which session.
    package struct Signed: Hashable, Sendable {
        package var user: UserRow
        package var session: SessionRow

        package init(user: UserRow, session: SessionRow) {
            self.user = user
            self.session = session
        }
    }

    /// What right credentials lead to.
    package enum Outcome: Hashable, Sendable {
        case signedIn(Signed, OneTimeSecret)
        /// The password was right; a code must follow, with this secret beside it.
        case codeNeeded(OneTimeSecret)
    }

    let services: Services
    let cost: PasswordCost

    package init(_ services: Services, cost: PasswordCost = .usual) {
        self.services = services
        self.cost = cost
    }

    /// Signs in by address and password. Wrong ones throw ``PeopleProblem/signInRefused``, whichever of the two is wrong and in the
    /// same time; too many ``PeopleProblem/tooManyTries(until:)``.
    package func signIn(
        email: String, password: String, isKept: Bool, from visitor: Visitor
    ) async throws(FeatureProblem) -> Outcome {
        let account = TryLimit(
            subject: "account \(UserRow.key(of: email))", triesMax: Self.accountTriesMax,
            windowSeconds: Self.windowSeconds)
        try await count([account, Self.limit(ofAddress: visitor)])
        let user = try await withFeatureProblem { try await services.archive.user(email: email) }
        guard try await Passwords(services, cost).isRight(password, for: user), let user else {
            throw .people(.signInRefused)
        }
        try await forget(account)
        let factor = try await withFeatureProblem { try await services.archive.secondFactor(of: user.id) }
        guard factor == nil else { return .codeNeeded(try await secondStep(user, isKept)) }
        return try await begin(user, isKept: isKept, from: visitor)
    }

    /// Ends a sign-in with the code of the second factor, or a recovery code.
    package func signIn(
        code: String, after secret: String, from visitor: Visitor
    ) async throws(FeatureProblem) -> Outcome {
        let hash = OneTimeSecret(secret).hash
        let now = services.world.clock.now()
        let pass = try await withFeatureProblem {
            try await services.archive.pass(hash: hash, for: .secondStep, now: now)
        }
        guard let pass else { throw .people(.linkSpent) }
        let account = TryLimit(
            subject: "code \(pass.user)", triesMax: Self.codeTriesMax, windowSeconds: Self.windowSeconds)
        try await count([account, Self.limit(ofAddress: visitor)])
        guard let user = try await withFeatureProblem({ try await services.archive.user(pass.user) }),
            try await SecondFactor(services).isRight(code, for: user)
        else { throw .people(.codeRefused) }
        let taken = try await withFeatureProblem {
            try await services.archive.take(hash: hash, for: .secondStep, now: now)
        }
        guard taken != nil else { throw .people(.linkSpent) }
        try await forget(account)
        return try await begin(user, isKept: pass.isKept, from: visitor)
    }

    /// Who holds this secret of a session; `nil` when it has ended. Seen sessions last longer.
    package func signed(by secret: String) async throws(FeatureProblem) -> Signed? {
        let (archive, now) = (services.archive, services.world.clock.now())
        return try await withFeatureProblem {
            guard let kept = try await archive.signed(hash: OneTimeSecret(secret).hash, now: now) else { return nil }
            var session = kept.session
            if session.seenAt.advanced(bySeconds: Self.seenSeconds) <= now {
                session.seenAt = now
                session.endsAt = Self.end(of: session, from: now)
                try await archive.prolong(session.id, seenAt: now, endsAt: session.endsAt)
            }
            return Signed(user: kept.user, session: session)
        }
    }

    package func signOut(_ signed: Signed) async throws(FeatureProblem) {
        try await withFeatureProblem {
            try await services.archive.end(session: signed.session.id, of: signed.user.id)
        }
    }

    /// Begins a session for somebody whose right is proven.
    func begin(_ user: UserRow, isKept: Bool, from visitor: Visitor) async throws(FeatureProblem) -> Outcome {
        let (now, secret) = (services.world.clock.now(), OneTimeSecret.long(by: services.world.chance))
        var session = SessionRow(
            id: services.world.identifiers.next(), hash: secret.hash, user: user.id, createdAt: now, seenAt: now,
            endsAt: now, isKept: isKept, address: visitor.address,
            browser: String(visitor.browser.prefix(Self.browserCharactersMax)))
        session.endsAt = Self.end(of: session, from: now)
        let begun = session
        try await withFeatureProblem { try await services.archive.begin(begun, now: now) }
        return .signedIn(Signed(user: user, session: begun), secret)
    }

    private func secondStep(_ user: UserRow, _ isKept: Bool) async throws(FeatureProblem) -> OneTimeSecret {
        let (now, secret) = (services.world.clock.now(), OneTimeSecret.long(by: services.world.chance))
        let pass = PassRow(
            id: services.world.identifiers.next(), hash: secret.hash, purpose: .secondStep, user: user.id,
            createdAt: now, endsAt: now.advanced(bySeconds: Self.secondStepSeconds), isKept: isKept)
        try await withFeatureProblem { try await services.archive.save(pass, note: nil, now: now) }
        return secret
    }

    func count(_ limits: [TryLimit]) async throws(FeatureProblem) {
        let now = services.world.clock.now()
        let end = try await withFeatureProblem { try await services.archive.countTry(limits, now: now) }
        if let end { throw .people(.tooManyTries(until: end)) }
    }

    private func forget(_ limit: TryLimit) async throws(FeatureProblem) {
        try await withFeatureProblem { try await services.archive.forgetTries(limit.subject) }
    }

    static func limit(ofAddress visitor: Visitor) -> TryLimit {
        TryLimit(subject: "address \(visitor.address)", triesMax: addressTriesMax, windowSeconds: windowSeconds)
    }

    /// A session ends some time after it was last seen, and after ninety days in any case.
    private static func end(of session: SessionRow, from now: Instant) -> Instant {
        min(
            now.advanced(bySeconds: session.isKept ? keptSeconds : idleSeconds),
            session.createdAt.advanced(bySeconds: sessionSecondsMax))
    }

    /// A person's own typing mistakes.
    private static let accountTriesMax = 10
    /// An office behind one address.
    private static let addressTriesMax = 50
    /// A million codes, three of them right at a time.
    private static let codeTriesMax = 5
    private static let windowSeconds: Int64 = 900
    private static let idleSeconds: Int64 = 12 * 3600
    private static let keptSeconds: Int64 = 30 * 86_400
    private static let sessionSecondsMax: Int64 = 90 * 86_400
    private static let secondStepSeconds: Int64 = 600
    /// Not every request writes.
    private static let seenSeconds: Int64 = 60
    private static let browserCharactersMax = 200
}
