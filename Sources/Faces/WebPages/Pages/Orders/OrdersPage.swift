import Accounting
import Features
import Foundation
import LinkLedger
import Storage
import Wording

/// The orders of a company and where each of them is.
struct OrdersPage: Page {
    static let words: [any PageWord.Type] = [OrdersWord.self]

    struct Segment: Sendable {
        var address: String
        var text: String
        var count: String
        var isHere: Bool
    }

    struct Chip: Sendable {
        var text: String
        var address: String
        var label: String
    }

    struct Row: Sendable {
        /// `nil` for who may not act.
        var box: Box?
        var number: String
        var address: String
        var placed: String
        var customer: String
        var total: String
        /// Where the orders are in several currencies.
        var currency: String?
        var pill: Pill
        var documents: Documents?
        var reason: String?
        /// The button QB (S1); `nil` for an order that nobody sends singly, or that the person may not send.
        var quickBooks: QuickBooks?
    }

    struct QuickBooks: Sendable {
        var address: String
        var label: String
    }

    struct Documents: Sendable {
        var text: String
        var address: String
    }

    struct Box: Sendable {
        var value: String
        var label: String
    }

    struct Hidden: Sendable {
        var name: String
        var value: String
    }

    struct Acts: Sendable {
        var retry: String
        var ignore: String
    }

    var title: String
    let place: Place? = .orders
    var address: String
    var export: String
    var segments: [Segment]
    var search: String
    var hidden: [Hidden]
    var selects: [Select]
    var from: String
    var to: String
    var chips: [Chip]
    var isNarrowed: Bool
    var bare: String
    var isCut: Bool
    var shown: String
    var currency: String?
    var hasRows: Bool
    var rows: [Row]
    /// Orders of the list can be sent one by one.
    var sends: Bool
    var newer: String?
    var older: String?
    /// `nil` for who may not act, and where there is nothing to act on.
    var acts: Acts?

    init(_ list: Listed, _ exchange: Exchange) {
        let (query, sentences) = (list.query, exchange.sentences)
        func say(_ word: OrdersWord) -> String { word.text(sentences) }
        title = say(.title)
        let path = CompanyPath.orders(list.company)
        address = path
        export = "\(path)/export\(query.with { _ in }.text)"
        segments = Self.segments(list, sentences)
        search = query.search
        hidden = [("state", query.state?.rawValue), ("cause", query.cause)].compactMap { name, value in
            value.map { Hidden(name: name, value: $0) }
        }
        selects = Self.selects(list, sentences)
        (from, to) = (query.from?.description ?? "", query.to?.description ?? "")
        chips = Self.chips(list, sentences)
        isNarrowed = query.isNarrowed
        bare = path + query.bare.text
        isCut = list.page.isCut
        let currencies = Set(list.page.orders.compactMap { $0.total?.currency.code })
        currency = currencies.count == 1 ? currencies.first : nil
        let mayAct = (exchange.role ?? .viewer) >= Permission.retryOrders.least
        rows = list.page.orders.map { Self.row($0, list, exchange, hasOneCurrency: currencies.count == 1, mayAct) }
        hasRows = !rows.isEmpty
        sends = rows.contains { $0.quickBooks != nil }
        shown = sentences.shown(rows.count, of: query.isNarrowed ? nil : list.count(of: query.state))
        newer = list.page.newer.map { last in path + query.with { $0.place = .newer(than: last) }.text }
        older = list.page.older.map { last in path + query.with { $0.place = .older(than: last) }.text }
        acts =
            mayAct && hasRows
            ? Acts(retry: "\(path)/retries\(query.text)", ignore: "\(path)/exemptions\(query.text)") : nil
    }

    private static func segments(_ list: Listed, _ sentences: Sentences) -> [Segment] {
        let states: [OrderState?] = [nil, .posted, .waiting, .needsYou, .skipped]
        return states.map { state in
            Segment(
                address: CompanyPath.orders(list.company)
                    + list.query.with { query in
                        query.state = state
                        query.cause = nil
                    }.text,
                text: state.map { sentences.heading($0.heading) } ?? OrdersWord.all.text(sentences),
                count: sentences.count(list.count(of: state)), isHere: list.query.state == state)
        }
    }

