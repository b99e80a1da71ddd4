import Accounting
import Features
import LinkLedger
import Storage
import Wording

/// The products of a store: code, item, state, last error (F5, W14).
struct ProductsPage: Page {
    static let words: [any PageWord.Type] = [SyncedWord.self]

    struct Row: Sendable {
        var name: String
        var sku: String?
        var item: String?
        var itemID: String?
        /// Where the store and the books show it.
        var inStore: OutsideLink?
        var books: OutsideLink?
        var pill: Pill
        var reason: String?
        var remedy: String?
        /// `nil` for what has no item, and for who may not end it.
        var unlink: RecordsPage.Unlink?
    }

    struct Segment: Sendable {
        var address: String
        var text: String
        var count: String
        var isHere: Bool
    }

    struct Retry: Sendable {
        var address: String
        var store: String
        var text: String
    }

    var title: String
    let place: Place? = .products
    var here: String
    /// Where links are ended, with what the list was narrowed to.
    var unlinking: String
    var store: String
    var storeID: String
    /// To another store; `nil` when there is one only.
    var stores: Select?
    var feeds: String
    var segments: [Segment]
    var query: String
    var isNeedingYou: Bool
    var retry: Retry?
    /// Of a store that makes its documents itself; empty for others.
    var tabs: [StoreTab]
    var hasTabs: Bool
    var mayUnlink: Bool
    /// Where products are read now, when none was read yet; `nil` for who may not.
    var run: String?
    var rows: [Row]
    var hasRows: Bool
    var isEmpty: Bool
    var hasPager: Bool
    var first: String?
    var older: String?

    init(
        _ store: ConnectionRef, of stores: [ConnectionRef], _ page: SyncedProducts.Page, needingYou: Bool,
        search: String, isFirst: Bool, company: String, _ exchange: Exchange
    ) {
        let sentences = exchange.sentences
        title = SyncedWord.productsTitle.text(sentences)
        here = CompanyPath.products(company)
        self.store = sentences.plain(store.name)
        storeID = store.id.rawValue
        self.stores = StoreChoice.select(stores, chosen: storeID, sentences)
        feeds = CompanyPath.feeds(of: storeID, company)
        query = search
        isNeedingYou = needingYou
        let base = "\(here)?store=\(QueryText.coded(storeID))"
        func segment(_ address: String, _ word: SyncedWord, _ count: Int, _ isHere: Bool) -> Segment {
            Segment(address: address, text: word.text(sentences), count: sentences.count(count), isHere: isHere)
        }
        segments = [
            segment(base, .all, page.all, !needingYou),
            segment("\(base)&state=needsYou", .needYou, page.needYou, needingYou),
        ]
        if case .store(let one) = store, one.isOfDocuments {
            tabs = StoreTab.all(of: one, company, here: .products, sentences)
        } else {
            tabs = []
        }
        hasTabs = !tabs.isEmpty
        let role = exchange.role ?? .viewer
        mayUnlink = role >= Permission.undoPosted.least
        if page.needYou > 0, role >= Permission.retryOrders.least {
            retry = Retry(address: "\(here)/retry", store: storeID, text: sentences.retryProducts(page.needYou))
        }
        isEmpty = page.all == 0
        if isEmpty, role >= Permission.syncStores.least { run = CompanyPath.runs(company) }
        let isOffered = mayUnlink
        rows = page.products.map { Row($0, of: ID(store.id.rawValue), exchange, mayUnlink: isOffered) }
        hasRows = !rows.isEmpty
        let filter =
            base + (needingYou ? "&state=needsYou" : "") + (search.isEmpty ? "" : "&q=\(QueryText.coded(search))")
        older = page.next.map {
            "\(filter)&after=\(QueryText.coded($0.id))&variation=\(QueryText.coded($0.variation))"
        }
        first = isFirst ? nil : filter
        unlinking = "\(here)/unlinkings\(filter.dropFirst(here.count))"
        hasPager = older != nil || first != nil
    }

