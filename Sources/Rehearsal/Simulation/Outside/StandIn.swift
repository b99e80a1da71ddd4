import AllConnectors
package import ConnectorKit
package import Foundation
package import HTTPTypes

/// The connectors as the program has them, and the way to stand-ins that live in this process.
package enum StandIn {
    package typealias Respond = @Sendable (HTTPRequest, Data) async -> (HTTPResponse, Data)

    /// A host of the network that a stand-in answers for; 599 is a broken connection.
    package static func network(
        _ respond: @escaping Respond
    ) -> @Sendable (OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        { request async throws(NetworkFailure) in
            guard let head = HTTPRequest(request) else { throw .notSent("not an address: \(request.url)") }
            let (answer, body) = await respond(head, request.body)
            if answer.status.code == 599 { throw .interrupted("connection reset") }
            let headers = answer.headerFields.map { OutgoingRequest.Header($0.name.canonicalName, $0.value) }
            return IncomingAnswer(status: answer.status.code, headers: headers, body: body)
        }
    }

    /// The connectors of the product, whose books live at one address and take any number of requests.
    package static let connectors = Connectors(
        stores: Connectors.all.stores,
        books: Connectors.all.books.map { books in
            books.fixing([
                "apiBaseURL": address, "authorizeURL": address + "/connect/oauth2",
                "tokenURL": address + "/oauth2/v1/tokens/bearer", "revokeURL": address + "/v2/oauth2/tokens/revoke",
                "requestsPerMinute": "1000000", "requestsPerSecond": "100000", "batchesPerMinute": "1000000",
            ])
        })

    package static let address = "https://books.example"
}

extension HTTPRequest {
    package init?(_ request: OutgoingRequest) {
        guard let address = URL(string: request.url), let host = address.host,
            let method = HTTPRequest.Method(request.method.rawValue)
        else { return nil }
        var fields = HTTPFields()
        for header in request.headers {
            if let name = HTTPField.Name(header.name) { fields[name] = header.value }
        }
        let path = request.url.split(separator: host, maxSplits: 1).last.map(String.init) ?? "/"
        self.init(method: method, scheme: address.scheme, authority: host, path: path, headerFields: fields)
    }
}
