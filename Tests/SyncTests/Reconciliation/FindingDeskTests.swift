import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import LinkLedger
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("What is done about a finding")
struct FindingDeskTests {
    @Test("A hand edit that is kept is told again only when it changes again", .tags(.x5))
    func keep() async throws {
        let month = try await ReconciledMonth.open()
        let word = try await month.name(of: .editedReceipt)
        let kept = try await month.desk.keep([ID(word)])
        #expect(kept.map(\.id) == [word])
        let after = try await month.reconcile()
        #expect(after.told.isEmpty && after.accepted.map(\.by) == ["Ana"] && after.isClean)
        #expect(after.bridges.first?.difference.isZero == false)
        _ = try await month.suffer(.editedReceipt)
        #expect(try await month.reconcile().findings.map(\.id) == [word])
    }

    @Test("A document made by hand can be kept", .tags(.x5))
    func keepStranger() async throws {
        let month = try await ReconciledMonth.open()
        let word = try await month.name(of: .extraInvoice)
        _ = try await month.desk.keep([ID(word)])
        let after = try await month.reconcile()
        #expect(after.isClean && after.accepted.count == 1)
    }

    @Test(
        "What was removed or changed is posted again, once and to the cent", .tags(.x5, .x1),
        arguments: Length.chosen(
            [Disturbance.deletedRefund, .unappliedPayment, .voidedInvoice],
            long: [
                .deletedInvoice, .deletedReceipt, .deletedPayment, .deletedRefund, .editedReceipt, .editedTotal,
                .movedOutOfPeriod, .changedNumber, .wrongAccount, .unappliedPayment, .voidedInvoice, .voidedReceipt,
                .swappedItem,
            ]))
    func repost(_ disturbance: Disturbance) async throws {
        let month = try await ReconciledMonth.open()
        let before = try await month.rehearsal.snapshot()
        let word = try await month.name(of: disturbance)
        _ = try await month.desk.repost([ID(word)])
        try await month.rehearsal.runUntilQuiet()
        let after = try await month.reconcile()
        #expect(after.told.isEmpty && after.isClean)
        try await month.rehearsal.snapshot().expectSame(as: before)
        #expect(try await month.rehearsal.run().requests.writes == 0)
        try await month.rehearsal.expectSound()
    }

    @Test("An invoice comes back without a payment that was voided too, or changed by hand", .tags(.x5))
    func repostLeavesHandEdits() async throws {
        let month = try await ReconciledMonth.open()
        let word = try await month.name(of: .voidedInvoice)
        let payment = try await month.voidPaymentOfVoidedInvoice()
        #expect(Set(try await month.reconcile().findings.map(\.id)) == [word, payment])
        _ = try await month.desk.repost([ID(word)])
        try await month.rehearsal.runUntilQuiet()
        #expect(try await month.reconcile().told == ["\(payment) voided"])
    }

