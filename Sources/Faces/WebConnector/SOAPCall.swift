import QuickBooksDesktop

/// One call of the Web Connector: SOAP 1.1, document/literal. Source: quickbooks-desktop.md §2.
struct SOAPCall: Hashable, Sendable {
    /// Why a body is no call.
    enum Fault: Error, Hashable {
        case unreadable
        case notSOAP
        case operationUnknown(String)
    }

    let operation: Operation
    private let arguments: [XMLNode]

    enum Operation: String, Hashable, Sendable, CaseIterable {
        case serverVersion, clientVersion, authenticate, sendRequestXML, receiveResponseXML, connectionError,
            getLastError, closeConnection, getInteractiveURL, interactiveRejected, interactiveDone
    }

    init(_ body: [UInt8]) throws(Fault) {
        let root: XMLNode
        do { root = try XMLReader.read(body, limits: Self.limits) } catch { throw .unreadable }
        guard root.name == "Envelope", root.namespace == Self.envelopeSpace,
            let call = root.children.first(where: { $0.name == "Body" && $0.namespace == Self.envelopeSpace })?
                .children.first, call.namespace == Self.space
        else { throw .notSOAP }
        guard let operation = Operation(rawValue: call.name) else {
            throw .operationUnknown(call.name.told(Self.nameMax))
        }
        self.operation = operation
        arguments = call.children
    }

    /// An argument; absent ones are empty.
    func callAsFunction(_ name: String) -> String { arguments.first { $0.name == name }?.text ?? "" }

    /// The most that is taken: a page of the largest list, escaped as text within text, and some.
    static let bytesMax = 48 * 1024 * 1024
    private static let nameMax = 64
    private static let limits = XMLReader.Limits(bytes: bytesMax, depth: 16, elements: 200)
    static let space = "http://developer.intuit.com/"
    static let envelopeSpace = "http://schemas.xmlsoap.org/soap/envelope/"
}

/// What is answered.
enum SOAPAnswer: Hashable, Sendable {
    case text(String)
    case texts([String])
    case number(Int)

    /// The body; an empty text is an empty element, never a missing one.
    func body(to operation: SOAPCall.Operation) -> String {
        let name = operation.rawValue
        let inner =
            switch self {
            case .text(let text): XMLText.escaped(text)
            case .texts(let texts): texts.map { "<string>\(XMLText.escaped($0))</string>" }.joined()
            case .number(let number): String(number)
            }
        return Self.enveloped(
            "<\(name)Response xmlns=\"\(SOAPCall.space)\"><\(name)Result>\(inner)</\(name)Result></\(name)Response>")
    }

    static func fault(_ fault: SOAPCall.Fault) -> String {
        let text =
            switch fault {
            case .unreadable: "The request is not XML that is taken here."
            case .notSOAP: "The request is not a call of the QuickBooks Web Connector."
            case .operationUnknown(let name): "There is no operation \(name)."
            }
        return enveloped(
            "<soap:Fault><faultcode>soap:Client</faultcode><faultstring>\(XMLText.escaped(text))</faultstring></soap:Fault>"
        )
    }

    private static func enveloped(_ body: String) -> String {
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"\(SOAPCall.envelopeSpace)\"><soap:Body>"
            + body + "</soap:Body></soap:Envelope>"
    }
}
