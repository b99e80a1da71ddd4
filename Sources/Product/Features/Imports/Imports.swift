package import Accounting
package import Commerce
package import ConnectorKit
import Storage
import Sync

/// Files of rows that people bring in: recognised, mapped, tried, and taken (X11).
package struct Imports: Sendable {
    /// A hundred thousand lines of three hundred letters.
    package static let bytesMax = 33_554_432
    /// Read at once; a file is never in memory as a whole.
    static let partBytes = 262_144
    /// Files are forgotten after a week; what was taken stays.
    private static let keptDays: Int64 = 7

    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Streams of which files can be brought in for a store.
    package func offered(of store: ID<Store>) async throws(FeatureProblem) -> [RecordStream] {
        try await scope.open(.pushRecords).sheets(of: store).map(\.stream)
    }

    /// The records that a file holds by its columns, as files of the store were read before; `nil` where it fits none.
    ///
    /// Throws `columnsMissing` where no column says of which of two kinds they are, and nobody else does: no invoice must come of a
    /// credit memo.
    func likely(_ header: [String], of store: ID<Store>) async throws(FeatureProblem) -> RecordStream? {
        let access = try scope.open(.pushRecords)
        for sheet in try await access.sheets(of: store) {
            let habit = try await access.habit(of: sheet.stream, store.rawValue)
            let mapping = CSVMapping.guessed(sheet, header: header, kept: habit?.mapping)
            // An identifier alone stands in files of all kinds.
            guard mapping.missing(sheet).isEmpty, mapping.headers.count > 1 else { continue }
            if let column = sheet.telling, mapping[column] == nil { throw .importing(.columnsMissing([column])) }
            return sheet.stream
        }
        return nil
    }

    /// The stores in use for which files can be brought in, with their streams, in the order of their names.
    package func offers() async throws(FeatureProblem) -> [(store: ID<Store>, streams: [RecordStream])] {
        let access = try scope.open(.pushRecords)
        var offers: [(store: ID<Store>, streams: [RecordStream])] = []
        for row in try await access.connections() where row.side == .store && row.state != .uninstalled {
            let sheets = access.services.connectors.store(row.kind)?.intake?([:]).sheets ?? []
            if !sheets.isEmpty { offers.append((ID(row.id), sheets.map(\.stream))) }
        }
        return offers
    }

    /// Begins to bring in a file.
    package func begin(
        _ stream: RecordStream, name: String, of store: ID<Store>
    ) async throws(FeatureProblem) -> Upload {
        let access = try scope.open(.pushRecords)
        let sheets = try await access.sheets(of: store)
        guard sheets.contains(where: { $0.stream == stream }) else {
            throw .importing(.notOffered(stream: stream, offered: sheets.map(\.stream)))
        }
        let row = ImportRow(
            id: access.world.identifiers.next(), company: access.company, store: store.rawValue, stream: stream,
            name: String(name.prefix(200)), broughtBy: access.actor, broughtAt: access.now, body: "")
        let (archive, old) = (access.archive, access.now.advanced(bySeconds: -Self.keptDays * 86_400))
        try await withFeatureProblem { try await archive.begin(import: row, forgettingBefore: old) }
        return Upload(row: row, access: access)
    }

    /// Brings in a file that is in memory already.
    package func bring(
        _ stream: RecordStream, name: String, _ bytes: [UInt8], of store: ID<Store>
    ) async throws(FeatureProblem) -> ID<Import> {
        var upload = try await begin(stream, name: name, of: store)
        try await upload.append(bytes[...])
        return try await upload.finish()
    }

    package func report(_ id: ID<Import>) async throws(FeatureProblem) -> ImportReport {
        let access = try scope.open(.pushRecords)
        return try await access.report(id)
    }

    /// The files of a store after `last`, newest first; those that were broken off are left out.
    package func latest(
        of store: ID<Store>, after last: ID<Import>? = nil, limit: Int = 20
    ) async throws(FeatureProblem) -> [ImportReport] {
        let access = try scope.open(.pushRecords)
        _ = try await access.store(store)
        let archive = access.archive
        let rows = try await withFeatureProblem {
            try await archive.imports(of: store.rawValue, after: last?.rawValue, limit: limit)
        }
        var reports: [ImportReport] = []
        for row in rows { reports.append(try await access.report(ID(row.id))) }
        return reports
    }

    /// Sets how a file is read: columns by their keys (an empty header removes the answer), and its form. It must then be looked at
    /// again, and the next file of its kind is read in the same way.
    package func settle(
        _ id: ID<Import>, columns: [String: String] = [:], form change: FormChange = FormChange()
    ) async throws(FeatureProblem) -> ImportReport {
        let access = try scope.open(.pushRecords)
        let (row, sheet) = try await access.sheet(of: id)
        var note = try row.note()
        if note.state == .taken { throw .importing(.taken) }
        // What works on it reads it as it was, and would write that back.
        if try await access.openErrand(of: id) != nil { throw .importing(.underWay) }
        let before = note
        for (key, header) in columns {
            guard sheet.column(key) != nil else {
                throw .importing(.columnUnknown(key, known: sheet.columns.map(\.key)))
            }
            guard header.isEmpty || note.recognition.header.contains(header) else {
                throw .importing(.columnUnknown(header, known: note.recognition.header))
            }
            note.reading.mapping.headers[key] = header.isEmpty ? nil : header
        }
        if columns != [:] {
            // What the newly mapped columns say of numbers and days; what a person said stays.
            let told = note.recognition.form(of: note.reading.mapping, sheet)
            if !note.reading.answered.contains(.decimalSign) { note.reading.form.decimalSign = told.decimalSign }
            if !note.reading.answered.contains(.dayOrder) { note.reading.form.dayOrder = told.dayOrder }
        }
        if let sign = change.decimalSign {
            note.reading.form.decimalSign = sign
            note.reading.answered.insert(.decimalSign)
        }
        if let order = change.dayOrder {
            note.reading.form.dayOrder = order
            note.reading.answered.insert(.dayOrder)
        }
        if let encoding = change.encoding { note.reading.form.encoding = encoding }
        if note != before {
            note.state = .recognised
            note.counts = ImportCounts()
            try await access.keep(note, of: row)
            try await access.remember(note.reading, of: row)
        }
        return try await access.report(id)
    }

    /// Verdicts after a line, in the order of the file.
    package func verdicts(
        _ id: ID<Import>, onlyRefused: Bool = false, after line: Int = 0, limit: Int = 100
    ) async throws(FeatureProblem) -> [ImportVerdict] {
        let access = try scope.open(.pushRecords)
        _ = try await access.importRow(id)
        let archive = access.archive
        let rows = try await withFeatureProblem {
            try await archive.lines(of: id.rawValue, onlyRefused: onlyRefused, after: line, limit: limit)
        }
        var verdicts: [ImportVerdict] = []
        for row in rows {
            do throws(Unreadable) { verdicts.append(try ImportVerdict(row)) } catch {
                throw .storage(.unusable("verdict of line \(row.line): \(error.description)"))
            }
        }
        return verdicts
    }

    /// Looks at every record and takes none; `progress` hears of rows read.
    package func look(
        _ id: ID<Import>, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(FeatureProblem) -> ImportReport {
        let access = try scope.open(.pushRecords)
        try await access.work(on: id, takes: false, progress: progress)
        return try await access.report(id)
    }

    /// Takes every record that is in order, after somebody has looked at them.
    package func take(
        _ id: ID<Import>, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(FeatureProblem) -> ImportReport {
        let access = try scope.open(.pushRecords)
        try await access.work(on: id, takes: true, progress: progress)
        let report = try await access.report(id)
        if report.counts.new + report.counts.changed > 0 { try await access.lookSoon(atPushed: report.store) }
        return report
    }

    /// Asks the server to look at a file, or to take it.
    package func ask(_ id: ID<Import>, takes: Bool) async throws(FeatureProblem) {
        let access = try scope.open(.pushRecords)
        let row = try await access.importRow(id)
        if try await access.openErrand(of: id) != nil { throw .importing(.underWay) }
        try await access.checkReady(id, takes: takes)
        _ = try await access.ask(takes ? .importing(id.rawValue) : .importLook(id.rawValue), of: row.store)
    }

    /// How far the server is with a file: rows read of rows; `nil` where nothing goes on.
    package func progress(_ id: ID<Import>) async throws(FeatureProblem) -> Progress? {
        let access = try scope.open(.pushRecords)
        guard let errand = try await access.openErrand(of: id) else { return nil }
        let progress = access.services.progress.progress(of: errand.kind.rawValue, ID(errand.store))
        let rows = try await access.report(id).recognition.rows
        return Progress(takes: errand.kind == .importing, read: min(progress?.read ?? 0, rows), rows: rows)
    }

    package struct Progress: Hashable, Sendable {
        package var takes: Bool
        package var read: Int
        package var rows: Int

        package init(takes: Bool, read: Int, rows: Int) {
            (self.takes, self.read, self.rows) = (takes, read, rows)
        }
    }

    /// What a person says about how a file is written.
    package struct FormChange: Hashable, Sendable {
        package var encoding: CSVForm.Encoding?
        package var decimalSign: CSVForm.DecimalSign?
        package var dayOrder: CSVForm.DayOrder?

        package init(
            encoding: CSVForm.Encoding? = nil, decimalSign: CSVForm.DecimalSign? = nil,
            dayOrder: CSVForm.DayOrder? = nil
        ) {
            self.encoding = encoding
            self.decimalSign = decimalSign
            self.dayOrder = dayOrder
        }
    }
}

/// A file that is being brought in, part by part.
package struct Upload: Sendable {
    private let row: ImportRow
    private let access: CompanyAccess
    private var recogniser = CSVRecogniser()
    private var waiting: [UInt8] = []
    private var parts = 0
    private var bytes = 0

    init(row: ImportRow, access: CompanyAccess) {
        self.row = row
        self.access = access
    }

    package mutating func append(_ more: ArraySlice<UInt8>) async throws(FeatureProblem) {
        bytes += more.count
        if bytes > Imports.bytesMax { throw .importing(.tooLarge(max: Imports.bytesMax)) }
        recogniser.read(more)
        waiting += more
        while waiting.count >= Imports.partBytes {
            try await keep(Array(waiting.prefix(Imports.partBytes)))
            waiting.removeFirst(Imports.partBytes)
        }
    }

    /// The file is whole: it is recognised, and mapped as the last of its kind was.
    package mutating func finish() async throws(FeatureProblem) -> ID<Import> {
        if !waiting.isEmpty { try await keep(waiting) }
        waiting = []
        let recognition: CSVRecognition
        do throws(CSVUnfit) { recognition = try recogniser.end() } catch { throw .importing(.unfit(error)) }
        let sheets = try await access.sheets(of: ID(row.store))
        guard let sheet = sheets.first(where: { $0.stream == row.stream }) else {
            throw .importing(.notOffered(stream: row.stream, offered: sheets.map(\.stream)))
        }
        let habit = try await access.habit(of: row.stream, row.store)
        let mapping = CSVMapping.guessed(sheet, header: recognition.header, kept: habit?.mapping)
        let reading = SheetReading(mapping: mapping, form: recognition.form(of: mapping, sheet))
            .answering(recognition.open(mapping, sheet), as: habit)
        try await access.keep(ImportNote(recognition: recognition, reading: reading), of: row)
        return ID(row.id)
    }

    private mutating func keep(_ part: [UInt8]) async throws(FeatureProblem) {
        let (archive, number, id) = (access.archive, parts, row.id)
        try await withFeatureProblem { try await archive.keep(part: part, number: number, of: id) }
        parts += 1
    }
}