    private static func selects(_ list: Listed, _ sentences: Sentences) -> [Select] {
        func say(_ word: OrdersWord) -> String { word.text(sentences) }
        let stores = list.stores.map { (value: $0.id.rawValue, text: sentences.plain($0.name)) }
        let days = Select(
            "days", say(.days),
            [
                ("", say(.anyDay)), ("today", say(.today)), ("week", say(.week)), ("month", say(.month)),
                ("lastMonth", say(.lastMonth)),
            ], chosen: list.query.days?.rawValue ?? "")
        guard stores.count > 1 else { return [days] }
        return [Select("store", say(.store), [("", say(.allStores))] + stores, chosen: list.query.store ?? ""), days]
    }

    private static func chips(_ list: Listed, _ sentences: Sentences) -> [Chip] {
        let query = list.query
        var chips: [Chip] = []
        func add(_ text: String, _ change: (inout OrderQuery) -> Void) {
            chips.append(
                Chip(
                    text: text, address: CompanyPath.orders(list.company) + query.with(change).text,
                    label: sentences.withoutFilter(text)))
        }
        if !query.search.isEmpty { add(sentences.quoted(query.search)) { $0.search = "" } }
        if let cause = query.cause {
            let told = list.page.orders.first?.cause.map { sentences.tell($0).what }
            add(told ?? sentences.plain(cause)) { $0.cause = nil }
        }
        if let store = list.stores.first(where: { $0.id.rawValue == query.store }) {
            add(sentences.plain(store.name)) { $0.store = nil }
        }
        let (first, last) = query.span(BusinessDate(list.now, in: list.zone))
        if first != nil || last != nil {
            add(sentences.days(from: first.map { sentences.date($0) }, to: last.map { sentences.date($0) })) {
                ($0.days, $0.from, $0.to) = (nil, nil, nil)
            }
        }
        return chips
    }

    private static func row(
        _ order: OrderSummary, _ list: Listed, _ exchange: Exchange, hasOneCurrency: Bool, _ mayAct: Bool
    ) -> Row {
        let sentences = exchange.sentences
        let address = CompanyPath.order(list.company, order.ref)
        let documents = sentences.inBooks(order.documents).map { Documents(text: $0, address: address) }
        return Row(
            box: mayAct ? Box(value: order.ref.text, label: sentences.choose(order: order.number)) : nil,
            number: sentences.plain(order.number), address: address,
            placed: order.placedAt.map {
                sentences.placed($0, by: list.zone(of: order), now: list.now, reader: exchange.zone)
            } ?? "–",
            customer: order.customer.isEmpty ? "–" : sentences.plain(order.customer),
            total: order.total.map { sentences.number($0) } ?? "–",
            currency: hasOneCurrency ? nil : order.total?.currency.code, pill: Pill(order.state, sentences),
            documents: order.state == .needsYou ? nil : documents,
            reason: order.state == .posted || documents != nil && order.state != .needsYou
                ? nil : order.cause.map { sentences.tell($0).what },
            quickBooks: list.sending.contains(order.ref.store)
                ? QuickBooks(
                    address: "\(address)/quickbooks",
                    label: "\(sentences.sendToBooks), \(sentences.plain(order.number))") : nil)
    }
}

/// A list of orders with all that its page tells.
struct Listed {
    var company: String
    var query: OrderQuery
    var stores: [StoreRef]
    /// Stores whose orders the person may send one by one.
    var sending: Set<ID<Store>> = []
    var counts: [OrderState: Int]
    var page: OrderListPage
    /// The clock of the company.
    var zone: TimeZone
    var now: Instant

    /// The zone whose day the documents of an order bear: that of its store.
    func zone(of order: OrderSummary) -> TimeZone {
        stores.first { $0.id == order.ref.store }?.zoneSaid ?? zone
    }

    /// All of them for `nil`.
    func count(of state: OrderState?) -> Int {
        state.map { counts[$0] ?? 0 } ?? counts.values.reduce(0, +)
    }
}
