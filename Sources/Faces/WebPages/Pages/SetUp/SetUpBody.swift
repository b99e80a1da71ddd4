import Accounting
import Bookkeeping
import Features
import LinkLedger
import Storage
import Sync
import Wording

/// What a step asks.
struct SetUpBody: Sendable {
    var lead: String?
    var pairs: StoreSettingsPage.Pairs?
    var sections: [SettingSection] = []
    var suggestions: [Suggestions] = []
    /// Something that the server is doing: the page shows itself again until it is done.
    var goingOn: String?
    var stop: RunPage.Stop?
    var result: SetUpPage.Result?
    var submit: SetUpWord?
    var link: SetUpPage.Act?
    /// A form of its own, beside going on.
    var other: SetUpPage.Form?
    /// The stores of which one is set up.
    var choices: [SetUpPage.Choosing] = []
}

extension SetUpBody {
    /// What is asked of books and store.
    static func connection(
        _ step: SetUpStep, _ course: SetUpCourse, _ exchange: Exchange
    ) throws -> SetUpBody {
        let sentences = exchange.sentences
        let company = try exchange.theCompany().id
        if step == .store, course.stores.count > 1 {
            var body = SetUpBody(
                submit: course.isDone(.store) ? .goOn : nil,
                link: .init(
                    action: CompanyPath.integrations(company), text: SetUpWord.anotherStore.text(sentences)),
                choices: course.stores.map { SetUpPage.Choosing($0, course, sentences, of: company) })
            body.tellCurrency(course, sentences)
            return body
        }
        let known = step == .books ? course.books : course.store
        if course.isDone(step), let known {
            var body = SetUpBody(
                result: .init(
                    title: known.kindName, facts: [Fact(name: step.name.text(sentences), value: known.line(sentences))]),
                submit: .goOn)
            if step == .store { body.tellCurrency(course, sentences) }
            return body
        }
        let text = (step == .books ? SetUpWord.connectBooks : .connectStore).text(sentences)
        let target =
            if step == .books, let known {
                CompanyPath.integration(known.ref.id.rawValue, of: company)
                    + (known.ref.comesByVisits ? "" : "/sign-in")
            } else { CompanyPath.integrations(company) }
        return SetUpBody(link: .init(action: target, text: text))
    }

    /// That the store sells in another currency than the books keep. Where they take it, it is no alarm.
    private mutating func tellCurrency(_ course: SetUpCourse, _ sentences: Sentences) {
        guard let draft = course.draft, let profile = draft.store,
            let remark = SettingRemark.ofCurrencies(profile, draft.books.company)
        else { return }
        let told = sentences.remark(remark)
        if draft.books.company.isMulticurrency { lead = told } else { stop = RunPage.Stop(what: told, rest: "") }
    }

    /// Which items stand for the products, after a look by the server.
    static func products(
        _ course: SetUpCourse, _ ground: SettingsGround, _ exchange: Exchange, typed: FormFields?, _ mistakes: Mistakes?
    ) throws -> SetUpBody {
        guard let draft = course.draft else { throw DoorStop.problem(.pageUnknown) }
        let sentences = exchange.sentences
        let form = SettingsForm(draft, sentences, typed: typed, mistakes)
        var body = SetUpBody(
            sections: OrderSettings(form: form, today: ground.today).products, suggestions: ground.suggestions,
            submit: .saveGo)
        if let lack = course.unmet[.products] {
            body.lead = lack
            return body
        }
        body.submit = .saveLook
        switch course.products?.state {
        case nil, .gone?: break
        case .goingOn?:
            body.goingOn = SetUpWord.looking.text(sentences)
            body.submit = nil
        case .stopped(let why)?: body.stop = RunPage.Stop(sentences.explain(why))
        case .done(let survey)?: body.result = SetUpPage.Result(survey, sentences)
        }
        if course.products?.isGoingOn == false {
            body.link = .init(
                action: CompanyPath.setUp(.stock, of: try exchange.theCompany().id, store: course.named),
                text: SetUpWord.goOn.text(sentences))
        }
        return body
    }

    /// Stock levels are looked at here, and written on their own page.
    static func stock(_ course: SetUpCourse, _ exchange: Exchange) throws -> SetUpBody {
        let sentences = exchange.sentences
        guard let store = course.ref else { throw DoorStop.problem(.pageUnknown) }
        let company = try exchange.theCompany().id
        var body = SetUpBody(submit: .look)
        if let lack = course.unmet[.stock] { return SetUpBody(lead: lack, submit: .goOn) }
        body.link = .init(
            action: CompanyPath.setUp(.trial, of: company, store: course.named),
            text: SetUpWord.withoutStock.text(sentences))
        switch course.stock?.state {
        case nil, .gone?: break
        case .goingOn?:
            body.goingOn = SetUpWord.looking.text(sentences)
            body.submit = nil
        case .stopped(let why)?: body.stop = RunPage.Stop(sentences.explain(why))
        case .done(let look)?:
            body.result = SetUpPage.Result(
                title: sentences.stockVerdict(changes: look.changes, matched: look.matched),
                facts: [
                    Fact(name: StockWord.matched.text(sentences), value: sentences.count(look.matched)),
                    Fact(name: StockWord.drops.text(sentences), value: sentences.count(look.dropsToZero)),
                ],
                more: .init(
                    action: "\(CompanyPath.stock(of: store.id.rawValue, company))?from=\(StockRows.setUp)",
                    text: SetUpWord.everyLevel.text(sentences)))
            body.link?.text = SetUpWord.goOn.text(sentences)
            body.submit = .lookAgain
        }
        return body
    }

