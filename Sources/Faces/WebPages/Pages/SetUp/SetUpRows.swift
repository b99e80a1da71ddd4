import Accounting
import Bookkeeping
import Features
import LinkLedger
import Storage
import Sync
import Wording

/// Rows of the wizard: each step is saved before the next; what is there already tells where one is (W22).
enum SetUpRows {
    private static let path = "/companies/{company}/setup"

    static let routes = [
        Route.get(path, .company(.bookkeeper)) { exchange in
            let course = try await SetUpCourse.load(try await exchange.scope())
            return .redirect(to: CompanyPath.setUp(course.here, of: try exchange.theCompany().id))
        },
        Route.get("\(path)/{step}", .company(.bookkeeper)) { exchange in
            let (step, course) = try await load(exchange)
            return .page(try SetUpPage(step, course, exchange, try await body(step, course, exchange)))
        },
        Route.post("\(path)/{step}", .company(.bookkeeper)) { exchange in
            let (step, course) = try await load(exchange)
            do { return try await take(step, course, exchange) } catch let problem as FeatureProblem {
                let paths = edits(step, course, exchange).paths
                let mistakes = Mistakes(problem, ofSettings: paths, exchange.sentences)
                let body = try await body(step, course, exchange, mistakes)
                return .page(try SetUpPage(step, course, exchange, body, mistakes), status: problem.status)
            }
        },
    ]

    private static func load(_ exchange: Exchange) async throws -> (SetUpStep, SetUpCourse) {
        guard let step = SetUpStep(rawValue: exchange.parameter("step")) else { throw DoorStop.problem(.pageUnknown) }
        let course = try await SetUpCourse.load(try await exchange.scope())
        guard course.isOpen(step) else { throw DoorStop.problem(.pageUnknown) }
        return (step, course)
    }

    private static func store(_ course: SetUpCourse) throws -> StoreRef {
        guard case .store(let store)? = course.store?.ref else { throw DoorStop.problem(.pageUnknown) }
        return store
    }

    // MARK: Showing

    private static func body(
        _ step: SetUpStep, _ course: SetUpCourse, _ exchange: Exchange, _ mistakes: Mistakes? = nil
    ) async throws -> SetUpBody {
        let typed = mistakes == nil ? nil : exchange.form
        switch step {
        case .books, .store: return try connection(step, course, exchange)
        case .start, .documents, .accounts, .taxes, .payments:
            guard let draft = course.draft else { throw DoorStop.problem(.pageUnknown) }
            let form = SettingsForm(draft, exchange.sentences, typed: typed, mistakes)
            let orders = OrderSettings(form: form)
            guard let kind = step.settings else {
                return SetUpBody(sections: step == .start ? [orders.start] : orders.documents, submit: .saveGo)
            }
            let settings = StoreSettings(try await exchange.scope())
            let survey = kind == .accounts ? OrderSurvey() : try await settings.survey(of: try store(course).id)
            let body = SettingsBody(kind, draft, survey, exchange.sentences, typed: typed, mistakes)
            return SetUpBody(
                lead: kind.lead.text(exchange.sentences), pairs: body.pairs, sections: body.sections, submit: .saveGo)
        case .trial: return SetUpBody(result: try await trial(course, exchange), submit: .goOn)
        case .orders: return try await threeOrders(course, exchange)
        case .automatic:
            let isOn = course.isDone(.automatic)
            return SetUpBody(lead: isOn ? SetUpWord.isOn.text(exchange.sentences) : nil, submit: isOn ? nil : .switchOn)
        }
    }

    private static func connection(
        _ step: SetUpStep, _ course: SetUpCourse, _ exchange: Exchange
    ) throws -> SetUpBody {
        let sentences = exchange.sentences
        let known = step == .books ? course.books : course.store
        if course.isDone(step), let known {
            return SetUpBody(
                result: .init(
                    title: known.kindName, facts: [Fact(name: step.name.text(sentences), value: known.line(sentences))],
                    hasLines: false, lines: []), submit: .goOn)
        }
        let company = try exchange.theCompany().id
        let text = (step == .books ? SetUpWord.connectBooks : .connectStore).text(sentences)
        let target =
            if step == .books, let known {
                "\(CompanyPath.integration(known.ref.id.rawValue, of: company))/sign-in"
            } else { CompanyPath.integrations(company) }
        return SetUpBody(link: .init(action: target, text: text))
    }

