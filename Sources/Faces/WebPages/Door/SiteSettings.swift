import Foundation

/// Where the pages stand in the network; settings of the operator.
package struct SiteSettings: Sendable {
    /// Where people reach the pages, `https://books.example.com`; no slash at its end.
    package var address: String
    /// Who may say for whom they ask: proxies in front of us.
    package var proxies: TrustedProxies

    package init(address: String, proxies: TrustedProxies = TrustedProxies("")) {
        self.address = address
        self.proxies = proxies
    }

    /// Whether people reach the pages over TLS: then cookies and browsers are bound to it.
    package var isSecure: Bool { address.lowercased().hasPrefix("https://") }
}

/// Addresses of machines whose `X-Forwarded-For` is believed.
package struct TrustedProxies: Hashable, Sendable {
    private let blocks: [NetworkBlock]

    /// Addresses and blocks between commas: `127.0.0.1, 10.0.0.0/8, fd00::/8`. What is none is passed over.
    package init(_ text: String) {
        blocks = text.split(whereSeparator: { $0 == "," || $0 == " " }).compactMap { NetworkBlock(String($0)) }
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

/// A block of network addresses. Source: RFC 4632, RFC 4291.
private struct NetworkBlock: Hashable, Sendable {
    private let bytes: [UInt8]
    private let bits: Int

    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        guard let address = parts.first, let bytes = Self.bytes(of: address) else { return nil }
        let bits = parts.count > 1 ? Int(parts[1]) : bytes.count * 8
        guard let bits, (0...bytes.count * 8).contains(bits) else { return nil }
        self.bytes = bytes
        self.bits = bits
    }

    func contains(_ other: [UInt8]) -> Bool {
        guard other.count == bytes.count else { return false }
        return (0..<bits).allSatisfy { bit in
            (bytes[bit / 8] ^ other[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
        }
    }

    static func bytes(of address: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
        var six = in6_addr()
        if inet_pton(AF_INET6, address, &six) == 1 { return withUnsafeBytes(of: six) { Array($0) } }
        return nil
    }
}
