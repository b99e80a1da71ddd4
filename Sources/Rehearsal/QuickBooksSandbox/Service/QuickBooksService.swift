package import Foundation
package import HTTPTypes

/// The stand-in without a socket: a request goes in, an answer comes out.
///
/// Everything happens in the order the requests arrive, as if the service had one desk.
package actor QuickBooksService {
    /// How it was set up.
    package let configuration: SandboxConfiguration
    var companies: [String: Company] = [:]
    var consents: Consents
    var misbehaviour: MisbehaviourList
    private let identityFile: LineFile?
    private let recordFile: LineFile?
    private var clockShift: Int64 = 0
    private var clockStop: Moment?
    private var transmissions: UInt64 = 0
    var notifications: UInt64 = 0
    var tokenSigner: TokenSigner?

    /// Opens the files of an earlier life, if there are any.
    ///
    /// - Throws: the file system's error when a file cannot be read or made.
    package init(configuration: SandboxConfiguration = SandboxConfiguration()) throws {
        self.configuration = configuration
        var consents = Consents(seed: configuration.seed)
        identityFile = try configuration.dataDirectory.map { try LineFile($0.appending(path: "identity.jsonl")) }
        recordFile = try configuration.recordFile.map { try LineFile($0) }
        try identityFile?.read { consents.restore($0) }
        self.consents = consents
        misbehaviour = MisbehaviourList(seed: configuration.seed)
    }

    // MARK: Clock

    /// The service's time: the injected clock, shifted or stopped on command.
    var now: Moment { clockStop ?? Moment(milliseconds: Moment(configuration.clock()).milliseconds + clockShift) }

    /// Moves the clock forward.
    package func advanceClock(seconds: Int) {
        if let stop = clockStop {
            clockStop = Moment(milliseconds: stop.milliseconds + Int64(seconds) * 1000)
        } else {
            clockShift += Int64(seconds) * 1000
        }
    }

    /// Stops the clock at an instant; nil lets it run again.
    package func stopClock(at date: Date?) { clockStop = date.map { Moment($0) } }

    // MARK: Companies

    /// The company of a key or realm, opened at its first use; nil when there is none.
    func company(_ name: String) throws -> Company? {
        let key = CompanyProfile.keysByRealm[name] ?? name.lowercased()
        if let open = companies[key] { return open }
        guard let profile = CompanyProfile(key: key) else { return nil }
        let journal = try configuration.dataDirectory.map { try LineFile($0.appending(path: "company-\(key).jsonl")) }
        let company = try Company(profile: profile, journal: journal, now: now)
        companies[key] = company
        return company
    }

    /// Connects an app to a company without the consent page.
    ///
    /// - Throws: `SandboxProblem.noSuchCompany`, or the file system's error.
    package func grant(company name: String) throws -> SandboxTokens {
        guard let company = try company(name) else { throw SandboxProblem.noSuchCompany(name) }
        let consent = consents.consent(
            realm: company.profile.realm, scope: "com.intuit.quickbooks.accounting", at: now)
        return try tokens(of: consent)
    }

    /// Gives an access token under a consent and writes both down.
    func tokens(of consent: Consent) throws -> SandboxTokens {
        let access = consents.access(consent, seconds: configuration.accessTokenSeconds, at: now)
        try writeDown(consent, access: access)
        return SandboxTokens(
            realm: consent.realm, accessToken: access, refreshToken: consent.refreshToken,
            expiresIn: configuration.accessTokenSeconds)
    }

    func writeDown(_ consent: Consent, access: String? = nil) throws {
        try identityFile?.append(consents.line(consent, access: access).bytes + [10])
    }

    /// Notes an accepted write as the client sent it.
    func record(_ kind: EntityKind, _ operation: String, _ realm: String, _ body: JSONObject) throws {
        guard let recordFile else { return }
        let line: JSONObject = [
            "entity": .string(kind.rawValue), "operation": .string(operation), "realm": .string(realm),
            "body": .object(body),
        ]
        try recordFile.append(line.bytes + [10])
    }

    // MARK: Answers

    /// Answers one request. A broken connection is told by `HTTPResponse.lost`.
    package func respond(to request: HTTPRequest, body: Data) async -> (HTTPResponse, Data) {
        let taken = SandboxRequest(request, body: body)
        let answer: SandboxAnswer
        do {
            guard let given = try await self.answer(taken) else { return (.lost, Data()) }
            answer = given
        } catch let fault as Fault {
            answer = self.answer(fault)
        } catch {
            answer = self.answer(Fault.systemFailure)
        }
        var fields = HTTPFields()
        fields[.contentType] = answer.type
        for (name, value) in answer.headers { fields[name] = value }
        if let name = HTTPField.Name("intuit_tid") { fields[name] = transmission() }
        if let name = HTTPField.Name("QBO-Version") { fields[name] = "1951.153" }
        let reason = HTTPResponse.Status(code: answer.status)
        return (HTTPResponse(status: reason, headerFields: fields), Data(answer.body))
    }

    private func transmission() -> String {
        transmissions += 1
        var chance = SeededChance(seed: configuration.seed &+ transmissions &* 7919)
        let digits = String(chance.next(), radix: 16) + String(chance.next(), radix: 16)
        return "1-" + digits.prefix(8) + "-" + digits.dropFirst(8).prefix(24)
    }

    private func answer(_ request: SandboxRequest) async throws -> SandboxAnswer? {
        guard let first = request.segments.first else { return front() }
        switch first {
        case "v3" where request.segments.count >= 4 && request.segments[1] == "company":
            return try await api(request)
        case "sandbox": return try await control(request)
        case "app" where request.method == .get: return try page(request)
        default: return try identity(request) ?? notFound()
        }
    }

    private func front() -> SandboxAnswer {
        SandboxAnswer(
            200,
            [
                "service": "QuickBooks Online stand-in",
                "companies": .array(CompanyProfile.keysByRealm.values.sorted().map { .string($0) }),
            ])
    }

    /// A page of a company's books, for people. The address names the company; one that does not means the first that was opened.
    private func page(_ request: SandboxRequest) throws -> SandboxAnswer {
        let name = request.query["deeplinkcompanyid"] ?? companies.keys.sorted().first ?? ""
        guard let company = try company(name), request.segments.count <= 2 else { return notFound() }
        let page = request.segments.count > 1 ? request.segments[1] : ""
        return BooksPages(file: company.file).page(page, request.query) ?? notFound()
    }

    func notFound() -> SandboxAnswer { SandboxAnswer(404, text: "Not Found", type: "text/plain") }

    /// A refusal outside of any company.
    func answer(_ fault: Fault) -> SandboxAnswer { answer(fault, language: .en, lowerCase: false, zone: .gmt) }

    func answer(_ fault: Fault, language: SandboxLanguage, lowerCase: Bool, zone: TimeZone) -> SandboxAnswer {
        if fault.isPage { return SandboxAnswer(fault.status, text: fault.detail, type: "text/html") }
        var answer: SandboxAnswer
        if fault.isFromGateway || lowerCase {
            answer = SandboxAnswer(fault.status, fault.gateway(in: language, at: now))
        } else {
            answer = SandboxAnswer(
                fault.status,
                [
                    "Fault": .object(fault.service(in: language)),
                    "time": .string(now.text(in: zone, withMilliseconds: true)),
                ])
        }
        if fault.status == 401 {
            answer.headers.append((.wwwAuthenticate, "Bearer realm=\"Intuit\", error=\"invalid_token\""))
        }
        if fault.status == 429, let seconds = configuration.limits.retryAfterSeconds {
            answer.headers.append((.retryAfter, String(seconds)))
        }
        return answer
    }
}

/// What can go wrong with the stand-in itself.
package enum SandboxProblem: Error, Sendable {
    case noSuchCompany(String)
}