    static let template = Template(
        "products",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{w.productsTitle}}</h1><p class="muted">{{store}} · {{w.productsLead}}</p></div>
        <div class="head__acts"><a class="button" href="{{feeds}}">{{w.feeds}}</a>
        {{#retry}}
        <form method="post" action="{{.address}}">{{>token}}<input type="hidden" name="store" value="{{.store}}"><button class="button button--primary">{{.text}}</button></form>
        {{/retry}}
        </div></div>
        {{>storeChoice}}
        {{#hasTabs}}
        {{>store-tabs}}
        {{/hasTabs}}
        <nav aria-label="{{w.show}}"><ul class="segments" role="list">
        {{#segments}}
        <li><a href="{{.address}}"{{#.isHere}} aria-current="true"{{/.isHere}}>{{.text}} <span class="figures">{{.count}}</span></a></li>
        {{/segments}}
        </ul></nav>
        <section class="sheet" aria-label="{{w.productsTitle}}">
        {{#isEmpty}}
        <div class="empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-box"/></svg><h2>{{w.none}}</h2><p>{{w.noneLead}}</p>
        {{#run}}
        <form method="post" action="{{.}}">{{>token}}<input type="hidden" name="store" value="{{storeID}}"><button class="button" name="workflow" value="products">{{w.run}}</button></form>
        {{/run}}
        </div>
        {{/isEmpty}}
        {{^isEmpty}}
        <form class="filters" role="search" method="get" action="{{here}}"><input type="hidden" name="store" value="{{storeID}}">{{#isNeedingYou}}<input type="hidden" name="state" value="needsYou">{{/isNeedingYou}}<label class="sr" for="q">{{w.search}}</label><input class="input" id="q" name="q" type="search" value="{{query}}" placeholder="{{w.search}}"><button class="button button--small">{{w.find}}</button></form>
        {{#hasRows}}
        {{#mayUnlink}}
        <form method="post" action="{{unlinking}}">{{>token}}<input type="hidden" name="store" value="{{storeID}}">
        {{/mayUnlink}}
        <table class="table table--slips"><caption class="sr">{{w.productsTitle}}</caption>
        <thead><tr><th scope="col">{{w.product}}</th><th scope="col">{{w.item}}</th><th scope="col">{{w.identifier}}</th><th scope="col">{{w.state}}</th><th scope="col">{{w.reason}}</th>{{#mayUnlink}}<th scope="col"><span class="sr">{{w.actions}}</span></th>{{/mayUnlink}}</tr></thead><tbody>
        {{#rows}}
        <tr><th scope="row" class="slip-start">{{#.inStore}}{{>outside}}{{/.inStore}}{{^.inStore}}{{.name}}{{/.inStore}}{{#.sku}}<span class="sub code">{{.}}</span>{{/.sku}}</th><td class="slip-full">{{#.books}}{{>outside}}{{/.books}}{{^.books}}{{.item}}{{^.item}}–{{/.item}}{{/.books}}</td><td data-label="{{w.identifier}}"><span class="code">{{.itemID}}{{^.itemID}}–{{/.itemID}}</span></td><td class="slip-end">{{#.pill}}{{>pill}}{{/.pill}}</td><td class="slip-full">{{.reason}}{{#.remedy}}<span class="sub">{{.}}</span>{{/.remedy}}</td>{{#mayUnlink}}<td class="n slip-full">{{#.unlink}}{{>unlink}}{{/.unlink}}</td>{{/mayUnlink}}</tr>
        {{/rows}}
        </tbody></table>
        {{#mayUnlink}}
        </form>
        {{/mayUnlink}}
        {{/hasRows}}
        {{^hasRows}}
        <div class="empty"><p>{{w.nothingFound}}</p></div>
        {{/hasRows}}
        {{>pager}}
        {{/isEmpty}}
        </section>
        {{/content}}{{/app}}
        """#)
}

extension ProductsPage.Row {
    init(_ product: SyncedProduct, of store: ID<Store>, _ exchange: Exchange, mayUnlink: Bool) {
        let sentences = exchange.sentences
        name = sentences.plain(product.name)
        sku = product.sku.isEmpty ? nil : sentences.plain(product.sku)
        item = product.item.map { sentences.plain($0.name) }
        itemID = product.item?.id
        inStore = exchange.outside.inStore(product: product.place.id, of: store).map {
            OutsideLink(address: $0, text: sentences.plain(product.name))
        }
        books = exchange.inBooks(.item, product.item?.id, text: sentences.plain(product.item?.name ?? ""))
        let look: Pill.Look =
            switch product.state {
            case .inBooks: .good
            case .waiting: .idle
            case .needsYou: .need
            }
        pill = Pill(look, sentences.name(of: product.state))
        let told = product.reason.map { sentences.tell($0) }
        (reason, remedy) = (told?.what, told?.remedy)
        if product.item != nil, mayUnlink {
            unlink = RecordsPage.Unlink(
                value: RecordsPage.Unlink.value([product.place.id, product.place.variation]),
                label: sentences.labelled(SyncedWord.unlink.text(sentences), name))
        }
    }
}

/// The choice of a store, where a company has several.
enum StoreChoice {
    static func select(_ stores: [ConnectionRef], chosen: String, _ sentences: Sentences) -> Select? {
        guard stores.count > 1 else { return nil }
        return Select(
            "store", SyncedWord.store.text(sentences), stores.map { ($0.id.rawValue, sentences.plain($0.name)) },
            chosen: chosen)
    }

    static let template = Template(
        "storeChoice",
        #"""
        {{#stores}}
        <form class="row" method="get" action="{{here}}"><label class="sr" for="{{.id}}">{{.label}}</label><select class="select" id="{{.id}}" name="{{.name}}">{{#.options}}<option value="{{.value}}"{{#.isChosen}} selected{{/.isChosen}}>{{.text}}</option>{{/.options}}</select><button class="button">{{w.show}}</button></form>
        {{/stores}}
        """#)

    /// Under a list: to its beginning, and on.
    static let pager = Template(
        "pager",
        #"""
        {{#hasPager}}
        <div class="pager"><span></span><span class="row">{{#first}}<a class="button button--small" href="{{.}}">{{w.first}}</a>{{/first}}{{#older}}<a class="button button--small" href="{{.}}">{{w.older}}</a>{{/older}}</span></div>
        {{/hasPager}}
        """#)
}
