import Accounting
import Features
import Foundation
import LinkLedger
import Storage
import Wording

/// Customers, invoices or credit memos of a store: identifier in the books, state, last error (F6, F7).
struct RecordsPage: Page {
    static let words: [any PageWord.Type] = [SyncedWord.self]

    struct Row: Sendable {
        var name: String
        var kind: String
        var date: String?
        var total: String?
        var booksID: String
        /// Where the books show it; `nil` once it is gone there.
        var books: OutsideLink?
        /// The page of its order; `nil` for what is of none.
        var order: String?
        var pill: Pill
        /// `nil` for what is linked no more, and for who may not end it.
        var unlink: Unlink?
    }

    /// The button that ends what a record stands for; its form is that of the whole list.
    struct Unlink: Sendable {
        var value: String
        var label: String

        /// The parts of a place in one value.
        static func value(_ parts: [String]) -> String { parts.map { QueryText.coded($0) }.joined(separator: "&") }

        static func parts(_ value: String) -> [String] {
            value.split(separator: "&", omittingEmptySubsequences: false).map { $0.removingPercentEncoding ?? "" }
        }
    }

    /// The button that has refused records decided again.
    struct Retry: Sendable {
        var address: String
        var text: String
    }

    struct Awaited: Sendable {
        var name: String
        var kind: String
        var pill: Pill
        var waitsFor: String?
        var reason: String?
        var remedy: String?
    }

    var title: String
    let place: Place? = .runs
    var here: String
    /// Where links are ended, with what the list was narrowed to.
    var unlinking: String
    var store: String
    var runs: String
    var runsTitle: String
    var tabs: [StoreTab]
    var retry: Retry?
    var mayUnlink: Bool
    var query: String
    var hasAwaited: Bool
    var awaited: [Awaited]
    var hasRows: Bool
    var rows: [Row]
    /// Said where no record is shown.
    var nothing: String
    var hasPager: Bool
    var first: String?
    var older: String?

    init(
        _ family: RecordFamily, of store: StoreRef, _ page: SyncedRecords.Page, search: String, isFirst: Bool,
        company: String, _ exchange: Exchange
    ) {
        let sentences = exchange.sentences
        title = "\(sentences.name(of: family)) · \(sentences.plain(store.name))"
        self.store = sentences.plain(store.name)
        here = CompanyPath.records(family, of: store.id.rawValue, company)
        runs = CompanyPath.runs(company)
        runsTitle = RunsWord.title.text(sentences)
        query = search
        tabs = StoreTab.all(of: store, company, here: .records(family), sentences)
        let role = exchange.role ?? .viewer
        let refused = page.awaited.count { $0.state == .refused }
        if isFirst, refused > 0, role >= Permission.retryOrders.least {
            retry = Retry(address: "\(here)/retries", text: sentences.retryRecords(refused))
        }
        mayUnlink = role >= Permission.undoPosted.least
        awaited = isFirst ? page.awaited.map { Awaited($0, sentences) } : []
        hasAwaited = !awaited.isEmpty
        let isOffered = mayUnlink
        rows = page.records.map { Row($0, of: store, company, exchange, mayUnlink: isOffered) }
        hasRows = !rows.isEmpty
        nothing = (search.isEmpty && isFirst ? SyncedWord.noRecords : .nothingFound).text(sentences)
        let filter = "\(here)?\(search.isEmpty ? "" : "q=\(QueryText.coded(search))&")"
        older = page.next.map { place in
            let parts = [place.kind.rawValue, place.sourceID, place.role, String(place.generation)]
            return filter
                + zip(RecordRows.placeFields, parts).map { "\($0)=\(QueryText.coded($1))" }
                .joined(separator: "&")
        }
        let narrowed = search.isEmpty ? "" : "?q=\(QueryText.coded(search))"
        first = isFirst ? nil : here + narrowed
        unlinking = "\(here)/unlinkings\(narrowed)"
        hasPager = older != nil || first != nil
    }

