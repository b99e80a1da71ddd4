import Accounting
import Bookkeeping
import Commerce
import Foundation
import LinkLedger
import SampleStores
import Simulation
import Sync
import TestKit
import Testing

/// A bookkeeper's hands doing to the books what they should not.
enum Disturbance: String, CaseIterable, Sendable {
    case editedTotal, editedReceipt, editedTax, swappedItem
    case deletedInvoice, deletedReceipt, deletedPayment, deletedRefund
    case voidedInvoice, voidedPayment, voidedReceipt
    case movedDate, movedOutOfPeriod, changedNumber, changedCustomer
    case wrongAccount, wrongAccountOfPayment
    case unappliedPayment, paymentOfAnotherInvoice
    case removedMark
    case extraInvoice, extraReceipt, extraPayment, copiedInvoice

    /// All of them one by one take their time; everyday runs try them together, and a few alone.
    static let chosen: [Disturbance] =
        Length.isLong ? allCases : [.voidedInvoice, .paymentOfAnotherInvoice]
}

/// A month of a store whose books are complete: receipts, paid and open invoices, refunds, each of its own order.
final class ReconciledMonth: Sendable {
    let rehearsal: Rehearsal
    fileprivate let receipts: [String]
    fileprivate let paid: [String]
    private let open: [String]
    private let refunded: [String]
    fileprivate let pair: (paid: String, open: String, sku: String)

    static let days = june(1)...june(30)
    static func june(_ day: Int) -> BusinessDate { BusinessDate(daysSince1970: 20_604 + day) }

    static func open(_ country: String = "us", seed: UInt64 = 7) async throws -> ReconciledMonth {
        let rehearsal = try await Rehearsal.open(country, seed: seed) { $0.saleForm = .salesReceipt }
        var receipts: [String] = []
        for buyer in 0..<7 { receipts.append(try await rehearsal.place("PAID", buyer: buyer).internalId.description) }
        let back = try await rehearsal.place("PAID", buyer: 7)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.setPolicy { $0.saleForm = .invoice }
        var (paid, open): ([String], [String]) = ([], [])
        for buyer in 8..<22 { paid.append(try await rehearsal.place("PAID", buyer: buyer).internalId.description) }
        for buyer in 22..<25 {
            open.append(try await rehearsal.place("AWAITING_PAYMENT", buyer: buyer).internalId.description)
        }
        let sku = try await rehearsal.plainProduct().sku
        let pair = (
            try await rehearsal.place("PAID", [(sku, 2)], buyer: 25).internalId.description,
            try await rehearsal.place("AWAITING_PAYMENT", [(sku, 2)], buyer: 25).internalId.description, sku
        )
        try await rehearsal.refund(back.id)
        try await rehearsal.runUntilQuiet()
        return ReconciledMonth(rehearsal, receipts, paid, open, [back.internalId.description], pair)
    }

    private init(
        _ rehearsal: Rehearsal, _ receipts: [String], _ paid: [String], _ open: [String], _ refunded: [String],
        _ pair: (String, String, String)
    ) {
        self.rehearsal = rehearsal
        self.receipts = receipts
        self.paid = paid
        self.open = open
        self.refunded = refunded
        self.pair = pair
    }

