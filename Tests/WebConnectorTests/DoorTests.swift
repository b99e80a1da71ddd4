import Features
import Foundation
import HTTPTypes
import TestKit
import Testing
import WebConnector

@Suite("The door of the Web Connector")
struct DoorTests {
    private func ask(_ scene: DesktopScene, _ body: String) async -> WebConnectorDoor.Answer {
        await scene.door.answer(to: .init(.post, body: Array(body.utf8)))
    }

    private func call(_ operation: String, _ arguments: String = "", prefix: String = "soap") -> String {
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><\(prefix):Envelope xmlns:\(prefix)=\"http://schemas.xmlsoap.org/soap/envelope/\"><\(prefix):Body><\(operation) xmlns=\"http://developer.intuit.com/\">\(arguments)</\(operation)></\(prefix):Body></\(prefix):Envelope>"
    }

    private static let head =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
    private static let tail = "</soap:Body></soap:Envelope>"

    @Test("answers in the exact shape that the program reads: empty texts are empty elements")
    func shape() async throws {
        let scene = try await DesktopScene(orders: 0)
        let version = await ask(scene, call("clientVersion", "<strVersion>2.3.0.215</strVersion>"))
        #expect(version.status == .ok && version.type == "text/xml; charset=utf-8")
        #expect(
            version.text == Self.head
                + "<clientVersionResponse xmlns=\"http://developer.intuit.com/\"><clientVersionResult></clientVersionResult></clientVersionResponse>"
                + Self.tail)
        let refused = await ask(
            scene,
            call("authenticate", "<strUserName>nobody</strUserName><strPassword>x</strPassword>", prefix: "SOAP-ENV"))
        #expect(
            refused.text == Self.head
                + "<authenticateResponse xmlns=\"http://developer.intuit.com/\"><authenticateResult><string></string><string>nvu</string></authenticateResult></authenticateResponse>"
                + Self.tail)
    }

    @Test("knows no ticket that it did not give, and says so", arguments: ["", "stolen"])
    func tickets(_ ticket: String) async throws {
        let scene = try await DesktopScene(orders: 0)
        let sent = await ask(scene, call("sendRequestXML", "<ticket>\(ticket)</ticket><strHCPResponse />"))
        #expect(sent.text.contains("<sendRequestXMLResult></sendRequestXMLResult>"))
        let error = await ask(scene, call("getLastError", "<ticket>\(ticket)</ticket>"))
        #expect(error.text.contains("This visit has ended"))
        let received = await ask(scene, call("receiveResponseXML", "<ticket>\(ticket)</ticket><response>x</response>"))
        #expect(received.text.contains("<receiveResponseXMLResult>-1</receiveResponseXMLResult>"))
        let closed = await ask(scene, call("closeConnection", "<ticket>\(ticket)</ticket>"))
        #expect(closed.status == .ok)
    }

    @Test(
        "turns away what is no call of the Web Connector, without a word of its inside",
        arguments: [
            "", "hello", "<a/>", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
            "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body/></s:Envelope>",
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><authenticate xmlns=\"http://elsewhere/\"/></s:Body></s:Envelope>",
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><steal xmlns=\"http://developer.intuit.com/\"/></s:Body></s:Envelope>",
        ])
    func strange(_ body: String) async throws {
        let scene = try await DesktopScene(orders: 0)
        let answer = await ask(scene, body)
        #expect(answer.status == .internalServerError && answer.type == "text/xml; charset=utf-8")
        #expect(answer.text.contains("<soap:Fault><faultcode>soap:Client</faultcode>"))
        #expect(!answer.text.contains("root:"))
    }

    @Test(
        "takes a call as any SOAP library writes it",
        arguments: [
            // Prefixed children, as strict libraries write.
            "<?xml version='1.0' encoding='utf-8'?>\n<soap-env:Envelope xmlns:soap-env=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap-env:Body><ns0:authenticate xmlns:ns0=\"http://developer.intuit.com/\"><ns0:strUserName>nobody</ns0:strUserName><ns0:strPassword>x</ns0:strPassword></ns0:authenticate></soap-env:Body></soap-env:Envelope>",
            // A header that is not for us, comments and white space.
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header><a:Action xmlns:a=\"urn:a\">x</a:Action></s:Header>\n <!-- here -->\n <s:Body>\n <authenticate xmlns=\"http://developer.intuit.com/\">\n  <strUserName><![CDATA[nobody]]></strUserName>\n  <strPassword/>\n </authenticate>\n </s:Body></s:Envelope>\n",
            // A mark of the byte order, and no declaration.
            "\u{FEFF}<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Body><authenticate xmlns=\"http://developer.intuit.com/\"><strUserName>nobody</strUserName></authenticate></Body></Envelope>",
        ])
    func shapes(_ body: String) async throws {
        let scene = try await DesktopScene(orders: 0)
        let answer = await ask(scene, body)
        #expect(answer.status == .ok)
        #expect(answer.text.contains("<string></string><string>nvu</string>"))
    }

    @Test("ends with a short fault where a call is meant to do harm", arguments: Harm.allCases)
    func harm(_ harm: Harm) async throws {
        let scene = try await DesktopScene(orders: 0)
        let answer = await scene.door.answer(to: .init(.post, body: harm.body))
        #expect(answer.status == .internalServerError)
        #expect(answer.text.contains("<soap:Fault>") && answer.text.utf8.count < 1000)
    }

    enum Harm: CaseIterable, Sendable {
        case deep, wide, entities, attributes, cut, invalidUTF8, utf16, references, zeros, overLong

        var body: [UInt8] {
            let head =
                "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><authenticate xmlns=\"http://developer.intuit.com/\">"
            let tail = "</authenticate></s:Body></s:Envelope>"
            return switch self {
            case .deep: Array((head + String(repeating: "<a>", count: 200_000)).utf8)
            case .wide: Array((head + String(repeating: "<a/>", count: 200_000) + tail).utf8)
            case .entities:
                Array(
                    ("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>" + head
                        + "<strUserName>&b;</strUserName>" + tail).utf8)
            case .attributes:
                Array(
                    (head + "<a " + (0..<50_000).map { "x\($0)='1'" }.joined(separator: " ") + " x1='2'/>" + tail).utf8)
            case .cut: Array((head + "<strUserName>nobody").utf8)
            case .invalidUTF8: Array(head.utf8) + [0xC3, 0x28] + Array(tail.utf8)
            case .utf16: [0xFF, 0xFE] + head.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            case .references: Array((head + "<strUserName>&#xFFFFFFFFFF;</strUserName>" + tail).utf8)
            case .zeros: [UInt8](repeating: 0, count: 5_000_000)
            case .overLong: [UInt8](repeating: 32, count: WebConnectorDoor.bytesMax + 1)
            }
        }
    }

    @Test("answers QuickBooks' calls also when what they bring is no answer of QuickBooks")
    func nonsense() async throws {
        let scene = try await DesktopScene(orders: 2)
        for nonsense in [
            "", "hello", "&lt;QBXML", "&lt;QBXML&gt;&lt;/QBXML&gt;",
            "&lt;!DOCTYPE a [&lt;!ENTITY x SYSTEM 'file:///etc/passwd'&gt;]&gt;&lt;QBXML&gt;&amp;x;&lt;/QBXML&gt;",
        ] {
            let ticket = try await come(scene)
            let sent = await ask(
                scene,
                call(
                    "sendRequestXML",
                    "<ticket>\(ticket)</ticket><strHCPResponse>\(nonsense)</strHCPResponse><qbXMLCountry>US</qbXMLCountry><qbXMLMajorVers>13</qbXMLMajorVers>"
                ))
            #expect(sent.text.contains("CompanyQueryRq"))
            let received = await ask(
                scene,
                call(
                    "receiveResponseXML",
                    "<ticket>\(ticket)</ticket><response>\(nonsense)</response><hresult /><message />"))
            #expect(received.text.contains("<receiveResponseXMLResult>-1</receiveResponseXMLResult>"))
            #expect(try await scene.card().note.trouble != nil)
        }
    }

    /// The Web Connector shows what closeConnection says in its list, behind whatever was said before.
    @Test("tells at the end of a visit why it came to nothing, and not that all went well", .tags(.d4))
    func farewell() async throws {
        let scene = try await DesktopScene(orders: 0)
        let ticket = try await come(scene)
        _ = await ask(
            scene,
            call("connectionError", "<ticket>\(ticket)</ticket><hresult>0x80040408</hresult><message>x</message>"))
        for operation in ["getLastError", "closeConnection"] {
            let answer = await ask(scene, call(operation, "<ticket>\(ticket)</ticket>"))
            #expect(answer.text.contains("QuickBooks is closed"), "\(operation)")
        }
        let again = await ask(scene, call("closeConnection", "<ticket>\(ticket)</ticket>"))
        #expect(again.text.contains("<closeConnectionResult>OK</closeConnectionResult>"))
    }

    @Test("says nothing back of what was long, and keeps no ticket that it did not give")
    func long() async throws {
        let scene = try await DesktopScene(orders: 0)
        let name = String(repeating: "a", count: 3_000_000)
        #expect(await ask(scene, call(name)).text.utf8.count < 1000)
        for end in 0..<3 {
            let sent = await ask(scene, call("sendRequestXML", "<ticket>\(name)\(end)</ticket>"))
            #expect(sent.text.contains("<sendRequestXMLResult></sendRequestXMLResult>"))
        }
        let error = await ask(scene, call("getLastError", "<ticket>\(name)</ticket>"))
        #expect(error.text.contains("This visit has ended") && error.text.utf8.count < 1000)
    }

    @Test("takes pages of lists from who was let in, and no more than a form from everybody else")
    func outside() async throws {
        let scene = try await DesktopScene(orders: 0)
        #expect(scene.door.bytesMaxNow < 2 << 20)
        let ticket = try await come(scene)
        #expect(scene.door.bytesMaxNow == WebConnectorDoor.bytesMax)
        _ = await ask(scene, call("closeConnection", "<ticket>\(ticket)</ticket>"))
        #expect(scene.door.bytesMaxNow < 2 << 20)
    }

    @Test("sends nobody to add the file again when the answer about the company is torn")
    func tornAnswer() async throws {
        let scene = try await DesktopScene(orders: 0)
        let ticket = try await come(scene)
        _ = await ask(scene, call("sendRequestXML", "<ticket>\(ticket)</ticket><qbXMLCountry>US</qbXMLCountry>"))
        let torn = Self.within("<QBXML><QBXMLMsgsRs><Comp")
        let heard = await ask(
            scene, call("receiveResponseXML", "<ticket>\(ticket)</ticket><response>\(torn)</response>"))
        #expect(heard.text.contains("-1"))
        #expect(try await scene.card().note.trouble?.kind == .other)
    }

    private func come(_ scene: DesktopScene) async throws -> String {
        let password = try await scene.password()
        let came = await ask(
            scene,
            call(
                "authenticate",
                "<strUserName>\(DesktopScene.books)</strUserName><strPassword>\(password)</strPassword>"))
        let ticket = String(came.text.split(separator: "<string>")[1].prefix { $0 != "<" })
        #expect(!ticket.isEmpty)
        return ticket
    }

    /// What the Web Connector says by itself of the company file that is ours.
    private func hello(_ scene: DesktopScene) async throws -> String {
        let (file, mark) = (try await scene.card().fileID, VisitorFile.ownerID)
        return Self.within(
            "<QBXML><QBXMLMsgsRs><CompanyQueryRs><CompanyRet><DataExtRet><OwnerID>\(mark)</OwnerID><DataExtName>FileID</DataExtName><DataExtValue>\(file)</DataExtValue></DataExtRet></CompanyRet></CompanyQueryRs></QBXMLMsgsRs></QBXML>"
        )
    }

    /// As text within text.
    private static func within(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }

    /// The person whom QuickBooks lets the application in as may have no right to the company's facts.
    @Test("tells on the page why the company could not be read", .tags(.d4, .d5))
    func unread() async throws {
        let scene = try await DesktopScene(orders: 0)
        let (ticket, facts) = (try await come(scene), try await hello(scene))
        let asked = await ask(
            scene,
            call(
                "sendRequestXML",
                "<ticket>\(ticket)</ticket><strHCPResponse>\(facts)</strHCPResponse><qbXMLCountry>US</qbXMLCountry><qbXMLMajorVers>13</qbXMLMajorVers>"
            ))
        let names = asked.text.components(separatedBy: "requestID=&quot;").dropFirst().map { $0.prefix { $0 != "&" } }
        try #require(names.count == 3, "\(asked.text)")
        let answers = zip(["Host", "Company", "Preferences"], names).map {
            "<\($0)QueryRs requestID=\"\($1)\" statusCode=\"3260\" statusSeverity=\"Error\" statusMessage=\"You may not.\"/>"
        }
        let response = Self.within("<QBXML><QBXMLMsgsRs>\(answers.joined())</QBXMLMsgsRs></QBXML>")
        _ = await ask(
            scene,
            call(
                "receiveResponseXML",
                "<ticket>\(ticket)</ticket><response>\(response)</response><hresult /><message />"))
        #expect(await ask(scene, call("sendRequestXML", "<ticket>\(ticket)</ticket>")).text.contains("Result></send"))
        let trouble = try await scene.card().note.trouble
        #expect(trouble == .init(.notAuthorised, code: "3260", text: "You may not."))
    }

    @Test("reckons how far it is with any number of rows that is said, and keeps of a path what Windows has")
    func absurd() async throws {
        let scene = try await DesktopScene(orders: 0)
        let ticket = try await come(scene)
        let facts = try await hello(scene)
        let path = "C:\\" + String(repeating: "b", count: 5000)
        var answer = await ask(
            scene,
            call(
                "sendRequestXML",
                "<ticket>\(ticket)</ticket><strHCPResponse>\(facts)</strHCPResponse><strCompanyFileName>\(path)</strCompanyFileName><qbXMLCountry>US</qbXMLCountry><qbXMLMajorVers>13</qbXMLMajorVers>"
            ))
        for _ in 0..<3 where answer.text.contains("QBXMLMsgsRq") {
            let most = "9223372036854775807"
            _ = await ask(
                scene,
                call(
                    "receiveResponseXML",
                    "<ticket>\(ticket)</ticket><response>&lt;a retCount=\"\(most)\" iteratorRemainingCount=\"\(most)\"/></response><hresult /><message />"
                ))
            answer = await ask(scene, call("sendRequestXML", "<ticket>\(ticket)</ticket>"))
        }
        #expect(try await scene.card().note.file?.count == 260)
    }

    @Test("tells who looks at its address with a browser, and gives its description to libraries", .tags(.d1))
    func get() async throws {
        let scene = try await DesktopScene(orders: 0)
        let page = await scene.door.answer(to: .init(.get))
        #expect(page.status == .ok && page.type.hasPrefix("text/plain"))
        let described = await scene.door.answer(to: .init(.get, query: "wsdl"))
        #expect(described.type == "text/xml; charset=utf-8")
        for operation in ["serverVersion", "clientVersion", "authenticate", "sendRequestXML", "receiveResponseXML"] {
            #expect(described.text.contains("soapAction=\"http://developer.intuit.com/\(operation)\""))
        }
        #expect(described.text.contains("http://localhost:8080/webconnector"))
    }
}

