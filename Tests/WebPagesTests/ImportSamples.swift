import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import TestKit
import Testing

@testable import Features
@testable import WebPages

/// Files that were brought in, with everything that their pages can show.
enum ImportSamples {
    static func pages(_ exchange: Exchange, _ mistakes: Mistakes) -> [any WebPages.Page] {
        let stores: [(ref: ConnectionRef, streams: [RecordStream])] = [(Samples.store, [.orders, .refunds])]
        let going = Imports.Progress(takes: true, read: 1200, rows: 4800)
        func page(
            _ report: ImportReport, _ progress: Imports.Progress? = nil, _ verdicts: [ImportVerdict] = [],
            onlyRefused: Bool = true, _ mistakes: Mistakes? = nil
        ) -> ImportPage {
            ImportPage(
                report, progress: progress, verdicts: verdicts, onlyRefused: onlyRefused, company: Town.company,
                exchange,
                mistakes)
        }
        let many = (1...ImportPage.verdictsMax + 1).map {
            ImportVerdict(line: $0, lastLine: $0, record: "A\($0)", outcome: .new)
        }
        return [
            ImportsPage(
                stores, latest: [report(.recognised), report(.lookedAt), report(.taken)], company: Town.company,
                exchange, mistakes),
            ImportsPage([], latest: [], company: Town.company, exchange),
            page(report(.recognised, open: true), nil, [], mistakes), page(report(.lookedAt), nil, verdicts),
            page(report(.lookedAt), nil, many, onlyRefused: false), page(report(.lookedAt), going),
            page(report(.taken), nil, []),
        ]
    }

    private static let verdicts = [
        ImportVerdict(line: 2, lastLine: 3, record: "A1", outcome: .new),
        ImportVerdict(line: 4, lastLine: 4, record: "A2", outcome: .changed),
        ImportVerdict(line: 5, lastLine: 5, record: "A3", outcome: .unchanged),
        ImportVerdict(
            line: 6, lastLine: 6, record: "A4", outcome: .unfit(CSVFault(line: 6, column: "Total", .notNumber("a lot")))
        ),
        ImportVerdict(
            line: 7, lastLine: 7, record: "A5",
            outcome: .refused(
                .sumsDiffer([
                    .totalsDiffer(order: Money(minorUnits: 1400, .usd), computed: Money(minorUnits: 1377, .usd))
                ]))),
    ]

    private static func report(_ state: ImportReport.State, open: Bool = false) -> ImportReport {
        func label(_ text: String) -> Translated { Translated(en: text, fr: text, es: text) }
        var found = CSVRecognition.Column(name: "Ref")
        found.examples = ["A1", "A2"]
        let recognition = CSVRecognition(
            form: CSVForm(separator: .semicolon, decimalSign: .comma), hasByteOrderMark: true,
            columns: [found, CSVRecognition.Column(name: "Total"), CSVRecognition.Column(name: "")], rows: 4800)
        let columns = [
            CSVColumn("order_id", isRequired: true, label: label("Order")),
            CSVColumn("order_total", .amount, isRequired: true, label: label("Total")),
            CSVColumn("notes", label: label("Notes")),
        ]
        var counts = ImportCounts()
        for verdict in verdicts { counts.add(verdict.outcome) }
        return ImportReport(
            id: ID("i"), store: ID("shop"), stream: .orders, name: "orders.csv", broughtBy: "tess@example.com",
            broughtAt: ManualClock.start, state: state, recognition: recognition,
            reading: SheetReading(
                mapping: CSVMapping(open ? ["order_id": "Ref"] : ["order_id": "Ref", "order_total": "Total"]),
                form: recognition.form),
            open: open ? CSVOpenQuestion.allCases : [], missing: open ? [columns[1]] : [], columns: columns,
            counts: counts)
    }
}

@Suite("A form with a file", .tags(.x11))
struct MultipartFormTests {
    private static let type = "multipart/form-data; boundary=----x1"

    private func body(_ parts: String...) -> [UInt8] {
        Array((parts.map { "------x1\r\n\($0)" }.joined() + "------x1--\r\n").utf8)
    }

    @Test("gives its fields and the file's own bytes")
    func whole() throws {
        let form = try #require(
            MultipartForm(
                body(
                    "Content-Disposition: form-data; name=\"token\"\r\n\r\na+b%20\r\n",
                    "Content-Disposition: form-data; name=\"file\"; filename=\"a%22b.csv\"\r\nContent-Type: text/csv\r\n\r\nid,x\r\n1,\"--\r\n----x\"\r\n\r\n"
                ), contentType: Self.type))
        #expect(FormFields(form.fields)["token"] == "a+b%20")
        let file = try #require(form.files["file"])
        #expect(file.name == "a\"b.csv")
        #expect(String(decoding: file.bytes, as: UTF8.self) == "id,x\r\n1,\"--\r\n----x\"\r\n")
    }

    @Test(
        "that is none, cut or without an end is no form",
        arguments: [
            "", "------x1", "------x1\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue", "nothing",
            "------x1\r\n\r\n\r\n------x1--",
        ])
    func broken(_ text: String) {
        #expect(MultipartForm(Array(text.utf8), contentType: Self.type) == nil)
        #expect(MultipartForm(Array(text.utf8), contentType: "text/plain") == nil)
    }

    @Test("of any bytes never breaks the reader", arguments: 1...20)
    func anything(_ seed: UInt64) {
        var state = seed
        let source = body("Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nid,x\r\n1,2\r\n")
        for _ in 0..<100 {
            var bytes = source
            for _ in 0..<3 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            _ = MultipartForm(bytes, contentType: Self.type)
        }
    }
}
