package import Accounting
package import Commerce
package import ConnectorKit
import Foundation

/// Calls the example store.
package struct ExampleReader: StoreReader {
    private let address: String
    private let key: String
    private let calls: PacedCalls

    package init(address: String, key: String, world: World) {
        self.address = address
        self.key = key
        calls = PacedCalls(world, policy: .example) { answer, _, now in ExampleProblems.problem(answer, now: now) }
    }

    package func profile() async throws(ConnectorProblem) -> StoreProfile {
        let answer = try await get("/profile")
        return try readable(answer) { body throws(Unreadable) in try ExampleMapping().profile(from: body) }
    }

    package func records(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant?
    ) async throws(ConnectorProblem) -> Page<RawRecord> {
        let answer = try await get("/orders?after=\(cursor?.text ?? "0")&since=\(start?.seconds ?? 0)")
        return try readable(answer) { body throws(Unreadable) in
            let page = try ExamplePage.read(body)
            var records: [RawRecord] = []
            for order in page.orders { records.append(try RawRecord(order)) }
            return Page(records: records, next: Cursor(String(page.next)), isLast: !page.more)
        }
    }

    package func record(_ id: String, of stream: RecordStream) async throws(ConnectorProblem) -> RawRecord? {
        let answer: IncomingAnswer
        do throws(ConnectorProblem) { answer = try await get("/orders/\(id)") } catch {
            if error.cause == .notFound { return nil }
            throw error
        }
        return try readable(answer) { body throws(Unreadable) in try RawRecord(try ExampleOrder.read(body)) }
    }

    private func get(_ path: String) async throws(ConnectorProblem) -> IncomingAnswer {
        try await calls.answer(
            OutgoingRequest(
                .get, address + path, headers: [.init("Authorization", "Bearer \(key)")], cost: .read))
    }

    private func readable<Value>(
        _ answer: IncomingAnswer, _ read: (Data) throws(Unreadable) -> Value
    ) throws(ConnectorProblem) -> Value {
        do throws(Unreadable) { return try read(answer.body) } catch {
            throw ConnectorProblem(.unreadable, text: error.description, status: answer.status)
        }
    }
}

extension RawRecord {
    init(_ order: ExampleOrder) throws(Unreadable) {
        self.init(id: order.id, updatedAt: Instant(seconds: order.updatedAt), body: try order.bytes())
    }

    init(_ product: ExampleProduct) throws(Unreadable) {
        self.init(id: product.id, updatedAt: Instant(seconds: product.updatedAt), body: try product.bytes())
    }
}

extension CallPolicy {
    /// Source: README.md of this folder.
    fileprivate static let example = CallPolicy(
        requestsPerSecondMax: 10, timeoutSeconds: 30,
        retry: RetryPolicy(
            attemptsMax: 4, backOffMilliseconds: 500, throttling: .waits(secondsUnlessSaid: 5, secondsMax: 60)))
}

/// The store's refusals.
enum ExampleProblems {
    static func problem(_ answer: IncomingAnswer, now: Instant) -> ConnectorProblem? {
        let cause: ConnectorProblem.Cause? =
            switch answer.status {
            case 200: nil
            case 401: .signInNeeded
            case 404: .notFound
            case 429: .throttled(retryAfterSeconds: answer.retryAfterSeconds(now: now))
            case 500...: .serverFault
            default: .invalid(field: nil)
            }
        return cause.map { ConnectorProblem($0, status: answer.status) }
    }
}
