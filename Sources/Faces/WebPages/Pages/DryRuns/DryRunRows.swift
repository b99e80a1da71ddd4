import Accounting
import Features
import Foundation
import HTTPTypes
import Storage
import Wording

/// Rows of dry runs (X3).
enum DryRunRows {
    private static let path = "/companies/{company}/dry-runs"

    static let routes = [
        Route.get(path, .company(.bookkeeper)) { exchange in
            if try await exchange.storesInUse().isEmpty {
                let (title, company) = (DryRunsWord.title.text(exchange.sentences), try exchange.theCompany().id)
                return .page(StoreMissingPage(title, at: .runs, of: company, exchange))
            }
            return .page(try await list(exchange))
        },
        Route.post(path, .company(.bookkeeper)) { exchange in
            let scope = try await exchange.scope()
            do {
                let store = ID<Store>(exchange.form["store"])
                let question = try await question(exchange, DryRuns(scope), store)
                let id = try await DryRuns(scope).ask(of: store, question)
                return .redirect(to: CompanyPath.dryRun(id.rawValue, of: try exchange.theCompany().id))
            } catch let unreadable as DayFields.Unreadable {
                return .page(
                    try await list(exchange, Mistakes(lines: [unreadable.line(exchange.sentences)])),
                    status: .unprocessableContent)
            } catch let problem as FeatureProblem where problem.status == .unprocessableContent {
                return .page(
                    try await list(exchange, Mistakes(problem, exchange.sentences)), status: problem.status)
            }
        },
        Route.get("\(path)/{dryRun}", .company(.bookkeeper)) { exchange in
            let run = try await DryRuns(exchange.scope()).dryRun(ID(exchange.parameter("dryRun")))
            let answer = PageAnswer.page(try await page(run, exchange))
            if case .goingOn = run.state { return answer.reloading(isLive: true) }
            return answer
        },
        Route.get("\(path)/{dryRun}/events", .company(.bookkeeper)) { exchange in
            let (company, dryRuns) = (try exchange.theCompany().id, try await DryRuns(exchange.scope()))
            return try await .live {
                let run = try await dryRuns.dryRun(ID(exchange.parameter("dryRun")))
                return LiveProgress(run, company: company, exchange.sentences)
            }
        },
        Route.post("\(path)/{dryRun}/settings", .company(.bookkeeper)) { exchange in
            let dryRuns = try await DryRuns(exchange.scope())
            let run = try await dryRuns.dryRun(ID(exchange.parameter("dryRun")))
            do {
                _ = try await dryRuns.save(run)
                return .redirect(
                    to: CompanyPath.dryRun(run.id.rawValue, of: try exchange.theCompany().id), done: .saved)
            } catch let problem as FeatureProblem where problem.status == .unprocessableContent {
                return .page(
                    try await page(run, exchange, Mistakes(problem, exchange.sentences)), status: problem.status)
            }
        },
    ]

    private static func question(
        _ exchange: Exchange, _ dryRuns: DryRuns, _ store: ID<Store>
    ) async throws -> DryRunQuestion {
        let form = exchange.form
        var question = DryRunQuestion(
            from: try DayFields.read("from", form), to: try DayFields.read("to", form),
            isRefreshed: form.has("refresh"))
        if let from = question.from, let to = question.to, from > to {
            throw DayFields.Unreadable(field: "to", text: form["to"], isBackwards: true)
        }
        let text = form["settings"].replacing("\r\n", with: "\n")
        if !text.isEmpty, text != (try await dryRuns.settingsText(of: store)) {
            question.policy = try await dryRuns.read(text, for: store)
        }
        return question
    }

    private static func list(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> DryRunsPage {
        let scope = try await exchange.scope()
        let stores = try await exchange.storesInUse()
        let chosen = stores.first { $0.id.rawValue == exchange.form["store"] } ?? stores.first
        let company = try exchange.theCompany()
        guard let chosen else { throw FeatureProblem.storeMissing(company: company.id) }
        let store = ID<Store>(chosen.id.rawValue)
        return DryRunsPage(
            stores, latest: try await DryRuns(scope).latest(of: store, limit: latestMost),
            settings: try await DryRuns(scope).settingsText(of: store), company: company.id, exchange, mistakes)
    }

    private static func page(
        _ run: DryRunFacts, _ exchange: Exchange, _ mistakes: Mistakes? = nil
    ) async throws -> DryRunPage {
        DryRunPage(
            run, settings: try await DryRuns(exchange.scope()).settings(of: run),
            company: try exchange.theCompany().id, exchange, mistakes)
    }

    private static let latestMost = 10
}

/// Days of a form.
enum DayFields {
    struct Unreadable: Error {
        var field: String
        var text: String
        var isBackwards = false

        func line(_ sentences: Sentences) -> Mistakes.Line {
            Mistakes.Line(
                field: field, address: "#\(field)",
                text: isBackwards ? sentences.daysBackwards : sentences.dayUnreadable(text))
        }
    }

    /// `nil` where it was left empty.
    static func read(_ field: String, _ form: FormFields) throws(Unreadable) -> BusinessDate? {
        let text = form[field].filter { !$0.isWhitespace }
        if text.isEmpty { return nil }
        guard let day = BusinessDate(text) else { throw Unreadable(field: field, text: form[field]) }
        return day
    }
}
