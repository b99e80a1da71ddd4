/// Reads a file's records with a sheet, as its bytes come, in memory for one record.
package struct CSVRecords: Sendable {
    /// Rows of one record, put together or refused.
    package struct Record: Sendable {
        /// Empty where the row itself cannot be read.
        package var id: String
        package var lines: ClosedRange<Int>
        package var body: Result<JSONObject, CSVFault>
    }

    /// An order of more lines is refused anyway.
    private static let rowsMax = 10_001

    private let sheet: CSVSheet
    private let columns: CSVPlaces
    private let width: Int
    private let repeated: Set<CSVRecordName>
    /// Columns whose cells are taken as they stand.
    private let texts: [String]
    private var reader: CSVReader
    private var isPastHeader = false
    private var open: (name: CSVRecordName, rows: [CSVRow], fault: CSVFault?)?

    /// - Parameter repeated: records whose rows stand in several places, as ``CSVIdentifiers`` found them.
    package init(
        _ sheet: CSVSheet, header: [String], mapping: CSVMapping, form: CSVForm, repeated: Set<CSVRecordName> = []
    ) {
        self.sheet = sheet
        self.repeated = repeated
        width = header.count
        texts = sheet.columns.filter { $0.kind == .text && mapping[$0.key] != nil }.map(\.key)
        reader = CSVReader(separator: form.separator.byte)
        columns = CSVPlaces(header, mapping, form)
    }

    package mutating func read<Failure>(
        _ bytes: some Sequence<UInt8>, each: (Record) throws(Failure) -> Void
    ) throws(Failure) {
        var lines: [CSVLine] = []
        reader.read(bytes) { lines.append($0) }
        for line in lines { try take(line, each) }
    }

    package mutating func end<Failure>(each: (Record) throws(Failure) -> Void) throws(Failure) {
        var lines: [CSVLine] = []
        reader.end { lines.append($0) }
        for line in lines { try take(line, each) }
        try close(each)
    }

    private mutating func take<Failure>(
        _ line: CSVLine, _ each: (Record) throws(Failure) -> Void
    ) throws(Failure) {
        guard isPastHeader else { return isPastHeader = true }
        let row = CSVRow(line, columns)
        let fault = fault(of: line) ?? row.spoilt(texts)
        let name = CSVRecordName(of: row, in: sheet)
        // Whose row it is that was cut before its identifier, nobody knows; it is told by itself.
        if name.id.isEmpty || (fault != nil && line.fault != nil && columns.places[sheet.identifier] != 0) {
            try close(each)
            let cause = fault ?? row.fault(sheet.identifier, .empty)
            return try each(Record(id: name.id, lines: line.number...line.number, body: .failure(cause)))
        }
        if open?.name.isContinued(by: name) != true {
            try close(each)
            open = (name, [], nil)
        }
        if open?.fault == nil { open?.fault = fault }
        open?.rows.append(row)
        if (open?.rows.count ?? 0) > Self.rowsMax { try close(each) }
    }

    private func fault(of line: CSVLine) -> CSVFault? {
        if let fault = line.fault { return CSVFault(line: line.number, .unreadable(fault)) }
        let isLonger = line.count > width && (width..<line.count).contains { !line[$0].isEmpty }
        // Spreadsheets leave out separators of empty columns at the end. What is known ends before the last separator that stands there.
        let isCut = line.count < width && line.count - 1 <= columns.lastPlace
        guard isCut || isLonger else { return nil }
        return CSVFault(line: line.number, .fieldCount(expected: width, found: line.count))
    }

    private mutating func close<Failure>(_ each: (Record) throws(Failure) -> Void) throws(Failure) {
        guard let (name, rows, fault) = open, let first = rows.first else { return }
        open = nil
        let group = CSVGroup(id: name.id, first: first, rows: rows)
        try each(Record(id: name.id, lines: group.lines, body: body(of: group, name, fault)))
    }

    private func body(
        of group: CSVGroup, _ name: CSVRecordName, _ fault: CSVFault?
    ) -> Result<JSONObject, CSVFault> {
        if let fault { return .failure(fault) }
        if repeated.contains(name) { return .failure(group.first.fault(sheet.identifier, .apart)) }
        do throws(CSVFault) { return .success(try sheet.record(group)) } catch { return .failure(error) }
    }
}

/// What a record of a file is known by: its identifier, and what tells it apart from others that bear the same.
package struct CSVRecordName: Hashable, Sendable {
    let id: String
    private let marks: [String]

    init(of row: CSVRow, in sheet: CSVSheet) {
        id = sheet.named(row.text(sheet.identifier))
        marks = sheet.distinguishing.map { sheet.named(row.text($0)) }
    }

    /// Whether the next row tells more of the same record; an empty cell says nothing.
    func isContinued(by next: CSVRecordName) -> Bool {
        id == next.id && zip(marks, next.marks).allSatisfy { $1.isEmpty || $0 == $1 }
    }
}

/// Finds records whose rows stand in several places of a file, in memory for a number for each record.
package struct CSVIdentifiers: Sendable {
    package private(set) var repeated: Set<CSVRecordName> = []
    private let sheet: CSVSheet
    private let columns: CSVPlaces
    private var seen: Set<Int> = []
    private var last: CSVRecordName?
    private var reader: CSVReader
    private var isPastHeader = false
    /// Records, counted by their first rows.
    package private(set) var count = 0

    package init(_ sheet: CSVSheet, header: [String], mapping: CSVMapping, form: CSVForm) {
        self.sheet = sheet
        columns = CSVPlaces(header, mapping, form)
        reader = CSVReader(separator: form.separator.byte)
    }

    package mutating func read(_ bytes: some Sequence<UInt8>) {
        var lines: [CSVLine] = []
        reader.read(bytes) { lines.append($0) }
        for line in lines { take(line) }
    }

    package mutating func end() {
        var lines: [CSVLine] = []
        reader.end { lines.append($0) }
        for line in lines { take(line) }
    }

    private mutating func take(_ line: CSVLine) {
        guard isPastHeader else { return isPastHeader = true }
        guard let place = columns.places[sheet.identifier], place < line.count else { return last = nil }
        let name = CSVRecordName(of: CSVRow(line, columns), in: sheet)
        guard !name.id.isEmpty, last?.isContinued(by: name) != true else { return }
        last = name
        count += 1
        // Two records with one hash would be refused, never mixed up.
        if !seen.insert(name.hashValue).inserted { repeated.insert(name) }
    }
}
