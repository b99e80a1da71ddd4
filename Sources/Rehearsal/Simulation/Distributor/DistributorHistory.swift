import Accounting
import Bookkeeping
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import Storage
import Wording

/// Histories of orders that are sent one by one: sends by two clerks at once, late payments, supplier invoices, edits, cancellations,
/// with answers lost, doubled and late; then every promise is checked in the books' own records.
package enum DistributorHistory {
    /// Plays the history of a seed; gives the promise that was broken, if any, and the story where it is asked for.
    package static func play(seed: UInt64, isTold: Bool = false) -> (
        broken: Broken?, log: [String], deeds: [String: Int]
    ) {
        let executor = DeterministicExecutor(dice: Dice(seed, "turns"), from: SimulatedDeployment.start)
        return executor.play { await live(seed, isTold, executor) } ?? (Broken(.quiet, "nothing can go on"), [], [:])
    }

    private static func live(
        _ seed: UInt64, _ isTold: Bool, _ executor: DeterministicExecutor
    ) async -> (broken: Broken?, log: [String], deeds: [String: Int]) {
        var deeds: [String: Int] = [:]
        do {
            let world = try await DistributorWorld(seed: seed, isTold: isTold, executor)
            do {
                try await world.connect()
                let truths = try await happen(in: world, Dice(seed, "distributor"), &deeds)
                try await DistributorInspection(world).check(truths)
                return (nil, world.log.lines, deeds)
            } catch let broken as Broken { return (broken, world.log.lines, deeds) }
        } catch { return (Broken(.quiet, "\(error)"), [], deeds) }
    }

    // MARK: What happens

    private enum Deed: String, CaseIterable {
        case send, sendTogether, pay, invoice, credit, move, edit, cancel, fault, run, wait
    }

    private static func happen(
        in world: DistributorWorld, _ dice: Dice, _ deeds: inout [String: Int]
    ) async throws -> [DistributorTruth] {
        var truths: [DistributorTruth] = []
        for place in 0..<dice.number(2...5) {
            let truth = DistributorTruth(
                place: place, quantity: dice.number(1...400), price: dice.number(500...90_000),
                cost: dice.number(300...60_000), discount: dice.happens(percent: 40) ? dice.number(1...4) : 0)
            await world.push(truth)
            truths.append(truth)
        }
        for _ in 0..<dice.number(6...22) {
            let place = dice.number(0...truths.count - 1)
            let deed = dice.one(of: Deed.allCases)
            deeds[deed.rawValue, default: 0] += 1
            await carryOut(deed, &truths[place], world, dice)
        }
        world.wire.mend()
        world.log.tell("nothing goes wrong any more")
        try await calm(&truths, world)
        return truths
    }

    private static func carryOut(
        _ deed: Deed, _ truth: inout DistributorTruth, _ world: DistributorWorld, _ dice: Dice
    ) async {
        switch deed {
        case .send, .sendTogether:
            guard truth.status == .completed else { return }
            // What was ticked once stays ticked: unticking takes no bill back.
            let before = truth.sending
            truth.sending = DistributorTruth.Sending(
                bills: before?.bills == true || dice.happens(percent: 70),
                purchaseOrders: before?.purchaseOrders == true || dice.happens(percent: 50))
            let sent = truth
            let clerks = deed == .sendTogether ? ["ana", "ben", "ana", "ben"] : ["ana"]
            let isKept = await withTaskGroup(of: Bool.self) { group in
                for clerk in clerks {
                    group.addTask(executorPreference: world.executor) { await world.send(sent, by: clerk) }
                }
                return await group.reduce(false) { $0 || $1 }
            }
            if isKept, sent.sending?.bills == true { truth.hasSentBills = true }
        case .pay:
            guard truth.status == .completed, truth.paid < truth.total, truth.total > 0 else { return }
            let amount = dice.happens(percent: 50) ? truth.total - truth.paid : max(1, (truth.total - truth.paid) / 2)
            truth.payments.append(("pm-\(truth.number)-\(truth.payments.count)", amount))
            await change(&truth, world)
        case .invoice:
            guard truth.status == .completed, truth.invoiced == nil else { return }
            // Within two per cent, or five dollars: more waits for a person.
            truth.invoiced = max(1, truth.ordered + dice.number(0...400) - 200)
            await change(&truth, world)
        case .credit:
            // Also of an order that was cancelled: what they invoiced is owed until they give it back.
            guard let invoiced = truth.invoiced, truth.credited == nil else { return }
            truth.credited = dice.number(1...invoiced)
            await change(&truth, world)
        case .move:
            guard truth.status == .completed, truth.invoiced == nil else { return }
            truth.moves += 1
            await change(&truth, world)
        case .edit:
            guard truth.status == .completed, truth.paid == 0, truth.invoiced == nil else { return }
            truth.quantity = dice.number(1...400)
            await change(&truth, world)
        case .cancel:
            guard truth.status == .completed, truth.paid == 0, dice.happens(percent: 40) else { return }
            truth.status = .cancelled
            await change(&truth, world)
            if dice.happens(percent: 80) {
                await world.run()
                let way = dice.one(of: CancelledSale.allCases)
                truth.cancelledBy = way.rawValue
                await world.cancel(truth, by: way)
            }
        case .fault:
            let fault = dice.one(of: WireFault.allCases)
            world.wire.fail(
                fault, after: dice.number(0...6), seconds: Int64(dice.number(1...120)), hitsNames: false)
        case .run: await world.run()
        case .wait: await world.pause(Int64(dice.number(10...4000)))
        }
    }

    private static func change(_ truth: inout DistributorTruth, _ world: DistributorWorld) async {
        truth.version += 1
        await world.push(truth)
    }

    /// Runs until nothing is left; who sent an order and was told no sends it once more.
    private static func calm(_ truths: inout [DistributorTruth], _ world: DistributorWorld) async throws {
        await world.pause(100_000)
        for _ in 0..<4 {
            await world.run()
            try await world.signInWhereNeeded()
            await world.pause(7_200)
        }
        for truth in truths where truth.sending != nil && truth.status == .completed {
            await world.send(truth, by: "ana")
        }
        for truth in truths where truth.cancelledBy != nil {
            if let way = truth.cancelledBy.flatMap({ CancelledSale(rawValue: $0) }) {
                await world.cancel(truth, by: way)
            }
        }
        for _ in 0..<3 {
            await world.run()
            await world.pause(7_200)
        }
    }
}

