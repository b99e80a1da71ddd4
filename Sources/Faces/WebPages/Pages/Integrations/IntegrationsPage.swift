import Accounting
import Bookkeeping
import Commerce
import Features
import Storage
import Wording

/// What is connected, and what can be (I1).
struct IntegrationsPage: Page {
    static let words: [any PageWord.Type] = [IntegrationsWord.self]

    struct Card: Sendable {
        var id: String
        var letters: String
        var isBooks: Bool
        var address: String
        var name: String
        var sub: String
        var facts: [Fact]
        var mark: ConnectionMark
        var action: String
        var actionAddress: String
        var actionLabel: String
    }

    struct Offer: Sendable {
        var id: String
        var letters: String
        var isBooks: Bool
        var name: String
        var sub: String?
        var text: String
        /// `nil` for who may not install, and for books where there are some.
        var address: String?
        var label: String
    }

    var title: String
    let place: Place? = .integrations
    var books: [Card]
    var bookOffers: [Offer]
    var stores: [Card]
    var storeOffers: [Offer]
    /// Nothing is connected yet.
    var isEmpty: Bool
    /// For who may not install: whom to ask; `nil` for administrators.
    var administrators: String?
    /// The wizard; `nil` for who may not set up.
    var setUp: String?
    /// Where a new one is chosen; `nil` for who may not install.
    var new: String?
    var setUpText: String

    init(
        _ integrations: [Integration], _ offers: [IntegrationOffer], administrators names: [String],
        _ exchange: Exchange, of company: String
    ) {
        let sentences = exchange.sentences
        title = IntegrationsWord.title.text(sentences)
        let (ledgers, shops) = (
            integrations.filter { $0.ref.side == .books }, integrations.filter { $0.ref.side == .store }
        )
        books = ledgers.map { Self.card($0, exchange, company) }
        stores = shops.map { Self.card($0, exchange, company) }
        let isTaken = ledgers.contains { $0.ref.state != .uninstalled }
        let known = Set(ledgers.map(\.ref.kind))
        let mayInstall = exchange.role == .administrator
        bookOffers = offers.filter { $0.side == .books && !(known.contains($0.kind)) }.map {
            Self.offer($0, mayInstall && !isTaken, isTaken, sentences, company)
        }
        storeOffers = offers.filter { $0.side == .store }.map { Self.offer($0, mayInstall, false, sentences, company) }
        isEmpty = integrations.isEmpty
        new = mayInstall ? (isEmpty ? "#books" : "#stores") : nil
        setUpText = SetUpWord.setUp.text(exchange.sentences)
        setUp = exchange.role.map { $0 >= .bookkeeper } ?? false ? "\(CompanyPath.root(company))/setup" : nil
        administrators = mayInstall ? nil : sentences.list(names.map { sentences.plain($0) })
    }

    private static func card(_ one: Integration, _ exchange: Exchange, _ company: String) -> Card {
        let sentences = exchange.sentences
        let ref = one.ref
        func say(_ word: IntegrationsWord) -> String { word.text(sentences) }
        var facts = [Fact(name: say(.lastContact), value: one.lastContact.map { exchange.moment($0) } ?? say(.notYet))]
        switch ref {
        case .books(let books):
            if let period = books.signIn {
                facts.append(Fact(name: say(.authorisation), value: sentences.signInEnd(period, at: exchange.now)))
            }
        case .store:
            let flows = one.workflows.map { sentences.name(of: $0) }
            facts.append(
                Fact(name: say(.workflows), value: flows.isEmpty ? say(.noWorkflows) : flows.joined(separator: ", ")))
        }
        facts.insert(
            Fact(name: say(.nextRun), value: one.nextRun.map { exchange.moment($0) } ?? say(.notPlanned)), at: 1)
        let address = CompanyPath.integration(ref.id.rawValue, of: company)
        let (action, target) = act(ref, address, exchange.role == .administrator, sentences)
        return Card(
            id: "i-\(ref.id.rawValue)", letters: letters(one.kindName), isBooks: ref.side == .books, address: address,
            name: one.kindName, sub: one.line(sentences), facts: facts, mark: ConnectionMark(ref, sentences),
            action: action, actionAddress: target, actionLabel: sentences.labelled(action, sentences.plain(ref.name)))
    }

