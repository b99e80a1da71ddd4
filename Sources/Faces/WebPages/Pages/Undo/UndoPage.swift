import Accounting
import Features
import LinkLedger
import Storage
import Sync
import Wording

/// What an undo would take back, what stays and why, and the button that does it (X4).
struct UndoPage: Page {
    static let words: [any PageWord.Type] = [UndoWord.self]

    struct Going: Sendable {
        var number: String
        var documents: String
        var customer: String
        var date: String
        var total: String
    }

    struct Staying: Sendable {
        var number: String
        var told: String
    }

    struct Line: Sendable {
        var account: String
        var debit: String
        var credit: String
        var isCredit: Bool
    }

    struct Ledger: Sendable {
        var currency: String
        var lines: [Line]
        var total: String
    }

    struct Deed: Sendable {
        var address: String
        var run: String?
        var order: String?
        var document: String?
        var print: String
        var reason: Field
        var button: String
    }

    var title: String
    let place: Place? = nil
    var lead: String
    var changed: Bool
    var mistakes: Mistakes?
    var hasGoing: Bool
    var readAt: String
    var going: [Going]
    var rest: String?
    var totals: [String]
    var hasStaying: Bool
    var staying: [Staying]
    var records: String?
    var hasLedgers: Bool
    var summed: String
    var ledgers: [Ledger]
    /// `nil` when there is nothing to take back.
    var deed: Deed?
    var back: String

    init(
        _ reports: [UndoReport], _ wish: UndoWish, _ company: CompanyRow, _ exchange: Exchange, isChanged: Bool = false,
        _ mistakes: Mistakes? = nil
    ) {
        let sentences = exchange.sentences
        let orders = reports.flatMap(\.orders)
        let leaving = orders.filter { $0.outcome == .toBeTakenBack }
        let documents = leaving.flatMap(\.documents)
        title = wish.title(orders, sentences)
        changed = isChanged
        self.mistakes = mistakes
        hasGoing = !leaving.isEmpty
        lead =
            hasGoing
            ? sentences.undoLead(documents: documents.count, orders: leaving.count)
            : UndoWord.nothingLead.text(sentences)
        let bills = documents.count { $0.kind == .bill }
        if bills > 0 { lead += " " + sentences.undoOfBills(bills) }
        let isAsPosted = reports.contains { $0.stopped?.waitsForVisit == true }
        let seen = isAsPosted ? sentences.readAsPosted(documents.count) : sentences.readJustNow(documents.count)
        readAt = "\(sentences.counted(documents.count, .document)), \(seen)"
        going = leaving.prefix(Self.rowsMax).map { Self.row($0, sentences) }
        rest = leaving.count > Self.rowsMax ? sentences.andMore(leaving.count - Self.rowsMax) : nil
        totals = Self.sums(documents).map { sentences.amount($0) }
        staying = orders.filter { $0.outcome != .toBeTakenBack }.prefix(Self.rowsMax).map { order in
            Staying(
                number: sentences.plain(order.number),
                told: order.reason.map { reason in
                    let told = sentences.tell(reason)
                    return "\(told.what) \(told.meaning)"
                } ?? "")
        }
        hasStaying = !staying.isEmpty
        records = reports.lazy.compactMap { sentences.stayingRecords($0) }.first
        summed = sentences.sumOf(documents.count)
        ledgers = Self.ledgers(reports.flatMap(\.effect), sentences)
        hasLedgers = !ledgers.isEmpty
        back = wish.origin(in: company.id)
        guard hasGoing else { return }
        deed = Deed(
            address: CompanyPath.undos(company.id), run: wish.run, order: wish.order?.text, document: wish.document,
            print: UndoWish.print(reports),
            reason: Field(
                "reason", UndoWord.reason.text(sentences), hint: UndoWord.reasonHint.text(sentences),
                value: exchange.form["reason"], completion: "off", mistakes: mistakes),
            button: sentences.undo(documents.count))
    }

    private static func row(_ order: UndoneDocuments, _ sentences: Sentences) -> Going {
        let first = order.documents.first { $0.party != nil }
        let sale = order.documents.first { $0.kind != .payment } ?? order.documents.first
        return Going(
            number: sentences.plain(order.number),
            documents: sentences.list(
                order.documents.map { document in
                    [sentences.name(of: document.kind), document.number.map { sentences.plain($0) }]
                        .compactMap { $0 }.joined(separator: " ")
                }), customer: first?.party.map { sentences.plain($0) } ?? "",
            date: sale?.date.map { sentences.date($0) } ?? "",
            total: sale.flatMap { signed($0) }.map { sentences.amount($0) } ?? "")
    }

