import Accounting
import ConnectorKit

/// What came back for one request.
struct MessageAnswer: Sendable {
    let node: XMLNode

    var requestID: String { node.attributes["requestID"] ?? "" }
    var code: Int { node.attributes["statusCode"].flatMap { Int($0) } ?? 0 }
    var message: String? { node.attributes["statusMessage"] }
    var iteratorID: String? { node.attributes["iteratorID"] }
    var remaining: Int { node.attributes["iteratorRemainingCount"].flatMap { Int($0) } ?? 0 }

    /// Below a thousand the request was carried out. Source: quickbooks-desktop.md §3.8.
    var isRefused: Bool { code >= 1000 }

    /// The records that it holds.
    var records: [XMLNode] { node.children.filter { $0.name.hasSuffix("Ret") } }
}

/// What the Web Connector brought back for a set of messages.
struct MessageSetAnswer: Sendable {
    let answers: [MessageAnswer]
    /// What became of asking for the same set again; 0 and `nil` when nothing is to be told.
    let setCode: Int?

    /// How much is taken of an answer: far more than the largest page that is asked for.
    static let limits = XMLReader.Limits(bytes: 64 * 1024 * 1024)

    /// - Throws: ``ConnectorProblem`` when it cannot be read, or when QuickBooks did not take the text at all.
    init(_ text: String) throws(ConnectorProblem) {
        let root: XMLNode
        do { root = try XMLReader.read(text.utf8, limits: Self.limits) } catch {
            throw ConnectorProblem(.unreadable, code: "xml", text: "\(error)", raw: text)
        }
        if let trouble = DesktopTrouble(root) { throw trouble.problem }
        guard root.name == "QBXML", let set = root.child("QBXMLMsgsRs") else {
            throw ConnectorProblem(.unreadable, code: "qbxml", raw: text)
        }
        answers = set.children.map { MessageAnswer(node: $0) }
        setCode = set.attributes["messageSetStatusCode"].flatMap { Int($0) }
    }

    func answer(_ requestID: String) -> MessageAnswer? { answers.first { $0.requestID == requestID } }
}