/// Holds the books against what the orders make true.
private struct DistributorInspection {
    private let world: DistributorWorld

    init(_ world: DistributorWorld) { self.world = world }

    func check(_ truths: [DistributorTruth]) async throws {
        let kinds = BooksHands.documentKinds + ["Bill", "PurchaseOrder", "VendorCredit"]
        let documents = try await world.hands.documents(kinds)
        let rows = try await OrderList(world.scope()).page(of: DistributorWorld.store, limit: 100)
        for truth in truths {
            guard let row = rows.first(where: { $0.id == truth.id }) else {
                throw Broken(.everyOrderInOneState, "\(truth.number) is nowhere")
            }
            try check(truth, row, documents)
        }
        guard try await world.books.trialBalance(company: "us").difference == "0.00" else {
            throw Broken(.balanced, "the trial balance is off")
        }
    }

    private func check(_ truth: DistributorTruth, _ row: OrderRow, _ documents: [BookedDocument]) throws {
        func of(_ kind: String, _ number: String? = nil) -> [BookedDocument] {
            documents.filter { $0.kind == kind && (number == nil || $0.number == number) }
        }
        let invoices = of("Invoice", truth.number)
        let bills = of("Bill", "\(truth.number)-1") + of("Bill", truth.invoiceNumber)
        let orders = of("PurchaseOrder", "\(truth.number)-1")
        let credits = of("VendorCredit", truth.creditNumber)
        let payments = of("Payment").filter { $0.party == truth.customer && $0.total > 0 }
        let place = "\(truth.number) \(row.state) \(row.reasonCode ?? "")"
        guard invoices.count <= 1, bills.count <= 1, orders.count <= 1, credits.count <= 1 else {
            throw Broken(.nothingTwice, "\(place): \(invoices) \(bills) \(orders) \(credits)")
        }
        // Before somebody says how a cancelled order leaves the books, all of it stays as it was.
        let isOpen = truth.status == .cancelled && truth.cancelledBy == nil
        guard isOpen || (bills + orders + credits).allSatisfy({ $0.party == truth.supplier }) else {
            throw Broken(.undoneWhole, "\(place): not of \(truth.supplier): \(bills) \(orders) \(credits)")
        }
        guard let sending = truth.sending else {
            guard (invoices + bills + orders + credits + payments).isEmpty else {
                throw Broken(.nothingWithoutOrder, "\(place) was never sent")
            }
            return
        }
        if truth.status == .cancelled {
            return try check(cancelled: truth, row, invoices, bills, orders, credits, documents)
        }
        guard row.state == .posted else {
            // An edit of a sale that has a difference document may need a person; nothing else may.
            guard row.state == .needsYou, row.reasonCode != nil else { throw Broken(.explained, place) }
            throw Broken(.clearIsPosted, place)
        }
        let memos = of("CreditMemo").filter { $0.party == truth.customer }.map(\.total).reduce(0, +)
        let more = of("Invoice").filter { $0.party == truth.customer && $0.number != truth.number }.map(\.total)
        let billed = (invoices.first?.total ?? 0) + more.reduce(0, +) - memos
        guard billed == Self.money(truth.total) else {
            throw Broken(.toTheCent, "\(place): \(billed), not \(Self.money(truth.total))")
        }
        guard payments.map(\.total).reduce(0, +) == Self.money(truth.paid) else {
            throw Broken(.receivedStays, "\(place): \(payments)")
        }
        let owed = truth.invoiced ?? truth.ordered
        if sending.bills, bills.map(\.total) != [Self.money(owed)] {
            throw Broken(.toTheCent, "\(place): bills \(bills), not \(Self.money(owed))")
        }
        if sending.bills, credits.map(\.total) != [truth.credited].compactMap({ $0 }).map(Self.money) {
            throw Broken(.toTheCent, "\(place): credits \(credits), not \(truth.credited ?? 0)")
        }
        if sending.purchaseOrders, orders.map(\.total) != [Self.money(truth.ordered)] {
            throw Broken(.toTheCent, "\(place): purchase orders \(orders), not \(Self.money(truth.ordered))")
        }
    }

