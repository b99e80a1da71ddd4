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

    /// Nothing of what was asked for by its identifier is there. Source: quickbooks-desktop.md §3.8 (500, 3120).
    var isMissing: Bool { records.isEmpty && (code == 500 || code == 3120) }

    /// The records that it holds.
    var records: [XMLNode] { node.children.filter { $0.name.hasSuffix("Ret") } }
}

/// What the Web Connector brought back for a set of messages.
struct MessageSetAnswer: Sendable {
    let answers: [MessageAnswer]
    /// What became of asking for the same set again; 0 and `nil` when nothing is to be told.
    let setCode: Int?
    /// The name of the set that is answered, where it had one.
    let setID: String?

    /// How much is taken of an answer: far more than the largest page that is asked for.
    static let limits = XMLReader.Limits(bytes: 64 * 1024 * 1024)

    /// - Throws: ``ConnectorProblem`` when it cannot be read, or when QuickBooks did not take the text at all.
    init(_ text: String) throws(ConnectorProblem) {
        let root: XMLNode
        do { root = try XMLReader.read(text, limits: Self.limits) } catch {
            throw ConnectorProblem(.unreadable, code: "xml", raw: text)
        }
        if let trouble = DesktopTrouble(root) { throw trouble.problem }
        guard root.name == "QBXML", let set = root.child("QBXMLMsgsRs") else {
            throw ConnectorProblem(.unreadable, code: "qbxml", raw: text)
        }
        answers = set.children.map { MessageAnswer(node: $0) }
        setCode = set.attributes["messageSetStatusCode"].flatMap { Int($0) }
        setID = set.attributes["newMessageSetID"]
    }

    /// Whether it answers these requests, by their names and kinds, and not those of another set: answers may come late or twice.
    func isAnswer(to asked: [XMLNode], of id: String) -> Bool {
        let kinds = Dictionary(
            asked.map { ($0.attributes["requestID"] ?? "", $0.name.dropLast(2)) },
            uniquingKeysWith: { first, _ in first })
        return (setID ?? id) == id && answers.allSatisfy { kinds[$0.requestID] == $0.node.name.dropLast(2) }
    }

    func answer(_ requestID: String) -> MessageAnswer? { answers.first { $0.requestID == requestID } }
}
