import Accounting
import Commerce
import ConnectorKit
import Storage
import Sync

extension CompanyAccess {
    /// The sheets of a store that is in use.
    func sheets(of store: ID<Store>) async throws(FeatureProblem) -> [CSVSheet] {
        do throws(FeatureProblem) { return try await pushDesk(store).intake.sheets } catch {
            // A store that takes nothing has no sheets.
            if case .push(.notTaken) = error { return [] }
            throw error
        }
    }

    /// A file of the company that the person may see; throws `unknown`.
    func importRow(_ id: ID<Import>) async throws(FeatureProblem) -> ImportRow {
        let archive = archive
        let row = try await withFeatureProblem { try await archive.importRow(id.rawValue) }
        guard let row, row.company == company, requester.sees(row.store), !row.body.isEmpty else {
            throw .importing(.unknown(id.rawValue))
        }
        return row
    }

    func sheet(of id: ID<Import>) async throws(FeatureProblem) -> (row: ImportRow, sheet: CSVSheet) {
        let row = try await importRow(id)
        let sheets = try await sheets(of: ID(row.store))
        guard let sheet = sheets.first(where: { $0.stream == row.stream }) else {
            throw .importing(.notOffered(stream: row.stream, offered: sheets.map(\.stream)))
        }
        return (row, sheet)
    }

    func report(_ id: ID<Import>) async throws(FeatureProblem) -> ImportReport {
        let (row, sheet) = try await sheet(of: id)
        let note = try row.note()
        let open = note.recognition.open(note.reading.mapping, sheet).subtracting(note.reading.answered)
        return ImportReport(
            id: id, store: ID(row.store), stream: row.stream, name: row.name, broughtBy: row.broughtBy,
            broughtAt: row.broughtAt, state: note.state, recognition: note.recognition, reading: note.reading,
            open: CSVOpenQuestion.allCases.filter { open.contains($0) }, missing: note.reading.mapping.missing(sheet),
            columns: sheet.columns, counts: note.counts)
    }

    func keep(_ note: ImportNote, of row: ImportRow) async throws(FeatureProblem) {
        let (archive, body) = (archive, try json(note))
        try await withFeatureProblem { try await archive.note(import: row.id, body: body) }
    }

    func remember(_ reading: SheetReading, of row: ImportRow) async throws(FeatureProblem) {
        let (archive, body) = (archive, try json(reading))
        try await withFeatureProblem {
            try await archive.keep(sheetHabit: body, of: row.stream, store: row.store)
        }
    }

    /// How the last file of the kind was read; one that cannot be understood any more is forgotten.
    func habit(of stream: RecordStream, _ store: String) async throws(FeatureProblem) -> SheetReading? {
        let archive = archive
        let kept = try await withFeatureProblem { try await archive.sheetHabit(of: stream, store: store) }
        guard let kept else { return nil }
        do throws(Unreadable) { return try RecordText.decode(SheetReading.self, from: kept) } catch { return nil }
    }

    /// Reads a file from its first row to its last, and gives each record a verdict; with `takes`, fit ones are kept.
    func work(
        on id: ID<Import>, takes: Bool, progress: @escaping @Sendable (Int) -> Void
    ) async throws(FeatureProblem) {
        let (row, sheet) = try await sheet(of: id)
        var note = try row.note()
        try check(note, sheet, takes: takes)
        let desk = try await pushDesk(ID(row.store))
        let (archive, importID) = (archive, row.id)
        if !takes { try await withFeatureProblem { try await archive.forgetLines(of: importID) } }
        var identifiers = CSVIdentifiers(
            sheet, header: note.recognition.header, mapping: note.reading.mapping, form: note.reading.form)
        try await eachPart(of: row) { part in identifiers.read(part) }
        identifiers.end()
        var records = CSVRecords(
            sheet, header: note.recognition.header, mapping: note.reading.mapping, form: note.reading.form,
            repeated: identifiers.repeated)
        note.counts = ImportCounts()
        var number = 0
        while let part = try await part(number, of: row) {
            number += 1
            var read: [CSVRecords.Record] = []
            records.read(part) { read.append($0) }
            try await judge(read, desk, row, takes: takes, &note.counts, progress)
        }
        var rest: [CSVRecords.Record] = []
        records.end { rest.append($0) }
        try await judge(rest, desk, row, takes: takes, &note.counts, progress)
        note.state = takes ? .taken : .lookedAt
        try await keep(note, of: row)
        if takes { try await remember(note.reading, of: row) }
    }

    /// Throws what keeps a file from being looked at, or taken, before the server is asked.
    func checkReady(_ id: ID<Import>, takes: Bool) async throws(FeatureProblem) {
        let (row, sheet) = try await sheet(of: id)
        try check(try row.note(), sheet, takes: takes)
    }

