import Accounting
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import Storage
import Wording

/// Tabs *Customers* and *Suppliers* (A3): every company of the store beside the record of the books that it is.
struct CompaniesOfStorePage: Page {
    static let words: [any PageWord.Type] = [SendingWord.self, SupplierWord.self]

    /// What suppliers handed out last.
    struct Papers: Sendable {
        var action: String
        var time: String
        var lines: [String]
    }

    /// An invoice that waits for its order, and what a person can say of it.
    struct Waiting: Sendable {
        var action: String
        var supplier: String
        var number: String
        var text: String
        var order: Field
        var reason: Field
    }

    struct Row: Sendable {
        var name: String
        var address: String
        var detail: String
        var field: Field
        var suggestions: String
    }

    struct Option: Sendable {
        var value: String
        var text: String
    }

    var title: String
    let place: Place? = .integrations
    var mistakes: Mistakes?
    var back: String
    var store: String
    var tabs: [SendingTabLink]
    var action: String
    var hasRows: Bool
    var rows: [Row]
    var known: Suggestions
    var mayChange: Bool
    var export: String
    var importing: Field
    /// `nil` where no supplier is reached electronically.
    var papers: Papers?
    var hasWaiting = false
    var waiting: [Waiting] = []

    init(
        _ companies: [StoreCompanies.Company], _ side: StoreCompanies.Side, known names: [NamedChoice],
        _ store: StoreRef,
        _ company: String, _ exchange: Exchange, _ mistakes: Mistakes? = nil,
        papers fetched: (reached: Bool, last: SupplierPapers.Fetched?) = (false, nil)
    ) {
        let (sentences, form) = (exchange.sentences, exchange.form)
        func say(_ word: SendingWord) -> String { word.text(sentences) }
        let tab: SendingTab = side == .customers ? .customers : .suppliers
        title = tab.word.text(sentences)
        self.mistakes = mistakes
        back = CompanyPath.integration(store.id.rawValue, of: company)
        self.store = sentences.plain(store.name)
        tabs = SendingTabLink.all(tab, store.id.rawValue, company, sentences)
        action = tab.address(store.id.rawValue, company)
        known = Suggestions("known-parties", names)
        rows = companies.enumerated().map { index, one in
            let name = "record.\(one.id)"
            var field = Field(
                name, sentences.labelled(say(.inBooks), sentences.plain(one.name)),
                value: form.has(name) ? form[name] : one.linked?.name ?? "", list: "known-parties", isRequired: false)
            field.id = "record-\(index)"
            field.isNamed = true
            let suggestions = one.suggestions.map { party in
                sentences.plain(party.name) + (party.likeness.map { " (\(sentences.text($0)))" } ?? "")
            }
            return Row(
                name: sentences.plain(one.name),
                address: CompanyPath.companyCard(one.id, side, of: store.id.rawValue, company),
                detail: [one.email, one.phone].compactMap { $0 }.map { sentences.plain($0) }.joined(separator: ", "),
                field: field, suggestions: suggestions.isEmpty ? "–" : sentences.list(suggestions))
        }
        hasRows = !rows.isEmpty
        mayChange = (exchange.role ?? .viewer) >= Permission.changeSettings.least
        export = "\(action)/export"
        importing = Field("csv", say(.importing), hint: say(.importHint), value: form["csv"], isRequired: false)
        if fetched.reached {
            var shown = fetched.last?.naming(companies)
            let named = shown?.waiting ?? []
            shown?.waiting = []
            papers = Papers(
                action: "\(action)/papers", time: fetched.last.map { exchange.moment($0.at) } ?? "–",
                lines: shown.map { sentences.text($0) } ?? [])
            waiting = zip(fetched.last?.waiting ?? [], named).enumerated().map { index, one in
                var order = Field("order", SupplierWord.orderOfInvoice.text(sentences), isRequired: false)
                var reason = Field("reason", SupplierWord.reasonToLeaveOut.text(sentences), isRequired: false)
                (order.id, reason.id) = ("order-\(index)", "reason-\(index)")
                return Waiting(
                    action: "\(action)/waiting", supplier: one.0.supplier, number: one.0.number,
                    text: sentences.text(one.1), order: order, reason: reason)
            }
            hasWaiting = !waiting.isEmpty
        }
    }

