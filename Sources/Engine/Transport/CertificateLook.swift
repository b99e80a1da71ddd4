import ConnectorKit
import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// Looks at the certificate that a machine shows after it was not believed. Nothing is said to the machine: the connection ends as soon as
/// the certificate is there.
struct CertificateLook: Sendable {
    let host: String
    let port: Int
    let reach: NetworkReach
    /// In seconds since 1970.
    let now: Int64

    init?(_ url: String, reach: NetworkReach, now: Int64) {
        guard let url = URL(string: url), let host = url.host else { return nil }
        (self.host, self.reach, self.now) = (host, reach, now)
        port = url.port ?? Self.portUsual
    }

    /// Why it was not believed; the least that is known where it is not shown a second time.
    func fault() async -> TLSFault {
        guard let own = try? await certificate() else { return .issuerUnknown }
        if own.notValidAfter < now { return .expired }
        if own.notValidBefore > now { return .notYetValid }
        let names = (try? own.toDERBytes()).flatMap { CertificateNames($0) }
        return names.map { $0.issuer == $0.subject } ?? false ? .selfSigned : .issuerUnknown
    }

    private func certificate() async throws -> NIOSSLCertificate? {
        let context = try NIOSSLContext(configuration: .makeClientConfiguration())
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(.seconds(Self.patienceSeconds)).connect(host: host, port: port).get()
        let loop = channel.eventLoop
        let shown = loop.makePromise(of: NIOSSLCertificate?.self)
        channel.closeFuture.whenComplete { _ in shown.succeed(nil) }
        loop.scheduleTask(in: .seconds(Self.patienceSeconds)) { channel.close(promise: nil) }
        guard let address = channel.remoteAddress?.ipAddress, reach.allows(address: address) else {
            channel.close(promise: nil)
            return try await shown.futureResult.get()
        }
        let name = (try? SocketAddress(ipAddress: host, port: 0)) == nil ? host : nil
        try await loop.submit {
            let handler = try NIOSSLClientHandler(
                context: context, serverHostname: name,
                customVerificationCallback: { certificates, verdict in
                    shown.succeed(certificates.first)
                    verdict.succeed(.failed)
                })
            try channel.pipeline.syncOperations.addHandler(handler)
        }.get()
        defer { channel.close(promise: nil) }
        return try await shown.futureResult.get()
    }

    private static let portUsual = 443
    /// Whoever has just shown it shows it again at once.
    private static let patienceSeconds: Int64 = 5
}

/// Issuer and subject of a certificate, as bytes: alike, it was signed by itself. Source: RFC 5280 §4.1.
struct CertificateNames {
    let issuer: ArraySlice<UInt8>
    let subject: ArraySlice<UInt8>

    /// `nil` for bytes that are no certificate.
    init?(_ bytes: [UInt8]) {
        // Certificate, then what is signed in it: version where it is said, number, algorithm, issuer, days, subject.
        guard let whole = DERElement(bytes[...]), let signed = DERElement(whole.content) else { return nil }
        var rest = signed.content
        var parts: [DERElement] = []
        while parts.count < 6, let part = DERElement(rest) {
            rest = rest[part.end...]
            if !parts.isEmpty || part.tag != Self.versionTag { parts.append(part) }
            if parts.count == 5 { break }
        }
        guard parts.count == 5 else { return nil }
        (issuer, subject) = (parts[2].content, parts[4].content)
    }

    private static let versionTag: UInt8 = 0xA0
}

/// One value of DER. Source: X.690 §8.1.
private struct DERElement {
    let tag: UInt8
    let content: ArraySlice<UInt8>
    var end: Int { content.endIndex }

    /// The value at the beginning of some bytes; `nil` where none stands.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count >= 2 else { return nil }
        tag = bytes[bytes.startIndex]
        let first = Int(bytes[bytes.startIndex + 1])
        var begin = bytes.startIndex + 2
        var length = first
        if first > 127 {
            let digits = first - 128
            guard (1...3).contains(digits), bytes.endIndex - begin >= digits else { return nil }
            length = bytes[begin..<begin + digits].reduce(0) { $0 << 8 | Int($1) }
            begin += digits
        }
        guard bytes.endIndex - begin >= length else { return nil }
        content = bytes[begin..<begin + length]
    }
}
