import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("Taking back what other hands have touched", .tags(.x4))
struct UndoObstacleTests {
    /// What other hands may do to one of two orders, and why it is then left alone.
    enum Hand: String, CaseIterable, Sendable {
        case edits, splits, unapplies, moves, pays, deposits, closes
    }

    @Test("stops that order as a whole, with its reason, and goes on with the rest", arguments: Hand.allCases)
    func isKept(hand: Hand) async throws {
        let rehearsal = try await Rehearsal.open { $0.saleForm = .invoice }
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place(hand == .pays ? "AWAITING_PAYMENT" : "PAID", [(sku, 1)], buyer: 1).id
        if hand == .closes { rehearsal.clock.advance(bySeconds: 40 * 86_400) }
        let other = try await rehearsal.place("PAID", [(sku, 2)], buyer: 2).id
        let run = try await rehearsal.run().run
        try await touch(order, hand, rehearsal)
        let books = try await rehearsal.documents().filter { !$0.number.isEmpty && $0.number != other }

        let shown = try await UndoPosted(rehearsal.scope).preview(.run(ID(run)))
        let report = try await rehearsal.undo(.run(ID(run)))
        let kept = try #require(report.orders.first { $0.number == order })
        #expect(kept.outcome == .kept && kept.reason?.code == "undo.\(Self.codes[hand] ?? "")")
        #expect(shown.flatMap(\.orders).first { $0.number == order }?.reason == kept.reason)
        #expect(report.orders.first { $0.number == other }?.outcome == .takenBack)
        #expect(try await rehearsal.documents().filter { !$0.number.isEmpty } == books)
        #expect(try await rehearsal.order(order).state == .posted)
        #expect(try await rehearsal.order(other).reasonCode == "undone")
    }

    private static let codes: [Hand: String] = [
        .edits: "edited", .splits: "edited", .unapplies: "edited", .moves: "edited", .pays: "tied",
        .deposits: "deposited", .closes: "periodClosed",
    ]

    private func touch(_ order: String, _ hand: Hand, _ rehearsal: Rehearsal) async throws {
        let links = try await rehearsal.links(ofNumber: order)
        let invoice = try #require(links.first { $0.kind == .invoice })
        let filed = try await rehearsal.read("Invoice", invoice.booksID)
        switch hand {
        case .edits:
            try await rehearsal.amend("Invoice", id: invoice.booksID, ["TxnDate": .text("2025-11-11")])
        case .splits:
            let lines = try split(filed.records("Line"))
            try await rehearsal.amend("Invoice", id: invoice.booksID, ["Line": .list(lines.map { .record($0) })])
        case .unapplies, .moves:
            let payment = try #require(links.first { $0.kind == .payment }).booksID
            let change: FiledRecord =
                hand == .unapplies
                ? ["Line": .list([])]
                : ["DepositToAccountRef": .record(["value": .text(try await otherBank(than: payment, rehearsal))])]
            try await rehearsal.amend("Payment", id: payment, change)
        case .pays:
            try await rehearsal.write(
                "Payment",
                [
                    "CustomerRef": .record(filed.record("CustomerRef") ?? [:]), "TotalAmt": .number(1),
                    "Line": .list([
                        .record([
                            "Amount": .number(1),
                            "LinkedTxn": .list([
                                .record(["TxnId": .text(invoice.booksID), "TxnType": .text("Invoice")])
                            ]),
                        ])
                    ]),
                ])
        case .deposits: try await deposit(try #require(links.first { $0.kind == .payment }), rehearsal)
        case .closes: try await rehearsal.close(on: filed.text("TxnDate") ?? "")
        }
    }

    /// The same sum, but one of the first line's on a line of its own.
    private func split(_ lines: [FiledRecord]) throws -> [FiledRecord] {
        let goods = lines.filter { $0.record("SalesItemLineDetail") != nil }
        let first = try #require(goods.first)
        let amount = try #require(first.number("Amount"))
        return [amount - 1, 1].map { part in
            var line = first
            var detail = line.record("SalesItemLineDetail") ?? [:]
            (detail["Qty"], detail["UnitPrice"]) = (.number(1), .number(part))
            (line["Id"], line["Amount"], line["SalesItemLineDetail"]) = (nil, .number(part), .record(detail))
            return line
        } + goods.dropFirst()
    }

    private func otherBank(than payment: String, _ rehearsal: Rehearsal) async throws -> String {
        let now = try await rehearsal.read("Payment", payment).record("DepositToAccountRef")?.text("value")
        let banks = try await rehearsal.list("Account").filter { $0.text("AccountType") == "Bank" }
        return try #require(banks.compactMap { $0.text("Id") }.first { $0 != now })
    }

    private func deposit(_ payment: Link, _ rehearsal: Rehearsal) async throws {
        let filed = try await rehearsal.read("Payment", payment.booksID)
        let bank = try #require(
            try await rehearsal.list("Account").first { $0.text("AccountType") == "Bank" }?.text("Id"))
        if filed.record("DepositToAccountRef")?.text("value") != "4" {
            try await rehearsal.amend(
                "Payment", id: payment.booksID, ["DepositToAccountRef": .record(["value": .text("4")])])
        }
        try await rehearsal.write(
            "Deposit",
            [
                "DepositToAccountRef": .record(["value": .text(bank)]),
                "Line": .list([
                    .record([
                        "Amount": .number(filed.number("TotalAmt") ?? 0),
                        "LinkedTxn": .list([
                            .record([
                                "TxnId": .text(payment.booksID), "TxnType": .text("Payment"),
                                "TxnLineId": .text("0"),
                            ])
                        ]),
                    ])
                ]),
            ])
    }

