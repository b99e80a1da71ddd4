import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import LinkLedger
import Storage
import Sync
import Wording

/// One order: both sides, its documents, how it came to that, and what a person can do about it.
struct OrderPage: Page {
    static let words: [any PageWord.Type] = [OrderWord.self, SupplierWord.self]

    /// A purchase order on its way to its supplier.
    struct Purchase: Sendable {
        var number: String
        var supplier: String
        var amount: String
        var state: String
        /// `nil` for one that cannot be sent from here.
        var send: String?
        var value: String
    }

    /// Why it is where it is, with the steps that mend it.
    struct Cause: Sendable {
        var heading: String
        var what: String
        var meaning: String
        var remedy: String
        var hasDetails: Bool
        var details: [Detail]
    }

    struct Detail: Sendable {
        var name: String
        var text: String
    }

    struct Side: Sendable {
        var name: String
        var store: String
        /// `nil` where nothing is in the books.
        var books: Comparison?
        var isTotal: Bool
        var place: String
    }

    /// What the books say, and the sign between.
    struct Comparison: Sendable {
        var amount: String
        var sign: String
        var word: String
        var style: String

        init(_ amount: Money, isEqual: Bool, _ sentences: Sentences) {
            self.amount = sentences.number(amount)
            sign = isEqual ? "=" : "≠"
            word = (isEqual ? OrderWord.equals : .differs).text(sentences)
            style = isEqual ? "is" : "is is--off"
        }
    }

    struct Sides: Sendable {
        var lead: String
        var store: String
        var books: String
        /// `nil` where nothing is in the books.
        var pill: Pill?
        var lines: [Side]
    }

    struct Group: Sendable {
        var id: String
        var title: String
        var lead: String?
        var hasNames: Bool
        var names: [String]
        var ledgers: [Ledger]
    }

    struct Line: Sendable {
        var name: String
        var item: String
        var quantity: String
        var price: String
        var amount: String
        /// Its item, where the books show it.
        var books: OutsideLink?
    }

    struct Step: Sendable {
        var look: String
        var text: String
        var time: String
        var raw: String?
    }

    struct Fact: Sendable {
        var name: String
        var text: String
        var books: OutsideLink?
    }

    var title: String
    let place: Place? = .orders
    var mistakes: Mistakes?
    var list: String
    var store: String
    var number: String
    var total: String?
    var pill: Pill
    var customer: String
    var placed: String?
    /// Where its store shows it.
    var inStore: OutsideLink?
    var undo: String?
    /// Where *Send to QuickBooks* is; `nil` for who may not send, and for an order that nobody sends singly.
    var quickBooks: String?
    var quickBooksName: String
    var isDeleted: Bool
    var isUnreadable: Bool
    var cause: Cause?
    var deeds: OrderDeeds?
    var sides: Sides?
    var groups: [Group]
    var hasLines: Bool
    var lines: [Line]
    var hasPurchases: Bool
    var purchases: [Purchase]
    var steps: [Step]
    var facts: [Fact]

    init(
        _ report: OrderReport, _ company: String, _ exchange: Exchange, _ mistakes: Mistakes? = nil,
        supplies: [SupplierOrders.Standing] = []
    ) {
        let sentences = exchange.sentences
        let zone = exchange.zone
        let summary = report.summary
        self.mistakes = mistakes
        list = CompanyPath.orders(company)
        store = sentences.plain(report.store.name)
        number = sentences.plain(summary.number)
        title = "\(sentences.heading(.order)) \(number)"
        total = summary.total.map { sentences.amount($0) }
        pill = Pill(summary.state, sentences)
        customer = sentences.plain(summary.customer)
        // What happened in the store bears the day that its documents bear.
        let storeZone = report.store.zoneSaid ?? zone
        placed = summary.placedAt.map { sentences.moment($0, in: storeZone) }
        let role = exchange.role ?? .viewer
        let mayUndo = role >= Permission.undoPosted.least && !report.documents.isEmpty
        undo = mayUndo ? CompanyPath.undoing(company, order: summary.ref) : nil
        inStore = report.deletedAt == nil ? exchange.inStore(summary.ref, number: summary.number) : nil
        let sendsHere = exchange.maySend && report.order?.supplierOrders != nil && report.deletedAt == nil
        quickBooks = sendsHere ? "\(CompanyPath.order(company, summary.ref))/quickbooks" : nil
        quickBooksName = sentences.sendToBooks
        isDeleted = report.deletedAt != nil
        isUnreadable = report.fault != nil
        cause = Self.cause(report, sentences)
        deeds = OrderDeeds(report, company, role, exchange, mistakes)
        sides = Self.sides(report, sentences)
        groups = Self.groups(report, exchange)
        lines = Self.lines(report, exchange)
        hasLines = !lines.isEmpty
        let sending = exchange.maySend ? "\(CompanyPath.order(company, summary.ref))/supplier-orders" : nil
        purchases = supplies.map { Self.purchase($0, sending, sentences) }
        hasPurchases = !purchases.isEmpty
        steps = report.steps.map { Self.step($0, $0.actor == nil ? storeZone : zone, sentences) }
        facts = Self.facts(report, exchange)
    }

