import Accounting
import Bookkeeping
import Commerce
import Features
import Storage
import Wording

/// One integration: what it is, how it stands, what was read of it (I7).
struct IntegrationPage: Page {
    static let words: [any PageWord.Type] = [IntegrationsWord.self, BooksSignInWord.self]

    /// The sign-in ends soon, or has ended.
    struct Ending: Sendable {
        var look: String
        var title: String
        var text: String
        var address: String
    }

    var title: String
    let place: Place? = .integrations
    var back: String
    var mark: ConnectionMark
    var name: String
    var ending: Ending?
    var facts: [Fact]
    /// What is counted: orders, or the documents of a store that makes them itself.
    var counted: String
    /// Orders by state; empty for books.
    var counts: [Fact]
    var hasCounts: Bool
    /// The pages of a store that makes its documents itself; empty for others.
    var pages: [StoreTab]
    var hasPages: Bool
    /// The pages of its settings; empty for books.
    var links: [Link]
    var hasLinks: Bool
    /// What was read of the books, a line a list; `nil` for stores.
    var lists: Lists?
    /// How books that call here are let in; `nil` for others.
    var visitor: VisitorPart?
    var acts: Acts?

    struct Link: Sendable {
        var address: String
        var text: String
    }

    struct Lists: Sendable {
        var lines: [String]
        var isEmpty: Bool
        /// `nil` for who may not read them again.
        var readAgain: String?
    }

    struct Acts: Sendable {
        /// `nil` where there is nothing to fill in.
        var access: String?
        /// `nil` for one that is uninstalled.
        var uninstall: String?
        var signIn: String?
    }

    init(
        _ one: Integration, counts orders: OrderCounts?, lists read: [BooksList: Int]?, _ exchange: Exchange,
        of company: String, visitor card: VisitorCard? = nil, newPassword: String? = nil
    ) {
        let sentences = exchange.sentences
        func say(_ word: IntegrationsWord) -> String { word.text(sentences) }
        let address = CompanyPath.integration(one.ref.id.rawValue, of: company)
        let mayChange = exchange.role == .administrator
        title = one.kindName
        back = CompanyPath.integrations(company)
        mark = ConnectionMark(one.ref, sentences)
        name = one.ref.name
        facts = Self.facts(one, exchange)
        counts = orders.map { Self.counts($0, sentences) } ?? []
        hasCounts = !counts.isEmpty
        if case .store(let store) = one.ref, store.isOfDocuments {
            pages = StoreTab.all(of: store, company, here: nil, sentences)
        } else {
            pages = []
        }
        hasPages = !pages.isEmpty
        counted = (hasPages ? IntegrationsWord.storeDocuments : .orders).text(sentences)
        links =
            one.ref.side == .store
            ? StoreSettingsPage.Kind.allCases.map {
                Link(
                    address: CompanyPath.settings($0, of: one.ref.id.rawValue, company),
                    text: $0.title.text(sentences))
            } : []
        if one.ref.side == .store, one.store?.conventions?.postsOnlyWhenAsked == true {
            links.insert(
                Link(
                    address: CompanyPath.sending(one.ref.id.rawValue, company), text: sentences.sendToBooks), at: 0)
        }
        if one.takesFiles {
            links.append(Link(address: CompanyPath.imports(company), text: ImportsWord.title.text(sentences)))
            if mayChange { links.append(Link(address: "\(address)/keys", text: KeysWord.storeTitle.text(sentences))) }
        }
        hasLinks = !links.isEmpty
        if let period = one.ref.signIn, one.ref.state != .uninstalled, period.isEnding, mayChange {
            ending = Ending(
                look: period.standing == .ended ? " verdict--need" : " verdict--wait",
                title: sentences.signInEndsTitle(period, at: exchange.now),
                text: sentences.signInEnds(period, in: exchange.zone), address: "\(address)/sign-in")
        }
        if let read {
            let lines = BooksList.allCases.compactMap { list in read[list].map { sentences.counted($0, list) } }
            let isSignedIn = one.ref.state == .active
            lists = Lists(
                lines: lines, isEmpty: lines.isEmpty,
                readAgain: mayChange && isSignedIn && card == nil ? "\(address)/lists" : nil)
        }
        if let card {
            visitor = VisitorPart(
                card, of: one.ref, newPassword: newPassword, mayChange: mayChange, address: address, exchange)
        }
        guard mayChange else { return }
        acts = Acts(
            access: card != nil && one.ref.state != .uninstalled ? nil : "\(address)/access",
            uninstall: one.ref.state == .uninstalled ? nil : "\(address)/uninstall",
            signIn: one.ref.side == .books && one.ref.state != .uninstalled && card == nil ? "\(address)/sign-in" : nil)
    }

