import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// Hands letters to a mail server. Source: RFC 5321, RFC 3207 (STARTTLS), RFC 4954 (AUTH).
package struct SMTPClient: Sendable {
    private let server: MailServer
    private let group = MultiThreadedEventLoopGroup.singleton

    package init(_ server: MailServer) {
        self.server = server
    }

    /// Returns once the server has taken the letter into its own care.
    package func send(_ message: MailMessage) async throws(MailProblem) {
        do {
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                tasks.addTask { try await deliver(message) }
                tasks.addTask {
                    try await Task.sleep(for: .seconds(Self.patienceSeconds))
                    throw MailProblem.unreachable("no answer in time")
                }
                defer { tasks.cancelAll() }
                try await tasks.next()
            }
        } catch let problem as MailProblem {
            throw problem
        } catch  where TLSFailure.isOfHandshake(error) {
            throw .notSecure("\(error)")
        } catch { throw .unreachable("\(error)") }
    }

    private func deliver(_ message: MailMessage) async throws {
        let context = server.security == .none ? nil : try NIOSSLContext(configuration: configuration())
        let host = Self.isAddress(server.host) ? nil : server.host
        let security = server.security
        let channel = try await ClientBootstrap(group: group)
            .connectTimeout(.seconds(Self.connectSeconds))
            .connect(host: server.host, port: server.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if security == .tls, let context {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: context, serverHostname: host))
                    }
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        try await channel.executeThenClose { inbound, outbound in
            var dialogue = SMTPDialogue(inbound.makeAsyncIterator(), outbound)
            _ = try await dialogue.answer(220)
            var offers = try await dialogue.hello()
            if security == .startTLS, let context {
                guard offers.contains("STARTTLS") else { throw MailProblem.notSecure("the server offers no STARTTLS") }
                try await dialogue.say("STARTTLS", expecting: 220)
                // What came in before TLS was sent by nobody knows whom.
                guard dialogue.hasReadAll else { throw MailProblem.notSecure("text before TLS") }
                let inner = channel.channel
                try await inner.eventLoop.submit {
                    try inner.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: host), position: .first)
                }.get()
                offers = try await dialogue.hello()
            }
            if let user = server.user, let password = server.password {
                guard offers.contains(where: { $0.hasPrefix("AUTH") }) else {
                    throw MailProblem.loginRefused("the server offers no sign-in")
                }
                try await dialogue.signIn(user, password)
            }
            try await dialogue.say("MAIL FROM:<\(message.from.email)>", expecting: 250)
            try await dialogue.say("RCPT TO:<\(message.to.email)>", expecting: 250)
            try await dialogue.say("DATA", expecting: 354)
            try await dialogue.say(Self.stuffed(message.content) + ".", expecting: 250)
            // It has the letter: how it says good-bye is its own affair.
            _ = try? await dialogue.say("QUIT", expecting: 221)
        }
    }

    private func configuration() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        if let file = server.certificates { configuration.additionalTrustRoots = [.file(file)] }
        return configuration
    }

    private static func isAddress(_ host: String) -> Bool {
        (try? SocketAddress(ipAddress: host, port: 0)) != nil
    }

    /// A line that begins with a dot gets one more. Source: RFC 5321 §4.5.2.
    private static func stuffed(_ content: String) -> String {
        content.components(separatedBy: "\r\n").map { $0.hasPrefix(".") ? "." + $0 : $0 }.joined(separator: "\r\n")
    }

    /// A server that is busy may take its time over a letter. Source: RFC 5321 §4.5.3.2 allows minutes; a letter is tried again.
    private static let patienceSeconds = 60
    private static let connectSeconds: Int64 = 15
}

/// One talk with a mail server: a command, and the lines of its answer.
struct SMTPDialogue {
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var unread = ByteBuffer()

    init(
        _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator,
        _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) {
        self.inbound = inbound
        self.outbound = outbound
    }

    var hasReadAll: Bool { unread.readableBytes == 0 }

    /// Gives what the server offers: `STARTTLS`, `AUTH PLAIN LOGIN`.
    mutating func hello() async throws -> [String] {
        try await say("EHLO bookbridge.invalid", expecting: 250).map { $0.uppercased() }
    }

    mutating func signIn(_ user: String, _ password: String) async throws {
        let secret = Data("\u{0}\(user)\u{0}\(password)".utf8).base64EncodedString()
        do { try await say("AUTH PLAIN \(secret)", expecting: 235) } catch let problem as MailProblem {
            guard case .refused(_, let text) = problem else { throw problem }
            throw MailProblem.loginRefused(text)
        }
    }

    @discardableResult
    mutating func say(_ command: String, expecting code: Int) async throws -> [String] {
        try await outbound.write(ByteBuffer(string: command + "\r\n"))
        return try await answer(code)
    }

    /// The lines of an answer without their codes; throws when it has another code.
    mutating func answer(_ expected: Int) async throws -> [String] {
        var lines: [String] = []
        while true {
            let line = try await line()
            guard line.count >= 3, let code = Int(line.prefix(3)) else {
                throw MailProblem.unreachable("no answer of a mail server")
            }
            lines.append(String(line.dropFirst(4)))
            if line.dropFirst(3).first == "-" { continue }
            if code == expected { return lines }
            let text = lines.joined(separator: " ")
            throw (500..<600).contains(code)
                ? MailProblem.refused(code: code, text) : MailProblem.delayed(code: code, text)
        }
    }

    private mutating func line() async throws -> String {
        while true {
            if let end = unread.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) {
                let length = end - unread.readableBytesView.startIndex + 1
                let text = unread.readString(length: length) ?? ""
                return text.trimmingCharacters(in: .newlines)
            }
            guard unread.readableBytes < Self.lineBytesMax, let more = try await inbound.next() else {
                throw MailProblem.unreachable("the server went away")
            }
            unread.writeImmutableBuffer(more)
        }
    }

    /// Answers are short; one that is not is none. Source: RFC 5321 §4.5.3.1.5.
    private static let lineBytesMax = 16 * 1024
}
