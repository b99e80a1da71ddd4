import Foundation
import Sync

/// The most memory that a sync holds, by the number of orders; the stand-ins are other processes and not counted.
struct MemoryBench {
    let orders: [Int]
    let folder: URL

    func measure() async throws -> [BenchFigure] {
        var figures: [BenchFigure] = []
        for count in orders {
            let scene = try await BenchScene.open(orders: count, in: folder.appendingPathComponent("memory-\(count)"))
            defer { scene.close() }
            let (run, report) = try await scene.sync()
            let documents = report.posted.values.reduce(0, +)
            figures += [
                BenchFigure(
                    "MB at the peak, \(count) orders", Double(run.figures.peakMemoryMB), decimals: 0,
                    target: .atMost(250)),
                BenchFigure("documents/s, \(count) orders", Double(documents) / run.seconds, decimals: 0),
            ]
        }
        return figures
    }
}
