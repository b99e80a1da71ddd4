import Accounting
import ConnectorKit
import Foundation
import Storage
import Sync

/// Finds what webhooks are to be told: of runs that ended, of their orders, and of connections that wait for a person.
///
/// What is told is a hint: who hears it asks the interface for what is so now.
package struct WebhookNews: Sendable {
    private let services: Services

    package init(_ services: Services) { self.services = services }

    /// Writes down what is new, each piece once.
    package func gather() async throws(FeatureProblem) {
        let archive = services.archive
        let hooks = try await withFeatureProblem { try await archive.webhooks(of: nil) }
        for (company, hooks) in Dictionary(grouping: hooks, by: \.company).sorted(by: { $0.key < $1.key }) {
            let scope = try await services.scope(company)
            let runs = try await RunHistory(scope).page(limit: Self.runsMost).runs.filter { $0.finishedAt != nil }
            let connections = try await Integrations(scope).connections()
            for hook in hooks { try await tell(hook, scope, runs, connections) }
        }
    }

    private func tell(
        _ hook: WebhookRow, _ scope: CompanyScope, _ runs: [RunFacts], _ connections: [ConnectionRef]
    ) async throws(FeatureProblem) {
        var place = WebhookPlace(until: hook.createdAt, connections: [])
        do { place = try RecordText.decode(WebhookPlace.self, from: hook.place) } catch {}
        let before = place
        let oldest = max(hook.createdAt.milliseconds, place.until - Self.overlapMilliseconds)
        let news = runs.reversed().filter { run in
            guard let end = run.finishedAt?.milliseconds else { return false }
            return end >= oldest && !place.told.contains(run.id.rawValue)
        }
        for run in news {
            try await tell(run, to: hook, scope, place)
            place.told.insert(run.id.rawValue)
            place.until = max(place.until, run.finishedAt?.milliseconds ?? 0)
            try await keep([], hook, place)
        }
        let ended = try endings(connections, hook, &place)
        let recent = runs.filter { ($0.finishedAt?.milliseconds ?? 0) >= place.until - Self.overlapMilliseconds }
        place.told.formIntersection(recent.map(\.id.rawValue))
        if place != before || !ended.isEmpty { try await keep(ended, hook, place) }
    }

    private func tell(
        _ run: RunFacts, to hook: WebhookRow, _ scope: CompanyScope, _ place: WebhookPlace
    ) async throws(FeatureProblem) {
        let outcomes: [(WebhookEvent, RunResult.Outcome)] = [(.orderPosted, .posted), (.orderNeedsYou, .needsYou)]
        for (event, outcome) in outcomes where run.tellsOrders && hook.events.contains(event.rawValue) {
            var last: String?
            repeat {
                let results = try await RunHistory(scope).results(
                    of: run, outcome: outcome, after: last, limit: Self.resultsMost)
                var messages: [DeliveryRow] = []
                for result in results {
                    let told = OrderNews(
                        store: run.store.rawValue, order: result.subject, number: result.label, run: run.id.rawValue,
                        reason: result.reason?.code)
                    messages.append(
                        try message(event, key: "\(event.rawValue):\(run.id):\(result.subject)", told, hook))
                }
                try await keep(messages, hook, place)
                last = results.count == Self.resultsMost ? results.last?.subject : nil
            } while last != nil
        }
        guard hook.events.contains(WebhookEvent.runFinished.rawValue) else { return }
        let told = RunNews(
            run: run.id.rawValue, store: run.store.rawValue, workflow: run.workflow, state: run.state.rawValue,
            outcomes: run.report?.outcomes ?? [:], stop: run.stop?.code)
        try await keep([try message(.runFinished, key: "run:\(run.id)", told, hook)], hook, place)
    }

    /// A connection is told when it leaves the state in which it works.
    private func endings(
        _ connections: [ConnectionRef], _ hook: WebhookRow, _ place: inout WebhookPlace
    ) throws(FeatureProblem) -> [DeliveryRow] {
        var messages: [DeliveryRow] = []
        for connection in connections {
            let (id, state) = (connection.id.rawValue, connection.state)
            let was = place.connections.updateValue(state.rawValue, forKey: id)
            guard let was, was == ConnectionRow.State.active.rawValue, state != .active,
                hook.events.contains(WebhookEvent.connectionEnded.rawValue)
            else { continue }
            messages.append(try ending(id, state.rawValue, hook))
        }
        // Without a history a connection that ends leaves nothing.
        let known = Set(connections.map(\.id.rawValue))
        for (id, was) in place.connections.sorted(by: { $0.key < $1.key }) where !known.contains(id) {
            place.connections[id] = nil
            guard was == ConnectionRow.State.active.rawValue,
                hook.events.contains(WebhookEvent.connectionEnded.rawValue)
            else { continue }
            messages.append(try ending(id, Self.removed, hook))
        }
        return messages
    }

    /// Each time that a connection ends is news of its own.
    private func ending(_ id: String, _ state: String, _ hook: WebhookRow) throws(FeatureProblem) -> DeliveryRow {
        let key = "connection:\(id):\(services.world.identifiers.next())"
        return try message(.connectionEnded, key: key, ConnectionNews(connection: id, state: state), hook)
    }

    private func message(
        _ event: WebhookEvent, key: String, _ data: some Encodable, _ hook: WebhookRow
    ) throws(FeatureProblem) -> DeliveryRow {
        let (id, now) = (services.world.identifiers.next(), services.world.clock.now())
        let body = Message(
            id: id, event: event.rawValue, company: hook.company, at: now.date.formatted(.iso8601), data: data)
        return DeliveryRow(
            id: id, webhook: hook.id, key: key, event: event.rawValue, body: try json(body), createdAt: now, dueAt: now)
    }

    private func keep(
        _ messages: [DeliveryRow], _ hook: WebhookRow, _ place: WebhookPlace
    ) async throws(FeatureProblem) {
        let (archive, text) = (services.archive, try json(place))
        try await withFeatureProblem { try await archive.keep(messages, ofWebhook: hook.id, place: text) }
    }

    private static let removed = "removed"
    private static let runsMost = 300
    private static let resultsMost = 500
    /// Clocks of several servers differ, and a run may be written down a little after it ended.
    private static let overlapMilliseconds: Int64 = 600_000
}

private struct Message<Told: Encodable>: Encodable {
    var id: String
    var event: String
    var company: String
    var at: String
    var data: Told
}

private struct OrderNews: Encodable {
    var store: String
    var order: String
    var number: String
    var run: String
    var reason: String?
}

private struct RunNews: Encodable {
    var run: String
    var store: String
    var workflow: String
    var state: String
    var outcomes: [String: Int]
    var stop: String?
}

private struct ConnectionNews: Encodable {
    var connection: String
    /// `signInNeeded`, `uninstalled` or `removed`.
    var state: String
}
