import Crypto
import Foundation

/// The tokens of one connection, as the token endpoint gives them.
package struct SandboxTokens: Sendable {
    /// The company the tokens are good for.
    package let realm: String
    /// Opaque; goes into the Authorization header.
    package let accessToken: String
    /// Opaque; the token endpoint takes it.
    package let refreshToken: String
    /// Seconds.
    package let expiresIn: Int
}

/// One company's consent to one app, and the tokens that follow from it.
struct Consent: Sendable {
    var id: Int
    var realm: String
    var scope: String
    var given: Moment
    var refreshToken: String
    var refreshGiven: Moment
    var refreshUsed: Moment
    var isRevoked = false
}

/// Codes, consents and tokens. Source: quickbooks-online.md §1.
struct Consents: Sendable {
    struct Code: Sendable {
        var realm: String
        var redirectURI: String
        var scope: String
        var expires: Moment
    }

    /// Seconds a code may be exchanged.
    private static let codeSeconds: Int64 = 600

    private let seed: UInt64
    private var counter: UInt64 = 0
    private var codes: [String: Code] = [:]
    private(set) var consents: [Int: Consent] = [:]
    private var refreshTokens: [String: Int] = [:]
    private var accessTokens: [String: (consent: Int, expires: Moment)] = [:]

    init(seed: UInt64) { self.seed = seed }

    /// A word that nobody can guess and that follows from the seed.
    private mutating func word(_ prefix: String) -> String {
        counter += 1
        let digest = SHA256.hash(data: Data("\(seed)/\(counter)/\(prefix)".utf8))
        return prefix + digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    mutating func code(realm: String, redirectURI: String, scope: String, at now: Moment) -> String {
        let code = word("AB")
        codes[code] = Code(
            realm: realm, redirectURI: redirectURI, scope: scope,
            expires: Moment(milliseconds: now.milliseconds + Self.codeSeconds * 1000))
        return code
    }

    /// Exchanges a code, once. Nil: `invalid_grant`.
    mutating func exchange(_ code: String, redirectURI: String?, at now: Moment) -> Consent? {
        guard let known = codes.removeValue(forKey: code), known.expires > now, known.redirectURI == redirectURI else {
            return nil
        }
        return consent(realm: known.realm, scope: known.scope, at: now)
    }

    mutating func consent(realm: String, scope: String, at now: Moment) -> Consent {
        let id = (consents.keys.max() ?? 0) + 1
        let consent = Consent(
            id: id, realm: realm, scope: scope, given: now, refreshToken: word("RT1-"), refreshGiven: now,
            refreshUsed: now)
        keep(consent)
        return consent
    }

    /// Uses a refresh token; nil: `invalid_grant`.
    mutating func refresh(_ token: String, at now: Moment, _ configuration: SandboxConfiguration) -> Consent? {
        guard let id = refreshTokens[token], var consent = consents[id], !consent.isRevoked,
            consent.refreshToken == token
        else { return nil }
        let idle = now.milliseconds - consent.refreshUsed.milliseconds
        guard idle < Int64(configuration.refreshTokenSeconds) * 1000,
            hardSeconds(consent, at: now, configuration) > 0
        else { return nil }
        consent.refreshUsed = now
        let age = now.milliseconds - consent.refreshGiven.milliseconds
        if configuration.rotation == .always || age >= 86_400_000 {
            refreshTokens[token] = nil
            consent.refreshToken = word("RT1-")
            consent.refreshGiven = now
        }
        keep(consent)
        return consent
    }

    /// Seconds until the chain of tokens ends for good.
    func hardSeconds(_ consent: Consent, at now: Moment, _ configuration: SandboxConfiguration) -> Int {
        configuration.consentSeconds - Int((now.milliseconds - consent.given.milliseconds) / 1000)
    }

    mutating func access(_ consent: Consent, seconds: Int, at now: Moment) -> String {
        let token = word("eyJlbmMiOiJBMTI4Q0JDLUhTMjU2IiwiYWxnIjoiZGlyIn0..")
        accessTokens[token] = (consent.id, Moment(milliseconds: now.milliseconds + Int64(seconds) * 1000))
        return token
    }

    enum Standing: Sendable {
        case good(Consent)
        case malformed, unknown, expired, revoked
    }

    /// Real tokens are long; anything shorter is called malformed.
    private static let lengthMin = 20

    func standing(of token: String, at now: Moment) -> Standing {
        guard let known = accessTokens[token], let consent = consents[known.consent] else {
            return token.utf8.count < Self.lengthMin || token.utf8.count > 4096 ? .malformed : .unknown
        }
        if consent.isRevoked { return .revoked }
        return known.expires > now ? .good(consent) : .expired
    }

    /// Ends the whole grant an access or refresh token belongs to.
    mutating func revoke(_ token: String) -> Consent? {
        guard let id = accessTokens[token]?.consent ?? refreshTokens[token] else { return nil }
        return end(id)
    }

    mutating func end(_ id: Int) -> Consent? {
        guard var consent = consents[id] else { return nil }
        consent.isRevoked = true
        consents[id] = consent
        return consent
    }

    mutating func expireAccess(realm: String) {
        let ids = Set(consents.values.filter { $0.realm == realm }.map(\.id))
        for (token, known) in accessTokens where ids.contains(known.consent) {
            accessTokens[token] = (known.consent, Moment(milliseconds: 0))
        }
    }

    private mutating func keep(_ consent: Consent) {
        consents[consent.id] = consent
        refreshTokens[consent.refreshToken] = consent.id
    }

    // MARK: Journal

    func line(_ consent: Consent, access: String?) -> JSONObject {
        var line: JSONObject = [
            "id": .number(String(consent.id)), "realm": .string(consent.realm), "scope": .string(consent.scope),
            "given": .number(String(consent.given.milliseconds)), "refresh": .string(consent.refreshToken),
            "refreshGiven": .number(String(consent.refreshGiven.milliseconds)),
            "refreshUsed": .number(String(consent.refreshUsed.milliseconds)), "revoked": .bool(consent.isRevoked),
            "counter": .number(String(counter)),
        ]
        if let access, let known = accessTokens[access] {
            line["access"] = .string(access)
            line["expires"] = .number(String(known.expires.milliseconds))
        }
        return line
    }

    mutating func restore(_ line: JSONObject) {
        func moment(_ name: String) -> Moment { Moment(milliseconds: line.text(name).flatMap { Int64($0) } ?? 0) }
        guard let id = line.text("id").flatMap({ Int($0) }), let realm = line.text("realm"),
            let refresh = line.text("refresh")
        else { return }
        if let old = consents[id]?.refreshToken, old != refresh { refreshTokens[old] = nil }
        keep(
            Consent(
                id: id, realm: realm, scope: line.text("scope") ?? "", given: moment("given"), refreshToken: refresh,
                refreshGiven: moment("refreshGiven"), refreshUsed: moment("refreshUsed"),
                isRevoked: line.bool("revoked") ?? false))
        if let access = line.text("access") { accessTokens[access] = (id, moment("expires")) }
        counter = max(counter, line.text("counter").flatMap { UInt64($0) } ?? 0)
    }
}
