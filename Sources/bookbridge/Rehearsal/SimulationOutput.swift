import Simulation
import Wording

/// What a simulation came to, for people and for programs.
struct SimulationOutput: Encodable {
    private struct Failure: Encodable {
        var seed: UInt64
        var promise: Promise
        var detail: String
    }

    private let runs: Int
    private let seconds: Int64
    private let faults: [String: Int]
    private let broken: [Failure]
    /// The shortest log of the first seed that failed.
    private let log: [String]
    private let replay: String?

    private let kinds: [FaultKind]

    private enum CodingKeys: CodingKey { case runs, seconds, faults, broken, log, replay }

    init(
        _ report: Campaign.Report, books: SimulatedBooks, plant: Plant?, promise: Promise?, seconds: Int64,
        shortest: Simulation.Outcome?
    ) {
        kinds = books.faults
        runs = report.runs
        self.seconds = seconds
        faults = Dictionary(uniqueKeysWithValues: books.faults.map { ($0.rawValue, report.coverage[$0] ?? 0) })
        broken = report.broken.map { Failure(seed: $0.seed, promise: $0.broken.promise, detail: $0.broken.detail) }
        log = shortest?.log ?? []
        let planted = plant.map { " PLANT=\($0.rawValue)" } ?? ""
        let held = promise.map { " PROMISE=\($0.rawValue)" } ?? ""
        let of = books == .online ? "" : " BOOKS=\(books.rawValue)"
        replay = report.broken.first.map { "make simulate SEED=\($0.seed) RUNS=1\(of)\(planted)\(held)" }
    }

    /// The failures with the shortest log of the first, the faults that struck, and the verdict.
    func lines(_ sentences: Sentences) -> [String] {
        var lines: [String] = []
        for failure in broken.prefix(Self.failuresMax) {
            lines.append(sentences.brokenPromise(failure.promise, seed: failure.seed))
            lines.append("  " + failure.detail)
        }
        lines += log.map { "    " + $0 }
        if let replay { lines.append(sentences.replay(replay)) }
        lines.append(sentences.faultsStruck)
        for kind in kinds {
            let name = kind.rawValue + String(repeating: " ", count: max(0, 20 - kind.rawValue.count))
            lines.append("  \(name) \(faults[kind.rawValue] ?? 0)")
        }
        lines.append(sentences.simulated(runs, broken: broken.count))
        lines.append(sentences.duration(seconds: Int(seconds)))
        return lines
    }

    /// More seeds than these say nothing that these do not.
    private static let failuresMax = 10
}
