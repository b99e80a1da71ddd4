import AsyncHTTPClient
import ConnectorKit
import NIOCore
import NIOHTTPCompression
import NIOPosix
import NIOSSL

extension NetworkFailure {
    /// What a failure of the client means for the request: only what surely never left counts as not sent.
    init(_ error: any Error, limits: HTTPLimits) {
        switch error {
        case let failure as NetworkFailure: self = failure
        case is CancellationError: self = .cancelled
        case is NIOTooManyBytesError: self = .answerTooLarge(limitBytes: limits.answerBytesMax)
        case NIOHTTPDecompression.DecompressionError.limit: self = .answerTooLarge(limitBytes: limits.answerBytesMax)
        case let refused as NIOConnectionError: self = .notSent(Self.reason(refused))
        case NIOSSLError.failedToLoadCertificate, NIOSSLError.noSuchFilesystemObject:
            self = .notSent("BOOKBRIDGE_CERTIFICATES cannot be read")
        case let broken as IOError: self = Self.failure(broken)
        case let refused as HTTPClientError: self = Self.failure(refused)
        default:
            self = TLSFailure.fault(error).map { .notSecure($0) } ?? .interrupted(String(describing: type(of: error)))
        }
    }

    private static func failure(_ error: IOError) -> NetworkFailure {
        error.errnoCode == connectionRefusedCode ? .notSent("connection refused") : .interrupted(error.description)
    }

    /// `ECONNREFUSED` on Linux: the system says it while connecting only.
    private static let connectionRefusedCode: CInt = 111

    private static func failure(_ error: HTTPClientError) -> NetworkFailure {
        if neverLeft.contains(error) { return .notSent(error.shortDescription) }
        if tookTooLong.contains(error) { return .timedOut }
        if error == .cancelled || error == .requestStreamCancelled { return .cancelled }
        return isMalformed(error) ? .notSent(error.shortDescription) : .interrupted(error.shortDescription)
    }

    /// Faults of reaching the other side: not a byte of the request was written.
    private static let neverLeft: [HTTPClientError] = [
        .connectTimeout, .tlsHandshakeTimeout, .socksHandshakeTimeout, .httpProxyHandshakeTimeout,
        .getConnectionFromPoolTimeout, .invalidProxyResponse, .proxyAuthenticationRequired, .alreadyShutdown,
    ]

    private static let tookTooLong: [HTTPClientError] = [.deadlineExceeded, .readTimeout, .writeTimeout]

    /// Faults of our own request, found before anything is written.
    private static func isMalformed(_ error: HTTPClientError) -> Bool {
        let wording = [
            HTTPClientError.invalidURL, .emptyHost, .emptyScheme, .unsupportedScheme(""), .invalidHeaderFieldNames([]),
            .invalidHeaderFieldValues([]),
        ].map(\.shortDescription)
        return wording.contains(error.shortDescription)
    }

    private static func reason(_ error: NIOConnectionError) -> String {
        if error.dnsAError != nil || error.dnsAAAAError != nil, error.connectionErrors.isEmpty {
            return "name not found: \(error.host)"
        }
        return "cannot connect to \(error.host):\(error.port)"
    }
}
