import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("An order that changed after it was posted", .tags(.s8))
struct RevisionTests {
    private let maker = OrderMaker.mug
    private let bigger = OrderMaker.mugAndTea

    private var catalogue = HarbourMugs.europe
    private var bookkeeper: Bookkeeper {
        let policy = HarbourMugs.policy {
            $0.saleForm = .invoice
            $0.closedPeriod = .firstOpenDay
        }
        return Bookkeeper(policy: policy, catalogue: catalogue)
    }

    /// The books after posting: every record under the number of its place.
    private func post(_ order: Order, isLocked: Bool = false) throws -> [PostedRecord] {
        let plan = try #require(bookkeeper.decide(order).plan)
        return plan.records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: "\(index + 100)", isLocked: isLocked)
        }
    }

    private func revise(_ posted: [PostedRecord], to order: Order, closing: String? = nil) -> Revision {
        var company = catalogue.company
        company.closingDate = closing.flatMap { BusinessDate($0) }
        var catalogue = catalogue
        catalogue.company = company
        let bookkeeper = Bookkeeper(policy: bookkeeper.policy, catalogue: catalogue)
        let decision = bookkeeper.decide(order, links: Links(posted: posted))
        return bookkeeper.revise(posted: posted, decision: decision)
    }

    @Test("by nothing stays as it is, although plans made later name records by the books' identifiers")
    func unchanged() throws {
        let order = bigger.order(paid: "82.30") { order in
            order.refunds = [
                Refund(id: "1", extent: .amount(HarbourMugs.money("5.00", .eur)), refundedAt: HarbourMugs.noon)
            ]
        }
        #expect(revise(try post(order), to: order).isEmpty)
    }

    @Test("whose refund the store tells of in another way gives nothing back twice", arguments: ["20.00", "30.00"])
    func refundToldOtherwise(amount: String) throws {
        func order(_ refund: String, _ amount: String) -> Order {
            maker.order(paid: "60.50") { order in
                order.refunds = [
                    Refund(id: refund, extent: .amount(HarbourMugs.money(amount, .eur)), refundedAt: HarbourMugs.noon)
                ]
            }
        }
        let posted = try post(order("status", "20.00"))
        // The first refund lies in a closed period, and stays.
        let changes = revise(posted, to: order("1773151200-1", amount), closing: "2026-12-31").changes
        #expect(!changes.contains { if case .create = $0 { true } else { false } })
        #expect(changes.contains { if case .needsPerson = $0 { true } else { false } })
    }

    /// Each refund with the day that it bears, by its identifier.
    private func refunds(_ extents: [(id: String, extent: Refund.Extent)]) -> [Refund] {
        extents.map { Refund(id: $0.id, extent: $0.extent, refundedAt: HarbourMugs.noon) }
    }

    private func amount(_ text: String) -> Refund.Extent { .amount(HarbourMugs.money(text, .eur)) }

    @Test("by a payment, after a credit memo lowered it, gains that payment and keeps the memo", .tags(.w16))
    func paidAfterCreditMemo() throws {
        let posted = try post(maker.order { $0.refunds = refunds([("1", amount("10.00"))]) })
        let paid = maker.order(paid: "50.50") { $0.refunds = refunds([("1", amount("10.00"))]) }
        let revision = revise(posted, to: paid)
        let created = revision.changes.compactMap { change -> RecordRole? in
            if case .create(let record) = change { record.key.role } else { nil }
        }
        #expect(created == ["payment.1"])
        #expect(revision.changes.filter { if case .unchanged = $0 { false } else { true } }.count == 1)
        let after = carryOut(revision, on: posted)
        #expect(open(after).values.allSatisfy { $0 == 0 }, "\(open(after))")
        // All else goes back: the money that came in, and not what the memo took off before.
        let givenBack = maker.order(paid: "50.50") {
            $0.refunds = refunds([("1", amount("10.00")), ("2", .everything)])
        }
        let back = carryOut(revise(after, to: givenBack), on: after).compactMap { record -> SalesDocument? in
            guard case .sale(let sale)? = record.document, sale.kind.isReversal else { return nil }
            return sale
        }
        #expect(back.map(\.kind) == [.creditMemo, .refundReceipt])
        #expect(back.map(\.total.description) == ["10.00", "50.50"])
        #expect(back.map(\.taxTotal).sum(.eur) == HarbourMugs.money("10.50", .eur))
    }

    @Test("by a refund that is told before one in the books leaves that its number", .tags(.w8))
    func refundToldBefore() throws {
        let posted = try post(maker.order(paid: "60.50") { $0.refunds = refunds([("2", amount("5.00"))]) })
        let both = maker.order(paid: "60.50") {
            $0.refunds = refunds([("1", amount("7.00")), ("2", amount("5.00"))])
        }
        let after = carryOut(revise(posted, to: both), on: posted)
        let numbers = Dictionary(
            after.compactMap { record in record.document?.number.map { (record.key.role.text, $0) } },
            uniquingKeysWith: { first, _ in first })
        #expect(numbers["refund.2"] == "R-EW1001" && numbers["refund.1"] == "R-EW1001.2")
        #expect(revise(after, to: both).isEmpty)
        // A person's suffix is for what is not in the books yet.
        let links = Links(posted: after)
        let suffixed = bookkeeper.decide(both, links: links, choices: OrderChoices(numberSuffix: "-B")).plan
        #expect(suffixed?.sales.filter(\.kind.isReversal).map(\.number) == ["R-EW1001.2", "R-EW1001"])
    }

    @Test("so that a document would be one of another kind needs a person")
    func otherKind() throws {
        func order(_ payment: String) -> Order {
            maker.order(paid: payment) { $0.hasPaymentLedger = true }
        }
        let posted = try post(order("60.50"))
        let changes = revise(posted, to: order("-60.50")).changes
        #expect(changes.contains(.needsPerson(RecordKey(.order, "5161001", role: "payment.1"), .changedAfterPosting)))
        #expect(!changes.contains { if case .update = $0 { true } else { false } })
    }

    @Test("and was not paid is updated in place")
    func update() throws {
        let posted = try post(maker.order())
        let changes = revise(posted, to: bigger.order()).changes
        let updates = changes.compactMap {
            if case .update(let before, let after) = $0 { (before, after) } else { nil }
        }
        #expect(updates.map(\.0.key.role) == ["sale"])
        #expect(updates.first?.1.body.total == HarbourMugs.money("82.30", .eur))
        #expect(changes.contains { if case .create(let record) = $0 { record.key.source == .product } else { false } })
    }

    @Test("by a payment only gains that payment")
    func newPayment() throws {
        let posted = try post(maker.order())
        let changes = revise(posted, to: maker.order(paid: "60.50")).changes
        let created = changes.compactMap { if case .create(let record) = $0 { record.key.role } else { nil } }
        #expect(created == ["payment.1"])
        #expect(changes.filter { if case .unchanged = $0 { false } else { true } }.count == 1)
    }

    @Test(
        "by its payment method alone keeps the money where it went, and gives it back from there",
        arguments: SaleForm.allCases)
    func newMethod(form: SaleForm) throws {
        let policy = HarbourMugs.policy { $0.saleForm = form }
        let bookkeeper = Bookkeeper(policy: policy, catalogue: catalogue)
        let first = maker.order(paid: "60.50")
        let posted = try #require(bookkeeper.decide(first).plan).records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: "\(index + 100)")
        }
        func revise(_ change: (inout Order) -> Void) -> Revision {
            let order = maker.order(paid: "60.50") {
                $0.payments[0].method = StorePaymentMethod(title: "Bank transfer")
                change(&$0)
            }
            let decision = bookkeeper.decide(order, links: Links(posted: posted))
            return bookkeeper.revise(posted: posted, decision: decision)
        }
        #expect(revise { _ in }.isEmpty)
        let given = revise {
            $0.refunds = [
                Refund(id: "1", extent: .amount(HarbourMugs.money("5.00", .eur)), refundedAt: HarbourMugs.noon)
            ]
        }
        let created = given.changes.compactMap { change -> SalesDocument? in
            if case .create(let record) = change, case .sale(let sale)? = record.document { sale } else { nil }
        }
        #expect(created.map(\.settlementAccount.name) == ["PayPal Clearing"])
    }

    @Test("and was paid, locked or closed is corrected by an invoice for the difference", arguments: [0, 1, 2])
    func difference(case kind: Int) throws {
        let paid = kind == 0 ? "60.50" : nil
        let posted = try post(maker.order(paid: paid), isLocked: kind == 1)
        let edited = bigger.order(paid: paid)
        let revision = revise(posted, to: edited, closing: kind == 2 ? "2026-03-31" : nil)
        let differences = revision.changes.compactMap {
            if case .difference(let record, _) = $0 { record } else { nil }
        }
        #expect(differences.map(\.key.role) == ["sale.difference.1"])
        guard case .document(.sale(let document)) = try #require(differences.first).body else { return }
        #expect(document.kind == .invoice)
        #expect(document.total == HarbourMugs.money("21.80", .eur))
        #expect(document.taxTotal == HarbourMugs.money("1.80", .eur))
        #expect(document.lines.map(\.item.name) == ["Tea"])
        #expect(document.journal.imbalance(.eur).isZero)
        #expect(document.date.description == (kind == 2 ? "2026-04-01" : "2026-03-10"))
        let corrected = posted + [PostedRecord(key: differences[0].key, body: differences[0].body, booksID: "900")]
        let again = revise(corrected, to: edited, closing: kind == 2 ? "2026-03-31" : nil)
        #expect(!again.changes.contains { if case .difference = $0 { true } else { false } })
    }

    @Test("to less in a closed period is corrected by a credit memo")
    func less() throws {
        let posted = try post(bigger.order())
        let revision = revise(posted, to: maker.order(), closing: "2026-03-31")
        let differences = revision.changes.compactMap {
            if case .difference(let record, _) = $0 { record } else { nil }
        }
        guard case .document(.sale(let document)) = try #require(differences.first).body else { return }
        #expect(document.kind == .creditMemo)
        #expect(document.total == HarbourMugs.money("21.80", .eur))
        #expect(document.taxTotal == HarbourMugs.money("1.80", .eur))
    }

    /// The books after the changes, with new records under numbers of their own.
    private func carryOut(_ revision: Revision, on posted: [PostedRecord]) -> [PostedRecord] {
        var posted = posted
        for change in revision.changes {
            switch change {
            case .create(let record), .difference(let record, of: _):
                let id = "\(posted.count + 700)"
                posted.append(PostedRecord(key: record.key, body: record.body, booksID: id))
            case .update(let before, to: let record):
                for index in posted.indices where posted[index].key == before.key { posted[index].body = record.body }
            default: break
            }
        }
        return posted
    }

    /// What is still open of each invoice, and of each credit memo, by its role.
    private func open(_ posted: [PostedRecord]) -> [RecordRole: Int64] {
        var open: [RecordRole: Int64] = [:]
        let documents = posted.compactMap { record in
            if case .document(let document) = record.body { (record.key.role, document) } else { nil }
        }
        for (role, document) in documents where [.invoice, .creditMemo].contains(document.kind) {
            open[role, default: 0] += document.total.minorUnits
        }
        for case (_, .payment(let payment)) in documents {
            for one in payment.applications where open[one.document.role] != nil {
                open[one.document.role, default: 0] -= one.amount.minorUnits
            }
        }
        return open
    }

    @Test("and was paid has its payment spread over the sale and its differences, more, more and less")
    func paymentSpread() throws {
        var posted = try post(maker.order(paid: "60.50"))
        var largest = bigger
        largest.line("Pen", "1", at: "12.10", taxes: [(HarbourMugs.tax("VAT", "21"), "2.10")])
        for (now, paid) in [(bigger, "82.30"), (largest, "94.40"), (bigger, "82.30"), (maker, "60.50")] {
            posted = carryOut(revise(posted, to: now.order(paid: paid)), on: posted)
            #expect(open(posted).values.allSatisfy { $0 == 0 }, "\(open(posted))")
            #expect(revise(posted, to: now.order(paid: paid)).isEmpty)
        }
    }

    @Test("to more, of which nobody paid the difference, and then given back, leaves nothing open", arguments: [1, 2])
    func givenBackWithDifferenceOpen(runs: Int) throws {
        var posted = try post(maker.order(paid: "60.50"))
        let givenBack = bigger.order(paid: "60.50") { order in
            order.status.payment = .refunded
            order.refunds = [Refund(id: "status", extent: .everything, refundedAt: HarbourMugs.noon)]
        }
        for order in [bigger.order(paid: "60.50"), givenBack].suffix(runs) {
            posted = carryOut(revise(posted, to: order), on: posted)
        }
        #expect(open(posted).values.allSatisfy { $0 == 0 }, "\(open(posted))")
        #expect(revise(posted, to: givenBack).isEmpty)
        let back = posted.compactMap { record -> SalesDocument? in
            guard case .document(.sale(let sale)) = record.body, sale.kind.isReversal else { return nil }
            return sale
        }
        #expect(back.map(\.kind) == [.refundReceipt, .creditMemo])
        #expect(back.map(\.total) == ["60.50", "21.80"].map { HarbourMugs.money($0, .eur) })
    }

    @Test("to less, after its payment was moved out of a closed period, is corrected with that payment")
    func paymentMovedOutOfClosedPeriod() throws {
        var posted = try post(bigger.order())
        for (now, paid) in [(bigger, "82.30"), (maker, "60.50")] {
            posted = carryOut(revise(posted, to: now.order(paid: paid), closing: "2026-03-31"), on: posted)
            #expect(open(posted).values.allSatisfy { $0 == 0 }, "\(open(posted))")
            #expect(revise(posted, to: now.order(paid: paid), closing: "2026-03-31").isEmpty)
        }
        let days = posted.compactMap {
            if case .document(.payment(let payment)) = $0.body { payment.date } else { nil }
        }
        #expect(Set(days.map(\.description)) == ["2026-04-01"])
    }

    @Test("to less, with a payment that may not be touched, leaves payment and credit memo to a person")
    func paymentLocked() throws {
        var posted = try post(bigger.order(paid: "82.30"))
        for index in posted.indices where posted[index].key.role == "payment.1" { posted[index].isLocked = true }
        let changes = revise(posted, to: maker.order(paid: "60.50")).changes
        #expect(changes.contains { if case .needsPerson(let key, _) = $0 { key.role == "payment.1" } else { false } })
        #expect(!changes.contains { if case .create(let record) = $0 { record.body.isPayment } else { false } })
    }

    @Test("in a way that no document can say is left to a person, its payments too")
    func heldWithItsPayments() throws {
        let posted = try post(maker.order(paid: "60.50"), isLocked: true)
        var edited = OrderMaker(.eur, inside: true)
        edited.line("Tea", "1", at: "109.00", taxes: [(HarbourMugs.tax("VAT", "9"), "9.00")])
        let changes = revise(posted, to: edited.order(paid: "109.00")).changes
        #expect(changes.contains(.needsPerson(.sale(ofOrder: ID("5161001")), .changedAfterPosting)))
        let updated = changes.compactMap { if case .update(let before, to: _) = $0 { before.key.role } else { nil } }
        #expect(updated.isEmpty)
    }

    @Test("and was paid gives no payment the room of another that is in the books already")
    func giftCardBeforePayment() throws {
        let posted = try post(maker.order(paid: "60.50"))
        let edited = bigger.order(paid: "62.30") { order in
            order.tenders = [Tender(kind: .giftCard, reference: "G", amount: HarbourMugs.money("20.00", .eur))]
        }
        let revision = revise(posted, to: edited)
        let after = carryOut(revision, on: posted)
        #expect(open(after).values.allSatisfy { $0 == 0 }, "\(open(after))")
        let applied = revision.changes.compactMap { change -> [RecordRole]? in
            guard case .create(let record) = change, case .document(.payment(let payment)) = record.body else {
                return nil
            }
            return payment.applications.map(\.document.role)
        }
        #expect(applied == [["sale.difference.1", "tender.1"]])
    }

    @Test("to cancelled and unpaid is voided; locked it needs a person")
    func cancelled() throws {
        let posted = try post(maker.order())
        let cancelled = maker.order { $0.status.stage = .cancelled }
        let changes = revise(posted, to: cancelled).changes
        let voided = changes.compactMap { if case .void(let record) = $0 { record.key.role } else { nil } }
        #expect(voided == [.sale])
        let locked = revise(try post(maker.order(), isLocked: true), to: cancelled).changes
        #expect(locked == [.needsPerson(.sale(ofOrder: ID("5161001")), .changedAfterPosting)])
    }

    @Test("by losing a payment loses it in the books, unless it was deposited")
    func vanishedPayment() throws {
        let posted = try post(maker.order(paid: "60.50"))
        let changes = revise(posted, to: maker.order()).changes
        #expect(changes.contains { if case .delete(let record) = $0 { record.key.role == "payment.1" } else { false } })
        var locked = posted
        for index in locked.indices { locked[index].isLocked = true }
        let kept = revise(locked, to: maker.order()).changes
        #expect(kept.contains { if case .needsPerson(let key, _) = $0 { key.role == "payment.1" } else { false } })
    }

    @Test("by losing a payment and its amount is updated, the payment deleted before")
    func vanishedPaymentAndAmount() throws {
        let posted = try post(maker.order(paid: "60.50"))
        let changes = revise(posted, to: bigger.order()).changes
        let roles = changes.compactMap { change -> String? in
            switch change {
            case .delete(let record): "delete \(record.key.role)"
            case .update(let record, to: _): "update \(record.key.role)"
            case .void, .difference, .needsPerson: "other"
            case .create, .unchanged: nil
            }
        }
        #expect(roles == ["delete payment.1", "update sale"])
    }

    @Test("in a way that a person must decide keeps the payment that it lost until then")
    func heldWithWhatVanished() throws {
        var posted = try post(maker.order(paid: "60.50"))
        for index in posted.indices where posted[index].key.role == "sale" { posted[index].isLocked = true }
        var edited = OrderMaker(.eur, inside: true)
        edited.line("Tea", "1", at: "109.00", taxes: [(HarbourMugs.tax("VAT", "9"), "9.00")])
        let changes = revise(posted, to: edited.order()).changes
        #expect(changes.contains(.needsPerson(.sale(ofOrder: ID("5161001")), .changedAfterPosting)))
        #expect(!changes.contains { if case .delete = $0 { true } else { false } })
    }

    @Test("by a setting only keeps what is posted")
    func settings() throws {
        let posted = try post(maker.order(paid: "60.50"))
        let other = Bookkeeper(
            policy: HarbourMugs.policy {
                $0.version = 2
                $0.saleForm = .invoice
                $0.payments.isEnabled = false
                $0.numbering.prefix = "NEW"
            }, catalogue: catalogue)
        let decision = other.decide(maker.order(paid: "60.50"), links: Links(posted: posted))
        #expect(other.revise(posted: posted, decision: decision).isEmpty)
    }

    @Test(
        "to cancelled and unpaid in a closed period is taken back by a credit memo on the first open day",
        arguments: [true, false])
    func cancelledInClosedPeriod(isGlobal: Bool) throws {
        var catalogue = catalogue
        if !isGlobal { catalogue.company.taxModel = .unitedStatesAutomated }
        func books(_ form: ClosedPeriod, closing: String?) -> Bookkeeper {
            var catalogue = catalogue
            catalogue.company.closingDate = closing.flatMap { BusinessDate($0) }
            let policy = HarbourMugs.policy {
                $0.saleForm = .invoice
                $0.closedPeriod = form
            }
            return Bookkeeper(policy: policy, catalogue: catalogue)
        }
        func revise(_ posted: [PostedRecord], _ books: Bookkeeper, _ order: Order) -> Revision {
            let links = Links(posted: posted)
            return books.revise(posted: posted, decision: books.decide(order, links: links), links: links)
        }
        let plan = try #require(books(.hold, closing: nil).decide(bigger.order()).plan)
        var posted = plan.records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: "\(index + 100)")
        }
        let cancelled = bigger.order { $0.status.stage = .cancelled }
        let held = revise(posted, books(.hold, closing: "2026-03-31"), cancelled)
        let day = try #require(BusinessDate("2026-03-10"))
        let closing = try #require(BusinessDate("2026-03-31"))
        #expect(
            held.changes.contains(
                .needsPerson(.sale(ofOrder: bigger.order().id), .changedInClosedPeriod(date: day, closing: closing))))
        let open = books(.firstOpenDay, closing: "2026-03-31")
        let revision = revise(posted, open, cancelled)
        posted = carryOut(revision, on: posted)
        let memos = posted.compactMap { record -> SalesDocument? in
            guard case .sale(let sale)? = record.document, sale.kind == .creditMemo else { return nil }
            return sale
        }
        let memo = try #require(memos.first)
        #expect(memo.total == bigger.order().total && memo.taxTotal == bigger.order().tax)
        #expect(memo.date.description == "2026-04-01" && memo.journal.imbalance(.eur).isZero)
        #expect(self.open(posted).values.allSatisfy { $0 == 0 }, "\(self.open(posted))")
        // It stays so, whatever is set or closed later, and begins anew when the order does.
        for books in [
            open, books(.hold, closing: "2026-03-31"), books(.hold, closing: "2026-05-31"), books(.hold, closing: nil),
        ] {
            #expect(revise(posted, books, cancelled).isEmpty)
        }
        posted = carryOut(revise(posted, open, bigger.order(paid: "82.30")), on: posted)
        #expect(self.open(posted).values.allSatisfy { $0 == 0 }, "\(self.open(posted))")
        #expect(revise(posted, open, bigger.order(paid: "82.30")).isEmpty)
    }

    @Test("so that it may not be posted keeps what is posted and says why")
    func refused() throws {
        let posted = try post(maker.order())
        let revision = revise(posted, to: maker.order(total: "99.00"))
        #expect(revision.refusals.count == 1)
        #expect(revision.changes == posted.map { .unchanged($0.key) })
    }
}

extension RecordBody {
    var isPayment: Bool { if case .document(.payment) = self { true } else { false } }
    var total: Money? { if case .document(let document) = self { document.total } else { nil } }
}
