import Accounting
import ConnectorKit
import Crypto
package import Features
import Foundation
import HTTPTypes
import Logging
import Storage
import Sync
package import WebDoor
import Wording

/// The interface for programs under `/api/v1`: a call comes in, an answer goes out; no server and no socket.
///
/// Whatever a row answers, the door adds: which key asks and whether it may, that what was sent fits, that a call that bears a name is done
/// once, limits, a request's identifier, a line in the log. A row that is new has all of it.
package struct API: Sendable {
    let table: APITable
    let services: Services
    let settings: APISettings
    private let limits = CallLimits()
    private let livePlaces = LivePlaces()
    private let logger = Logger(label: "api")

    package init(_ services: Services, settings: APISettings, routes: [APIRoute] = APIRoutes.all) {
        (self.services, self.settings) = (services, settings)
        table = APITable(routes: routes)
    }

    /// The interface behind a server.
    package var face: WebFace {
        WebFace(
            takes: { $0.path == Self.root || $0.path.hasPrefix("\(Self.root)/") }, bytesMax: { bytesMax(of: $0) },
            answer: { await answer(to: $0) })
    }

    package static let root = "/api/v1"

    package func answer(to request: WebRequest) async -> WebAnswer {
        let id = services.world.identifiers.next()
        let began = now
        let method: HTTPRequest.Method = request.method == .head ? .get : request.method
        let match = table.match(method, String(request.path.dropFirst(Self.root.count)))
        let (name, parameters) = match.row
        var call = APICall(
            services: services, settings: settings, request: request, parameters: parameters, id: id,
            sentences: Sentences(tag: PreferredTag.of(acceptLanguage: request.headers[.acceptLanguage] ?? "")).onPages)
        var answer = await respond(to: &call, match)
        answer.headers[.requestID] = id
        answer.headers[.contentTypeOptions] = "nosniff"
        if answer.headers[.cacheControl] == nil { answer.headers[.cacheControl] = "no-store" }
        // The reference is a page: nothing of another site runs or frames there.
        answer.headers[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
        if request.method == .head { (answer.body, answer.events) = ([], nil) }
        logger.info(
            "call answered",
            metadata: [
                "request": "\(id)", "method": "\(request.method.rawValue)", "route": "\(name)",
                "key": "\(call.holder?.key.id ?? "-")", "status": "\(answer.status.code)",
                "milliseconds": "\(now.milliseconds - began.milliseconds)",
            ])
        return answer
    }

    private var now: Instant { services.world.clock.now() }

    private func bytesMax(of request: WebRequest) -> Int {
        let match = table.match(request.method, String(request.path.dropFirst(Self.root.count)))
        if case .found(let route, _) = match, route.body != nil || route.bodyKind != APIRoute.json {
            return route.bytesMax
        }
        return APIRoute.bytesMaxUsual
    }

    // MARK: The way of a call

    private func respond(to call: inout APICall, _ match: APITable.Match) async -> WebAnswer {
        var standing: CallLimits.Standing?
        var answer: WebAnswer
        do {
            let isOpen = if case .found(let route, _) = match { route.access == .everyone } else { false }
            if !isOpen { standing = try await recognise(&call) }
            guard case .found(let route, _) = match else { throw CallStop.problem(match.problem) }
            try await admit(call, to: route)
            try read(&call, for: route)
            answer = try await once(call, route)
        } catch CallStop.refused(let faults) {
            answer = tell(.fieldsUnfit(faults), call, as: .unprocessableContent)
        } catch CallStop.problem(let problem) {
            answer = tell(problem, call)
            if case .otherMethod(let methods) = match {
                answer.headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
            }
        } catch {
            answer = tell(error, call)
        }
        if let standing { answer.add(standing) }
        return answer
    }

    /// Which key asks, and what it has left of its calls.
    private func recognise(_ call: inout APICall) async throws -> CallLimits.Standing {
        let address = settings.proxies.visitor(
            peer: call.request.peer, forwardedFor: call.request.headers[.forwardedFor])
        let stranger = "address \(address)"
        do {
            let parts = (call.request.headers[.authorization] ?? "").split(separator: " ")
            guard parts.count == 2, parts[0].lowercased() == "bearer" else { throw CallStop.problem(.keyMissing) }
            let holder = try await KeySignIn(services).holder(of: String(parts[1]))
            call.holder = holder
            if call.request.headers[.acceptLanguage] == nil, let own = holder.user?.language {
                call.sentences = Sentences(tag: own).onPages
            }
            call.companies = try await KeySignIn(services).companies(of: holder)
        } catch {
            // A right key is never kept out by what others try from the same address.
            let standing = limits.count(stranger, limit: settings.strangersPerMinute, now: now)
            if standing.isSpent { throw CallStop.problem(.tooManyCalls(seconds: standing.resetSeconds)) }
            throw error
        }
        let key = "key \(call.holder?.key.id ?? "")"
        let standing = limits.count(key, limit: settings.callsPerMinute, now: now)
        if standing.isSpent { throw CallStop.problem(.tooManyCalls(seconds: standing.resetSeconds)) }
        return standing
    }

    private func admit(_ call: APICall, to route: APIRoute) async throws {
        switch route.access {
        case .everyone: return
        case .key(let scope): try call.theHolder().require(scope)
        case .company(let permission): try call.scope().require(permission)
        case .owner(let scope):
            try call.theHolder().require(scope)
            guard call.holder?.user?.isOwner == true, call.holder?.key.company == nil else {
                throw FeatureProblem.notAllowed(.changeCompany, role: .viewer)
            }
        }
    }

    // MARK: What was sent

    private func read(_ call: inout APICall, for route: APIRoute) throws {
        call.query = try QueryReader.read(call.request.query, for: route)
        let headers = call.request.headers
        if route.isVersioned, route.isWrite {
            guard let match = headers[.ifMatch] else { throw CallStop.problem(.versionNeeded) }
            guard match.wholeMatch(of: /"?[0-9a-z]{1,64}"?/) != nil else {
                throw CallStop.problem(.fieldsUnfit([FieldFault("If-Match", .expected("ETag"))]))
            }
            call.expectedVersion = match.filter { $0 != "\"" }
        }
        guard let shape = route.body else { return }
        let body = call.request.body
        if body.count > route.bytesMax { throw CallStop.problem(.tooLarge(bytesMax: route.bytesMax)) }
        let kind = (headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        guard kind == route.bodyKind else { throw CallStop.problem(.kindUnfit(expected: route.bodyKind)) }
        guard route.bodyKind == APIRoute.json else { return }
        let data = Data(body)
        guard String(validating: body, as: UTF8.self) != nil, let value = JSONReader.value(data) else {
            let fault = JSONReader.fault(in: data)
            throw CallStop.problem(.bodyBroken(line: fault?.line ?? 1, column: fault?.column ?? 1))
        }
        let faults = shape.faults(in: value)
        if !faults.isEmpty { throw CallStop.problem(.fieldsUnfit(faults)) }
        call.body = value
    }

    // MARK: Once

    /// A call that bears a name is done once; later ones are given the first answer. What was refused may be asked again.
    private func once(_ call: APICall, _ route: APIRoute) async throws -> WebAnswer {
        let own = route.nameField.flatMap { call.text($0) }.flatMap { $0.isEmpty ? nil : $0 }
        guard route.isWrite, let name = call.request.headers[.idempotencyKey] ?? own.map(Self.coded) else {
            return rendered(try await route.answer(call), call, route)
        }
        guard (1...Self.nameBytesMax).contains(name.utf8.count), name.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { throw CallStop.problem(.fieldsUnfit([FieldFault("Idempotency-Key", .expected("1…255 ASCII"))])) }
        let named = NamedCall(holder: try call.theHolder().key.id, name: name, print: call.request.print)
        let calls = NamedCalls(services)
        switch try await calls.take(named) {
        case .other: throw CallStop.problem(.nameReused)
        case .underWay: throw CallStop.problem(.underWay)
        case .done(let text):
            guard var earlier = WebAnswer(kept: text) else { throw CallStop.problem(.nameReused) }
            earlier.headers[.idempotencyReplayed] = "true"
            return earlier
        case .new: break
        }
        do {
            let answer = rendered(try await route.answer(call), call, route)
            try await calls.finish(named, answer: try answer.kept())
            return answer
        } catch {
            try await calls.release(named)
            throw error
        }
    }

    private static let nameBytesMax = 255

    /// A name of the body in the signs of a header.
    private static func coded(_ name: String) -> String {
        "body:" + name.utf8.map { (0x21...0x7E).contains($0) ? String(UnicodeScalar($0)) : "%\($0)" }.joined()
    }

    // MARK: Bytes

    private func rendered(_ answer: APIAnswer, _ call: APICall, _ route: APIRoute) -> WebAnswer {
        var answered = WebAnswer(answer.status ?? route.success)
        switch answer.content {
        case .nothing: break
        case .bytes(let bytes, let type):
            (answered.body, answered.headers[.contentType]) = (bytes, type)
        case .live(let feed):
            guard let place = livePlaces.take(call.holder?.key.id ?? "") else {
                return tell(.tooManyCalls(seconds: 60), call)
            }
            answered.headers[.contentType] = APIRoute.eventStream
            // A proxy that collects answers would hold the news back.
            answered.headers[.acceptBuffering] = "no"
            answered.events = EventStream(feed: feed, clock: services.world.clock, place: place)
        }
        if let location = answer.location { answered.headers[.location] = Self.root + location }
        if let version = answer.version { answered.headers[.eTag] = "\"\(version)\"" }
        return answered
    }

    private func tell(
        _ problem: CallProblem, _ call: APICall, as status: HTTPResponse.Status? = nil
    ) -> WebAnswer {
        let faults = problem.faults.map {
            Problem.Fault(field: $0.field, message: call.sentences.text($0))
        }
        var answer = tell(call.sentences.explain(problem), status ?? problem.status, faults, call)
        if case .tooManyCalls(let seconds) = problem { answer.headers[.retryAfter] = String(seconds) }
        if problem == .keyMissing { answer.headers[.wwwAuthenticate] = "Bearer" }
        return answer
    }

    private func tell(_ error: any Error, _ call: APICall) -> WebAnswer {
        if case CallStop.problem(let problem) = error { return tell(problem, call) }
        guard let problem = error as? FeatureProblem else {
            logger.error("call failed", metadata: ["request": "\(call.id)", "problem": "\(error)"])
            return tell(.unforeseen, call)
        }
        let why = call.sentences.explain(problem)
        var answer = tell(why, problem.apiStatus, problem.fields(call.sentences), call)
        if answer.status == .unauthorized { answer.headers[.wwwAuthenticate] = "Bearer error=\"invalid_token\"" }
        return answer
    }

    private func tell(
        _ why: Explanation, _ status: HTTPResponse.Status, _ faults: [Problem.Fault], _ call: APICall
    ) -> WebAnswer {
        let problem = Problem(why, status, id: call.id, faults: faults)
        return WebAnswer(
            status, headers: [.contentType: Problem.kind, .contentLanguage: call.sentences.language.rawValue],
            body: (try? APIText.json(problem)) ?? [])
    }
}

extension APITable.Match {
    fileprivate var row: (name: String, parameters: [String: String]) {
        if case .found(let route, let parameters) = self { (route.name, parameters) } else { ("none", [:]) }
    }

    fileprivate var problem: CallProblem {
        if case .otherMethod = self { .methodUnfit } else { .addressUnknown }
    }
}

extension WebRequest {
    /// What tells this call from others of the same name.
    fileprivate var print: String {
        var hash = SHA256()
        for part in [method.rawValue, path, query, headers[.ifMatch] ?? ""] { hash.update(data: Data(part.utf8 + [0])) }
        hash.update(data: Data(body))
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// What is kept of an answer, to be given again.
private struct KeptAnswer: Codable {
    var status: Int
    var headers: [String: String]
    var body: Data
}

extension WebAnswer {
    fileprivate init?(kept text: String) {
        guard let kept = try? JSONDecoder().decode(KeptAnswer.self, from: Data(text.utf8)) else { return nil }
        self.init(HTTPResponse.Status(code: kept.status), body: Array(kept.body))
        for (name, value) in kept.headers { if let name = HTTPField.Name(name) { headers[name] = value } }
    }

    fileprivate func kept() throws -> String {
        let pairs = headers.map { ($0.name.canonicalName, $0.value) }
        let kept = KeptAnswer(
            status: status.code, headers: Dictionary(pairs) { first, _ in first }, body: Data(body))
        return String(decoding: try JSONEncoder().encode(kept), as: UTF8.self)
    }

    /// Source: draft-ietf-httpapi-ratelimit-headers-03, as most services send it.
    fileprivate mutating func add(_ standing: CallLimits.Standing) {
        headers[.rateLimit] = String(standing.limit)
        headers[.rateRemaining] = String(standing.remaining)
        headers[.rateReset] = String(standing.resetSeconds)
    }
}
