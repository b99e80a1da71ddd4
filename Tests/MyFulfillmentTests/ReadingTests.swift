import Accounting
import Commerce
import ConnectorKit
import Foundation
import MyFulfillment
import SampleStores
import TestKit
import Testing

@Suite("Reading a myFulfillment instance", .tags(.x1))
struct ReadingTests {
    @Test("keeps every promise of a store", arguments: StorePromise.allCases)
    func contract(_ promise: StorePromise) async throws { try await promise.check(on: MyFulfillmentStage()) }

    @Test(
        "keeps them too where lists begin with their newest rows",
        arguments: [
            StorePromise.readingEnds, .changedOrderComesAgain, .changesMeanwhileLoseNothing,
            .crashBetweenPagesLosesNothing,
        ])
    func newestFirst(_ promise: StorePromise) async throws {
        try await promise.check(on: MyFulfillmentStage(newestFirst: true))
    }

    private func read(
        _ stage: MyFulfillmentStage, _ stream: RecordStream, between: (Int) async -> Void = { _ in }
    ) async throws -> [RawRecord] {
        var (records, cursor): ([RawRecord], Cursor?) = ([], nil)
        let connector = stage.connector()
        for round in 0..<200 {
            let page = try await connector.records(of: stream, after: cursor)
            records += try await connector.completed(page.records, of: stream)
            cursor = page.next
            if page.isLast { break }
            await between(round)
        }
        return records
    }

    @Test("loses no row when others leave the list between two pages", arguments: [3, 40, 150])
    func leaving(_ count: Int) async throws {
        let stage = MyFulfillmentStage(orders: 320)
        let all = await stage.store.sums().invoices
        let records = try await read(stage, .invoices) { round in
            if round == 1 { await stage.store.removeFirstInvoices(count) }
        }
        // The rows that left were read on the first page; nothing of the others is missing.
        #expect(Set(records.map(\.id)).count == all)
    }

    @Test(
        "reads a list to its end that gives fewer rows at once than are asked for, or all of them",
        arguments: [20, 50, nil])
    func pagesOfTheirOwn(rowsAtOnceMax: Int?) async throws {
        let stage = MyFulfillmentStage(orders: 170, rowsAtOnceMax: rowsAtOnceMax, listsAreWhole: rowsAtOnceMax == nil)
        let all = await stage.store.sums().invoices
        let records = try await read(stage, .invoices)
        #expect(Set(records.map(\.id)).count == all)
        let last = try #require(records.last)
        #expect(try await stage.connector().record(last.id, of: .invoices)?.id == last.id)
        #expect(try await stage.connector().record("FR web/nowhere/1", of: .invoices) == nil)
        #expect(stage.network.sent.count < 100, "\(stage.network.sent.count) calls")
    }

    @Test("sees a change too where the list does not tell when its rows were changed")
    func changesUntold() async throws {
        let stage = MyFulfillmentStage(orders: 30, rowsTellChanges: false)
        let connector = stage.connector()
        let first = try await connector.records(of: .invoices, after: nil)
        stage.passTime(seconds: 86_400)
        let changed = await stage.changeOneOrder()
        let second = try await connector.records(of: .invoices, after: first.next)
        let before = try #require(first.records.first { $0.id == changed })
        let after = try #require(second.records.first { $0.id == changed })
        #expect(before.body != after.body)
    }

