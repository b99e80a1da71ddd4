import Accounting
import Commerce
import ConnectorKit
import Foundation
import Testing

@Suite("A sheet of records")
struct CSVRecordsTests {
    /// Orders of one line or more, with a total.
    private static let sheet = CSVSheet(
        .orders, identifier: "order_id",
        columns: [
            CSVColumn("order_id", isRequired: true, label: same("Order"), otherNames: ["Commande n°", "Bestellung"]),
            CSVColumn("date", .day, isRequired: true, label: same("Date"), otherNames: ["Datum"]),
            CSVColumn("amount", .amount, isRequired: true, label: same("Amount"), otherNames: ["Montant", "Betrag"]),
            CSVColumn("total", .amount, label: same("Total")),
            CSVColumn("paid", .flag, label: same("Paid")),
        ]
    ) { group throws(CSVFault) in
        try group.agree(on: ["date", "total"])
        var record = JSONObject()
        record["id"] = .text(group.id)
        record["date"] = .text(try group.first.day("date")?.description ?? "")
        var amounts: [JSONValue] = []
        for row in group.rows {
            guard let amount = try row.number("amount") else { throw row.fault("amount", .empty) }
            amounts.append(.text(amount.description))
        }
        record["amounts"] = .array(amounts)
        if let isPaid = try group.first.flag("paid") { record["paid"] = .bool(isPaid) }
        return record
    }

    private static func same(_ text: String) -> Translated { Translated(en: text, fr: text, es: text) }

    private struct Reading {
        var recognition: CSVRecognition
        var mapping: CSVMapping
        var form: CSVForm
        var records: [String]
        var faults: [CSVFault]
    }

    private func read(_ bytes: [UInt8], kept: CSVMapping? = nil, piece: Int = 4096) throws -> Reading {
        let pieces = stride(from: 0, to: bytes.count, by: piece).map { bytes[$0..<min($0 + piece, bytes.count)] }
        var recogniser = CSVRecogniser()
        for piece in pieces { recogniser.read(piece) }
        let recognition = try recogniser.end()
        let mapping = CSVMapping.guessed(Self.sheet, header: recognition.header, kept: kept)
        let form = recognition.form(of: mapping, Self.sheet)
        var identifiers = CSVIdentifiers(Self.sheet, header: recognition.header, mapping: mapping, form: form)
        for piece in pieces { identifiers.read(piece) }
        identifiers.end()
        var records = CSVRecords(
            Self.sheet, header: recognition.header, mapping: mapping, form: form, repeated: identifiers.repeated)
        var reading = Reading(recognition: recognition, mapping: mapping, form: form, records: [], faults: [])
        func take(_ record: CSVRecords.Record) {
            switch record.body {
            case .success(let body): reading.records.append(JSONWriter.write(body))
            case .failure(let fault): reading.faults.append(fault)
            }
        }
        for piece in pieces { records.read(piece, each: take) }
        records.end(each: take)
        return reading
    }

