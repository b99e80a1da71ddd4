import Foundation
import HTTPTypes

/// Requests under `/v3/company/{realm}`. Source: quickbooks-online.md §2.
extension QuickBooksService {
    /// The circumstances of one request.
    struct Case {
        let company: Company
        let request: SandboxRequest
        var language = SandboxLanguage.en
        var isLowerCase = false
        var isSubscriptionEnded = false
        /// What of it is refused, whatever it asks for.
        var refusals: [Misbehaviour] = []
        var losesAnswer = false
        var documents = 0
        /// New names that it made.
        var names = 0

        var file: CompanyFile { company.file }
        var requestId: String? { request.query["requestid"].flatMap { $0.isEmpty ? nil : $0 } }
    }

    func api(_ request: SandboxRequest) async throws -> SandboxAnswer? {
        guard let company = try admitted(request) else { throw Fault.forbidden }
        var matter = Case(company: company, request: request)
        let isBatch = request.segments[3].lowercased() == "batch"
        guard company.meter.admits(at: now, isBatch: isBatch, limits: configuration.limits) else {
            throw Fault.throttled
        }
        guard try await misbehave(&matter) else { return nil }
        company.file.now = now
        do {
            let answer = try perform(&matter)
            await notify(company)
            if configuration.timePerDocument > .zero, matter.documents > 0 {
                company.namesUnderWay += matter.names
                await configuration.wait(configuration.timePerDocument * matter.documents)
                company.namesUnderWay -= matter.names
            }
            return matter.losesAnswer ? nil : answer
        } catch let fault as Fault {
            company.file.rollback()
            return answer(
                fault, language: matter.language, lowerCase: matter.isLowerCase, zone: company.profile.zone)
        }
    }

    /// The company, when the bearer is good and the realm is the one consented to. Source: §6.1, §10.
    private func admitted(_ request: SandboxRequest) throws -> Company? {
        guard let token = request.bearer else {
            throw Fault.unauthenticated("Malformed bearer token: too short or too long")
        }
        switch consents.standing(of: token, at: now) {
        case .malformed: throw Fault.unauthenticated("Malformed bearer token: too short or too long")
        case .unknown: throw Fault.unauthenticated("Token invalid: \(token.prefix(4))")
        case .expired: throw Fault.unauthenticated("Token expired: \(token.prefix(4))")
        case .revoked: throw Fault.unauthenticated("Token revoked")
        case .good(let consent):
            guard consent.realm == request.segments[2] else { return nil }
            return try company(consent.realm)
        }
    }

    /// Does what was ordered; false breaks the connection before anything is done.
    private func misbehave(_ matter: inout Case) async throws -> Bool {
        let resource = matter.request.segments[3].lowercased()
        let isWrite = matter.request.method == .post && resource != "query"
        let drawn = misbehaviour.drawn(for: matter.company.profile, isWrite: isWrite, text: matter.request.said)
        for order in drawn {
            switch order.kind {
            case .answerLost: matter.losesAnswer = true
            case .requestLost: return false
            case .slow: await configuration.wait(.seconds(order.delaySeconds))
            case .status500: throw Fault.unavailable(500)
            case .status502: throw Fault.unavailable(502)
            case .status503: throw Fault.unavailable(503)
            case .status504: throw Fault.unavailable(504)
            case .throttled: throw Fault.throttled
            case .systemFailure: throw Fault.systemFailure
            case .status403: throw Fault.turnedAway
            case .refused where resource == "batch": matter.refusals.append(order)
            case .refused: throw Fault.ordered(order.code)
            case .tokensExpired:
                consents.expireAccess(realm: matter.company.profile.realm)
                throw Fault.unauthenticated("Token expired: \(matter.request.bearer?.prefix(4) ?? "")")
            case .grantRevoked:
                try endConsents(of: matter.company.profile.realm)
                throw Fault.unauthenticated("Token revoked")
            case .localized: matter.language = order.language
            case .lowerCaseFaults: matter.isLowerCase = true
            case .subscriptionEnded: matter.isSubscriptionEnded = true
            }
        }
        return true
    }

