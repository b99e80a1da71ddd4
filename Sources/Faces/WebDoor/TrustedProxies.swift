import ConnectorKit

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