    private static func trial(_ course: SetUpCourse, _ exchange: Exchange) async throws -> SetUpPage.Result {
        let sentences = exchange.sentences
        let trial = try await SetUpTrial.run(try await exchange.scope(), try store(course), at: exchange.now)
        let tally = await trial.tally
        func fact(_ word: SetUpWord, _ count: Int) -> Fact {
            Fact(name: word.text(sentences), value: sentences.count(count))
        }
        let lines = tally.problems.values.filter { if case .skipped = $0.reason { false } else { true } }
            .sorted { $0.count > $1.count }
            .map {
                sentences.labelled(
                    sentences.count($0.count),
                    "\(sentences.tell($0.reason).what) (\($0.orders.joined(separator: ", ")))")
            }
        return SetUpPage.Result(
            title: SetUpWord.trial.text(sentences),
            facts: [
                fact(.trialOrders, tally.orders), fact(.trialDocuments, tally.documentWrites),
                fact(.trialRecords, tally.recordWrites), fact(.trialNeeds, tally.outcomes[.needsYou] ?? 0),
                fact(.trialSkipped, tally.outcomes[.skip] ?? 0),
            ], hasLines: !lines.isEmpty, lines: Array(lines.prefix(problemsMax)))
    }

    private static func threeOrders(_ course: SetUpCourse, _ exchange: Exchange) async throws -> SetUpBody {
        let sentences = exchange.sentences
        let numbers = exchange.query["orders"].split(separator: ",").map(String.init).prefix(ordersMax)
        if numbers.isEmpty { return SetUpBody(submit: .postThree) }
        let list = OrderList(try await exchange.scope())
        let store = try store(course)
        var facts: [Fact] = []
        for number in numbers {
            let row = try await list.find(number, in: [store.id])
            facts.append(Fact(name: row.number, value: sentences.name(of: row.state)))
        }
        let action = CompanyPath.setUp(.orders, of: try exchange.theCompany().id)
        return SetUpBody(
            result: .init(
                title: SetUpWord.postedThree.text(sentences), facts: facts, hasLines: false, lines: []),
            link: .init(
                action: CompanyPath.setUp(.automatic, of: try exchange.theCompany().id),
                text: SetUpWord.keepThem.text(sentences)),
            undo: .init(action: action, text: SetUpWord.undoThem.text(sentences)),
            orders: numbers.joined(separator: ","))
    }

    // MARK: Taking

    private static func take(
        _ step: SetUpStep, _ course: SetUpCourse, _ exchange: Exchange
    ) async throws -> PageAnswer {
        let (scope, company) = (try await exchange.scope(), try exchange.theCompany().id)
        let next = PageAnswer.redirect(to: CompanyPath.setUp(step.next ?? step, of: company))
        switch step {
        case .books, .store, .trial: return next
        case .start, .documents, .accounts, .taxes, .payments:
            let store = try store(course)
            let survey =
                [.taxes, .payments].contains(step)
                ? try await StoreSettings(scope).survey(of: store.id) : OrderSurvey()
            _ = try await StoreSettings(scope).save(
                edits(step, course, exchange, survey).edits, over: Int(exchange.form["version"]) ?? 0, of: store.id)
            return next
        case .orders:
            return exchange.form.has("undo")
                ? try await undo(course, scope, exchange) : try await postThree(course, scope, exchange)
        case .automatic:
            try await Feeds(scope).schedule(.orders, of: try store(course).id, .every(seconds: 3600))
            return .redirect(to: CompanyPath.integrations(company), done: .switchedOn)
        }
    }

    private static func edits(
        _ step: SetUpStep, _ course: SetUpCourse, _ exchange: Exchange, _ survey: OrderSurvey = OrderSurvey()
    ) -> (edits: [SettingEdit], paths: [String]) {
        guard let draft = course.draft else { return ([], []) }
        if let kind = step.settings {
            return SettingsBody.edits(kind, exchange.form, draft, survey, exchange.sentences)
        }
        let paths = step == .start ? OrderSettings.startPaths : OrderSettings.documentPaths
        return (OrderSettings.edits(exchange.form, draft, paths), paths)
    }

    private static func postThree(
        _ course: SetUpCourse, _ scope: CompanyScope, _ exchange: Exchange
    ) async throws -> PageAnswer {
        let store = try store(course)
        let company = try exchange.theCompany().id
        let first = await (try SetUpTrial.run(scope, store, at: exchange.now)).first
        if first.isEmpty {
            return .redirect(to: CompanyPath.setUp(.automatic, of: company), done: .nothingToPost)
        }
        for order in first { _ = try await SendOrder(scope).send(order.id, of: store.id) }
        let numbers = first.map { QueryText.coded($0.number) }.joined(separator: ",")
        return .redirect(to: "\(CompanyPath.setUp(.orders, of: company))?orders=\(numbers)", done: .threePosted)
    }

    private static func undo(
        _ course: SetUpCourse, _ scope: CompanyScope, _ exchange: Exchange
    ) async throws -> PageAnswer {
        for number in exchange.form["orders"].split(separator: ",").prefix(ordersMax) {
            _ = try await UndoPosted(scope).perform(.order(String(number)))
        }
        return .redirect(
            to: CompanyPath.setUp(.documents, of: try exchange.theCompany().id), done: .threeUndone)
    }

    private static let ordersMax = 3
    private static let problemsMax = 12
}
