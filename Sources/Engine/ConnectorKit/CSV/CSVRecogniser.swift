/// Finds out how a file is written, as its bytes come, in memory for a sample and the facts of each column.
package struct CSVRecogniser: Sendable {
    /// Enough rows to tell separators apart.
    private static let sampleBytes = 65_536
    /// Rows whose cells are all looked at; later ones only while something is open.
    private static let rowsLookedAt = 2_000

    private var sample: [UInt8] = []
    private var separator: CSVForm.Separator?
    private var reader = CSVReader(separator: CSVForm.Separator.comma.byte)
    private var utf8 = UTF8Check()
    private var hasNull = false
    private var start: [UInt8] = []
    private var header: CSVLine?
    private var facts: [CSVRecognition.Column] = []
    private var examples: [[[UInt8]]] = []
    private var rows = 0
    /// Fields of the widest row below the head.
    private var widest = 0

    package init() {}

    package mutating func read(_ bytes: some Collection<UInt8>) {
        if start.count < 4 { start += bytes.prefix(4 - start.count) }
        for byte in bytes {
            utf8.take(byte)
            if byte == 0 { hasNull = true }
        }
        guard separator == nil else { return look(bytes) }
        sample += bytes
        if sample.count >= Self.sampleBytes { settleSeparator() }
    }

    /// What the file is. - Throws: `CSVUnfit` where it has no rows and columns.
    package mutating func end() throws(CSVUnfit) -> CSVRecognition {
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw .workbook
        }
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) { throw .utf16 }
        if hasNull { throw .binary }
        if separator == nil { settleSeparator() }
        var last: [CSVLine] = []
        reader.end { last.append($0) }
        for line in last { take(line) }
        guard let header else { throw .empty }
        let encoding: CSVForm.Encoding = utf8.isSound ? .utf8 : .windows1252
        let names = header.texts(encoding).map { $0.trimmingSpaces }
        guard header.fault == nil, names.contains(where: { !$0.isEmpty }) else { throw .noHeader }
        let given = names.filter { !$0.isEmpty }
        // A title that stands above the names of the columns is none of them.
        if given.count == 1, max(names.count, widest) > 1 { throw .noHeader }
        guard Set(given).count == given.count else { throw .headerTwice }
        for index in facts.indices {
            facts[index].name = names[index]
            facts[index].examples = examples[index].map { String(encoding.text($0).prefix(Column.exampleLengthMax)) }
        }
        return CSVRecognition(
            form: form(encoding), hasByteOrderMark: start.starts(with: [0xEF, 0xBB, 0xBF]), columns: facts, rows: rows)
    }

    private typealias Column = CSVRecognition.Column

    /// By all cells; a mapping narrows it to those that count.
    private func form(_ encoding: CSVForm.Encoding) -> CSVForm {
        let separator = separator ?? .comma
        var form = CSVForm(encoding: encoding, separator: separator)
        let (points, commas) = (facts.reduce(0) { $0 + $1.points }, facts.reduce(0) { $0 + $1.commas })
        // Where decimals have a comma, fields are parted by semicolons.
        form.decimalSign =
            points == commas ? (separator == .semicolon ? .comma : .point) : commas > points ? .comma : .point
        form.dayOrder = facts.reduce(0) { $0 + $1.monthFirst - $1.dayFirst } > 0 ? .monthFirst : .dayFirst
        return form
    }

    private mutating func settleSeparator() {
        let found = Self.separator(of: sample)
        separator = found
        reader = CSVReader(separator: found.byte)
        let bytes = sample
        sample = []
        look(bytes)
    }

    private mutating func look(_ bytes: some Collection<UInt8>) {
        var lines: [CSVLine] = []
        reader.read(bytes) { lines.append($0) }
        for line in lines { take(line) }
    }

    private mutating func take(_ line: CSVLine) {
        guard header != nil else {
            header = line
            facts = Array(repeating: Column(name: ""), count: line.count)
            examples = Array(repeating: [], count: line.count)
            return
        }
        rows += 1
        widest = max(widest, line.count)
        for index in 0..<min(line.count, facts.count) where !line[index].isEmpty {
            if examples[index].count < Column.examplesMax { examples[index].append(Array(line[index])) }
            if rows <= Self.rowsLookedAt || facts[index].isOpen { facts[index].note(line[index]) }
        }
    }

    /// The one by which most rows of the sample have as many fields as the first, and more than one; among equals the one with more.
    /// Where the first has a single field whatever parts them, a title stands there: the one by which most rows have more.
    private static func separator(of sample: [UInt8]) -> CSVForm.Separator {
        var best: (separator: CSVForm.Separator, rows: Int, fields: Int)?
        var parting: (separator: CSVForm.Separator, rows: Int)?
        for separator in CSVForm.Separator.allCases {
            var counts: [Int] = []
            var reader = CSVReader(separator: separator.byte)
            reader.read(sample) { counts.append($0.count) }
            reader.end { counts.append($0.count) }
            let parted = counts.count { $0 > 1 }
            if parted > parting?.rows ?? 0 { parting = (separator, parted) }
            guard let fields = counts.first, fields > 1 else { continue }
            let rows = counts.count { $0 == fields }
            if best.map({ (rows, fields) > ($0.rows, $0.fields) }) ?? true { best = (separator, rows, fields) }
        }
        return best?.separator ?? parting?.separator ?? .comma
    }
}

extension CSVRecognition.Column {
    /// Something could be read in two ways, and nothing else said which.
    fileprivate var isOpen: Bool {
        (eitherSign > 0 && points + commas == 0) || (eitherOrder > 0 && dayFirst + monthFirst == 0)
    }

    fileprivate mutating func note(_ cell: ArraySlice<UInt8>) {
        guard cell.count <= 40, cell.contains(where: { (48...57).contains($0) }) else { return }
        let text = String(decoding: cell, as: UTF8.self)
        switch CSVDate.hint(text) {
        case .order(.dayFirst): return dayFirst += 1
        case .order(.monthFirst): return monthFirst += 1
        case .either: return eitherOrder += 1
        case .silent, nil: break
        }
        switch CSVNumber.hint(text) {
        case .decimals(.point): points += 1
        case .decimals(.comma): commas += 1
        case .either: eitherSign += 1
        case .silent, nil: break
        }
    }
}

/// Whether bytes that come one by one are UTF-8.
private struct UTF8Check: Sendable {
    private(set) var isSound = true
    private var expected = 0
    private var range: ClosedRange<UInt8> = 0x80...0xBF

    mutating func take(_ byte: UInt8) {
        if expected > 0 {
            if !range.contains(byte) { isSound = false }
            (expected, range) = (expected - 1, 0x80...0xBF)
            return
        }
        switch byte {
        case 0...0x7F: break
        case 0xC2...0xDF: expected = 1
        case 0xE0: (expected, range) = (2, 0xA0...0xBF)
        case 0xED: (expected, range) = (2, 0x80...0x9F)
        case 0xE1...0xEF: expected = 2
        case 0xF0: (expected, range) = (3, 0x90...0xBF)
        case 0xF4: (expected, range) = (3, 0x80...0x8F)
        case 0xF1...0xF3: expected = 3
        default: isSound = false
        }
    }
}

extension String {
    /// Without spaces and line breaks at its ends.
    package var trimmingSpaces: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
