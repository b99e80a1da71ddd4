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
import Wording

@Suite("Something is wrong outside")
struct BadInputTests {
    // MARK: Connections

    @Test("A store that cannot be reached stops the run and nothing else", .tags(.x1, .i2))
    func storeUnreachable() async throws {
        let rehearsal = try await Rehearsal.open(orders: 10)
        rehearsal.network.play("store.example") { _ throws(NetworkFailure) in throw .notSent("connection refused") }
        try expectRemedy(try await rehearsal.run(), "store.unreachable")
        rehearsal.network.play(
            "store.example", StandIn.network { [sample = rehearsal.sample] in await sample.respond(to: $0, body: $1) })
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("A store token that died asks for a new one; then all is posted", .tags(.x1, .i2, .i6))
    func storeTokenDead() async throws {
        let rehearsal = try await Rehearsal.open(orders: 10)
        try await rehearsal.sample.revoke(token: EcwidSampleSettings.tokenUsual)
        try expectRemedy(try await rehearsal.run(), "store.signInNeeded")
        try await rehearsal.sample.grant(token: "secret_other", scopes: EcwidSampleSettings.scopesUsual)
        _ = try await Integrations(rehearsal.scope).connectStore(
            Rehearsal.store, kind: "ecwid", values: Rehearsal.storeValues(token: "secret_other"))
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    @Test("A wrong token is refused when the store is connected", .tags(.i2))
    func storeTokenWrong() async throws {
        let rehearsal = try await Rehearsal.open()
        await #expect(throws: FeatureProblem.self) {
            try await Integrations(rehearsal.scope).connectStore(
                "other", kind: "ecwid", values: Rehearsal.storeValues(token: "secret_wrong"))
        }
        #expect(try await Integrations(rehearsal.scope).connections().count == 2)
    }

    @Test("A consent that ends in the middle keeps what waits; after the next sign-in all is posted", .tags(.x1, .i5))
    func consentRevoked() async throws {
        let rehearsal = try await Rehearsal.open(orders: 20)
        await rehearsal.books.misbehave(Misbehaviour(.grantRevoked, perThousand: 100, next: 1, writesOnly: true))
        try expectRemedy(try await rehearsal.run(), "books.signInNeeded")
        let waiting = try await rehearsal.orders(.waiting)
        #expect(!waiting.isEmpty)
        #expect(try await rehearsal.run().stop == "books.signInNeeded")
        #expect(try await rehearsal.orders(.waiting).count == waiting.count)
        try await rehearsal.signIn()
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        let undisturbed = try await Undisturbed.shared.books("us", orders: 20, seed: 7)
        try await rehearsal.snapshot().expectSame(as: undisturbed)
    }

    @Test("A connection that needs a sign-in says so, and no longer after it", .tags(.i5))
    func connectionState() async throws {
        let rehearsal = try await Rehearsal.open(orders: 3)
        try await rehearsal.books.revokeGrants(company: "us")
        _ = try await rehearsal.run()
        #expect(try await rehearsal.services.archive.connection(Rehearsal.ledger)?.state == .signInNeeded)
        try await rehearsal.signIn()
        #expect(try await rehearsal.services.archive.connection(Rehearsal.ledger)?.state == .active)
    }

    @Test("A subscription that ended stops the run with a remedy", .tags(.x1))
    func subscriptionEnded() async throws {
        let rehearsal = try await Rehearsal.open(orders: 10)
        await rehearsal.books.misbehave(Misbehaviour(.subscriptionEnded, writesOnly: true))
        try expectRemedy(try await rehearsal.run(), "books.subscriptionEnded")
        await rehearsal.books.behave()
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
    }

    private func expectRemedy(
        _ report: RunReport, _ code: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        #expect(report.stop == code, sourceLocation: sourceLocation)
        let stop = try #require(report.stopped, sourceLocation: sourceLocation)
        let explanation = Sentences(tag: "en").explain(stop)
        #expect(!explanation.what.isEmpty && !explanation.remedy.isEmpty, sourceLocation: sourceLocation)
    }

    // MARK: Settings

    @Test("A tax without a code stops its orders; paired, they are posted", .tags(.w13, .x1))
    func taxUnpaired() async throws {
        let rehearsal = try await Rehearsal.open("fr", orders: 20) { policy in
            policy.tax.pairs = []
            policy.tax.pairsByRate = false
        }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        let stopped = try await rehearsal.orders(.needsYou)
        #expect(stopped.contains { $0.reasonCode == "taxUnpaired" })
        try await rehearsal.setPolicy { $0.tax.pairsByRate = true }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        #expect(try await rehearsal.orders(.needsYou).allSatisfy { $0.reasonCode != "taxUnpaired" })
        try await rehearsal.snapshot().expectSame(as: try await Undisturbed.shared.books("fr", orders: 20, seed: 7))
    }

    @Test("Two items of one code stop the order until one of them goes", .tags(.w14, .x1))
    func skuTwice() async throws {
        let rehearsal = try await Rehearsal.open()
        let product = try await rehearsal.plainProduct()
        var items: [FiledRecord] = []
        for name in ["Twin one", "Twin two"] {
            items.append(try await rehearsal.createItem(name, sku: product.sku))
        }
        let order = try await rehearsal.place("PAID", [(product.sku, 1)], buyer: 0)
        let other = try await rehearsal.place("PAID", [(try await rehearsal.plainProduct(1).sku, 1)], buyer: 1)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).reasonCode == "productAmbiguous")
        #expect(try await rehearsal.order(other.id).state == .posted)
        try await rehearsal.expectSound()

