package import Foundation
package import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// A system that is played: a store, a supplier.
package protocol SampleSystem: Sendable {
    func respond(to request: HTTPRequest, body: Data) async -> (HTTPResponse, Data)

    /// Longer bodies are refused.
    var requestBytesMax: Int { get }
}

extension SampleSystem {
    /// More than the longest order a client may send.
    package var requestBytesMax: Int { 1 << 20 }
}

/// The door of a sample: translates HTTP on a loopback port and decides nothing.
package struct SampleServer: Service {
    private let system: any SampleSystem
    private let port: Int
    private let whenListening: @Sendable (Int) async -> Void

    /// Port 0 lets the system choose, and `whenListening` tells which it chose.
    package init(
        _ system: any SampleSystem, port: Int = 0, whenListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.system = system
        self.port = port
        self.whenListening = whenListening
    }

    /// Serves until the service group shuts down or the task is cancelled.
    package func run() async throws {
        var logger = Logger(label: "sample")
        logger.logLevel = .warning
        let responder = CallbackResponder { [system] (request: Request, _: BasicRequestContext) in
            let buffer = try await request.body.collect(upTo: system.requestBytesMax)
            let (head, body) = await system.respond(to: request.head, body: Data(buffer.readableBytesView))
            return Response(
                status: head.status, headers: head.headerFields, body: .init(byteBuffer: ByteBuffer(bytes: body)))
        }
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port), serverName: nil),
            onServerRunning: { [whenListening] channel in await whenListening(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await application.run()
    }
}
