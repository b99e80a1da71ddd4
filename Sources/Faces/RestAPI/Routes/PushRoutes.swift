import Accounting
import Commerce
import ConnectorKit
import Features
import Outputs
import Storage
import WebDoor
import Wording

/// Records that programs send: one by its own identifier, or many with a result for each; and files of rows.
enum PushRoutes {
    private static let store = "/companies/{company}/stores/{store}"
    private static let records = "\(store)/records/{stream}"
    private static let one = "\(store)/imports/{import}"

    static let routes: [APIRoute] = [
        .get(
            "\(store)/schemas/{stream}", "readRecordSchema", .company(.pushRecords),
            "The JSON Schema of the records that a store takes; `stream` is orders, customers, products, payments, refunds or another that it takes.",
            .map(.anything)
        ) { call in
            let stream = try stream(call)
            guard let shape = try await Push(try call.scope()).shapes(of: call.store)[stream] ?? nil else {
                throw FeatureProblem.push(.notTaken(kind: call.store.rawValue, stream: stream, takes: []))
            }
            let document = shape.document(
                id: "\(call.settings.address)\(API.root)\(address(call))/schemas/\(stream.rawValue)")
            return .bytes(Array(JSONWriter.write(document).utf8), type: APIRoute.json)
        },
        .put(
            "\(records)/{record}", "pushRecord", .company(.pushRecords),
            "Takes one record under its own identifier. The same again changes nothing; an older `version` is refused.",
            body: .either([.reference(RecordSchemas.name), .map(.anything)]), example: RecordSchemas.example, result
        ) { call in
            let (push, stream) = (Push(try call.scope()), try stream(call))
            let told = try await push.take(stream, id: call.parameter("record"), call.fields, of: call.store)
            if let refusal = told.refusal { throw FeatureProblem.push(.refused(refusal)) }
            return try .json(PushOutput(told, call.sentences))
        }.taking(bytesMax: Push.bytesMax),
        .post(
            records, "pushRecords", .company(.pushRecords),
            "Takes up to 500 records. Each is judged by itself: what is refused stops no other.",
            body: .object([
                .field(
                    "records",
                    .list(.either([.reference(RecordSchemas.name), .anything]), most: Push.batchMax),
                    "What is no record is refused by itself.")
            ]),
            example: .members(("records", .array([RecordSchemas.example]))),
            .object([
                .field("new", .count), .field("changed", .count), .field("unchanged", .count),
                .field("refused", .count),
                .field("results", .list(result, most: Push.batchMax)),
            ])
        ) { call in
            guard case .array(let records)? = call.fields["records"] else { throw FeatureProblem.push(.noRecords) }
            let results = try await Push(try call.scope()).take(try stream(call), records, of: call.store)
            return try .json(Batch(results, call.sentences))
        }.taking(bytesMax: Push.bytesMax),
        .list(
            "\(store)/imports", "listImports", .company(.pushRecords), "The files of late, newest first.", of: file
        ) { call in
            let imports = Imports(try call.scope())
            var last: ID<Import>?
            if let after = try call.after({ Cursor.word($0) }) {
                last = ID(after)
                // One that is forgotten meanwhile, or another store's, has nothing after it.
                guard try await imports.report(ID(after)).store == call.store else {
                    throw CallStop.problem(.cursorUnknown)
                }
            }
            let latest = try await imports.latest(of: call.store, after: last, limit: call.limit + 1)
            let items = latest.prefix(call.limit)
            return try .page(
                items.map { ImportOutput($0, verdicts: nil, call.sentences) },
                next: latest.count > call.limit ? items.last.map { Cursor.text($0.id.rawValue) } : nil)
        },
        .post(
            "\(store)/imports", "bringFile", .company(.pushRecords),
            "Brings in a CSV file, the bytes as they are; it is recognised, and nothing is taken.",
            query: [
                .field(
                    "stream", .choice(RecordStream.allCases.map(\.rawValue)), "What its records are.",
                    example: .text("orders")),
                .optional("name", .word(), "As the file is called."),
            ], body: .text(), success: .created, file
        ) { call in
            let imports = Imports(try call.scope())
            let stream = call.query["stream"].flatMap { RecordStream(rawValue: $0) } ?? .orders
            let id = try await imports.bring(
                stream, name: call.query["name"] ?? "records.csv", call.request.body, of: call.store)
            return try await shown(id, call).at("\(address(call))/imports/\(id.rawValue)")
        }.taking(bytesMax: Imports.bytesMax, kind: "text/csv"),
        .get(one, "readImport", .company(.pushRecords), "One file, and how far it is.", file) { call in
            try await shown(try imported(call), call)
        },
        .put(
            "\(one)/reading", "readFileSo", .company(.pushRecords),
            "Says which column of the file is which, and how it is written, where the file leaves it open.",
            body: .object([
                .optional("columns", .map(.text()), "The file’s own names by the names of our columns."),
                .optional("decimalSign", .choice(of: CSVForm.DecimalSign.self)),
                .optional("dayOrder", .choice(of: CSVForm.DayOrder.self)),
                .optional("encoding", .choice(of: CSVForm.Encoding.self)),
            ]), example: .members(("decimalSign", .text("comma"))), file
        ) { call in
            var columns: [String: String] = [:]
            if case .object(let named)? = call.fields["columns"] {
                for member in named.members { columns[member.name] = member.value.plainText }
            }
            let form = Imports.FormChange(
                encoding: call.text("encoding").flatMap { CSVForm.Encoding(rawValue: $0) },
                decimalSign: call.text("decimalSign").flatMap { CSVForm.DecimalSign(rawValue: $0) },
                dayOrder: call.text("dayOrder").flatMap { CSVForm.DayOrder(rawValue: $0) })
            let id = try imported(call)
            _ = try await Imports(try call.scope()).settle(id, columns: columns, form: form)
            return try await shown(id, call)
        },
        .post(
            "\(one)/looks", "tryImport", .company(.pushRecords),
            "Has the server give every record of a file its verdict; nothing is taken. The file tells how far it is.",
            success: .accepted, file
        ) { call in try await asked(call, takes: false) },
        .post(
            "\(one)/takings", "takeImport", .company(.pushRecords),
            "Has the server take every record of a file that is fit, after it was tried.", success: .accepted, file
        ) { call in try await asked(call, takes: true) },
        .list(
            "\(one)/verdicts", "listVerdicts", .company(.pushRecords),
            "What becomes of each record, in the order of the file.",
            query: [.optional("refused", .choice(["true", "false"]), "Only those that are refused.")], of: verdict
        ) { call in
            let verdicts = try await Imports(try call.scope()).verdicts(
                try imported(call), onlyRefused: call.query["refused"] == "true",
                after: try call.after { Cursor.word($0).flatMap { Int($0) } } ?? 0, limit: call.limit + 1)
            let items = verdicts.prefix(call.limit)
            return try .page(
                items.map { ImportOutput.Verdict($0, call.sentences) },
                next: verdicts.count > call.limit ? items.last.map { Cursor.text(String($0.line)) } : nil)
        },
    ]

