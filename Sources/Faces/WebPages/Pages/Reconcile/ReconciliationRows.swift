import Accounting
import Features
import HTTPTypes
import Outputs
import Storage
import Sync
import Wording

/// Rows of reconciliations.
enum ReconciliationRows {
    private static let path = "/companies/{company}/reconciliation"

    static let routes = [
        Route.get(path, .company(.viewer)) { exchange in
            let reconcile = Reconcile(try await exchange.scope())
            let view = try await view(exchange, exchange.query, reconcile)
            let mistakes = isUnfit(exchange.query) ? Mistakes(exchange.sentences.daysUnfit, at: "from") : nil
            let page = ReconciliationPage(view, try exchange.theCompany(), try await exchange.linked(), mistakes)
            let answer = PageAnswer.page(page, status: mistakes == nil ? .ok : .unprocessableContent)
            return view.isUnderWay ? answer.reloading(everySeconds: reloadSeconds, isLive: mistakes == nil) : answer
        },
        Route.get("\(path)/events", .company(.viewer)) { exchange in
            let (company, reconcile) = (try exchange.theCompany(), Reconcile(try await exchange.scope()))
            return try await .live {
                let view = try await view(exchange, exchange.query, reconcile)
                return LiveProgress(view, CompanyPath.reconciliation(company.id), moves: true, exchange.sentences)
            }
        },
        Route.post(path, .company(.viewer)) { exchange in
            let reconcile = Reconcile(try await exchange.scope())
            guard let days = days(exchange.form) else { throw DoorStop.problem(.pageUnknown) }
            do throws(FeatureProblem) { try reconcile.ask(days) } catch {
                let view = try await view(exchange, exchange.form, reconcile)
                let linked = try await exchange.linked()
                let page = ReconciliationPage(
                    view, try exchange.theCompany(), linked, Mistakes(error, exchange.sentences))
                return .page(page, status: error.status)
            }
            return .redirect(to: address(days, exchange.form["store"], try exchange.theCompany()))
        },
        Route.get("\(path)/export", .company(.viewer)) { exchange in
            guard let days = days(exchange.query),
                let kept = try await Reconcile(try await exchange.scope()).kept(days)
            else { throw DoorStop.problem(.pageUnknown) }
            var sheet = CSVDownload(ReconcileSheet.heads, exchange.sentences.numbers)
            let rows = ReconcileSheet.cells(kept.reports, exchange.sentences, number: sheet.number)
            for cells in rows { sheet.add(cells) }
            return try exchange.download(sheet.text, "reconciliation-\(days.lowerBound)-\(days.upperBound)")
        },
        Route.get("\(path)/findings/{finding}/reposting", .company(.bookkeeper)) { exchange in
            let reconcile = Reconcile(try await exchange.scope())
            guard let days = days(exchange.query), let kept = try await reconcile.kept(days),
                let finding = kept.reports.flatMap(\.findings).first(where: { $0.id == exchange.parameter("finding") })
            else { throw DoorStop.problem(.pageUnknown) }
            let (company, store) = (try exchange.theCompany(), exchange.query["store"])
            return .page(RepostPage(finding, days, store: store, company, exchange.sentences))
        },
        Route.post("\(path)/findings/{finding}/reposting", .company(.bookkeeper)) { exchange in
            try await mending(exchange, done: .repostAsked) { reconcile, finding in
                _ = try await reconcile.repost([finding])
            }
        },
        Route.post("\(path)/findings/{finding}/keeping", .company(.bookkeeper)) { exchange in
            try await mending(exchange, done: .findingKept) { reconcile, finding in
                _ = try await reconcile.keep([finding])
            }
        },
        Route.post("\(path)/findings/{finding}/linking", .company(.bookkeeper)) { exchange in
            try await mending(exchange, done: .findingLinked) { reconcile, finding in
                _ = try await reconcile.link(finding, to: exchange.form["order"])
            }
        },
    ]

    private static func view(
        _ exchange: Exchange, _ fields: FormFields, _ reconcile: Reconcile
    ) async throws -> ReconciliationView {
        let thisMonth = try await reconcile.thisMonth()
        var chosen = days(fields)
        if chosen == nil { chosen = try await reconcile.lastDays() }
        let days = chosen ?? thisMonth
        let kept = try await reconcile.kept(days)
        let names = (kept?.reports.count ?? 0) < 2 ? [:] : try await names(exchange)
        return ReconciliationView(
            days: days, thisMonth: thisMonth, kept: kept, store: fields["store"],
            isUnderWay: try reconcile.isUnderWay(days), trouble: try reconcile.trouble(days),
            mayMend: (exchange.role ?? .viewer) >= .bookkeeper, names: names)
    }

    private static func names(_ exchange: Exchange) async throws -> [String: String] {
        let connections = try await Integrations(try await exchange.scope()).connections()
        return Dictionary(connections.map { ($0.id.rawValue, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    /// Does it and shows the same days again; what is refused stands over them.
    private static func mending(
        _ exchange: Exchange, done: DoneWord, _ mend: (Reconcile, ID<Finding>) async throws -> Void
    ) async throws -> PageAnswer {
        let (company, reconcile) = (try exchange.theCompany(), Reconcile(try await exchange.scope()))
        let finding = ID<Finding>(exchange.parameter("finding"))
        do {
            try await mend(reconcile, finding)
            guard let days = days(exchange.form) else {
                return .redirect(to: CompanyPath.reconciliation(company.id), done: done)
            }
            try await reconcile.note(handled: finding, in: days)
            return .redirect(to: address(days, exchange.form["store"], company), done: done)
        } catch let problem as FeatureProblem {
            let view = try await view(exchange, exchange.form, reconcile)
            let page = ReconciliationPage(
                view, company, try await exchange.linked(), Mistakes(problem, exchange.sentences))
            return .page(page, status: problem.status)
        }
    }

    private static func address(_ days: ClosedRange<BusinessDate>, _ store: String, _ company: CompanyRow) -> String {
        "\(CompanyPath.reconciliation(company.id))?\(ReconciliationView.query(days, store))"
    }

    private static func days(_ fields: FormFields) -> ClosedRange<BusinessDate>? {
        guard let first = BusinessDate(fields["from"]), let last = BusinessDate(fields["to"]), first <= last else {
            return nil
        }
        return first...last
    }

    private static func isUnfit(_ fields: FormFields) -> Bool {
        (fields.has("from") || fields.has("to")) && days(fields) == nil
    }

    /// Seldom enough for the books, often enough for who waits.
    private static let reloadSeconds = 3
}
