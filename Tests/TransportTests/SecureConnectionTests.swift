import ConnectorKit
import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization
import TestKit
import Testing
import Transport

@Suite("A connection over TLS")
struct SecureConnectionTests {
    @Test("is used with a certificate that is believed, for the name it is made out to")
    func believed() async throws {
        let (failure, received) = try await ask(.init(certificate: Certificates.trusted))
        #expect(failure == nil)
        #expect(received == 1)
    }

    @Test(
        "with a certificate that cannot be believed says why, and nothing is sent", .tags(.x1),
        arguments: [
            (Certificates.expired, true, .expired), (Certificates.ofLater, true, .notYetValid),
            (Certificates.ofOtherName, true, .otherName), (Certificates.ofItself, true, .selfSigned),
            (Certificates.trusted, false, .issuerUnknown), (Certificates.expired, false, .expired),
        ] as [(String, Bool, TLSFault)])
    func notBelieved(_ certificate: String, isAuthorityKnown: Bool, _ fault: TLSFault) async throws {
        let (failure, received) = try await ask(.init(certificate: certificate), isAuthorityKnown: isAuthorityKnown)
        #expect(failure == .notSecure(fault))
        #expect(received == 0)
    }

    @Test("is not to be had from who speaks plain HTTP") func notSpoken() async throws {
        let (failure, received) = try await ask(.init(certificate: nil))
        #expect(failure == .notSecure(.notSpoken))
        #expect(received == 0)
    }

    @Test("says of authorities that cannot be read that they cannot") func authoritiesMissing() async throws {
        let network = HTTPNetwork(certificates: "/nonexistent.pem")
        let result = await network.result(OutgoingRequest(.get, "https://localhost:1/", cost: .read))
        #expect(result.failure?.isNotSent == true)
        try await network.shutdown()
    }

    /// Whether a request to a server was answered, and how many came to it in the clear behind its TLS.
    private func ask(_ server: SecureServer.Settings, isAuthorityKnown: Bool = true) async throws -> (
        failure: NetworkFailure?, received: Int
    ) {
        let server = try await SecureServer(server)
        let authorities = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pem")
        try Certificates.authority.write(to: authorities, atomically: true, encoding: .utf8)
        let network = HTTPNetwork(certificates: isAuthorityKnown ? authorities.path : nil)
        let request = OutgoingRequest(
            .post, "https://localhost:\(server.port)/", body: Data("secret".utf8), cost: .write)
        let result = await network.result(request)
        try await network.shutdown()
        try await server.close()
        try FileManager.default.removeItem(at: authorities)
        return (result.failure, server.received)
    }
}

/// Answers one line to whatever comes, behind the certificate that it is given.
private final class SecureServer: Sendable {
    struct Settings {
        /// None speaks plain HTTP.
        var certificate: String?
    }

    private let channel: any Channel
    private let count: Count

    final class Count: Sendable {
        let requests = Mutex(0)
    }

    init(_ settings: Settings) async throws {
        let count = Count()
        let context = try settings.certificate.map { try Self.context($0) }
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    if let context {
                        try child.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try child.pipeline.syncOperations.addHandler(Answerer(count))
                }
            }
            .bind(host: "localhost", port: 0).get()
        self.count = count
    }

    var port: Int { channel.localAddress?.port ?? 0 }
    var received: Int { count.requests.withLock { $0 } }
    func close() async throws { try await channel.close() }

    private static func context(_ certificate: String) throws -> NIOSSLContext {
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem))],
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(Certificates.key.utf8), format: .pem)))
        return try NIOSSLContext(configuration: configuration)
    }
}

private final class Answerer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let count: SecureServer.Count

    init(_ count: SecureServer.Count) { self.count = count }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let text = String(buffer: unwrapInboundIn(data))
        if text.contains("secret") { count.requests.withLock { $0 += 1 } }
        context.writeAndFlush(
            wrapOutboundOut(ByteBuffer(string: "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
