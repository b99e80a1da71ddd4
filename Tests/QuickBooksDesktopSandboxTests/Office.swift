import Foundation
import Testing

@testable import QuickBooksDesktopSandbox

/// One message of an answer.
struct Reply {
    let element: Element

    var code: Int { Int(element[attribute: "statusCode"] ?? "") ?? -1 }
    var message: String { element[attribute: "statusMessage"] ?? "" }
    var severity: String { element[attribute: "statusSeverity"] ?? "" }
    var first: Element { element.children.first ?? Element("") }
    func attribute(_ name: String) -> String? { element[attribute: name] }
    subscript(_ path: String) -> String? { first.at(path) }
}

extension Element {
    /// The text at `InvoiceLineRet/Amount`, of the first of each name; `InvoiceLineRet.1` is the second.
    func at(_ path: String) -> String? {
        var current: Element? = self
        for part in path.split(separator: "/") {
            let pieces = part.split(separator: ".")
            let index = pieces.count > 1 ? Int(pieces[1]) ?? 0 : 0
            let found = current?.all(String(pieces[0])) ?? []
            current = index < found.count ? found[index] : nil
        }
        return current?.text
    }
}

/// Somebody at a company file: qbXML goes in, answers come out.
struct Office {
    var file: CompanyFile
    var session = DesktopSession()
    /// 2026-02-03T15:00:00Z, a Tuesday.
    var date = Date(timeIntervalSince1970: 1_770_130_800)
    var version = "13.0"
    var replay = ReplayDetail.full

    init(_ profile: CompanyFileProfile = CompanyFileProfile()) {
        file = CompanyFile(profile: profile, date: Date(timeIntervalSince1970: 1_767_276_000))
    }

    static func set(_ requests: String, attributes: String = "onError=\"continueOnError\"", version: String = "13.0")
        -> String
    {
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"\(version)\"?>"
            + "<QBXML><QBXMLMsgsRq \(attributes)>\(requests)</QBXMLMsgsRq></QBXML>"
    }

    mutating func send(_ text: String) throws -> Element {
        let answer = try file.process(text, session: &session, at: date, replay: replay)
        return try XMLReading.read(answer).root.children.first ?? Element("")
    }

    mutating func ask(_ requests: String, attributes: String = "onError=\"continueOnError\"") throws -> [Reply] {
        try send(Self.set(requests, attributes: attributes, version: version)).children.map(Reply.init)
    }

    /// One request; what it answers.
    mutating func one(_ request: String) throws -> Reply {
        try #require(ask(request).first)
    }

    /// `<NameRq><Name>…</Name></NameRq>`
    mutating func add(_ name: String, _ inner: String) throws -> Reply {
        try one("<\(name)AddRq><\(name)Add>\(inner)</\(name)Add></\(name)AddRq>")
    }

    mutating func change(_ name: String, _ inner: String) throws -> Reply {
        try one("<\(name)ModRq><\(name)Mod>\(inner)</\(name)Mod></\(name)ModRq>")
    }

    mutating func find(_ name: String, _ inner: String = "", attributes: String = "") throws -> Reply {
        try one("<\(name)QueryRq \(attributes)>\(inner)</\(name)QueryRq>")
    }

    /// The HRESULT of a text that is not even read.
    mutating func problem(_ text: String) -> String? {
        do {
            _ = try file.process(text, session: &session, at: date, replay: replay)
            return nil
        } catch { return error.hresult }
    }

    mutating func problem(in requests: String) -> String? { problem(Self.set(requests, version: version)) }

    var isBalanced: Bool { file.trialBalance.difference == "0.00" }

    func balance(_ account: String) -> String {
        guard let line = file.trialBalance.lines.first(where: { $0.account == account }) else { return "0.00" }
        return line.debit == "0.00" ? "-" + line.credit : line.debit
    }
}

let kern = "<CustomerRef><FullName>Kern Lighting Warehouse</FullName></CustomerRef>"

func ref(_ name: String, _ full: String) -> String { "<\(name)><FullName>\(full)</FullName></\(name)>" }

func sold(_ item: String, _ rest: String = "", kind: String = "Invoice") -> String {
    "<\(kind)LineAdd>\(ref("ItemRef", item))\(rest)</\(kind)LineAdd>"
}
