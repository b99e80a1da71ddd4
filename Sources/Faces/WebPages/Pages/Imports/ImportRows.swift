import Accounting
import Commerce
import ConnectorKit
import Features
import HTTPTypes
import Storage
import Wording

/// Rows of files that people bring in (X11).
enum ImportRows {
    private static let path = "/companies/{company}/imports"
    private static let least = Permission.pushRecords.least

    static let routes = [
        Route.get(path, .company(least)) { .page(try await list($0)) },
        Route.post(path, .company(least)) { exchange in
            do {
                guard let file = exchange.files["file"], !file.bytes.isEmpty else {
                    throw FeatureProblem.importing(.unfit(.empty))
                }
                guard let stream = RecordStream(rawValue: exchange.form["stream"]) else {
                    throw DoorStop.problem(.pageUnknown)
                }
                let imports = try await Imports(exchange.scope())
                var upload = try await imports.begin(stream, name: file.name, of: ID(exchange.form["store"]))
                try await upload.append(file.bytes)
                let id = try await upload.finish()
                return .redirect(to: CompanyPath.imported(id.rawValue, of: try exchange.theCompany().id))
            } catch let problem as FeatureProblem where Self.isShown(problem) {
                return .page(
                    try await list(exchange, Mistakes(problem, exchange.sentences)), status: problem.status)
            }
        },
        Route.get("\(path)/{import}", .company(least)) { exchange in
            let answer = PageAnswer.page(try await page(exchange))
            let progress = try await Imports(exchange.scope()).progress(ID(exchange.parameter("import")))
            return progress == nil ? answer : answer.reloading(isLive: true)
        },
        Route.get("\(path)/{import}/events", .company(least)) { exchange in
            let (imports, sentences) = (try await Imports(exchange.scope()), exchange.sentences)
            let id = ID<Import>(exchange.parameter("import"))
            return try await .live { try await imports.progress(id).map { LiveProgress($0, sentences) } }
        },
        deed("reading") { imports, id, exchange in
            var columns: [String: String] = [:]
            for column in try await imports.report(id).columns where exchange.form.has("column-\(column.key)") {
                columns[column.key] = exchange.form["column-\(column.key)"]
            }
            let form = Imports.FormChange(
                encoding: CSVForm.Encoding(rawValue: exchange.form["encoding"]),
                decimalSign: CSVForm.DecimalSign(rawValue: exchange.form["decimal"]),
                dayOrder: CSVForm.DayOrder(rawValue: exchange.form["days"]))
            let settled = try await imports.settle(id, columns: columns, form: form)
            if settled.isReadable { try await imports.ask(id, takes: false) }
        },
        deed("taking") { imports, id, _ in try await imports.ask(id, takes: true) },
    ]

    private static func deed(
        _ name: String, _ work: @escaping @Sendable (Imports, ID<Import>, Exchange) async throws -> Void
    ) -> Route {
        Route.post("\(path)/{import}/\(name)", .company(least)) { exchange in
            let id = ID<Import>(exchange.parameter("import"))
            do {
                try await work(Imports(exchange.scope()), id, exchange)
                return .redirect(to: CompanyPath.imported(id.rawValue, of: try exchange.theCompany().id))
            } catch let problem as FeatureProblem where Self.isShown(problem) {
                return .page(
                    try await page(exchange, Mistakes(problem, exchange.sentences)), status: problem.status)
            }
        }
    }

    /// Told on the same page, with what was typed.
    private static func isShown(_ problem: FeatureProblem) -> Bool {
        problem.status == .unprocessableContent || problem.status == .contentTooLarge
    }

    private static func list(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> ImportsPage {
        let scope = try await exchange.scope()
        let imports = Imports(scope)
        let refs = try await Integrations(scope).connections()
        let stores: [(ref: ConnectionRef, streams: [RecordStream])] = try await imports.offers().compactMap { offer in
            refs.first { $0.id.rawValue == offer.store.rawValue }.map { ($0, offer.streams) }
        }
        let chosen = stores.first { $0.ref.id.rawValue == exchange.form["store"] } ?? stores.first
        var latest: [ImportReport] = []
        if let chosen { latest = try await imports.latest(of: ID(chosen.ref.id.rawValue)) }
        return ImportsPage(stores, latest: latest, company: try exchange.theCompany().id, exchange, mistakes)
    }

    private static func page(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> ImportPage {
        let imports = try await Imports(exchange.scope())
        let id = ID<Import>(exchange.parameter("import"))
        let after = Int(exchange.query["after"]) ?? 0
        let onlyRefused = exchange.query["show"] != "all"
        let report = try await imports.report(id)
        let verdicts = try await imports.verdicts(
            id, onlyRefused: onlyRefused, after: after, limit: ImportPage.verdictsMax + 1)
        return ImportPage(
            report, progress: try await imports.progress(id), verdicts: verdicts, onlyRefused: onlyRefused,
            company: try exchange.theCompany().id, exchange, mistakes)
    }
}
