import Foundation
import HTTPTypes

/// Steering the stand-in, from Swift and through `/sandbox`.
extension QuickBooksService {
    /// Orders a misbehaviour from now on.
    package func misbehave(_ order: Misbehaviour) { misbehaviour.add(order) }

    /// Ends all misbehaviour.
    package func behave() { misbehaviour.clear() }

    /// Expires every access token of a company.
    package func expireAccessTokens(company name: String) throws {
        guard let company = try company(name) else { throw SandboxProblem.noSuchCompany(name) }
        consents.expireAccess(realm: company.profile.realm)
    }

    /// Ends every consent of a company, as when its user disconnects the app.
    package func revokeGrants(company name: String) throws {
        guard let company = try company(name) else { throw SandboxProblem.noSuchCompany(name) }
        try endConsents(of: company.profile.realm)
    }

    /// The profile of a company; nil when there is none.
    package func profile(company name: String) throws -> CompanyProfile? { try company(name)?.profile }

    /// Accounts with their debits and credits, and the difference, which is "0.00".
    package func trialBalance(company name: String) throws -> TrialBalance {
        guard let company = try company(name) else { throw SandboxProblem.noSuchCompany(name) }
        return company.file.trialBalance()
    }

    /// Counts and totals per entity, and repeated document numbers.
    package func summary(company name: String) throws -> CompanySummary {
        guard let company = try company(name) else { throw SandboxProblem.noSuchCompany(name) }
        return company.file.summary()
    }

    /// Changes preferences as an administrator would in the settings, group by group; JSON text.
    package func setPreferences(company name: String, json: String) throws {
        guard let company = try company(name) else { throw SandboxProblem.noSuchCompany(name) }
        try setPreferences(company, try JSONReader.read(Data(json.utf8)).object ?? JSONObject())
    }

    private func setPreferences(_ company: Company, _ body: JSONObject) throws {
        company.file.now = now
        var update = body
        update["Id"] = "1"
        update["SyncToken"] = company.file.preferences["SyncToken"]
        update["sparse"] = true
        let answer = try company.file.write(.preferences, update, options: WriteOptions(operation: "update"))
        try company.keep([company.file.commit()], requestId: nil, status: 200, body: answer)
    }

    func control(_ request: SandboxRequest) async throws -> SandboxAnswer {
        let segments = Array(request.segments.dropFirst())
        switch (request.method, segments.first, segments.count) {
        case (.post, "faults", 1): return try orderFault(object(request))
        case (.delete, "faults", 1):
            behave()
            return SandboxAnswer(200, ["faults": []])
        case (.post, "clock", 1) where configuration.allowsClockControl: return try setClock(object(request))
        case (.get, "clock", 1): return SandboxAnswer(200, ["now": .string(now.text(in: .gmt, withMilliseconds: true))])
        case (.post, "grants", 1): return try mint(object(request))
        case (.get, "companies", 1): return companyList()
        case (_, "companies", 3): return try companyControl(request, segments[1], segments[2])
        default: return notFound()
        }
    }

    private func companyControl(_ request: SandboxRequest, _ name: String, _ what: String) throws -> SandboxAnswer {
        guard let company = try company(name) else { return notFound() }
        switch (request.method, what) {
        case (.get, "trial-balance"): return SandboxAnswer(200, company.file.trialBalance().json)
        case (.get, "summary"): return SandboxAnswer(200, company.file.summary().json)
        case (.post, "preferences"):
            try setPreferences(company, object(request))
            return SandboxAnswer(200, company.file.preferences)
        default: return notFound()
        }
    }

    private func companyList() -> SandboxAnswer {
        let rows = CompanyProfile.keysByRealm.sorted { $0.value < $1.value }.map { realm, key -> JSONValue in
            let profile = CompanyProfile(key: key)
            return [
                "key": .string(key), "realmId": .string(realm), "country": .string(profile?.country ?? ""),
                "currency": .string(profile?.currency ?? ""),
            ]
        }
        return SandboxAnswer(200, ["companies": .array(rows)])
    }

    private func mint(_ body: JSONObject) throws -> SandboxAnswer {
        guard let name = body.text("company") else { throw Fault.missing("company") }
        guard try company(name) != nil else { return notFound() }
        let tokens = try grant(company: name)
        return SandboxAnswer(
            200,
            [
                "realmId": .string(tokens.realm), "access_token": .string(tokens.accessToken),
                "refresh_token": .string(tokens.refreshToken), "expires_in": .number(String(tokens.expiresIn)),
            ])
    }

    /// `{"fault":"answerLost","company":"us","chance":"0.05","next":3,"writesOnly":true,"delaySeconds":5,"language":"fr"}`,
    /// `{"fault":"refused","code":6000,"containing":"EW1005"}`
    private func orderFault(_ body: JSONObject) throws -> SandboxAnswer {
        guard let name = body.text("fault") else { throw Fault.missing("fault") }
        guard let kind = MisbehaviourKind(rawValue: name) else { throw Fault.enumeration("fault", name) }
        var order = Misbehaviour(kind)
        order.company = body.text("company")
        order.perThousand = body.exact("chance").map { Int($0.units * 1000 / Exact.scale) }
        order.next = body.text("next").flatMap { Int($0) }
        order.writesOnly = body.bool("writesOnly") ?? false
        order.containing = body.text("containing")
        if let code = body.text("code").flatMap({ Int($0) }) { order.code = code }
        if let delay = body.text("delaySeconds").flatMap({ Int($0) }) { order.delaySeconds = delay }
        if let language = body.text("language").flatMap(SandboxLanguage.init) { order.language = language }
        misbehave(order)
        return SandboxAnswer(200, ["fault": .string(name)])
    }

    /// `{"advanceSeconds":60}`, `{"now":"2026-01-05T00:00:00Z"}` stops the clock there, `{"run":true}` lets it run.
    private func setClock(_ body: JSONObject) throws -> SandboxAnswer {
        if let text = body.text("now") {
            guard let moment = Moment(text, in: .gmt) else { throw Fault.dateFormat("now", text) }
            stopClock(at: Date(timeIntervalSince1970: TimeInterval(moment.milliseconds) / 1000))
        }
        if body.bool("run") == true { stopClock(at: nil) }
        if let seconds = body.text("advanceSeconds").flatMap({ Int($0) }) { advanceClock(seconds: seconds) }
        return SandboxAnswer(200, ["now": .string(now.text(in: .gmt, withMilliseconds: true))])
    }
}

extension TrialBalance {
    var json: JSONObject {
        let rows = lines.map { line -> JSONValue in
            [
                "id": .string(line.id), "account": .string(line.account), "type": .string(line.type),
                "debit": .string(line.debit), "credit": .string(line.credit),
            ]
        }
        return ["accounts": .array(rows), "difference": .string(difference)]
    }
}

extension CompanySummary {
    var json: JSONObject {
        var object: JSONObject = ["duplicates": .number(String(duplicates))]
        var kinds = JSONObject()
        for entry in entries {
            kinds[entry.entity] = ["count": .number(String(entry.count)), "total": .string(entry.total)]
        }
        object["entities"] = .object(kinds)
        return object
    }
}
