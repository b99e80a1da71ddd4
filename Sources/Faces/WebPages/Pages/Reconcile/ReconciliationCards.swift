import Accounting
import Bookkeeping
import Features
import LinkLedger
import Storage
import Sync
import Wording

/// Findings with what can be done about them.
struct ReconciliationCards {
    let company: String
    let view: ReconciliationView
    let exchange: Exchange

    func findings(_ report: Reconciliation) -> [ReconciliationPage.Found] {
        report.findings.prefix(Self.rowsMax).map { finding in
            let path = "\(CompanyPath.reconciliation(company))/findings/\(QueryText.coded(finding.id))"
            let isHandled = view.kept?.handled.contains(finding.id) ?? false
            let steps = isHandled || !view.mayMend ? [] : exchange.sentences.steps(for: finding)
            let isChanged = if case .changedByHand = finding.event { true } else { false }
            let order = finding.order.flatMap { SummaryName($0) == nil ? $0 : nil }.map { id in
                ReconciliationPage.Shortcut(
                    address: CompanyPath.order(company, OrderRef(store: ID(report.store), id: ID(id))),
                    text:
                        "\(ReconcileWord.order.text(exchange.sentences)) \(exchange.sentences.plain(finding.orderNumber ?? id))"
                )
            }
            let ref = finding.order.flatMap { SummaryName($0) == nil ? $0 : nil }.map {
                OrderRef(store: ID(report.store), id: ID($0))
            }
            let (kind, isGone) = (BooksRecordKind(finding.kind), finding.event == .removed)
            return ReconciliationPage.Found(
                told: exchange.sentences.text(finding), isHandled: isHandled, order: order,
                books: isGone ? nil : exchange.inBooks(kind, finding.booksID),
                inStore: ref.flatMap { exchange.inStore($0, number: finding.orderNumber ?? $0.id.rawValue) },
                keep: steps.contains("keep") ? "\(path)/keeping" : nil,
                repost: steps.contains("repost") && !isChanged ? "\(path)/reposting" : nil,
                overwrite: steps.contains("repost") && isChanged ? "\(path)/reposting?\(view.query)" : nil,
                linking: steps.contains("link") ? linking(path, finding) : nil)
        }
    }

    private func linking(_ path: String, _ finding: Finding) -> ReconciliationPage.Linking {
        var field = Field(
            "order-\(finding.id)", ReconcileWord.orderNumber.text(exchange.sentences),
            hint: ReconcileWord.orderHint.text(exchange.sentences), value: finding.number ?? "", completion: "off")
        field.name = "order"
        return .init(address: "\(path)/linking", order: field)
    }

    func pair(_ label: String, _ sub: String?, _ store: Money, _ books: Money) -> ReconciliationPage.Pair {
        .init(
            label: label, sub: sub, store: exchange.sentences.amount(store), books: exchange.sentences.amount(books),
            isEqual: store == books)
    }

    /// More than one person deals with in one sitting; the sheet has them all.
    private static let rowsMax = 60
}
