import Accounting
import Bookkeeping
import ConnectorKit
import TestKit
import Testing

@testable import QuickBooksOnline

@Suite("A record of the lists that is to be active again")
struct ActivationTests {
    @Test("is left alone when it is active, and not there when the books do not have it")
    func active() async throws {
        let scene = try await SandboxScene.open("us")
        let found = try await scene.connector.activate(.customer("1"), home: .usd)
        #expect(found?.wasActive == true)
        #expect(try await scene.connector.activate(.item("999999"), home: .usd) == nil)
    }

    @Test("is read and written, with the version that it has, and nothing else of it is said")
    func written() async throws {
        let scene = ScriptedScene([
            .answer(
                200, #"{"Item":{"Id":"7","SyncToken":"3","Name":"Mug (deleted)","Type":"Service","Active":false}}"#),
            .answer(200, #"{"Item":{"Id":"7","SyncToken":"4","Name":"Mug","Type":"Service","Active":true}}"#),
        ])
        let activated = try await scene.connector.activate(.item("7"), home: .usd)
        #expect(activated?.wasActive == false)
        let sent = try #require(scene.network.sent.last)
        #expect(sent.url.contains("/item?minorversion=75&requestid=active-item-7-3"))
        let body = String(decoding: sent.body, as: UTF8.self)
        #expect(body == #"{"Id":"7","SyncToken":"3","sparse":true,"Active":true}"#)
    }

    @Test("is read again when somebody else wrote it meanwhile")
    func stale() async throws {
        func item(_ version: Int, _ isActive: Bool) -> String {
            #"{"Item":{"Id":"7","SyncToken":"\#(version)","Name":"Mug","Type":"Service","Active":\#(isActive)}}"#
        }
        let scene = ScriptedScene([
            .answer(200, item(3, false)),
            .answer(400, #"{"Fault":{"Error":[{"Message":"Stale","code":"5010"}],"type":"ValidationFault"}}"#),
            .answer(200, item(4, false)), .answer(200, item(5, true)),
        ])
        #expect(try await scene.connector.activate(.item("7"), home: .usd)?.wasActive == false)
        #expect(scene.network.sent.last?.url.contains("active-item-7-4") == true)
    }
}
