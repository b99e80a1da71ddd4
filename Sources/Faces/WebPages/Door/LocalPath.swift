/// An address on this site, and nowhere else: where a browser may be sent after a form.
package struct LocalPath: Hashable, Sendable {
    package let text: String

    /// `nil` for what leads, or could be read to lead, to another site.
    package init?(_ text: String) {
        guard text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count <= Self.bytesMax,
            text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") })
        else { return nil }
        self.text = text
    }

    private static let bytesMax = 1000
}
