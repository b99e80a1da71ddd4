/// Rows that are given away as a file for a spreadsheet; a sheet is one that is read. Source: RFC 4180.
package struct CSVDownload: Sendable {
    /// Begins with the mark by which spreadsheets know UTF-8.
    package private(set) var text = "\u{FEFF}"

    package init(_ heads: [String]) { add(heads) }

    package mutating func add(_ cells: [String]) {
        text += cells.map(Self.cell).joined(separator: ",") + "\r\n"
    }

    /// A text that a spreadsheet would take for a formula is told to be text.
    private static func cell(_ text: String) -> String {
        var cell = text
        if let first = cell.first, "=+@\t\r".contains(first) || first == "-" && !isNumber(cell) { cell = "\'" + cell }
        let isPlain = cell.allSatisfy { !",\"\r\n".contains($0) }
        return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
    }

    private static func isNumber(_ text: String) -> Bool {
        text.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    }
}
