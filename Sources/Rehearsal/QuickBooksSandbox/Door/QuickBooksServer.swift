import Foundation
import HTTPTypes
import Hummingbird
package import Logging
import NIOCore
import ServiceLifecycle

/// The stand-in behind a socket. It only translates; everything is decided by `QuickBooksService`.
package struct QuickBooksServer: Service {
    /// Larger bodies are refused with 413: a batch of 30 long documents stays well below.
    private static let bodyBytesMax = 16 << 20

    private let service: QuickBooksService
    private let host: String
    private let port: Int
    private let logger: Logger
    private let onListening: @Sendable (Int) async -> Void

    /// A door on a loopback address; nothing is bound before `run()`.
    ///
    /// - Parameters:
    ///   - port: 0 takes a free one.
    ///   - onListening: told the port that was taken, once requests are served.
    package init(
        service: QuickBooksService, host: String = "127.0.0.1", port: Int = 0,
        logger: Logger = Logger(label: "quickbooks-sandbox"),
        onListening: @escaping @Sendable (Int) async -> Void = { _ in }
    ) {
        self.service = service
        self.host = host
        self.port = port
        self.logger = logger
        self.onListening = onListening
    }

    /// Serves until the task is cancelled or the service group shuts down.
    package func run() async throws {
        let responder = CallbackResponder<SandboxContext> { [service] request, context in
            try await Self.respond(service, request, context)
        }
        let application = Application(
            responder: responder,
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: "quickbooks-sandbox"),
            onServerRunning: { [onListening] channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await application.run()
    }

    private static func respond(
        _ service: QuickBooksService, _ request: Request, _ context: SandboxContext
    ) async throws -> Response {
        let collected = try await request.body.collect(upTo: bodyBytesMax)
        let (head, body) = await service.respond(to: request.head, body: Data(collected.readableBytesView))
        if head.isLost {
            try await context.channel.close().get()
            return Response(status: .internalServerError)
        }
        var headers = head.headerFields
        // A client that is not told keeps the connection for its next call, which then fails.
        if request.headers[.connection]?.lowercased() == "close" { headers[.connection] = "close" }
        return Response(
            status: head.status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
}

/// A request context that knows its connection, so that it can be broken on command.
struct SandboxContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }
}
