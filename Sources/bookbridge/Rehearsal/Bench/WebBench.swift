import CommandLine
import Foundation
import Transport

/// What pages cost over a database with many orders, while a sync writes to it.
struct WebBench {
    let orders: Int
    let visits: Int
    let folder: URL

    /// Posted while the pages are looked at; enough to take longer than a round over all pages.
    private static let newOrders = 5000
    private static let roundsMax = 20
    /// A page on a slow telephone, with its style, in a second.
    private static let kilobytesMax = 150.0
    private static let millisecondsMax = 100.0

    func measure() async throws -> [BenchFigure] {
        let data = folder.appendingPathComponent("web")
        let seconds = try await WebBenchData(orders: orders, folder: folder).fill(data)
        // Pages of orders that each round brings anew are not always there.
        try await HistoryBench.forget(in: data)
        let network = HTTPNetwork()
        do {
            let guide = try await WebBenchGuide(data: data)
            let server = try WebServerProcess.start(data: data)
            defer { server.stop() }
            let visitor = WebVisitor(network: network, address: server.address, session: guide.session)
            try await visitor.waitUntilReady()
            let places = try await guide.places(visitor)
            let seen = try await visit(places, visitor, data)
            try await network.shutdown()
            return figures(seen) + [BenchFigure("seconds to fill the database", seconds, decimals: 0)]
        } catch {
            try? await network.shutdown()
            throw error
        }
    }

    /// Every page in turn, again and again, as long as a sync runs; a new one begins until each was asked for often enough.
    private func visit(
        _ places: [WebPlace], _ visitor: WebVisitor, _ data: URL
    ) async throws -> [(place: WebPlace, visits: [WebVisit])] {
        var seen = places.map { (place: $0, visits: [WebVisit]()) }
        for _ in 0..<Self.roundsMax where seen.contains(where: { $0.visits.count < visits }) {
            try await HistoryBench.forget(in: data)
            let scene = try await BenchScene.open(
                orders: Self.newOrders, in: folder.appendingPathComponent("new"), data: data)
            defer { scene.close() }
            let sync = Task { try await BenchScene.sync(data) }
            let end = Ending()
            let watch = Task {
                let result = await sync.result
                await end.come()
                _ = try result.get()
            }
            while await !end.isHere, seen.contains(where: { $0.visits.count < visits }) {
                for index in seen.indices {
                    seen[index].visits.append(try await visitor.visit(seen[index].place.path))
                }
            }
            try await watch.value
        }
        return seen
    }

    private actor Ending {
        private(set) var isHere = false
        func come() { isHere = true }
    }

    private func figures(_ seen: [(place: WebPlace, visits: [WebVisit])]) -> [BenchFigure] {
        var figures = seen.map { place, visits in
            BenchFigure(
                "\(place.name): p95 (median \(Self.text(Self.median(visits))), \(visits.last?.kilobytes ?? 0) kB)",
                Self.part(visits, percent: 95), decimals: 1, target: .atMost(Self.millisecondsMax))
        }
        let largest = seen.flatMap(\.visits).map(\.kilobytes).max() ?? 0
        figures.append(
            BenchFigure(
                "kB of the largest page with its style", Double(largest), decimals: 0,
                target: .atMost(Self.kilobytesMax)))
        func median(_ name: String) -> Double? {
            seen.first { $0.place.name == name }.map { Self.median($0.visits) }
        }
        if let first = median(WebPlace.firstPage), first > 0 {
            for name in [WebPlace.farPage, WebPlace.searchNumber, WebPlace.searchName, WebPlace.searchBoth] {
                guard let other = median(name) else { continue }
                figures.append(
                    BenchFigure("\(name) : \(WebPlace.firstPage)", other / first, decimals: 2, target: .atMost(1.5)))
            }
        }
        return figures
    }

    private static func median(_ visits: [WebVisit]) -> Double { part(visits, percent: 50) }

    private static func part(_ visits: [WebVisit], percent: Int) -> Double {
        let sorted = visits.map(\.milliseconds).sorted()
        return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * percent / 100)]
    }

    private static func text(_ value: Double) -> String { String(format: "%.1f", value) }
}
