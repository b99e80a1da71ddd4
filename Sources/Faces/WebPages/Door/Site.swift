import Accounting
import ConnectorKit
package import Features
import HTTPTypes
import Logging
import Storage
package import WebDoor
import Wording

/// The pages of the product: a request comes in, an answer goes out; no server and no socket.
///
/// Whatever a page answers, the door adds: who asks and whether they may, the form's token, the headers of safety, a request's
/// identifier, a line in the log.
package struct Site: Sendable {
    package let table: RouteTable
    private let services: Services
    private let settings: SiteSettings
    private let cost: PasswordCost
    private let renderer: Renderer
    private let sentForms = SentForms()
    private let livePlaces = LivePlaces()
    private let logger = Logger(label: "pages")

    /// Throws when a template cannot be read: our own contradiction, found at the start.
    package init(
        _ services: Services, settings: SiteSettings, cost: PasswordCost = .usual, routes: [Route] = Pages.routes
    ) throws {
        self.services = services
        self.settings = settings
        self.cost = cost
        table = RouteTable(routes)
        renderer = try Renderer()
    }

    /// The pages behind a server.
    package var face: WebFace {
        WebFace(bytesMax: { Self.bytesMax(of: $0) }, answer: { await answer(to: $0) })
    }

    package func answer(to request: WebRequest) async -> WebAnswer {
        let id = services.world.identifiers.next()
        let began = services.world.clock.now()
        var (answer, pattern) = await respond(to: request, id)
        SafetyHeaders.add(to: &answer, isSecure: settings.isSecure)
        answer.headers[.requestID] = id
        logger.info(
            "request answered",
            metadata: [
                "request": "\(id)", "method": "\(request.method.rawValue)", "route": "\(pattern)",
                "status": "\(answer.status.code)",
                "milliseconds": "\(services.world.clock.now().milliseconds - began.milliseconds)",
            ])
        if request.method == .head { (answer.body, answer.events) = ([], nil) }
        return answer
    }

    /// The answer, and the row that made it: paths hold one-time secrets and are not logged.
    private func respond(to request: WebRequest, _ id: String) async -> (WebAnswer, pattern: String) {
        let method: HTTPRequest.Method = request.method == .head ? .get : request.method
        let match = table.match(method, request.path)
        var exchange = Exchange(
            services: services, settings: settings, cost: cost, request: request, parameters: match.parameters,
            query: FormFields(request.query),
            form: FormFields(),
            visitor: visitor(of: request), id: id, language: language(of: request), formSecret: "")
        let pattern = match.pattern
        if method == .post { exchange.read(request.body, contentType: request.headers[.contentType] ?? "") }
        do {
            if case .found(let route, _) = match, route.access == .file {
                return (try await rendered(route.answer(exchange), exchange), pattern)
            }
            let mark = method == .post ? mark(of: exchange) : nil
            // Also for who is signed out by now: they were let in, and it was done.
            if let mark, let earlier = await sentForms.earlier(mark, now: exchange.now) { return (earlier, pattern) }
            try await recognise(&exchange)
            guard case .found(let route, _) = match else { throw DoorStop.problem(match.problem) }
            if method == .post { try check(exchange, for: route) }
            try await admit(&exchange, to: route)
            guard let mark else { return (try await answer(exchange, by: route), pattern) }
            if let earlier = await sentForms.take(mark, now: exchange.now) { return (earlier, pattern) }
            let done = await finished(exchange, by: route)
            await sentForms.finish(mark, done, now: exchange.now)
            return (done, pattern)
        } catch DoorStop.signInNeeded {
            return (await lead(exchange), pattern)
        } catch {
            return (await tell(error, exchange), pattern)
        }
    }

    private func answer(_ exchange: Exchange, by route: Route) async throws -> WebAnswer {
        try rendered(try await route.answer(exchange), exchange)
    }

    /// What became of a form, also of one that fails: whoever waits for it must hear.
    private func finished(_ exchange: Exchange, by route: Route) async -> WebAnswer {
        do { return try await answer(exchange, by: route) } catch DoorStop.signInNeeded {
            return await lead(exchange)
        } catch { return await tell(error, exchange) }
    }

    // MARK: Who asks

    private func mark(of exchange: Exchange) -> SentForms.Mark? {
        SentForms.Mark(
            exchange.request, key: exchange.form["formKey"],
            secret: exchange.cookie(.session) ?? exchange.cookie(.visitor))
    }

    private func visitor(of request: WebRequest) -> SignIns.Visitor {
        SignIns.Visitor(
            address: settings.proxies.visitor(peer: request.peer, forwardedFor: request.headers[.forwardedFor]),
            browser: request.headers[.userAgent] ?? "")
    }

    private func language(of request: WebRequest) -> String {
        if let chosen = request.cookie(Cookie.wireName(.language, isSecure: settings.isSecure)),
            Language(tag: chosen) != nil
        {
            return chosen
        }
        return PreferredTag.of(acceptLanguage: request.headers[.acceptLanguage] ?? "")
    }

    private func recognise(_ exchange: inout Exchange) async throws {
        if let secret = exchange.cookie(.session), let signed = try await exchange.signIns.signed(by: secret) {
            exchange.signed = signed
            exchange.formSecret = secret
            if let own = signed.user.language { exchange.language = own }
            exchange.companies = try await exchange.people.companies(of: signed.user)
            return
        }
        if let known = exchange.cookie(.visitor), !known.isEmpty {
            exchange.formSecret = known
        } else {
            let fresh = OneTimeSecret.long(by: services.world.chance).text
            exchange.formSecret = fresh
            exchange.newVisitor = fresh
        }
    }

    // MARK: Whether they may

    /// A form must come from a page of ours, opened in this browser.
    private func check(_ exchange: Exchange, for route: Route) throws {
        let headers = exchange.request.headers
        let most = exchange.files.isEmpty ? Self.formBytesMax : Self.uploadBytesMax
        if exchange.request.body.count > most { throw DoorStop.problem(.tooLarge) }
        let site = headers[.fetchSite] ?? "same-origin"
        guard ["same-origin", "none"].contains(site) else { throw DoorStop.problem(.formForeign) }
        // Their session ended while the form stood open: nothing is done, and the sign-in leads back to it.
        if exchange.signed == nil, route.access != .everyone { throw DoorStop.signInNeeded }
        guard exchange.newVisitor == nil,
            FormToken(secret: exchange.formSecret).isRight(exchange.form["token"])
        else { throw DoorStop.problem(.formForeign) }
    }

    private func admit(_ exchange: inout Exchange, to route: Route) async throws {
        switch route.access {
        case .file, .everyone: return
        case .person: _ = try exchange.person()
        case .owner:
            guard try exchange.person().isOwner else { throw DoorStop.problem(.notAllowed(administrators: [])) }
        case .company(let least):
            _ = try exchange.person()
            let id = exchange.parameter("company")
            // A company that one may not enter is not told from one that is not there.
            guard let found = exchange.companies.first(where: { $0.company.id == id }) else {
                throw DoorStop.problem(.pageUnknown)
            }
            exchange.company = found.company
            exchange.role = found.role
            guard found.role >= least else {
                let administrators = try await exchange.companyPeople.administrators()
                throw DoorStop.problem(.notAllowed(administrators: administrators))
            }
            if route.method == .get { exchange.glance = CompanyGlance() }
            exchange.syncTimes = try await RunHistory(exchange.scope()).syncTimes()
            exchange.companyZone = try await Integrations(exchange.scope()).zone()
        }
    }

    /// To the sign-in, and afterwards back to where they were.
    private func lead(_ exchange: Exchange) async -> WebAnswer {
        let isForm = exchange.request.method == .post
        let next = (isForm ? formPage(exchange) : nil) ?? ownPage(exchange)
        let fields = [
            isForm ? "done=\(DoneWord.sessionOver.rawValue)" : nil, next.map { "next=\(QueryText.coded($0.text))" },
        ].compactMap { $0 }
        let target = fields.isEmpty ? "/sign-in" : "/sign-in?\(fields.joined(separator: "&"))"
        return WebAnswer(.seeOther, headers: [.location: target])
    }

    private func ownPage(_ exchange: Exchange) -> LocalPath? {
        let path = exchange.request.path
        let query = exchange.request.query.isEmpty ? "" : "?\(exchange.request.query)"
        return table.isPage(path) ? LocalPath(path + query) : nil
    }

    /// The page on which a form stood, with what was chosen there, as the browser names it.
    private func formPage(_ exchange: Exchange) -> LocalPath? {
        let referrer = exchange.request.headers[.referer] ?? ""
        guard referrer.hasPrefix("\(settings.address)/") else { return nil }
        let place = String(referrer.dropFirst(settings.address.count))
        return table.isPage(String(place.prefix { $0 != "?" })) ? LocalPath(place) : nil
    }

    // MARK: Bytes

    private func rendered(_ answer: PageAnswer, _ exchange: Exchange) throws -> WebAnswer {
        var answered: WebAnswer
        switch answer.content {
        case .page(let page, let status):
            var frame = Frame(exchange, of: page, settings)
            if answer.isLive { frame.reload = answer.reloadSeconds.map(String.init) }
            let html = renderer.html(page, frame)
            answered = WebAnswer(
                status,
                headers: [
                    .contentType: "text/html; charset=utf-8", .cacheControl: "no-store",
                    .contentLanguage: exchange.sentences.language.rawValue,
                    .contentSecurityPolicy: SafetyHeaders.policy(page.formOrigins),
                ], body: Array(html.utf8))
        case .redirect(let path):
            answered = WebAnswer(.seeOther, headers: [.location: path, .cacheControl: "no-store"])
        case .file(let bytes, let type, let isForever):
            let control = isForever ? "public, max-age=31536000, immutable" : "no-cache"
            answered = WebAnswer(.ok, headers: [.contentType: type, .cacheControl: control], body: bytes)
        case .download(let bytes, let type, let name):
            answered = WebAnswer(
                .ok,
                headers: [
                    .contentType: type, .cacheControl: "no-store",
                    .contentDisposition: "attachment; filename=\"\(name)\"",
                ], body: bytes)
        case .live(let feed): answered = events(feed, exchange)
        }
        if let seconds = answer.reloadSeconds, !answer.isLive { answered.headers[.refresh] = String(seconds) }
        var cookies = answer.cookies
        if let visitor = exchange.newVisitor, !cookies.contains(where: { $0.name == .session }) {
            cookies.append(Cookie(.visitor, visitor))
        }
        for cookie in cookies {
            answered.headers.append(HTTPField(name: .setCookie, value: cookie.header(isSecure: settings.isSecure)))
        }
        return answered
    }

    /// A stream for the script; one that has too many loads its page anew instead.
    private func events(_ feed: LiveFeed, _ exchange: Exchange) -> WebAnswer {
        guard let place = livePlaces.take(exchange.formSecret) else {
            return WebAnswer(.serviceUnavailable, headers: [.cacheControl: "no-store"])
        }
        var answer = WebAnswer(.ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"])
        // A proxy that collects answers would hold the news back.
        answer.headers[.acceptBuffering] = "no"
        answer.events = EventStream(feed: feed, clock: services.world.clock, place: place)
        return answer
    }

    private func tell(_ error: any Error, _ exchange: Exchange) async -> WebAnswer {
        let (explanation, status) = explain(error, exchange)
        if status == .internalServerError {
            logger.error("request failed", metadata: ["request": "\(exchange.id)", "problem": "\(error)"])
        }
        let page = ProblemPage(explanation, request: exchange.id, in: exchange.company, exchange.sentences)
        var answer =
            (try? rendered(.page(page, status: status), exchange)) ?? WebAnswer(.internalServerError)
        if status == .methodNotAllowed,
            case .otherMethod(let methods) = table.match(
                exchange.request.method, exchange.request.path)
        {
            answer.headers[.allow] = methods.map(\.rawValue).joined(separator: ", ")
        }
        return answer
    }

    private func explain(_ error: any Error, _ exchange: Exchange) -> (Explanation, HTTPResponse.Status) {
        let sentences = exchange.sentences
        switch error {
        case DoorStop.problem(let problem): return (sentences.explain(problem), problem.status)
        case let problem as FeatureProblem: return (sentences.explain(problem), problem.status)
        default: return (sentences.explain(DoorProblem.unforeseen), .internalServerError)
        }
    }

    /// Forms of pages; files have a limit of their own.
    package static let formBytesMax = 64 * 1024
    /// With a file: the largest that is brought in, and the form around it.
    package static let uploadBytesMax = Imports.bytesMax + formBytesMax

    /// How much of a request is read: a form with a file, or else a small form.
    private static func bytesMax(of request: WebRequest) -> Int {
        let isUpload = request.headers[.contentType]?.lowercased().hasPrefix("multipart/form-data") == true
        return isUpload && request.path.hasSuffix("/imports") ? uploadBytesMax : formBytesMax
    }
}

extension RouteTable.Match {
    fileprivate var parameters: [String: String] {
        if case .found(_, let parameters) = self { parameters } else { [:] }
    }

    fileprivate var pattern: String {
        if case .found(let route, _) = self { route.pattern } else { "none" }
    }

    fileprivate var problem: DoorProblem {
        if case .otherMethod = self { .methodUnfit } else { .pageUnknown }
    }
}

extension DoorProblem {
    fileprivate var status: HTTPResponse.Status {
        switch self {
        case .pageUnknown: .notFound
        case .methodUnfit: .methodNotAllowed
        case .formForeign, .notAllowed: .forbidden
        case .tooLarge: .contentTooLarge
        case .unforeseen: .internalServerError
        }
    }
}

extension FeatureProblem {
    /// How a page with this problem is answered.
    var status: HTTPResponse.Status {
        switch self {
        case .people(.tooManyTries): .tooManyRequests
        case .people(.userUnknown), .people(.teamUnknown), .people(.linkSpent), .companyUnknown, .connectionUnknown,
            .orderUnknown, .runUnknown, .undoUnknown, .importing(.unknown):
            .notFound
        case .people(.beyondRight), .notAllowed, .program(.scopeMissing), .sendingUnfit(.kindNotAllowed),
            .sendingUnfit(.notForPerson), .sendingUnfit(.notForRequester):
            .forbidden
        case .storage: .serviceUnavailable
        case .push(.tooMany), .importing(.tooLarge): .contentTooLarge
        case .people, .connectorUnknown, .signInNotBegun, .storeMissing, .booksMissing, .fieldMissing, .workflowUnknown,
            .scheduleUnreadable, .scheduleNotOffered, .dryRunOutdated, .fileMissing, .fileUnreadable, .settingsBroken,
            .settingsUnfit, .backfill, .connection,
            .orderAmbiguous, .orderInBooks, .undoWaits, .answerUnfit, .sendingUnfit, .outside, .settingsMoved,
            .settingsUnchanged,
            .settingsRefused,
            .stopped, .findingRefused, .repairRefused, .daysTooMany, .program, .push, .importing:
            .unprocessableContent
        }
    }
}
