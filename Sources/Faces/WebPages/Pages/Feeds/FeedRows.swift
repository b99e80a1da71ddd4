import Accounting
import Features
import HTTPTypes
import Storage
import Sync
import Wording

/// Rows of the feeds of a store.
enum FeedRows {
    private static let path = "/companies/{company}/integrations/{connection}/feeds"

    static let routes = [
        Route.get(path, .company(.viewer)) { .page(try await page($0)) },
        Route.post(path, .company(.bookkeeper)) { exchange in
            let scope = try await exchange.scope()
            let store = try await Integrations(scope).store(exchange.parameter("connection"))
            var mistakes = Mistakes(lines: [])
            var schedules: [(Workflow, Schedule)] = []
            for workflow in Workflow.allCases {
                do throws(ScheduleFields.Unreadable) {
                    if let schedule = try ScheduleFields.read(workflow, exchange.form) {
                        schedules.append((workflow, schedule))
                    }
                } catch { mistakes.lines.append(error.line(exchange.sentences)) }
            }
            guard mistakes.lines.isEmpty else {
                return .page(try await page(exchange, mistakes), status: .unprocessableContent)
            }
            let known = try await Feeds(scope).list(of: store.id)
            for (workflow, schedule) in schedules {
                // What stays as it is keeps its next time.
                if known.contains(where: { $0.workflow == workflow && $0.schedule == schedule }) { continue }
                try await Feeds(scope).schedule(workflow, of: store.id, schedule)
            }
            return .redirect(
                to: CompanyPath.feeds(of: store.id.rawValue, try exchange.theCompany().id), done: .saved)
        },
    ]

    private static func page(_ exchange: Exchange, _ mistakes: Mistakes? = nil) async throws -> FeedsPage {
        let scope = try await exchange.scope()
        let store = try await Integrations(scope).store(exchange.parameter("connection"))
        let feeds = try await Feeds(scope).list(of: store.id)
        let runs = feeds.compactMap(\.lastRun).filter { !$0.isOpen }
        let latest = runs.max { $0.startedAt < $1.startedAt }
        var undone: [RunResult] = []
        if let latest, latest.report?.outcomes["needsYou", default: 0] ?? 0 > 0 {
            undone = try await RunHistory(scope).results(of: latest, outcome: .needsYou, after: nil, limit: undoneMost)
        }
        return FeedsPage(
            store, feeds, latest: latest, undone: undone, exchange, company: try exchange.theCompany().id, mistakes)
    }

    private static let undoneMost = 10
}

/// The fields of a form by which a schedule is chosen: how often, and for daily ones the time of day.
enum ScheduleFields {
    static let daily = "daily"

    struct Unreadable: Error {
        var field: String
        var text: String

        func line(_ sentences: Sentences) -> Mistakes.Line {
            Mistakes.Line(field: field, address: "#\(field)", text: sentences.timeUnreadable(text))
        }
    }

    static func names(_ workflow: Workflow) -> (schedule: String, time: String) {
        ("schedule-\(workflow.rawValue)", "time-\(workflow.rawValue)")
    }

    /// `nil` where the form says nothing of the workflow.
    static func read(_ workflow: Workflow, _ form: FormFields) throws(Unreadable) -> Schedule? {
        let names = names(workflow)
        guard form.has(names.schedule) else { return nil }
        let (word, time) = (form[names.schedule], form[names.time])
        guard let schedule = Schedule(word == daily ? "daily \(time)" : word) else {
            throw Unreadable(field: word == daily ? names.time : names.schedule, text: word == daily ? time : word)
        }
        return schedule
    }
}