    /// The errand that works on a file.
    func openErrand(of id: ID<Import>) async throws(FeatureProblem) -> ErrandRow? {
        let (archive, company) = (archive, company)
        let open = try await withFeatureProblem { try await archive.openErrands(of: company) }
        return open.first { $0.errand == .importLook(id.rawValue) || $0.errand == .importing(id.rawValue) }
    }

    private func check(_ note: ImportNote, _ sheet: CSVSheet, takes: Bool) throws(FeatureProblem) {
        let missing = note.reading.mapping.missing(sheet)
        if !missing.isEmpty { throw .importing(.columnsMissing(missing.map(\.key))) }
        let open = note.recognition.open(note.reading.mapping, sheet).subtracting(note.reading.answered)
        if !open.isEmpty { throw .importing(.open(CSVOpenQuestion.allCases.filter { open.contains($0) })) }
        if note.state == .taken { throw .importing(.taken) }
        if takes, note.state != .lookedAt { throw .importing(.notLookedAt) }
    }

    private func part(_ number: Int, of row: ImportRow) async throws(FeatureProblem) -> [UInt8]? {
        let archive = archive
        return try await withFeatureProblem { try await archive.part(number, of: row.id) }
    }

    private func eachPart(of row: ImportRow, _ work: ([UInt8]) -> Void) async throws(FeatureProblem) {
        var number = 0
        while let part = try await part(number, of: row) {
            work(part)
            number += 1
        }
    }

    /// Gives records their verdicts, batch by batch.
    private func judge(
        _ records: [CSVRecords.Record], _ desk: PushDesk, _ row: ImportRow, takes: Bool, _ counts: inout ImportCounts,
        _ progress: @Sendable (Int) -> Void
    ) async throws(FeatureProblem) {
        for start in stride(from: 0, to: records.count, by: Push.batchMax) {
            let batch = Array(records[start..<min(start + Push.batchMax, records.count)])
            let verdicts = try await desk.judge(row.stream, batch, takes: takes)
            for verdict in verdicts { counts.add(verdict.outcome) }
            var lines: [ImportLineRow] = []
            for verdict in verdicts { lines.append(try ImportLineRow(verdict)) }
            let (archive, kept) = (archive, lines)
            try await withFeatureProblem { try await archive.keep(lines: kept, of: row.id) }
            if let last = batch.last { progress(last.lines.upperBound) }
        }
    }
}

extension PushDesk {
    /// What would become of each record, or with `takes` became of it.
    fileprivate func judge(
        _ stream: RecordStream, _ records: [CSVRecords.Record], takes: Bool
    ) async throws(FeatureProblem) -> [ImportVerdict] {
        var verdicts = records.map {
            ImportVerdict(line: $0.lines.lowerBound, lastLine: $0.lines.upperBound, record: $0.id, outcome: .unchanged)
        }
        var fit: [(place: Int, value: JSONValue)] = []
        for (place, record) in records.enumerated() {
            switch record.body {
            case .success(let object): fit.append((place, .object(object)))
            case .failure(let fault): verdicts[place].outcome = .unfit(fault)
            }
        }
        let values = fit.map(\.value)
        let results = takes ? try await take(stream, values) : try await look(stream, values)
        for (place, result) in zip(fit.map(\.place), results) { verdicts[place].outcome = .init(result.outcome) }
        return verdicts
    }
}

extension ImportVerdict.Outcome {
    fileprivate init(_ outcome: PushResult.Outcome) {
        self =
            switch outcome {
            case .new: .new
            case .changed: .changed
            case .unchanged: .unchanged
            case .refused(let refusal): .refused(refusal)
            }
    }

    var isRefused: Bool {
        switch self {
        case .new, .changed, .unchanged: false
        case .unfit, .refused: true
        }
    }
}

extension ImportLineRow {
    fileprivate init(_ verdict: ImportVerdict) throws(FeatureProblem) {
        self.init(
            line: verdict.line, lastLine: verdict.lastLine, record: verdict.record,
            isRefused: verdict.outcome.isRefused,
            verdict: try json(verdict.outcome))
    }
}

extension ImportVerdict {
    init(_ row: ImportLineRow) throws(Unreadable) {
        self.init(
            line: row.line, lastLine: row.lastLine, record: row.record,
            outcome: try RecordText.decode(Outcome.self, from: row.verdict))
    }
}

extension ImportRow {
    func note() throws(FeatureProblem) -> ImportNote {
        do throws(Unreadable) { return try RecordText.decode(ImportNote.self, from: body) } catch {
            throw .storage(.unusable("file \(id): \(error.description)"))
        }
    }
}
