import Accounting
import Bookkeeping
import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("A document as it stands in the books")
struct FiledDocumentTests {
    @Test(
        "says what was posted, to the cent", .tags(.x5), arguments: ["us", "us-manual", "ca", "gb", "fr"],
        SalesDocument.Kind.allCases)
    func sale(_ key: String, _ kind: SalesDocument.Kind) async throws {
        let desk = try await Desk(key)
        let meant = desk.shop.document(kind, number: "EW1042")
        let made = try await desk.post(.sale(meant))
        let filed = try #require(try await desk.filed(DocumentKind(kind), [made.locator.id]).first)
        #expect(filed.locator == made.locator && filed.number == "EW1042" && filed.date == meant.date)
        #expect(filed.currency == meant.currency && filed.total == meant.total && filed.tax == meant.taxTotal)
        #expect(filed.taxByRate.map(\.amount).sum(meant.currency) == meant.taxTotal)
        #expect(filed.party?.name == meant.customer.name)
        #expect(filed.lines.map(\.amount) == meant.lines.map(\.amount))
        #expect(filed.lines.allSatisfy { $0.item?.id == desk.shop.itemID && $0.account?.id == desk.shop.accountID })
        #expect(filed.privateNote.contains(Ledger.marker) && !filed.isVoided && !filed.isDeposited)
        #expect(filed.updatedAt != nil)
        if kind == .salesReceipt || kind == .refundReceipt {
            #expect(filed.settlementAccount?.id == desk.shop.clearing.id)
        }
        if kind == .invoice { #expect(filed.balance == meant.total) }
    }

    @Test("names the invoice that a payment settles, and the payment on the invoice", .tags(.x5))
    func ties() async throws {
        let desk = try await Desk("us")
        let meant = desk.shop.document(.invoice, number: "EW1")
        let invoice = try await desk.post(.sale(meant))
        let posting = desk.shop.payment(of: invoice, meant.total)
        let outcomes = try await desk.scene.post([posting], desk.shop.company)
        let payment = try #require(outcomes.first?.record)
        let filed = try #require(try await desk.filed(.payment, [payment.locator.id]).first)
        #expect(filed.ties == [FiledTie(kind: .invoice, id: invoice.locator.id, amount: meant.total)])
        #expect(filed.settlementAccount?.id == desk.shop.clearing.id && filed.lines.isEmpty)
        let settled = try #require(try await desk.filed(.invoice, [invoice.locator.id]).first)
        #expect(settled.ties == [FiledTie(kind: .payment, id: payment.locator.id)])
        #expect(settled.balance?.isZero == true && settled.locator.version != invoice.locator.version)
    }

    @Test("is known as voided, and a deleted one is not there", .tags(.x5))
    func gone() async throws {
        let desk = try await Desk("us")
        let meant = desk.shop.document(.invoice, number: "EW1")
        let made = try await desk.post(.sale(meant))
        let other = try await desk.post(.sale(desk.shop.document(.invoice, number: "EW2")))
        _ = try await desk.scene.post(
            [
                .sample(.document(.sale(meant)), .void(made.locator), id: "v"),
                .sample(.document(.sale(meant)), .delete(other.locator), id: "d"),
            ], desk.shop.company)
        let filed = try await desk.filed(.invoice, [made.locator.id, other.locator.id])
        #expect(filed.map(\.id) == [made.locator.id])
        #expect(filed.first?.isVoided == true && filed.first?.total.isZero == true)
    }

    @Test("is signed line by line in a journal entry", .tags(.x5))
    func journal() async throws {
        let desk = try await Desk("us")
        var entry = Documents.journal
        entry.customer = desk.shop.existing
        entry.journal = Journal(entries: [
            JournalLine(account: desk.shop.account, amount: money(150)),
            JournalLine(account: desk.shop.receivable, amount: money(-150)),
        ])
        let made = try await desk.post(.journalEntry(entry))
        let filed = try #require(try await desk.filed(.journalEntry, [made.locator.id]).first)
        #expect(filed.lines.map(\.amount) == [money(150), money(-150)] && filed.total == money(150))
        #expect(filed.lines.map(\.account?.id) == [desk.shop.account.id, desk.shop.receivable.id])
        #expect(filed.party?.id == desk.shop.existing.id)
    }

    @Test("is found by its day, whatever the day of reading", .tags(.x5))
    func dated() async throws {
        let desk = try await Desk("us")
        let made = try await desk.post(.sale(desk.shop.document(.salesReceipt, number: "EW1")))
        func ids(_ days: ClosedRange<BusinessDate>) async throws -> [String] {
            try await desk.scene.connector.allFiled(.dated(.salesReceipt, days), company: desk.shop.company).map(\.id)
        }
        #expect(try await ids(Ledger.day...Ledger.day) == [made.locator.id])
        #expect(try await ids(Ledger.day.adding(days: 1)...Ledger.day.adding(days: 9)).isEmpty)
    }

    @Test("costs one read for two hundred", .tags(.x5))
    func reads() async throws {
        let desk = try await Desk("us")
        let postings = (1...30).map { desk.shop.sale(.invoice, number: "EW\($0)", id: "\($0)") }
        let ids = try await desk.scene.post(postings, desk.shop.company).compactMap { $0.record?.locator.id }
        desk.scene.network.forget()
        let missing = (1...195).map { String(900_000 + $0) }
        let filed = try await desk.filed(.invoice, ids + missing)
        #expect(Set(filed.map(\.id)) == Set(ids) && ids.count == 30)
        #expect(desk.scene.count(.read) == 2)
    }

    @Test("is asked for in whole pages")
    func statements() {
        let dated = FiledReading.statement(.payment, Ledger.day...Ledger.day.adding(days: 29), after: 1000)
        #expect(
            dated.text == "SELECT * FROM Payment WHERE TxnDate >= '2026-06-01' AND TxnDate <= '2026-06-30'"
                + " ORDERBY Id STARTPOSITION 1001 MAXRESULTS 1000")
        #expect(
            FiledReading.statement(.invoice, ids: ["7", "9"]).text
                == "SELECT * FROM Invoice WHERE Id IN ('7', '9') ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000")
    }

    @Test("that cannot be read is a problem, not a document that is gone", .tags(.x5))
    func unreadable() async throws {
        let scene = ScriptedScene([
            .answer(200, #"{"QueryResponse":{"Invoice":[{"Id":"7","TxnDate":"2026-06-01","TotalAmt":"much"}]}}"#)
        ])
        await #expect(throws: ConnectorProblem.self) {
            try await scene.connector.allFiled(.named(.invoice, ["7"]), company: Companies.us)
        }
    }

    @Test("shows deposits, discounts and groups of lines", .tags(.x5))
    func special() throws {
        let row = try #require(
            JSONReader.object(
                """
                {"Id":"7","SyncToken":"2","TxnDate":"2026-06-01","TotalAmt":17.00,"PrivateNote":"by hand",
                "CustomerRef":{"value":"3","name":"Ana"},"DepositToAccountRef":{"value":"4","name":"Undeposited"},
                "LinkedTxn":[{"TxnId":"9","TxnType":"Deposit"},{"TxnId":"8","TxnType":"Estimate"}],
                "Line":[{"Amount":20,"DetailType":"GroupLineDetail","GroupLineDetail":{"Line":[
                {"Amount":12,"SalesItemLineDetail":{"ItemRef":{"value":"1"}}},
                {"Amount":8,"SalesItemLineDetail":{"ItemRef":{"value":"2"}}}]}},
                {"Amount":3,"DiscountLineDetail":{"DiscountAccountRef":{"value":"5"}}},
                {"Amount":17,"SubTotalLineDetail":{}}]}
                """))
        let filed = try #require(FiledDocument(.salesReceipt, row, home: .usd))
        #expect(filed.isDeposited && filed.ties == [FiledTie(kind: nil, id: "8")])
        #expect(filed.lines.map(\.amount) == [money(1200), money(800), money(-300)])
        #expect(filed.lines.last?.account == FiledName(id: "5") && filed.settlementAccount?.name == "Undeposited")
    }
}

/// A signed-in company with its lists, and what is asked of it.
private struct Desk {
    let scene: SandboxScene
    let shop: Shop

    init(_ key: String) async throws {
        scene = try await SandboxScene.open(key)
        shop = try Shop(try await scene.mirror())
    }

    func post(_ document: Document) async throws -> BooksRecord {
        let outcomes = try await scene.post([.sample(.document(document))], shop.company)
        return try #require(outcomes.first?.record, "\(outcomes)")
    }

    func filed(_ kind: DocumentKind, _ ids: [String]) async throws -> [FiledDocument] {
        try await scene.connector.allFiled(.named(kind, ids), company: shop.company)
    }
}

extension Shop {
    fileprivate var itemID: String? { item.id }
    fileprivate var accountID: String? { account.id }
}

extension Reference {
    /// The books' identifier of a record that exists.
    fileprivate var id: String? {
        if case .existing(let id, _) = self { id.rawValue } else { nil }
    }
}
