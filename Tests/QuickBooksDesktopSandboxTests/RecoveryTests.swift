import Foundation
import Testing

@testable import QuickBooksDesktopSandbox

@Suite("A message set that is sent again")
struct RecoveryTests {
    private let add = "<InvoiceAddRq requestID=\"1\"><InvoiceAdd>\(kern)\(sold("Artwork"))</InvoiceAdd></InvoiceAddRq>"
    private let one = "onError=\"continueOnError\" newMessageSetID=\"set-1\""

    @Test("is done once, and its answer comes back")
    func replayed() throws {
        var office = Office()
        let text = Office.set(add, attributes: one)
        let first = try office.send(text)
        #expect(first[attribute: "newMessageSetID"] == "set-1")
        #expect(first[attribute: "messageSetStatusCode"] == "0")
        #expect(try office.send(text) == first)
        #expect(office.file.documents.count { $0.kind == "Invoice" } == 1)
        office.replay = .identifiers
        let short = try office.send(text)
        #expect(
            short.children.first?.child("ErrorRecovery")?.value("TxnID") == first.at("InvoiceAddRs/InvoiceRet/TxnID"))
        office.replay = .nothing
        #expect(try office.send(text)[attribute: "messageSetStatusCode"] == "9002")
        #expect(office.file.documents.count { $0.kind == "Invoice" } == 1)
    }

    @Test("with another text under the same name is refused, and so is a name that is too long")
    func others() throws {
        var office = Office()
        _ = try office.send(Office.set(add, attributes: one))
        let other = try office.send(Office.set(add + add, attributes: one))
        #expect(other[attribute: "messageSetStatusCode"] == "9001")
        #expect(other.children.isEmpty)
        let long = String(repeating: "a", count: 24)
        let refused = try office.send(
            Office.set(add, attributes: "onError=\"stopOnError\" newMessageSetID=\"\(long)\""))
        #expect(refused[attribute: "messageSetStatusCode"] == "9004")
        #expect(office.file.documents.count { $0.kind == "Invoice" } == 1)
    }

    @Test("can be asked about, and is forgotten when it is released, cleared or a backup is restored")
    func forgotten() throws {
        var office = Office()
        let ask = Office.set("", attributes: "onError=\"stopOnError\" oldMessageSetID=\"set-1\"")
        #expect(try office.send(ask)[attribute: "messageSetStatusCode"] == "600")
        _ = try office.send(Office.set(add, attributes: one))
        #expect(try office.send(ask)[attribute: "messageSetStatusCode"] == "0")
        _ = try office.send(
            Office.set(add, attributes: "onError=\"stopOnError\" newMessageSetID=\"set-2\" oldMessageSetID=\"set-1\""))
        #expect(try office.send(ask)[attribute: "messageSetStatusCode"] == "600")
        office.file.forgetMessageSets()
        _ = try office.send(
            Office.set(add, attributes: "onError=\"stopOnError\" newMessageSetID=\"set-2\" oldMessageSetID=\"set-1\""))
        #expect(office.file.documents.count { $0.kind == "Invoice" } == 3)
    }

    @Test("a refusal is remembered like an answer")
    func refusal() throws {
        var office = Office()
        office.file.lockedWrites = 1
        let text = Office.set(add, attributes: one)
        #expect(try office.send(text).at("InvoiceAddRs") != nil)
        let again = try office.send(text)
        #expect(again.children.first?[attribute: "statusCode"] == "3175")
        #expect(office.file.documents.allSatisfy { $0.kind != "Invoice" })
    }

    @Test("after a crash the file is what it was, and remembers the set")
    func restart() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "desktop-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let clock: @Sendable () -> Date = { Date(timeIntervalSince1970: 1_770_130_800) }
        let record = folder.appending(path: "record.jsonl")
        let text = Office.set(add, attributes: one)
        let program = try QuickBooksDesktop(data: folder, recordFile: record, clock: clock)
        let ticket = try await program.begin(path: "")
        let first = try await program.process(text, ticket: ticket)
        _ = try await program.process(Office.set("<HostQueryRq></HostQueryRq>"), ticket: ticket)
        _ = try await program.process(text, ticket: ticket)
        let journal = folder.appending(path: "company-file.jsonl")
        let handle = try FileHandle(forWritingTo: journal)
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("{\"at\":1,\"event\":{\"ask".utf8))
        try handle.close()

        let later = try QuickBooksDesktop(data: folder, recordFile: record, clock: clock)
        #expect(await later.documents == program.documents)
        #expect(await later.trialBalance.lines == program.trialBalance.lines)
        let again = try await later.begin(path: "")
        #expect(try await later.process(text, ticket: again) == first)
        let lines = String(decoding: try Data(contentsOf: record), as: UTF8.self).split(separator: "\n")
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("{\"body\":\"<InvoiceAdd>") == true)
    }
}
