/// A call of the Web Connector as bytes.
package struct SOAPRequest: Sendable {
    /// Where it goes.
    package let url: String
    /// Names and values, in the order in which the program sends them.
    package let headers: [(name: String, value: String)]
    /// UTF-8.
    package let body: String
}

/// What came back.
package struct SOAPAnswer: Sendable {
    /// HTTP status.
    package let status: Int
    /// The content type, with its parameters; nil when there was none.
    package let contentType: String?
    /// The body as text.
    package let body: String

    package init(status: Int, contentType: String?, body: String) {
        self.status = status
        self.contentType = contentType
        self.body = body
    }
}

/// Carries a call to the door and its answer back; throws when there was none.
package typealias SOAPExchange = @Sendable (SOAPRequest) async throws -> SOAPAnswer

/// What the Web Connector calls.
package enum ConnectorOperation: String, Sendable, CaseIterable {
    case serverVersion, clientVersion, authenticate, sendRequestXML, receiveResponseXML, connectionError, getLastError
    case closeConnection
}

/// SOAP 1.1 as the program writes and reads it. Source: quickbooks-desktop.md §2.
enum SOAPMessage {
    static let namespace = "http://developer.intuit.com/"
    private static let envelope = "http://schemas.xmlsoap.org/soap/envelope/"

    static func request(
        _ operation: ConnectorOperation, _ arguments: [(name: String, value: String)], url: String
    ) -> SOAPRequest {
        var body =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"\(envelope)\" "
            + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
            + "xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body>"
        body += "<\(operation.rawValue) xmlns=\"\(namespace)\""
        if arguments.isEmpty {
            body += " />"
        } else {
            body += ">"
            for (name, value) in arguments {
                body += value.isEmpty ? "<\(name) />" : "<\(name)>\(escaped(value))</\(name)>"
            }
            body += "</\(operation.rawValue)>"
        }
        body += "</soap:Body></soap:Envelope>"
        return SOAPRequest(
            url: url,
            headers: [
                ("User-Agent", "Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.42000)"),
                ("Content-Type", "text/xml; charset=utf-8"),
                ("SOAPAction", "\"\(namespace)\(operation.rawValue)\""), ("Expect", "100-continue"),
                ("Content-Length", String(body.utf8.count)),
            ], body: body)
    }

    /// As .NET escapes text: quotes stay, and so do letters beyond ASCII.
    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 5 / 4)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes += "&amp;".utf8
            case UInt8(ascii: "<"): bytes += "&lt;".utf8
            case UInt8(ascii: ">"): bytes += "&gt;".utf8
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Texts of the result: one, or those of an array.
    ///
    /// - Throws: the sentence that .NET has for what is wrong.
    static func result(_ operation: ConnectorOperation, _ answer: SOAPAnswer) throws(ConnectorFailure) -> [String] {
        let type = answer.contentType?.prefix { $0 != ";" }.lowercased().trimmed ?? ""
        guard type == "text/xml" else {
            throw ConnectorFailure(
                "Client found response content type of '\(answer.contentType ?? "")', but expected 'text/xml'.")
        }
        guard answer.status == 200 else {
            throw ConnectorFailure("The request failed with HTTP status \(answer.status).")
        }
        let root: Element
        do { root = try XMLReading.read(answer.body).root } catch {
            throw ConnectorFailure("Response is not well-formed XML: \(error.reason).")
        }
        let tree = Names(root, [:])
        guard tree.isNamed("Envelope", envelope),
            let body = tree.children.first(where: { $0.isNamed("Body", envelope) })
        else { throw ConnectorFailure("Response is not well-formed XML.") }
        if let fault = body.children.first(where: { $0.isNamed("Fault", envelope) }) {
            throw ConnectorFailure(fault.element.child("faultstring")?.text ?? "SOAP fault")
        }
        guard let response = body.children.first, response.isNamed(operation.rawValue + "Response", namespace) else {
            throw ConnectorFailure("Object reference not set to an instance of an object.")
        }
        guard let result = response.children.first(where: { $0.isNamed(operation.rawValue + "Result", namespace) })
        else {
            if operation == .serverVersion || operation == .clientVersion { return [""] }
            throw ConnectorFailure("Object reference not set to an instance of an object.")
        }
        guard operation == .authenticate else { return [result.element.text] }
        return result.children.filter { $0.isNamed("string", namespace) }.map(\.element.text)
    }
}

/// Why a call failed, in .NET's words.
struct ConnectorFailure: Error {
    let message: String

    init(_ message: String) { self.message = message }
}

/// An element with the namespaces that hold for it.
private struct Names {
    let element: Element
    let prefixes: [String: String]

    init(_ element: Element, _ outer: [String: String]) {
        var prefixes = outer
        for attribute in element.attributes {
            if attribute.name == "xmlns" { prefixes[""] = attribute.value }
            if attribute.name.hasPrefix("xmlns:") { prefixes[String(attribute.name.dropFirst(6))] = attribute.value }
        }
        self.element = element
        self.prefixes = prefixes
    }

    var children: [Names] { element.children.map { Names($0, prefixes) } }

    func isNamed(_ local: String, _ namespace: String) -> Bool {
        let parts = element.name.split(separator: ":", maxSplits: 1)
        let (prefix, name) = parts.count == 2 ? (String(parts[0]), String(parts[1])) : ("", element.name)
        return name == local && prefixes[prefix] == namespace
    }
}
