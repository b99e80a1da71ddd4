import Foundation
import Testing

@testable import QuickBooksSandbox

@Suite("After a crash")
struct RestartTests {
    private func folder() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "sandbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    private let invoice =
        #"{"DocNumber":"1","CustomerRef":{"value":"1"},"Line":[{"Amount":550,"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"5"},"Qty":2,"UnitPrice":275}}]}"#

    @Test("everything that was answered is still there, a torn line is not")
    func restart() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var configuration = Desk.configuration()
        configuration.dataDirectory = folder
        configuration.recordFile = folder.appending(path: "record.jsonl")
        let desk = try await Desk.open("us-manual", configuration)
        let made = await desk.post("invoice", invoice, query: "requestid=r1")
        let id = made.entity("Invoice").text("Id") ?? ""
        _ = await desk.post(
            "payment",
            #"{"TotalAmt":100,"CustomerRef":{"value":"1"},"Line":[{"Amount":100,"LinkedTxn":[{"TxnId":"\#(id)","TxnType":"Invoice"}]}]}"#
        )
        _ = await desk.post("customer", #"{"DisplayName":"Zoë \"Z\" 🎈","Notes":"line\nbreak"}"#)
        let gone = await desk.post("salesreceipt", invoice).entity("SalesReceipt").text("Id") ?? ""
        _ = await desk.post("salesreceipt", #"{"Id":"\#(gone)","SyncToken":"0"}"#, query: "operation=delete")
        #expect(await desk.post("invoice", invoice).code == "6140")
        let balances = try await desk.service.trialBalance(company: "us-manual").lines.map {
            "\($0.id) \($0.debit) \($0.credit)"
        }
        let summary = try await desk.service.summary(company: "us-manual")
        let item = await desk.get("item/5").data

        let journal = folder.appending(path: "company-us-manual.jsonl")
        let handle = try FileHandle(forWritingTo: journal)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(#"{"t":1,"put":[["Invoice",9"#.utf8))
        try handle.close()

        let service = try QuickBooksService(configuration: configuration)
        let again = Desk(service: service, realm: desk.realm, token: desk.token)
        #expect(await again.get("invoice/\(id)").entity("Invoice").text("Balance") == "450.00")
        #expect(
            try await service.trialBalance(company: "us-manual").lines.map { "\($0.id) \($0.debit) \($0.credit)" }
                == balances)
        #expect(try await service.summary(company: "us-manual").entries.map(\.count) == summary.entries.map(\.count))
        #expect(await again.get("item/5").data.count == item.count)
        #expect(await again.post("invoice", invoice, query: "requestid=r1").data == made.data)
        #expect(await again.post("invoice", invoice).code == "6140")
        #expect(await again.get("salesreceipt/\(gone)").code == "610")
        let next = await again.post("salesreceipt", invoice).entity("SalesReceipt").text("Id").flatMap { Int($0) }
        #expect((next ?? 0) > (Int(gone) ?? .max) || next == (Int(gone) ?? 0) + 1)
        #expect(
            await again.query("select * from Customer where DisplayName like 'Zoë \"Z\"%'").rows("Customer").compactMap
            { $0.text("DisplayName") } == ["Zoë \"Z\" 🎈"])

        let record = String(decoding: try Data(contentsOf: folder.appending(path: "record.jsonl")), as: UTF8.self)
        #expect(record.split(separator: "\n").count == 6)
        #expect(record.hasPrefix(#"{"entity":"Invoice","operation":"create""#))
    }
}