    /// What a document adds to sales: memos and refunds take off.
    private static func signed(_ document: UndoneDocuments.Document) -> Money? {
        let isReversal = document.kind == .creditMemo || document.kind == .refundReceipt
        return document.total.map { isReversal ? -$0 : $0 }
    }

    /// Of sales and what lowers them; a payment moves money that its sale counts already.
    private static func sums(_ documents: [UndoneDocuments.Document]) -> [Money] {
        var sums: [Currency: Money] = [:]
        for document in documents where document.kind != .payment && document.kind != .journalEntry {
            guard let total = signed(document) else { continue }
            sums[total.currency, default: .zero(total.currency)] += total
        }
        return sums.values.sorted { $0.currency.code < $1.currency.code }
    }

    private static func ledgers(_ effect: [LedgerEffect.Line], _ sentences: Sentences) -> [Ledger] {
        Dictionary(grouping: effect, by: \.debit.currency).sorted { $0.key.code < $1.key.code }.map { currency, all in
            var nets: [String: Money] = [:]
            for line in all { nets[line.account, default: .zero(currency)] += line.debit - line.credit }
            let moved = nets.filter { !$0.value.isZero }.sorted { $0.key < $1.key }
            let lines = moved.filter(\.value.isPositive) + moved.filter(\.value.isNegative)
            let total = lines.map(\.value).filter(\.isPositive).sum(currency)
            return Ledger(
                currency: currency.code,
                lines: lines.map { account, net in
                    Line(
                        account: sentences.plain(account), debit: net.isPositive ? sentences.number(net) : "",
                        credit: net.isNegative ? sentences.number(-net) : "", isCredit: net.isNegative)
                }, total: sentences.number(total))
        }
    }

    /// A run may have made thousands; the first ones show what kind they are.
    private static let rowsMax = 100