    private static func cause(_ report: OrderReport, _ sentences: Sentences) -> Cause? {
        let heading: OrderWord
        switch report.summary.state {
        case .posted: return nil
        case .needsYou: heading = .needsYou
        case .waiting: heading = .waits
        case .skipped: heading = .skippedBecause
        }
        guard let told = report.summary.cause.map({ sentences.tell($0) }) else { return nil }
        return Cause(
            heading: heading.text(sentences), what: told.what, meaning: told.meaning, remedy: told.remedy,
            hasDetails: !told.details.isEmpty, details: told.details.map { Detail(name: $0.name, text: $0.text) })
    }

    private static func sides(_ report: OrderReport, _ sentences: Sentences) -> Sides? {
        guard let total = report.sides.first(where: { $0.part == .total }) else { return nil }
        let lines = report.sides.map { line in
            Side(
                name: sentences.name(of: line.part), store: sentences.number(line.store),
                books: line.books.map { Comparison($0, isEqual: line.isEqual, sentences) },
                isTotal: line.part == .total,
                place: sentences.list(line.places.map { sentences.text($0) }))
        }
        let difference = Self.difference(of: report.sides) ?? .zero(total.store.currency)
        let pill = Pill(difference.isZero ? .good : .need, sentences.difference(difference))
        let shown = report.shownDocuments
        return Sides(
            lead: sentences.sidesIn(
                total.store.currency, rate: shown.compactMap(\.document.exchangeRate).first, isPlanned: report.isPlanned
            ),
            store: sentences.plain(report.store.name), books: sentences.booksName,
            pill: total.books == nil || report.isPlanned ? nil : pill, lines: lines)
    }

    /// That of the totals, as the reason tells it; where they agree, the largest of the parts.
    static func difference(of sides: [SideLine]) -> Money? {
        func differences(_ sides: [SideLine]) -> [Money] {
            sides.compactMap { side in side.books.map { ($0 - side.store).magnitude } }
        }
        let ofTotals = differences(sides.filter { $0.part == .total }).first { !$0.isZero }
        return ofTotals ?? differences(sides).max()
    }

    private static func groups(_ report: OrderReport, _ exchange: Exchange) -> [Group] {
        let sentences = exchange.sentences
        func say(_ word: OrderWord) -> String { word.text(sentences) }
        var groups: [Group] = []
        if !report.documents.isEmpty {
            groups.append(
                Group(
                    id: "documents", title: say(.documents), lead: nil, hasNames: false, names: [],
                    ledgers: report.documentsByKind.map { Ledger($0, report, exchange, beside: report.documents) }))
        }
        if report.plan == nil, report.documents.isEmpty, report.summary.state == .needsYou, report.order != nil {
            groups.append(
                Group(id: "plan", title: say(.plan), lead: say(.planNone), hasNames: false, names: [], ledgers: []))
        }
        if let plan = report.plan {
            let names = plan.names.map { "\(sentences.name(of: $0.kind)) \(sentences.quoted($0.name))" }
            let lead: OrderWord = plan.isChange ? .changesLead : plan.isInSummaries ? .planSummaries : .planLead
            groups.append(
                Group(
                    id: "plan", title: say(plan.isChange ? .changes : .plan), lead: say(lead), hasNames: !names.isEmpty,
                    names: names,
                    ledgers: plan.documents.map {
                        Ledger($0, report, exchange, beside: plan.documents + report.documents)
                    }))
        }
        return groups
    }

