import ConnectorKit
import Features
import Foundation
import HTTPTypes
import Storage
import TestKit
import Testing
import WebDoor

@testable import RestAPI

@Suite("A program that makes keys", .tags(.x11, .a1))
struct KeyTests {
    @Test("makes one that works, is shown once, and is listed with its last use")
    func makes() async throws {
        let stage = try await Stage.connected()
        var program = try await stage.program(.administrator)
        let made = await program.post("/keys", #"{"name":"Month end","scopes":["sync"],"days":30}"#)
        #expect(made.status == .created)
        let secret = try #require(made.value("secret"))
        #expect(await program.get("/keys").items.allSatisfy { $0["secret"] == nil })
        program.secret = secret
        #expect(await program.get("/companies").status == .ok)
        #expect(await program.post("/keys", #"{"name":"More","scopes":["sync"]}"#).value("code") == "scopeMissing")
        let listed = try #require(await program.get("/keys").items.first { $0["name"] == .text("Month end") })
        #expect(listed["usedAt"] != nil)
        #expect(listed["endsAt"] != nil)
    }

    @Test("gives it no more than its own has: neither scopes, nor companies, nor time")
    func within() async throws {
        let stage = try await Stage.connected()
        let limited = try await stage.program(
            .administrator, scopes: [.people, .sync], company: Stage.company)
        for wish in [#"{"name":"x","scopes":["orders"]}"#, #"{"name":"x","scopes":["sync","audit"]}"#] {
            #expect(await limited.post("/keys", wish).value("code") == "scopeMissing")
        }
        let elsewhere = await limited.post("/keys", #"{"name":"x","scopes":["sync"],"company":"other"}"#)
        #expect(elsewhere.status == .unprocessableContent)
        #expect(elsewhere.value("field") == "/company")
        #expect(await limited.post("/keys", #"{"name":"x","scopes":["sync"]}"#).value("company") == Stage.company)
        var short = try await stage.program(.administrator)
        let brief = await short.post("/keys", #"{"name":"x","scopes":["people"],"days":2}"#)
        short.secret = brief.value("secret")
        let after = await short.post("/keys", #"{"name":"y","scopes":[],"days":700}"#)
        #expect(after.value("endsAt") == brief.value("endsAt"))
        #expect(after.value("endsAt") != nil)
    }

    @Test("ends itself with any key, and others only with the scope for it")
    func ends() async throws {
        let stage = try await Stage.connected()
        let program = try await stage.program(.administrator)
        let other = await program.post("/keys", #"{"name":"Other","scopes":[]}"#)
        var reader = program
        reader.secret = other.value("secret")
        let own = try #require(other.value("id"))
        let maker = try #require(await program.get("/keys").items.first { $0["id"] != .text(own) }?["id"]?.plainText)
        #expect(await reader.send(.delete, "/keys/\(maker)").value("code") == "scopeMissing")
        #expect(await reader.send(.delete, "/keys/\(own)").status == .noContent)
        #expect(await reader.get("/companies").status == .unauthorized)
    }

    @Test("sends an order by every word that the document of the contract knows")
    func contract() throws {
        let words = [
            #"{"mode":"total_as_item"}"#, #"{"mode":"quickbooks_default"}"#, #"{"mode":"tax_code","taxCodeId":"5"}"#,
        ]
        for tax in words {
            for item in ["productNumber", "productName"] {
                let text = """
                    {"schemaVersion":"esp-send/1","requestId":"r","orderId":"o","requestedBy":"u-11","billable":true,\
                    "itemNameField":"\(item)","customer":{"mode":"link","quickbooksId":"58"},"invoice":{"send":true,\
                    "tax":\(tax),"accountsReceivable":"84","income":null},"vendors":[{"supplierId":"s","mode":"create",\
                    "bill":true,"purchaseOrder":false,"accountsPayable":"33","costOfGoodsSold":"80"}]}
                    """
                let object = try #require(JSONReader.object(text))
                #expect(SendingBody.shape.faults(in: .object(object)).isEmpty)
                #expect(throws: Never.self) { try SendRequest(object) }
            }
        }
        for broken in [
            #"{"schemaVersion":"esp-send/1","orderId":"o","invoice":{"tax":{"mode":"tax_code"}}}"#,
            #"{"schemaVersion":"esp-send/1","orderId":"o","invoice":{"tax":{"mode":"none"}}}"#,
            #"{"schemaVersion":"esp-send/1","orderId":"o","vendors":[{}]}"#,
            #"{"schemaVersion":"esp-send/2","orderId":"o"}"#, #"{"schemaVersion":"esp-send/1"}"#,
        ] {
            let object = try #require(JSONReader.object(broken))
            #expect(!SendingBody.shape.faults(in: .object(object)).isEmpty, "\(broken)")
            #expect(throws: (any Error).self) { try SendRequest(object) }
        }
    }
}
