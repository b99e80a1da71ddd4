import Accounting
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
import Synchronization
import TestKit
import Testing

/// No answer to one record stops the others, whatever the books say and however often they say it.
@Suite("One record at which the books go wrong", .tags(.x1, .x2))
struct OneRecordTests {
    /// Three orders of three buyers; the second is the one in question. Its buyer and its item are in the books already.
    private func open(paid: String = "PAID") async throws -> (rehearsal: Rehearsal, ids: [String]) {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        for buyer in 0...2 { _ = try await rehearsal.place("PAID", [(sku, 1)], buyer: buyer) }
        try await rehearsal.runUntilQuiet()
        var ids: [String] = []
        for buyer in 0...2 { ids.append(try await rehearsal.place(paid, [(sku, 1)], buyer: buyer).id) }
        return (rehearsal, ids)
    }

    /// Runs as a schedule would, until all but the order in question are posted.
    private func expectOthersPosted(
        _ rehearsal: Rehearsal, _ ids: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for _ in 0..<4 {
            _ = try await rehearsal.run()
            rehearsal.outlastLeases()
        }
        for id in [ids[0], ids[2]] {
            let row = try await rehearsal.order(id)
            #expect(row.state == .posted, "\(row)", sourceLocation: sourceLocation)
        }
        try await rehearsal.expectSound()
    }

    /// Every code of the service that says something about a record or about the connection. Source: quickbooks-online.md §6.3.
    static let codes = [
        100, 110, 120, 130, 140, 150, 500, 600, 610, 620, 630, 700, 800, 900, 1000, 1010, 1020, 1040, 2000, 2010, 2020,
        2030, 2040, 2050, 2060, 2070, 2080, 2090, 2100, 2110, 2120, 2130, 2140, 2150, 2160, 2170, 2180, 2190, 2200,
        2210, 2220, 2230, 2240, 2250, 2260, 2270, 2280, 2290, 2300, 2500, 2600, 3000, 3001, 3100, 3200, 3202, 4000,
        4001, 4002, 5010, 5020, 5030, 6000, 6010, 6060, 6070, 6080, 6090, 6100, 6110, 6120, 6130, 6140, 6150, 6160,
        6170, 6180, 6200, 6210, 6220, 6230, 6240, 6250, 6270, 6280, 6310, 6320, 6420, 6430, 6440, 6450, 6470, 6480,
        6520, 6530, 6540, 10000, 10100, 10200, 99999,
    ]

