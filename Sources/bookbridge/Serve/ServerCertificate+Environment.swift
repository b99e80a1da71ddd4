import WebDoor
import Wording

extension ServerCertificate {
    /// The certificate that the operator names; `nil` where none is named, and TLS is a proxy's affair.
    ///
    /// A certificate is for a name: people must be told the address that bears it.
    init?(_ environment: [String: String]) throws(CommandProblem) {
        let (certificate, key) = (environment[Self.certificateName] ?? "", environment[Self.keyName] ?? "")
        if certificate.isEmpty, key.isEmpty { return nil }
        let address = environment["BOOKBRIDGE_ADDRESS"] ?? ""
        guard address.hasPrefix("https://") else {
            throw .optionUnfit(option: "BOOKBRIDGE_ADDRESS", value: address, expected: "https://books.example.com")
        }
        do { try self.init(certificate: certificate, key: key) } catch {
            switch error {
            case .certificateUnreadable:
                throw .optionUnfit(option: Self.certificateName, value: certificate, expected: "chain.pem (PEM)")
            case .keyUnreadable: throw .optionUnfit(option: Self.keyName, value: key, expected: "key.pem (PEM)")
            case .keyForeign:
                throw .optionUnfit(option: Self.keyName, value: key, expected: Self.certificateName + " (PEM)")
            }
        }
    }

    private static let certificateName = "BOOKBRIDGE_TLS_CERTIFICATE"
    private static let keyName = "BOOKBRIDGE_TLS_KEY"
}
