package import HTTPTypes

/// One request as the faces of the web see it, whatever server received it.
package struct WebRequest: Sendable {
    package var method: HTTPRequest.Method
    /// With its percent signs: `/companies/acme/people`.
    package var path: String
    /// What stands behind the question mark.
    package var query: String
    package var headers: HTTPFields
    package var body: [UInt8]
    /// The network address that the connection comes from.
    package var peer: String

    package init(
        _ method: HTTPRequest.Method, _ path: String, query: String = "", headers: HTTPFields = [:],
        body: [UInt8] = [], peer: String = ""
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.peer = peer
    }

    /// How much of the body is taken is known before it comes.
    package func with(body: [UInt8]) -> WebRequest {
        var request = self
        request.body = body
        return request
    }

    /// Whether nobody stands between the asker and this machine: what tells names is for its administrator only.
    package var isFromThisMachine: Bool {
        (peer == "::1" || peer.hasPrefix("127.")) && headers[.forwardedFor] == nil
    }

    /// Who asks, also behind proxies that are trusted.
    package func visitor(behind proxies: TrustedProxies) -> String {
        proxies.visitor(peer: peer, forwardedFor: headers[.forwardedFor])
    }

    /// What the browser sends back by that name.
    package func cookie(_ name: String) -> String? {
        for line in headers[values: .cookie] {
            for part in line.split(separator: ";") {
                let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard pair.count == 2, pair[0].filter({ $0 != " " }) == name else { continue }
                return String(pair[1])
            }
        }
        return nil
    }
}

/// What is answered.
package struct WebAnswer: Sendable {
    package var status: HTTPResponse.Status
    package var headers: HTTPFields
    package var body: [UInt8]
    /// In place of a body: what comes bit by bit.
    package var events: (any AsyncSequence<[UInt8], Never> & Sendable)?

    package init(_ status: HTTPResponse.Status, headers: HTTPFields = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
