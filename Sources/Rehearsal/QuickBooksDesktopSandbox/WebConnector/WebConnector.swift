/// The Web Connector: a program beside QuickBooks that calls the door of an application and carries qbXML both ways.
///
/// Source: quickbooks-desktop.md §1 and §2.
package actor WebConnector {
    /// The file that it follows.
    package let file: QWCFile
    /// What the user typed into the row; sent as strPassword.
    package private(set) var password: String
    private let quickBooks: QuickBooksDesktop
    private let exchange: SOAPExchange
    private let wait: @Sendable (Duration) async -> Void
    private let machine: String
    private let version: String
    private var before: (@Sendable (ConnectorOperation, Int) async -> Void)?

    /// Pauses of five seconds that an application may ask for in one visit; the user would stop it then.
    private static let pausesMax = 60
    /// Rounds of connectionError; an application that answers other paths for ever is stopped.
    private static let connectionRoundsMax = 10

    /// A program with one application in its list.
    ///
    /// - Parameters:
    ///   - exchange: carries calls.
    ///   - wait: how five seconds pass when the application says `NoOp`.
    ///   - version: what clientVersion says.
    package init(
        file: QWCFile, quickBooks: QuickBooksDesktop, password: String, machine: String = "OFFICE-PC",
        version: String = "34.0.10008.98", wait: @escaping @Sendable (Duration) async -> Void,
        exchange: @escaping SOAPExchange
    ) {
        self.file = file
        self.quickBooks = quickBooks
        self.password = password
        self.machine = machine
        self.version = version
        self.wait = wait
        self.exchange = exchange
    }

    /// Another password in the row.
    package func type(password: String) { self.password = password }

    /// Called before each call, with its number among those of its operation: for a second visit in the middle of one.
    package func interrupt(_ before: (@Sendable (ConnectorOperation, Int) async -> Void)?) { self.before = before }

    // MARK: Adding

    /// Adds the application: QuickBooks lets it in, and the company file remembers its FileID.
    ///
    /// - Throws: `QBWC1039` when the file remembers another pair, or what keeps applications out of QuickBooks.
    package func add() async throws(ConnectorComplaint) {
        let ticket: String
        do { ticket = try await quickBooks.begin(path: "", isReadOnly: file.isReadOnly) } catch {
            throw ConnectorComplaint("QBWC1007", "\(error.hresult): \(error.message)")
        }
        let failure: ConnectorComplaint?
        do {
            let known = try await extensions(ticket)["FileID"]
            if let known, known.lowercased() != file.fileID.lowercased() {
                failure = ConnectorComplaint("QBWC1039", "Unique OwnerID/FileID pair value required.")
            } else {
                let code = known == nil ? try await write("FileID", file.fileID, ticket, isNew: true) : 0
                failure =
                    code < 1000
                    ? nil : ConnectorComplaint("QBWC1039", "The application could not be registered: \(code).")
            }
        } catch { failure = ConnectorComplaint("QBWC1025", error.message) }
        await quickBooks.end(ticket)
        if let failure { throw failure }
    }

    private func extensions(_ ticket: String) async throws(DesktopProblem) -> [String: String] {
        let answer = try await quickBooks.process(
            Self.set("<CompanyQueryRq requestID=\"1\"><OwnerID>\(file.ownerID)</OwnerID></CompanyQueryRq>"),
            ticket: ticket)
        guard let company = (try? XMLReading.read(answer))?.root.children.first?.children.first?.child("CompanyRet")
        else {
            return [:]
        }
        return Dictionary(
            company.all("DataExtRet").map { ($0.value("DataExtName") ?? "", $0.value("DataExtValue") ?? "") },
            uniquingKeysWith: { $1 })
    }

    /// Keeps a value of ours in the company record; the status code.
    private func write(
        _ name: String, _ value: String, _ ticket: String, isNew: Bool
    ) async throws(DesktopProblem) -> Int {
        let kind = isNew ? "Add" : "Mod"
        let answer = try await quickBooks.process(
            Self.set(
                "<DataExt\(kind)Rq><DataExt\(kind)><OwnerID>\(file.ownerID)</OwnerID><DataExtName>\(name)</DataExtName>"
                    + "<OtherDataExtType>Company</OtherDataExtType><DataExtValue>\(value)</DataExtValue></DataExt\(kind)>"
                    + "</DataExt\(kind)Rq>"), ticket: ticket)
        let response = (try? XMLReading.read(answer))?.root.children.first?.children.first
        return response?[attribute: "statusCode"].flatMap { Int($0) } ?? 1000
    }

    private static func set(_ requests: String) -> String {
        "<?xml version=\"1.0\"?><?qbxml version=\"6.0\"?><QBXML><QBXMLMsgsRq onError=\"continueOnError\">\(requests)"
            + "</QBXMLMsgsRq></QBXML>"
    }

    // MARK: Visiting

    /// One update of the application, from serverVersion to closeConnection, as far as it comes.
    @discardableResult
    package func visit(_ faults: [VisitFault] = []) async -> VisitReport {
        var visit = Visit(faults: faults)
        do throws(VisitEnd) {
            try await converse(&visit)
        } catch {
            switch error {
            case .killed: visit.report.wasKilled = true
            case .complaint(let complaint):
                visit.report.complaint = complaint
                visit.report.status = "\(complaint.code): \(complaint.message)"
            }
        }
        if let session = visit.session, !visit.report.wasKilled {
            _ = try? await write("AppLock", "UNLOCKED", session, isNew: false)
        }
        if let session = visit.session { await quickBooks.end(session) }
        return visit.report
    }

    private func converse(_ visit: inout Visit) async throws(VisitEnd) {
        // A failure of serverVersion is written to the log, and the update goes on.
        _ = try await call(.serverVersion, [], &visit, toleratesFailure: true)
        let greeting = try await call(.clientVersion, [("strVersion", version)], &visit, code: "QBWC1036").first ?? ""
        switch greeting.prefix(2) {
        case "": break
        case "W:": visit.report.status = String(greeting.dropFirst(2))
        case "E:", "O:":
            throw .complaint(ConnectorComplaint("QBWC1037", String(greeting.dropFirst(2))))
        default: throw .complaint(ConnectorComplaint("QBWC1046", "Unexpected answer of clientVersion: \(greeting)"))
        }
        let words = try await call(
            .authenticate, [("strUserName", file.userName), ("strPassword", password)], &visit, code: "QBWC1012")
        guard words.count >= 2 else {
            throw .complaint(ConnectorComplaint("QBWC1012", "Index was outside the bounds of the array."))
        }
        visit.ticket = words[0]
        if words.count > 2 { visit.report.postponedSeconds = Int(words[2]) }
        if words.count > 3 { visit.report.everySeconds = Int(words[3]) }
        switch words[1] {
        case "nvu":
            visit.report.complaint = ConnectorComplaint("QBWC1040", "The user name or the password is not valid.")
            visit.report.status = "Invalid user name or password."
        case "none": visit.report.status = "No data exchange is needed."
        case "busy": visit.report.status = "The application is busy."
        default:
            if visit.report.postponedSeconds ?? 0 > 0 {
                visit.report.status = "Update postponed by application."
            } else if try await connect(words[1], &visit) {
                try await exchangeSets(&visit)
            }
        }
        let goodbye = try await call(.closeConnection, [("ticket", visit.ticket)], &visit, code: "QBWC1044").first ?? ""
        if visit.report.status.isEmpty { visit.report.status = goodbye }
    }

    /// Opens QuickBooks; what keeps it closed is told to the application, which may name another path.
    private func connect(_ path: String, _ visit: inout Visit) async throws(VisitEnd) -> Bool {
        var path = path
        for _ in 0..<Self.connectionRoundsMax {
            var problem: DesktopProblem?
            for _ in 0..<2 where visit.session == nil {
                do throws(DesktopProblem) {
                    visit.session = try await quickBooks.begin(path: path, isReadOnly: file.isReadOnly)
                    problem = nil
                } catch { problem = error }
            }
            guard let problem else { return true }
            let word =
                try await call(
                    .connectionError,
                    [("ticket", visit.ticket), ("hresult", problem.hresult), ("message", problem.message)], &visit,
                    code: "QBWC1045"
                ).first ?? ""
            if word.lowercased() == "done" {
                visit.report.status = problem.message
                return false
            }
            path = word
        }
        visit.report.status = "QuickBooks could not be reached."
        return false
    }

    private func exchangeSets(_ visit: inout Visit) async throws(VisitEnd) {
        let hello = await introduce(&visit)
        var isFirst = true
        var pauses = 0
        while true {
            let text =
                try await call(
                    .sendRequestXML,
                    [
                        ("ticket", visit.ticket), ("strHCPResponse", isFirst ? hello.answer : ""),
                        ("strCompanyFileName", await quickBooks.openPath), ("qbXMLCountry", hello.country),
                        ("qbXMLMajorVers", hello.major), ("qbXMLMinorVers", hello.minor),
                    ], &visit, code: "QBWC1041"
                ).first ?? ""
            isFirst = false
            if text.isEmpty || text == "NoOp" {
                let word = try await lastError(&visit)
                guard word == "NoOp", pauses < Self.pausesMax else {
                    visit.report.status = word
                    return
                }
                pauses += 1
                await wait(.seconds(5))
                continue
            }
            let outcome = await ask(text, &visit)
            let percent =
                try await call(
                    .receiveResponseXML,
                    [
                        ("ticket", visit.ticket), ("response", outcome.response), ("hresult", outcome.hresult),
                        ("message", outcome.message),
                    ], &visit, code: "QBWC1042"
                ).first ?? ""
            guard let number = Int(percent.trimmed) else {
                throw .complaint(ConnectorComplaint("QBWC1042", "Input string was not in a correct format."))
            }
            visit.report.percents.append(number)
            if number < 0 {
                visit.report.status = try await lastError(&visit)
                visit.report.complaint = ConnectorComplaint("QBWC1031", visit.report.status)
                return
            }
            if number >= 100 { return }
        }
    }

    private func lastError(_ visit: inout Visit) async throws(VisitEnd) -> String {
        try await call(.getLastError, [("ticket", visit.ticket)], &visit, code: "QBWC1043").first ?? ""
    }

    /// Program, company and preferences, as they go along with the first sendRequestXML.
    private func introduce(
        _ visit: inout Visit
    ) async -> (answer: String, country: String, major: String, minor: String) {
        let unknown = ("", "US", "13", "0")
        guard let session = visit.session else { return unknown }
        do throws(DesktopProblem) {
            let known = try await extensions(session)
            _ = try await write(
                "AppLock", "LOCKED:\(machine):\(visit.ticket.utf8.count)", session, isNew: known["AppLock"] == nil)
            let answer = try await quickBooks.process(
                Self.set(
                    "<HostQueryRq requestID=\"0\"></HostQueryRq><CompanyQueryRq requestID=\"1\"><OwnerID>\(file.ownerID)"
                        + "</OwnerID></CompanyQueryRq><PreferencesQueryRq requestID=\"2\"></PreferencesQueryRq>"),
                ticket: session)
            let host = (try? XMLReading.read(answer))?.root.children.first?.children.first?.child("HostRet")
            let newest = host?.all("SupportedQBXMLVersion").last?.text.split(separator: ".") ?? ["13", "0"]
            return (answer, host?.value("Country") ?? "US", String(newest[0]), String(newest.last ?? "0"))
        } catch { return unknown }
    }

    /// Hands a text to QuickBooks.
    private func ask(_ text: String, _ visit: inout Visit) async -> (response: String, hresult: String, message: String)
    {
        guard let session = visit.session else { return ("", "0x8004040D", "The ticket parameter is invalid.") }
        visit.report.processed += 1
        if visit.takes(.quickBooksFails, .sendRequestXML) {
            return ("", "0x80040402", "An unexpected error occurred. Check the qbsdklog.txt file.")
        }
        if visit.takes(.quickBooksCloses, .sendRequestXML) { await quickBooks.obstruct(.closed) }
        do throws(DesktopProblem) {
            let answer = try await quickBooks.process(text, ticket: session)
            if visit.takes(.quickBooksFailsAfter, .sendRequestXML) {
                return ("", "0x80010105", "The server threw an exception.")
            }
            return (answer, "", "")
        } catch { return ("", error.hresult, error.message) }
    }

    // MARK: Calling

    private func call(
        _ operation: ConnectorOperation, _ arguments: [(name: String, value: String)], _ visit: inout Visit,
        code: String = "", toleratesFailure: Bool = false
    ) async throws(VisitEnd) -> [String] {
        let number = visit.report.count(operation) + 1
        await before?(operation, number)
        if visit.takes(.killedBefore, operation, number) { throw .killed }
        let request = SOAPMessage.request(operation, arguments, url: file.appURL)
        do {
            if visit.takes(.requestLost, operation, number) {
                throw ConnectorFailure("The underlying connection was closed: the connection was closed unexpectedly.")
            }
            var answer = try await exchange(request)
            if visit.takes(.deliveredTwice, operation, number) { answer = try await exchange(request) }
            if visit.takes(.answerLost, operation, number) {
                throw ConnectorFailure(
                    "The underlying connection was closed: a connection that was expected to be kept alive was closed by the server."
                )
            }
            let result = try SOAPMessage.result(operation, answer)
            visit.report.calls.append(VisitCall(operation: operation, result: result, failure: nil))
            if visit.takes(.killedAfter, operation, number) { throw VisitEnd.killed }
            return result
        } catch VisitEnd.killed {
            throw .killed
        } catch {
            let message = (error as? ConnectorFailure)?.message ?? "The underlying connection was closed: \(error)"
            visit.report.calls.append(VisitCall(operation: operation, result: [], failure: message))
            if toleratesFailure { return [] }
            throw .complaint(ConnectorComplaint(code, message))
        }
    }
}

/// Why a visit ends before its time.
private enum VisitEnd: Error {
    case killed
    case complaint(ConnectorComplaint)
}

/// A visit under way.
private struct Visit {
    let faults: [VisitFault]
    var report = VisitReport()
    var ticket = ""
    /// QuickBooks' ticket.
    var session: String?

    init(faults: [VisitFault]) { self.faults = faults }

    func takes(_ kind: VisitFault.Kind, _ operation: ConnectorOperation, _ number: Int? = nil) -> Bool {
        let count = number ?? report.count(operation)
        return faults.contains { $0.kind == kind && $0.operation == operation && $0.occurrence == count }
    }
}
