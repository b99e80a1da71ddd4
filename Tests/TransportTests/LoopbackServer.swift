import Foundation
import NIOCore
import NIOPosix
import Synchronization

/// A server on the loopback interface that answers raw bytes by a script, to show what HTTP libraries hide.
final class LoopbackServer: Sendable {
    enum Move: Sendable {
        /// These bytes, and the connection stays open.
        case answer(String)
        case bytes([UInt8])
        /// Reads the request and closes without a word.
        case hangUp
        /// Reads the request and keeps silent.
        case keepSilent
    }

    private let channel: any Channel
    private let script: Script

    private init(channel: any Channel, script: Script) {
        self.channel = channel
        self.script = script
    }

    /// Listens on a free port; the moves are made in turn, one a request, the last one for ever.
    static func listening(_ moves: [Move]) async throws -> LoopbackServer {
        let script = Script(moves)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture {
                    try child.pipeline.syncOperations.addHandler(ScriptedHandler(script))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return LoopbackServer(channel: channel, script: script)
    }

    var port: Int { channel.localAddress?.port ?? 0 }
    func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }
    /// The requests received so far, as text.
    var received: [String] { script.received }
    func close() async throws { try await channel.close() }
}

final class Script: Sendable {
    private let state: Mutex<(moves: [LoopbackServer.Move], received: [String])>

    init(_ moves: [LoopbackServer.Move]) { state = Mutex((moves, [])) }

    var received: [String] { state.withLock { $0.received } }

    func move(for request: String) -> LoopbackServer.Move {
        state.withLock { state in
            state.received.append(request)
            return state.moves.count > 1 ? state.moves.removeFirst() : state.moves.first ?? .hangUp
        }
    }
}

/// Takes requests one after the other, each with its whole body, in however many pieces it comes.
private final class ScriptedHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let script: Script
    private var pending = ""

    init(_ script: Script) { self.script = script }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        pending += String(buffer: unwrapInboundIn(data))
        guard isWhole(pending) else { return }
        let move = script.move(for: pending)
        pending = ""
        switch move {
        case .answer(let text): context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
        case .bytes(let bytes): context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
        case .hangUp: context.close(promise: nil)
        case .keepSilent: break
        }
    }

    private func isWhole(_ request: String) -> Bool {
        guard let end = request.range(of: "\r\n\r\n") else { return false }
        let fields = request[..<end.lowerBound].lowercased().components(separatedBy: "\r\n")
        let length = fields.first { $0.hasPrefix("content-length:") }
            .flatMap { Int($0.dropFirst("content-length:".count).trimmingCharacters(in: .whitespaces)) }
        return request[end.upperBound...].utf8.count >= length ?? 0
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
