import HTTPTypes
import Hummingbird
import HummingbirdTLS
import Logging
import NIOCore
package import ServiceLifecycle

/// What answers requests: the pages, the interface for programs, what tells of health.
package struct WebFace: Sendable {
    /// Whether the request is for it; the first face that says so answers.
    let takes: @Sendable (WebRequest) -> Bool
    /// How many bytes of a body it takes; asked before any are read.
    let bytesMax: @Sendable (WebRequest) -> Int
    let answer: @Sendable (WebRequest) async -> WebAnswer

    /// `answer` is also asked for what is too large, with one byte more than the limit, so that it can say so in its own way.
    package init(
        takes: @escaping @Sendable (WebRequest) -> Bool = { _ in true },
        bytesMax: @escaping @Sendable (WebRequest) -> Int, answer: @escaping @Sendable (WebRequest) async -> WebAnswer
    ) {
        (self.takes, self.bytesMax, self.answer) = (takes, bytesMax, answer)
    }
}

/// Puts faces behind a socket.
package struct HTTPServer: Sendable {
    private let faces: [WebFace]

    /// What no face takes is not found.
    package init(_ faces: [WebFace]) { self.faces = faces }

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
            server: try certificate.map {
                try .tls(
                    .http1(configuration: .init(additionalChannelHandlers: [ContinueHandler()])),
                    tlsConfiguration: $0.configuration)
            } ?? .http1(configuration: .init(additionalChannelHandlers: [ContinueHandler()])),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
            onServerRunning: { _ in isListening() }, logger: Logger(label: "pages"))
    }

    private func respond(to request: Request, from peer: String) async -> Response {
        let asked = WebRequest(
            request.method, request.uri.path, query: request.uri.query ?? "", headers: request.headers, peer: peer)
        guard let face = faces.first(where: { $0.takes(asked) }) else { return Self.response(WebAnswer(.notFound)) }
        let body = await body(of: request, upTo: face.bytesMax(asked))
        return Self.response(await face.answer(asked.with(body: body)))
    }

    /// At most one byte more than the limit.
    private func body(of request: Request, upTo most: Int) async -> [UInt8] {
        guard request.method != .get, request.method != .head else { return [] }
        var bytes: [UInt8] = []
        var dropped = 0
        do {
            for try await buffer in request.body {
                if bytes.count <= most {
                    bytes.append(contentsOf: buffer.readableBytesView.prefix(most + 1 - bytes.count))
                } else {
                    // Who sends on before they read an answer would wait for ever.
                    dropped += buffer.readableBytes
                    if dropped > Self.droppedBytesMax { break }
                }
            }
            // What breaks off is not what was meant: no face takes it.
        } catch { return Array(repeating: 0, count: most + 1) }
        return bytes
    }

    private static let droppedBytesMax = 256 * 1024 * 1024

    private static func response(_ answer: WebAnswer) -> Response {
        if let events = answer.events { return response(answer, events) }
        return Response(
            status: answer.status, headers: answer.headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }

    /// Bit by bit, until there is no more, nobody reads, or the program is to end.
    private static func response(
        _ answer: WebAnswer, _ events: some AsyncSequence<[UInt8], Never> & Sendable
    ) -> Response {
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
