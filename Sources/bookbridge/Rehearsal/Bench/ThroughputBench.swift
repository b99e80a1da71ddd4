import CommandLine
import ConnectorKit
import Foundation
import Sync

/// Documents a second over HTTP on this machine: the whole product, and a bare loop over python-quickbooks on the same books.
struct ThroughputBench {
    let orders: Int
    /// An interpreter that has python-quickbooks; without it ours is measured alone.
    let python: String?
    let script: String
    let folder: URL

    func measure() async throws -> [BenchFigure] {
        let scene = try await BenchScene.open(orders: orders, in: folder.appendingPathComponent("throughput"))
        defer { scene.close() }
        let sandboxBefore = scene.books.processorSeconds
        let (run, report) = try await scene.sync()
        let sandbox = scene.books.processorSeconds - sandboxBefore
        let documents = report.posted.values.reduce(0, +)
        let ours = Double(documents) / run.seconds
        var figures = [
            BenchFigure("documents/s, bookbridge, everything durable", ours, decimals: 0),
            BenchFigure(
                "requests to the books per order", perOrder(report.requests.batches + report.requests.writes),
                decimals: 3, target: .atMost(0.08)),
            BenchFigure(
                "reads per order, store and books together", perOrder(report.requests.reads), decimals: 3,
                target: .atMost(0.05)),
            BenchFigure("documents that were posted", Double(documents), decimals: 0),
            BenchFigure("seconds of the run, start and end of the process included", run.seconds, decimals: 2),
            BenchFigure(
                "processor ms per document, bookbridge", 1000 * run.figures.processorSeconds / Double(documents),
                decimals: 2),
            BenchFigure(
                "processor ms per document, the sandbox meanwhile", 1000 * sandbox / Double(documents), decimals: 2),
        ]
        guard let python else { return figures }
        guard try await hasClient(python) else {
            Console.note("python-quickbooks is not installed for \(python): the comparison is left out")
            return figures
        }
        figures.insert(contentsOf: try await compare(python, scene, ours), at: 0)
        return figures
    }

    private func perOrder(_ requests: Int) -> Double { Double(requests) / Double(orders) }

    private func hasClient(_ python: String) async throws -> Bool {
        guard FileManager.default.isExecutableFile(atPath: python) else { return false }
        return try await ProgramRun.run(URL(fileURLWithPath: python), ["-c", "import quickbooks"]).status == 0
    }

    private struct ClientRates: Decodable {
        var single: Double
        var batch: Double
        /// Of the client alone.
        var batchMilliseconds: Double
    }

    private func compare(_ python: String, _ scene: BenchScene, _ ours: Double) async throws -> [BenchFigure] {
        let run = try await ProgramRun.run(
            URL(fileURLWithPath: python), [script, scene.books.address, String(orders)])
        guard run.status == 0, let rates = try? JSONDecoder().decode(ClientRates.self, from: run.output) else {
            throw BenchProblem.clientFailed(String(decoding: run.output.suffix(400), as: UTF8.self))
        }
        return [
            BenchFigure(
                "bookbridge : python-quickbooks in batches of 30", ours / rates.batch, decimals: 2,
                target: .atLeast(1.5)),
            BenchFigure("bookbridge : python-quickbooks one by one", ours / rates.single, decimals: 2),
            BenchFigure("documents/s, python-quickbooks in batches of 30", rates.batch, decimals: 0),
            BenchFigure("documents/s, python-quickbooks one by one", rates.single, decimals: 0),
            BenchFigure(
                "processor ms per document, python-quickbooks in batches", rates.batchMilliseconds, decimals: 2),
        ]
    }
}