    /// Tells the app what changed, when it listens. Source: §4.3.
    private func notify(_ company: Company) async {
        let events = company.takeEvents()
        guard let webhook = configuration.webhook, !events.isEmpty else { return }
        notifications += 1
        let hook = SandboxWebhook(
            events, realm: company.profile.realm, shape: configuration.webhookShape,
            verifier: configuration.webhookVerifier, at: now, number: notifications)
        await webhook(hook)
    }

    func endConsents(of realm: String) throws {
        for id in consents.consents.values.filter({ $0.realm == realm && !$0.isRevoked }).map(\.id).sorted() {
            if let ended = consents.end(id) { try writeDown(ended) }
        }
    }

    private func perform(_ matter: inout Case) throws -> SandboxAnswer {
        let segments = matter.request.segments
        let resource = segments[3].lowercased()
        switch (matter.request.method, resource, segments.count) {
        case (.get, "query", 4): return try query(matter, matter.request.query["query"] ?? "")
        case (.post, "query", 4): return try query(matter, String(decoding: matter.request.body, as: UTF8.self))
        case (.post, "batch", 4): return try batch(&matter)
        case (.get, "cdc", 4): return try changes(matter)
        case (.post, "taxservice", 5) where segments[4].lowercased() == "taxcode": return try taxService(matter)
        case (.post, "upload", 4):
            throw Fault(6030, "Upload not supported", "Files cannot be uploaded to this stand-in")
        default: break
        }
        guard let kind = EntityKind(path: resource) else {
            throw Fault.unsupported(
                "Operation No resource method found for \(matter.request.method.rawValue), return 405 with Allow header"
            )
        }
        switch (matter.request.method, segments.count) {
        case (.get, 4) where kind == .preferences: return read(matter, kind, 1)
        case (.get, 4) where kind == .exchangeRate: return try exchangeRate(matter)
        case (.get, 5): return try read(matter, kind, segments[4])
        case (.get, 6) where segments[5].lowercased() == "pdf": return try pdf(matter, kind, segments[4])
        case (.post, 4): return try write(&matter, kind)
        case (.post, 6) where segments[5].lowercased() == "send": return try send(&matter, kind, segments[4])
        default:
            throw Fault.unsupported(
                "Operation No resource method found for \(matter.request.method.rawValue), return 405 with Allow header"
            )
        }
    }

    func time(_ matter: Case) -> JSONValue {
        .string(now.text(in: matter.company.profile.zone, withMilliseconds: true))
    }

    func wrapped(_ matter: Case, _ kind: EntityKind, _ record: JSONObject) -> JSONObject {
        [kind.rawValue: .object(record), "time": time(matter)]
    }

    // MARK: Reading

    private func read(_ matter: Case, _ kind: EntityKind, _ text: String) throws -> SandboxAnswer {
        if kind == .companyInfo { return read(matter, kind, 1) }
        guard let id = Int(text) else { throw Fault.invalidId(text) }
        guard matter.file.kept(kind, id) != nil else {
            throw matter.file.shelf(kind).deletedIds.contains(id) ? Fault.deleted : Fault.notFound
        }
        return read(matter, kind, id)
    }

    private func read(_ matter: Case, _ kind: EntityKind, _ id: Int) -> SandboxAnswer {
        var record = matter.file.shown(kind, id)
        if kind == .invoice, matter.request.query["include"]?.contains("invoiceLink") == true {
            record["InvoiceLink"] = .string("https://connect.example.com/invoice/\(matter.company.profile.realm)/\(id)")
        }
        return SandboxAnswer(200, wrapped(matter, kind, record))
    }

