import ConnectorKit
import QuickBooksDesktop
import TestKit

/// A connector whose visitor brings answers that were written down before.
enum Conversation {
    static let file = "{8F1C0C5E-0000-4000-8000-000000000001}"

    /// Brings the answers one after the other; gives what came of the work, and what the connector asked.
    static func held<Value: Sendable>(
        _ answers: [String], _ work: @escaping @Sendable (QuickBooksDesktopConnector) async throws -> Value
    ) async throws -> (value: Value, asked: [String]) {
        let (visits, visit) = (Visits(), Visit())
        await visits.begin(visit, of: file)
        let plain = World.unconnected
        let world = World(
            clock: plain.clock, chance: plain.chance, identifiers: plain.identifiers,
            network: VisitedNetwork(plain.network, visits))
        async let asked = bring(answers, to: visit)
        let value = try await work(QuickBooksDesktopConnector(fileID: file, world: world))
        await visit.finish()
        return (value, await asked)
    }

    private static func bring(_ answers: [String], to visit: Visit) async -> [String] {
        var asked: [String] = []
        for answer in answers {
            guard let text = await visit.fetch() else { break }
            asked.append(text)
            await visit.bring(answer)
        }
        return asked
    }
}
