import Accounting
import Bookkeeping
import Commerce
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
import Wording

@Suite("Trouble in the feeds", .tags(.f2, .f7, .x1))
struct FeedTroubleTests {
    @Test("brings a document that comes by file, by push and by file again into the books once", .tags(.x11))
    func threeWays() async throws {
        let scene = try await FeedScene(orders: 30, isCalled: false)
        let intake = try await scene.intake()
        let (products, customers) = await scene.sample.lists()
        _ = try await intake.take(.products, products)
        _ = try await intake.take(.customers, customers)
        let export = await scene.sample.accountingExport()
        let sums = await scene.sample.sums()
        _ = try await intake.take(.invoices, export)
        for one in [Workflow.products, .customers, .invoices, .creditMemos] { try await scene.run(one) }
        let filed = (try await scene.filed("Invoice"), try await scene.filed("CreditMemo"))
        // The same documents as the API has them, with its identifiers.
        let (invoices, memos) = await scene.sample.contract()
        #expect(try await intake.take(.invoices, invoices) == .kept(KeptCount(new: 0, changed: sums.invoices)))
        #expect(try await intake.take(.creditMemos, memos) == .kept(KeptCount(new: 0, changed: sums.creditMemos)))
        for one in [Workflow.invoices, .creditMemos] { #expect(try await scene.run(one).posted.isEmpty) }
        _ = try await intake.take(.invoices, export)
        for one in [Workflow.invoices, .creditMemos] { #expect(try await scene.run(one).posted.isEmpty) }
        #expect(try await scene.filed("Invoice") == filed.0)
        #expect(try await scene.filed("CreditMemo") == filed.1)
        #expect(try await scene.totals() == [.posted: sums.invoices + sums.creditMemos])
    }

    @Test(
        "puts an item to rest with its product and wakes it with it, by either feed", arguments: [false, true],
        [false, true])
    func disabledAndEnabled(isDeleted: Bool, byUpdate: Bool) async throws {
        let scene = try await FeedScene(orders: 1)
        try await scene.run(.products)
        let items = try await scene.hands.list("Item").count
        func rest(_ rests: Bool) async {
            scene.clock.advance(bySeconds: 7200)
            if isDeleted {
                if rests {
                    await scene.sample.deleteProduct("ART-102")
                } else {
                    await scene.sample.restoreProduct("ART-102")
                }
            } else {
                await scene.sample.setProduct("ART-102", isDisabled: rests)
            }
        }
        func isActive() async throws -> Bool? {
            let id = try await SyncedProducts(scene.scope).page(
                of: ID(FeedScene.store), search: "ART-102", limit: 9
            ).products.first { $0.sku == "ART-102" }?.item?.id
            guard case .flag(let flag)? = try await scene.hands.read("Item", #require(id))["Active"] else { return nil }
            return flag
        }
        for _ in 0..<2 {
            await rest(true)
            #expect(try await scene.run(.products).outcomes["skipped"] == 1)
            #expect(try await scene.run(.productUpdates).stop == nil)
            #expect(try await isActive() == false)
            await rest(false)
            let report = try await scene.run(byUpdate ? .productUpdates : .products)
            #expect(report.outcomes["needsYou"] == nil)
            #expect(report.outcomes["changed"] == 1)
            #expect(try await isActive() == true)
            #expect(try await scene.run(byUpdate ? .products : .productUpdates).outcomes["needsYou"] == nil)
        }
        #expect(try await scene.hands.list("Item").count == items)
        let page = try await SyncedProducts(scene.scope).page(of: ID(FeedScene.store), needingYou: true, limit: 9)
        #expect(page.products.isEmpty)
    }

    @Test("keep an item in use whose code another product bears after the first was deleted", arguments: [false, true])
    func codeAgain(readsAtOnce: Bool) async throws {
        let scene = try await FeedScene(orders: 1)
        if !readsAtOnce { try await scene.run(.products) }
        scene.clock.advance(bySeconds: 7200)
        await scene.sample.deleteProduct("ART-102")
        if !readsAtOnce {
            try await scene.run(.productUpdates)
            scene.clock.advance(bySeconds: 7200)
        }
        await scene.sample.makeProduct("ART-102", like: "ART-100")
        for _ in 0..<2 {
            for one in [Workflow.products, .productUpdates] {
                let report = try await scene.run(one)
                #expect(report.outcomes["needsYou"] == nil, "\(one): \(report.outcomes)")
            }
            scene.clock.advance(bySeconds: 7200)
        }
        let product = try await SyncedProducts(scene.scope).page(
            of: ID(FeedScene.store), search: "ART-102", limit: 9
        ).products.first { $0.sku == "ART-102" }
        let item = try await scene.hands.read("Item", try #require(product?.item?.id))
        guard case .flag(true)? = item["Active"] else {
            Issue.record("\(item.fields)")
            return
        }
        #expect(item.text("Description") == "Nouveau ART-102")
    }

    @Test("brings a customer in for whom documents wait, after the books lost what they were found by")
    func customerLost() async throws {
        let scene = try await FeedScene(orders: 40)
        let known = try await scene.hands.write(
            "Customer",
            [
                "DisplayName": .text("Client de longue date"),
                "PrimaryEmailAddr": .record(["Address": .text("client0@courrier.example")]),
            ])
        try await scene.run(.products)
        #expect(try await scene.run(.customers).outcomes["posted"] == 11)
        // A bookkeeper corrects the address: nothing in the store says so.
        scene.clock.advance(bySeconds: 3600)
        try await scene.hands.amend(
            "Customer", id: #require(known.text("Id")),
            ["PrimaryEmailAddr": .record(["Address": .text("compta@autre.example")])])
        scene.clock.advance(bySeconds: 3600)
        #expect(try await scene.run(.invoices).outcomes["waiting"] ?? 0 > 0)
        #expect(try await scene.run(.customers).outcomes["posted"] == 1)
        #expect(try await scene.run(.invoices).stop == nil)
        #expect(try await scene.totals()[.waiting] == nil)
    }

    @Test("makes no stock item of a product whose stock may not be read, and says so; it follows once it may")
    func hiddenStock() async throws {
        let scene = try await FeedScene(orders: 1)
        func stockItems() async throws -> Int {
            try await scene.hands.list("Item").filter { $0.text("Type") == "Inventory" }.count
        }
        let before = try await stockItems()
        await scene.sample.hideStock(true)
        #expect(try await scene.run(.products).outcomes == ["needsYou": 20, "posted": 2, "linked": 1, "skipped": 1])
        #expect(try await stockItems() == before)
        let page = try await SyncedProducts(scene.scope).page(of: ID(FeedScene.store), needingYou: true, limit: 99)
        #expect(page.needYou == 20)
        #expect(page.products.allSatisfy { $0.reason == .refused([.stockUntold(product: $0.name)]) })
        await scene.sample.hideStock(false)
        try await scene.services.archive.readAgain(productsOf: FeedScene.store)
        #expect(try await scene.run(.products).outcomes["posted"] == 20)
        #expect(try await stockItems() == before + 20)
        #expect(try await SyncedProducts(scene.scope).page(of: ID(FeedScene.store), limit: 1).needYou == 0)
    }

    @Test("tells of aliases that lead to each other, and to no product")
    func aliasLoops() async throws {
        let scene = try await FeedScene(orders: 1)
        await scene.sample.makeAlias("TOUR-1", of: "TOUR-2")
        await scene.sample.makeAlias("TOUR-2", of: "TOUR-1")
        await scene.sample.makeAlias("MOI", of: "MOI")
        await scene.sample.makeAlias("BIS", of: "ART-100-MKT")
        let report = try await scene.run(.products)
        #expect(report.stop == nil)
        #expect(report.outcomes["needsYou"] == 3 && report.outcomes["linked"] == 2, "\(report.outcomes)")
        let page = try await SyncedProducts(scene.scope).page(of: ID(FeedScene.store), needingYou: true, limit: 9)
        let told = Dictionary(
            page.products.compactMap { one in one.reason.map { (one.sku, $0) } },
            uniquingKeysWith: { first, _ in first })
        #expect(told["MOI"] == .refused([.aliasLoop(codes: ["MOI"])]))
        #expect(told["TOUR-1"] == .refused([.aliasLoop(codes: ["TOUR-1", "TOUR-2"])]))
        #expect(told["TOUR-2"] == told["TOUR-1"])
        await scene.sample.makeAlias("TOUR-2", of: "ART-100")
        try await scene.services.archive.readAgain(productsOf: FeedScene.store)
        #expect(try await scene.run(.products).outcomes["needsYou"] == 1)
    }

    @Test("refuses an invoice whose lines do not add up, with both sums, and takes it once it does", .tags(.x2))
    func unequal() async throws {
        let scene = try await FeedScene(orders: 6)
        let number = await scene.sample.breakInvoice(2, byCents: 100)
        for one in [Workflow.products, .customers, .invoices] { try await scene.run(one) }
        let rows = try await scene.services.archive.orders(
            of: FeedScene.store, state: .needsYou, search: nil, after: nil, limit: 9)
        #expect(rows.map(\.number) == [number])
        #expect(rows.first?.reasonCode == "totalsDiffer")
        scene.clock.advance(bySeconds: 7200)
        await scene.sample.mendInvoice(number)
        let again = try await scene.run(.invoices)
        let totals = try await scene.totals()
        #expect(again.outcomes["posted"] == 1, "\(again.outcomes) \(again.stop ?? "")")
        #expect(totals[.needsYou] == nil, "\(totals)")
    }

    @Test("runs a feed once that is run twice at once", arguments: [Workflow.products, .customers, .invoices])
    func twiceAtOnce(workflow: Workflow) async throws {
        let scene = try await FeedScene(orders: 12)
        for one in [Workflow.products, .customers] where workflow == .invoices { try await scene.run(one) }
        let outcomes = await withTaskGroup(of: String.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    do { return try await scene.run(workflow).stop ?? "done" } catch { return "\(error)" }
                }
            }
            return await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(outcomes.contains("done"))
        #expect(outcomes.allSatisfy { $0 == "done" || $0.contains("alreadyRunning") }, "\(outcomes)")
        let names = try await scene.hands.names(in: "Item") + scene.hands.names(in: "Customer")
        #expect(Set(names).count == names.count)
        if workflow == .invoices {
            #expect(try await scene.filed("Invoice").count == scene.sample.sums().invoices)
        }
    }

    @Test("brings 20,000 products in by the first run, each in a clear state", .enabled(if: Length.isLong))
    func manyProducts() async throws {
        let scene = try await FeedScene(orders: 1, products: 20_000)
        let began = ContinuousClock.now
        let report = try await scene.run(.products)
        let seconds = (ContinuousClock.now - began).components.seconds
        #expect(report.stop == nil)
        let page = try await SyncedProducts(scene.scope).page(of: ID(FeedScene.store), limit: 1)
        #expect(page.all == 20_000)
        #expect(page.needYou == 0)
        #expect(report.outcomes == ["posted": 19_998, "linked": 1, "skipped": 1])
        print("20,000 products: \(seconds) s, \(report.requests.writes) writes in \(report.requests.batches) batches")
    }
}

@Suite("The folder of the server that is looked into for exports", .tags(.x11))
struct WatchedFolderTests {
    @Test("brings in what is laid into it once it is whole, and puts it away with the reasons of what was refused")
    func watched() async throws {
        let scene = try await FeedScene(orders: 12, isCalled: false)
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let inbox = root.appendingPathComponent(FeedScene.store, isDirectory: true)
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        func lay(_ name: String, _ bytes: Data) throws { try bytes.write(to: inbox.appendingPathComponent(name)) }
        func names(_ folder: String) -> [String] {
            let path = inbox.appendingPathComponent(folder).path
            return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        }
        let sums = await scene.sample.sums()
        var folder = WatchedFolder(scene.services, root: root)
        let sentences = Sentences(tag: "fr")
        try lay("export.csv", await scene.sample.accountingExport())
        try lay("clients.csv", Data("id;nom;prenom;email\n5001;Durand;Camille;c@d.example\n".utf8))
        #expect(try await folder.look { sentences.text(of: $0) }.isEmpty)
        // It grew since: it is still being written.
        try lay(
            "clients.csv",
            Data("id;nom;prenom;email\n5001;Durand;Camille;c@d.example\n5002;Lefèvre;Luc;l@d.example\n".utf8))
        let first = try await folder.look { sentences.text(of: $0) }
        #expect(first.map(\.file) == ["export.csv"])
        #expect(first.first?.report?.counts.new == sums.invoices + sums.creditMemos)
        let second = try await folder.look { sentences.text(of: $0) }
        #expect(second.map(\.file) == ["clients.csv"])
        #expect(second.first?.report?.stream == .customers)
        #expect(names("taken") == ["clients.csv", "export.csv"])
        #expect(try await folder.look { sentences.text(of: $0) }.isEmpty)
        let head = "type;numero;date;client;nature;sku;total_ht;montant_tva;total_document_ttc\n"
        try lay("export.csv", Data((head + "FA;77;31/12/2026;Inès;produit;BOL;dix;2,00;12,00\n").utf8))
        try lay("photo.csv", Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 1, 2]))
        _ = try await folder.look { sentences.text(of: $0) }
        let third = try await folder.look { sentences.text(of: $0) }
        #expect(third.allSatisfy { !$0.isTaken })
        #expect(names("refused") == ["export.csv", "export.csv.txt", "photo.csv", "photo.csv.txt"])
        let told = try String(contentsOf: inbox.appendingPathComponent("refused/export.csv.txt"), encoding: .utf8)
        #expect(told.contains("dix"), "\(told)")
    }

    @Test("names what bears the name of no store, and leaves it")
    func strays() async throws {
        let scene = try await FeedScene(orders: 1, isCalled: false)
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: root) }
        for name in [FeedScene.store, "exports"] {
            let folder = root.appendingPathComponent(name, isDirectory: true)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        try Data("a;b\n1;2\n".utf8).write(to: root.appendingPathComponent("loose.csv"))
        var folder = WatchedFolder(scene.services, root: root)
        _ = try await folder.look { _ in "" }
        #expect(folder.strays == ["exports", "loose.csv"])
    }

