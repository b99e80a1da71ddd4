import ConnectorKit

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

/// Addresses of machines whose `X-Forwarded-For` is believed.
package struct TrustedProxies: Hashable, Sendable {
    private let blocks: [NetworkBlock]

    /// Addresses and blocks between commas: `127.0.0.1, 10.0.0.0/8, fd00::/8`. What is none is passed over.
    package init(_ text: String) {
        blocks = NetworkBlock.list(text)
    }

    /// Who asks: the peer, or the nearest address in front of trusted proxies.
    package func visitor(peer: String, forwardedFor header: String?) -> String {
        guard trusts(peer), let header else { return peer }
        let hops = header.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        return hops.last { !trusts($0) } ?? hops.first ?? peer
    }

    package func trusts(_ address: String) -> Bool {
        guard let bytes = NetworkBlock.bytes(of: address) else { return false }
        return blocks.contains { $0.contains(bytes) }
    }
}
