import Accounting
import Bookkeeping
import Commerce
import Features
import Wording

/// *Send to QuickBooks*: what of one order goes to the books, and how (S1–S5), with what would be there beside it (S9).
struct SendPage: Page {
    static let words: [any PageWord.Type] = [SendWord.self, OrderWord.self]

    struct Block: Sendable {
        var id: String
        var supplier: String
        var title: String
        var vendor: Select
        var checks: [Choice]
        var payable: Select
        var cost: Select
        var facts: String
    }

    var title: String
    let place: Place? = .orders
    var mistakes: Mistakes?
    var list: String
    var back: String
    var number: String
    var action: String
    var warnings: [String]
    var customer: Select
    var other: Field
    var invoice: Choice?
    var tax: Select
    var receivable: Select
    var income: Select
    var hasBlocks: Bool
    var blocks: [Block]
    var billable: Choice?
    /// Of the plan that stands on the page; `nil` when nothing can be sent.
    var plan: String?
    var isUnchanged: Bool
    var isBlocked: Bool
    var hasNames: Bool
    var names: [String]
    var hasLeaving: Bool
    var leaving: [String]
    var ledgers: [Ledger]
    var refusals: [String]

    init(
        _ dialog: SendDialog, _ company: String, _ exchange: Exchange,
        _ mistakes: Mistakes? = nil
    ) {
        let (sentences, words, report) = (exchange.sentences, dialog.words, dialog.report)
        func say(_ word: SendWord) -> String { word.text(sentences) }
        title = sentences.sendToBooks
        self.mistakes = mistakes
        list = CompanyPath.orders(company)
        back = CompanyPath.order(company, report.summary.ref)
        number = sentences.plain(report.summary.number)
        action = "\(back)/quickbooks"
        warnings = dialog.warnings.map { sentences.text($0) }
        let buyer = dialog.order.buyer
        customer = Self.picker(
            "customer",
            sentences.customer(inStore: sentences.plain(buyer.company.isEmpty ? buyer.name : buyer.company)),
            say(.createCustomer), dialog.customers, words.customer, sentences)
        let isListed = words.customer.map { id in dialog.customers.contains { $0.id == id } } ?? true
        other = Field(
            "other", say(.other), hint: say(.otherHint), value: isListed ? "" : words.customer ?? "", isRequired: false,
            mistakes: mistakes)
        invoice =
            dialog.rules.kinds.contains(.invoice)
            ? Choice("invoice", say(.sendInvoice), isChosen: words.sendsInvoice) : nil
        tax = Self.tax(dialog, say)
        receivable = Self.accounts("receivable", say(.receivable), dialog.receivable, words.receivableAccount, say)
        income = Self.accounts("income", say(.income), dialog.income, words.incomeAccount, say)
        let sendsPurchases = dialog.rules.kinds.contains(.bill) || dialog.rules.kinds.contains(.purchaseOrder)
        blocks = sendsPurchases ? dialog.suppliers.enumerated().map { Self.block($0, $1, dialog, sentences) } : []
        hasBlocks = !blocks.isEmpty
        billable = hasBlocks ? Choice("billable", say(.billable), isChosen: words.isBillable) : nil
        plan = dialog.problem == nil ? dialog.plan?.fingerprint : nil
        names = (dialog.plan?.names ?? []).map { "\(sentences.name(of: $0.kind)) \(sentences.quoted($0.name))" }
        hasNames = !names.isEmpty
        leaving = dialog.leaving.map { sentences.named($0.document.kind, $0.document.number) }
        hasLeaving = !leaving.isEmpty
        isUnchanged = dialog.isUnchanged
        isBlocked = plan == nil && !isUnchanged
        let planned = dialog.plan?.documents ?? []
        ledgers = planned.map { Ledger($0, report, exchange, beside: planned + report.documents, isOpen: true) }
        refusals =
            words.isEmpty && plan == nil
            ? [say(.nothingChosen)]
            : dialog.refusals.map { refusal in
                let told = sentences.explain(refusal)
                return "\(told.what) \(told.remedy)"
            }
        if mistakes == nil { self.mistakes = dialog.problem.map { Mistakes($0, sentences) } }
    }

    private static func tax(_ dialog: SendDialog, _ say: (SendWord) -> String) -> Select {
        let chosen =
            switch dialog.words.tax {
            case nil: ""
            case .totalAsItem?: "item"
            case .booksDefault?: "books"
            case .code(let code)?: "code:\(code)"
            }
        let codes = dialog.taxCodes.map { (value: "code:\($0.id.rawValue)", text: $0.name) }
        return Select(
            "tax", say(.tax),
            [("item", say(.taxAsItem)), ("books", say(.taxDefault))] + (chosen.isEmpty ? [("", say(.asSettings))] : [])
                + codes, chosen: chosen)
    }

    private static func accounts(
        _ name: String, _ label: String, _ accounts: [Accounting.Account], _ chosen: String?,
        _ say: (SendWord) -> String
    ) -> Select {
        let options = accounts.map { (value: $0.id.rawValue, text: $0.name) }
        let isListed = accounts.contains { $0.id.rawValue == chosen }
        return Select(
            name, label, (isListed ? [] : [("", say(.asSettings))]) + options, chosen: isListed ? chosen ?? "" : "")
    }

    private static func picker(
        _ name: String, _ label: String, _ create: String, _ parties: [SendDialog.Party], _ chosen: String?,
        _ sentences: Sentences
    ) -> Select {
        let options = parties.map { party in
            let likeness = party.likeness.map { " – \(sentences.text($0))" } ?? ""
            return (value: party.id, text: sentences.plain(party.name) + likeness)
        }
        return Select(name, label, [("", create)] + options, chosen: chosen ?? "")
    }

