import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

/// The door of a sample store: translates HTTP on a loopback port and decides nothing.
package struct EcwidSampleServer: Service {
    private let store: EcwidSampleStore
    private let host: String
    private let port: Int
    private let whenListening: @Sendable (Int) async -> Void
    /// More than the longest order a client may send.
    private let requestBytesMax = 1 << 20

    /// A server on `host` and `port`; port 0 lets the system choose, and `whenListening` tells which it chose.
    package init(
        store: EcwidSampleStore, host: String = "127.0.0.1", port: Int = 0,
        whenListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.store = store
        self.host = host
        self.port = port
        self.whenListening = whenListening
    }

    /// Serves until the service group shuts down or the task is cancelled.
    package func run() async throws {
        var logger = Logger(label: "sample-ecwid")
        logger.logLevel = .warning
        let responder = CallbackResponder { [store, requestBytesMax] (request: Request, _: BasicRequestContext) in
            let buffer = try await request.body.collect(upTo: requestBytesMax)
            let (head, body) = await store.respond(to: request.head, body: Data(buffer.readableBytesView))
            return Response(
                status: head.status, headers: head.headerFields, body: .init(byteBuffer: ByteBuffer(bytes: body)))
        }
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { [whenListening] channel in await whenListening(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await application.run()
    }
}
