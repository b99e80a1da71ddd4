package import Foundation

/// A request to an outside system, as a value: connectors make it with pure functions, golden files hold it.
package struct OutgoingRequest: Hashable, Sendable {
    package enum Method: String, Sendable, Codable { case get = "GET", post = "POST", put = "PUT", delete = "DELETE" }

    /// What the request costs with the other side; runs count by it.
    package enum Cost: String, Sendable, Codable, CaseIterable { case read, write, batch, signIn }

    package var method: Method
    /// The whole address with its query, percent-encoded.
    package var url: String
    /// Names as written; never repeated.
    package var headers: [Header]
    package var body: Data
    package var cost: Cost
    /// After this many seconds the outcome counts as unknown.
    package var timeoutSeconds: Int

    package struct Header: Hashable, Sendable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package init(
        _ method: Method, _ url: String, headers: [Header] = [], body: Data = Data(), cost: Cost,
        timeoutSeconds: Int = Self.timeoutSecondsDefault
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.cost = cost
        self.timeoutSeconds = timeoutSeconds
    }

    /// QuickBooks gives up after 120 seconds itself; a little more tells its time-out from ours. Source: quickbooks-online.md §5.
    package static let timeoutSecondsDefault = 125

    /// The first header of that name, whatever the case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

extension OutgoingRequest: CustomStringConvertible {
    /// Method and address without the query and without any secret, for logs.
    package var description: String {
        "\(method.rawValue) \(url.prefix(while: { $0 != "?" }))"
    }
}

/// What came back.
package struct IncomingAnswer: Hashable, Sendable {
    package var status: Int
    package var headers: [OutgoingRequest.Header]
    package var body: Data

    package init(status: Int, headers: [OutgoingRequest.Header] = [], body: Data = Data()) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The first header of that name, whatever the case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// Why there is no complete answer.
package enum NetworkFailure: Error, Hashable, Sendable {
    /// The request never left: name not found, connection refused. Nothing can have happened there.
    case notSent(String)
    /// No secure connection came about, so that the request never left.
    case notSecure(TLSFault)
    /// The request was sent, or may have been; whether it was carried out is unknown.
    case interrupted(String)
    case timedOut
    case cancelled
    /// The answer was larger than the limit.
    case answerTooLarge(limitBytes: Int)

    /// Whether it is certain that no byte of the request was sent.
    package var isBeforeSending: Bool {
        switch self {
        case .notSent, .notSecure: true
        case .interrupted, .timedOut, .cancelled, .answerTooLarge: false
        }
    }
}