        try await rehearsal.amend("Item", id: items[1].text("Id") ?? "", ["Active": .flag(false)])
        rehearsal.clock.advance(bySeconds: 60)
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).state == .posted)
        try await rehearsal.expectSound()
    }

    // MARK: Orders

    @Test("An order with impossible figures needs a person; its neighbours are posted", .tags(.x1, .x2))
    func impossibleFigures() async throws {
        let figures = [
            ("total", "999.99"), ("total", "1e30"), ("tax", "77.77"), ("tax", "1e30"), ("tax", "-1"),
            ("giftCardRedemption", "3.00"), ("giftCardRedemption", "1e30"),
        ]
        let rehearsal = try await Rehearsal.open()
        let skus = [try await rehearsal.plainProduct().sku, try await rehearsal.plainProduct(1).sku]
        var (impossible, neighbours): ([String: [String: String]], [String]) = ([:], [])
        for (index, (field, value)) in figures.enumerated() {
            neighbours.append(try await rehearsal.place("PAID", [(skus[0], index + 1)], buyer: 0).id)
            impossible[try await rehearsal.place("PAID", [(skus[1], 2)], buyer: 1).id] = [field: value]
        }
        rehearsal.tamper { [impossible] in impossible[$0] ?? [:] }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        for row in try await rehearsal.orders() {
            #expect(row.state == (neighbours.contains(row.number) ? .posted : .needsYou), "\(row)")
        }
    }

    @Test("A stale total before gift cards does not matter: what the buyer owes is the total", .tags(.x2))
    func staleTotalBeforeGiftCards() async throws {
        let rehearsal = try await Rehearsal.open()
        let order = try await rehearsal.place("PAID", [(try await rehearsal.plainProduct().sku, 2)], buyer: 1)
        rehearsal.tamper { _ in ["totalBeforeGiftCardRedemption": "5.55"] }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        #expect(try await rehearsal.order(order.id).state == .posted)
    }

    @Test(
        "A total that contradicts the total before gift cards needs a person", .tags(.x1, .x2),
        arguments: ["5.55", "-5"])
    func contradictingTotals(total: String) async throws {
        let rehearsal = try await Rehearsal.open()
        let order = try await rehearsal.place("PAID", [(try await rehearsal.plainProduct().sku, 2)], buyer: 1)
        rehearsal.tamper { _ in ["total": total] }
        try await rehearsal.runUntilQuiet()
        let row = try await rehearsal.order(order.id)
        #expect(row.state == .needsYou)
    }

    @Test("Names that are hard to write are kept and posted, one customer each", .tags(.x1, .w7))
    func hardNames() async throws {
        let names = [
            "🦄 Einhorn 👩‍👩‍👧", "محمد عبد الله", "Company: Division", "Tab\tand \u{0} nul", "O'Neil \"Quote\" <b>",
            String(repeating: "Long ", count: 60), "   ", "Åsa\u{202E}esreveR",
        ]
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        for (index, name) in names.enumerated() {
            for twin in 0...1 {
                let order = try await rehearsal.place("PAID", [(sku, 1)], buyer: twin)
                let person: FiledRecord = ["name": .text(name), "companyName": .text(name), "city": .text("Lyon")]
                try await rehearsal.edit(
                    order.id,
                    [
                        "billingPerson": .record(person), "shippingPerson": .record(person),
                        "email": .text("\(index)-\(twin)@example.com"),
                        "customerId": .number(Decimal(1000 + index * 2 + twin)),
                    ])
            }
        }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        #expect(try await rehearsal.counts() == [.posted: 16])
        let parties = Set(try await rehearsal.documents().map(\.party))
        #expect(parties.count == 16, "\(parties.sorted())")
    }

    @Test("A number that is taken by hand stops one order among a dozen", .tags(.w5, .x1))
    func numberTaken() async throws {
        let rehearsal = try await Rehearsal.open(orders: 11)
        let order = try await rehearsal.place(
            "AWAITING_PAYMENT", [(try await rehearsal.plainProduct().sku, 1)], buyer: 0)
        let item = try await rehearsal.createItem("Hand work", sku: "HAND-1")
        let line: FiledRecord = [
            "Amount": .number(5), "DetailType": .text("SalesItemLineDetail"),
            "SalesItemLineDetail": .record(["ItemRef": .record(["value": .text(item.text("Id") ?? "")])]),
        ]
        let customer = try await rehearsal.write("Customer", ["DisplayName": .text("By Hand Ltd")])
        let hand = try await rehearsal.write(
            "Invoice",
            [
                "DocNumber": .text(order.id), "Line": .list([.record(line)]),
                "CustomerRef": .record(["value": .text(customer.text("Id") ?? "")]),
            ])
        try await rehearsal.runUntilQuiet()
        let row = try await rehearsal.order(order.id)
        #expect(row.state == .needsYou && row.reasonCode == "numberTaken", "\(row)")
        #expect(try await rehearsal.counts()[.posted, default: 0] >= 8)
        try await rehearsal.expectSound()

        try await rehearsal.delete("Invoice", id: hand.text("Id") ?? "")
        _ = try await OrderList(rehearsal.scope).retry([row.ref])
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(order.id).state == .posted)
        try await rehearsal.expectSound()
    }

    @Test("A closed period holds its orders and no others; the first open day takes them", .tags(.x1))
    func periodClosed() async throws {
        let rehearsal = try await Rehearsal.open(orders: 12)
        try await rehearsal.books.setPreferences(
            company: "us", json: #"{"AccountingInfoPrefs":{"BookCloseDate":"2026-01-31"}}"#)
        rehearsal.clock.advance(bySeconds: 60)
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        let held = try await rehearsal.orders(.needsYou).filter { $0.reasonCode == "periodClosed" }
        #expect(!held.isEmpty && held.count < 12)
        let early = try await rehearsal.documents().filter { $0.date <= "2026-01-31" }
        #expect(early.isEmpty)
        try await rehearsal.setPolicy { $0.closedPeriod = .firstOpenDay }
        try await rehearsal.runUntilQuiet()
        try await rehearsal.expectSound()
        let left = try await rehearsal.orders(.needsYou).filter { $0.reasonCode == "periodClosed" }
        #expect(left.isEmpty)
    }
}

extension Rehearsal {
    /// An item made by a bookkeeper.
    func createItem(_ name: String, sku: String) async throws -> FiledRecord {
        let accounts = try await list("Account")
        let income = try #require(accounts.first { $0.text("AccountType") == "Income" }?.text("Id"))
        return try await write(
            "Item",
            [
                "Name": .text(name), "Sku": .text(sku), "Type": .text("NonInventory"),
                "IncomeAccountRef": .record(["value": .text(income)]),
            ])
    }
}
