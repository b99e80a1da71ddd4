/// Where a text stops being JSON, as an editor shows the place.
package struct JSONFault: Hashable, Sendable {
    /// From 1.
    package let line: Int
    /// In characters, from 1.
    package let column: Int
    /// The last key that stands before it.
    package let key: String?

    package init(line: Int, column: Int, key: String?) {
        self.line = line
        self.column = column
        self.key = key
    }

    init(at position: Int, of bytes: [UInt8]) {
        let before = bytes.prefix(position)
        line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        column = String(decoding: before[start...], as: UTF8.self).count + 1
        key = String(decoding: before, as: UTF8.self).matches(of: /"([^"\n]*)"\s*:/).last.map { String($0.1) }
    }
}
