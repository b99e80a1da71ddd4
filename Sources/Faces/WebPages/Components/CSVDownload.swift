package import Accounting
package import Wording

/// Rows that are given away as a file for a spreadsheet; a sheet is one that is read. Source: RFC 4180.
///
/// Spreadsheets open such a file as their country writes numbers: where the decimals stand behind a comma, a semicolon is between the cells,
/// and everything else would land in one column or become a day.
package struct CSVDownload: Sendable {
    /// Begins with the mark by which spreadsheets know UTF-8.
    package private(set) var text = "\u{FEFF}"
    private let decimal: String
    private let separator: String

    package init(_ heads: [String], _ numbers: NumberStyle) {
        decimal = numbers.decimal
        separator = decimal == "," ? ";" : ","
        add(heads)
    }

    package mutating func add(_ cells: [String]) {
        let decimal = decimal
        text += cells.map { Self.cell($0, decimal) }.joined(separator: separator) + "\r\n"
    }

    /// An amount as the spreadsheet reads it, without anything between its digits.
    package func number(_ money: Money) -> String { money.description.replacing(".", with: decimal) }

    /// A text that a spreadsheet would take for a formula is told to be text.
    private static func cell(_ text: String, _ decimal: String) -> String {
        var cell = text
        if let first = cell.first, "=+@\t\r".contains(first) || first == "-" && !isNumber(cell, decimal) {
            cell = "\'" + cell
        }
        let isPlain = !cell.contains { ",;\"".contains($0) || $0.isNewline } || isNumber(cell, decimal)
        return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
    }

    private static func isNumber(_ text: String, _ decimal: String) -> Bool {
        let digits = text.first == "-" ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber || String($0) == decimal }
    }
}
