import HTTPTypes
import Hummingbird
import HummingbirdTLS
import Logging
import NIOCore
package import ServiceLifecycle

/// Puts the pages behind a socket.
package struct PagesServer: Sendable {
    /// What is answered beside the pages, such as how the program does; `nil` leaves the request to the pages.
    package typealias Beside = @Sendable (WebRequest) async -> WebAnswer?

    private let site: Site?
    private let beside: Beside

    /// Without a site only what stands beside the pages is answered.
    package init(_ site: Site?, beside: @escaping Beside = { _ in nil }) {
        self.site = site
        self.beside = beside
    }

    /// Listens until it is told to stop, over TLS with a certificate; `isListening` is called when it can be asked.
    package func service(
        host: String, port: Int, certificate: ServerCertificate? = nil,
        isListening: @escaping @Sendable () -> Void = {}
    ) throws -> some Service {
        let responder = CallbackResponder<ConnectionContext> { request, context in
            await respond(to: request, from: context.peer)
        }
        return Application(
            responder: responder,
            server: try certificate.map { try .tls(tlsConfiguration: $0.configuration) } ?? .http1(),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { _ in isListening() }, logger: Logger(label: "pages"))
    }

    private func respond(to request: Request, from peer: String) async -> Response {
        guard let collected = await body(of: request) else { return Self.response(WebAnswer(.contentTooLarge)) }
        let asked = WebRequest(
            request.method, request.uri.path, query: request.uri.query ?? "", headers: request.headers,
            body: collected, peer: peer)
        if let answer = await beside(asked) { return Self.response(answer) }
        guard let site else { return Self.response(WebAnswer(.notFound)) }
        return Self.response(await site.answer(to: asked))
    }

    /// `nil` when more comes than any page takes.
    private func body(of request: Request) async -> [UInt8]? {
        guard request.method != .get, request.method != .head else { return [] }
        do {
            let buffer = try await request.body.collect(upTo: Site.formBytesMax + 1)
            return Array(buffer.readableBytesView)
        } catch { return nil }
    }

    private static func response(_ answer: WebAnswer) -> Response {
        if let events = answer.events { return response(answer, events) }
        return Response(
            status: answer.status, headers: answer.headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }

    /// Bit by bit, until there is no more, nobody reads, or the program is to end.
    private static func response(_ answer: WebAnswer, _ events: EventStream) -> Response {
        let body = ResponseBody { writer in
            for try await bytes in events.cancelOnGracefulShutdown() {
                try await writer.write(ByteBuffer(bytes: bytes))
            }
            try await writer.finish(nil)
        }
        return Response(status: answer.status, headers: answer.headers, body: body)
    }
}

/// A connection, and where it comes from.
private struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: String

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? ""
    }
}
