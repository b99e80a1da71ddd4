import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Finds what somebody received in the books for invoices of ours: money that must not be posted twice.
struct HandPayments: Sendable {
    let context: SyncContext
    let company: BooksCompany
    let run: String

    /// Payments of other hands on these invoices, by the order of each. Voided ones, and credits that are merely applied, do not count.
    func found(on invoices: [(order: String, sale: Link)]) async throws(RunStop) -> [String: [PaymentInBooks]] {
        let filed = try await FiledByName.read(invoices.map(\.sale), context, company)
        var tied: [(order: String, invoice: DocumentName, payment: DocumentName)] = []
        for (order, sale) in invoices {
            guard sale.kind == .invoice, let name = DocumentName(sale), let invoice = filed[name] else { continue }
            for case let tie? in invoice.ties.map(\.name) where tie.kind == .payment { tied.append((order, name, tie)) }
        }
        guard !tied.isEmpty else { return [:] }
        let payments = try await others(among: Set(tied.map(\.payment)))
        var found: [String: [PaymentInBooks]] = [:]
        for (order, invoice, name) in tied {
            guard let payment = payments[name], let amount = payment.settled[invoice], amount.isPositive else {
                continue
            }
            found[order, default: []].append(PaymentInBooks(id: payment.id, amount: amount, date: payment.date))
        }
        return found.mapValues { $0.sorted { ($0.date, $0.id) < ($1.date, $1.id) } }
    }

    /// Remembers them as what the order was paid; it is decided again with them. `false` when they were known.
    func remember(_ payments: [PaymentInBooks], of order: String, store: String) async throws(RunStop) -> Bool {
        let sayings = OrderSayings(context.archive, of: store)
        guard try await sayings.said(of: order).paymentsInBooks != payments else { return false }
        try await sayings.say(of: order, by: "", run: run, at: context.world.clock.now()) {
            $0.paymentsInBooks = payments
        }
        return true
    }

    /// Those that no link of ours leads to and that bear no mark of ours.
    private func others(among names: Set<DocumentName>) async throws(RunStop) -> [DocumentName: FiledDocument] {
        let (archive, books, asked) = (context.archive, context.booksConnection, Array(names))
        let owners = try await withRunStop { try await archive.owners(of: asked, books: books) }
        let strange = names.subtracting(owners.compactMap { DocumentName($0.posted.link) })
        guard !strange.isEmpty else { return [:] }
        var found: [DocumentName: FiledDocument] = [:]
        do throws(ConnectorProblem) {
            let question = FiledQuestion.named(.payment, strange.map(\.id).sorted())
            for payment in try await context.books.allFiled(question, company: company)
            where !payment.isVoided && payment.total.isPositive && Marker(in: payment.privateNote) == nil {
                found[payment.name] = payment
            }
        } catch { throw .books(error) }
        return found
    }
}
