/// An e-mail address as books take it; what they would refuse is none. Source: quickbooks-online.md §7.1 (RFC 822, code 2210).
package struct EmailAddress: Hashable, Sendable {
    package let text: String

    /// `nil` for what is no address, is longer than 100 bytes, or uses what RFC 822 allows between quotes only.
    package init?(_ written: String?) {
        guard let written, written.utf8.count <= Self.lengthMax, Self.isAddress(written.utf8) else { return nil }
        text = written
    }

    /// Source: quickbooks-online.md §7.1.
    private static let lengthMax = 100

    /// Atoms with dots between them, on both sides of one `@`, and at least one dot after it.
    private static func isAddress(_ bytes: String.UTF8View) -> Bool {
        var (isDomain, hasDot, atomLength) = (false, false, 0)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "@"):
                if isDomain || atomLength == 0 { return false }
                (isDomain, atomLength) = (true, 0)
            case UInt8(ascii: "."):
                if atomLength == 0 { return false }
                (hasDot, atomLength) = (isDomain, 0)
            default:
                guard isDomain ? isDomainByte(byte) : isLocalByte(byte) else { return false }
                atomLength += 1
            }
        }
        return hasDot && atomLength > 0
    }

    private static func isDomainByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private static func isLocalByte(_ byte: UInt8) -> Bool {
        isDomainByte(byte) || "!#$%&'*+/=?^_`{|}~".utf8.contains(byte)
    }
}