    /// The dry run by the settings of now.
    static func trial(_ course: SetUpCourse, _ exchange: Exchange) throws -> SetUpBody {
        let sentences = exchange.sentences
        let company = try exchange.theCompany().id
        guard let trial = course.trial else { return SetUpBody(submit: .makeTrial) }
        var body = SetUpBody(submit: .makeAnew)
        switch trial.state {
        case .goingOn(let orders):
            body.goingOn = sentences.lookedAt(orders)
            body.submit = nil
        case .stopped(let why): body.stop = RunPage.Stop(sentences.explain(why))
        case .gone: break
        case .done(let difference):
            body.result = SetUpPage.Result(
                difference, sentences,
                more: .init(
                    action: CompanyPath.dryRun(trial.id.rawValue, of: company),
                    text: SetUpWord.everyDocument.text(sentences)))
            body.link = .init(
                action: CompanyPath.setUp(.orders, of: company, store: course.named),
                text: SetUpWord.agree.text(sentences))
        }
        return body
    }

    /// Three real orders: posted by the server, to be kept or taken back.
    static func orders(_ course: SetUpCourse, _ exchange: Exchange) throws -> SetUpBody {
        let sentences = exchange.sentences
        let company = try exchange.theCompany().id
        guard let first = course.first else {
            if course.trial?.isDone ?? false { return SetUpBody(submit: .postThree) }
            return SetUpBody(
                lead: SetUpWord.trialFirst.text(sentences),
                link: .init(
                    action: CompanyPath.setUp(.trial, of: company, store: course.named),
                    text: SetUpWord.trial.text(sentences)))
        }
        var body = SetUpBody()
        if !first.orders.isEmpty {
            body.result = SetUpPage.Result(
                title: SetUpWord.postedThree.text(sentences),
                facts: first.orders.map { order in
                    Fact(
                        name: sentences.plain(order.number), value: sentences.name(of: order.state),
                        address: course.ref.map { CompanyPath.order(company, OrderRef(store: $0.id, id: ID(order.id))) }
                    )
                })
        }
        let keep = SetUpPage.Act(
            action: CompanyPath.setUp(.automatic, of: company, store: course.named),
            text: SetUpWord.keepThem.text(sentences))
        let undo = SetUpPage.Form(name: "undo", text: SetUpWord.undoThem.text(sentences), isDanger: true)
        switch first.state {
        case .posting: body.goingOn = SetUpWord.posting.text(sentences)
        case .takingBack: body.goingOn = SetUpWord.takingBack.text(sentences)
        case .posted: (body.link, body.other) = (keep, undo)
        case .stopped(let why):
            body.stop = RunPage.Stop(sentences.explain(why))
            (body.submit, body.other) = (.postThree, undo)
        case .takenBack:
            body.lead = SetUpWord.takenBack.text(sentences)
            body.submit = .postThree
        }
        return body
    }
}

extension SetUpPage.Result {
    /// How products stand to items, with what is doubtful and which codes several bear.
    init(_ survey: ProductSurvey, _ sentences: Sentences) {
        func fact(_ word: SetUpWord, _ count: Int) -> Fact {
            Fact(name: word.text(sentences), value: sentences.count(count))
        }
        self.init(
            title: SetUpWord.products.text(sentences),
            facts: [
                fact(.matchedProducts, survey.matched), fact(.newItems, survey.created),
                fact(.doubtful, survey.doubtful), fact(.sharedCodes, survey.shared),
            ],
            linesTitle: SetUpWord.doubtful.text(sentences),
            lines: survey.sharedCodes.prefix(Self.linesMost).map { sentences.codeShared($0.code, by: $0.products) }
                + survey.doubts.prefix(Self.linesMost).map {
                    "\(sentences.plain($0.product)): \(sentences.explain($0.reason).what)"
                })
    }

    /// What would be posted, with what would need a person by its cause.
    init(_ difference: DryRunDifference, _ sentences: Sentences, more: SetUpPage.Act) {
        func fact(_ word: SetUpWord, _ count: Int) -> Fact {
            Fact(name: word.text(sentences), value: sentences.count(count))
        }
        var causes: [String: (reason: OrderReason, orders: [String])] = [:]
        for order in difference.shown where order.outcome == .needsYou {
            guard let reason = order.reason else { continue }
            causes[reason.code, default: (reason, [])].orders.append(order.number)
        }
        let lines = causes.values.sorted { ($0.orders.count, $1.reason.code) > ($1.orders.count, $0.reason.code) }.map {
            let named = $0.orders.prefix(Self.namedMost).map { sentences.plain($0) }.joined(separator: ", ")
            return "\(sentences.count($0.orders.count)): \(sentences.explain($0.reason).what) (\(named))"
        }
        let documents = DryRunTally.Write.allCases.reduce(0) { $0 + difference.now[$1] }
        self.init(
            title: SetUpWord.trial.text(sentences),
            facts: [
                fact(.trialOrders, difference.orders), fact(.trialDocuments, documents),
                fact(.trialNeeds, difference.now[.needsYou]), fact(.trialSkipped, difference.now[.skip]),
            ], linesTitle: SetUpWord.problems.text(sentences), lines: Array(lines.prefix(Self.linesMost)), more: more)
    }

    private static let linesMost = 12
    private static let namedMost = 5
}
