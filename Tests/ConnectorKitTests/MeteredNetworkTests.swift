import ConnectorKit
import TestKit
import Testing

@Suite("Requests that are counted by what they cost")
struct MeteredNetworkTests {
    @Test("Each is counted once, also when no answer comes")
    func counts() async throws {
        let network = InProcessNetwork("books.example") { _ in IncomingAnswer(status: 200) }
        let meter = MeteredNetwork(network)
        for cost in [OutgoingRequest.Cost.read, .read, .write, .batch, .batch, .batch, .signIn] {
            _ = try await meter.send(OutgoingRequest(.get, "https://books.example/a", cost: cost))
        }
        await #expect(throws: NetworkFailure.self) {
            try await meter.send(OutgoingRequest(.get, "https://nowhere.example/a", cost: .read))
        }
        let count = meter.count
        #expect(count.reads == 3 && count.writes == 1 && count.batches == 3 && count.signIns == 1)
        #expect(count.total == 7, "sign-ins are not counted against the limits of the data")
    }

    @Test("What a run cost is the difference of two counts")
    func difference() {
        var before = RequestCount()
        before.reads = 2
        before.batches = 5
        var after = before
        after.reads = 7
        after.writes = 1
        let cost = after - before
        #expect(cost.reads == 5 && cost.writes == 1 && cost.batches == 0)
        #expect(before + cost == after)
    }

    @Test("A request tells no secrets in logs")
    func description() {
        let request = OutgoingRequest(.post, "https://books.example/v3/a?token=secret", cost: .write)
        #expect(request.description == "POST https://books.example/v3/a")
    }

    @Test("A header is found whatever its case")
    func header() {
        let answer = IncomingAnswer(status: 429, headers: [.init("Retry-After", "7")])
        #expect(answer.header("retry-after") == "7" && answer.header("other") == nil)
    }
}