    @Test("that a run only changed is refused, since what it said before is not kept")
    func onlyChanged() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("AWAITING_PAYMENT", [(sku, 1)], buyer: 0).id
        try await rehearsal.runUntilQuiet()
        try await rehearsal.rewrite(order, to: [(sku, 3)])
        let run = try await rehearsal.run().run
        let books = try await rehearsal.documents()
        let report = try await rehearsal.undo(.run(ID(run)))
        #expect(report.orders.map(\.reason?.code) == ["undo.onlyChanged"])
        #expect(try await rehearsal.documents() == books)
    }

    @Test("in a daily summary goes with it or not at all")
    func summarised() async throws {
        let rehearsal = try await Rehearsal.open {
            $0.summary = SummaryPolicy(changes: [.init(from: BusinessDate(daysSince1970: 0), isSummarised: true)])
            $0.timeZone = "UTC"
        }
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0).id
        try await rehearsal.runUntilQuiet()
        rehearsal.clock.advance(bySeconds: 30 * 3600)
        let run = try await rehearsal.run().run
        let books = try await rehearsal.documents()
        #expect(books.count == 1)
        let refused = try await rehearsal.undo(.order(order, in: nil))
        #expect(refused.orders.map(\.reason?.code) == ["undo.summarised"])
        #expect(try await rehearsal.documents() == books)

        let report = try await rehearsal.undo(.run(ID(run)))
        #expect(report.orders.map(\.outcome) == [.takenBack])
        #expect(try await rehearsal.documents().isEmpty)
        #expect(try await rehearsal.order(order).reasonCode == "undone")
        try await rehearsal.expectSound()
    }

    @Test("that is gone already is done with, and what it had settled goes with it", arguments: [true, false])
    func goneAlready(paymentToo: Bool) async throws {
        let (rehearsal, order) = try await UndoTests.paidInvoices(2)
        let links = try await rehearsal.links(ofNumber: order)
        if paymentToo {
            for link in links where link.kind == .payment { try await rehearsal.delete("Payment", id: link.booksID) }
        }
        for link in links where link.kind == .invoice { try await rehearsal.delete("Invoice", id: link.booksID) }
        let report = try await rehearsal.undo(.order(order, in: nil))
        #expect(report.orders.map(\.outcome) == [.takenBack])
        #expect(try await rehearsal.documents().count == 2)
        try await rehearsal.expectSound()
    }

    @Test("between the look and the delete is kept, and the order needs a person")
    func touchedAfterTheLook() async throws {
        let (rehearsal, order) = try await UndoTests.paidInvoices(1)
        let invoice = try #require(try await rehearsal.links(ofNumber: order).first { $0.kind == .invoice })
        // The process ends once the intents are written; before the next goes on, somebody edits the invoice.
        let accident = Accident(.afterWrite)
        let process = try await rehearsal.process(accident)
        try await rehearsal.dieOnceIntentsAreWritten(process, accident, .order(order, in: nil))
        try await rehearsal.amend("Invoice", id: invoice.booksID, ["TxnDate": .text("2025-11-11")])
        rehearsal.outlastLeases()
        try await rehearsal.run()
        let row = try await rehearsal.order(order)
        #expect(row.state == .needsYou && row.reasonCode == "undo.edited", "\(row)")
        let books = try await rehearsal.documents()
        #expect(books.map(\.kind) == ["Invoice", "Payment"], "nothing of it was begun")

        // Nothing but a person who asks for this very order ends it.
        try await rehearsal.setPolicy { $0.printsOrderNotes.toggle() }
        try await rehearsal.runUntilQuiet()
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.documents() == books)
        #expect(try await rehearsal.order(order).state == .needsYou)

        let undone = try await rehearsal.undo(.order(order, in: nil))
        #expect(undone.orders.map(\.outcome) == [.kept], "the hand edit is respected still")
        #expect(try await rehearsal.documents() == books)
    }
}

extension Rehearsal {
    /// An undo whose process ends with the transaction that writes the intents.
    func dieOnceIntentsAreWritten(
        _ process: Services, _ accident: Accident, _ request: UndoPosted.Request
    ) async throws {
        for step in 1...40 {
            accident.happen(atStep: step)
            _ = try? await undo(request, by: process)
            let order = try await orders().contains { $0.isOpen }
            if order || !accident.hasHappened { return }
            outlastLeases()
        }
    }
}
