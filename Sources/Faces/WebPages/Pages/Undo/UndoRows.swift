import Accounting
import Features
import HTTPTypes
import Storage
import Sync
import Wording

/// Rows of taking back.
enum UndoRows {
    private static let path = "/companies/{company}/undos"

    static let routes = [
        Route.get("\(path)/new", .company(.bookkeeper)) { exchange in
            guard let wish = UndoWish(exchange.query), let request = wish.request else {
                throw DoorStop.problem(.pageUnknown)
            }
            let reports = try await UndoPosted(try await exchange.scope()).preview(request)
            return .page(UndoPage(reports, wish, try exchange.theCompany(), exchange))
        },
        Route.post(path, .company(.bookkeeper)) { exchange in
            guard let wish = UndoWish(exchange.form), let request = wish.request else {
                throw DoorStop.problem(.pageUnknown)
            }
            let (undo, company) = (UndoPosted(try await exchange.scope()), try exchange.theCompany())
            let reports = try await undo.preview(request)
            guard exchange.form["print"] == UndoWish.print(reports) else {
                return .page(UndoPage(reports, wish, company, exchange, isChanged: true), status: .conflict)
            }
            let why = exchange.form["reason"]
            if why.allSatisfy(\.isWhitespace) {
                let mistakes = Mistakes(exchange.sentences.reasonMissing, at: "reason")
                return .page(
                    UndoPage(reports, wish, company, exchange, isChanged: false, mistakes),
                    status: .unprocessableContent)
            }
            let done = try await undo.perform(request, because: why)
            guard let run = done.lazy.compactMap(\.run).first else { throw FeatureProblem.undoUnknown(request.name) }
            return .redirect(to: CompanyPath.undone(company.id, run))
        },
        Route.get("\(path)/{run}", .company(.bookkeeper)) { exchange in
            let after = exchange.query["after"]
            let undone = try await UndoPosted(try await exchange.scope())
                .outcome(of: ID(exchange.parameter("run")), after: after.isEmpty ? nil : after)
            return .page(UndonePage(undone, try exchange.theCompany(), exchange))
        },
        Route.post("\(path)/{run}/retries", .company(.bookkeeper)) { exchange in
            let run = ID<Run>(exchange.parameter("run"))
            _ = try await RetryUndone(try await exchange.scope()).perform(run)
            let undone = CompanyPath.undone(try exchange.theCompany().id, run.rawValue)
            return .redirect(to: undone, done: .ordersAgain)
        },
    ]
}
