import Accounting
import ConnectorKit
import Features
import Foundation
import SampleStores
import Storage
import Wording

/// Histories of a store that makes its documents itself: feeds in any order and twice at once, products renamed, deleted and back again,
/// invoices that do not add up, accounts that go, links that end, and a network on which requests are lost and doubled.
///
/// When all is mended and a day has passed, every document is in the books once and to the cent.
package enum FeedSimulation {
    package struct Outcome: Sendable {
        package let seed: UInt64
        package let broken: Broken?
        /// How often each kind of deed was done.
        package let deeds: [String: Int]
        package let log: [String]
        package let digest: UInt64
    }

    package static func play(seed: UInt64, isTold: Bool = false) -> Outcome {
        let executor = DeterministicExecutor(dice: Dice(seed, "feed turns"), from: SimulatedDeployment.start)
        return executor.play { await live(seed, isTold, executor) }
            ?? Outcome(seed: seed, broken: Broken(.quiet, "nothing can go on"), deeds: [:], log: [], digest: 0)
    }

    private static func live(_ seed: UInt64, _ isTold: Bool, _ executor: DeterministicExecutor) async -> Outcome {
        var deeds: [String: Int] = [:]
        var world: FeedWorld?
        var broken: Broken?
        do {
            let opened = try await FeedWorld(seed: seed, isTold: isTold, executor: executor)
            world = opened
            try await opened.connect()
            var state = FeedWorld.State()
            let skus = await opened.sample.skus().filter { !$0.hasSuffix("_deleted") }
            for deed in FeedDeed.drawn(Dice(seed, "feeds"), skus: skus) {
                try await opened.perform(deed, &state)
                deeds[deed.name, default: 0] += 1
                try await FeedInspection(opened).checkAtAnyTime()
            }
            try await calm(opened, &state, skus)
            try await FeedInspection(opened).checkInTheEnd()
        } catch let error as Broken { broken = error } catch { broken = Broken(.quiet, "\(error)") }
        return Outcome(
            seed: seed, broken: broken, deeds: deeds, log: world?.log.lines ?? [], digest: world?.log.digest ?? 0)
    }

    /// Nothing goes wrong any more: what was changed is put right, people retry, and feeds run until nothing is left to do.
    private static func calm(_ world: FeedWorld, _ state: inout FeedWorld.State, _ skus: [String]) async throws {
        world.wire.mend()
        await world.mend(&state)
        try await world.perform(.account(isActive: true), &state)
        for sku in skus {
            await world.sample.restoreProduct(sku)
            await world.sample.setProduct(sku, isDisabled: false)
        }
        for _ in 0..<4 {
            try await world.pass(hours: 25)
            try await world.retry()
            for workflow in FeedDeed.feeds {
                let stop = await world.run(workflow)
                if !stop.isEmpty { world.log.tell("stopped in the calm: \(stop)") }
            }
        }
        for workflow in FeedDeed.feeds {
            let stop = await world.run(workflow)
            guard stop.isEmpty else { throw Broken(.quiet, "\(workflow.rawValue) stops: \(stop)") }
        }
    }
}

/// Many histories of feeds, side by side.
package struct FeedCampaign: Sendable {
    package struct Report: Sendable {
        package var runs = 0
        package var deeds: [String: Int] = [:]
        /// Seeds that broke a promise, in rising order.
        package var broken: [(seed: UInt64, broken: Broken)] = []
    }

    private let seeds: Range<UInt64>
    private let threads: Int

    package init(seeds: Range<UInt64>, threads: Int = 1) {
        (self.seeds, self.threads) = (seeds, max(threads, 1))
    }

    /// Plays them all; `progress` hears how many are done.
    package func run(progress: @escaping @Sendable (Int) -> Void = { _ in }) async -> Report {
        var report = Report()
        await withTaskGroup(of: FeedSimulation.Outcome.self) { group in
            var rest = seeds.makeIterator()
            for _ in 0..<threads {
                guard let seed = rest.next() else { break }
                group.addTask { FeedSimulation.play(seed: seed) }
            }
            while let outcome = await group.next() {
                report.runs += 1
                report.deeds.merge(outcome.deeds) { $0 + $1 }
                if let broken = outcome.broken { report.broken.append((outcome.seed, broken)) }
                progress(report.runs)
                if let seed = rest.next() { group.addTask { FeedSimulation.play(seed: seed) } }
            }
        }
        report.broken.sort { $0.seed < $1.seed }
        return report
    }
}
