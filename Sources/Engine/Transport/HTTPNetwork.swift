import Accounting
import AsyncHTTPClient
package import ConnectorKit
import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL

/// The one way out of the house: sends each request once and gives back whatever answered.
///
/// Nothing is ever sent a second time here, not after a closed connection and not for a redirect: whether a write may be repeated
/// is the caller's decision, who knows its request key. Connections are kept alive and shared; call ``shutdown()`` at the end.
package final class HTTPNetwork: Network {
    private let client: HTTPClient
    private let limits: HTTPLimits
    private let reach: NetworkReach

    /// `reach` is held against each machine that a connection really leads to, whatever its name was said to mean. `certificates` is a
    /// PEM file of issuers that are believed beside those of the system.
    package init(limits: HTTPLimits = HTTPLimits(), reach: NetworkReach = .everywhere, certificates: String? = nil) {
        self.limits = limits
        self.reach = reach
        var configuration = Self.configuration(limits, reach)
        if let certificates {
            var trust = TLSConfiguration.makeClientConfiguration()
            trust.additionalTrustRoots = [.file(certificates)]
            configuration.tlsConfiguration = trust
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Sends the request and collects the answer, within the request's own time and ``HTTPLimits/answerBytesMax``.
    package func send(_ request: OutgoingRequest) async throws(NetworkFailure) -> IncomingAnswer {
        do {
            return try await beforeTimeout(of: request) { try await self.exchange(request) }
        } catch {
            guard TLSFailure.isOfCertificate(error),
                let look = CertificateLook(request.url, reach: reach, now: SystemClock().now().seconds)
            else { throw NetworkFailure(error, limits: limits) }
            throw .notSecure(await look.fault())
        }
    }

    /// Closes every connection; no request may follow.
    package func shutdown() async throws {
        try await client.shutdown()
    }

    private func exchange(_ request: OutgoingRequest) async throws -> IncomingAnswer {
        let outgoing = try HTTPClientRequest(request)
        let response = try await client.execute(outgoing, timeout: .seconds(Int64(request.timeoutSeconds)))
        let body = try await response.body.collect(upTo: limits.answerBytesMax)
        let headers = response.headers.map { OutgoingRequest.Header($0.name, $0.value) }
        return IncomingAnswer(status: Int(response.status.code), headers: headers, body: Data(buffer: body))
    }

    /// The client's own deadline ends with the head of the answer; this one holds until its last byte.
    private func beforeTimeout(
        of request: OutgoingRequest, _ work: @escaping @Sendable () async throws -> IncomingAnswer
    ) async throws -> IncomingAnswer {
        try await withThrowingTaskGroup(of: IncomingAnswer.self) { group in
            group.addTask { try await work() }
            group.addTask {
                try await Task.sleep(for: .seconds(request.timeoutSeconds))
                throw NetworkFailure.timedOut
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw NetworkFailure.cancelled }
            return answer
        }
    }

    private static func configuration(_ limits: HTTPLimits, _ reach: NetworkReach) -> HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        configuration.decompression = .enabled(limit: .size(limits.answerBytesMax))
        configuration.httpVersion = .http1Only
        configuration.timeout.connect = .seconds(Int64(limits.connectSecondsMax))
        configuration.connectionPool.idleTimeout = .seconds(Int64(limits.idleConnectionSecondsMax))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = limits.connectionsPerHostMax
        configuration.connectionPool.retryConnectionEstablishment = false
        if reach != .everywhere { configuration.http1_1ConnectionDebugInitializer = { look(at: $0, reach) } }
        return configuration
    }

    /// Ends a connection that leads where we may not call, before anything is sent over it.
    private static func look(at channel: any Channel, _ reach: NetworkReach) -> EventLoopFuture<Void> {
        let address = channel.remoteAddress?.ipAddress
        if let address, reach.allows(address: address) { return channel.eventLoop.makeSucceededVoidFuture() }
        channel.close(promise: nil)
        return channel.eventLoop.makeFailedFuture(
            NetworkFailure.notSent("address not allowed: \(address ?? "unknown"); see BOOKBRIDGE_PRIVATE_ADDRESSES"))
    }
}

extension HTTPClientRequest {
    fileprivate init(_ request: OutgoingRequest) throws {
        guard let url = URL(string: request.url), url.host != nil else {
            throw NetworkFailure.notSent("not an address: \(request.description)")
        }
        self.init(url: request.url)
        method = .init(rawValue: request.method.rawValue)
        for header in request.headers { headers.replaceOrAdd(name: header.name, value: header.value) }
        if request.header("Accept-Encoding") == nil { headers.add(name: "Accept-Encoding", value: "gzip") }
        if !request.body.isEmpty || request.method == .post || request.method == .put {
            body = .bytes(ByteBuffer(data: request.body))
        }
    }
}
