import Accounting
import Bookkeeping
import ConnectorKit
import QuickBooksSandbox
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("A posting to the books")
struct PostingTests {
    @Test(
        "comes back to the cent", .tags(.w9, .x1, .x2), arguments: ["us", "us-manual", "ca", "gb", "fr"],
        SalesDocument.Kind.allCases)
    func toTheCent(_ key: String, _ kind: SalesDocument.Kind) async throws {
        let scene = try await SandboxScene.open(key)
        let shop = try Shop(try await scene.mirror())
        let document = shop.document(kind, number: "EW1042")
        let outcomes = try await scene.post([.sample(.document(.sale(document)))], shop.company)
        let record = try #require(outcomes.first?.record, "\(outcomes)")
        #expect(record.number == "EW1042")
        #expect(record.date == Ledger.day)
        #expect(record.currency == shop.company.homeCurrency)
        #expect(record.total == document.total.decimal)
        #expect(record.tax == document.taxTotal.decimal)
        #expect(try await scene.service.trialBalance(company: key).difference == "0.00")
    }

    @Test("of a new customer gives the mirror its record", .tags(.w13))
    func customer() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        let record = try #require(try await scene.post([shop.customer()], shop.company).first?.record)
        guard case .party(let party)? = record.catalogueRecord else {
            Issue.record("no party: \(record)")
            return
        }
        #expect(party.displayName == "Ana Ruiz" && party.email == "ana@example.com" && party.id == record.locator.id)
    }

    @Test("of an item of each kind is taken", arguments: [ItemKind.inventory, .nonInventory, .service])
    func item(_ kind: ItemKind) async throws {
        let scene = try await SandboxScene.open("us")
        let mirror = try await scene.mirror()
        let draft = ItemDraft(
            kind: kind, name: "Mug \(kind)", sku: "MUG-\(kind)", unitPrice: exact("19.99"), purchaseCost: exact("8.25"),
            incomeAccount: try mirror.account(.income), expenseAccount: try mirror.account(.costOfGoodsSold),
            assetAccount: kind == .inventory ? try mirror.account(.otherCurrentAsset, named: "Inventory") : nil,
            quantityOnHand: kind == .inventory ? ExactDecimal(40) : nil, inventoryStartDate: Ledger.day)
        let outcomes = try await scene.post([.sample(.item(draft))], try mirror.company())
        let record = try #require(outcomes.first?.record, "\(outcomes)")
        guard case .item(let item)? = record.catalogueRecord else {
            Issue.record("no item: \(record)")
            return
        }
        #expect(item.kind == .init(kind) && item.sku == "MUG-\(kind)")
    }

    @Test("of a payment settles its invoice", .tags(.w14))
    func payment() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        let document = shop.document(.invoice, number: "EW1")
        let invoice = try #require(
            try await scene.post([.sample(.document(.sale(document)))], shop.company).first?.record)
        #expect(invoice.balance == document.total.decimal)
        let outcomes = try await scene.post([shop.payment(of: invoice, document.total)], shop.company)
        let payment = try #require(outcomes.first?.record, "\(outcomes)")
        #expect(payment.total == document.total.decimal)
        let after = try await scene.connector.read(.invoice, id: invoice.locator.id)
        #expect(after?.balance == .zero)
    }

    @Test("of a credit is applied to its invoice by a payment of nothing", .tags(.w16))
    func credit() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        let outcomes = try await scene.post(
            [shop.sale(.invoice, number: "EW2", id: "1"), shop.sale(.creditMemo, number: "EW2-R", id: "2")],
            shop.company)
        let invoice = try #require(outcomes.first?.record)
        let credit = try #require(outcomes.last?.record)
        let amount = shop.document(.invoice, number: nil).total
        let applied = try await scene.post([shop.payment(of: invoice, amount, credit: credit)], shop.company)
        #expect(applied.first?.record?.total == .zero, "\(applied)")
        #expect(try await scene.connector.read(.invoice, id: invoice.locator.id)?.balance == .zero)
    }

    @Test("of a purchase order is received by a bill", .tags(.s5))
    func purchase() async throws {
        let scene = try await SandboxScene.open("us")
        let mirror = try await scene.mirror()
        let vendor = try #require(mirror.parties.first { $0.kind == .vendor })
        let item = try #require(mirror.items.first { $0.kind == .inventory })
        var order = Documents.purchase(.purchaseOrder)
        order.vendor = .existing(ID(vendor.id), name: vendor.displayName)
        order.payableAccount = try mirror.account(.accountsPayable)
        order.lines[0].item = .existing(item.id, name: item.name)
        order.lines[0].billableTo = nil
        let company = try mirror.company()
        let first = try await scene.post([.sample(.document(.purchase(order)), id: "1")], company)
        let placed = try #require(first.first?.record, "\(first)")
        var bill = order
        bill.kind = .bill
        bill.purchaseOrder = Ledger.orderKey
        let second = try await scene.post(
            [.sample(.document(.purchase(bill)), id: "2", references: [Ledger.orderKey: placed.locator.id])], company)
        #expect(second.first?.record?.total == exact("24.75"), "\(second)")
    }

    @Test("of a journal entry balances")
    func journal() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        var entry = Documents.journal
        entry.customer = shop.existing
        entry.journal = Journal(entries: [
            JournalLine(account: shop.account, amount: money(150)),
            JournalLine(account: shop.receivable, amount: money(-150)),
        ])
        let outcomes = try await scene.post([.sample(.document(.journalEntry(entry)))], shop.company)
        #expect(outcomes.first?.record?.total == exact("1.5"), "\(outcomes)")
    }

    @Test("can be changed, voided and deleted", .tags(.w17), arguments: SalesDocument.Kind.allCases)
    func afterwards(_ kind: SalesDocument.Kind) async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        var document = shop.document(kind, number: "EW5")
        let made = try #require(
            try await scene.post([.sample(.document(.sale(document)), id: "1")], shop.company).first?.record)
        document.lines.removeLast()
        let changed = try await scene.post(
            [.sample(.document(.sale(document)), .update(made.locator), id: "2")], shop.company)
        let update = try #require(changed.first?.record, "\(changed)")
        #expect(update.total == document.total.decimal && update.locator.version != made.locator.version)
        let void = try await scene.post(
            [.sample(.document(.sale(document)), .void(update.locator), id: "3")], shop.company)
        #expect(void.first?.record != nil, "\(void)")
        let after = try await scene.connector.read(DocumentKind(kind), id: made.locator.id)
        #expect(kind.isReversal ? after == nil : after?.total == .zero)
        #expect(try await scene.service.trialBalance(company: "us").difference == "0.00")
    }

    @Test("that is refused among thirty leaves the others posted", .tags(.x1))
    func oneOfThirty() async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        var postings = (1...30).map { shop.sale(.invoice, number: "EW\($0)", id: "\($0)") }
        var bad = shop.document(.invoice, number: "EW17")
        bad.lines[0].item = .existing(ID("999999"), name: "gone")
        postings[16] = .sample(.document(.sale(bad)), id: "17")
        scene.network.forget()
        let outcomes = try await scene.post(postings, shop.company)
        #expect(scene.count(.batch) == 1 && scene.network.sent.count == 1)
        #expect(outcomes.count == 30)
        #expect(outcomes[16].refusal?.cause == .referenceInactive)
        #expect(outcomes.filter { $0.record != nil }.count == 29)
        for (index, outcome) in outcomes.enumerated() where index != 16 {
            #expect(outcome.record?.number == "EW\(index + 1)")
        }
    }

    @Test("that names a record which is not there is refused without being sent")
    func unresolved() async throws {
        let scene = try await SandboxScene.open("us")
        scene.network.forget()
        let posting = Posting.sample(.document(.sale(Documents.sale(.invoice))), references: [:])
        let outcomes = try await scene.post([posting], Companies.us)
        #expect(outcomes.first?.refusal?.code == "unresolved_reference")
        #expect(outcomes.first?.refusal?.text == Ledger.customerKey.description)
        #expect(scene.network.sent.isEmpty)
    }

    @Test("under a number in use names the document that has it", .tags(.w5), arguments: [true, false])
    func duplicate(_ isLocalized: Bool) async throws {
        let scene = try await SandboxScene.open("us")
        let shop = try Shop(try await scene.mirror())
        let first = try await scene.post([shop.sale(.invoice, number: "EW9", id: "1")], shop.company)
        let id = try #require(first.first?.record?.locator.id)
        if isLocalized { await scene.service.misbehave(Misbehaviour(.localized)) }
        let second = try await scene.post([shop.sale(.invoice, number: "EW9", id: "2")], shop.company)
        #expect(second.first?.refusal?.cause == .duplicateNumber(existing: id))
    }
}
