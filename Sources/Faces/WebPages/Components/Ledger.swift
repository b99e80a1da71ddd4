import Accounting
import Wording

/// One document with its debits and credits; credits are indented, as by hand.
struct Ledger: Sendable {
    struct Row: Sendable {
        var account: String
        var debit: String
        var credit: String
        var isCredit: Bool
    }

    /// Why a figure is what it is (X17).
    struct Why: Sendable {
        var figure: String
        var subject: String
        /// What the store says beside it.
        var store: String
        var rule: String
        var setting: String
        /// Where the setting is seen and changed.
        var address: String
    }

    var title: String
    var subtitle: String
    /// Where the books show it.
    var books: OutsideLink?
    var currency: String
    var rows: [Row]
    /// Not of a document that moves no account.
    var hasRows: Bool
    /// Both columns come to it.
    var total: String
    var notes: [String]
    /// Its lines as the books show them; `nil` for one that has none.
    var document: DocumentLines?
    var hasWhy: Bool
    var why: [Why]

    init(_ document: Document, title: String, subtitle: String, notes: [String], why: [Why], _ sentences: Sentences) {
        (self.title, self.subtitle, self.notes, self.why) = (title, subtitle, notes, why)
        hasWhy = !why.isEmpty
        currency = document.currency.code
        let lines = document.journal.lines
        rows = (lines.filter { $0.debit != nil } + lines.filter { $0.debit == nil }).map { line in
            Row(
                account: sentences.plain(line.account.name), debit: line.debit.map { sentences.number($0) } ?? "",
                credit: line.credit.map { sentences.number($0) } ?? "", isCredit: line.debit == nil)
        }
        hasRows = !rows.isEmpty
        total = sentences.number(lines.compactMap(\.debit).sum(document.currency))
    }

    static let template = Template(
        "ledger",
        #"""
        <section class="ledger" aria-label="{{.title}}"><div class="ledger__head"><h3>{{.title}}</h3><span class="small">{{.subtitle}}</span>{{#.books}}<span class="small push">{{>outside}}</span>{{/.books}}</div>
        {{#.hasRows}}
        <table class="ledger__lines"><thead><tr><th scope="col">{{w.bookAccount}}</th><th scope="col" class="n">{{w.debit}} <span class="currency">{{.currency}}</span></th><th scope="col" class="n">{{w.credit}} <span class="currency">{{.currency}}</span></th></tr></thead>
        <tbody>
        {{#.rows}}
        <tr{{#.isCredit}} class="credit"{{/.isCredit}}><th scope="row">{{.account}}</th><td class="n">{{.debit}}</td><td class="n">{{.credit}}</td></tr>
        {{/.rows}}
        </tbody><tfoot><tr><th scope="row">{{w.total}}</th><td class="n"><span>{{.total}}</span></td><td class="n"><span>{{.total}}</span></td></tr></tfoot></table>
        {{/.hasRows}}
        {{#.document}}
        {{>document-lines}}
        {{/.document}}
        <div class="ledger__foot">{{^.hasRows}}<span>{{w.nonPosting}}</span>{{/.hasRows}}{{#.notes}}<span>{{.}}</span>{{/.notes}}
        {{#.hasWhy}}
        <details class="fold ledger__why"><summary>{{w.why}}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="{{w.why}}"><table class="table"><thead><tr><th scope="col">{{w.figure}}</th><th scope="col">{{w.storeFigure}}</th><th scope="col">{{w.rule}}</th><th scope="col">{{w.setting}}</th></tr></thead><tbody>
        {{#.why}}
        <tr><th scope="row"><b class="figures">{{.figure}}</b><span class="sub">{{.subject}}</span></th><td>{{.store}}</td><td>{{.rule}}</td><td><a href="{{.address}}">{{.setting}}</a></td></tr>
        {{/.why}}
        </tbody></table></div></details>
        {{/.hasWhy}}
        </div></section>
        """#)
}
