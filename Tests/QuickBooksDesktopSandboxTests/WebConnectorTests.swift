import Foundation
import Synchronization
import Testing

@testable import QuickBooksDesktopSandbox

/// A door that hands out texts and writes down what it is told.
private final class Door: Sendable {
    struct State {
        var password = "secret"
        var texts: [String] = []
        var sent = 0
        var received: [(response: String, hresult: String)] = []
        var bodies: [String] = []
        var first: [String: String] = [:]
        var headers: [(name: String, value: String)] = []
        var change: (@Sendable (String, SOAPAnswer) -> SOAPAnswer)?
        var companyPath = ""
        var errors: [String] = []
        var noOps = 0
    }

    let state: Mutex<State>

    init(_ texts: [String]) {
        state = Mutex(State())
        state.withLock { $0.texts = texts }
    }

    func exchange(_ request: SOAPRequest) throws -> SOAPAnswer {
        let body = try XMLReading.read(request.body).root.children[0].children[0]
        let operation = body.name
        let result = state.withLock { state -> String in
            state.bodies.append(request.body)
            state.headers = request.headers
            switch operation {
            case "serverVersion": return "Test 1.0"
            case "authenticate":
                let isKnown = body.value("strPassword") == state.password && body.value("strUserName") == "books"
                return "<string>ticket-1</string><string>\(isKnown ? state.companyPath : "nvu")</string>"
            case "sendRequestXML":
                if state.first.isEmpty {
                    for child in body.children { state.first[child.name] = child.text }
                }
                if state.noOps > 0 { return "NoOp" }
                guard state.sent < state.texts.count else { return "" }
                state.sent += 1
                return Self.escaped(state.texts[state.sent - 1])
            case "receiveResponseXML":
                state.received.append((body.value("response") ?? "", body.value("hresult") ?? ""))
                return String(state.received.count * 100 / max(state.texts.count, 1))
            case "getLastError":
                if state.noOps > 0 {
                    state.noOps -= 1
                    return "NoOp"
                }
                return "Nothing to do"
            case "connectionError":
                state.errors.append(body.value("hresult") ?? "")
                return "done"
            case "closeConnection": return "OK"
            default: return ""
            }
        }
        let text =
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
            + "<\(operation)Response xmlns=\"http://developer.intuit.com/\"><\(operation)Result>\(result)</\(operation)Result>"
            + "</\(operation)Response></soap:Body></soap:Envelope>"
        let answer = SOAPAnswer(status: 200, contentType: "text/xml; charset=utf-8", body: text)
        return state.withLock { $0.change }?(operation, answer) ?? answer
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }
}

private let owner = "{0F0F0F0F-1111-2222-3333-444444444444}"

private func qwc(_ changes: [String: String] = [:]) -> String {
    var fields = [
        "AppName": "Bookbridge", "AppID": "", "AppURL": "https://books.example.com/webconnector",
        "AppDescription": "Orders into QuickBooks", "AppSupport": "https://books.example.com/help",
        "UserName": "books", "OwnerID": owner, "FileID": "{AAAAAAAA-1111-2222-3333-444444444444}", "QBType": "QBFS",
        "IsReadOnly": "false",
    ]
    fields.merge(changes) { $1 }
    let inner = fields.sorted { $0.key < $1.key }.map { "<\($0.key)>\($0.value)</\($0.key)>" }.joined()
    return
        "<?xml version=\"1.0\"?><QBWCXML>\(inner)<Scheduler><RunEveryNMinutes>15</RunEveryNMinutes></Scheduler></QBWCXML>"
}

/// A machine with QuickBooks, a Web Connector in it and a door somewhere.
private struct Place {
    let quickBooks: QuickBooksDesktop
    let door: Door
    let connector: WebConnector

    init(_ texts: [String], qwc text: String = qwc()) throws {
        let quickBooks = try QuickBooksDesktop(clock: { Date(timeIntervalSince1970: 1_770_130_800) })
        let door = Door(texts)
        self.quickBooks = quickBooks
        self.door = door
        connector = WebConnector(
            file: try QWCFile(text), quickBooks: quickBooks, password: "secret", wait: { _ in }
        ) { try door.exchange($0) }
    }

    var invoices: Int { get async { await quickBooks.documents.count { $0.kind == "Invoice" } } }
}

private func invoice(_ id: String) -> String {
    Office.set(
        "<InvoiceAddRq requestID=\"1\"><InvoiceAdd>\(kern)\(sold("Artwork"))</InvoiceAdd></InvoiceAddRq>",
        attributes: "onError=\"continueOnError\" newMessageSetID=\"\(id)\"")
}