    static let template = Template(
        "records",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{runs}}">{{runsTitle}}</a></li></ol><h1>{{store}}</h1><p class="muted">{{w.recordsLead}}</p></div>{{#retry}}<div class="head__acts"><form method="post" action="{{.address}}">{{>token}}<button class="button button--primary">{{.text}}</button></form></div>{{/retry}}</div>
        {{>store-tabs}}
        {{#hasAwaited}}
        <section class="sheet" aria-labelledby="awaited"><div class="sheet__head"><h2 id="awaited">{{w.awaited}}</h2><p>{{w.awaitedLead}}</p></div>
        <table class="table table--slips"><caption class="sr">{{w.awaited}}</caption>
        <thead><tr><th scope="col">{{w.number}}</th><th scope="col">{{w.record}}</th><th scope="col">{{w.state}}</th><th scope="col">{{w.reason}}</th></tr></thead><tbody>
        {{#awaited}}
        <tr><th scope="row" class="slip-start">{{.name}}</th><td data-label="{{w.record}}">{{.kind}}</td><td class="slip-end">{{#.pill}}{{>pill}}{{/.pill}}</td><td class="slip-full">{{#.waitsFor}}{{w.waitsFor}} {{.}}{{/.waitsFor}}{{.reason}}{{#.remedy}}<span class="sub">{{.}}</span>{{/.remedy}}</td></tr>
        {{/awaited}}
        </tbody></table></section>
        {{/hasAwaited}}
        <section class="sheet" aria-label="{{title}}">
        <form class="filters" role="search" method="get" action="{{here}}"><label class="sr" for="q">{{w.search}}</label><input class="input" id="q" name="q" type="search" value="{{query}}" placeholder="{{w.search}}"><button class="button button--small">{{w.find}}</button></form>
        {{#hasRows}}
        {{#mayUnlink}}
        <form method="post" action="{{unlinking}}">{{>token}}
        {{/mayUnlink}}
        <table class="table table--slips"><caption class="sr">{{title}}</caption>
        <thead><tr><th scope="col">{{w.number}}</th><th scope="col">{{w.record}}</th><th scope="col">{{w.date}}</th><th scope="col">{{w.identifier}}</th><th scope="col">{{w.state}}</th><th scope="col" class="n">{{w.total}}</th>{{#mayUnlink}}<th scope="col"><span class="sr">{{w.actions}}</span></th>{{/mayUnlink}}</tr></thead><tbody>
        {{#rows}}
        <tr><th scope="row" class="slip-start">{{#.order}}<a href="{{.}}">{{name}}</a>{{/.order}}{{^.order}}{{.name}}{{/.order}}</th><td data-label="{{w.record}}">{{.kind}}</td><td data-label="{{w.date}}">{{.date}}{{^.date}}–{{/.date}}</td><td data-label="{{w.identifier}}"><span class="code">{{#.books}}{{>outside}}{{/.books}}{{^.books}}{{.booksID}}{{/.books}}</span></td><td data-label="{{w.state}}">{{#.pill}}{{>pill}}{{/.pill}}</td><td class="n slip-end">{{.total}}</td>{{#mayUnlink}}<td class="n slip-full">{{#.unlink}}{{>unlink}}{{/.unlink}}</td>{{/mayUnlink}}</tr>
        {{/rows}}
        </tbody></table>
        {{#mayUnlink}}
        </form>
        {{/mayUnlink}}
        {{/hasRows}}
        {{^hasRows}}
        <div class="empty"><p>{{nothing}}</p></div>
        {{/hasRows}}
        {{>pager}}
        </section>
        {{/content}}{{/app}}
        """#)
}

extension RecordsPage.Unlink {
    static let template = Template(
        "unlink",
        #"""
        <button class="button button--small" name="record" value="{{.value}}" aria-label="{{.label}}">{{w.unlink}}</button>
        """#)
}

extension RecordsPage.Row {
    init(
        _ record: SyncedRecord, of store: StoreRef, _ company: String, _ exchange: Exchange, mayUnlink: Bool
    ) {
        let sentences = exchange.sentences
        name = sentences.plain(record.name)
        kind = sentences.name(of: record.kind)
        date = record.date.map { sentences.date($0) }
        total = record.total.map { sentences.amount($0) }
        booksID = record.booksID
        books = record.state == .live ? exchange.inBooks(record.kind, record.booksID, text: record.booksID) : nil
        order = record.order.map { CompanyPath.order(company, OrderRef(store: store.id, id: $0)) }
        pill = Pill(record.state == .live ? .good : .idle, sentences.name(of: record.state))
        if record.state == .live, mayUnlink {
            let place = record.place
            unlink = RecordsPage.Unlink(
                value: RecordsPage.Unlink.value([
                    place.kind.rawValue, place.sourceID, place.role, String(place.generation),
                ]), label: sentences.labelled(SyncedWord.unlink.text(sentences), name))
        }
    }
}

extension RecordsPage.Awaited {
    init(_ record: AwaitedRecord, _ sentences: Sentences) {
        name = sentences.plain(record.name)
        kind = sentences.name(of: record.kind)
        pill = Pill(record.state == .refused ? .need : .wait, sentences.name(of: record.state))
        waitsFor = record.waitsFor.isEmpty ? nil : sentences.list(record.waitsFor.map { sentences.plain($0) })
        let told = record.reason.map { sentences.tell($0) }
        (reason, remedy) = (told?.what, told?.remedy)
    }
}
