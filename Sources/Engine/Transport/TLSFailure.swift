import ConnectorKit
import NIOSSL

/// Tells failures of the TLS library apart.
enum TLSFailure {
    /// Whether the two sides could not agree on a secure connection, so that nothing was written: the other side speaks no TLS, or its
    /// certificate is not trusted.
    static func isOfHandshake(_ error: any Error) -> Bool { fault(error) != nil }

    /// What the library says of a handshake that failed; `nil` for any other error. Of a certificate it says only that it did not believe it.
    static func fault(_ error: any Error) -> TLSFault? {
        switch error {
        case NIOSSLError.noCertificateToValidate: .notAgreed
        case NIOSSLError.unableToValidateCertificate: .issuerUnknown
        case NIOSSLError.handshakeFailed(let cause): fault(words: "\(cause)")
        case let cause as BoringSSLError: fault(words: "\(cause)")
        case let cause as NIOSSLExtraError:
            cause == .failedToValidateHostname || cause == .serverHostnameImpossibleToMatch ? .otherName : nil
        default: nil
        }
    }

    /// Whether the certificate was not believed: which of the reasons it is, the certificate itself tells.
    static func isOfCertificate(_ error: any Error) -> Bool { fault(error) == .issuerUnknown }

    /// The library hands its reasons over as words only.
    private static func fault(words: String) -> TLSFault {
        if words.contains("CERTIFICATE_VERIFY_FAILED") { return .issuerUnknown }
        if ["WRONG_VERSION_NUMBER", "HTTP_REQUEST"].contains(where: words.contains) { return .notSpoken }
        return .notAgreed
    }
}