    @Test(
        "waits where the instance says in French that it is called too fast, whatever its status",
        arguments: [200, 400])
    func hurriedInFrench(status: Int) async throws {
        let stage = MyFulfillmentStage(orders: 5)
        let answer = IncomingAnswer(status: status, body: Data(#"{"message":"Trop de requêtes, réessayez."}"#.utf8))
        stage.reply(to: "customer-invoices", with: answer, times: 2)
        let before = stage.clock.now()
        #expect(try await !stage.connector().records(of: .invoices, after: nil).records.isEmpty)
        #expect(stage.clock.now() >= before.advanced(bySeconds: 40))
    }

    @Test(
        "refuses a product by itself whose stock cannot be told or may not be asked for, and reads all others",
        arguments: [
            (500, #"{"message":"An error occurred"}"#, "An error occurred"),
            (422, #"{"errors":{"sku":["Format invalide."]}}"#, "Format invalide."),
        ])
    func stockWithoutAnswer(status: Int, body: String, text: String) async throws {
        let stage = MyFulfillmentStage()
        stage.reply(
            to: "product/ART-102/stocks", with: IncomingAnswer(status: status, body: Data(body.utf8)), times: 99)
        let connector = stage.connector()
        let profile = try await connector.profile()
        var refused: [Unreadable] = []
        var products: [Product] = []
        for raw in try await read(stage, .products) {
            do throws(Unreadable) { products += try connector.mapping.products(from: raw, profile: profile) } catch {
                refused.append(error)
            }
        }
        #expect(refused == [Unreadable(field: "stocks", text: text)])
        #expect(products.count == 23)
        #expect(!products.contains { $0.sku == "ART-102" })
    }

    @Test("knows that stock was not told where its user may not read it; none in a warehouse is another matter")
    func stockHidden() async throws {
        let stage = MyFulfillmentStage()
        await stage.store.hideStock(true)
        let connector = stage.connector()
        let profile = try await connector.profile()
        func all() async throws -> [Product] {
            try await read(stage, .products).flatMap { try connector.mapping.products(from: $0, profile: profile) }
        }
        let hidden = try await all()
        #expect(hidden.count == 24)
        let untold = hidden.filter { $0.isStockUntold == true }
        #expect(untold.count > 15 && untold.allSatisfy { $0.openingStock == nil && $0.stock != nil })
        #expect(hidden.first { $0.sku == "COFFRET-1" }?.isStockUntold == nil, "a kit lies in no warehouse")
        await stage.store.hideStock(false)
        #expect(try await all().allSatisfy { $0.isStockUntold == nil })
    }

    @Test("loses no row that comes to the beginning of a list while its end is read for an hour")
    func longReading() async throws {
        let stage = MyFulfillmentStage(orders: 250, newestFirst: true)
        let connector = stage.connector()
        var (seen, cursor): (Set<String>, Cursor?) = ([], nil)
        var pages = 0
        for reading in 0..<2 {
            var isLast = false
            while !isLast {
                let page = try await connector.records(of: .invoices, after: cursor)
                seen.formUnion(page.records.map(\.id))
                (cursor, isLast, pages) = (page.next, page.isLast, pages + 1)
                guard reading == 0, !isLast else { continue }
                if pages == 1 { await stage.store.placeOrder() }
                stage.passTime(seconds: 1800)
                // Somebody corrects an invoice at the end of the list, which is read after that.
                if pages == 2 { _ = await stage.store.changeInvoice(3) }
            }
        }
        #expect(pages > 4)
        #expect(seen.count == (await stage.store.sums().invoices))
    }

    @Test("signs in again when its token dies, and before it can be old")
    func tokens() async throws {
        let stage = MyFulfillmentStage(orders: 5)
        let connector = stage.connector()
        _ = try await connector.profile()
        await stage.store.forgetTokens()
        #expect(try await !connector.records(of: .invoices, after: nil).records.isEmpty)
        stage.passTime(seconds: 3200)
        #expect(try await !connector.records(of: .invoices, after: nil).records.isEmpty)
        let signIns = stage.network.sent.filter { $0.url.hasSuffix("/auth/token") }
        #expect(signIns.count == 3)
        #expect(!signIns.description.contains("secret-du-lecteur"))
    }

    @Test("says what is wrong with the mapping file, when the connection is made")
    func mapping() async throws {
        let stage = MyFulfillmentStage(orders: 5)
        func problem(_ mapping: String) async -> ConnectorProblem? {
            var values = MyFulfillmentStage.values()
            values["mapping"] = mapping
            let world = World.rehearsal(network: stage.network, clock: stage.clock)
            do throws(ConnectorProblem) {
                _ = try await StoreKind.myFulfillment.open(values, world).profile()
                return nil
            } catch { return error }
        }
        #expect(await problem("{") == ConnectorProblem(.invalid(field: "mapping"), text: "mapping: not a JSON object"))
        let nowhere = await problem(#"{"invoices":{"path":"/nowhere"}}"#)
        #expect(nowhere?.cause == .invalid(field: "mapping.invoices.path"))
        // It is the file that is wrong, not the address of the instance.
        #expect(nowhere?.unfitSetting == "mapping.invoices.path")
        // The total stands elsewhere on this instance, and nobody said so.
        let unnamed = await problem(#"{"invoices":{"path":"/accounting/customer-invoices"}}"#)
        #expect(unnamed?.cause == .invalid(field: "mapping.invoices.fields.grand_total"))
        #expect(await problem(MyFulfillmentSampleSettings.mapping) == nil)
    }

    @Test("knows an instance by its name, also where its whole address is given")
    func instance() {
        let kind = StoreKind.myFulfillment
        for text in ["https://FR1.myfulfillment.boostmyshop.com/", "fr1.myfulfillment.boostmyshop.com/api", "FR1"] {
            #expect(kind.identity(["instance": text]) == kind.identity(["instance": "fr1"]))
        }
    }

    @Test("reads by the API only what the mapping file names; all else is taken in")
    func ways() throws {
        let stage = MyFulfillmentStage()
        #expect(stage.connector().reads(.invoices))
        var values = MyFulfillmentStage.values()
        values["mapping"] = ""
        let world = World.rehearsal(network: stage.network, clock: stage.clock)
        let plain = try StoreKind.myFulfillment.open(values, world)
        #expect(plain.description.reads == [.products])
        values["username"] = ""
        #expect(try StoreKind.myFulfillment.open(values, world).description.reads.isEmpty)
        #expect(plain.description.takes.contains(.invoices))
    }

    @Test("gives products with the stock that they begin with; aliases, kits and deleted ones as what they are")
    func products() async throws {
        let stage = MyFulfillmentStage()
        await stage.store.deleteProduct("ART-102")
        let connector = stage.connector()
        let profile = try await connector.profile()
        let products = try await read(stage, .products)
            .flatMap { try connector.mapping.products(from: $0, profile: profile) }
        #expect(products.count == 24)
        #expect(products.first { $0.sku == "ART-100-MKT" }?.aliasOf == "ART-100")
        #expect(products.first { $0.sku == "COFFRET-1" }?.isKit == true)
        #expect(products.filter(\.isWithdrawn).map(\.sku).sorted() == ["ANCIEN-1", "ART-102"])
        #expect(products.first { $0.sku == "ART-100" }?.openingStock != nil)
        #expect(products.first { $0.sku == "EMBALLAGE" }?.isPhysical == false)
    }

    @Test("brings every document with the instance's own totals")
    func totals() async throws {
        let stage = MyFulfillmentStage(orders: 120)
        let connector = stage.connector()
        let profile = try await connector.profile()
        let sums = await stage.store.sums()
        for (stream, wanted) in [(RecordStream.invoices, sums.invoiced), (.creditMemos, sums.credited)] {
            let orders = try await read(stage, stream).map { try connector.mapping.order(from: $0, profile: profile) }
            #expect(orders.count == (stream == .invoices ? sums.invoices : sums.creditMemos))
            let own = orders.reduce(into: [String: Int64]()) { $0[$1.currency.code, default: 0] += $1.total.minorUnits }
            #expect(own == wanted)
            for one in Books.plan(orders, profile) where stream == .invoices {
                #expect(one.decision.sale?.total == one.order.total, "\(one.order.number): \(one.decision)")
            }
        }
    }
}
