import Accounting
import Wording

/// The lines of a document as the books show them, with what they come to: total, payments applied, balance due.
struct DocumentLines: Sendable {
    struct Row: Sendable {
        var item: String
        var text: String
        var quantity: String
        var rate: String
        var amount: String
    }

    struct Sum: Sendable {
        var name: String
        var amount: String
    }

    var rows: [Row]
    var sums: [Sum]
    var isOpen: Bool

    /// `nil` for a document without lines; `payments` are those applied to it.
    init?(_ document: Document, payments: Money?, isOpen: Bool, _ sentences: Sentences) {
        self.isOpen = isOpen
        func row(
            _ item: String, _ text: String, _ quantity: ExactDecimal?, _ rate: ExactDecimal?, _ amount: Money
        ) -> Row {
            Row(
                item: sentences.plain(item), text: sentences.plain(text),
                quantity: quantity.map { sentences.decimal($0) } ?? "",
                rate: rate.map { sentences.unitPrice($0, amount.currency) } ?? "",
                amount: sentences.number(amount))
        }
        func sum(_ word: OrderWord, _ amount: Money) -> Sum {
            Sum(name: word.text(sentences), amount: sentences.amount(amount))
        }
        switch document {
        case .sale(let sale):
            rows = sale.lines.map { row($0.item.name, $0.description, $0.quantity, $0.unitPrice, $0.amount) }
            sums =
                sale.taxTotal.isZero
                ? [] : [Sum(name: sentences.heading(.tax), amount: sentences.amount(sale.taxTotal))]
            sums.append(sum(.total, sale.total))
            if let payments {
                sums.append(sum(.paymentsApplied, payments))
                sums.append(sum(.balanceDue, sale.total - payments))
            }
        case .purchase(let purchase):
            rows = purchase.lines.map { row($0.item.name, $0.description, $0.quantity, $0.unitCost, $0.amount) }
            sums = [sum(.total, document.total)]
        case .payment, .journalEntry: return nil
        }
    }

    static let template = Template(
        "document-lines",
        #"""
        <details class="fold ledger__foot"{{#.isOpen}} open{{/.isOpen}}><summary>{{w.documentLines}}</summary>
        <table class="ledger__lines"><thead><tr><th scope="col">{{w.lineItem}}</th><th scope="col" class="n">{{w.quantity}}</th><th scope="col" class="n">{{w.rate}}</th><th scope="col" class="n">{{w.amount}}</th></tr></thead><tbody>
        {{#.rows}}
        <tr><th scope="row">{{.item}}<span class="sub">{{.text}}</span></th><td class="n">{{.quantity}}</td><td class="n">{{.rate}}</td><td class="n">{{.amount}}</td></tr>
        {{/.rows}}
        </tbody><tfoot>
        {{#.sums}}
        <tr><th scope="row" colspan="3">{{.name}}</th><td class="n">{{.amount}}</td></tr>
        {{/.sums}}
        </tfoot></table></details>
        """#)
}