    @Test("A voided invoice that was paid since comes back first, then the payment", .tags(.x5, .x1))
    func repostBeforeNewPayment() async throws {
        let rehearsal = try await Rehearsal.open { $0.saleForm = .invoice }
        let order = try await rehearsal.place("AWAITING_PAYMENT").id
        try await rehearsal.runUntilQuiet()
        let invoice = try #require(try await rehearsal.links(ofNumber: order).first { $0.kind == .invoice })
        try await rehearsal.void("Invoice", id: invoice.booksID)
        try await rehearsal.setStatus(order, payment: "PAID")
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .needsYou)
        _ = try await Reconcile(rehearsal.scope).repost([ID("invoice-\(invoice.booksID)")])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order).state == .posted)
        #expect(try await rehearsal.documents(["Invoice"]).allSatisfy { $0.balance == 0 && $0.total > 0 })
        #expect(try await rehearsal.documents(["Payment"]).count == 1)
        try await rehearsal.expectSound()
    }

    @Test(
        "A process that dies while a document is reposted leaves it to be posted once", .tags(.x5, .x1),
        arguments: Accident.Kind.chosen)
    func death(_ kind: Accident.Kind) async throws {
        let month = try await ReconciledMonth.open()
        let before = try await month.rehearsal.snapshot()
        let word = try await month.name(of: .deletedInvoice)
        for step in 1...6 {
            let accident = Accident(kind)
            accident.happen(atStep: step)
            do {
                let services = try await month.rehearsal.process(accident)
                _ = try await Reconcile(services.scope(Rehearsal.company)).repost([ID(word)])
                _ = try await month.rehearsal.run(by: services)
            } catch {
                // The process is gone, or the document is on its way.
            }
            month.rehearsal.outlastLeases()
        }
        // A sign-in that was renewed as the process died may be lost with it.
        try await month.rehearsal.signIn()
        do { _ = try await month.desk.repost([ID(word)]) } catch {
            // Done already, or on its way.
        }
        try await month.rehearsal.runUntilQuiet()
        #expect(try await month.reconcile().told.isEmpty)
        try await month.rehearsal.snapshot().expectSame(as: before)
        try await month.rehearsal.expectSound()
    }

    @Test("An invoice that somebody entered by hand becomes the order's", .tags(.x5))
    func link() async throws {
        let month = try await ReconciledMonth.open()
        let (word, order) = try await month.enterNextOrderByHand()
        try await month.rehearsal.runUntilQuiet()
        #expect(try await month.rehearsal.order(order).reasonCode == "numberTaken")
        let linked = try await month.desk.link(ID(word), to: order)
        #expect(linked.map(\.id) == [word])
        try await month.rehearsal.runUntilQuiet()
        #expect(try await month.rehearsal.order(order).state == .posted)
        let after = try await month.reconcile()
        #expect(after.told.isEmpty && after.isClean, "\(after.bridges)")
        await #expect(throws: FeatureProblem.self) {
            try await month.desk.link(ID(word), to: order)
        }
    }

    @Test("The order of a document is found by its number, however many others hold that in theirs", .tags(.x5))
    func linkAmongMany() async throws {
        let month = try await ReconciledMonth.open()
        let (word, order) = try await month.enterNextOrderByHand()
        try await month.rehearsal.runUntilQuiet()
        let others = (1...101).map { place in
            RawRow(id: "\(order)-\(place)", updatedAt: Instant(seconds: 0), hash: "a", body: Array("{}".utf8))
        }
        _ = try await month.rehearsal.services.archive.keep(
            orders: others, of: Rehearsal.store, now: month.rehearsal.clock.now())
        #expect(try await month.desk.link(ID(word), to: order).map(\.id) == [word])
    }

    @Test("What does not fit is refused, and nothing happens", .tags(.x5))
    func refused() async throws {
        let month = try await ReconciledMonth.open()
        let stranger = try await month.name(of: .extraReceipt)
        let healthy = try await month.healthyReceipt()
        let number = try await month.rehearsal.orders().first?.number ?? ""
        func refusal(_ act: () async throws -> [Finding]) async -> FindingRefusal? {
            do { _ = try await act() } catch FeatureProblem.findingRefused(let refusal) { return refusal } catch {}
            return nil
        }
        #expect(
            await refusal { try await month.desk.repost([ID(stranger)]) } == .notPostedByUs(stranger))
        #expect(await refusal { try await month.desk.repost([ID(healthy)]) } == .nothingFound(healthy))
        #expect(
            await refusal { try await month.desk.keep([ID("nonsense")]) }
                == .unknown("nonsense"))
        #expect(
            await refusal { try await month.desk.keep([ID("invoice-999999")]) }
                == .unknown("invoice-999999"))
        #expect(
            await refusal { try await month.desk.link(ID(stranger), to: "no order") }
                == .orderUnknown("no order"))
        let unfit = await refusal { try await month.desk.link(ID(stranger), to: number) }
        #expect(unfit?.code == "notPlanned" || unfit?.code == "hasDocument", "\(String(describing: unfit))")
        #expect(try await month.reconcile().findings.map(\.id) == [stranger])
    }
}

extension ReconciledMonth {
    /// What Ana does about findings.
    var desk: Reconcile {
        get async throws { Reconcile(try await rehearsal.scope(as: .machineOperator("Ana"))) }
    }

    /// Does it, and gives the name of the document it was done to.
    func name(of disturbance: Disturbance) async throws -> String {
        try await suffer(disturbance).split(separator: " ").first.map(String.init) ?? ""
    }
}
