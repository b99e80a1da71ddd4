package import Accounting
import LinkLedger
package import Sync
package import Wording

/// The figures of reports as rows: the console's table and the file for spreadsheets are made of the same ones.
package struct ReconcileSheet {
    struct Row {
        var section: String
        var code: String
        var label: String
        var count: Int?
        var store: Money?
        var books: Money?
        var difference: Money?
    }

    let rows: [Row]

    package init(_ report: Reconciliation, _ sentences: Sentences) {
        var rows = OrderState.allCases.map { state in
            Row(
                section: "orders", code: state.rawValue, label: sentences.name(of: state),
                count: report.counts[state, default: 0])
        }
        for bridge in report.bridges { rows += Self.rows(of: bridge, sentences) }
        for tax in report.taxes {
            rows.append(
                Row(
                    section: "tax", code: tax.name ?? "total", label: sentences.label(of: tax), store: tax.store,
                    books: tax.books, difference: tax.difference))
        }
        for line in report.payments {
            rows.append(
                Row(
                    section: "payments", code: line.method, label: sentences.label(of: line), store: line.store,
                    books: line.books, difference: line.difference))
        }
        for line in report.timing {
            rows.append(
                Row(
                    section: "timing", code: line.kind.rawValue, label: sentences.text(line), count: line.count,
                    books: line.amount))
        }
        for finding in report.findings {
            rows.append(
                Row(section: "finding", code: finding.id, label: sentences.text(finding), books: finding.amount))
        }
        for one in report.accepted {
            rows.append(
                Row(section: "accepted", code: one.finding.id, label: sentences.text(one), books: one.finding.amount))
        }
        self.rows = rows
    }

    private static func rows(of bridge: MoneyBridge, _ sentences: Sentences) -> [Row] {
        var rows = ReconciliationLine.allCases.map { row(of: $0, bridge, sentences) }
        for one in bridge.differences {
            rows.append(
                Row(
                    section: "difference", code: one.number, label: sentences.name(of: one.cause), store: one.store,
                    books: one.books, difference: one.amount))
        }
        return rows
    }

    private static func row(
        of line: ReconciliationLine, _ bridge: MoneyBridge, _ sentences: Sentences
    ) -> Row {
        let amount = line.amount(in: bridge)
        var row = Row(section: "bridge", code: line.rawValue, label: sentences.label(of: line))
        switch line {
        case .booksIncome, .booksTax, .booksLiabilities, .booksTotal, .booksRounding, .giftCards: row.books = amount
        case .gross, .discounts, .charges, .tax, .rounding, .refunds, .storeTotal: row.store = amount
        case .difference: row.difference = amount
        }
        return row
    }

    package static let heads = [
        "reconciliation", "from", "to", "section", "code", "label", "count", "store", "books", "difference", "currency",
    ]

    /// The rows of all reports below their heads; `number` writes an amount.
    package static func cells(
        _ reports: [Reconciliation], _ sentences: Sentences, number: (Money) -> String
    ) -> [[String]] {
        reports.flatMap { report in
            let place = [report.store, report.days.lowerBound.description, report.days.upperBound.description]
            return ReconcileSheet(report, sentences).rows.map { row in
                let count = row.count.map { String($0) } ?? ""
                let amounts: [String] = [row.store, row.books, row.difference].map { $0.map(number) ?? "" }
                let money = row.store ?? row.books ?? row.difference
                return place + [row.section, row.code, row.label, count] + amounts + [money?.currency.code ?? ""]
            }
        }
    }

    /// All reports as comma-separated values with a heading, for programs. Source: RFC 4180.
    package static func csv(_ reports: [Reconciliation], _ sentences: Sentences) -> String {
        let rows = cells(reports, sentences) { $0.description }
        let lines = rows.map { $0.enumerated().map { field($1, isText: $0 < 6) }.joined(separator: ",") }
        return ([heads.joined(separator: ",")] + lines).map { $0 + "\r\n" }.joined()
    }

    /// Texts that a spreadsheet would reckon as formulas begin with an apostrophe there.
    private static func field(_ text: String, isText: Bool) -> String {
        var text = text
        if isText, let first = text.first, "=+-@\t\r".contains(first) { text = "'" + text }
        guard text.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

/// A report as a person reads it on the console.
package struct ReconcileText {
    private let sentences: Sentences

    package init(_ sentences: Sentences) {
        self.sentences = sentences
    }

    package func lines(of report: Reconciliation) -> [String] {
        var lines = [sentences.title(of: report), sentences.headline(report), sentences.orderCounts(report.counts)]
        for bridge in report.bridges {
            lines.append("")
            lines += table(
                ReconciliationLine.allCases.map { ($0, $0.amount(in: bridge)) }
                    .filter { !$0.1.isZero || $0.0.isTotal }
                    .map { [sentences.label(of: $0.0), sentences.amount($0.1)] })
            lines += bridge.differences.map { "  " + sentences.text($0) }
        }
        lines += pairs(report.taxes.map { (sentences.label(of: $0), $0.store, $0.books, $0.difference) })
        lines += pairs(report.payments.map { (sentences.label(of: $0), $0.store, $0.books, $0.difference) })
        if !report.timing.isEmpty { lines += [""] + report.timing.map { sentences.text($0) } }
        if !report.findings.isEmpty { lines.append("") }
        for finding in report.findings {
            let steps = sentences.steps(for: finding).joined(separator: " | ")
            lines += [sentences.text(finding), "    \(finding.id): \(steps)"]
        }
        lines += report.accepted.map { sentences.text($0) }
        if let days = report.oldestDays { lines.append(sentences.age(days: days)) }
        return lines
    }

    /// Name, store, books and difference in columns.
    private func pairs(_ rows: [(String, Money, Money, Money)]) -> [String] {
        guard !rows.isEmpty else { return [] }
        let head = ["", sentences.heading(.store), sentences.heading(.books), sentences.label(of: .difference)]
        return [""] + table([head] + rows.map { [$0.0] + [$0.1, $0.2, $0.3].map { sentences.amount($0) } })
    }

    /// The first column to the left, the others to the right.
    private func table(_ rows: [[String]]) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, text in
                let space = String(repeating: " ", count: widths[column] - text.count)
                return column == 0 ? text + space : space + text
            }.joined(separator: "  ")
        }
    }
}

extension ReconciliationLine {
    fileprivate var isTotal: Bool { self == .storeTotal || self == .booksTotal || self == .difference }
}