    private static func lines(_ report: OrderReport, _ exchange: Exchange) -> [Line] {
        let sentences = exchange.sentences
        let documents = report.shownDocuments.map(\.document)
        var items: [String: Reference<Item>] = [:]
        for case .sale(let sale) in documents {
            for line in sale.lines {
                if case .goods(let id) = line.purpose { items[id] = line.item }
            }
        }
        return report.order?.lines.map { line in
            let name = ([line.name] + line.options).map { sentences.plain($0) }.filter { !$0.isEmpty }
            let item = items[line.id].map { sentences.plain($0.name) } ?? "–"
            return Line(
                name: name.joined(separator: ", "), item: item,
                quantity: sentences.decimal(line.quantity),
                price: sentences.unitPrice(line.unitPrice, line.amount.currency),
                amount: sentences.number(line.amount),
                books: items[line.id].flatMap { exchange.inBooks(.item, report.booksID(of: $0), text: item) })
        } ?? []
    }

    private static func purchase(
        _ standing: SupplierOrders.Standing, _ sending: String?, _ sentences: Sentences
    ) -> Purchase {
        let isOpen = standing.isReached && standing.send?.state != .sent
        var state = sentences.text(standing)
        if standing.send == nil, !standing.isReached { state += " (\(SupplierWord.notReached.text(sentences)))" }
        return Purchase(
            number: sentences.plain(standing.supplied.number),
            supplier: sentences.plain(standing.supplied.supplier.name), amount: sentences.amount(standing.ordered),
            state: state, send: isOpen ? sending : nil, value: standing.name)
    }

    private static func step(_ step: OrderStep, _ zone: TimeZone, _ sentences: Sentences) -> Step {
        let look =
            switch step.event {
            case .answered(let writes, let problem):
                problem == nil && writes.allSatisfy { $0.outcome == "posted" } ? "good" : "need"
            case .placed, .paid, .refunded, .deleted, .sent, .deed: ""
            }
        let by = sentences.by(step.actor)
        let time = sentences.moment(step.at, in: zone)
        return Step(
            look: look, text: sentences.text(step), time: by.isEmpty ? time : "\(time), \(by)",
            raw: step.raw.flatMap { $0.isEmpty ? nil : String($0.prefix(rawMax)) })
    }

    private static func facts(_ report: OrderReport, _ exchange: Exchange) -> [Fact] {
        let sentences = exchange.sentences
        func say(_ word: OrderWord) -> String { word.text(sentences) }
        let buyer = report.order?.buyer
        let shown = report.shownDocuments
        let inBooks = shown.compactMap(\.document.customer).first?.name
        return [
            (OrderWord.inStore, report.summary.customer), (.email, buyer?.email ?? ""), (.inBooks, inBooks ?? ""),
        ].filter { !$0.1.isEmpty }.map { word, text in
            let name = sentences.plain(text)
            let customer = word == .inBooks ? shown.compactMap(\.document.customer).first : nil
            return Fact(
                name: say(word), text: name,
                books: customer.flatMap { exchange.inBooks(.customer, report.booksID(of: $0), text: name) })
        }
    }

    /// More of a request than that is in the audit.
    private static let rawMax = 2000
}

extension Document {
    /// Whose sale or payment it is.
    fileprivate var customer: Reference<Customer>? {
        switch self {
        case .sale(let sale): sale.customer
        case .payment(let payment): payment.customer
        case .purchase, .journalEntry: nil
        }
    }
}

extension OrderReport {
    /// Sales before what was paid for them, purchases behind.
    fileprivate var documentsByKind: [DocumentInBooks] {
        DocumentKind.allCases.flatMap { kind in documents.filter { $0.document.kind == kind } }
    }
}