    static let template = Template(
        "undo",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><h1>{{title}}</h1><p class="muted">{{lead}}</p></div></div>
        {{#changed}}
        <div class="notice notice--wait" role="alert"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-alert"/></svg><p><b>{{w.changed}}</b></p></div>
        {{/changed}}
        {{>mistakes}}
        {{#hasGoing}}
        <section class="sheet" aria-labelledby="goes"><div class="sheet__head"><h2 id="goes">{{w.goes}}</h2><p>{{readAt}}</p></div>
        <table class="table table--slips table--sum"><caption class="sr">{{w.goes}}</caption>
        <thead><tr><th scope="col">{{w.order}}</th><th scope="col">{{w.documents}}</th><th scope="col">{{w.customer}}</th><th scope="col">{{w.date}}</th><th scope="col" class="n">{{w.total}}</th></tr></thead>
        <tbody>
        {{#going}}
        <tr><th scope="row" class="slip-start">{{.number}}</th><td class="slip-full">{{.documents}}</td><td class="slip-full muted">{{.customer}}</td><td class="slip-full muted">{{.date}}</td><td class="n slip-end">{{.total}}</td></tr>
        {{/going}}
        </tbody>
        <tfoot>
        {{#rest}}
        <tr><td colspan="5" class="slip-full">{{.}}</td></tr>
        {{/rest}}
        {{#totals}}
        <tr><th scope="row" class="slip-start">{{w.total}}</th><td class="slip-drop"></td><td class="slip-drop"></td><td class="slip-drop"></td><td class="n slip-end"><span>{{.}}</span></td></tr>
        {{/totals}}
        </tfoot></table></section>
        {{/hasGoing}}
        {{^hasGoing}}
        <section class="sheet empty"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-dash"/></svg><h2>{{w.nothing}}</h2></section>
        {{/hasGoing}}
        <div class="columns columns--halves">
        {{#hasStaying}}
        <section class="sheet" aria-labelledby="stays"><div class="sheet__head"><h2 id="stays">{{w.stays}}</h2></div>
        {{#staying}}
        <article class="cause cause--wait"><span class="cause__badge" aria-hidden="true"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-clock"/></svg></span><div class="cause__body"><p><b>{{.number}}</b> {{.told}}</p></div></article>
        {{/staying}}
        </section>
        {{/hasStaying}}
        {{#hasLedgers}}
        <div class="stack">
        {{#ledgers}}
        <section class="ledger" aria-label="{{w.effect}}, {{.currency}}"><div class="ledger__head"><h3>{{w.effect}}</h3><span class="small">{{summed}}</span></div>
        <table class="ledger__lines"><thead><tr><th scope="col">{{w.bookAccount}}</th><th scope="col" class="n">{{w.debit}} <span class="currency">{{.currency}}</span></th><th scope="col" class="n">{{w.credit}} <span class="currency">{{.currency}}</span></th></tr></thead>
        <tbody>
        {{#.lines}}
        <tr{{#.isCredit}} class="credit"{{/.isCredit}}><th scope="row">{{.account}}</th><td class="n">{{.debit}}</td><td class="n">{{.credit}}</td></tr>
        {{/.lines}}
        </tbody>
        <tfoot><tr><th scope="row">{{w.total}}</th><td class="n"><span>{{.total}}</span></td><td class="n"><span>{{.total}}</span></td></tr></tfoot></table></section>
        {{/ledgers}}
        </div>
        {{/hasLedgers}}
        </div>
        {{#records}}
        <p class="small muted">{{.}}</p>
        {{/records}}
        {{#deed}}
        <form class="sheet" method="post" action="{{.address}}">{{>token}}
        {{#.run}}<input type="hidden" name="run" value="{{.}}">{{/.run}}{{#.order}}<input type="hidden" name="order" value="{{.}}">{{/.order}}{{#.document}}<input type="hidden" name="document" value="{{.}}">{{/.document}}<input type="hidden" name="print" value="{{.print}}">
        <div class="sheet__body stack stack--close">
        {{#.reason}}
        {{>field}}
        {{/.reason}}
        <div class="row"><button class="button button--danger-firm"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-undo"/></svg>{{.button}}</button><a class="button" href="{{back}}">{{w.leave}}</a></div>
        <p class="small muted">{{w.again}}</p>
        </div></form>
        {{/deed}}
        {{^deed}}
        <p><a class="button" href="{{back}}">{{w.leave}}</a></p>
        {{/deed}}
        {{/content}}{{/app}}
        """#)
}

/// What a person wants taken back, as an address or a form names it.
struct UndoWish: Sendable {
    var run: String?
    var order: OrderRef?
    /// `invoice/EW1042`
    var document: String?

    /// `nil` when nothing, or more than one thing, is named.
    init?(_ fields: FormFields) {
        func field(_ name: String) -> String? { fields[name].isEmpty ? nil : fields[name] }
        (run, order, document) = (field("run"), field("order").flatMap { OrderRef($0) }, field("document"))
        guard ["run", "order", "document"].compactMap(field).count == 1, request != nil else { return nil }
    }

    var request: UndoPosted.Request? {
        if let run { return .run(ID(run)) }
        if let order { return .order(order.id.rawValue, in: order.store) }
        guard let (kind, name) = named else { return nil }
        return .document(kind, name)
    }

    private var named: (BooksRecordKind, String)? {
        let parts = (document ?? "").split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = BooksRecordKind(rawValue: parts[0]), kind.document != nil else { return nil }
        return (kind, parts[1])
    }

    /// An order by its number, as people call it; nobody knows one by the identifier that is left when all is undone.
    func title(_ orders: [UndoneDocuments], _ sentences: Sentences) -> String {
        if run != nil { return sentences.undoingRun }
        if let (kind, name) = named { return sentences.undoing(kind, name) }
        let named = order?.id.rawValue
        let number = orders.first { $0.id == named }?.number
        return number.map { sentences.undoing(order: $0) } ?? UndoWord.title.text(sentences)
    }

    /// Where the person came from: the run, the order, or what needs them.
    func origin(in company: String) -> String {
        run.map { CompanyPath.run($0, of: company) } ?? order.map { CompanyPath.order(company, $0) }
            ?? CompanyPath.causes(company)
    }

    /// Tells whether it is still what the person saw.
    static func print(_ reports: [UndoReport]) -> String {
        RecordText.fingerprint(reports.map(\.fingerprint).joined().utf8)
    }
}
