package import Accounting
package import Foundation

/// What keeps a record of a file from being taken: the line, the column as the file calls it, and why.
package struct CSVFault: Error, Hashable, Sendable, Codable {
    package enum Cause: Hashable, Sendable, Codable {
        case unreadable(CSVLine.Fault)
        /// The row has fewer or more fields than the head: it was cut off, or a separator stands where none belongs.
        case fieldCount(expected: Int, found: Int)
        case empty
        case notNumber(String)
        case notDay(String)
        case notFlag(String)
        case notChoice(String, known: [String])
        /// `1.23457E+12`: a spreadsheet took a code for a number, and kept its first digits only.
        case shortened(String)
        /// `#N/A`, `#REF!`: what a spreadsheet writes where a formula has no result.
        case failedFormula(String)
        /// Rows of one record say two things.
        case disagrees(first: String, other: String)
        /// The record's rows stand in several places of the file: two records with one identifier.
        case apart
        /// Not as records are pushed: the place as a JSON pointer, and what stands there.
        case unfit(path: String, text: String)
    }

    /// From 1.
    package var line: Int
    package var column: String?
    package var cause: Cause

    package init(line: Int, column: String? = nil, _ cause: Cause) {
        self.line = line
        self.column = column
        self.cause = cause
    }

    /// What stands in the file and cannot be read; empty where nothing stands there, or the whole row is unfit.
    package var text: String {
        switch cause {
        case .notNumber(let text), .notDay(let text), .notFlag(let text), .notChoice(let text, _),
            .shortened(let text), .failedFormula(let text), .unfit(_, let text):
            text
        case .disagrees(let first, let other): "\(first) / \(other)"
        case .unreadable, .fieldCount, .empty, .apart: ""
        }
    }
}

/// One row, read by the sheet's own names of its columns.
package struct CSVRow: Sendable {
    package let number: Int
    private let line: CSVLine
    private let columns: CSVPlaces

    init(_ line: CSVLine, _ columns: CSVPlaces) {
        (number, self.line, self.columns) = (line.number, line, columns)
    }

    /// Empty where the file lacks the column.
    package func text(_ key: String) -> String {
        guard let place = columns.places[key], place < line.count else { return "" }
        let text = columns.form.encoding.text(line[place]).trimmingSpaces
        // `="0042"`, by which spreadsheets keep zeros at the beginning.
        guard text.hasPrefix("=\""), text.hasSuffix("\""), text.count > 3 else { return text }
        return String(text.dropFirst(2).dropLast())
    }

    /// Whether the file has the column, whatever stands there.
    package func has(_ key: String) -> Bool { columns.places[key] != nil }

    /// `nil` for an empty cell.
    package func optional(_ key: String) -> String? {
        let text = text(key)
        return text.isEmpty ? nil : text
    }

    package func required(_ key: String) throws(CSVFault) -> String {
        guard let text = optional(key) else { throw fault(key, .empty) }
        return text
    }

    package func number(_ key: String) throws(CSVFault) -> ExactDecimal? {
        guard let text = optional(key) else { return nil }
        guard let number = CSVNumber.read(text, columns.form.decimalSign) else { throw fault(key, .notNumber(text)) }
        return number
    }

    /// A rate in per cent, with or without its sign.
    package func percent(_ key: String) throws(CSVFault) -> ExactDecimal? {
        guard let text = optional(key) else { return nil }
        let bare = text.hasSuffix("%") ? String(text.dropLast()) : text
        guard let number = CSVNumber.read(bare, columns.form.decimalSign) else { throw fault(key, .notNumber(text)) }
        return number
    }

    package func day(_ key: String) throws(CSVFault) -> BusinessDate? {
        guard let text = optional(key) else { return nil }
        guard let day = CSVDate.day(text, columns.form.dayOrder) else { throw fault(key, .notDay(text)) }
        return day
    }

    package func instant(_ key: String, in zone: TimeZone) throws(CSVFault) -> Instant? {
        guard let text = optional(key) else { return nil }
        guard let instant = CSVDate.instant(text, columns.form.dayOrder, in: zone) else {
            throw fault(key, .notDay(text))
        }
        return instant
    }

    package func flag(_ key: String) throws(CSVFault) -> Bool? {
        guard let text = optional(key) else { return nil }
        let word = text.lowercased()
        if Self.yes.contains(word) { return true }
        if Self.no.contains(word) { return false }
        throw fault(key, .notFlag(text))
    }

    /// One of the choices of the column, in any case and with or without `_` and spaces.
    package func choice(_ key: String, of known: [String]) throws(CSVFault) -> String? {
        guard let text = optional(key) else { return nil }
        func plain(_ word: String) -> String { word.lowercased().filter { $0.isLetter || $0.isNumber } }
        guard let found = known.first(where: { plain($0) == plain(text) }) else {
            throw fault(key, .notChoice(text, known: known))
        }
        return found
    }

    /// What a spreadsheet spoilt in the cells of these columns, before the file was written.
    func spoilt(_ keys: [String]) -> CSVFault? {
        for key in keys {
            guard let place = columns.places[key], place < line.count, line[place].count <= Self.spoiltMost,
                line[place].contains(where: { $0 == UInt8(ascii: "E") || $0 == UInt8(ascii: "#") })
            else { continue }
            let text = text(key)
            if text.isShortenedNumber { return fault(key, .shortened(text)) }
            if text.isFailedFormula { return fault(key, .failedFormula(text)) }
        }
        return nil
    }

    /// `1.23456789012345E+100` and `#¿NOMBRE?` are the longest.
    private static let spoiltMost = 24

    package func fault(_ key: String, _ cause: CSVFault.Cause) -> CSVFault {
        CSVFault(line: number, column: columns.names[key] ?? key, cause)
    }

    private static let yes: Set<String> = [
        "true", "yes", "y", "1", "x", "oui", "o", "vrai", "sí", "si", "s", "verdadero", "ja", "j", "wahr",
    ]
    private static let no: Set<String> = ["false", "no", "n", "0", "non", "faux", "falso", "nein", "falsch"]
}

