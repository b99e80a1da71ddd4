import Accounting
import Commerce
import ConnectorKit
package import Features
package import Wording

/// A file of rows, for programs.
package struct ImportOutput: Codable, Sendable {
    package struct Form: Codable, Sendable {
        package var encoding: String
        package var byteOrderMark: Bool
        package var separator: String
        package var decimalSign: String
        package var dayOrder: String
    }

    package struct Column: Codable, Sendable {
        package var header: String
        package var examples: [String]
        /// What it stands for; left out where nobody knows.
        package var column: String?
    }

    package struct Counts: Codable, Sendable {
        package var records: Int
        package var new: Int
        package var changed: Int
        package var unchanged: Int
        package var refused: Int
    }

    package var id: String
    package var store: String
    package var stream: String
    package var file: String
    /// `recognised`, `lookedAt` or `taken`.
    package var state: String
    package var rows: Int
    package var form: Form
    package var columns: [Column]
    /// Columns that are needed and not there.
    package var missing: [String]
    /// What the file cannot say: `decimalSign`, `dayOrder`.
    package var open: [String]
    package var counts: Counts
    /// While the server looks at it, or takes it.
    package var progress: Progress?
    package var verdicts: [Verdict]?

    /// What became of the rows of one record.
    package struct Verdict: Codable, Sendable {
        package var line: Int
        package var lastLine: Int
        package var record: String
        /// `new`, `changed`, `unchanged` or `refused`.
        package var outcome: String
        package var code: String?
        /// The file's own name of the column, or the place in the record as a JSON pointer.
        package var field: String?
        package var message: String?
    }

    package struct Progress: Codable, Sendable {
        package var isTaking: Bool
        package var read: Int
        package var rows: Int
    }

    package init(
        _ report: ImportReport, verdicts: [ImportVerdict]?, progress: Imports.Progress? = nil, _ sentences: Sentences
    ) {
        self.progress = progress.map { Progress(isTaking: $0.takes, read: $0.read, rows: $0.rows) }
        id = report.id.rawValue
        store = report.store.rawValue
        stream = report.stream.rawValue
        file = report.name
        state = report.state.rawValue
        rows = report.recognition.rows
        let form = report.reading.form
        self.form = Form(
            encoding: form.encoding.rawValue, byteOrderMark: report.recognition.hasByteOrderMark,
            separator: form.separator.rawValue, decimalSign: form.decimalSign.rawValue, dayOrder: form.dayOrder.rawValue
        )
        let keys = Dictionary(report.reading.mapping.headers.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        columns = report.recognition.columns.map {
            Column(header: $0.name, examples: $0.examples, column: keys[$0.name])
        }
        missing = report.missing.map(\.key)
        open = report.open.map(\.rawValue)
        counts = Counts(
            records: report.counts.records, new: report.counts.new, changed: report.counts.changed,
            unchanged: report.counts.unchanged, refused: report.counts.refused)
        self.verdicts = verdicts?.map { Verdict($0, sentences) }
    }
}

extension ImportOutput.Verdict {
    package init(_ verdict: ImportVerdict, _ sentences: Sentences) {
        line = verdict.line
        lastLine = verdict.lastLine
        record = verdict.record
        message = sentences.sentence(verdict.outcome)
        switch verdict.outcome {
        case .new: outcome = "new"
        case .changed: outcome = "changed"
        case .unchanged: outcome = "unchanged"
        case .unfit(let fault):
            outcome = "refused"
            code = "row_unfit"
            field = fault.column
        case .refused(let refusal):
            outcome = "refused"
            code = refusal.code
            field = refusal.path
        }
    }
}
