/// Why no secure connection came about: what the other side showed was not believed, and nothing was said to it.
package enum TLSFault: String, Hashable, Sendable, Codable, CaseIterable {
    /// The certificate was valid until some day that is over.
    case expired
    /// It is valid from some day that is yet to come; or a clock is wrong.
    case notYetValid
    /// Nobody but itself vouches for it.
    case selfSigned
    /// Its issuer is not known here, or what stands between them was not shown.
    case issuerUnknown
    /// It is made out to another name.
    case otherName
    /// What answers speaks no TLS.
    case notSpoken
    /// The two sides agree on no version or cipher, or the other side broke off.
    case notAgreed
}
