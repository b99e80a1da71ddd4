import Foundation

/// A block of network addresses, `10.0.0.0/8`. Source: RFC 4632, RFC 4291.
package struct NetworkBlock: Hashable, Sendable {
    private let bytes: [UInt8]
    private let bits: Int

    /// `nil` for what is neither an address nor a block.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        guard let address = parts.first, let bytes = Self.bytes(of: address) else { return nil }
        let bits = parts.count > 1 ? Int(parts[1]) : bytes.count * 8
        guard let bits, (0...bytes.count * 8).contains(bits) else { return nil }
        self.bytes = bytes
        self.bits = bits
    }

    /// Addresses and blocks between commas; what is none is passed over.
    package static func list(_ text: String) -> [NetworkBlock] {
        text.split(whereSeparator: { $0 == "," || $0 == " " }).compactMap { NetworkBlock(String($0)) }
    }

    package func contains(_ other: [UInt8]) -> Bool {
        guard other.count == bytes.count else { return false }
        return (0..<bits).allSatisfy { bit in
            (bytes[bit / 8] ^ other[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
        }
    }

    /// Four or sixteen bytes; `nil` for what is no address. An IPv4 address inside IPv6 gives its four.
    package static func bytes(of address: String) -> [UInt8]? {
        var four = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
        var six = in6_addr()
        guard inet_pton(AF_INET6, address, &six) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: six) { Array($0) }
        return bytes.starts(with: mapped) ? Array(bytes.suffix(4)) : bytes
    }

    /// `::ffff:0:0/96`. Source: RFC 4291 §2.5.5.2.
    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
}

/// How far we call when people type addresses: what stands behind the operator's own walls is not theirs to reach.
package enum NetworkReach: Hashable, Sendable {
    case everywhere
    /// The public network, and the blocks that the operator names.
    case outside(allowing: [NetworkBlock])

    /// Whether a machine with this address, as digits, may be called.
    package func allows(address: String) -> Bool {
        guard case .outside(let allowed) = self else { return true }
        guard let bytes = NetworkBlock.bytes(of: address) else { return false }
        return allowed.contains { $0.contains(bytes) } || !Self.inside.contains { $0.contains(bytes) }
    }

    /// Whether the host of a typed address may be tried: names that surely lead inside are refused before anybody is asked. What the
    /// name of another leads to is known when it is called, and looked at then.
    package func allows(host: String) -> Bool {
        let host = host.lowercased().filter { $0 != "[" && $0 != "]" }
        if NetworkBlock.bytes(of: host) != nil { return allows(address: host) }
        let isInside = host == "localhost" || [".localhost", ".local", ".internal"].contains { host.hasSuffix($0) }
        return !isInside || allows(address: "127.0.0.1")
    }

    /// What no public service has. Source: IANA special-purpose address registries (RFC 6890).
    private static let inside = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
        "240.0.0.0/4", "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001:db8::/32",
        "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
    ].compactMap { NetworkBlock($0) }
}
