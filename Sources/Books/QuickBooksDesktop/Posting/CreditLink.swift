import Accounting
import Bookkeeping
import ConnectorKit

/// Credits that are applied to invoices without any money: QuickBooks ties them together and makes no transaction, so there is nothing
/// of its own to name. It is named by what it ties, and read from the invoices.
///
/// Source: the XSD (`ReceivePaymentRet` without `TxnID`); developer.intuit.com, requests for receive payments ("credit-only messages").
struct CreditLink: Hashable {
    /// What gives, and what takes.
    var credits: [String]
    var invoices: [String]
    /// Of the invoices, so that they can be untied.
    var customer: String
    var receivables: String

    /// `3C-1>1F-1+2A-1@80000071-1@80000006-1`.
    var id: String {
        [credits.joined(separator: "+") + ">" + invoices.joined(separator: "+"), customer, receivables].joined(
            separator: "@")
    }

    /// `nil` for the identifier of a transaction.
    init?(_ id: String) {
        let parts = id.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        let sides = parts[0].split(separator: ">").map { $0.split(separator: "+").map(String.init) }
        guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else { return nil }
        (credits, invoices) = (sides[0], sides[1])
        customer = parts.count > 1 ? parts[1] : ""
        receivables = parts.count > 2 ? parts[2] : ""
    }

    /// What a request asks for; `nil` for money that was received. The invoice tells the rest.
    init?(asked node: XMLNode?) {
        guard let node, node.name == "ReceivePaymentAdd", node.decimal("TotalAmount")?.isZero ?? true else {
            return nil
        }
        let applied = node.all("AppliedToTxnAdd")
        credits = applied.flatMap { $0.all("SetCredit").compactMap { $0.value("CreditTxnID") } }.uniqued
        invoices = applied.compactMap { $0.value("TxnID") }
        customer = node.listID("CustomerRef") ?? ""
        receivables = node.listID("ARAccountRef") ?? ""
        if credits.isEmpty || invoices.isEmpty { return nil }
    }

    /// What a payment means; `nil` for money that was received.
    init?(_ payment: Payment, _ references: [RecordKey: String]) {
        guard payment.isCreditOnly else { return nil }
        func ids(ofInvoices: Bool) -> [String] {
            payment.applications.filter { ($0.kind == .invoice) == ofInvoices }
                .compactMap { references[$0.document]?.desktopTransaction }.uniqued
        }
        (credits, invoices) = (ids(ofInvoices: false), ids(ofInvoices: true))
        (customer, receivables) = ("", "")
        if credits.isEmpty || invoices.isEmpty { return nil }
    }

    // MARK: Reading

    /// Asks for the invoices with what is tied to them.
    var question: QBElement { Self.question(of: [self]) }

    static func question(of links: [CreditLink]) -> QBElement {
        QBElement(
            "InvoiceQueryRq",
            links.flatMap(\.invoices).uniqued.map { .plain("TxnID", $0) } + [.flag("IncludeLinkedTxns", true)])
    }

    /// How much of an invoice these credits settle, as QuickBooks shows it now.
    func applied(to invoice: String, in rows: [XMLNode]) -> ExactDecimal {
        ties(of: invoice, in: rows).compactMap { $0.decimal("Amount") }.reduce(.zero) { sum, amount in
            sum.adding(amount.isNegative ? -amount : amount) ?? sum
        }
    }

    private func ties(of invoice: String, in rows: [XMLNode]) -> [XMLNode] {
        rows.filter { $0.value("TxnID") == invoice }.flatMap { $0.all("LinkedTxn") }
            .filter { $0.value("TxnID").map(credits.contains) ?? false }
    }

    /// As it stands: `nil` where nothing of it is left.
    func record(in rows: [XMLNode]) -> BooksRecord? {
        guard invoices.contains(where: { !ties(of: $0, in: rows).isEmpty }) else { return nil }
        var told = self
        let invoice = rows.first { $0.value("TxnID") == invoices[0] }
        told.customer = invoice?.listID("CustomerRef") ?? customer
        told.receivables = invoice?.listID("ARAccountRef") ?? receivables
        return BooksRecord(locator: BooksLocator(id: told.id, version: Self.version), total: .zero)
    }

    /// The same as a document that was filed.
    func filed(in rows: [XMLNode], home: Currency) -> FiledDocument? {
        guard let record = record(in: rows), let invoice = rows.first(where: { $0.value("TxnID") == invoices[0] })
        else {
            return nil
        }
        let currency = DesktopCurrency.currency(of: invoice, home: home)
        let tied = invoices.flatMap { ties(of: $0, in: rows) }
        guard let date = (tied.first ?? invoice).date("TxnDate") else { return nil }
        func money(_ amount: ExactDecimal) -> Money { Money(amount, currency) ?? .zero(currency) }
        let taking = invoices.map { FiledTie(kind: .invoice, id: $0, amount: money(applied(to: $0, in: rows))) }
        let giving = credits.map { credit in
            let own = tied.filter { $0.value("TxnID") == credit }
            let sum = own.compactMap { $0.money("Amount", currency)?.magnitude }.reduce(.zero(currency)) { $0 + $1 }
            let kind = own.first?.value("TxnType").flatMap { DocumentKind(desktopName: $0) }
            return FiledTie(kind: kind, id: credit, amount: sum)
        }
        return FiledDocument(
            kind: .payment, id: record.locator.id, version: Self.version, date: date, currency: currency,
            total: .zero(currency), party: invoice.filedName("CustomerRef"),
            settlementAccount: invoice.filedName("ARAccountRef"),
            ties: (taking + giving).filter { $0.amount?.isZero == false })
    }

    /// It has none of its own: what is written over it says all of it again.
    private static let version = "0"

    // MARK: Writing

    /// Says anew what the credits settle; without amounts they settle nothing any more. `before` is what they were tied to.
    static func change(_ asked: QBElement, instead before: CreditLink) -> QBElement {
        var asked = asked.overridingCredits
        let kept = Set(asked.children.filter { $0.name == applied }.compactMap { $0.children.first?.text })
        asked.children += before.loosened.filter { $0.children.first?.text.map { !kept.contains($0) } ?? false }
        return asked
    }

    /// Unties all of it.
    var removal: QBElement {
        QBElement(
            "ReceivePaymentAdd",
            [.reference("CustomerRef", customer), .reference("ARAccountRef", receivables)] + loosened)
    }

    private var loosened: [QBElement] {
        invoices.map { invoice in
            QBElement(
                Self.applied,
                [.plain("TxnID", invoice)]
                    + credits.map { credit in
                        QBElement(
                            "SetCredit",
                            [
                                .plain("CreditTxnID", credit), .plain("AppliedAmount", "0.00"),
                                .flag("Override", true),
                            ])
                    })
        }
    }

    private static let applied = "AppliedToTxnAdd"
}

extension Payment {
    /// Credits that settle invoices, and no money.
    var isCreditOnly: Bool { total.isZero && applications.contains { $0.kind != .invoice } }
}

extension QBElement {
    /// What was applied before is replaced, not added to.
    fileprivate var overridingCredits: QBElement {
        var element = self
        element.children = children.map(\.overridingCredits)
        if name == "SetCredit", let flag = QBElement.flag("Override", true) { element.children.append(flag) }
        return element
    }
}

extension [String] {
    /// Each once, in their order.
    fileprivate var uniqued: [String] {
        var seen: Set<String> = []
        return filter { seen.insert($0).inserted }
    }
}
