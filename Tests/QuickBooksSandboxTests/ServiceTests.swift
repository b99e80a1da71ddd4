import Foundation
import HTTPTypes
import Testing

@testable import QuickBooksSandbox

private func receipt(_ number: String, _ amount: String = "10") -> String {
    #"{"DocNumber":"\#(number)","CustomerRef":{"value":"1"},"Line":[{"Amount":\#(amount),"DetailType":"SalesItemLineDetail","SalesItemLineDetail":{"ItemRef":{"value":"4"}}}]}"#
}

@Suite("Batch, changes, request ids, limits and faults")
struct ServiceTests {
    @Test("a batch answers each item by itself")
    func batch() async throws {
        let desk = try await Desk.open()
        let items = [
            #"{"bId":"a","operation":"create","SalesReceipt":\#(receipt("B1"))}"#,
            #"{"bId":"b","operation":"create","SalesReceipt":\#(receipt("B1"))}"#,
            #"{"bId":"c","Query":"select count(*) from SalesReceipt"}"#,
            #"{"bId":"d","operation":"create","Shoe":{}}"#,
            #"{"bId":"e","operation":"create","Invoice":{"CustomerRef":{"value":"1"}}}"#,
        ]
        let answer = await desk.post("batch", #"{"BatchItemRequest":[\#(items.joined(separator: ","))]}"#)
        #expect(answer.status == 200)
        let rows = answer.object.objects("BatchItemResponse")
        func code(_ index: Int) -> String? { rows[index].object("Fault")?.objects("Error").first?.text("code") }
        #expect(rows.map { $0.text("bId") } == ["a", "b", "c", "d", "e"])
        #expect(rows[0].object("SalesReceipt")?.text("TotalAmt") == "10.00")
        #expect(code(1) == "6140")
        #expect(rows[2].object("QueryResponse")?.text("totalCount") == "1")
        #expect(code(3) == "2000")
        #expect(code(4) == "2020")
    }

    @Test("a repeated request id is answered again, not done again; a refused one is tried again")
    func requestIds() async throws {
        let desk = try await Desk.open()
        let first = await desk.post("salesreceipt", receipt("R1"), query: "requestid=k1")
        let again = await desk.post("salesreceipt", receipt("R1"), query: "requestid=k1")
        #expect(again.data == first.data)
        #expect(await desk.post("salesreceipt", receipt("R1"), query: "requestid=k2").code == "6140")
        #expect(await desk.post("salesreceipt", receipt("R2"), query: "requestid=k2").status == 200)
        #expect(
            await desk.post("salesreceipt", receipt("R3"), query: "requestid=" + String(repeating: "x", count: 51)).code
                == "2130")
        let batch = #"{"BatchItemRequest":[{"bId":"1","operation":"create","SalesReceipt":\#(receipt("R4"))}]}"#
        let once = await desk.post("batch", batch, query: "requestid=k4")
        #expect(await desk.post("batch", batch, query: "requestid=k4").data == once.data)
        #expect(
            await desk.query("select count(*) from SalesReceipt").object.object("QueryResponse")?.text("totalCount")
                == "3")
    }

    @Test("changes since a time hold the living and the deleted")
    func changes() async throws {
        let desk = try await Desk.open()
        _ = await desk.post("salesreceipt", receipt("C0"))
        await desk.service.advanceClock(seconds: 3000)
        let id = await desk.post("salesreceipt", receipt("C1")).entity("SalesReceipt").text("Id") ?? ""
        _ = await desk.post("salesreceipt", receipt("C2"))
        _ = await desk.post("salesreceipt", #"{"Id":"\#(id)","SyncToken":"0"}"#, query: "operation=delete")
        let answer = await desk.get("cdc?entities=SalesReceipt,Customer,Item&changedSince=2026-01-05T17:30:00Z")
        let groups = answer.object.objects("CDCResponse").first?.objects("QueryResponse") ?? []
        #expect(groups.count == 3)
        let rows = groups.first?.objects("SalesReceipt") ?? []
        #expect(rows.map { $0.text("DocNumber") ?? $0.text("status") } == ["C2", "Deleted"])
        #expect(groups.last?.members.isEmpty == true)
        #expect(await desk.get("cdc?entities=SalesReceipt&changedSince=2025-12-01").code == "2190")
    }

    @Test("limits hold by the service's own clock")
    func limits() async throws {
        var configuration = Desk.configuration()
        configuration.limits = SandboxLimits(requestsPerMinute: 20, batchesPerMinute: 2, retryAfterSeconds: 60)
        let desk = try await Desk.open("us", configuration)
        for _ in 0..<10 { #expect(await desk.get("preferences").status == 200) }
        let tooFast = await desk.get("preferences")
        #expect(tooFast.status == 429)
        #expect(tooFast.code == "3001")
        #expect(tooFast.headers[.retryAfter] == "60")
        await desk.service.advanceClock(seconds: 2)
        let batch = #"{"BatchItemRequest":[{"bId":"1","Query":"select * from Term"}]}"#
        #expect(await desk.post("batch", batch).status == 200)
        #expect(await desk.post("batch", batch).status == 200)
        #expect(await desk.post("batch", batch).status == 429)
        await desk.service.advanceClock(seconds: 61)
        #expect(await desk.post("batch", batch).status == 200)
    }

    @Test("a lost answer leaves the document, a lost request does not")
    func lost() async throws {
        let desk = try await Desk.open()
        await desk.service.misbehave(Misbehaviour(.answerLost, next: 1))
        #expect(await desk.post("salesreceipt", receipt("L1")).isLost)
        #expect(await desk.query("select * from SalesReceipt where DocNumber = 'L1'").rows("SalesReceipt").count == 1)
        await desk.service.misbehave(Misbehaviour(.requestLost, next: 1, writesOnly: true))
        #expect(await desk.get("preferences").status == 200)
        #expect(await desk.post("salesreceipt", receipt("L2")).isLost)
        #expect(await desk.query("select * from SalesReceipt where DocNumber = 'L2'").rows("SalesReceipt").isEmpty)
    }

    @Test(
        "faults on command",
        arguments: [
            (MisbehaviourKind.status500, 500), (.status502, 502), (.status503, 503), (.status504, 504),
            (.throttled, 429),
            (.systemFailure, 500), (.tokensExpired, 401), (.grantRevoked, 401),
        ])
    func faults(_ kind: MisbehaviourKind, _ status: Int) async throws {
        let desk = try await Desk.open()
        let order = await desk.send(
            .post, "/sandbox/faults", #"{"fault":"\#(kind.rawValue)","company":"us-manual","next":1}"#)
        #expect(order.status == 200)
        #expect(await desk.get("preferences").status == status)
        let after = await desk.get("preferences").status
        #expect(after == (status == 401 ? 401 : 200))
    }

    @Test("messages in other languages and in lower case keep their code")
    func shapes() async throws {
        let desk = try await Desk.open()
        _ = await desk.post("salesreceipt", receipt("S1"))
        _ = await desk.send(.post, "/sandbox/faults", #"{"fault":"localized","language":"fr"}"#)
        let french = await desk.post("salesreceipt", receipt("S1"))
        #expect(french.code == "6140")
        #expect(french.message == "Numéro de document en double")
        await desk.service.behave()
        await desk.service.misbehave(Misbehaviour(.lowerCaseFaults))
        let lower = await desk.post("salesreceipt", receipt("S1"))
        #expect(lower.object.object("fault") != nil)
        #expect(lower.code == "6140")
    }

    @Test("chance follows the seed")
    func chance() async throws {
        func outcome(_ seed: UInt64) async throws -> [Int] {
            var configuration = Desk.configuration()
            configuration.seed = seed
            let desk = try await Desk.open("us", configuration)
            await desk.service.misbehave(Misbehaviour(.status503, perThousand: 300))
            var statuses: [Int] = []
            for _ in 0..<40 { statuses.append(await desk.get("preferences").status) }
            return statuses
        }
        let one = try await outcome(7)
        #expect(one.contains(503) && one.contains(200))
        #expect(try await outcome(7) == one)
        #expect(try await outcome(8) != one)
    }

    @Test("every answer names its transmission")
    func transmission() async throws {
        let desk = try await Desk.open()
        let name = try #require(HTTPField.Name("intuit_tid"))
        let first = await desk.get("preferences").headers[name]
        let second = await desk.get("shoes").headers[name]
        #expect(first != nil && second != nil && first != second)
    }
}