    /// What one most likely wants to do with it.
    private static func act(
        _ ref: ConnectionRef, _ address: String, _ mayChange: Bool, _ sentences: Sentences
    ) -> (String, String) {
        guard mayChange else { return (IntegrationsWord.settings.text(sentences), address) }
        switch (ref, ref.state) {
        case (.books, .signInNeeded) where ref.comesByVisits:
            return (VisitorWord.installNow.text(sentences), address)
        case (.books, .signInNeeded): return (IntegrationsWord.reconnect.text(sentences), "\(address)/sign-in")
        case (.books, .active) where ref.signIn?.isEnding ?? false:
            return (IntegrationsWord.renew.text(sentences), "\(address)/sign-in")
        case (.store, .signInNeeded), (_, .uninstalled):
            return (IntegrationsWord.reconnect.text(sentences), "\(address)/access")
        case (.books, .active), (.store, .active): return (IntegrationsWord.settings.text(sentences), address)
        }
    }

    private static func offer(
        _ offer: IntegrationOffer, _ mayInstall: Bool, _ isTaken: Bool, _ sentences: Sentences, _ company: String
    ) -> Offer {
        let flows = offer.workflows.map { sentences.name(of: $0) }
        return Offer(
            id: "o-\(offer.kind)", letters: letters(offer.name), isBooks: offer.side == .books, name: offer.name,
            sub: flows.isEmpty ? nil : flows.joined(separator: ", "),
            text: isTaken
                ? IntegrationsWord.booksOnce.text(sentences)
                : offer.preparation.map { sentences.written($0) } ?? "",
            address: mayInstall ? "\(CompanyPath.integrations(company))/new/\(QueryText.coded(offer.kind))" : nil,
            label: sentences.installing(offer.name))
    }

    /// Two letters that stand for a kind: `QuickBooks Online` is QO.
    static func letters(_ name: String) -> String {
        let capitals = name.filter(\.isUppercase)
        return String((capitals.count > 1 ? capitals : name).prefix(2))
    }

    static let template = Template(
        "integrations",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.title}}</h1><p class="muted">{{w.lead}}</p></div>{{#setUp}}<div class="head__acts">{{#new}}<a class="button" href="{{.}}">{{w.new}}</a>{{/new}}<a class="button" href="{{.}}">{{setUpText}}</a></div>{{/setUp}}</div>
        {{#isEmpty}}
        <div class="notice" role="status"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-info"/></svg><p>{{w.beginWithBooks}}</p></div>
        {{/isEmpty}}
        {{#administrators}}
        <div class="notice"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-info"/></svg><p>{{w.askAdministrators}} {{.}}</p></div>
        {{/administrators}}
        <section class="stack stack--close" aria-labelledby="books"><h2 id="books">{{w.books}}</h2>
        <div class="cards">
        {{#books}}
        {{>integration-card}}
        {{/books}}
        {{#bookOffers}}
        {{>integration-offer}}
        {{/bookOffers}}
        </div></section>
        <section class="stack stack--close" aria-labelledby="stores"><h2 id="stores">{{w.stores}}</h2>
        <div class="cards">
        {{#stores}}
        {{>integration-card}}
        {{/stores}}
        {{#storeOffers}}
        {{>integration-offer}}
        {{/storeOffers}}
        </div></section>
        {{/content}}{{/app}}
        """#)

    /// Parts of the page that stand in it twice.
    static let parts = [
        Template(
            "integration-card",
            #"""
            <article class="sheet card" aria-labelledby="{{.id}}"><div class="card__head"><span class="monogram{{#.isBooks}} monogram--books{{/.isBooks}}" aria-hidden="true">{{.letters}}</span><div><h3 id="{{.id}}"><a href="{{.address}}">{{.name}}</a></h3><span class="sub">{{.sub}}</span></div></div>
            <dl class="facts facts--end">{{#.facts}}{{>fact}}{{/.facts}}</dl>
            <div class="card__foot">{{#.mark}}{{>connection-mark}}{{/.mark}}<a class="button button--small" href="{{.actionAddress}}" aria-label="{{.actionLabel}}">{{.action}}</a></div></article>
            """#),
        Template(
            "integration-offer",
            #"""
            <article class="sheet card" aria-labelledby="{{.id}}"><div class="card__head"><span class="monogram{{#.isBooks}} monogram--books{{/.isBooks}}" aria-hidden="true">{{.letters}}</span><div><h3 id="{{.id}}">{{.name}}</h3>{{#.sub}}<span class="sub">{{.}}</span>{{/.sub}}</div></div>
            <p class="muted small">{{.text}}</p>
            <div class="card__foot"><span class="small faint">{{w.notInstalled}}</span>{{#.address}}<a class="button button--small" href="{{.}}" aria-label="{{label}}">{{w.install}}</a>{{/.address}}</div></article>
            """#),
    ]
}

extension Integration {
    /// What it leads to, in a line.
    func line(_ sentences: Sentences) -> String {
        if let books { return [books.name, books.country, books.homeCurrency.code].joined(separator: ", ") }
        if let store {
            return [store.name, store.country, store.currency.code].filter { !$0.isEmpty }.joined(separator: ", ")
        }
        return ref.name
    }
}
