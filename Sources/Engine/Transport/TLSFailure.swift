import NIOSSL

/// Tells failures of the TLS library apart.
enum TLSFailure {
    /// Whether the two sides could not agree on a secure connection, so that nothing was written: the other side speaks no TLS, or its
    /// certificate is not trusted.
    static func isOfHandshake(_ error: any Error) -> Bool {
        switch error {
        case NIOSSLError.handshakeFailed, NIOSSLError.noCertificateToValidate, NIOSSLError.unableToValidateCertificate:
            true
        case is BoringSSLError: true
        case let error as NIOSSLExtraError:
            error == .failedToValidateHostname || error == .serverHostnameImpossibleToMatch
        default: false
        }
    }
}
