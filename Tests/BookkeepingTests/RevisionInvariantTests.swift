import Accounting
import Bookkeeping
import Commerce
import Testing

@Suite("Every posted order that is planned again", .tags(.s8))
struct RevisionInvariantTests {
    private func post(_ plan: Plan) -> [PostedRecord] {
        plan.records.enumerated().map { PostedRecord(key: $1.key, body: $1.body, booksID: "\($0 + 500)") }
    }

    @Test(
        "is unchanged when nothing changed, and corrected by exactly the difference when it did",
        arguments: [true, false])
    func revisions(isGlobal: Bool) throws {
        var differences = 0
        for seed in 1...120 as ClosedRange<UInt64> {
            var maker = RandomOrders(seed: seed)
            let order = maker.order()
            var catalogue = HarbourMugs.europe
            catalogue.company.homeCurrency = order.currency
            catalogue.company.taxModel = isGlobal ? .global : .unitedStatesAutomated
            let bookkeeper = Bookkeeper(policy: HarbourMugs.policy(), catalogue: catalogue)
            guard let plan = bookkeeper.decide(order).plan else { continue }
            let posted = post(plan)
            let links = Links(posted: posted)
            let again = bookkeeper.revise(
                posted: posted, decision: bookkeeper.decide(order, links: links))
            #expect(again.isEmpty, "seed \(seed)")
            var edited = maker.order()
            (edited.id, edited.payments, edited.tenders) = (order.id, order.payments, order.tenders)
            edited.refunds = []
            let decision = bookkeeper.decide(edited, links: links)
            for change in bookkeeper.revise(posted: posted, decision: decision).changes {
                guard case .difference(let record, _) = change, case .document(let document) = record.body else {
                    continue
                }
                differences += 1
                let sign: Int64 = document.kind == .creditMemo || document.kind == .refundReceipt ? -1 : 1
                let sum = order.total.minorUnits + sign * document.total.minorUnits
                #expect(sum == edited.total.minorUnits, "seed \(seed)")
                let tax = order.tax.minorUnits + sign * document.tax.minorUnits
                #expect(tax == edited.tax.minorUnits, "seed \(seed)")
                #expect(document.journal.imbalance(order.currency).isZero, "seed \(seed)")
            }
        }
        #expect(differences > 20)
    }
}