    @Test("leaves a file where it is that was written on while it was read, and brings in the whole of it later")
    func writtenOn() async throws {
        let scene = try await FeedScene(orders: 1, isCalled: false)
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let inbox = root.appendingPathComponent(FeedScene.store, isDirectory: true)
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        let file = inbox.appendingPathComponent("clients.csv")
        let half = "id;nom;prenom;email\n5001;Durand;Camille;c@d.example\n"
        let whole = Data((half + "5002;Lefèvre;Luc;l@d.example\n").utf8)
        try Data(half.utf8).write(to: file)
        var folder = WatchedFolder(scene.services, root: root)
        #expect(try await folder.look { _ in "" }.isEmpty)
        let first = try await folder.look { _ in
            FileManager.default.createFile(atPath: file.path, contents: whole) ? "" : "not written"
        }
        #expect(first.isEmpty)
        #expect(FileManager.default.fileExists(atPath: file.path))
        let second = try await folder.look { _ in "" }
        #expect(second.map(\.report?.counts.new) == [1])
        #expect(!FileManager.default.fileExists(atPath: file.path))
    }

    @Test("does not guess what a file holds whose rows do not say so")
    func untold() async throws {
        let scene = try await FeedScene(orders: 1, isCalled: false)
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        let inbox = root.appendingPathComponent(FeedScene.store, isDirectory: true)
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        // Credit memos, by their name alone.
        let head = "numero;date;client;sku;total_ht;montant_tva;total_document_ttc\n"
        let row = "77;31/12/2026;Inès;BOL;10,00;2,00;12,00\n"
        try Data((head + row).utf8).write(to: inbox.appendingPathComponent("avoirs.csv"))
        // Payments: an identifier is all that they share with customers.
        try Data("id;commande;montant\n9;W-1;12,00\n".utf8).write(to: inbox.appendingPathComponent("paiements.csv"))
        var folder = WatchedFolder(scene.services, root: root)
        #expect(try await folder.look { _ in "" }.isEmpty)
        let found = try await folder.look { _ in "" }
        #expect(found.map(\.file) == ["avoirs.csv", "paiements.csv"])
        #expect(found.first?.problem == .importing(.columnsMissing(["type"])))
        guard case .importing(.columnsMissing)? = found.last?.problem else {
            Issue.record("\(String(describing: found.last))")
            return
        }
        let archive = scene.services.archive
        #expect(try await archive.records(of: .customers, store: FeedScene.store, after: 0, limit: 9).isEmpty)
    }

    @Test("tells of a folder that cannot be read")
    func unreadable() async throws {
        let scene = try await FeedScene(orders: 1, isCalled: false)
        let root = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: root) }
        var folder = WatchedFolder(scene.services, root: root)
        #expect(try await folder.look { _ in "" }.isEmpty, "a store need not have one")
        let inbox = root.appendingPathComponent(FeedScene.store)
        try Data("no folder".utf8).write(to: inbox)
        let found = try await folder.look { _ in "" }
        #expect(found.map(\.problem) == [.fileUnreadable(path: inbox.path)])
    }
}
