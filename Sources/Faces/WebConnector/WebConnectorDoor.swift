import Accounting
import ConnectorKit
package import Features
package import HTTPTypes
import Logging
import QuickBooksDesktop
import Storage
import Sync
import Synchronization
package import Wording

/// The door that QuickBooks Desktop knocks at: its Web Connector calls, is let in by its password, and takes texts one after the other
/// until nothing is left to be done for its company.
///
/// Source: quickbooks-desktop.md §2, §5.
package actor WebConnectorDoor {
    /// A request as it came in.
    package struct Request: Sendable {
        package var method: HTTPRequest.Method
        package var query: String
        package var body: [UInt8]
        /// The network address of who asks.
        package var peer: String

        package init(_ method: HTTPRequest.Method, query: String = "", body: [UInt8] = [], peer: String = "") {
            self.method = method
            self.query = query
            self.body = body
            self.peer = peer
        }
    }

    /// What is answered.
    package struct Answer: Sendable {
        package var status: HTTPResponse.Status
        package var type: String
        package var text: String
    }

    private let services: Services
    private let desk: VisitorDesk
    private let sentences: Sentences
    private let address: String
    private let version: String
    private var visits: [String: OpenVisit] = [:] {
        didSet { visiting.withLock { [count = visits.count] in $0 = count } }
    }
    private let visiting = Mutex(0)
    private var lastWords = LastWords()
    private let logger = Logger(label: "webconnector")

    /// The most that a request may hold.
    package static var bytesMax: Int { SOAPCall.bytesMax }

    /// The same now: who was not let in has nothing long to say.
    package nonisolated var bytesMaxNow: Int { visiting.withLock { $0 } > 0 ? Self.bytesMax : Self.bytesMaxOutside }

    private static let bytesMaxOutside = 1024 * 1024

    package init(
        _ services: Services, _ sentences: Sentences, address: String, version: String, cost: PasswordCost = .usual
    ) {
        self.services = services
        self.sentences = sentences
        self.address = address
        self.version = version
        desk = VisitorDesk(services, cost: cost)
    }

    /// Reading what was said keeps no other visit waiting.
    package nonisolated func answer(to request: Request) async -> Answer {
        switch request.method {
        case .get, .head:
            if request.query.lowercased().hasPrefix("wsdl") {
                return Answer(
                    status: .ok, type: Self.xml, text: ServiceDescription.text(at: address + VisitorFile.path))
            }
            return Answer(status: .ok, type: "text/plain; charset=utf-8", text: sentences.webConnectorHere)
        case .post: break
        default: return Answer(status: .methodNotAllowed, type: "text/plain; charset=utf-8", text: "")
        }
        do throws(SOAPCall.Fault) {
            let call = try SOAPCall(request.body)
            let answer = await answer(to: call, from: request.peer)
            return Answer(status: .ok, type: Self.xml, text: answer.body(to: call.operation))
        } catch {
            return Answer(status: .internalServerError, type: Self.xml, text: SOAPAnswer.fault(error))
        }
    }

    private static let xml = "text/xml; charset=utf-8"

    private func answer(to call: SOAPCall, from peer: String) async -> SOAPAnswer {
        switch call.operation {
        case .serverVersion: .text(version)
        case .clientVersion: .text("")
        case .authenticate: .texts(await authenticate(call("strUserName"), call("strPassword"), from: peer))
        case .sendRequestXML: .text(await send(call))
        case .receiveResponseXML: .number(await receive(call))
        case .connectionError: .text(await connectionFailed(call))
        case .getLastError: .text(lastError(call("ticket")))
        case .closeConnection: .text(await close(call("ticket")))
        case .getInteractiveURL, .interactiveRejected: .text("")
        case .interactiveDone: .text("Done")
        }
    }

    // MARK: Coming

    private func authenticate(_ user: String, _ password: String, from peer: String) async -> [String] {
        let ticket = OneTimeSecret.long(by: services.world.chance).text
        do throws(FeatureProblem) {
            guard let books = try await desk.admit(user: user, password: password, from: peer) else {
                logger.warning("visitor refused", metadata: ["user": "\(user.told(Self.nameMax))"])
                return ["", "nvu"]
            }
            try await desk.keep(of: books.connection.id) { [now] note in
                note.seenAt = now
                if note.trouble?.kind == .wrongPassword { note.trouble = nil }
            }
            // Who comes again has lost the visit before: what was not answered there is looked for.
            for known in visits.values where known.books.connection.id == books.connection.id { await leave(known) }
            guard try await desk.hasWork(for: books) else { return ["", "none"] }
            visits[ticket] = OpenVisit(ticket, books, at: now)
            return [ticket, ""]
        } catch {
            logger.error("visitor could not be let in", metadata: ["problem": "\(sentences.explain(error).text)"])
            return ["", "busy"]
        }
    }

    private static let nameMax = 64
    private var now: Instant { services.world.clock.now() }

    // MARK: Texts and answers

    private func send(_ call: SOAPCall) async -> String {
        guard let visit = visits[call("ticket")] else { return "" }
        visit.contactAt = now
        if !visit.isAdmitted {
            if let question = await admit(visit, call) { return question }
            if !visit.isAdmitted { return "" }
        }
        guard let text = await next(visit.visit) else {
            visit.pauses = await !visit.visit.isDone
            return ""
        }
        visit.isAwaiting = true
        visit.exchanges += 1
        return text
    }

    /// The next text, waited for no longer than an answer may take.
    private func next(_ visit: Visit) async -> String? { await patiently { await visit.fetch() } }

    /// Whether all is said, and the visitor need not ask for more.
    private func isThrough(_ visit: OpenVisit) async -> Bool {
        let conversation = visit.visit
        let isEnding: Bool? = await patiently { await conversation.isEnding() }
        return isEnding == true && visit.lastWord.isEmpty && visits[visit.ticket] === visit
    }

    /// What comes of it, waited for no longer than an answer may take.
    private func patiently<Value: Sendable>(_ work: @escaping @Sendable () async -> Value?) async -> Value? {
        let clock = services.world.clock
        return await withTaskGroup(of: Value?.self) { group in
            group.addTask { await work() }
            group.addTask {
                do { try await clock.sleep(milliseconds: Self.patienceMilliseconds) } catch {}
                return nil
            }
            var value: Value? = await group.next() ?? nil
            group.cancelAll()
            while let rest = await group.next() { value = value ?? rest }
            return value
        }
    }

    /// Source: quickbooks-desktop.md §2.3 (every call is answered in less than ten seconds).
    private static let patienceMilliseconds: Int64 = 7000

    /// Nothing is said to a company file before it is known as the one that this connection was made for. Returns our question.
    private func admit(_ visit: OpenVisit, _ call: SOAPCall) async -> String? {
        let (ownerID, fileID) = (VisitorFile.ownerID, visit.books.fileID)
        if let unfit = Self.unfit(call) { return await refuse(visit, unfit) }
        let file = call("strCompanyFileName").told(Self.fileMax)
        if !file.isEmpty { visit.file = file }
        if visit.question == nil {
            visit.doubted = nil
            switch CompanyCheck.verdict(call("strHCPResponse"), ownerID: ownerID, fileID: fileID) {
            case .ours(let product, let machine): await welcome(visit, product, machine)
            case .other(let company): return await refuse(visit, .init(.otherFile, text: company?.told(Self.nameMax)))
            case .unknown, .untold: visit.question = CompanyCheck.question(ownerID: ownerID)
            }
        }
        guard let question = visit.question else { return nil }
        visit.question = nil
        visit.isAsked = true
        visit.isAwaiting = true
        return question
    }

    /// A copy of the company file bears the same mark. It lies elsewhere, and where it is older it lacks what was posted last: that is
    /// asked before anything is said to it.
    private func welcome(_ visit: OpenVisit, _ product: String?, _ machine: String?) async {
        visit.question = await doubt(visit)
        guard visit.question != nil else { return await begin(visit, product, machine) }
        visit.doubted = (product, machine)
    }

    private func doubt(_ visit: OpenVisit) async -> String? {
        do throws(FeatureProblem) {
            let known = try await desk.note(of: visit.books.connection.id).file
            guard let known, !visit.file.isEmpty, known.lowercased() != visit.file.lowercased() else { return nil }
            return CopyCheck.question(try await desk.lastSales(of: visit.books))
        } catch {
            logger.error("file cannot be checked", metadata: ["problem": "\(sentences.explain(error).text)"])
            return nil
        }
    }

    private static func unfit(_ call: SOAPCall) -> VisitNote.Trouble? {
        let country = call("qbXMLCountry")
        if DesktopEdition(country) == nil { return .init(.editionUnknown, text: country.told(nameMax)) }
        guard let major = Int(call("qbXMLMajorVers")), major < 13 else { return nil }
        return .init(.tooOld, text: "qbXML \(major).\(call("qbXMLMinorVers").told(nameMax))")
    }

    private func refuse(_ visit: OpenVisit, _ trouble: VisitNote.Trouble) async -> String? {
        visit.lastWord = sentences.explain(trouble, company: visit.books.companyName)
        await note(visit, trouble)
        await leave(visit, keepsWord: true)
        return nil
    }

    /// The visit is open: what is due for the company is said to it, by the same runs as ever.
    private func begin(_ visit: OpenVisit, _ product: String?, _ machine: String?) async {
        visit.isAdmitted = true
        await services.visits.begin(visit.visit, of: visit.books.fileID)
        do throws(FeatureProblem) {
            let (file, now) = (visit.file, now)
            try await desk.keep(of: visit.books.connection.id) { note in
                note.trouble = nil
                if let machine { note.saw(machine, at: now) }
                note.product = product?.told(Self.nameMax) ?? note.product
                note.file = file.isEmpty ? note.file : file
            }
        } catch { logger.error("visit cannot be noted", metadata: ["problem": "\(sentences.explain(error).text)"]) }
        let ticket = visit.ticket
        Task(executorPreference: Self.callersExecutor) { await self.serve(ticket) }
    }

    /// A task of its own, but where the caller runs: the simulation decides what comes first, here too.
    private static var callersExecutor: (any TaskExecutor)? {
        withUnsafeCurrentTask { $0?.unownedTaskExecutor?.asTaskExecutor() }
    }

    private func receive(_ call: SOAPCall) async -> Int {
        guard let visit = visits[call("ticket")] else { return Self.stopped }
        visit.contactAt = now
        // An answer that comes twice is heard once.
        guard visit.isAwaiting else { return visit.percent }
        visit.isAwaiting = false
        let (response, code) = (call("response"), DesktopTrouble.isNone(call("hresult")) ? "" : call("hresult"))
        if visit.isAsked, !visit.isAdmitted { return await admitted(visit, response, code, call("message")) }
        if response.isEmpty || !code.isEmpty {
            let trouble = DesktopTrouble(code: code, message: call("message"))
            guard trouble.meaning == .textRefused else { return await broken(visit, trouble) }
            await visit.visit.bring(trouble.text)
            return visit.percent
        }
        await visit.visit.bring(response)
        visit.hear(response)
        await tellPercent(visit)
        return await isThrough(visit) ? Self.through : visit.percent
    }

    private func admitted(_ visit: OpenVisit, _ response: String, _ code: String, _ message: String) async -> Int {
        if response.isEmpty || !code.isEmpty {
            return await broken(visit, DesktopTrouble(code: code, message: message))
        }
        if let (product, machine) = visit.doubted {
            if CopyCheck.lacksAll(response) {
                _ = await refuse(visit, .init(.olderCopy, text: visit.file))
                return Self.stopped
            }
            await begin(visit, product, machine)
            return visit.percent
        }
        let verdict = CompanyCheck.verdict(response, ownerID: VisitorFile.ownerID, fileID: visit.books.fileID)
        switch verdict {
        case .ours(let product, let machine):
            await welcome(visit, product, machine)
            return visit.percent
        case .other(let company): _ = await refuse(visit, .init(.otherFile, text: company?.told(Self.nameMax)))
        case .unknown(let company): _ = await refuse(visit, .init(.fileUnknown, text: company?.told(Self.nameMax)))
        // Nothing was said of the company: nobody is sent to add the file again for a torn answer.
        case .untold: _ = await refuse(visit, .init(.other))
        }
        return Self.stopped
    }

    private static let stopped = -1
    /// Per cent: the visitor takes its leave. Source: quickbooks-desktop.md §2 (receiveResponseXML).
    private static let through = 100

    /// QuickBooks was closed in the middle, or shows a dialog: the visit ends, and what was on its way is looked for by the next.
    private func broken(_ visit: OpenVisit, _ trouble: DesktopTrouble) async -> Int {
        let told = VisitNote.Trouble(trouble)
        visit.lastWord = sentences.explain(told, company: visit.books.companyName)
        await note(visit, told)
        await leave(visit, keepsWord: true)
        return Self.stopped
    }

    private func connectionFailed(_ call: SOAPCall) async -> String {
        guard let visit = visits[call("ticket")] else { return "done" }
        _ = await broken(visit, DesktopTrouble(code: call("hresult"), message: call("message")))
        return "done"
    }

    private func note(_ visit: OpenVisit, _ trouble: VisitNote.Trouble) async {
        do throws(FeatureProblem) {
            try await desk.keep(of: visit.books.connection.id) { $0.trouble = trouble }
        } catch { logger.error("visit cannot be noted", metadata: ["problem": "\(sentences.explain(error).text)"]) }
        logger.warning(
            "visit stopped",
            metadata: ["connection": "\(visit.books.connection.id)", "trouble": "\(trouble.kind.rawValue)"])
    }

    // MARK: Going

    private func lastError(_ ticket: String) -> String {
        if let visit = visits[ticket] {
            if visit.pauses {
                visit.pauses = false
                return "NoOp"
            }
            return visit.lastWord
        }
        return lastWords.word(of: ticket) ?? sentences.visitUnknown
    }

    /// What is said last stays in the visitor's list: where the visit came to nothing, why.
    private func close(_ ticket: String) async -> String {
        guard let visit = visits[ticket] else { return lastWords.take(of: ticket) ?? "OK" }
        let word = visit.lastWord
        await leave(visit)
        return word.isEmpty ? "OK" : word
    }

    /// Whatever was fetched and not answered is unknown from now on.
    private func leave(_ visit: OpenVisit, keepsWord: Bool = false) async {
        guard visits.removeValue(forKey: visit.ticket) != nil else { return }
        if keepsWord { lastWords.keep(visit.lastWord, of: visit.ticket) }
        await services.visits.end(visit.visit, of: visit.books.fileID)
        await services.visitPercents.note(nil, of: visit.books.connection.id)
        do throws(FeatureProblem) {
            try await desk.keep(of: visit.books.connection.id) { [now] in $0.seenAt = now }
        } catch { logger.error("visit cannot be noted", metadata: ["problem": "\(sentences.explain(error).text)"]) }
    }

    // MARK: What there is to do

    /// Reads the lists the first time; then stays open while somebody works on the company's books, or something is due.
    private func serve(_ ticket: String) async {
        guard let visit = visits[ticket] else { return }
        do throws(FeatureProblem) {
            visit.isConnecting = true
            _ = try await desk.connect(visit.books)
            visit.isConnecting = false
            var (pause, seen) = (Self.lookMilliseconds, visit.exchanges)
            while visits[visit.ticket] === visit {
                if isForgotten(visit) {
                    await note(visit, .init(.left))
                    return await leave(visit)
                }
                if services.stopWish.isMade { break }
                if try await !desk.hasWork(for: visit.books) { break }
                if now > visit.contactAt.advanced(bySeconds: Self.idleSeconds), !visit.isAwaiting { break }
                pause = seen == visit.exchanges ? min(pause * 2, Self.lookMillisecondsMax) : Self.lookMilliseconds
                seen = visit.exchanges
                do { try await services.world.clock.sleep(milliseconds: pause) } catch { break }
            }
        } catch {
            visit.lastWord = sentences.explain(error).text
            if let told = VisitNote.Trouble(error) { await note(visit, told) }
            logger.error("visit came to nothing", metadata: ["problem": "\(sentences.explain(error).text)"])
        }
        await visit.visit.finish()
    }

    /// QuickBooks may work for long; who owes no answer comes back at once.
    private func isForgotten(_ visit: OpenVisit) -> Bool {
        now > visit.contactAt.advanced(bySeconds: visit.isAwaiting ? Self.answerSeconds : Self.silentSeconds)
    }

    private func tellPercent(_ visit: OpenVisit) async {
        if !visit.isConnecting {
            do throws(FeatureProblem) {
                let left = try await desk.ordersLeft(for: visit.books)
                visit.most = max(visit.most, left)
                visit.percent = OpenVisit.percent(done: visit.most - left, of: visit.most)
            } catch {
                logger.error("orders cannot be counted", metadata: ["problem": "\(sentences.explain(error).text)"])
            }
        }
        await services.visitPercents.note(visit.percent, of: visit.books.connection.id)
    }

    /// The longest path that Windows knows.
    private static let fileMax = 260
    private static let lookMilliseconds: Int64 = 250
    /// While nothing is said: QuickBooks is at work for minutes, or somebody else has the books.
    private static let lookMillisecondsMax: Int64 = 2000
    private static let idleSeconds: Int64 = 120
    private static let silentSeconds: Int64 = 600
    /// Source: quickbooks-desktop.md §2.3 (not below two hours).
    private static let answerSeconds: Int64 = 7200
}

extension VisitNote.Trouble {
    /// Why the company could not be read; `nil` where QuickBooks did not say no.
    fileprivate init?(_ failure: FeatureProblem) {
        guard case .outside(let problem) = failure, problem.remedy != .wait else { return nil }
        self.init(
            problem.cause == .notPermitted ? .notAuthorised : .other, code: problem.code?.told(32),
            text: problem.text?.told(500))
    }

    fileprivate init(_ trouble: DesktopTrouble) {
        let kind: VisitNote.Kind =
            switch trouble.meaning {
            case .closed: .closed
            case .dialogOpen: .dialogOpen
            case .otherMode: .otherMode
            case .starting: .starting
            case .busy: .busy
            case .otherFile: .otherFile
            case .fileUnfit: .fileUnfit
            case .notAuthorised: .notAuthorised
            case .automaticLoginOff: .automaticLoginOff
            case .tooOld: .tooOld
            case .textRefused, .unknown: .other
            }
        self.init(
            kind, code: trouble.code.told(32),
            text: kind == .otherFile || trouble.message.isEmpty ? nil : trouble.message.told(500))
    }
}