    private static func counts(_ orders: OrderCounts, _ sentences: Sentences) -> [Fact] {
        [
            (IntegrationsWord.posted, orders.posted), (.waiting, orders.waiting), (.needsYou, orders.needsYou),
            (.skipped, orders.skipped),
        ].map { Fact(name: $0.text(sentences), value: sentences.count($1)) }
    }

    private static func facts(_ one: Integration, _ exchange: Exchange) -> [Fact] {
        let sentences = exchange.sentences
        func fact(_ word: IntegrationsWord, _ value: String) -> Fact { Fact(name: word.text(sentences), value: value) }
        var facts = [fact(.product, one.kindName)]
        if let books = one.books {
            facts += [
                fact(.company, books.name), fact(.country, books.country), fact(.currency, books.homeCurrency.code),
                fact(.taxModel, sentences.name(of: books.taxModel)),
                fact(
                    .closedUntil,
                    books.closingDate.map { sentences.date($0) } ?? IntegrationsWord.notClosed.text(sentences)),
            ]
        }
        if let store = one.store {
            facts += [
                fact(.storeName, store.name), fact(.country, store.country), fact(.currency, store.currency.code),
            ]
        }
        facts += [
            fact(.lastContact, one.lastContact.map { exchange.moment($0) } ?? IntegrationsWord.notYet.text(sentences)),
            fact(.nextRun, one.nextRun.map { exchange.moment($0) } ?? IntegrationsWord.notPlanned.text(sentences)),
        ]
        if let path = one.hooksPath, one.ref.state != .uninstalled, exchange.role == .administrator {
            facts.append(fact(.hooksAddress, "\(exchange.settings.address)\(path)"))
        }
        guard let period = one.ref.signIn else { return facts }
        if let begun = period.begunAt { facts.append(fact(.signedInSince, exchange.moment(begun))) }
        facts.append(fact(.signInUntil, exchange.moment(period.endsAt)))
        return facts
    }

    static let template = Template(
        "integration",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{back}}">{{w.title}}</a></li></ol><h1>{{title}}</h1><p class="row">{{#mark}}{{>connection-mark}}{{/mark}}<span class="muted">{{name}}</span></p></div></div>
        {{#hasPages}}
        <ul class="tabs">{{#pages}}<li><a href="{{.address}}">{{.text}}</a></li>{{/pages}}</ul>
        {{/hasPages}}
        {{#ending}}
        <section class="sheet verdict{{.look}}" aria-labelledby="ends"><div class="verdict__text"><h2 class="verdict__title" id="ends">{{.title}}</h2><p class="muted">{{.text}}</p></div><a class="button button--primary" href="{{.address}}">{{w.renew}}</a></section>
        {{/ending}}
        <div class="columns columns--main-side">
        <div class="stack">
        {{#visitor}}
        {{>visitor}}
        {{/visitor}}
        {{#hasCounts}}
        <section class="sheet" aria-labelledby="orders"><div class="sheet__head"><h2 id="orders">{{counted}}</h2></div><div class="sheet__body"><dl class="facts">{{#counts}}{{>fact}}{{/counts}}</dl></div></section>
        {{/hasCounts}}
        {{#hasLinks}}
        <section class="sheet" aria-labelledby="settings"><div class="sheet__head"><h2 id="settings">{{w.settings}}</h2></div><div class="sheet__body"><ul role="list" class="stack stack--close">{{#links}}<li><a href="{{.address}}">{{.text}}</a></li>{{/links}}</ul></div></section>
        {{/hasLinks}}
        {{#lists}}
        <section class="sheet" aria-labelledby="read"><div class="sheet__head"><h2 id="read">{{w.whatWasRead}}</h2></div><div class="sheet__body stack">
        {{#.isEmpty}}
        <p class="muted">{{w.nothingRead}}</p>
        {{/.isEmpty}}
        <ul role="list">{{#.lines}}<li>{{.}}</li>{{/.lines}}</ul>
        {{#.readAgain}}
        <p><a class="button button--small" href="{{.}}">{{w.readAgain}}</a></p><p class="small muted">{{w.wrongCompany}}</p>
        {{/.readAgain}}
        </div></section>
        {{/lists}}
        </div>
        <section class="sheet" aria-labelledby="sum"><div class="sheet__head"><h2 id="sum">{{w.summary}}</h2></div><div class="sheet__body"><dl class="facts">{{#facts}}{{>fact}}{{/facts}}</dl></div>
        {{#acts}}
        <div class="sheet__foot row">{{#.signIn}}<a class="button button--small" href="{{.}}">{{w.signIn}}</a>{{/.signIn}}{{#.access}}<a class="button button--small" href="{{.}}">{{w.changeConnection}}</a>{{/.access}}{{#.uninstall}}<a class="button button--small button--danger" href="{{.}}">{{w.uninstall}}</a>{{/.uninstall}}</div>
        {{/acts}}
        </section>
        </div>
        {{/content}}{{/app}}
        """#)
}
