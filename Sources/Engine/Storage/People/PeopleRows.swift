package import Accounting

/// A person who can sign in.
package struct UserRow: Hashable, Sendable {
    /// Whether pages are light or dark.
    package enum Look: String, Hashable, Sendable, CaseIterable {
        case system, light, dark
    }

    package var id: String
    /// As it was written; two accounts never differ by case alone.
    package var email: String
    package var name: String
    /// The password's hash with its parameters, as text; `nil` before one was chosen.
    package var password: String?
    /// Administers every company, and makes new ones.
    package var isOwner: Bool
    /// A BCP 47 tag; `nil` takes the browser's.
    package var language: String?
    /// An IANA name; `nil` takes UTC.
    package var timeZone: String?
    package var look: Look
    package var createdAt: Instant
    /// The last sign-in.
    package var signedInAt: Instant?
    /// When somebody asked for a new password without knowing the old one; `nil` when that was answered.
    package var resetAskedAt: Instant?

    package init(
        id: String, email: String, name: String, password: String? = nil, isOwner: Bool = false,
        language: String? = nil, timeZone: String? = nil, look: Look = .system, createdAt: Instant,
        signedInAt: Instant? = nil, resetAskedAt: Instant? = nil
    ) {
        self.id = id
        self.email = email
        self.name = name
        self.password = password
        self.isOwner = isOwner
        self.language = language
        self.timeZone = timeZone
        self.look = look
        self.createdAt = createdAt
        self.signedInAt = signedInAt
        self.resetAskedAt = resetAskedAt
    }

    /// By what an account is found: the address in small letters.
    package static func key(of email: String) -> String { email.lowercased() }
}

/// The role of a person in a company; a person has one in each company at most.
package struct MembershipRow: Hashable, Sendable {
    package var company: String
    package var user: String
    package var role: Role

    package init(company: String, user: String, role: Role) {
        self.company = company
        self.user = user
        self.role = role
    }
}

/// Some people of a company under a name.
package struct TeamRow: Hashable, Sendable {
    package var id: String
    package var company: String
    package var name: String
    /// Users who are people of the company, by identifier, in order.
    package var members: [String]

    package init(id: String, company: String, name: String, members: [String]) {
        self.id = id
        self.company = company
        self.name = name
        self.members = members
    }
}

/// A browser in which a person is signed in.
package struct SessionRow: Hashable, Sendable {
    /// By what it is named in lists; gives no access.
    package var id: String
    /// SHA-256 of the secret that the browser holds, 64 hexadecimal digits.
    package var hash: String
    package var user: String
    package var createdAt: Instant
    package var seenAt: Instant
    package var endsAt: Instant
    /// Whether it outlives the browser's end.
    package var isKept: Bool
    /// The network address at the sign-in.
    package var address: String
    /// How the browser names itself.
    package var browser: String

    package init(
        id: String, hash: String, user: String, createdAt: Instant, seenAt: Instant, endsAt: Instant, isKept: Bool,
        address: String, browser: String
    ) {
        self.id = id
        self.hash = hash
        self.user = user
        self.createdAt = createdAt
        self.seenAt = seenAt
        self.endsAt = endsAt
        self.isKept = isKept
        self.address = address
        self.browser = browser
    }
}

/// A secret that opens one thing once: an invitation, a password reset, the first start, the second step of a sign-in.
package struct PassRow: Hashable, Sendable {
    package enum Purpose: String, Hashable, Sendable, CaseIterable {
        case firstStart, invitation, passwordReset, secondStep
    }

    /// By what it is named in lists; gives no access.
    package var id: String
    /// SHA-256 of the secret, 64 hexadecimal digits.
    package var hash: String
    package var purpose: Purpose
    /// Whose password or sign-in it is; empty for an invitation and the first start.
    package var user: String
    /// Where an invitation leads; else empty.
    package var company: String
    package var role: Role?
    /// Who is invited; else empty.
    package var email: String
    /// Who made it.
    package var madeBy: String
    package var createdAt: Instant
    package var endsAt: Instant
    /// Whether the session that it leads to outlives the browser's end.
    package var isKept: Bool

    package init(
        id: String, hash: String, purpose: Purpose, user: String = "", company: String = "", role: Role? = nil,
        email: String = "", madeBy: String = "", createdAt: Instant, endsAt: Instant, isKept: Bool = false
    ) {
        self.id = id
        self.hash = hash
        self.purpose = purpose
        self.user = user
        self.company = company
        self.role = role
        self.email = email
        self.madeBy = madeBy
        self.createdAt = createdAt
        self.endsAt = endsAt
        self.isKept = isKept
    }
}

/// How often something may be tried within a time, by whoever bears the subject.
package struct TryLimit: Hashable, Sendable {
    /// `account anna@example.com`, `address 203.0.113.7`.
    package var subject: String
    package var triesMax: Int
    package var windowSeconds: Int64

    package init(subject: String, triesMax: Int, windowSeconds: Int64) {
        self.subject = subject
        self.triesMax = triesMax
        self.windowSeconds = windowSeconds
    }
}

/// The second factor of a person: codes that follow from a shared secret and the time (RFC 6238).
package struct SecondFactorRow: Hashable, Sendable {
    package var user: String
    /// In Base32, as authenticator programs take it.
    package var secret: String
    /// SHA-256 of each recovery code that is left, 64 hexadecimal digits.
    package var recoveryHashes: Set<String>

    package init(user: String, secret: String, recoveryHashes: Set<String>) {
        self.user = user
        self.secret = secret
        self.recoveryHashes = recoveryHashes
    }
}

extension PassRow: CustomStringConvertible {
    /// Without its hash.
    package var description: String { "pass \(id) for \(purpose.rawValue)" }
}

extension SecondFactorRow: CustomStringConvertible {
    /// Without its secret.
    package var description: String { "second factor of \(user)" }
}
