import Accounting
import ConnectorKit
import Foundation
import Testing

@Suite("A file of rows")
struct CSVReaderTests {
    private func rows(_ text: String, _ separator: CSVForm.Separator = .comma, pieces: Int = .max) -> [CSVLine] {
        var reader = CSVReader(separator: separator.byte)
        var lines: [CSVLine] = []
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: min(pieces, max(bytes.count, 1))) {
            reader.read(bytes[start..<min(start + min(pieces, bytes.count), bytes.count)]) { lines.append($0) }
        }
        reader.end { lines.append($0) }
        return lines
    }

    private func texts(_ text: String, _ separator: CSVForm.Separator = .comma) -> [[String]] {
        rows(text, separator).map { $0.texts(.utf8) }
    }

    @Test("is cut at separators and line breaks of every kind")
    func breaks() {
        #expect(texts("a,b\nc,d") == [["a", "b"], ["c", "d"]])
        #expect(texts("a,b\r\nc,d\r\n") == [["a", "b"], ["c", "d"]])
        #expect(texts("a,b\rc,d\r") == [["a", "b"], ["c", "d"]])
        #expect(texts("a;b\n1,5;2", .semicolon) == [["a", "b"], ["1,5", "2"]])
        #expect(texts("\u{FEFF}a,b\n") == [["a", "b"]])
        #expect(texts("") == [])
        #expect(texts("sep=;\na;b\n1;2\n", .semicolon) == [["a", "b"], ["1", "2"]])
        #expect(texts("sep=;\na;b\n") == [["a;b"]])
        #expect(rows("sep=;\na;b\n", .semicolon).map(\.number) == [2])
    }

    @Test("keeps empty fields, the last one too, and leaves out empty rows")
    func empty() {
        #expect(texts("a,b,c\n1,,\n\n,,3\n\n") == [["a", "b", "c"], ["1", "", ""], ["", "", "3"]])
        #expect(texts("a,b,") == [["a", "b", ""]])
    }

    @Test("holds separators, quotes and line breaks between quotes, and counts the lines")
    func quotes() {
        let lines = rows("id,note\n1,\"two\r\nlines, and \"\"quoted\"\"\"\n2,12\" pipe\n3,\"x\" ,\n")
        #expect(
            lines.map { $0.texts(.utf8) } == [
                ["id", "note"], ["1", "two\r\nlines, and \"quoted\""], ["2", "12\" pipe"], ["3", "x", ""],
            ])
        #expect(lines.map(\.number) == [1, 2, 4, 5])
        #expect(lines.allSatisfy { $0.fault == nil })
    }

    @Test("says where a quote was never closed, and where text stands behind one")
    func badQuotes() {
        let open = rows("a,b\n1,\"never closed\n2,x\n")
        #expect(open.map(\.fault) == [nil, .openQuote])
        #expect(open.last?.number == 2)
        let stray = rows("a,b\n\"1\"2,x\n3,y\n")
        #expect(stray.map(\.fault) == [nil, .strayQuote, nil])
    }

    @Test("is read alike, whole or byte by byte", arguments: [1, 2, 3, 7])
    func pieces(_ size: Int) {
        let text = "\u{FEFF}id;name\r\n1;\"é\r\n\"\"ü\"\"\"\r\n2;ß\r\n"
        #expect(rows(text, .semicolon, pieces: size) == rows(text, .semicolon))
    }

    @Test("holds no more than a row, however long a row pretends to be")
    func long() {
        var reader = CSVReader(separator: CSVForm.Separator.comma.byte)
        var lines: [CSVLine] = []
        let piece = Array(repeating: UInt8(ascii: "x"), count: 10_000)
        for _ in 0..<100 { reader.read(piece) { lines.append($0) } }
        reader.read("\n1,2\n".utf8) { lines.append($0) }
        #expect(lines.map(\.fault) == [.tooLong, nil])
        #expect(lines.first?.count == 0)
        #expect(lines.last?.texts(.utf8) == ["1", "2"])
    }

    @Test("of Windows-1252 reads its own signs")
    func windows() {
        var reader = CSVReader(separator: CSVForm.Separator.semicolon.byte)
        var lines: [CSVLine] = []
        reader.read([0x50, 0xE9, 0x3B, 0x80, 0x20, 0x31, 0x0A]) { lines.append($0) }
        #expect(lines.first?.texts(.windows1252) == ["Pé", "€ 1"])
    }
}

