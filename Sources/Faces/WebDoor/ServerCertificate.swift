import NIOSSL

/// Why the files of a certificate cannot be used.
package enum ServerCertificateProblem: Error, Hashable, Sendable {
    /// No certificates in PEM form are in the file.
    case certificateUnreadable
    /// No private key in PEM form is in the file.
    case keyUnreadable
    /// The key is not the one of the certificate.
    case keyForeign
}

/// The certificate by which the pages are reached over TLS, with its key.
package struct ServerCertificate: Sendable {
    let configuration: TLSConfiguration

    /// Reads two PEM files: the certificate followed by those between it and its authority, and the private key.
    package init(certificate: String, key: String) throws(ServerCertificateProblem) {
        let chain: [NIOSSLCertificate]
        do { chain = try NIOSSLCertificate.fromPEMFile(certificate) } catch { throw .certificateUnreadable }
        guard !chain.isEmpty else { throw .certificateUnreadable }
        let own: NIOSSLPrivateKey
        do { own = try NIOSSLPrivateKey(file: key, format: .pem) } catch { throw .keyUnreadable }
        configuration = .makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(own))
        do { _ = try NIOSSLContext(configuration: configuration) } catch { throw .keyForeign }
    }
}
