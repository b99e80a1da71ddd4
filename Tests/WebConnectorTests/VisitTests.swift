import Accounting
import Bookkeeping
import Features
import Foundation
import LinkLedger
import QuickBooksDesktopSandbox
import SampleStores
import Storage
import Sync
import TestKit
import Testing
import Wording

@Suite("A visit of QuickBooks Desktop", .serialized)
struct DesktopVisitTests {
    @Test("reads the company and its lists the first time, and has nothing to do afterwards", .tags(.d5))
    func first() async throws {
        let scene = try await DesktopScene()
        let connector = try await scene.connector()
        try await connector.add()
        let report = await connector.visit()
        #expect(report.complaint == nil)
        #expect(report.percents.dropLast().allSatisfy { (1...99).contains($0) })
        #expect(report.percents.last.map { (1...100).contains($0) } == true)
        let books = try await Integrations(scene.scope).books()
        #expect(books?.state == .active)
        #expect(books?.name == "Harbor Promotions Inc.")
        let again = await connector.visit()
        #expect(again.count(.sendRequestXML) == 0)
    }

    @Test("posts every order once and to the cent, and nothing when it comes again", .tags(.d6, .x1, .x2))
    func posts() async throws {
        let scene = try await DesktopScene(orders: 24)
        let connector = try await scene.connect()
        try await scene.syncUntilQuiet(connector)
        try await scene.expectSound()
        let before = await scene.program.documents.count
        #expect(before > 24)
        try await scene.sync(connector)
        #expect(await scene.program.documents.count == before)
    }

    @Test(
        "that is cut at any call loses nothing and doubles nothing", .tags(.x1),
        arguments: [
            VisitFault.Kind.requestLost, .answerLost, .deliveredTwice, .killedBefore, .killedAfter, .quickBooksFails,
            .quickBooksFailsAfter, .quickBooksCloses,
        ])
    func cut(_ kind: VisitFault.Kind) async throws {
        let operations: [ConnectorOperation] =
            switch kind {
            case .quickBooksFails, .quickBooksFailsAfter, .quickBooksCloses: [.sendRequestXML]
            case .requestLost, .answerLost, .deliveredTwice, .killedBefore, .killedAfter:
                [.sendRequestXML, .receiveResponseXML]
            }
        let scene = try await DesktopScene(orders: 8)
        let connector = try await scene.connect()
        for operation in operations {
            for occurrence in [2, 4, 5, 7] {
                await scene.program.obstruct(nil)
                try await scene.sync(connector, [VisitFault(kind, at: operation, occurrence: occurrence)])
            }
        }
        await scene.program.obstruct(nil)
        try await scene.syncUntilQuiet(connector)
        try await scene.expectSound(settled: true)
    }

    @Test("to another company file writes nothing, and says so", .tags(.d1))
    func otherFile() async throws {
        let scene = try await DesktopScene()
        let connector = try await scene.connect()
        await scene.program.open("C:\\Other.qbw")
        _ = try await SyncNow(scene.scope).askAll()
        let report = await connector.visit()
        #expect(await scene.program.documents.allSatisfy { Marker(in: $0.memo) == nil })
        #expect(report.status.contains("Harbor Promotions Inc."))
        #expect([.otherFile, .fileUnknown].contains(try await scene.card().note.trouble?.kind))
    }

    /// Somebody looks into last year's file, and Auto-Run is on: it bears the same mark.
    @Test(
        "to an older copy of the company file writes nothing until a person says that it is the right one", .tags(.d1))
    func copy() async throws {
        let scene = try await DesktopScene(orders: 12)
        let connector = try await scene.connect()
        try await scene.syncUntilQuiet(connector)
        await scene.program.open(Self.copyPath)
        try await connector.add()
        let before = await scene.program.documents.count
        _ = try await scene.sample.placeOrder(EcwidNewOrder())
        _ = try await SyncNow(scene.scope).askAll()
        for _ in 0..<2 {
            let report = await connector.visit()
            #expect(report.status.contains(Self.copyPath), "\(report.status)")
        }
        #expect(await scene.program.documents.count == before)
        #expect(try await scene.card().note.trouble?.kind == .olderCopy)
        await scene.program.open(QuickBooksDesktop.usualPath)
        try await scene.syncUntilQuiet(connector)
        try await scene.expectSound(settled: true)
        #expect(try await scene.card().note.trouble == nil)
        // A person says that the copy is the file from now on.
        await scene.program.open(Self.copyPath)
        await connector.type(password: try await scene.password())
        try await scene.sync(connector)
        #expect(try await scene.card().note.trouble == nil)
        #expect(try await scene.card().note.file == Self.copyPath)
    }

    private static let copyPath = "C:\\Copy.qbw"