    /// Does it, and tells what a reconciliation should say: the document and the event, as `invoice-7 removed`.
    func suffer(_ disturbance: Disturbance) async throws -> String {
        switch disturbance {
        case .editedTotal: return try await editLines("Invoice", open[0])
        case .editedReceipt: return try await editLines("SalesReceipt", receipts[0])
        case .editedTax:
            let id = try await sale(of: receipts[1])
            try await change("SalesReceipt", id, ["TxnTaxDetail": .record(["TotalTax": .number(99)])])
            return "salesReceipt-\(id) changedByHand"
        case .swappedItem: return try await swapItem(paid[0])
        case .deletedInvoice: return try await delete("Invoice", try await sale(of: paid[1]))
        case .deletedReceipt: return try await delete("SalesReceipt", try await sale(of: receipts[2]))
        case .deletedPayment: return try await delete("Payment", try await payment(of: paid[2]))
        case .deletedRefund: return try await delete("RefundReceipt", try await document(of: refunded[0], "refund."))
        case .voidedInvoice: return try await void("Invoice", try await sale(of: paid[3]))
        case .voidedPayment: return try await void("Payment", try await payment(of: paid[4]))
        case .voidedReceipt: return try await void("SalesReceipt", try await sale(of: receipts[3]))
        case .movedDate: return try await edit("Invoice", try await sale(of: paid[5]), ["TxnDate": .text("2026-06-17")])
        case .movedOutOfPeriod:
            return try await edit("Invoice", try await sale(of: paid[6]), ["TxnDate": .text("2026-07-03")])
        case .changedNumber:
            return try await edit("Invoice", try await sale(of: paid[7]), ["DocNumber": .text("BY-HAND-1")])
        case .changedCustomer: return try await changeCustomer(open[1])
        case .wrongAccount: return try await changeAccount("SalesReceipt", try await sale(of: receipts[4]))
        case .wrongAccountOfPayment: return try await changeAccount("Payment", try await payment(of: paid[8]))
        case .unappliedPayment: return try await edit("Payment", try await payment(of: paid[9]), ["Line": .list([])])
        case .paymentOfAnotherInvoice: return try await movePayment()
        case .removedMark:
            return try await edit("Invoice", try await sale(of: paid[10]), ["PrivateNote": .text("seen")])
        case .extraInvoice: return try await copy("Invoice", try await sale(of: paid[11]), keepsNote: false)
        case .extraReceipt: return try await copy("SalesReceipt", try await sale(of: receipts[5]), keepsNote: false)
        case .extraPayment: return try await payByHand(open[2])
        case .copiedInvoice: return try await copy("Invoice", try await sale(of: paid[12]), keepsNote: true)
        }
    }

    // MARK: Finding documents

    func sale(of order: String) async throws -> String { try await document(of: order, "sale") }
    func payment(of order: String) async throws -> String { try await document(of: order, "payment.") }

    func document(of order: String, _ role: String) async throws -> String {
        let links = try await rehearsal.links(of: order)
        return try #require(links.first { $0.key.role.text.hasPrefix(role) }?.booksID, "\(order) \(role)")
    }

    // MARK: Doing

    private func change(_ kind: String, _ id: String, _ fields: FiledRecord) async throws {
        var update = fields
        update["Id"] = .text(id)
        update["SyncToken"] = .text(try await rehearsal.read(kind, id).text("SyncToken") ?? "")
        update["sparse"] = .flag(true)
        try await rehearsal.write(kind, update)
    }

    private func edit(_ kind: String, _ id: String, _ fields: FiledRecord) async throws -> String {
        try await change(kind, id, fields)
        return "\(word(kind))-\(id) changedByHand"
    }

    private func delete(_ kind: String, _ id: String) async throws -> String {
        try await rehearsal.delete(kind, id: id)
        return "\(word(kind))-\(id) removed"
    }

    private func void(_ kind: String, _ id: String) async throws -> String {
        try await rehearsal.void(kind, id: id)
        return "\(word(kind))-\(id) voided"
    }

    private func word(_ kind: String) -> String { kind.prefix(1).lowercased() + kind.dropFirst() }

    private func goods(_ kind: String, _ id: String) async throws -> [FiledRecord] {
        try await rehearsal.read(kind, id).records("Line").filter { $0.record("SalesItemLineDetail") != nil }
    }

    private func editLines(_ kind: String, _ order: String) async throws -> String {
        let id = try await sale(of: order)
        var lines = try await goods(kind, id)
        var detail = try #require(lines[0].record("SalesItemLineDetail"))
        detail["Qty"] = nil
        detail["UnitPrice"] = nil
        lines[0]["SalesItemLineDetail"] = .record(detail)
        lines[0]["Amount"] = .number((lines[0].number("Amount") ?? 0) + 10)
        return try await edit(kind, id, ["Line": .list(lines.map { .record($0) })])
    }

    private func swapItem(_ order: String) async throws -> String {
        let id = try await sale(of: order)
        var lines = try await goods("Invoice", id)
        var detail = try #require(lines[0].record("SalesItemLineDetail"))
        let items = try await rehearsal.list("Item").filter { $0.text("Type") == "Service" }
        let other = try #require(items.compactMap { $0.text("Id") }.first)
        detail["ItemRef"] = .record(["value": .text(other)])
        lines[0]["SalesItemLineDetail"] = .record(detail)
        return try await edit("Invoice", id, ["Line": .list(lines.map { .record($0) })])
    }

