/// What a file turned out to be, before anybody says what its columns mean.
package struct CSVRecognition: Hashable, Sendable, Codable {
    /// A column of the file, with what its cells say.
    package struct Column: Hashable, Sendable, Codable {
        /// As it stands at the head of the column.
        package var name: String
        /// The first cells that hold anything.
        package var examples: [String] = []
        package var points = 0
        package var commas = 0
        /// Cells that are numbers with either decimal sign, of another value each.
        package var eitherSign = 0
        package var dayFirst = 0
        package var monthFirst = 0
        package var eitherOrder = 0

        package static let examplesMax = 3
        /// More of a cell is not shown.
        package static let exampleLengthMax = 60

        package init(name: String) { self.name = name }
    }

    package var form: CSVForm
    package var hasByteOrderMark: Bool
    package var columns: [Column]
    /// Rows below the head.
    package var rows: Int

    package init(form: CSVForm, hasByteOrderMark: Bool, columns: [Column], rows: Int) {
        self.form = form
        self.hasByteOrderMark = hasByteOrderMark
        self.columns = columns
        self.rows = rows
    }

    package var header: [String] { columns.map(\.name) }

    /// The form by the cells of those columns that the mapping says hold numbers and days.
    package func form(of mapping: CSVMapping, _ sheet: CSVSheet) -> CSVForm {
        var form = form
        let (numbers, days) = concerned(mapping, sheet)
        let (points, commas) = (numbers.reduce(0) { $0 + $1.points }, numbers.reduce(0) { $0 + $1.commas })
        if points + commas > 0 { form.decimalSign = commas > points ? .comma : .point }
        let (first, second) = (days.reduce(0) { $0 + $1.dayFirst }, days.reduce(0) { $0 + $1.monthFirst })
        if first + second > 0 { form.dayOrder = second > first ? .monthFirst : .dayFirst }
        return form
    }

    /// What the cells leave open, so that a person must say it.
    package func open(_ mapping: CSVMapping, _ sheet: CSVSheet) -> Set<CSVOpenQuestion> {
        let (numbers, days) = concerned(mapping, sheet)
        var open: Set<CSVOpenQuestion> = []
        // Cells that tell both ways say no more than none: a spreadsheet read a part of them by the customs of another country.
        let (points, commas) = (numbers.contains { $0.points > 0 }, numbers.contains { $0.commas > 0 })
        if numbers.contains(where: { $0.eitherSign > 0 }), points == commas { open.insert(.decimalSign) }
        let (dayFirst, monthFirst) = (days.contains { $0.dayFirst > 0 }, days.contains { $0.monthFirst > 0 })
        if days.contains(where: { $0.eitherOrder > 0 }), dayFirst == monthFirst { open.insert(.dayOrder) }
        return open
    }

    private func concerned(_ mapping: CSVMapping, _ sheet: CSVSheet) -> (numbers: [Column], days: [Column]) {
        func found(_ kinds: Set<CSVColumn.Kind>) -> [Column] {
            let names = sheet.columns.filter { kinds.contains($0.kind) }.compactMap { mapping[$0.key] }
            return columns.filter { names.contains($0.name) }
        }
        return (found([.number, .amount]), found([.day]))
    }
}

/// What a file cannot say by itself.
package enum CSVOpenQuestion: String, Hashable, Sendable, Codable, CaseIterable {
    /// Every number has three digits behind its sign, `1.234`; or some have a decimal comma, and some a point.
    case decimalSign
    /// No day is past the twelfth, `03/04/2026`; or some are by the one order, and some by the other.
    case dayOrder
}

/// A file that is none of rows and columns.
package enum CSVUnfit: String, Error, Hashable, Sendable, Codable, CaseIterable {
    case empty
    /// A workbook: it must be saved as CSV.
    case workbook
    /// UTF-16, as some spreadsheets call "Unicode text".
    case utf16
    case binary
    /// The first row cannot be the head of columns.
    case noHeader
    /// Two columns have one name, so that nobody could say which is meant.
    case headerTwice
}
