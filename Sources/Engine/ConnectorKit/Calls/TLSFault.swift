/// Why no secure connection was made. Nothing was sent.
package enum TLSFault: String, Hashable, Sendable, Codable, CaseIterable {
    /// The certificate was valid until some day that is over.
    case expired
    /// It is valid from some day that is yet to come; or a clock is wrong.
    case notYetValid
    /// It is self-signed.
    case selfSigned
    /// Its issuer is not trusted here, or an intermediate certificate is missing.
    case issuerUnknown
    /// It is for another name.
    case otherName
    /// The other side does not speak TLS.
    case notSpoken
    /// The two sides agree on no version or cipher, or the other side broke off.
    case notAgreed
}