    private static func block(
        _ index: Int, _ block: SendDialog.SupplierBlock, _ dialog: SendDialog, _ sentences: Sentences
    ) -> Block {
        func say(_ word: SendWord) -> String { word.text(sentences) }
        let (id, words) = (block.supplier.id, dialog.words)
        var checks: [Choice] = []
        if dialog.rules.kinds.contains(.bill) {
            checks.append(Choice("bill.\(index)", say(.bill), isChosen: words.bills.contains(id)))
        }
        if dialog.rules.kinds.contains(.purchaseOrder) {
            checks.append(Choice("order.\(index)", say(.purchaseOrder), isChosen: words.purchaseOrders.contains(id)))
        }
        var facts = sentences.labelled(say(.orderedCost), sentences.amount(block.ordered))
        if let invoiced = block.invoiced {
            facts += ", " + sentences.labelled(say(.invoiced), sentences.amount(invoiced))
            facts += " (\(sentences.list(block.invoiceNumbers.map { sentences.plain($0) })))"
        }
        return Block(
            id: "supplier-\(index)", supplier: id, title: sentences.plain(block.supplier.name),
            vendor: picker(
                "vendor.\(index)", sentences.vendor(inStore: sentences.plain(block.supplier.name)), say(.createVendor),
                block.vendors, words.vendors[id], sentences),
            checks: checks,
            payable: accounts(
                "payable.\(index)", say(.payable), dialog.payable, words.payableAccounts[id] ?? words.payableAccount,
                say),
            cost: accounts("cost.\(index)", say(.cost), dialog.cost, words.costAccounts[id] ?? words.costAccount, say),
            facts: facts)
    }

    static let template = Template(
        "send",
        #"""
        {{<app}}{{$content}}
        <div class="head"><div class="head__text"><ol class="crumbs"><li><a href="{{list}}">{{w.list}}</a></li><li><a href="{{back}}">{{number}}</a></li></ol>
        <h1>{{title}}</h1><p class="muted">{{w.lead}}</p></div></div>
        {{>mistakes}}
        {{#warnings}}
        <div class="notice notice--wait" role="status"><svg class="icon" aria-hidden="true"><use href="{{frame.icons}}#i-info"/></svg><p>{{.}}</p></div>
        {{/warnings}}
        <div class="columns columns--halves"><div class="stack">
        <form class="stack" id="send" method="post" action="{{action}}" data-preview="preview">{{>token}}<input type="hidden" name="shown" value="1">
        <section class="sheet" aria-labelledby="invoice-part"><div class="sheet__head"><h2 id="invoice-part">{{w.invoice}}</h2></div><div class="sheet__body stack stack--close">
        {{#customer}}
        {{>select}}
        {{/customer}}
        {{#other}}
        {{>field}}
        {{/other}}
        {{#invoice}}
        {{>choice}}
        {{/invoice}}
        <div class="fields fields--2">
        {{#tax}}
        {{>select}}
        {{/tax}}
        {{#receivable}}
        {{>select}}
        {{/receivable}}
        {{#income}}
        {{>select}}
        {{/income}}
        </div></div></section>
        {{#hasBlocks}}
        <section class="sheet" aria-labelledby="purchases"><div class="sheet__head"><h2 id="purchases">{{w.purchases}}</h2></div>
        {{#blocks}}
        <fieldset class="sheet__body stack stack--close" id="{{.id}}"><legend class="sr">{{.title}}</legend><input type="hidden" name="supplier" value="{{.supplier}}">
        {{#.vendor}}
        {{>select}}
        {{/.vendor}}
        <p class="small muted">{{.facts}}</p>
        {{#.checks}}
        {{>choice}}
        {{/.checks}}
        <div class="fields fields--2">
        {{#.payable}}
        {{>select}}
        {{/.payable}}
        {{#.cost}}
        {{>select}}
        {{/.cost}}
        </div></fieldset>
        {{/blocks}}
        {{#billable}}
        <div class="sheet__body">{{>choice}}</div>
        {{/billable}}
        </section>
        {{/hasBlocks}}
        <div class="row"><button class="button" name="look" value="1">{{w.refresh}}</button><span class="small muted">{{w.refreshHint}}</span></div>
        <div class="row"><button class="button button--primary">{{w.sendNow}}</button><a class="button" href="{{back}}">{{w.cancel}}</a></div>
        </form></div><div class="stack">
        <section class="sheet" id="preview" aria-labelledby="plan" aria-live="polite">{{#plan}}<input type="hidden" form="send" name="plan" value="{{.}}">{{/plan}}<div class="sheet__head"><h2 id="plan">{{w.preview}}</h2><p>{{w.previewLead}}</p></div><div class="sheet__body stack stack--close">
        {{#refusals}}
        <p><b>{{.}}</b></p>
        {{/refusals}}
        {{#isBlocked}}
        <p>{{w.blocked}}</p>
        {{/isBlocked}}
        {{#isUnchanged}}
        <p>{{w.unchanged}}</p>
        {{/isUnchanged}}
        {{#hasLeaving}}
        <p>{{w.leaving}}</p><ul>
        {{#leaving}}
        <li>{{.}}</li>
        {{/leaving}}
        </ul>
        {{/hasLeaving}}
        {{#hasNames}}
        <p>{{w.newNames}}</p><ul>
        {{#names}}
        <li>{{.}}</li>
        {{/names}}
        </ul>
        {{/hasNames}}
        </div>
        {{#ledgers}}
        {{>ledger}}
        {{/ledgers}}
        </section></div></div>
        {{/content}}{{/app}}
        """#)
}
