import Accounting
package import Bookkeeping
package import Commerce
import Features
import Sync
package import Wording

/// What `plan --json` prints for one order; the shape is promised to programs (design.md §6): fields are added, never renamed.
package struct PlanOutput: Encodable {
    /// A field that is always there, `null` when it has no value.
    @propertyWrapper
    struct Nullable<Value: Encodable & Sendable>: Encodable, Sendable {
        var wrappedValue: Value?

        init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if let wrappedValue { try container.encode(wrappedValue) } else { try container.encodeNil() }
        }
    }

    struct Line: Encodable, Sendable {
        var item: String
        var description: String
        @Nullable var quantity: String? = nil
        @Nullable var unitPrice: String? = nil
        var amount: String
        @Nullable var taxCode: String? = nil
    }

    struct JournalEntry: Encodable, Sendable {
        var account: String
        var debit: String
        var credit: String
    }

    struct TaxRate: Encodable {
        var rate: String
        var percent: String
        var net: String
        var amount: String
    }

    struct DocumentOutput: Encodable {
        var kind: String
        @Nullable var number: String? = nil
        var date: String
        @Nullable var dueDate: String? = nil
        var currency: String
        @Nullable var party: String? = nil
        var lines: [Line]
        var taxRates: [TaxRate]
        var tax: String
        var total: String
        var balance: String
        @Nullable var account: String? = nil
        @Nullable var method: String? = nil
        var privateNote: String
        var journal: [JournalEntry]
    }

    struct NewRecord: Encodable {
        var kind: String
        var name: String
    }

    struct Totals: Encodable {
        var sales: String
        var tax: String
        var payments: String
        var refunds: String
    }

    struct RefusalOutput: Encodable {
        /// The part of the order that it is about, such as `refund.status`; `null` for the whole.
        @Nullable var part: String? = nil
        var code: String
        var message: String
        var remedy: String
    }

    var order: String
    var outcome: String
    @Nullable var rule: String? = nil
    var creates: [NewRecord] = []
    var documents: [DocumentOutput] = []
    /// The daily summaries that the order is in instead of documents of its own.
    var summaries: [Summary] = []
    /// Why it is in none although its day is summarised.
    @Nullable var summaryExclusion: String? = nil
    @Nullable var totals: Totals? = nil
    var refusals: [RefusalOutput] = []
}

extension PlanOutput {
    package init(order: Order?, fallbackName: String, decision: Decision, sentences: Sentences) {
        let number = order?.number ?? fallbackName
        switch decision {
        case .post(let plan):
            self.init(order: number, outcome: "plan")
            creates = plan.records.compactMap { NewRecord($0.body) }
            let balances = Balances(plan)
            documents = plan.records.compactMap { record in
                guard case .document(let document) = record.body else { return nil }
                return DocumentOutput(document, balance: balances.balance(of: record.key, document))
            }
            totals = Totals(
                sales: plan.totals.sales.description, tax: plan.totals.tax.description,
                payments: plan.totals.payments.description, refunds: plan.totals.refunds.description)
            refusals = plan.held.map { RefusalOutput(sentences.explain($0), part: $0.key.role.text) }
        case .skip(let rule): self.init(order: number, outcome: "skip", rule: rule.code)
        case .wait(let reason): self.init(order: number, outcome: "wait", rule: reason.code)
        case .refuse(let refusals):
            self.init(order: number, outcome: "refuse")
            self.refusals = refusals.map { RefusalOutput(sentences.explain($0)) }
        }
    }
}

extension PlanOutput.RefusalOutput {
    var text: String { "  \(message)\n  → \(remedy)" }

    init(_ text: Explanation, part: String? = nil) {
        self.init(
            part: part, code: text.code, message: "\(text.what) \(text.meaning)", remedy: text.remedy)
    }
}

/// What is left to pay of each sale once the plan's payments are applied.
private struct Balances {
    private var applied: [RecordKey: Money] = [:]

