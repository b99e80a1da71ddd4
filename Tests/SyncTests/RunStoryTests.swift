import Commerce
import ConnectorKit
import Features
import Foundation
import Logging
import Simulation
import Sync
import Synchronization
import TestKit
import Testing

@Suite("The log of a run")
struct RunStoryTests {
    @Test("tells that it begins, what it counted, and that it ended", .tags(.w21))
    func ended() async throws {
        let rehearsal = try await Rehearsal.open()
        let sku = try await rehearsal.plainProduct().sku
        _ = try await rehearsal.place("PAID", [(sku, 1)], buyer: 0)
        let (report, lines) = try await told(rehearsal)
        #expect(lines.map(\.message) == ["run begun", "run ended"])
        #expect(lines.allSatisfy { $0.level == .info })
        for line in lines {
            #expect(line.metadata["company"] == "firm" && line.metadata["store"] == "firm-store")
            #expect(line.metadata["workflow"] == "orders" && line.metadata["run"] == report.run)
        }
        let counts = try #require(lines.last).metadata
        #expect(counts["read"] == "1" && counts["orders.posted"] == "1" && counts["posted.customer"] == "1")
        #expect(counts["requests"] == "\(report.requests.total)")
        #expect(counts["milliseconds"] != nil && counts["reason"] == nil)
    }

    @Test("tells why it stopped", .tags(.w21, .i5))
    func stopped() async throws {
        let rehearsal = try await Rehearsal.open()
        _ = try await rehearsal.place()
        rehearsal.network.play("books.example") { _ throws(NetworkFailure) in throw .notSent("connection refused") }
        let (report, lines) = try await told(rehearsal)
        #expect(lines.map(\.message) == ["run begun", "run stopped"])
        #expect(lines.last?.metadata["reason"] == report.stop)
        #expect(report.stop != nil)
    }

    /// One run and what it told.
    private func told(_ rehearsal: Rehearsal) async throws -> (RunReport, [ToldLine]) {
        let log = ToldLines()
        var context = try await rehearsal.context()
        context.logger = Logger(label: "run") { _ in ToldHandler(lines: log) }
        let report = try await OrderRun(context).perform(trigger: "test")
        return (report, log.all)
    }
}

/// A line of a log.
struct ToldLine: Sendable {
    let level: Logger.Level
    let message: String
    let metadata: [String: String]
}

/// The lines that were told so far.
final class ToldLines: Sendable {
    private let lines = Mutex<[ToldLine]>([])
    var all: [ToldLine] { lines.withLock { $0 } }
    func add(_ line: ToldLine) { lines.withLock { $0.append(line) } }
}

/// Keeps what is logged.
private struct ToldHandler: LogHandler {
    let lines: ToldLines
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        lines.add(
            ToldLine(level: event.level, message: event.message.description, metadata: all.mapValues(\.description)))
    }
}
