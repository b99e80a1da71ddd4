import Accounting
import Features
import LinkLedger
import QuickBooksDesktopSandbox
import Storage
import Sync
import TestKit
import Testing

/// Source: quickbooks-desktop.md §3.4.
@Suite("A QuickBooks Desktop of some year", .tags(.d6), .serialized)
struct VersionTests {
    @Test(
        "from 2014 on takes sales and payments, said in the qbXML of 2014, to the cent", .tags(.x1, .x2),
        arguments: [130, 140, 150, 160])
    func spoken(_ version: Int) async throws {
        let scene = try await DesktopScene(orders: 16, profile: CompanyFileProfile(newestVersion: version))
        let connector = try await scene.connect()
        try await scene.syncUntilQuiet(connector)
        try await scene.expectSound(settled: true)
        let kinds = Set(await scene.program.documents.filter { Marker(in: $0.memo) != nil }.map(\.kind))
        #expect(kinds.isSuperset(of: ["Invoice", "ReceivePayment"]), "\(kinds)")
        let orders = try await OrderList(scene.scope).page(of: ID(DesktopScene.store), limit: 50)
        #expect(orders.contains { $0.state == .posted })
        #expect(try await scene.card().note.trouble == nil)
    }

    @Test(
        "from before 2014 is told apart at its first word: nothing is said to it, and the page tells what is needed",
        .tags(.d4), arguments: [60, 61, 70, 80, 90, 100, 110, 120])
    func tooOld(_ version: Int) async throws {
        let scene = try await DesktopScene(orders: 2, profile: CompanyFileProfile(newestVersion: version))
        let connector = try await scene.connector()
        try await connector.add()
        let report = await connector.visit()
        #expect(report.processed == 0)
        #expect(report.status.contains("2014"), "\(report.status)")
        #expect(try await scene.card().note.trouble?.kind == .tooOld)
        #expect(await scene.program.documents.allSatisfy { Marker(in: $0.memo) == nil })
    }
}
