import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("An order that changed after it was posted, and settings with it", .tags(.s8))
struct RevisionAfterSettingsTests {
    private let maker = OrderMaker.mug
    private let bigger = OrderMaker.mugAndTea

    /// Posted by one version of the settings, decided by the next.
    private func revise(
        _ first: Order, to second: Order, _ catalogue: BooksCatalogue? = nil,
        posted change: (inout Policy) -> Void = { _ in },
        now other: (inout Policy) -> Void
    ) throws -> (posted: [PostedRecord], revision: Revision) {
        let catalogue = catalogue ?? HarbourMugs.europe
        let before = Bookkeeper(policy: HarbourMugs.policy(change), catalogue: catalogue)
        let after = Bookkeeper(
            policy: HarbourMugs.policy {
                change(&$0)
                $0.version = 2
                other(&$0)
            }, catalogue: catalogue)
        let plan = try #require(before.decide(first).plan)
        let posted = plan.records.enumerated().map { index, record in
            PostedRecord(key: record.key, body: record.body, booksID: "\(index + 100)")
        }
        let links = Links(posted: posted)
        let revision = after.revise(posted: posted, decision: after.decide(second, links: links)) { version in
            version == 1 ? before.decide(second, links: links) : nil
        }
        return (posted, revision)
    }

    /// Goods of another kind at the same price.
    private var exchanged: OrderMaker {
        var maker = OrderMaker(.eur, inside: true)
        maker.line("Pen", "1", at: "60.50", taxes: [(HarbourMugs.tax("VAT", "21"), "10.50")])
        return maker
    }

    private static let otherSettings: [@Sendable (inout Policy) -> Void] = [
        { $0.saleForm = .invoice }, { $0.saleForm = .salesReceipt }, { $0.numbering.prefix = "NEW" },
        { $0.language = .french }, { $0.timeZone = "Asia/Tokyo" }, { $0.customerAssignment = .organisation },
        { $0.dueDate = DueDateRule(start: .endOfMonth, offsetDays: 30) },
    ]

    @Test(
        "and keeps its total, after settings changed, is written into its document as that was posted",
        arguments: otherSettings.indices, SaleForm.allCases)
    func editedAfterSettings(setting: Int, form: SaleForm) throws {
        func order(_ maker: OrderMaker, _ change: (inout Order) -> Void = { _ in }) -> Order {
            maker.order(paid: "60.50") {
                $0.buyer.company = "Ruiz SL"
                change(&$0)
            }
        }
        let edits: [Order] = [
            order(exchanged), order(maker) { $0.buyer.billingAddress?.city = "Cádiz" },
            order(maker) { $0.notes = "Leave it at the door" },
        ]
        for edit in edits {
            let (posted, revision) = try revise(order(maker), to: edit, posted: { $0.saleForm = form }) {
                Self.otherSettings[setting](&$0)
            }
            let updates = revision.changes.compactMap { change -> (PostedRecord, PlannedRecord)? in
                if case .update(let before, let after) = change { (before, after) } else { nil }
            }
            #expect(updates.map(\.0.key.role) == [.sale], "\(revision.changes)")
            guard case .sale(let before)? = updates.first?.0.document,
                case .sale(let after)? = updates.first?.1.document
            else { continue }
            #expect(after.kind == before.kind && after.number == before.number && after.date == before.date)
            #expect(after.dueDate == before.dueDate && after.settlementAccount == before.settlementAccount)
            #expect(after.details.privateNote == before.details.privateNote)
            #expect(updates.first?.1.policyVersion == 1)
            #expect(posted.contains { $0.key == updates.first?.0.key })
        }
    }

    @Test(
        "by settings alone keeps what is posted, whichever they are", arguments: otherSettings.indices,
        SaleForm.allCases)
    func onlySettings(setting: Int, form: SaleForm) throws {
        let order = maker.order(paid: "60.50") { $0.buyer.company = "Ruiz SL" }
        let (_, revision) = try revise(order, to: order, posted: { $0.saleForm = form }) {
            Self.otherSettings[setting](&$0)
        }
        #expect(revision.isEmpty, "\(revision.changes)")
    }

