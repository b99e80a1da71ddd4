import Accounting
package import ArgumentParser
import Commerce
import ConnectorKit
import Features
import Foundation
import Outputs
import Wording

/// `bookbridge import`: brings in a file of rows; looks only, unless told to take (X11).
package struct ImportCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import a CSV file of orders, customers, products, payments or refunds.",
        discussion: """
            Finds out how the file is written and which column is which, and tells for each record what would become of it. \
            With --take, what is fit is taken. What is said about columns is remembered for the store.
            """)

    @Argument(help: "The company.")
    var company: String

    @Argument(help: "The store.")
    var store: String

    @Argument(help: "The file.")
    var file: String

    @Option(help: "What its records are: \(RecordStream.allCases.map(\.rawValue).joined(separator: ", ")).")
    var of = "orders"

    @Option(
        name: .customLong("map"), help: "Which column is which: order_id=Bestellnummer. May be repeated.")
    var columns: [String] = []

    @Option(help: "The decimal sign, where the file leaves it open: point or comma.")
    var decimal: String?

    @Option(help: "The order of day and month, where the file leaves it open: dayFirst or monthFirst.")
    var days: String?

    @Option(help: "The encoding, in place of what was found: utf8 or windows1252.")
    var encoding: String?

    @Flag(help: "Take what is fit.")
    var take = false

    @OptionGroup var data: DataOptions

    package init() {}

    package func run() async throws {
        let context = try CommandContext.required()
        let stream = try Choice.stream(of, "--of", context.sentences)
        let form = try formChange()
        let columns = try named()
        guard let handle = FileHandle(forReadingAtPath: file) else { throw FeatureProblem.fileMissing(path: file) }
        defer { try? handle.close() }
        let line = ProgressLine()
        try await data.withScope(company) { scope in
            let imports = Imports(scope)
            var upload = try await imports.begin(stream, name: (file as NSString).lastPathComponent, of: ID(store))
            while let piece = try handle.read(upToCount: 1_048_576), !piece.isEmpty {
                try await upload.append([UInt8](piece)[...])
            }
            let id = try await upload.finish()
            var report = try await imports.settle(id, columns: columns, form: form)
            tell(report, context.sentences)
            report = try await imports.look(id) { line.show(context.sentences.count($0)) }
            if take { report = try await imports.take(id) { line.show(context.sentences.count($0)) } }
            line.clear()
            try await print(report, imports, context.sentences)
            if report.counts.refused > 0 { throw ExitCodes.needsYou }
        }
    }

    private func formChange() throws -> Imports.FormChange {
        var change = Imports.FormChange()
        change.decimalSign = try decimal.map { try Choice.read($0, "--decimal", as: CSVForm.DecimalSign.self) }
        change.dayOrder = try days.map { try Choice.read($0, "--days", as: CSVForm.DayOrder.self) }
        change.encoding = try encoding.map { try Choice.read($0, "--encoding", as: CSVForm.Encoding.self) }
        return change
    }

    private func named() throws -> [String: String] {
        var named: [String: String] = [:]
        for pair in columns {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw CommandProblem.optionUnfit(option: "--map", value: pair, expected: "order_id=Bestellnummer")
            }
            named[String(parts[0])] = String(parts[1])
        }
        return named
    }

    /// What was found out, before the long work begins.
    private func tell(_ report: ImportReport, _ sentences: Sentences) {
        guard !data.json else { return }
        Console.print(sentences.form(report.reading.form, hasMark: report.recognition.hasByteOrderMark))
        for column in report.columns {
            guard let header = report.reading.mapping[column.key] else { continue }
            Console.print("  \(sentences.plain(header)) → \(sentences.written(column.label))")
        }
    }

    /// Refused records in full, up to so many; the page and REST show all.
    private static let refusedMax = 200

    private func print(_ report: ImportReport, _ imports: Imports, _ sentences: Sentences) async throws {
        let refused = try await imports.verdicts(report.id, onlyRefused: true, limit: Self.refusedMax)
        if data.json { return try Console.print(json: ImportOutput(report, verdicts: refused, sentences)) }
        for verdict in refused {
            let record = verdict.record.isEmpty ? "" : " \(sentences.plain(verdict.record))"
            Console.print("\(verdict.line)\(record): \(sentences.sentence(verdict.outcome) ?? "")")
        }
        let counts = report.counts
        Console.print(
            sentences.pushed(
                new: counts.new, changed: counts.changed, unchanged: counts.unchanged, refused: counts.refused))
    }
}