    static let template = Template(
        "sending-companies",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{back}}">{{store}}</a></li></ol><h1>{{title}}</h1></div><div class="head__acts"><a class="button" href="{{export}}">{{w.export}}</a></div></div>
        {{>sending-tabs}}
        {{>mistakes}}
        {{^hasRows}}
        <section class="sheet"><div class="sheet__body"><p>{{w.none}}</p></div></section>
        {{/hasRows}}
        {{#hasRows}}
        {{#known}}
        {{>suggestions}}
        {{/known}}
        <form class="stack" method="post" action="{{action}}">{{>token}}
        <section class="sheet"><table class="table table--slips"><caption class="sr">{{title}}</caption><thead><tr><th scope="col">{{w.company}}</th><th scope="col">{{w.inBooks}}</th><th scope="col">{{w.suggestions}}</th></tr></thead><tbody>
        {{#rows}}
        <tr><th scope="row" class="slip-start"><a href="{{.address}}">{{.name}}</a><span class="sub">{{.detail}}</span></th><td class="slip-full">{{#.field}}{{>field}}{{/.field}}</td><td class="slip-full muted">{{.suggestions}}</td></tr>
        {{/rows}}
        </tbody></table></section>
        {{#mayChange}}
        <div class="row"><button class="button button--primary">{{w.save}}</button><button class="button" name="suggested" value="1">{{w.useSuggestion}}</button></div>
        {{/mayChange}}
        </form>
        {{#mayChange}}
        {{#papers}}
        <form class="sheet" method="post" action="{{.action}}">{{>token}}<div class="sheet__head"><h2>{{w.papers}}</h2><p>{{.time}}</p></div><div class="sheet__body stack stack--close">
        {{#.lines}}
        <p>{{.}}</p>
        {{/.lines}}
        <div class="row"><button class="button">{{w.fetchNow}}</button></div></div></form>
        {{/papers}}
        {{#hasWaiting}}
        <section class="sheet"><div class="sheet__head"><h2>{{w.waiting}}</h2><p>{{w.waitingLead}}</p></div><div class="sheet__body stack stack--close">
        {{#waiting}}
        <form class="stack stack--close" method="post" action="{{.action}}">{{>token}}<input type="hidden" name="supplier" value="{{.supplier}}"><input type="hidden" name="number" value="{{.number}}"><p>{{.text}}</p>
        {{#.order}}
        {{>field}}
        {{/.order}}
        {{#.reason}}
        {{>field}}
        {{/.reason}}
        <div class="row"><button class="button" name="match" value="1">{{w.matchNow}}</button><button class="button" name="leaveOut" value="1">{{w.leaveOut}}</button></div></form>
        {{/waiting}}
        </div></section>
        {{/hasWaiting}}
        <form class="sheet" method="post" action="{{action}}/csv">{{>token}}<div class="sheet__head"><h2>{{w.importing}}</h2><p>{{w.importHint}}</p></div><div class="sheet__body stack stack--close">
        <label class="sr" for="csv">{{w.importing}}</label><textarea class="input" id="csv" name="csv" rows="6">{{importing.value}}</textarea>
        <div class="row"><button class="button">{{w.importNow}}</button></div></div></form>
        {{/mayChange}}
        {{/hasRows}}
        {{/content}}{{/app}}
        """#)
}

/// A company of the store with its QB button (A4): search, link, unlink.
struct CompanyCardPage: Page {
    static let words: [any PageWord.Type] = [SendingWord.self, SupplierWord.self]

    /// How a supplier is reached electronically.
    struct Way: Sendable {
        var action: String
        var fields: [Field]
        var isKept: Bool
    }

    var title: String
    let place: Place? = .integrations
    var mistakes: Mistakes?
    var list: String
    var listName: String
    var facts: [Fact]
    var linked: String?
    var action: String
    var mayChange: Bool
    var search: Field
    var known: Suggestions
    var hasSuggestions: Bool
    var suggestions: [CompaniesOfStorePage.Option]
    /// `nil` for customers, and for who may not change connections.
    var way: Way?

    init(
        _ one: StoreCompanies.Company, known names: [NamedChoice], _ store: StoreRef, _ company: String,
        _ exchange: Exchange, form: [FormField] = [], way kept: Suppliers.Way? = nil, _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        func say(_ word: SendingWord) -> String { word.text(sentences) }
        let tab: SendingTab = one.side == .customers ? .customers : .suppliers
        title = sentences.plain(one.name)
        self.mistakes = mistakes
        list = tab.address(store.id.rawValue, company)
        listName = tab.word.text(sentences)
        facts = [(SendingWord.email, one.email), (.phone, one.phone)].compactMap { word, value in
            value.map { Fact(name: word.text(sentences), value: sentences.plain($0)) }
        }
        facts.append(Fact(name: say(.inBooks), value: one.linked.map { sentences.plain($0.name) } ?? say(.notLinked)))
        linked = one.linked.map { sentences.plain($0.name) }
        action = CompanyPath.companyCard(one.id, one.side, of: store.id.rawValue, company)
        mayChange = (exchange.role ?? .viewer) >= Permission.changeSettings.least
        search = Field(
            "record", say(.search), hint: say(.searchHint), value: exchange.form["record"], list: "known-parties",
            isRequired: false, mistakes: mistakes)
        known = Suggestions("known-parties", names)
        suggestions = one.suggestions.map { party in
            CompaniesOfStorePage.Option(
                value: party.id,
                text: sentences.plain(party.name) + (party.likeness.map { " – \(sentences.text($0))" } ?? ""))
        }
        hasSuggestions = !suggestions.isEmpty
        let mayReach = (exchange.role ?? .viewer) >= Permission.changeConnections.least
        if one.side == .suppliers, !form.isEmpty, mayReach {
            var values = kept?.values ?? [:]
            for field in form where exchange.form.has(field.formName) {
                values[field.key] = exchange.form[field.formName]
            }
            let shown = ConnectionFields(form, values, keepsSecrets: kept != nil, sentences, mistakes)
            way = Way(action: "\(action)/way", fields: shown.more + shown.fields, isKept: kept != nil)
        }
    }

    static let template = Template(
        "company-card",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{list}}">{{listName}}</a></li></ol><h1>{{title}}</h1></div><div class="head__acts"><a class="button button--primary" href="#qb">QB</a></div></div>
        {{>mistakes}}
        <section class="sheet"><div class="sheet__body"><dl class="facts">
        {{#facts}}
        {{>fact}}
        {{/facts}}
        </dl></div></section>
        {{#mayChange}}
        <section class="sheet" aria-labelledby="qb"><div class="sheet__head"><h2 id="qb" tabindex="-1">QB</h2></div><div class="sheet__body stack stack--close">
        {{#known}}
        {{>suggestions}}
        {{/known}}
        <form class="stack stack--close" method="post" action="{{action}}">{{>token}}
        {{#search}}
        {{>field}}
        {{/search}}
        <div class="row"><button class="button button--primary">{{w.link}}</button></div></form>
        {{#hasSuggestions}}
        <form class="row" method="post" action="{{action}}">{{>token}}<span>{{w.suggestions}}</span>
        {{#suggestions}}
        <button class="button button--small" name="record" value="{{.value}}">{{.text}}</button>
        {{/suggestions}}
        </form>
        {{/hasSuggestions}}
        {{#linked}}
        <form class="row" method="post" action="{{action}}">{{>token}}<span>{{.}}</span><button class="button" name="unlink" value="1">{{w.unlink}}</button></form>
        {{/linked}}
        </div></section>
        {{/mayChange}}
        {{#way}}
        <form class="sheet" method="post" action="{{.action}}">{{>token}}<div class="sheet__head"><h2>PromoStandards</h2><p>{{w.promoStandardsLead}}</p></div><div class="sheet__body stack stack--close">
        {{#.fields}}
        {{>field}}
        {{/.fields}}
        <div class="row"><button class="button button--primary">{{w.saveWay}}</button>{{#.isKept}}<button class="button" name="forget" value="1" formnovalidate>{{w.forgetWay}}</button>{{/.isKept}}</div></div></form>
        {{/way}}
        {{/content}}{{/app}}
        """#)
}

extension SupplierPapers.Fetched {
    /// With the names of suppliers in the place of their identifiers, which lead every line.
    fileprivate func naming(_ companies: [StoreCompanies.Company]) -> SupplierPapers.Fetched {
        let names = Dictionary(companies.map { ($0.id, $0.name) }) { first, _ in first }
        func named(_ line: String) -> String {
            let id = line.prefix { $0 != " " && $0 != ":" }
            return names[String(id)].map { $0 + line.dropFirst(id.count) } ?? line
        }
        var told = self
        (told.attached, told.credits) = (attached.map(named), credits.map(named))
        (told.voided, told.progressed) = (voided.map(named), progressed.map(named))
        for place in told.waiting.indices { told.waiting[place].supplier = named(waiting[place].supplier) }
        for place in told.faults.indices { told.faults[place].supplier = named(faults[place].supplier) }
        return told
    }
}
