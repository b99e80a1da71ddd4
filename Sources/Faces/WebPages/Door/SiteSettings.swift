package import WebDoor

/// Where the pages stand in the network; settings of the operator.
package struct SiteSettings: Sendable {
    /// Where people reach the pages, `https://books.example.com`; no slash at its end.
    package var address: String
    /// Who may say for whom they ask: proxies in front of us.
    package var proxies: TrustedProxies
    /// Whether letters can be sent; else links are shown for copying.
    package var sendsMail: Bool

    package init(address: String, proxies: TrustedProxies = TrustedProxies(""), sendsMail: Bool = false) {
        self.address = address
        self.proxies = proxies
        self.sendsMail = sendsMail
    }

    /// Whether people reach the pages over TLS: then cookies and browsers are bound to it.
    package var isSecure: Bool { address.lowercased().hasPrefix("https://") }
}