@Suite("The file for the Web Connector")
struct VisitorFileTests {
    @Test("names the same file for ever, and us the same everywhere", .tags(.d1, .d3))
    func stable() async throws {
        let scene = try await DesktopScene(orders: 0)
        let first = try #require(VisitorFile(try await scene.card(), address: DesktopScene.address, description: "x"))
        _ = try await scene.password()
        try await Integrations(scene.scope).prepareBooks(DesktopScene.books, kind: "quickbooks-desktop", values: [:])
        let second = try #require(VisitorFile(try await scene.card(), address: DesktopScene.address, description: "x"))
        #expect(first == second)
        #expect(first.text.contains("<RunEveryNMinutes>15</RunEveryNMinutes>"))
        #expect(first.text.contains("<OwnerID>\(VisitorFile.ownerID)</OwnerID>"))
    }

    @Test(
        "calls over https, or on its own computer by that name",
        arguments: [
            ("https://books.example.com", "https://books.example.com" as String?),
            ("http://127.0.0.1:8080", "http://localhost:8080"), ("http://localhost:8080", "http://localhost:8080"),
            ("http://books.example.com", nil), ("ftp://x", nil),
        ])
    func address(_ address: String, _ callable: String?) { #expect(VisitorFile.callable(address) == callable) }
}