@Suite("A visit of the Web Connector")
struct WebConnectorTests {
    @Test("carries every set to QuickBooks and its answer back, in the shape of the real program")
    func visit() async throws {
        let place = try Place([invoice("a"), invoice("b")])
        try await place.connector.add()
        let report = await place.connector.visit()
        #expect(report.complaint == nil, "\(report.status)")
        #expect(
            report.calls.map(\.operation) == [
                .serverVersion, .clientVersion, .authenticate, .sendRequestXML, .receiveResponseXML, .sendRequestXML,
                .receiveResponseXML, .closeConnection,
            ])
        #expect(report.percents == [50, 100])
        #expect(report.status == "OK")
        #expect(await place.invoices == 2)
        let state = place.door.state.withLock { $0 }
        #expect(state.received.map(\.hresult) == ["", ""])
        #expect(state.received[0].response.contains("<InvoiceRet>"))
        #expect(
            state.bodies[0]
                == "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body><serverVersion xmlns=\"http://developer.intuit.com/\" /></soap:Body></soap:Envelope>"
        )
        #expect(state.bodies[4].contains("<hresult /><message /></receiveResponseXML>"))
        #expect(
            state.headers.contains {
                $0.name == "SOAPAction" && $0.value == "\"http://developer.intuit.com/closeConnection\""
            })
        #expect(state.headers.contains { $0.name == "Content-Type" && $0.value == "text/xml; charset=utf-8" })
        #expect(state.first["strCompanyFileName"] == QuickBooksDesktop.usualPath)
        #expect(state.first["qbXMLCountry"] == "US")
        #expect(state.first["qbXMLMajorVers"] == "13")
        let hello = try XMLReading.read(state.first["strHCPResponse"] ?? "").root.children[0]
        #expect(hello.children.map(\.name) == ["HostQueryRs", "CompanyQueryRs", "PreferencesQueryRs"])
        let fields = hello.children[1].child("CompanyRet")?.all("DataExtRet") ?? []
        #expect(
            fields.first { $0.value("DataExtName") == "FileID" }?.value("DataExtValue")
                == "{AAAAAAAA-1111-2222-3333-444444444444}")
        #expect(
            fields.contains {
                $0.value("DataExtName") == "AppLock" && $0.value("DataExtValue")?.hasPrefix("LOCKED:OFFICE-PC:") == true
            })
    }

    @Test("with nothing to do ends after getLastError, and pauses when it is asked to")
    func nothing() async throws {
        let place = try Place([])
        try await place.connector.add()
        place.door.state.withLock { $0.noOps = 2 }
        let report = await place.connector.visit()
        #expect(report.count(.sendRequestXML) == 3)
        #expect(report.count(.getLastError) == 3)
        #expect(report.status == "Nothing to do")
    }

    @Test("with an old password goes no further than authenticate")
    func password() async throws {
        let place = try Place([invoice("a")])
        try await place.connector.add()
        await place.connector.type(password: "old")
        let report = await place.connector.visit()
        #expect(report.complaint?.code == "QBWC1040")
        #expect(report.calls.map(\.operation) == [.serverVersion, .clientVersion, .authenticate, .closeConnection])
        #expect(await place.invoices == 0)
    }

    @Test("tells the door what keeps QuickBooks closed", arguments: QuickBooksDesktop.Obstacle.allCases)
    func obstacles(_ obstacle: QuickBooksDesktop.Obstacle) async throws {
        let place = try Place([invoice("a")])
        try await place.connector.add()
        await place.quickBooks.obstruct(obstacle)
        let report = await place.connector.visit()
        #expect(report.count(.connectionError) == 1)
        #expect(report.count(.sendRequestXML) == 0)
        let code = place.door.state.withLock { $0.errors.first }
        #expect(code?.hasPrefix("0x8004") == true)
        await place.quickBooks.obstruct(nil)
        await place.connector.visit()
        #expect(await place.invoices == 1)
    }

    @Test("with another file asked for is told so")
    func otherFile() async throws {
        let place = try Place([invoice("a")])
        place.door.state.withLock { $0.companyPath = "C:\\Other.qbw" }
        let report = await place.connector.visit()
        #expect(place.door.state.withLock { $0.errors } == ["0x8004040A"])
        #expect(report.percents.isEmpty)
    }

    @Test(
        "hands over the parser's refusal as a number, and a lost session too",
        arguments: [VisitFault.Kind.quickBooksFails, .quickBooksFailsAfter, .quickBooksCloses])
    func failures(_ kind: VisitFault.Kind) async throws {
        let place = try Place([invoice("a")])
        await place.connector.visit([VisitFault(kind, at: .sendRequestXML)])
        let hresult = place.door.state.withLock { $0.received.first?.hresult }
        #expect(hresult?.hasPrefix("0x80") == true)
        #expect(await place.invoices == (kind == .quickBooksFailsAfter ? 1 : 0))
        let broken = try Place(["<QBXML>"])
        await broken.connector.visit()
        #expect(broken.door.state.withLock { $0.received.first?.hresult } == "0x80040400")
        #expect(broken.door.state.withLock { $0.received.first?.response } == "")
    }

    @Test("can be cut at any call, before it or after it")
    func cuts() async throws {
        for kind in [VisitFault.Kind.requestLost, .answerLost, .killedBefore, .killedAfter] {
            for operation in [ConnectorOperation.authenticate, .sendRequestXML, .receiveResponseXML] {
                let place = try Place([invoice("a")])
                let report = await place.connector.visit([VisitFault(kind, at: operation)])
                #expect(report.wasKilled == (kind == .killedBefore || kind == .killedAfter))
                let isDone = operation == .receiveResponseXML
                #expect(await place.invoices == (isDone ? 1 : 0), "\(kind) \(operation)")
                let told = place.door.state.withLock { $0.received.count }
                #expect(told == (isDone && (kind == .answerLost || kind == .killedAfter) ? 1 : 0))
                if kind == .requestLost || kind == .answerLost { #expect(report.complaint != nil) }
            }
        }
        let twice = try Place([invoice("a")])
        await twice.connector.visit([VisitFault(.deliveredTwice, at: .receiveResponseXML)])
        #expect(twice.door.state.withLock { $0.received.count } == 2)
        #expect(await twice.invoices == 1)
    }

    @Test("another visit may come in the middle of one")
    func twoVisits() async throws {
        let place = try Place([invoice("a"), invoice("b")])
        let door = place.door
        let other = WebConnector(
            file: try QWCFile(qwc()), quickBooks: place.quickBooks, password: "secret", machine: "LAPTOP",
            wait: { _ in }
        ) { try door.exchange($0) }
        await place.connector.interrupt { operation, number in
            if operation == .receiveResponseXML, number == 1 { _ = await other.visit() }
        }
        await place.connector.visit()
        #expect(await place.invoices == 2)
    }

    @Test(
        "does not take an answer of another shape",
        arguments: [
            ("authenticate", "<string></string><string></string>", "<string></string>", "QBWC1012"),
            ("sendRequestXML", "<sendRequestXMLResult></sendRequestXMLResult>", "", "QBWC1041"),
            ("sendRequestXML", "http://developer.intuit.com/", "http://developer.intuit.com", "QBWC1041"),
            ("receiveResponseXML", "100", "all", "QBWC1042"),
        ])
    func shapes(_ operation: String, _ old: String, _ new: String, _ code: String) async throws {
        let place = try Place(operation == "receiveResponseXML" ? [invoice("a")] : [])
        place.door.state.withLock { state in
            state.change = { name, answer in
                guard name == operation else { return answer }
                let body = answer.body.replacing("ticket-1", with: "").replacing(old, with: new)
                return SOAPAnswer(status: 200, contentType: answer.contentType, body: body)
            }
        }
        let report = await place.connector.visit()
        #expect(report.complaint?.code == code, "\(report.status)")
        place.door.state.withLock { state in
            state.change = { _, answer in SOAPAnswer(status: 200, contentType: "text/html", body: answer.body) }
        }
        let page = await place.connector.visit()
        #expect(page.status.contains("content type of 'text/html'"))
    }
}