    init(_ plan: Plan) {
        for case .payment(let payment) in plan.documents {
            for part in payment.applications {
                applied[part.document] = applied[part.document].map { $0 + part.amount } ?? part.amount
            }
        }
    }

    func balance(of key: RecordKey, _ document: Document) -> Money {
        let zero = Money.zero(document.currency)
        guard case .sale(let sale) = document else {
            if case .purchase(let purchase) = document, purchase.kind == .bill { return purchase.total }
            return zero
        }
        switch sale.kind {
        case .salesReceipt, .refundReceipt: return zero
        case .invoice, .creditMemo: return sale.total - (applied[key] ?? zero)
        }
    }
}

extension PlanOutput.NewRecord {
    fileprivate init?(_ body: RecordBody) {
        switch body {
        case .customer(let party): self.init(kind: "Customer", name: party.displayName)
        case .vendor(let party): self.init(kind: "Vendor", name: party.displayName)
        case .item(let item): self.init(kind: "Item", name: item.name)
        case .document: return nil
        }
    }
}

extension PlanOutput.DocumentOutput {
    fileprivate init(_ document: Document, balance: Money) {
        self.init(
            kind: document.kind.apiName, number: document.number, date: document.date.description,
            currency: document.currency.code, party: document.partyName, lines: [], taxRates: [],
            tax: document.tax.description, total: document.total.description, balance: balance.description,
            privateNote: document.privateNote,
            journal: document.journal.lines.map {
                PlanOutput.JournalEntry(
                    account: $0.account.name, debit: $0.debit?.description ?? "", credit: $0.credit?.description ?? "")
            })
        switch document {
        case .sale(let sale):
            dueDate = sale.dueDate?.description
            lines = sale.lines.map { PlanOutput.Line($0) }
            account = sale.settlementAccount.name
            method = sale.paymentMethod?.name
            if case .perRate(let rates, _) = sale.tax { taxRates = rates.map { PlanOutput.TaxRate($0) } }
        case .payment(let payment):
            account = payment.depositAccount.name
            method = payment.method?.name
        case .purchase(let purchase):
            dueDate = purchase.dueDate?.description
            lines = purchase.lines.map { PlanOutput.Line($0) }
            account = purchase.payableAccount.name
        case .journalEntry: break
        }
    }
}

extension PlanOutput.Line {
    /// The lines of a document; none of a payment or a journal entry.
    static func all(_ document: Document) -> [PlanOutput.Line] {
        switch document {
        case .sale(let sale): sale.lines.map { Self($0) }
        case .purchase(let purchase): purchase.lines.map { Self($0) }
        case .payment, .journalEntry: []
        }
    }

    fileprivate init(_ line: SalesLine) {
        self.init(
            item: line.item.name, description: line.description, quantity: line.quantity?.description,
            unitPrice: line.unitPrice?.description, amount: line.amount.description, taxCode: line.taxCode?.name)
    }

    fileprivate init(_ line: PurchaseLine) {
        self.init(
            item: line.item.name, description: line.description, quantity: line.quantity?.description,
            unitPrice: line.unitCost?.description, amount: line.amount.description, taxCode: line.taxCode?.name)
    }
}

extension PlanOutput.TaxRate {
    fileprivate init(_ rate: TaxRateAmount) {
        self.init(
            rate: rate.name, percent: rate.percent.description, net: rate.net.description,
            amount: rate.amount.description)
    }
}

extension DocumentKind {
    /// The name that programs know: QuickBooks's own.
    var apiName: String {
        switch self {
        case .invoice: "Invoice"
        case .salesReceipt: "SalesReceipt"
        case .creditMemo: "CreditMemo"
        case .refundReceipt: "RefundReceipt"
        case .payment: "Payment"
        case .bill: "Bill"
        case .purchaseOrder: "PurchaseOrder"
        case .vendorCredit: "VendorCredit"
        case .journalEntry: "JournalEntry"
        }
    }
}
