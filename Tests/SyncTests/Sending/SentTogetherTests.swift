import Accounting
import Bookkeeping
import ConnectorKit
import Features
import LinkLedger
import QuickBooksSandbox
import Storage
import Sync
import TestKit
import Testing

@Suite("One order, sent by several at once", .tags(.s1, .s8, .x1))
struct SentTogetherTests {
    /// Two processes of the server on one database file, each with a clerk who presses twice.
    @Test(
        "makes one invoice, and one bill and one purchase order a supplier, whichever answers are lost",
        arguments: Length.chosen([0, 1, 3], long: Array(0...9)))
    func together(lost: Int) async throws {
        let shop = try await Distributor.open()
        if lost > 0 { await shop.rehearsal.books.misbehave(Misbehaviour(.answerLost, next: lost, writesOnly: true)) }
        let desks = [try await shop.rehearsal.process(), try await shop.rehearsal.process()]
        var words = SendingWords()
        (words.tax, words.bills, words.purchaseOrders) = (.totalAsItem, [""], [""])
        let chosen = words
        await withTaskGroup(of: Void.self) { group in
            for (clerk, desk) in zip(["ana", "ben"], desks) {
                for _ in 1...2 {
                    group.addTask {
                        let person = Requester(person: ID("u-\(clerk)"), name: clerk, role: .clerk)
                        do {
                            let scope = try await desk.scope(Rehearsal.company, as: person)
                            _ = try await SendOrder(scope).send("ord-2102", of: Distributor.store, chosen)
                        } catch FeatureProblem.stopped {
                            // Somebody else is at it, or the answer was lost: the next run goes on.
                        } catch { Issue.record(error) }
                    }
                }
            }
        }
        await shop.rehearsal.books.behave()
        shop.rehearsal.outlastLeases()
        try await shop.run()
        #expect(try await shop.row("2102").state == .posted)
        let books = try await shop.books()
        #expect(books["Invoice"] == "1 1795.85")
        #expect(books["Bill"]?.hasPrefix("2 ") == true)
        #expect(books["PurchaseOrder"]?.hasPrefix("2 ") == true)
        try await shop.rehearsal.expectBalanced()
    }
}