    @Test(
        "keeps the kind of its refunds, whichever the settings want now", .tags(.w16),
        arguments: RefundPolicy.Form.allCases, RefundPolicy.Form.allCases)
    func refundKind(then: RefundPolicy.Form, now: RefundPolicy.Form) throws {
        let order = maker.order(paid: "60.50") { order in
            order.refunds = [
                Refund(id: "1", extent: .amount(HarbourMugs.money("5.00", .eur)), refundedAt: HarbourMugs.noon)
            ]
        }
        let (_, revision) = try revise(order, to: order) {
            $0.refunds.form = then
        } now: {
            $0.refunds.form = now
        }
        #expect(revision.isEmpty, "\(revision.changes)")
    }

    @Test("so that a payment or refund is gone loses it in the books, also when settings changed meanwhile")
    func vanishedAfterSettings() throws {
        func order(isRefunded: Bool, paid: String? = "60.50") -> Order {
            maker.order(paid: paid) { order in
                guard isRefunded else { return }
                order.refunds = [
                    Refund(id: "1", extent: .amount(HarbourMugs.money("5.00", .eur)), refundedAt: HarbourMugs.noon)
                ]
            }
        }
        let refund = try revise(order(isRefunded: true), to: order(isRefunded: false)) { $0.numbering.prefix = "NEW" }
        #expect(
            refund.revision.changes.contains {
                if case .void(let one) = $0 { one.key.role == "refund.1" } else { false }
            })
        let payment = try revise(order(isRefunded: false), to: order(isRefunded: false, paid: nil)) {
            $0.saleForm = .invoice
        } now: {
            $0.numbering.prefix = "NEW"
        }
        #expect(
            payment.revision.changes.contains {
                if case .delete(let one) = $0 { one.key.role == "payment.1" } else { false }
            })
    }

    @Test("keeps its days, whatever time zone is set since", .tags(.w1), arguments: SaleForm.allCases)
    func timeZones(form: SaleForm) throws {
        // 21:00 of 31 October in New York is 1 November in London, Berlin and Tokyo.
        let evening = Instant(seconds: 1_793_494_800)
        func order(_ maker: OrderMaker, paid: String?, refund: String? = nil) -> Order {
            maker.order(paid: paid) { order in
                order.placedAt = evening
                for index in order.payments.indices { order.payments[index].receivedAt = evening }
                order.tenders = []
                if let refund {
                    order.refunds = [
                        Refund(id: "1", extent: .amount(HarbourMugs.money(refund, .eur)), refundedAt: evening)
                    ]
                }
            }
        }
        for zone in ["Europe/London", "Asia/Tokyo", "UTC"] {
            for (first, second) in [
                (order(maker, paid: "60.50"), order(exchanged, paid: "60.50")),
                (order(maker, paid: nil), order(bigger, paid: nil)),
                (order(maker, paid: "60.50", refund: "5"), order(maker, paid: "60.50", refund: "6")),
                (order(maker, paid: nil), order(maker, paid: "60.50")),
            ] {
                let (posted, revision) = try revise(first, to: second, posted: { $0.saleForm = form }) {
                    $0.timeZone = zone
                }
                let known = Set(posted.map(\.key))
                for change in revision.changes {
                    switch change {
                    case .update(let before, let after): #expect(after.document?.date == before.document?.date)
                    case .create(let record) where record.document != nil:
                        #expect(!known.contains(record.key) && record.document?.date.description == "2026-11-01")
                    default: break
                    }
                }
                #expect(!revision.isEmpty)
            }
        }
    }
}

/// The order of the tests of what changes after posting, in euros with the tax inside.
extension OrderMaker {
    static var mug: OrderMaker {
        var maker = OrderMaker(.eur, inside: true)
        maker.line("Mug", "1", at: "60.50", taxes: [(HarbourMugs.tax("VAT", "21"), "10.50")])
        return maker
    }

    static var mugAndTea: OrderMaker {
        var maker = mug
        maker.line("Tea", "1", at: "21.80", taxes: [(HarbourMugs.tax("VAT", "9"), "1.80")])
        return maker
    }
}