extension String {
    /// A digit, decimals, and an exponent of two digits or more with its sign, as spreadsheets show numbers of more than eleven digits.
    fileprivate var isShortenedNumber: Bool {
        guard first?.isNumber == true, contains("E+") else { return false }
        return wholeMatch(of: /[0-9]([.,][0-9]+)?E\+[0-9]{2,3}/) != nil
    }

    /// In English, French, Spanish and German: `#N/A`, `#VALEUR!`, `#¿NOMBRE?`, `#NV`.
    fileprivate var isFailedFormula: Bool {
        guard hasPrefix("#"), !contains(" ") else { return false }
        if ["#N/A", "#N/D", "#NV"].contains(self) { return true }
        return count > 3 && (hasSuffix("!") || hasSuffix("?")) && self == uppercased()
    }
}

/// Where in a row the columns of a sheet stand.
struct CSVPlaces: Hashable, Sendable {
    var form: CSVForm
    var places: [String: Int]
    /// The last of them in a row.
    var lastPlace: Int
    /// As the file calls them.
    var names: [String: String]

    init(_ header: [String], _ mapping: CSVMapping, _ form: CSVForm) {
        self.form = form
        names = mapping.headers
        places = mapping.headers.compactMapValues { header.firstIndex(of: $0) }
        lastPlace = places.values.max() ?? 0
    }
}

/// Rows that stand beside each other and tell of one record.
package struct CSVGroup: Sendable {
    package let id: String
    package let rows: [CSVRow]

    /// The row on which the record begins.
    package let first: CSVRow

    init(id: String, first: CSVRow, rows: [CSVRow]) {
        self.id = id
        self.first = first
        self.rows = rows
    }

    package var lines: ClosedRange<Int> { first.number...max(first.number, rows.last?.number ?? first.number) }

    /// Holds each row's cells of these columns against the first row's; an empty cell says nothing.
    package func agree(on keys: [String]) throws(CSVFault) {
        for key in keys {
            var said: String?
            for row in rows {
                guard let text = row.optional(key) else { continue }
                guard let known = said else {
                    said = text
                    continue
                }
                if known != text { throw row.fault(key, .disagrees(first: known, other: text)) }
            }
        }
    }

    /// What the first row says that says anything.
    package func text(_ key: String) -> String { rows.lazy.compactMap { $0.optional(key) }.first ?? "" }

    /// The first row that says anything in that column, else the first of all.
    package func row(with key: String) -> CSVRow { rows.first { $0.optional(key) != nil } ?? first }
}