    @Test("with an old password is refused, and the page says so", .tags(.d2))
    func oldPassword() async throws {
        let scene = try await DesktopScene()
        let old = try await scene.password()
        let connector = try await scene.connector(password: old)
        _ = try await scene.password()
        #expect(await connector.visit().complaint?.code == "QBWC1040")
        let refused = try await scene.card().note
        #expect(refused.trouble?.kind == .wrongPassword && refused.seenAt != nil)
        let books = try #require(try await Integrations(scene.scope).books())
        #expect(books.firstVisit?.trouble?.kind == .wrongPassword)
        #expect(VisitorWord(firstVisit: books.firstVisit) == .refused)
        let newest = try await scene.password()
        let awaited = try await Integrations(scene.scope).books()?.firstVisit
        #expect(VisitorWord(firstVisit: awaited) == .notYetConnected)
        await connector.type(password: newest)
        try await connector.add()
        #expect(await connector.visit().complaint == nil)
        #expect(try await scene.card().note.trouble == nil)
    }

    @Test("with a password that was pasted with blanks, or typed in small letters, is let in", .tags(.d2))
    func pastedPassword() async throws {
        let scene = try await DesktopScene()
        let password = try await scene.password()
        let connector = try await scene.connector(password: " \(password.lowercased())\n")
        #expect(await connector.visit().complaint?.code != "QBWC1040")
        await connector.type(password: password.filter { $0 != "-" })
        #expect(await connector.visit().complaint?.code != "QBWC1040")
        #expect(try await scene.card().note.trouble?.kind != .wrongPassword)
    }

    @Test("with guessed passwords is shut out for a while, also with the right one")
    func guesses() async throws {
        let scene = try await DesktopScene()
        let right = try await scene.password()
        let connector = try await scene.connector(password: "guess")
        for _ in 0..<11 { #expect(await connector.visit().complaint?.code == "QBWC1040") }
        await connector.type(password: right)
        #expect(await connector.visit().complaint?.code == "QBWC1040")
    }

    @Test(
        "to a QuickBooks that lets nobody in waits for the next, with a plain reason", .tags(.d4),
        arguments: [
            (QuickBooksDesktop.Obstacle.closed, VisitNote.Kind.closed), (.dialogOpen, .dialogOpen),
            (.fileLocked, .otherMode), (.starting, .starting), (.notAuthorised, .notAuthorised),
        ])
    func obstacles(_ obstacle: QuickBooksDesktop.Obstacle, _ kind: VisitNote.Kind) async throws {
        let scene = try await DesktopScene(orders: 4)
        let connector = try await scene.connect()
        await scene.program.obstruct(obstacle)
        _ = try await SyncNow(scene.scope).askAll()
        let report = await connector.visit()
        #expect(report.count(.connectionError) >= 1)
        #expect(try await scene.card().note.trouble?.kind == kind)
        await scene.program.obstruct(nil)
        try await scene.syncUntilQuiet(connector)
        try await scene.expectSound(settled: true)
    }

    @Test("takes the place of one that goes on elsewhere: nothing is doubled", .tags(.x1))
    func two() async throws {
        let scene = try await DesktopScene(orders: 8)
        let connector = try await scene.connect()
        let password = try await scene.password()
        await connector.type(password: password)
        let second = try await scene.connector(password: password)
        await connector.interrupt { operation, occurrence in
            if operation == .receiveResponseXML, occurrence == 3 { await second.visit() }
        }
        try await scene.sync(connector)
        await connector.interrupt(nil)
        try await scene.syncUntilQuiet(second)
        try await scene.expectSound(settled: true)
    }

    @Test("from two computers is told on the page, and posts nothing twice", .tags(.d4, .x1))
    func twoComputers() async throws {
        let scene = try await DesktopScene(orders: 6)
        let connector = try await scene.connect()
        #expect(try await scene.card().computers.isEmpty)
        let password = try await scene.password()
        await connector.type(password: password)
        let other = try await scene.connector(password: password, computer: "BACK-PC")
        try await scene.sync(connector)
        try await scene.sync(other)
        #expect(try await scene.card().computers == ["BACK-PC", "OFFICE-PC"])
        try await scene.syncUntilQuiet(connector)
        try await scene.expectSound(settled: true)
    }

    @Test("with a new password comes in at once, however often the old one was said", .tags(.d2))
    func newPassword() async throws {
        let scene = try await DesktopScene(orders: 0)
        let connector = try await scene.connector(password: "guess")
        for _ in 0..<11 { await connector.visit() }
        await connector.type(password: try await scene.password())
        try await connector.add()
        #expect(await connector.visit().complaint == nil)
    }

    @Test("reads more changes than one answer holds", .tags(.d5))
    func manyChanges() async throws {
        let scene = try await DesktopScene(orders: 2)
        let connector = try await scene.connect()
        let before = try await BooksLists(scene.scope).counts(of: ID(DesktopScene.books))[.customer] ?? 0
        let added = 1100
        let requests = (1...added).map {
            "<CustomerAddRq requestID=\"\($0)\"><CustomerAdd><Name>Brought in \($0)</Name></CustomerAdd></CustomerAddRq>"
        }
        _ = try await scene.program.byHand(
            "<?xml version=\"1.0\"?><?qbxml version=\"13.0\"?><QBXML><QBXMLMsgsRq onError=\"continueOnError\">"
                + requests.joined() + "</QBXMLMsgsRq></QBXML>")
        try await scene.syncUntilQuiet(connector)
        let after = try await BooksLists(scene.scope).counts(of: ID(DesktopScene.books))[.customer] ?? 0
        #expect(after >= before + added)
        try await scene.expectSound(settled: true)
    }

    /// Employees and other names share the names of customers: QuickBooks refuses a second one, whatever the case of its letters.
    @Test("gives buyers who are called like somebody else in the books a name of their own", .tags(.d6, .x1))
    func namesOfOthers() async throws {
        let plain = try await DesktopScene(orders: 8)
        try await plain.syncUntilQuiet(try await plain.connect())
        let names = Set(await plain.program.documents.filter { Marker(in: $0.memo) != nil }.map(\.entity)).sorted()
        try #require(names.count > 1)
        let scene = try await DesktopScene(orders: 8)
        let added = try await scene.program.byHand(
            Self.set(
                names.enumerated().map {
                    "<OtherNameAddRq requestID=\"\($0)\"><OtherNameAdd><Name>\($1.uppercased())</Name></OtherNameAdd></OtherNameAddRq>"
                }.joined()))
        #expect(added.contains("<OtherNameRet>"), "\(added)")
        let connector = try await scene.connect()
        try await scene.syncUntilQuiet(connector)
        let orders = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 500)
        #expect(orders.allSatisfy { $0.state == .posted || $0.state == .skipped }, "\(orders.compactMap(\.cause))")
        try await scene.expectSound(settled: true)
    }

