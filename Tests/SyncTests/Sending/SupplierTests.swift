import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import LinkLedger
import SampleStores
import Simulation
import Storage
import Sync
import TestKit
import Testing

@Suite("A supplier who is reached electronically", .tags(.s5))
struct SupplierTests {
    private let ref = OrderRef(store: Distributor.store, id: ID("ord-2101"))

    private func open(freight: Int = 0) async throws -> (Distributor, SampleSupplier) {
        let shop = try await Distributor.open()
        let supplier = SampleSupplier(freight: freight) { "2026-03-20" }
        shop.rehearsal.network.play("supplier.example", StandIn.network { await supplier.respond(to: $0, body: $1) })
        try await reach(shop)
        return (shop, supplier)
    }

    private func reach(_ shop: Distributor, password: String = "s3cret") async throws {
        try await Suppliers(shop.rehearsal.scope).save(
            [
                "purchaseOrders": "https://supplier.example/po", "invoices": "https://supplier.example/invoices",
                "progress": "https://supplier.example/status", "id": "8841", "password": password,
            ], for: "sup-61", of: Distributor.store)
    }

    private func send(_ shop: Distributor) async throws -> SupplierSend {
        try await SupplierOrders(shop.rehearsal.scope).send("2101-1", of: ref)
    }

    @Test("gets a purchase order once, however often it is sent and whichever answer is lost", .tags(.x1))
    func once() async throws {
        let (shop, supplier) = try await open()
        await supplier.misbehave(.answerLost)
        await #expect(throws: FeatureProblem.self) { try await send(shop) }
        #expect(try await SupplierOrders(shop.rehearsal.scope).list(of: ref).map(\.send?.state) == [.sending])
        for _ in 1...2 { #expect(try await send(shop).state == .sent) }
        #expect(await supplier.taken == ["2101-1"])
    }

    @Test("who refuses is told with their words, and can be asked again")
    func refused() async throws {
        let (shop, supplier) = try await open()
        try await reach(shop, password: "wrong")
        let send = try await send(shop)
        #expect(send.state == .refused)
        #expect(send.words == ["105 Authentication failed"])
        #expect(await supplier.taken.isEmpty)
        try await reach(shop)
        #expect(try await self.send(shop).state == .sent)
    }

    @Test("answers with entities or a fault, and nothing is believed")
    func hostile() async throws {
        let (shop, supplier) = try await open()
        await supplier.misbehave(.hostile)
        await #expect(throws: FeatureProblem.self) { try await send(shop) }
        await supplier.misbehave(.fault)
        await #expect(throws: FeatureProblem.self) { try await send(shop) }
        #expect(try await send(shop).state == .sent)
    }

    @Test("invoices late, twice and with freight: the bill that was made of the order is corrected, once")
    func invoices() async throws {
        let (shop, supplier) = try await open(freight: 215)
        try await shop.send("2101", bills: true, orders: true)
        #expect(try await shop.books()["Bill"] == "1 138.00")
        _ = try await send(shop)
        await supplier.misbehave(.twice)
        let fetched = try await SupplierPapers(shop.rehearsal.scope).fetch(of: Distributor.store)
        #expect(fetched.attached == ["sup-61 INV-SO-7000"])
        #expect(fetched.known == 1)
        try await shop.run()
        #expect(try await shop.row("2101").state == .posted)
        #expect(try await shop.books()["Bill"] == "1 140.15")
        #expect(try await shop.books()["PurchaseOrder"] == "1 138.00")
        try await shop.rehearsal.expectBalanced()
    }

    @Test("gives something back: a vendor credit, once, and undone with the order", .tags(.x1))
    func credit() async throws {
        let (shop, supplier) = try await open()
        try await shop.send("2101", bills: true, orders: true)
        _ = try await send(shop)
        await supplier.credit("2101-1", 1380)
        for _ in 1...2 { try await shop.run() }
        let papers = try #require(try await SupplierPapers(shop.rehearsal.scope).last(of: Distributor.store))
        #expect(papers.known == 2 && papers.credits.isEmpty, "both are known after the first run")
        #expect(try await shop.row("2101").state == .posted)
        #expect(try await shop.books()["Bill"] == "1 138.00")
        #expect(try await shop.books()["VendorCredit"] == "1 13.80")
        let credit = try #require(try await shop.rehearsal.list("VendorCredit").first)
        #expect(credit.text("DocNumber") == "CM-SO-7000")
        try await shop.rehearsal.expectBalanced()
        _ = try await UndoRun(try await shop.context(), .order("ord-2101")).perform(actor: "test")
        #expect(try await shop.books()["VendorCredit"] == nil)
        try await shop.rehearsal.expectBalanced()
    }

    @Test("is followed: how far a purchase order is stands with it, and an answer that was lost is found")
    func progress() async throws {
        let (shop, supplier) = try await open()
        await supplier.misbehave(.answerLost)
        await #expect(throws: FeatureProblem.self) { try await send(shop) }
        let desk = SupplierOrders(try await shop.rehearsal.scope)
        await supplier.proceed("2101-1", to: "inProduction")
        let fetched = try await SupplierPapers(shop.rehearsal.scope).fetch(of: Distributor.store)
        #expect(fetched.progressed == ["sup-61 2101-1"])
        let standing = try #require(try await desk.list(of: ref).first)
        #expect(standing.send?.state == .sent && standing.send?.progress?.stage == .inProduction)
        await supplier.proceed("2101-1", to: "shipped")
        try await shop.run()
        #expect(try await desk.list(of: ref).first?.send?.progress?.stage == .shipped)
        let again = try await SupplierPapers(shop.rehearsal.scope).fetch(of: Distributor.store)
        #expect(again.progressed.isEmpty, "nothing new")
    }

    @Test("has a purchase order that was changed since: that is told, and it is not sent twice")
    func changed() async throws {
        let (shop, supplier) = try await open()
        let desk = SupplierOrders(try await shop.rehearsal.scope)
        _ = try await send(shop)
        #expect(try await desk.list(of: ref).map(\.isChanged) == [false])
        try await shop.edit("2101", version: 2) {
            $0.replacing(#""unitCost":"1.3800","amount":"138.00""#, with: #""unitCost":"1.4000","amount":"140.00""#)
                .replacing(#""total":"138.00""#, with: #""total":"140.00""#)
        }
        #expect(try await desk.list(of: ref).map(\.isChanged) == [true])
        _ = try await send(shop)
        #expect(await supplier.taken == ["2101-1"])
    }

    @Test("whose sums are wrong is told with both figures, and their other invoices count")
    func wrongTotal() async throws {
        let (shop, supplier) = try await open()
        try await shop.send("2101", bills: true)
        _ = try await send(shop)
        await supplier.misbehave(.wrongTotal)
        let fetched = try await SupplierPapers(shop.rehearsal.scope).fetch(of: Distributor.store)
        #expect(fetched.attached.isEmpty)
        guard fetched.faults.count == 1, case .unfit(let problem) = fetched.faults[0].cause else {
            Issue.record("\(fetched.faults)")
            return
        }
        #expect(problem.text?.contains("139.00") == true && problem.text?.contains("138.00") == true)
        #expect(try await SupplierPapers(shop.rehearsal.scope).last(of: Distributor.store) == fetched)
        let later = try await SupplierPapers(shop.rehearsal.scope).fetch(of: Distributor.store)
        #expect(later.attached.count == 1 && later.faults.isEmpty)
    }

    @Test("takes an invoice back: the bill is of what was ordered again, and none once the order is cancelled")
    func voided() async throws {
        let (shop, supplier) = try await open(freight: 215)
        try await shop.send("2101", bills: true)
        _ = try await send(shop)
        try await shop.run()
        #expect(try await shop.books()["Bill"] == "1 140.15")
        await supplier.void("2101-1")
        let fetched = try await SupplierPapers(shop.rehearsal.scope).fetch(of: Distributor.store)
        #expect(fetched.voided == ["sup-61 INV-SO-7000"] && fetched.attached.isEmpty && fetched.faults.isEmpty)
        try await shop.run()
        #expect(try await shop.books()["Bill"] == "1 138.00")
        #expect(try await shop.rehearsal.list("Bill").first?.text("DocNumber") == "2101-1")
        let again = try await SupplierPapers(shop.rehearsal.scope).fetch(of: Distributor.store)
        #expect(again.voided.isEmpty && again.attached.isEmpty, "it stays taken back")
        try await shop.rehearsal.expectBalanced()
    }

    /// A supplier who gave something back for a purchase order that no order has, long ago.
    private func stray() async throws -> (Distributor, SampleSupplier, SupplierPapers) {
        let (shop, supplier) = try await open()
        try await shop.send("2101", bills: true, orders: true)
        _ = try await send(shop)
        await supplier.credit("9999-1", 1380)
        let papers = SupplierPapers(try await shop.rehearsal.scope)
        let fetched = try await papers.fetch(of: Distributor.store)
        #expect(fetched.waiting.map(\.name) == ["sup-61 CM-0"] && fetched.waiting.map(\.cause) == [.noOrder])
        await supplier.age("9999-1")
        #expect(try await papers.fetch(of: Distributor.store).waiting == fetched.waiting, "it is told on")
        return (shop, supplier, papers)
    }

    @Test("whose invoice no order knows is told until a person leaves it out, and then neither told nor taken")
    func leftOut() async throws {
        let (shop, _, papers) = try await stray()
        await #expect(throws: FeatureProblem.fieldMissing(key: "--reason")) {
            try await papers.leaveOut("CM-0", of: "sup-61", because: " ", of: Distributor.store)
        }
        await #expect(throws: FeatureProblem.sendingUnfit(.supplierInvoiceUnknown("CM-1", known: ["CM-0"]))) {
            try await papers.leaveOut("CM-1", of: "sup-61", because: "By hand", of: Distributor.store)
        }
        try await papers.leaveOut("CM-0", of: "sup-61", because: "By hand", of: Distributor.store)
        #expect(try await papers.last(of: Distributor.store)?.waiting.isEmpty == true)
        #expect(try await papers.fetch(of: Distributor.store).waiting.isEmpty)
        let order = try #require(DistributorSample.orders.first { $0.number == "2101" })
        try await shop.take(order.text.replacing("2101", with: "9999"))
        #expect(try await papers.fetch(of: Distributor.store).credits.isEmpty, "a person has entered it")
    }

    @Test("who wrote another purchase order on an invoice: a person says whose it is, and it is booked once")
    func matched() async throws {
        let (shop, _, papers) = try await stray()
        try await papers.match("CM-0", of: "sup-61", to: "2101", in: Distributor.store)
        for _ in 1...2 { try await shop.run() }
        #expect(try await papers.last(of: Distributor.store)?.waiting.isEmpty == true)
        #expect(try await shop.row("2101").state == .posted)
        #expect(try await shop.books()["VendorCredit"] == "1 13.80")
        try await shop.rehearsal.expectBalanced()
    }

    @Test("whose invoice came long before its order: it is asked for by its purchase order")
    func longBefore() async throws {
        let (shop, _, papers) = try await stray()
        let order = try #require(DistributorSample.orders.first { $0.number == "2101" })
        try await shop.take(order.text.replacing("2101", with: "9999"))
        let fetched = try await papers.fetch(of: Distributor.store)
        #expect(fetched.credits == ["sup-61 CM-0"] && fetched.waiting.isEmpty)
    }

    @Test("whose waiting invoices nobody can read any more: that is said, and nothing is written over them")
    func unreadable() async throws {
        let (shop, _, papers) = try await stray()
        let (archive, store, row) = (shop.rehearsal.services.archive, Distributor.store, "supplierPapers")
        let now = shop.rehearsal.services.world.clock.now()
        let kept = try #require(try await archive.cursor(row, of: store.rawValue))
        let older = kept.replacing(#""faults":[]"#, with: #""faults":["sup-61: no answer"]"#)
        #expect(older != kept)
        _ = try await archive.keep(orders: [], cursor: older, in: row, of: store.rawValue, now: now)
        #expect(try await papers.last(of: store)?.waiting.map(\.number) == ["CM-0"], "faults were texts once")
        let torn = String(kept.dropLast())
        _ = try await archive.keep(orders: [], cursor: torn, in: row, of: store.rawValue, now: now)
        await #expect(throws: FeatureProblem.storage(.unusable(row))) { try await papers.fetch(of: store) }
        #expect(try await archive.cursor(row, of: store.rawValue) == torn)
    }

    @Test("who does not answer is told by the problem, and what waited waits on")
    func silent() async throws {
        let (_, supplier, papers) = try await stray()
        await supplier.misbehave(.fault, .fault, .fault)
        let fetched = try await papers.fetch(of: Distributor.store)
        #expect(fetched.faults.map(\.supplier).contains("sup-61") && fetched.waiting.map(\.number) == ["CM-0"])
    }

    @Test("is asked by the hourly run, without anybody")
    func byItself() async throws {
        let (shop, _) = try await open(freight: 100)
        try await shop.send("2101", bills: true)
        _ = try await send(shop)
        try await shop.run()
        #expect(try await shop.books()["Bill"] == "1 139.00")
    }

    @Test("is set by administrators only, keeps its password to itself, and lives nowhere inside")
    func access() async throws {
        let (shop, _) = try await open()
        let way = try await Suppliers(shop.rehearsal.scope).way(to: "sup-61", of: Distributor.store)
        #expect(way?.values["password"] == nil && way?.secrets == ["password"])
        let clerk = Requester(person: ID("u-1"), name: "ana", role: .bookkeeper)
        await #expect(throws: FeatureProblem.self) {
            try await Suppliers(shop.rehearsal.scope(as: clerk)).save(
                ["id": "1", "password": "2"], for: "sup-61", of: Distributor.store)
        }
        await #expect(throws: FeatureProblem.self) {
            try await Suppliers(shop.rehearsal.scope).save(
                ["id": "1", "password": "2", "purchaseOrders": "file:///etc/passwd"], for: "sup-61",
                of: Distributor.store)
        }
        // A password that is left out stays.
        try await reach(shop, password: "")
        #expect(try await send(shop).state == .sent)
        try await Suppliers(shop.rehearsal.scope).forget("sup-61", of: Distributor.store)
        #expect(try await Suppliers(shop.rehearsal.scope).reached(of: Distributor.store).isEmpty)
    }
}