@Suite("A .qwc file")
struct QWCFileTests {
    @Test("is read, with its schedule")
    func reads() throws {
        let file = try QWCFile(qwc(["AppURL": "https://books.example.com/webconnector?a=1&amp;b=2"]))
        #expect(file.appURL == "https://books.example.com/webconnector?a=1&b=2")
        #expect(file.everySeconds == 900)
        #expect(
            try QWCFile(
                qwc(["AppURL": "http://localhost:8080/webconnector", "AppSupport": "http://localhost:8080/help"])
            ).userName == "books")
    }

    @Test(
        "is refused as the program refuses it",
        arguments: [
            (["AppURL": "http://books.example.com/webconnector"], "QBWC1010"),
            (["AppURL": "http://127.0.0.1:8080/webconnector"], "QBWC1010"),
            (["AppURL": "https://10.0.0.1/webconnector"], "QBWC1001"),
            (["AppSupport": "https://10.0.0.1/help"], "QBWC1002"),
            (["AppSupport": "https://elsewhere.example.org/help"], "QBWC1000"),
            (["OwnerID": "0F0F0F0F-1111-2222-3333-444444444444"], "QBWC1051"), (["FileID": ""], "QBWC1051"),
            (["QBType": "QBPOS"], "QBWC1051"),
        ] as [([String: String], String)])
    func refused(_ changes: [String: String], _ code: String) {
        #expect { try QWCFile(qwc(changes)) } throws: { ($0 as? ConnectorComplaint)?.code == code }
        #expect(throws: ConnectorComplaint.self) { try QWCFile("<QBWCXML/>") }
        #expect(throws: ConnectorComplaint.self) { try QWCFile("<!DOCTYPE a>" + qwc()) }
    }

    @Test("added again keeps its pair; another FileID under the same owner, or one that only reads, is refused")
    func adding() async throws {
        let place = try Place([])
        try await place.connector.add()
        try await place.connector.add()
        let other = WebConnector(
            file: try QWCFile(qwc(["FileID": "{BBBBBBBB-1111-2222-3333-444444444444}"])), quickBooks: place.quickBooks,
            password: "", wait: { _ in }
        ) { _ in SOAPAnswer(status: 500, contentType: nil, body: "") }
        await #expect(throws: ConnectorComplaint("QBWC1039", "Unique OwnerID/FileID pair value required.")) {
            try await other.add()
        }
        let reader = try Place([], qwc: qwc(["IsReadOnly": "true"]))
        await #expect(throws: ConnectorComplaint("QBWC1039", "The application could not be registered: 3263.")) {
            try await reader.connector.add()
        }
    }
}