    private func check(
        cancelled truth: DistributorTruth, _ row: OrderRow, _ invoices: [BookedDocument], _ bills: [BookedDocument],
        _ orders: [BookedDocument], _ credits: [BookedDocument], _ documents: [BookedDocument]
    ) throws {
        let place = "\(truth.number) \(row.state) \(row.reasonCode ?? "")"
        let memos = documents.filter { $0.kind == "CreditMemo" && $0.party == truth.customer }.map(\.total).reduce(0, +)
        let open = invoices.map(\.total).reduce(0, +) - memos
        switch truth.cancelledBy {
        case nil:
            guard invoices.isEmpty || row.reasonCode == "cancelledAfterSending" else { throw Broken(.explained, place) }
        case _?:
            // What the supplier invoiced is owed all the same; a purchase order that it received stays with it.
            let isOwed = truth.invoiced != nil
            guard open == 0, isOwed || (bills + orders + credits).isEmpty else {
                throw Broken(.undoneWhole, "\(place): \(invoices) \(memos) \(bills) \(orders) \(credits)")
            }
            // Of a supplier to whom it moved since it was sent a person is asked.
            if truth.moves > 0, row.state == .needsYou, row.reasonCode == "supplierNotSent" { return }
            guard truth.hasSentBills else { return }
            let owed = [truth.invoiced].compactMap { $0 }.map(Self.money)
            let given = [truth.credited].compactMap { $0 }.map(Self.money)
            guard bills.map(\.total) == owed, credits.map(\.total) == given else {
                throw Broken(.toTheCent, "\(place): owed \(bills) \(credits), not \(owed) \(given)")
            }
        }
    }

    private static func money(_ cents: Int) -> Decimal { Decimal(cents) / 100 }
}
