import Foundation
package import HTTPTypes

/// A request taken apart.
struct SandboxRequest: Sendable {
    let method: HTTPRequest.Method
    let segments: [String]
    let query: [String: String]
    let headers: HTTPFields
    let authority: String?
    let body: Data

    init(_ request: HTTPRequest, body: Data) {
        method = request.method
        headers = request.headerFields
        authority = request.authority
        self.body = body
        let parts = (request.path ?? "/").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        segments = parts[0].split(separator: "/").map { Self.decoded($0) }
        query = parts.count > 1 ? Self.form(parts[1]) : [:]
    }

    /// `a=1&b=2`, decoded; the last of two equal names counts.
    static func form(_ text: some StringProtocol) -> [String: String] {
        var fields: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            fields[decoded(halves[0])] = halves.count > 1 ? decoded(halves[1]) : ""
        }
        return fields
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        guard text.contains("%") || text.contains("+") else { return String(text) }
        let plain = text.replacingOccurrences(of: "+", with: " ")
        return plain.removingPercentEncoding ?? plain
    }

    /// Its body, or what the address asks for.
    var said: String {
        guard body.isEmpty else { return String(decoding: body, as: UTF8.self) }
        return query.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
    }

    /// The fields of a form body.
    var form: [String: String] { Self.form(String(decoding: body, as: UTF8.self)) }

    var bearer: String? {
        guard let value = headers[.authorization] else { return nil }
        let words = value.split(separator: " ", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "bearer" else { return nil }
        return String(words[1])
    }

    /// Client id and secret of Basic authentication, or of the form.
    var client: (id: String, secret: String)? {
        if let value = headers[.authorization] {
            let words = value.split(separator: " ", maxSplits: 1)
            guard words.count == 2, words[0].lowercased() == "basic",
                let data = Data(base64Encoded: String(words[1]))
            else { return nil }
            let halves = String(decoding: data, as: UTF8.self)
                .split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { return nil }
            return (String(halves[0]), String(halves[1]))
        }
        let fields = form
        guard let id = fields["client_id"], let secret = fields["client_secret"] else { return nil }
        return (id, secret)
    }
}

/// An answer before it is put on the wire.
struct SandboxAnswer: Sendable {
    var status: Int
    var body: [UInt8]
    var type = "application/json;charset=UTF-8"
    var headers: [(HTTPField.Name, String)] = []

    init(_ status: Int, _ object: JSONObject) {
        self.status = status
        body = object.bytes
    }

    init(_ status: Int, text: String, type: String) {
        self.status = status
        body = Array(text.utf8)
        self.type = type
    }

    init(_ status: Int, bytes: [UInt8], type: String = "application/json;charset=UTF-8") {
        self.status = status
        body = bytes
        self.type = type
    }
}

extension HTTPResponse {
    /// Stands for a broken connection: the door closes the socket, a caller in process takes it as "no answer".
    package static let lost = HTTPResponse(status: .init(code: 599, reasonPhrase: "Connection Lost"))

    /// True for the mark of a broken connection; nothing else in this answer means anything.
    package var isLost: Bool { status.code == 599 }
}