    /// Somebody merges or deletes a customer in QuickBooks: no list tells of it any more, and what names it is refused.
    @Test("goes on with buyers whose customers were deleted in the books", .tags(.d5, .d6))
    func deletedCustomers() async throws {
        let scene = try await DesktopScene(orders: 6)
        let connector = try await scene.connect()
        try await scene.syncUntilQuiet(connector)
        let orders = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 500)
        for order in orders where order.state == .posted {
            _ = try await UndoPosted(scene.scope).perform(
                .order(order.id, in: order.ref.store), because: "by mistake")
            try await scene.syncUntilQuiet(connector)
        }
        let made = try await scene.program.byHand(Self.set("<CustomerQueryRq requestID=\"1\"/>"))
        let ours = made.components(separatedBy: "<CustomerRet>").dropFirst().filter { $0.contains("bookbridge:") }
            .compactMap { $0.components(separatedBy: "<ListID>").dropFirst().first?.prefix { $0 != "<" } }
        try #require(!ours.isEmpty)
        for document in await scene.program.documents where Marker(in: document.memo) != nil {
            _ = try await scene.program.byHand(
                Self.set(
                    "<TxnDelRq requestID=\"1\"><TxnDelType>\(document.kind)</TxnDelType><TxnID>\(document.id)</TxnID></TxnDelRq>"
                ))
        }
        let gone = try await scene.program.byHand(
            Self.set(
                ours.enumerated().map {
                    "<ListDelRq requestID=\"\($0)\"><ListDelType>Customer</ListDelType><ListID>\($1)</ListID></ListDelRq>"
                }.joined()))
        #expect(!gone.contains("statusSeverity=\"Error\""), "\(gone)")
        let posted = orders.filter { $0.state == .posted }
        _ = try await OrderList(scene.scope).retry(posted.map(\.ref))
        try await scene.syncUntilQuiet(connector)
        let after = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 500)
        for order in posted {
            let now = after.first { $0.id == order.id }
            #expect(now?.state == .posted, "\(String(describing: now?.cause))")
        }
        try await scene.expectSound(settled: true)
    }

    private static func set(_ requests: String) -> String {
        "<?xml version=\"1.0\"?><?qbxml version=\"13.0\"?><QBXML><QBXMLMsgsRq onError=\"continueOnError\">\(requests)</QBXMLMsgsRq></QBXML>"
    }

    @Test(
        "posts to the cent where QuickBooks reckons the tax of codes itself", .tags(.d6, .x2, .w13),
        arguments: [(EcwidStoreKind.ca, DesktopEdition.ca, false), (.gb, .uk, false), (.gb, .uk, true)])
    func taxOfCodes(_ country: EcwidStoreKind, _ edition: DesktopEdition, _ linesHoldTax: Bool) async throws {
        let scene = try await DesktopScene(orders: 40, profile: CompanyFileProfile(edition), country: country)
        let connector = try await scene.connect { $0.tax.linesHoldTax = linesHoldTax }
        try await scene.syncUntilQuiet(connector)
        try await scene.expectSound(settled: true)
        let orders = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 500)
        #expect(orders.count { $0.state == .posted } >= 37, "\(orders.compactMap(\.cause))")
        #expect(!orders.contains { $0.cause?.code == "booksDiffer" })
    }

    @Test("sends an order at the next visit that a person asked for meanwhile", .tags(.d6, .s1, .s7))
    func sendsWhatWasAsked() async throws {
        let scene = try await DesktopScene(orders: 5)
        let connector = try await scene.connect { $0.postsOnlyWhenAsked = true }
        try await scene.sync(connector)
        #expect(await scene.program.documents.allSatisfy { Marker(in: $0.memo) == nil })
        let orders = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 500)
        let chosen = Array(orders.prefix(2))
        for order in chosen {
            let (report, _) = try await SendOrder(scene.scope).send(order.id, of: ID(DesktopScene.store))
            #expect(report.stopped?.waitsForVisit == true)
        }
        try await scene.sync(connector)
        let after = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 500)
        let sent = after.filter { row in chosen.contains { $0.id == row.id } }
        #expect(sent.allSatisfy { $0.state == .posted || $0.state == .skipped }, "\(sent.map(\.state))")
        #expect(after.filter { $0.state == .posted }.count <= 2)
    }

    @Test("takes a refund back together with its sale, and keeps one that somebody laid a hand on", .tags(.d6, .x4))
    func takesRefundBack() async throws {
        let scene = try await DesktopScene(orders: 0)
        let connector = try await scene.connect()
        let placed = try await scene.sample.placeOrder(EcwidNewOrder())
        let other = try await scene.sample.placeOrder(EcwidNewOrder())
        try await scene.syncUntilQuiet(connector)
        for order in [placed, other] { try await scene.sample.refund(order: order.id) }
        try await scene.syncUntilQuiet(connector)
        func documents() async -> [DesktopDocument] { await scene.program.documents.filter { !$0.isVoid } }
        let posted = await documents().filter { ["CreditMemo", "ARRefundCreditCard"].contains($0.kind) }
        try #require(
            posted.map(\.kind).sorted() == ["ARRefundCreditCard", "ARRefundCreditCard", "CreditMemo", "CreditMemo"])
        // Somebody deletes what pays the second refund out.
        let orders = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 9)
        let payout = try #require(posted.last { $0.kind == "ARRefundCreditCard" && $0.memo.contains(other.id) })
        _ = try await scene.program.byHand(
            Self.set(
                "<TxnDelRq requestID=\"1\"><TxnDelType>ARRefundCreditCard</TxnDelType><TxnID>\(payout.id)</TxnID></TxnDelRq>"
            ))
        for order in orders {
            _ = try await UndoPosted(scene.scope).perform(.order(order.id, in: order.ref.store), because: "by mistake")
        }
        try await scene.syncUntilQuiet(connector)
        let left = await documents().filter { $0.memo.contains("bookbridge:") }
        #expect(left.allSatisfy { $0.memo.contains(other.id) } && left.contains { $0.kind == "CreditMemo" }, "\(left)")
        let after = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 9)
        #expect(after.first { $0.number == placed.id }?.state == .skipped)
        #expect(after.first { $0.number == other.id }?.state != .skipped)
    }

    @Test("takes back everything that a person asked for meanwhile, one after the other", .tags(.d6, .x4))
    func takesBackWhatWasAsked() async throws {
        let scene = try await DesktopScene(orders: 6)
        let connector = try await scene.connect()
        try await scene.syncUntilQuiet(connector)
        let orders = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 500)
        let chosen = orders.filter { $0.state == .posted }.prefix(2)
        try #require(chosen.count == 2)
        for order in chosen + chosen {
            let shown = try await UndoPosted(scene.scope).preview(.order(order.id, in: order.ref.store))
            #expect(shown.map { $0.stopped?.waitsForVisit } == [true])
            #expect(shown.flatMap(\.orders).map(\.outcome) == [.toBeTakenBack])
            let reports = try await UndoPosted(scene.scope).perform(
                .order(order.id, in: order.ref.store), because: "by mistake")
            #expect(reports.first?.stopped?.waitsForVisit == true)
        }
        #expect(try await scene.services.archive.openErrands(of: DesktopScene.company).count == 2)
        try await scene.syncUntilQuiet(connector)
        let after = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 500)
        for order in chosen { #expect(after.first { $0.id == order.id }?.state == .skipped) }
        try await scene.expectSound(settled: true)
    }
}