    @Test("of a German spreadsheet is recognised whole: mark, semicolons, commas, dots between day and month")
    func german() throws {
        let text =
            "\u{FEFF}Bestellung;Datum;Betrag;Bemerkung\r\nA1;31.01.2026;1.234,50;\"Größe; M\"\r\nA2;02.02.2026;5,00;\r\n"
        let reading = try read(Array(text.utf8), piece: 3)
        #expect(reading.recognition.hasByteOrderMark)
        #expect(reading.form == CSVForm(separator: .semicolon, decimalSign: .comma, dayOrder: .dayFirst))
        #expect(reading.mapping.headers == ["order_id": "Bestellung", "date": "Datum", "amount": "Betrag"])
        #expect(
            reading.records == [
                #"{"id":"A1","date":"2026-01-31","amounts":["1234.5"]}"#,
                #"{"id":"A2","date":"2026-02-02","amounts":["5"]}"#,
            ])
        #expect(reading.recognition.rows == 2)
        #expect(reading.recognition.open(reading.mapping, Self.sheet) == [])
    }

    @Test("of Windows-1252 finds its columns by names with accents")
    func windows() throws {
        var bytes = Array("Commande n".utf8) + [0xB0]
        bytes += Array(";date;montant\nA".utf8) + [0xE9] + Array(";13/01/2026;2,50\n".utf8)
        let reading = try read(bytes)
        #expect(reading.form.encoding == .windows1252)
        #expect(reading.records == [#"{"id":"Aé","date":"2026-01-13","amounts":["2.5"]}"#])
    }

    @Test("is asked about where its numbers and days can be read in two ways")
    func open() throws {
        let reading = try read(Array("order_id,date,amount\n1,03/04/2026,\"1,234\"\n".utf8))
        #expect(reading.recognition.open(reading.mapping, Self.sheet) == [.decimalSign, .dayOrder])
    }

    @Test("is asked about too where its days and numbers are written in two ways, as spreadsheets leave them half read")
    func mixed() throws {
        let days = try read(Array("order_id,date,amount\n1,13/02/2026,1\n2,02/14/2026,1\n3,03/04/2026,1\n".utf8))
        #expect(days.recognition.open(days.mapping, Self.sheet) == [.dayOrder])
        let text = "order_id;date;amount\n1;2026-01-31;1,5\n2;2026-01-31;2.5\n3;2026-01-31;1.234\n"
        let numbers = try read(Array(text.utf8))
        #expect(numbers.recognition.open(numbers.mapping, Self.sheet) == [.decimalSign])
    }

    @Test(
        "takes no code that a spreadsheet shortened, and no formula without a result",
        arguments: ["1.23457E+12", "1,2E+15"])
    func spoilt(_ text: String) throws {
        let head = "order_id;date;amount\n"
        let shortened = try read(Array("\(head)\(text);2026-01-31;1\nE12;2026-01-31;1\n".utf8))
        #expect(shortened.faults == [CSVFault(line: 2, column: "order_id", .shortened(text))])
        #expect(shortened.records.count == 1)
        let failed = try read(Array("\(head)#N/A;2026-01-31;1\n#REF!;2026-01-31;1\n#1001;2026-01-31;1\n".utf8))
        #expect(failed.faults.map(\.cause) == [.failedFormula("#N/A"), .failedFormula("#REF!")])
        #expect(failed.records.count == 1)
    }

    @Test("may lack separators behind its last column that counts, and none before it")
    func ragged() throws {
        let head = "order_id,date,amount,note,colour\n"
        #expect(try read(Array("\(head)A,2026-01-31,1,\nB,2026-01-31,1,,\n".utf8)).records.count == 2)
        let cut = try read(Array("\(head)A,2026-01-31,1\n".utf8))
        #expect(cut.faults == [CSVFault(line: 2, .fieldCount(expected: 5, found: 3))])
    }

    @Test("keeps the mapping of last time where the file still has its columns")
    func mapping() throws {
        let kept = CSVMapping(["order_id": "ref", "amount": "gone"])
        let reading = try read(Array("order_id,ref,date,amount\n1,R7,2026-01-31,2.50\n".utf8), kept: kept)
        #expect(reading.mapping["order_id"] == "ref")
        #expect(reading.mapping["amount"] == "amount")
        #expect(CSVMapping(["order_id": "x"]).missing(Self.sheet).map(\.key) == ["date", "amount"])
    }

    @Test("puts rows of one record together, and refuses two records with one identifier wherever they stand")
    func groups() throws {
        let apart = try read(
            Array("order_id,date,amount\nA,2026-01-31,1\nA,2026-01-31,2\nB,2026-01-31,3\nA,2026-01-31,4\n".utf8))
        #expect(apart.records == [#"{"id":"B","date":"2026-01-31","amounts":["3"]}"#])
        #expect(apart.faults.map(\.cause) == [.apart, .apart])
        #expect(apart.faults.map(\.line) == [2, 5])
        let beside = try read(Array("order_id,date,amount\nA,2026-01-31,1\nA,2026-02-01,2\nB,2026-01-31,3\n".utf8))
        #expect(beside.faults.map(\.cause) == [.disagrees(first: "2026-01-31", other: "2026-02-01")])
        #expect(beside.records.count == 1)
    }

    @Test("takes the rest when a row is cut, has a field too many or a quote that is never closed")
    func cut() throws {
        let cut = try read(Array("order_id,date,amount\nA,2026-01-31,1\nB,2026-01".utf8))
        #expect(cut.records.count == 1)
        #expect(cut.faults == [CSVFault(line: 3, .fieldCount(expected: 3, found: 2))])
        let extra = try read(Array("order_id,date,amount\nA,2026-01-31,1,50\nB,2026-01-31,1,,\n".utf8))
        #expect(extra.faults == [CSVFault(line: 2, .fieldCount(expected: 3, found: 4))])
        #expect(extra.records.count == 1)
        let open = try read(Array("order_id,date,amount\nA,2026-01-31,1\nB,2026-01-31,\"5\nC,2026-01-31,1\n".utf8))
        #expect(open.faults == [CSVFault(line: 3, .unreadable(.openQuote))])
    }

    @Test("names the cell that cannot be read, as the file calls its column")
    func cells() throws {
        let text =
            "Bestellung,Datum,Betrag,paid\nA,31/31/2026,1.50,\nB,2026-01-31,\"1,5\",\nC,2026-01-31,2.50,maybe\n,2026-01-31,1.00,\n"
        let reading = try read(Array(text.utf8))
        #expect(
            reading.faults == [
                CSVFault(line: 2, column: "Datum", .notDay("31/31/2026")),
                CSVFault(line: 3, column: "Betrag", .notNumber("1,5")),
                CSVFault(line: 4, column: "paid", .notFlag("maybe")), CSVFault(line: 5, column: "Bestellung", .empty),
            ])
    }

    @Test("that is no file of rows says what it is")
    func unfit() {
        func unfit(_ bytes: [UInt8]) -> CSVUnfit? {
            var recogniser = CSVRecogniser()
            recogniser.read(bytes)
            do throws(CSVUnfit) { _ = try recogniser.end() } catch { return error }
            return nil
        }
        #expect(unfit([]) == .empty)
        #expect(unfit(Array("\n\n".utf8)) == .empty)
        #expect(unfit([0x50, 0x4B, 3, 4, 0]) == .workbook)
        #expect(unfit([0xFF, 0xFE, 0x61, 0]) == .utf16)
        #expect(unfit([0x61, 0, 0x62]) == .binary)
        #expect(unfit(Array("a,a\n1,2\n".utf8)) == .headerTwice)
        #expect(unfit(Array("a,\"b\n1,2\n".utf8)) == .noHeader)
        #expect(unfit(Array("Orders of June\n\nid;date;total\n1;2026-06-01;5\n".utf8)) == .noHeader)
        #expect(unfit(Array("Orders of June,,\nid,date,total\n1,2026-06-01,5\n".utf8)) == .noHeader)
    }

    @Test("of random bytes never breaks the reader, nor gives a row twice", arguments: 1...40)
    func anything(_ seed: UInt64) throws {
        var state = seed
        let alphabet = Array("\",;\n\r\tab1é.\u{FEFF}".utf8) + [0, 0xFF, 0xE9]
        let bytes = (0..<3_000).map { _ -> UInt8 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return alphabet[Int(state >> 33) % alphabet.count]
        }
        var (whole, pieces): ([CSVLine], [CSVLine]) = ([], [])
        var reader = CSVReader(separator: CSVForm.Separator.comma.byte)
        reader.read(bytes) { whole.append($0) }
        reader.end { whole.append($0) }
        var other = CSVReader(separator: CSVForm.Separator.comma.byte)
        for byte in bytes { other.read(CollectionOfOne(byte)) { pieces.append($0) } }
        other.end { pieces.append($0) }
        #expect(whole == pieces)
        #expect(Set(whole.map(\.number)).count == whole.count)
        var recogniser = CSVRecogniser()
        recogniser.read(bytes)
        _ = try? recogniser.end()
    }
}