    @Test("with a code for ever: it needs a person, the others are posted", arguments: 0..<4)
    func code(_ part: Int) async throws {
        let codes = Self.codes.indices.filter { $0 % 4 == part }.map { Self.codes[$0] }
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        var orders: [(id: String, code: Int?)] = []
        for code in [nil] + codes.map(Optional.some) + [nil] {
            orders.append((try await rehearsal.place("PAID", [(sku, 1)], buyer: 0).id, code))
        }
        for case (let id, let code?) in orders {
            await rehearsal.books.misbehave(
                Misbehaviour(.refused, writesOnly: true, containing: "\"\(id)\"", code: code))
        }
        for _ in 0..<4 {
            _ = try await rehearsal.run()
            rehearsal.outlastLeases()
        }
        for (id, code) in orders {
            let row = try await rehearsal.order(id)
            #expect(row.state == (code == nil ? .posted : .needsYou), "\(code ?? 0): \(row)")
        }
        try await rehearsal.expectSound()
        await rehearsal.books.behave()
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.counts() == [.posted: orders.count])
        try await rehearsal.expectSound()
    }

    @Test(
        "with a fault for ever: it needs a person, the others are posted",
        arguments: [
            MisbehaviourKind.requestLost, .status403, .status500, .status502, .status503, .status504, .systemFailure,
            .throttled,
        ])
    func fault(_ kind: MisbehaviourKind) async throws {
        let (rehearsal, ids) = try await open()
        await rehearsal.books.misbehave(Misbehaviour(kind, writesOnly: true, containing: "\"\(ids[1])\""))
        try await expectOthersPosted(rehearsal, ids)
        let row = try await rehearsal.order(ids[1])
        #expect(row.state == .needsYou, "\(row)")
        try await expectMended(rehearsal, ids[1])
    }

    @Test(
        "that is the only one left needs a person in the end, and is not tried for ever",
        arguments: [
            MisbehaviourKind.requestLost, .status403, .status500, .status502, .status503, .status504, .systemFailure,
        ])
    func onlyOne(_ kind: MisbehaviourKind) async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        _ = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0)
        try await rehearsal.runUntilQuiet()
        let last = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0).id
        await rehearsal.books.misbehave(Misbehaviour(kind, writesOnly: true, containing: "\"\(last)\""))
        for _ in 0..<8 {
            _ = try await rehearsal.run()
            rehearsal.outlastLeases()
        }
        let row = try await rehearsal.order(last)
        #expect(row.state == .needsYou, "\(row)")
        try await expectMended(rehearsal, last)
    }

    @Test("whose access token expires on the way, and the new one too, is posted")
    func tokenExpiresTwice() async throws {
        let (rehearsal, ids) = try await open()
        await rehearsal.books.misbehave(
            Misbehaviour(.tokensExpired, next: 2, writesOnly: true, containing: "\"\(ids[1])\""))
        try await rehearsal.runUntilQuiet()
        for id in ids { #expect(try await rehearsal.order(id).state == .posted) }
        try await rehearsal.expectSound()
    }

    @Test("that the books call outdated for ever needs a person, and is not tried for ever")
    func staleForEver() async throws {
        let (rehearsal, ids) = try await open(paid: "AWAITING_PAYMENT")
        try await rehearsal.runUntilQuiet()
        let sku = try await rehearsal.plainProduct().sku
        for id in ids { try await rehearsal.rewrite(id, to: [(sku, 3)]) }
        await rehearsal.books.misbehave(
            Misbehaviour(.refused, writesOnly: true, containing: "\"\(ids[1])\"", code: 5010))
        try await expectOthersPosted(rehearsal, ids)
        let row = try await rehearsal.order(ids[1])
        #expect(row.state == .needsYou && row.reasonCode == "alwaysStale", "\(row)")
        try await expectMended(rehearsal, ids[1])
    }

    @Test("that the books put off for ever does not keep a run from ending")
    func putOffForEver() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        _ = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0)
        try await rehearsal.runUntilQuiet()
        let id = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0).id
        await rehearsal.books.misbehave(Misbehaviour(.throttled, writesOnly: true, containing: "\"\(id)\""))
        #expect(try await rehearsal.run().stop == "books.throttled")
        await rehearsal.books.behave()
        rehearsal.outlastLeases()
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.order(id).state == .posted)
    }

    @Test("whose answer is lost for ever is found, and all are posted")
    func answerLost() async throws {
        let (rehearsal, ids) = try await open()
        await rehearsal.books.misbehave(Misbehaviour(.answerLost, writesOnly: true, containing: "\"\(ids[1])\""))
        try await expectOthersPosted(rehearsal, ids)
        #expect(try await rehearsal.order(ids[1]).state == .posted)
    }

    @Test("that spoils a whole batch is told apart from the others in it")
    func batchOfMany() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        var ids: [String] = []
        for buyer in 0..<12 { ids.append(try await rehearsal.place("PAID", [(sku, 1)], buyer: buyer % 3).id) }
        await rehearsal.books.misbehave(Misbehaviour(.status500, writesOnly: true, containing: "\"\(ids[7])\""))
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.counts() == [.posted: 11, .needsYou: 1])
        #expect(try await rehearsal.order(ids[7]).reasonCode == "failsAlways")
        try await rehearsal.expectSound()
    }

    @Test(
        "whose name the query language cannot say is found when its answer is lost",
        arguments: ["Paweł Nowak", "O’Neil – Mugs™", "Иван Петров", "山田太郎", "🎉"])
    func unsayableName(_ name: String) async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let order = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0)
        let person: FiledRecord = ["name": .text(name), "companyName": .text(""), "city": .text("Lyon")]
        try await rehearsal.edit(order.id, ["billingPerson": .record(person), "shippingPerson": .record(person)])
        await rehearsal.books.misbehave(Misbehaviour(.answerLost, next: 1, writesOnly: true, containing: "DisplayName"))
        let report = try await rehearsal.run()
        #expect(report.stop == nil)
        #expect(try await rehearsal.order(order.id).state == .posted)
        #expect(try await rehearsal.names(in: "Customer").filter { $0.contains(name) }.count == 1)
        try await rehearsal.expectSound()
    }

    @Test("whose name is taken by hand while its answer is lost gets another name")
    func takenMeanwhile() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        try await place(rehearsal, sku, by: "Ana Ruiz")
        let isLost = Mutex(false)
        let hands = rehearsal.hands
        rehearsal.network.play("books.example") { [books = rehearsal.books] request async throws(NetworkFailure) in
            let isName = request.body.range(of: Data("\"DisplayName\":\"Ana Ruiz".utf8)) != nil
            guard isName,
                isLost.withLock({ (isLost: inout Bool) in
                    defer { isLost = true }; return !isLost
                })
            else {
                return try await StandIn.network { await books.respond(to: $0, body: $1) }(request)
            }
            // A vendor of that name is there before the request, which is refused; the refusal is lost.
            do { _ = try await hands.write("Vendor", ["DisplayName": .text("Ana Ruiz")]) } catch {
                throw .notSent("\(error)")
            }
            throw .interrupted("connection reset")
        }
        #expect(try await rehearsal.run().stop == nil)
        #expect(isLost.withLock { $0 })
        #expect(try await rehearsal.counts() == [.posted: 1])
        #expect(try await rehearsal.names(in: "Customer").filter { $0.contains("Ana Ruiz") }.count == 1)
        try await rehearsal.expectSound()
    }

    /// An order of a person whom nobody knows yet.
    @discardableResult
    private func place(_ rehearsal: Rehearsal, _ sku: String, by name: String) async throws -> String {
        let order = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0)
        let person: FiledRecord = ["name": .text(name), "companyName": .text(""), "city": .text("Lyon")]
        try await rehearsal.edit(
            order.id,
            [
                "email": .text("\(RecordText.fingerprint(name.utf8).prefix(8))@example.com"),
                "billingPerson": .record(person), "shippingPerson": .record(person),
            ])
        return order.id
    }

    @Test("in a batch of new names whose answer is lost: each is found by itself, and none is made twice")
    func lostBatchOfNames() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        let names = ["Paweł Nowak", "O’Neil – Mugs™", "Иван Петров", "Ana Ruiz"]
        for name in names { try await place(rehearsal, sku, by: name) }
        let asked = rehearsal.watchWrites()
        await rehearsal.books.misbehave(Misbehaviour(.answerLost, next: 1, writesOnly: true, containing: "DisplayName"))
        #expect(try await rehearsal.run().stop == nil)
        #expect(asked.all.values.filter { $0.contains("DisplayName") }.count == 1, "all of them in one request")
        #expect(try await rehearsal.counts() == [.posted: names.count])
        let made = try await rehearsal.names(in: "Customer")
        for name in names { #expect(made.filter { $0.contains(name) }.count == 1, "\(name)") }
        try await rehearsal.expectSound()
    }

    @Test(
        "among new names parks alone: the others of its batch are made",
        arguments: [MisbehaviourKind.status500, .refused])
    func oneName(_ kind: MisbehaviourKind) async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        var ids: [String] = []
        for number in 0..<12 {
            ids.append(try await place(rehearsal, sku, by: number == 7 ? "Nobody Likes" : "Ana Ruiz \(number)"))
        }
        await rehearsal.books.misbehave(Misbehaviour(kind, writesOnly: true, containing: "Nobody Likes"))
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.counts() == [.posted: 11, .needsYou: 1])
        #expect(try await rehearsal.order(ids[7]).state == .needsYou)
        try await expectMended(rehearsal, ids[7])
    }

    @Test("is a name beside others where the books take one at a time: each is made, alone", .tags(.x1))
    func namesAlone() async throws {
        let rehearsal = try await Rehearsal.open(orders: 12, oneNameAtATime: true)
        try await rehearsal.runUntilQuiet()
        #expect(try await rehearsal.counts()[.needsYou] == nil)
        let usual = try await Undisturbed.shared.books("us", orders: 12, seed: 7)
        try await rehearsal.snapshot().expectSame(as: usual)
    }

    @Test("that cannot be looked for is posted by the same request, or needs a person; the others are posted")
    func lookRefused() async throws {
        let (rehearsal, ids) = try await open()
        await rehearsal.books.misbehave(Misbehaviour(.requestLost, writesOnly: true, containing: "\"\(ids[1])\""))
        await rehearsal.books.misbehave(Misbehaviour(.refused, containing: "'\(ids[1])'", code: 4000))
        try await expectOthersPosted(rehearsal, ids)
        let row = try await rehearsal.order(ids[1])
        #expect(row.state == .needsYou && row.reasonCode == "outcomeOpen", "\(row)")
        try await expectMended(rehearsal, ids[1])
    }

    /// When the books behave again and a person retries, the order is posted once.
    private func expectMended(_ rehearsal: Rehearsal, _ id: String) async throws {
        await rehearsal.books.behave()
        _ = try await OrderList(rehearsal.scope).retryAll(of: Rehearsal.storeID)
        try await rehearsal.runUntilQuiet()
        let row = try await rehearsal.order(id)
        #expect(row.state == .posted, "\(row)")
        try await rehearsal.expectSound()
    }
}