    private func changeCustomer(_ order: String) async throws -> String {
        let id = try await sale(of: order)
        let now = try await rehearsal.read("Invoice", id).record("CustomerRef")?.text("value")
        let others = try await rehearsal.list("Customer").compactMap { $0.text("Id") }
        let other = try #require(others.first { $0 != now })
        return try await edit("Invoice", id, ["CustomerRef": .record(["value": .text(other)])])
    }

    private func changeAccount(_ kind: String, _ id: String) async throws -> String {
        let now = try await rehearsal.read(kind, id).record("DepositToAccountRef")?.text("value")
        let banks = try await rehearsal.list("Account").filter { $0.text("AccountType") == "Bank" }
        let other = try #require(banks.compactMap { $0.text("Id") }.first { $0 != now })
        return try await edit(kind, id, ["DepositToAccountRef": .record(["value": .text(other)])])
    }

    private func movePayment() async throws -> String {
        let id = try await payment(of: pair.paid)
        let other = try await sale(of: pair.open)
        let total = try await rehearsal.read("Payment", id).number("TotalAmt") ?? 0
        let link: FiledRecord = ["TxnId": .text(other), "TxnType": .text("Invoice")]
        let line: FiledRecord = ["Amount": .number(total), "LinkedTxn": .list([.record(link)])]
        return try await edit("Payment", id, ["Line": .list([.record(line)])])
    }

    fileprivate func copy(_ kind: String, _ id: String, keepsNote: Bool, number: String? = nil) async throws -> String {
        let model = try await rehearsal.read(kind, id)
        var fields: FiledRecord = [:]
        for name in ["TxnDate", "CustomerRef", "CurrencyRef", "GlobalTaxCalculation", "TxnTaxDetail"] {
            fields[name] = model.fields[name]
        }
        fields["Line"] = .list(try await goods(kind, id).map { .record($0) })
        fields["DocNumber"] = .text(number ?? "H\(id)")
        if keepsNote { fields["PrivateNote"] = model.fields["PrivateNote"] }
        let made = try await rehearsal.write(kind, fields)
        return "\(word(kind))-\(made.text("Id") ?? "") \(keepsNote ? "duplicate" : "madeByHand")"
    }

    private func payByHand(_ order: String) async throws -> String {
        let id = try await sale(of: order)
        let invoice = try await rehearsal.read("Invoice", id)
        let link: FiledRecord = ["TxnId": .text(id), "TxnType": .text("Invoice")]
        let line: FiledRecord = ["Amount": .number(5), "LinkedTxn": .list([.record(link)])]
        var fields: FiledRecord = [
            "TxnDate": .text("2026-06-02"), "TotalAmt": .number(5), "Line": .list([.record(line)]),
        ]
        for name in ["CustomerRef", "CurrencyRef"] { fields[name] = invoice.fields[name] }
        let made = try await rehearsal.write("Payment", fields)
        return "payment-\(made.text("Id") ?? "") madeByHand"
    }
}

extension ReconciledMonth {
    /// Somebody enters the invoice of the next order by hand, under its number, before the order is read.
    func enterNextOrderByHand() async throws -> (word: String, order: String) {
        let next = try await rehearsal.place("AWAITING_PAYMENT", [(pair.sku, 2)], buyer: 25)
        let word = try await copy("Invoice", sale(of: pair.open), keepsNote: false, number: next.id)
        return (word.split(separator: " ").first.map(String.init) ?? "", next.id)
    }

    /// The payment of the invoice that ``Disturbance/voidedInvoice`` voids is voided as well.
    func voidPaymentOfVoidedInvoice() async throws -> String {
        let id = try await payment(of: paid[3])
        try await rehearsal.void("Payment", id: id)
        return "payment-\(id)"
    }

    /// A document to which nothing happens.
    func healthyReceipt() async throws -> String { "salesReceipt-\(try await sale(of: receipts[6]))" }

    func reconcile(_ days: ClosedRange<BusinessDate> = days) async throws -> Reconciliation {
        try await StoreReconciliation(try await rehearsal.context()).perform(days)
    }
}

extension Reconciliation {
    /// `invoice-7 removed`, one for each finding.
    var told: Set<String> { Set(findings.map { "\($0.id) \($0.event.code)" }) }
}