    func query(_ matter: Case, _ statement: String) throws -> SandboxAnswer {
        SandboxAnswer(200, ["QueryResponse": .object(try matter.file.query(statement)), "time": time(matter)])
    }

    private func exchangeRate(_ matter: Case) throws -> SandboxAnswer {
        let code = matter.request.query["sourcecurrencycode"] ?? ""
        let home = matter.company.profile.currency
        let asked = matter.request.query["asofdate"]
        guard let day = asked.map({ CalendarDay($0) }) ?? matter.file.today else {
            throw Fault.dateFormat("asofdate", asked ?? "")
        }
        guard let rate = CurrencyTable.rate(from: code, to: home, on: day) else {
            throw Fault(2220, "Invalid currency", "Invalid Currency : \(code)", element: "sourcecurrencycode")
        }
        let record: JSONObject = [
            "SourceCurrencyCode": .string(code), "TargetCurrencyCode": .string(home), "Rate": rate.json,
            "AsOfDate": .string(day.text), "domain": "QBO",
            "sparse": false,
        ]
        return SandboxAnswer(200, wrapped(matter, .exchangeRate, record))
    }

    // MARK: Writing

    /// The body as an object, whatever is wrong with it told in the service's words.
    func object(_ request: SandboxRequest) throws -> JSONObject {
        do {
            guard let object = try JSONReader.read(request.body).object else { throw Fault.unreadable() }
            return object
        } catch JSONTrouble.notUTF8 {
            throw Fault.unsupported("Unsupported Operation : MalformedByteSequence: Invalid UTF-8")
        } catch is JSONTrouble {
            throw Fault.unreadable()
        }
    }

    /// The answer to an earlier request of this id, or nil. Source: §2.3.
    private func replayed(_ matter: Case, most: Int) throws -> SandboxAnswer? {
        guard let id = matter.requestId else { return nil }
        guard id.utf16.count <= most else { throw Fault.requestId(id) }
        return matter.company.replay(id, at: now, seconds: configuration.requestIdSeconds).map {
            SandboxAnswer($0.status, bytes: $0.body)
        }
    }

    private func write(_ matter: inout Case, _ kind: EntityKind) throws -> SandboxAnswer {
        if let earlier = try replayed(matter, most: 50) { return earlier }
        if matter.isSubscriptionEnded { throw Fault.subscriptionEnded }
        let body = unwrapped(try object(matter.request), kind)
        let operation = matter.request.query["operation"]?.lowercased()
        let include = Set((matter.request.query["include"] ?? "").split(separator: ",").map { $0.lowercased() })
        try nameAlone(kind, body, &matter)
        let record = try matter.file.write(
            kind, body, options: WriteOptions(operation: operation ?? "create", include: include))
        matter.documents += 1
        let answer = wrapped(matter, kind, record)
        try matter.company.keep([matter.file.commit()], requestId: matter.requestId, status: 200, body: answer)
        try self.record(kind, Self.told(operation, include, body), matter.company.profile.realm, body)
        return SandboxAnswer(200, answer)
    }

    /// Refuses a new name beside another one. Source: §2.4, §6.4.
    private func nameAlone(_ kind: EntityKind, _ body: JSONObject, _ matter: inout Case) throws {
        guard configuration.takesOneNameAtATime, [.customer, .vendor, .item].contains(kind),
            body.text("Id").map(\.isEmpty) ?? true
        else { return }
        guard matter.names + matter.company.namesUnderWay == 0 else {
            throw Fault.business("You can only add or edit one name at a time. Please try again.")
        }
        matter.names += 1
    }

    /// Some clients wrap the entity in its name.
    private func unwrapped(_ body: JSONObject, _ kind: EntityKind) -> JSONObject {
        guard body.members.count == 1, let inner = body.object(kind.rawValue) else { return body }
        return inner
    }

