/// An e-mail address as books take it; what they would refuse is none. Source: quickbooks-online.md §7.1 (RFC 822, code 2210).
package struct EmailAddress: Hashable, Sendable {
    package let text: String

    /// `nil` for what is no address, is longer than 100 bytes, or uses what RFC 822 allows between quotes only.
    package init?(_ written: String?) {
        guard let written, written.utf8.count <= Self.lengthMax else { return nil }
        let parts = written.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isDotted(parts[0], Self.localBytes), Self.isDotted(parts[1], Self.domainBytes),
            parts[1].contains(".")
        else { return nil }
        text = written
    }

    /// Source: quickbooks-online.md §7.1.
    private static let lengthMax = 100

    private static func isDotted(_ part: Substring, _ allowed: Set<UInt8>) -> Bool {
        let atoms = part.split(separator: ".", omittingEmptySubsequences: false)
        return atoms.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(allowed.contains) }
    }

    private static let domainBytes = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-".utf8)
    private static let localBytes = domainBytes.union("!#$%&'*+/=?^_`{|}~".utf8)
}
