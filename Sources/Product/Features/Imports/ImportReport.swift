package import Accounting
package import Commerce
package import ConnectorKit
import Storage

/// A file of rows that was brought in.
package enum Import {}

/// What would become, or became, of the rows of one record.
package struct ImportVerdict: Hashable, Sendable {
    package enum Outcome: Hashable, Sendable, Codable {
        case new, changed
        /// The very same is kept already.
        case unchanged
        /// Its rows cannot be put together.
        case unfit(CSVFault)
        /// The record that they make is not taken.
        case refused(PushRefusal)
    }

    package var line: Int
    package var lastLine: Int
    package var record: String
    package var outcome: Outcome

    package init(line: Int, lastLine: Int, record: String, outcome: Outcome) {
        self.line = line
        self.lastLine = lastLine
        self.record = record
        self.outcome = outcome
    }
}

/// How many records of a file are what.
package struct ImportCounts: Hashable, Sendable, Codable {
    package var new = 0
    package var changed = 0
    package var unchanged = 0
    package var refused = 0

    package init() {}

    package var records: Int { new + changed + unchanged + refused }

    mutating func add(_ outcome: ImportVerdict.Outcome) {
        switch outcome {
        case .new: new += 1
        case .changed: changed += 1
        case .unchanged: unchanged += 1
        case .unfit, .refused: refused += 1
        }
    }
}

/// How a file is read: which of its columns is which, and how it is written. Remembered for the next of its kind.
package struct SheetReading: Hashable, Sendable, Codable {
    package var mapping: CSVMapping
    package var form: CSVForm
    /// What a person said of ``form``, so that it is no question any more.
    package var answered: Set<CSVOpenQuestion> = []

    package init(mapping: CSVMapping, form: CSVForm) {
        self.mapping = mapping
        self.form = form
    }

    /// The same file read as the last of its kind was, where it leaves a question open that a person has answered.
    func answering(_ open: Set<CSVOpenQuestion>, as kept: SheetReading?) -> SheetReading {
        guard let kept else { return self }
        var reading = self
        reading.answered = open.intersection(kept.answered)
        if reading.answered.contains(.decimalSign) { reading.form.decimalSign = kept.form.decimalSign }
        if reading.answered.contains(.dayOrder) { reading.form.dayOrder = kept.form.dayOrder }
        return reading
    }
}

/// A file of rows, and how far it is.
package struct ImportReport: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, Codable {
        /// Its form is known; nobody looked at its records with this mapping.
        case recognised
        /// Every record has a verdict, and nothing was taken.
        case lookedAt
        case taken
    }

    package var id: ID<Import>
    package var store: ID<Store>
    package var stream: RecordStream
    package var name: String
    package var broughtBy: String
    package var broughtAt: Instant
    package var state: State
    package var recognition: CSVRecognition
    package var reading: SheetReading
    /// What the file cannot say and nobody has said.
    package var open: [CSVOpenQuestion]
    /// Columns that the sheet needs and the file lacks.
    package var missing: [CSVColumn]
    /// All columns that the sheet knows.
    package var columns: [CSVColumn]
    package var counts: ImportCounts

    /// It can be looked at.
    package var isReadable: Bool { open.isEmpty && missing.isEmpty }
}

/// What is kept of a file, as JSON.
struct ImportNote: Hashable, Sendable, Codable {
    var recognition: CSVRecognition
    var reading: SheetReading
    var state = ImportReport.State.recognised
    var counts = ImportCounts()
}
