package import Wording

/// Many histories, one seed after the other, side by side on as many threads as asked for.
package struct Campaign: Sendable {
    /// What became of all of them.
    package struct Report: Sendable {
        package var runs = 0
        /// How often each kind of fault struck, over all.
        package var coverage: [FaultKind: Int] = [:]
        /// Seeds that broke a promise, in rising order.
        package var broken: [(seed: UInt64, broken: Broken)] = []
    }

    private let seeds: Range<UInt64>
    private let books: SimulatedBooks
    private let plant: Plant?
    private let promise: Promise?
    private let threads: Int
    private let stopsAtFirst: Bool

    /// `stopsAtFirst` ends it with the first broken promise, as when a planted bug is looked for. With `promise` no other counts.
    package init(
        seeds: Range<UInt64>, books: SimulatedBooks = .online, plant: Plant? = nil, promise: Promise? = nil,
        threads: Int = 1,
        stopsAtFirst: Bool = false
    ) {
        self.seeds = seeds
        self.books = books
        self.plant = plant
        self.promise = promise
        self.threads = max(threads, 1)
        self.stopsAtFirst = stopsAtFirst
    }

    /// Plays them all; `progress` hears how many are done.
    package func run(progress: @escaping @Sendable (Int) -> Void = { _ in }) async -> Report {
        var report = Report()
        await withTaskGroup(of: Simulation.Outcome.self) { group in
            var rest = seeds.makeIterator()
            for _ in 0..<threads { begin(rest.next(), &group) }
            while let outcome = await group.next() {
                report.add(outcome)
                progress(report.runs)
                if !(stopsAtFirst && !report.broken.isEmpty) { begin(rest.next(), &group) }
            }
        }
        report.broken.sort { $0.seed < $1.seed }
        return report
    }

    private func begin(_ seed: UInt64?, _ group: inout TaskGroup<Simulation.Outcome>) {
        guard let seed else { return }
        let (books, plant, promise) = (books, plant, promise)
        group.addTask { Simulation.play(seed: seed, books: books, plant: plant, promise: promise) }
    }
}

extension Campaign.Report {
    fileprivate mutating func add(_ outcome: Simulation.Outcome) {
        runs += 1
        coverage.merge(outcome.coverage) { $0 + $1 }
        if let broken = outcome.broken { self.broken.append((outcome.seed, broken)) }
    }
}
