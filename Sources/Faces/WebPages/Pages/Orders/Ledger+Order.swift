import Accounting
import Bookkeeping
import Commerce
import Features
import LinkLedger
import Storage
import Wording

extension Ledger {
    /// A document of an order, with why each of its figures is what it is; `beside` are those that may settle it.
    init(
        _ one: DocumentInBooks, _ report: OrderReport, _ exchange: Exchange, beside: [DocumentInBooks],
        isOpen: Bool = false
    ) {
        let sentences = exchange.sentences
        let document = one.document
        var subtitle = sentences.date(document.date)
        if case .sale(let sale) = document, let due = sale.dueDate {
            subtitle += ", \(sentences.text(SideLine.Place.due(due)))"
        }
        var notes = [document.partyName.map { sentences.labelled(sentences.heading(.customer), sentences.plain($0)) }]
        if case .purchase(let purchase) = document {
            notes = [sentences.labelled(sentences.heading(.vendor), sentences.plain(purchase.vendor.name))]
        }
        notes.append(one.settingsVersion.map { sentences.settings(ofVersion: $0) })
        self.init(
            document, title: sentences.capitalised(sentences.named(document.kind, document.number)),
            subtitle: subtitle, notes: notes.compactMap { $0 }, why: Self.why(document, report, exchange),
            sentences)
        books = exchange.inBooks(BooksRecordKind(document.kind), one.booksID)
        self.document = DocumentLines(
            document, payments: beside.applied(to: one), isOpen: isOpen, sentences)
    }

    private static func why(_ document: Document, _ report: OrderReport, _ exchange: Exchange) -> [Why] {
        let (sentences, shop) = (exchange.sentences, report.summary.ref.store.rawValue)
        var rows: [Why] = []
        func add(_ amount: Money, _ subject: String, _ store: String, _ reason: FigureReason) {
            rows.append(
                Why(
                    figure: sentences.number(amount), subject: sentences.plain(subject), store: store,
                    rule: reason.rule, setting: sentences.name(ofSetting: reason.setting),
                    address: CompanyPath.settings(
                        settingsPage(of: reason.setting), of: shop, exchange.company?.id ?? "")))
        }
        if case .sale(let sale) = document {
            for line in sale.lines {
                let subject = line.description.isEmpty ? line.item.name : line.description
                add(line.amount, subject, storeFigure(of: line, report, sentences), sentences.reason(for: line))
            }
            if let reason = sentences.reason(for: sale.tax) {
                add(
                    sale.taxTotal, sentences.heading(.tax), report.order.map { sentences.number($0.tax) } ?? "–", reason
                )
            }
        }
        if let reason = sentences.reason(forMoneyOf: document) {
            add(document.total, sentences.heading(.total), storeTotal(of: document, report, sentences), reason)
        }
        return rows
    }

    /// The page that shows a setting by which figures are made.
    private static func settingsPage(of setting: String) -> StoreSettingsPage.Kind {
        switch setting.prefix(while: { $0 != "." }) {
        case "products": .orders
        case "tax": .taxes
        case "payments": .payments
        default: .accounts
        }
    }

    /// What the store says where a line comes from.
    private static func storeFigure(of line: SalesLine, _ report: OrderReport, _ sentences: Sentences) -> String {
        func charges(_ kind: Charge.Kind) -> String {
            guard let order = report.order else { return "–" }
            return sentences.number(order.charges.filter { $0.kind == kind }.map(\.amount).sum(order.currency))
        }
        switch line.purpose {
        case .goods(let id):
            guard let sold = report.order?.lines.first(where: { $0.id == id }) else { return "–" }
            return "\(sentences.decimal(sold.quantity)) × \(sentences.unitPrice(sold.unitPrice, sold.amount.currency))"
        case .shipping: return charges(.shipping)
        case .handling: return charges(.handling)
        case .fee: return charges(.paymentFee)
        case .tip: return charges(.tip)
        case .salesTax: return report.order.map { sentences.number($0.tax) } ?? "–"
        case .discount:
            return report.sides.first { if case .discounts = $0.part { true } else { false } }
                .map { sentences.number($0.store) } ?? "–"
        case .giftCard, .rounding, .refund: return "–"
        }
    }

    private static func storeTotal(of document: Document, _ report: OrderReport, _ sentences: Sentences) -> String {
        guard let order = report.order else { return "–" }
        return switch document {
        case .sale(let sale): sale.kind.isReversal ? "–" : sentences.number(order.total)
        case .payment: sentences.number(order.paid)
        case .journalEntry: sentences.number(order.tendered)
        case .purchase: "–"
        }
    }
}
