import ConnectorKit
import Foundation
import HTTPTypes

/// A network without sockets: one stand-in in this process answers everything.
struct ServiceNetwork: Network {
    let respond: @Sendable (HTTPRequest, Data) async -> (HTTPResponse, Data)

    func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        guard let url = URL(string: request.url), let method = HTTPRequest.Method(request.method.rawValue) else {
            throw .notSent("not an address: \(request.url)")
        }
        var fields = HTTPFields()
        for header in request.headers {
            if let name = HTTPField.Name(header.name) { fields[name] = header.value }
        }
        let path = request.url.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" }
        let head = HTTPRequest(
            method: method, scheme: url.scheme, authority: url.host, path: String(path), headerFields: fields)
        let (answer, body) = await respond(head, request.body)
        return IncomingAnswer(
            status: answer.status.code,
            headers: answer.headerFields.map { .init($0.name.rawName, $0.value) }, body: body)
    }
}