    private static let result = JSONShape.object(
        "PushResult",
        [
            .field("index", .count, "Its place among what was sent."), .optional("id", .text()),
            .field("outcome", .choice(["new", "changed", "unchanged", "refused"])),
            .optional("code", .text(), "Why it was refused; it never changes."),
            .optional("field", .text(), "The place in the record, as a JSON pointer."), .optional("message", .text()),
            .optional(
                "warnings", .list(.object([.field("code", .text()), .field("message", .text())]), most: 100_000),
                "What is doubtful about a record that was taken; left out where nothing is."),
        ])

    private static let verdict = JSONShape.object(
        "RowVerdict",
        [
            .field("line", .count), .field("lastLine", .count), .field("record", .text()),
            .field("outcome", .choice(["new", "changed", "unchanged", "refused"])), .optional("code", .text()),
            .optional("field", .text()), .optional("message", .text()),
        ])

    private static let file = JSONShape.object(
        "Import",
        [
            .field("id", .text()), .field("store", .text()), .field("stream", .text()), .field("file", .text()),
            .field("state", .choice(["recognised", "lookedAt", "taken"])), .field("rows", .count),
            .field(
                "form",
                .object([
                    .field("encoding", .choice(of: CSVForm.Encoding.self)), .field("byteOrderMark", .flag),
                    .field("separator", .text()),
                    .field("decimalSign", .choice(of: CSVForm.DecimalSign.self)),
                    .field("dayOrder", .choice(of: CSVForm.DayOrder.self)),
                ]), "How it is written."),
            .field(
                "columns",
                .list(
                    .object([
                        .field("header", .text()), .field("examples", .list(.text(), most: 3)),
                        .optional("column", .text(), "What it stands for."),
                    ]), most: 500)),
            .field("missing", .list(.text(), most: 100), "Columns that are needed and not there."),
            .field("open", .list(.text(), most: 2), "What the file cannot say: `decimalSign`, `dayOrder`."),
            .field(
                "counts",
                .object([
                    .field("records", .count), .field("new", .count), .field("changed", .count),
                    .field("unchanged", .count), .field("refused", .count),
                ])),
            .optional(
                "progress", .object([.field("isTaking", .flag), .field("read", .count), .field("rows", .count)]),
                "While the server looks at it, or takes it."),
            .optional("verdicts", .list(verdict, most: 200)),
        ])

    private struct Batch: Encodable {
        var new: Int
        var changed: Int
        var unchanged: Int
        var refused: Int
        var results: [PushOutput]

        init(_ results: [PushResult], _ sentences: Sentences) {
            new = results.count { $0.outcome == .new }
            changed = results.count { $0.outcome == .changed }
            unchanged = results.count { $0.outcome == .unchanged }
            refused = results.count { $0.refusal != nil }
            self.results = results.map { PushOutput($0, sentences) }
        }
    }

    private static func stream(_ call: APICall) throws -> RecordStream {
        let word = call.parameter("stream")
        if let stream = RecordStream(rawValue: word) { return stream }
        throw CallStop.problem(.addressUnknown)
    }

    private static func address(_ call: APICall) -> String {
        "/companies/\(call.parameter("company"))/stores/\(call.parameter("store"))"
    }

    /// The file that the path names, within its store.
    private static func imported(_ call: APICall) throws -> ID<Import> { ID(call.parameter("import")) }

    private static func shown(_ id: ID<Import>, _ call: APICall) async throws -> APIAnswer {
        let imports = Imports(try call.scope())
        let report = try await imports.report(id)
        guard report.store == call.store else { throw FeatureProblem.importing(.unknown(id.rawValue)) }
        let progress = try await imports.progress(id)
        return try .json(ImportOutput(report, verdicts: nil, progress: progress, call.sentences))
    }

    private static func asked(_ call: APICall, takes: Bool) async throws -> APIAnswer {
        let id = try imported(call)
        try await Imports(try call.scope()).ask(id, takes: takes)
        return try await shown(id, call).at("\(address(call))/imports/\(id.rawValue)")
    }
}
