import Foundation

/// Where letters are handed in, as the operator sets it.
package struct MailServer: Hashable, Sendable {
    package enum Security: String, Hashable, Sendable {
        /// TLS from the first byte.
        case tls
        /// Plain at first, TLS before anything that matters; a server without it gets nothing.
        case startTLS
        /// Never: for a server on this machine.
        case none
    }

    package var host: String
    package var port: Int
    package var security: Security
    package var user: String?
    package var password: String?
    /// Certificates that are trusted beside those of the system, a PEM file; `nil` for none.
    package var certificates: String?

    package init(
        host: String, port: Int, security: Security, user: String? = nil, password: String? = nil,
        certificates: String? = nil
    ) {
        (self.host, self.port, self.security) = (host, port, security)
        (self.user, self.password, self.certificates) = (user, password, certificates)
    }

    /// `smtps://ann@mail.example.com`, `smtp://mail.example.com:587`; on this machine `smtp+plain://127.0.0.1:25`.
    ///
    /// `nil` for anything else. The password comes apart, so that it is in no list of processes.
    package init?(_ text: String, password: String? = nil, certificates: String? = nil) {
        guard let url = URLComponents(string: text), let host = url.host, !host.isEmpty else { return nil }
        let security: Security
        switch url.scheme {
        case "smtps": security = .tls
        case "smtp": security = .startTLS
        case "smtp+plain" where ["127.0.0.1", "::1", "[::1]", "localhost"].contains(host): security = .none
        default: return nil
        }
        let usual = [Security.tls: 465, .startTLS: 587, .none: 25]
        self.init(
            host: host, port: url.port ?? usual[security] ?? 25, security: security,
            user: url.user.flatMap { $0.isEmpty ? nil : $0 }, password: password, certificates: certificates)
    }
}

/// Why a letter was not taken.
package enum MailProblem: Error, Hashable, Sendable {
    /// The server cannot be reached, or went away: later it may be there.
    case unreachable(String)
    /// The server does not offer TLS, or its certificate is not trusted.
    case notSecure(String)
    case loginRefused(String)
    /// The server said no, for now.
    case delayed(code: Int, String)
    /// The server said no, for good.
    case refused(code: Int, String)

    /// Whether it makes sense to try again by itself.
    package var mayPass: Bool {
        switch self {
        case .unreachable, .notSecure, .loginRefused, .delayed: true
        case .refused: false
        }
    }
}
