import Accounting
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import Storage
import Sync
import TestKit
import Testing
import WebDoor

@testable import RestAPI

@Suite("A program that pushes records", .tags(.x11))
struct RecordTests {
    private static let till = "/companies/\(Stage.company)/stores/till"

    private func program() async throws -> (Stage, Program) {
        let stage = try await Stage.connected()
        _ = try await Integrations(stage.services.scope(Stage.company)).connectStore(
            "till", kind: "intake",
            values: ["storeID": "till", "country": "US", "currency": "USD", "timeZone": "America/New_York"])
        return (stage, try await stage.program(.clerk))
    }

    /// Does the errand that waits, and writes down that it is done.
    private func work(_ stage: Stage) async throws {
        let desk = ErrandDesk(archive: stage.services.archive, world: stage.services.world) {
            await Errands(stage.services).perform($0)
        }
        #expect(try await desk.runOne(owner: "test"))
    }

    private func order(_ id: String, version: Int = 1, total: String = "13.77") -> String {
        """
        {"id":"\(id)","version":\(version),"number":"\(id)","placedAt":"2026-06-01T12:00:00Z","currency":"USD",\
        "buyer":{"name":"Ana Gil"},"lines":[{"id":"1","name":"Mug","quantity":"3","unitPrice":"4.25","amount":"12.75",\
        "taxes":[{"name":"Sales tax","rate":"8","amount":"1.02"}]}],"tax":"1.02","total":"\(total)"}
        """
    }

    @Test("puts one by its own identifier, again without harm, and hears why one is refused")
    func one() async throws {
        let (_, program) = try await program()
        let path = "\(Self.till)/records/orders/A1"
        #expect(await program.send(.put, path, order("A1", version: 2)).value("outcome") == "new")
        #expect(await program.send(.put, path, order("A1", version: 2)).value("outcome") == "unchanged")
        let older = await program.send(.put, path, order("A1"))
        #expect(older.status == .conflict)
        #expect(older.value("code") == "version_older")
        #expect(older.value("field") == "/version")
        let unfit = await program.send(.put, path, #"{"colour":"red"}"#)
        #expect(unfit.status == .unprocessableContent)
        #expect(unfit.value("field") == "/colour")
        let other = await program.send(.put, path, order("B9"))
        #expect(other.value("code") == "id_differs")
        #expect(await program.send(.put, "\(Self.till)/records/invoices/1", "{}").value("code") == "recordsNotTaken")
        #expect(await program.send(.put, "\(Self.till)/records/poems/1", "{}").status == .notFound)
    }

    @Test("may put an order of as many lines as an order may have")
    func large() async throws {
        let (_, program) = try await program()
        let line = #"{"id":"1","name":"Mug","quantity":"3","unitPrice":"4.25","amount":"12.75"}"#
        let lines = (1...5000).map { line.replacing(#""1""#, with: #""\#($0)""#) }.joined(separator: ",")
        let body = """
            {"id":"L","number":"L","placedAt":"2026-06-01T12:00:00Z","currency":"USD","buyer":{"name":"Ana Gil"},\
            "lines":[\(lines)],"tax":"0.00","total":"63750.00"}
            """
        #expect(await program.send(.put, "\(Self.till)/records/orders/L", body).value("outcome") == "new")
    }

    @Test("connects a store with fitting values only, and hears which one is not")
    func connecting() async throws {
        let stage = try await Stage.connected()
        let program = try await stage.program(.administrator)
        func connect(_ values: String) async -> WebAnswer {
            await program.post(
                "/companies/\(Stage.company)/connections",
                #"{"kind":"intake","values":{"storeID":"till"\#(values)}}"#)
        }
        for (values, field) in [
            (#","currency":"XX""#, "/values/currency"), (#","country":"USA""#, "/values/country"),
            (#","timeZone":"Mars/X""#, "/values/timeZone"), (#","colour":"red""#, "/values/colour"),
        ] {
            let refused = await connect(values)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.value("field") == field, "\(refused.text)")
        }
        let made = await connect(#","currency":"EUR","country":"FR","timeZone":"Europe/Paris""#)
        let id = try #require(made.value("id"))
        let path = "/companies/\(Stage.company)/connections/\(id)"
        #expect(await program.send(.put, path, #"{"values":{"name":"Kiosk"}}"#).value("name") == "Kiosk")
        let row = try #require(try await stage.services.archive.connection(id))
        #expect(row.settings.contains("Europe/Paris"), "what is left out stays")
    }

    @Test("posts many, with a result for each")
    func many() async throws {
        let (stage, program) = try await program()
        let body =
            "{\"records\":[\(order("A")),\(order("B", total: "14.00")),{\"id\":\"C\"},\(order("D")),17,null]}"
        let answer = await program.post("\(Self.till)/records/orders", body)
        #expect(answer.status == .ok)
        #expect(answer.json["new"] == .number("2"))
        #expect(answer.json["refused"] == .number("4"), "what is no record stops no other")
        #expect(answer.text.contains("14.00"), "with both numbers")
        #expect(try await stage.services.archive.totals(of: "till").counts.values.reduce(0, +) == 2)
    }

    @Test("reads the schema of what a store takes")
    func schema() async throws {
        let (_, program) = try await program()
        let schema = await program.get("\(Self.till)/schemas/orders")
        #expect(schema.value("title") == "Order")
        let address = try #require(schema.value("$id"))
        #expect(address.hasSuffix("/api/v1\(Self.till)/schemas/orders"), "it is where it says")
        #expect(schema.json["$defs"] != nil)
    }

    @Test("brings in a file: recognised, tried, taken, and told line by line")
    func file() async throws {
        let (stage, program) = try await program()
        let text =
            "order_id;order_date;item;amount;order_total\nA;31/01/2026;Mug;12,50;12,50\nB;31/01/2026;Mug;1,00;2,00\n"
        let brought = await program.send(
            .post, "\(Self.till)/imports?stream=orders&name=a.csv", text, [.contentType: "text/csv"])
        #expect(brought.status == .created)
        let id = try #require(brought.value("id"))
        let one = "\(Self.till)/imports/\(id)"
        #expect(await program.post("\(one)/takings").status == .conflict)
        #expect(await program.post("\(one)/looks").status == .accepted)
        try await work(stage)
        #expect(await program.get(one).value("state") == "lookedAt")
        let verdicts = await program.get("\(one)/verdicts")
        #expect(verdicts.items.compactMap { $0["outcome"]?.plainText } == ["new", "refused"])
        #expect(await program.post("\(one)/takings").status == .accepted)
        try await work(stage)
        #expect(await program.get(one).value("state") == "taken")
        let again = await program.send(
            .post, "\(Self.till)/imports?stream=orders&name=b.csv", text, [.contentType: "text/csv"])
        #expect(again.status == .created)
        let first = await program.get("\(Self.till)/imports?limit=1")
        let next = try #require(first.value("next"))
        let second = await program.get("\(Self.till)/imports?limit=1&after=\(next)")
        #expect((first.items + second.items).compactMap { $0["id"]?.plainText } == [again.value("id"), id])
        #expect(second.value("next") == nil)
        #expect(await program.get("\(Self.till)/imports?after=\(next)x").status == .notFound)
        let wrong = "/companies/\(Stage.company)/stores/\(Stage.store)/imports/\(id)"
        #expect(await program.get(wrong).status == .notFound)
    }
}