    static func told(_ operation: String?, _ include: Set<String>, _ body: JSONObject) -> String {
        if include.contains("void") || operation == "void" { return "void" }
        if operation == "delete" { return "delete" }
        return body.text("Id").map { $0.isEmpty } ?? true ? "create" : "update"
    }

    // MARK: Batch

    private static let batchMax = 30

    private func batch(_ matter: inout Case) throws -> SandboxAnswer {
        if let earlier = try replayed(matter, most: 36) { return earlier }
        let body = try object(matter.request)
        for member in body.members where member.name != "BatchItemRequest" {
            throw Fault.unknownProperty(member.name, of: "IntuitBatchRequest", known: ["BatchItemRequest"])
        }
        guard let items = body.array("BatchItemRequest") else { throw Fault.missing("BatchItemRequest") }
        guard items.count <= Self.batchMax else {
            throw Fault(
                1040, "Batch too large",
                "The maximum number of batch items is \(Self.batchMax). Supplied: \(items.count)")
        }
        var changes: [Change] = []
        var answers: [JSONValue] = []
        for item in items {
            guard let item = item.object else { throw Fault.unreadable(element: "BatchItemRequest") }
            answers.append(.object(batchItem(item, &matter, &changes)))
        }
        let answer: JSONObject = ["BatchItemResponse": .array(answers), "time": time(matter)]
        try matter.company.keep(changes, requestId: matter.requestId, status: 200, body: answer)
        return SandboxAnswer(200, answer)
    }

    private func batchItem(_ item: JSONObject, _ matter: inout Case, _ changes: inout [Change]) -> JSONObject {
        var answer = JSONObject()
        do {
            if let result = try batchResult(item, &matter, &changes) {
                answer.append(result.name, .object(result.value))
            }
        } catch let fault as Fault {
            matter.file.rollback()
            answer.append("Fault", .object(fault.service(in: matter.language)))
        } catch {
            matter.file.rollback()
            answer.append("Fault", .object(Fault.systemFailure.service(in: matter.language)))
        }
        if let id = item.text("bId") { answer.append("bId", .string(id)) }
        return answer
    }

    private func refuseAsOrdered(_ item: JSONObject, _ matter: Case) throws {
        let text = matter.refusals.isEmpty ? "" : String(decoding: item.bytes, as: UTF8.self)
        for order in matter.refusals where order.containing.map(text.contains) ?? true {
            throw Fault.ordered(order.code)
        }
    }

    private func batchResult(
        _ item: JSONObject, _ matter: inout Case, _ changes: inout [Change]
    ) throws -> (name: String, value: JSONObject)? {
        if matter.requestId != nil, let id = item.text("bId"), id.utf16.count > 10 { throw Fault.requestId(id) }
        if let statement = item.text("Query") { return ("QueryResponse", try matter.file.query(statement)) }
        let known: Set<String> = ["bId", "operation", "optionsData"]
        guard let member = item.members.first(where: { !known.contains($0.name) }) else {
            throw Fault.missing("IntuitObject")
        }
        guard let kind = EntityKind(rawValue: member.name), let body = member.value.object else {
            throw Fault(
                2000, "Unknown object", "Invalid or unsupported object name : \(member.name)", element: member.name)
        }
        if matter.isSubscriptionEnded { throw Fault.subscriptionEnded }
        try refuseAsOrdered(item, matter)
        let operation = item.text("operation")?.lowercased()
        guard ["create", "update", "delete", "void"].contains(operation ?? "") else {
            throw Fault.enumeration("operation", item.text("operation") ?? "")
        }
        let include = Set((item.text("optionsData") ?? "").split(separator: ",").map { $0.lowercased() })
        try nameAlone(kind, body, &matter)
        let record = try matter.file.write(
            kind, body, options: WriteOptions(operation: operation ?? "create", include: include))
        changes.append(matter.file.commit())
        matter.documents += 1
        try self.record(kind, Self.told(operation, include, body), matter.company.profile.realm, body)
        return (kind.rawValue, record)
    }
}