@Suite("A number in a cell")
struct CSVNumberTests {
    @Test(
        "is read by the decimal sign of its file",
        arguments: [
            ("1234.50", CSVForm.DecimalSign.point, "1234.5"), ("1,234.50", .point, "1234.5"),
            ("1 234,50", .comma, "1234.5"),
            ("1.234.567,8", .comma, "1234567.8"), ("1'234.50", .point, "1234.5"), ("-5", .point, "-5"),
            ("5,00-", .comma, "-5"),
            ("(12.50)", .point, "-12.5"), ("12,50 €", .comma, "12.5"), ("$ 1,000", .point, "1000"), ("+3", .point, "3"),
            (".5", .point, "0.5"), ("1\u{202F}234,5", .comma, "1234.5"), ("\u{2212}7", .point, "-7"),
            ("1,234", .point, "1234"),
            ("1,234", .comma, "1.234"),
        ])
    func read(_ text: String, _ sign: CSVForm.DecimalSign, _ value: String) {
        #expect(CSVNumber.read(text, sign)?.description == value)
    }

    @Test(
        "is none where its signs do not fit",
        arguments: [
            ("12.50", CSVForm.DecimalSign.comma), ("1,23,456", .point), ("1.2.3", .point), ("", .point), ("-", .point),
            ("abc", .point), ("12e3", .point), ("--5", .point), ("1,5", .point), ("5.", .point), ("1 23", .point),
        ])
    func none(_ text: String, _ sign: CSVForm.DecimalSign) {
        #expect(CSVNumber.read(text, sign) == nil)
    }

    @Test("says which sign its file has, where it can say")
    func hints() {
        #expect(CSVNumber.hint("12.50") == .decimals(.point))
        #expect(CSVNumber.hint("12,50") == .decimals(.comma))
        #expect(CSVNumber.hint("1.234,5") == .decimals(.comma))
        #expect(CSVNumber.hint("1,234,567") == .decimals(.point))
        #expect(CSVNumber.hint("1.234") == .either)
        #expect(CSVNumber.hint("12") == .silent)
        #expect(CSVNumber.hint("mug") == nil)
    }
}

@Suite("A day in a cell")
struct CSVDateTests {
    private let zone = TimeZone(identifier: "Europe/Paris") ?? .gmt

    @Test(
        "is read as it is written",
        arguments: [
            ("2026-01-31", "2026-01-31"), ("31/01/2026", "2026-01-31"), ("31.1.26", "2026-01-31"),
            ("20260131", "2026-01-31"), ("2026-1-3", "2026-01-03"), ("2026/10/3", "2026-10-03"),
            ("2026/1/31", "2026-01-31"), ("31-01-2026 14:05", "2026-01-31"), ("2026-01-31T23:30:00Z", "2026-01-31"),
        ])
    func read(_ text: String, _ day: String) {
        #expect(CSVDate.day(text, .dayFirst)?.description == day)
    }

    @Test("is by the clocks of the store, unless it names its own zone")
    func zones() {
        #expect(CSVDate.instant("31/01/2026", .dayFirst, in: zone)?.seconds == 1_769_814_000)
        #expect(CSVDate.instant("01/31/2026 2:05 PM", .monthFirst, in: zone)?.seconds == 1_769_864_700)
        #expect(CSVDate.instant("2026-01-31T14:05:00.25+02:00", .dayFirst, in: zone)?.seconds == 1_769_861_100)
        for text in ["2026-01-31 09:15:01 -0500", "2026-01-31 14:15:01 UTC", "2026-01-31 16:15:01 +02:00"] {
            #expect(CSVDate.instant(text, .dayFirst, in: zone)?.rfc3339Text == "2026-01-31T14:15:01Z", "\(text)")
        }
        #expect(CSVDate.instant("2026-01-31 12:05 AM", .dayFirst, in: .gmt)?.seconds == 1_769_817_900)
    }

    @Test(
        "is none where there is no such day or time",
        arguments: [
            "31/02/2026", "2026-13-01", "1/2", "1/2/3/4", "2026-01-31 25:00", "2026-01-31 12:60", "yesterday", "",
            "12.50", "2026-01-3",
            "1/1/026", "2026-01-31T10:00:00+99:00", "20261345",
        ])
    func none(_ text: String) {
        #expect(CSVDate.day(text, .dayFirst) == nil)
    }

    @Test("says which of day and month comes first, where it can say")
    func hints() {
        #expect(CSVDate.hint("31/01/2026") == .order(.dayFirst))
        #expect(CSVDate.hint("01/31/2026") == .order(.monthFirst))
        #expect(CSVDate.hint("03/04/2026") == .either)
        #expect(CSVDate.hint("03/03/2026") == .silent)
        #expect(CSVDate.hint("2026-03-04") == .silent)
        #expect(CSVDate.hint("12.50") == nil)
    }
}
