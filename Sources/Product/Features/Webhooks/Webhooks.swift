package import Accounting
import ConnectorKit
import Foundation
package import Storage
import Sync

/// Addresses that are told what happens in a company (X11).
package struct Webhooks: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) { self.scope = scope }

    /// Oldest first.
    package func list() async throws(FeatureProblem) -> [WebhookRow] {
        let access = try scope.open(.seeConnections)
        let (archive, company) = (access.archive, access.company)
        return try await withFeatureProblem { try await archive.webhooks(of: company) }
    }

    package func webhook(_ id: String) async throws(FeatureProblem) -> WebhookRow {
        guard let row = try await list().first(where: { $0.id == id }) else { throw .program(.webhookUnknown(id)) }
        return row
    }

    /// Tells an address from now on; what was before is not told. Its secret is in the row, and told this once.
    package func make(_ address: String, events: [String]) async throws(FeatureProblem) -> WebhookRow {
        let access = try scope.open(.changeConnections)
        let place = WebhookPlace(
            until: access.now, connections: try await access.connections().map { ($0.id, $0.state.rawValue) })
        let row = WebhookRow(
            id: access.world.identifiers.next(), company: access.company, address: try Self.check(address, access),
            events: try Self.known(events), secrets: [.init(text: Self.secret(access))], madeBy: access.actor,
            createdAt: access.now, place: try json(place))
        try await keep(row, access)
        return row
    }

    /// What is `nil` stays.
    package func change(
        _ id: String, address: String?, events: [String]?
    ) async throws(FeatureProblem) -> WebhookRow {
        let access = try scope.open(.changeConnections)
        var row = try await webhook(id)
        if let address { row.address = try Self.check(address, access) }
        if let events { row.events = try Self.known(events) }
        try await keep(row, access)
        return row
    }

    /// Signs with a new secret from now on, and for a day with the old one beside it, so that no message is lost in between.
    package func rotateSecret(of id: String) async throws(FeatureProblem) -> WebhookRow {
        let access = try scope.open(.changeConnections)
        var row = try await webhook(id)
        let end = access.now.advanced(bySeconds: Self.oldSecretSeconds)
        let old = row.liveSecrets(access.now).first.map { WebhookRow.Secret(text: $0, endsAt: end.milliseconds) }
        row.secrets = [.init(text: Self.secret(access))] + [old].compactMap { $0 }
        try await keep(row, access)
        return row
    }

    package func remove(_ id: String) async throws(FeatureProblem) {
        let access = try scope.open(.changeConnections)
        let row = try await webhook(id)
        let (archive, now) = (access.archive, access.now)
        let note = try PersonNote(.webhookRemoved, team: row.address).note(by: access.actor)
        try await withFeatureProblem { try await archive.remove(webhook: id, note: note, now: now) }
    }

    /// What it was told, newest first; `before` is the last of the page before.
    package func deliveries(
        of id: String, before last: String? = nil, limit: Int
    ) async throws(FeatureProblem) -> [DeliveryRow] {
        let access = try scope.open(.seeConnections)
        let row = try await webhook(id)
        let archive = access.archive
        var before: DeliveryRow?
        if let last { before = try await delivery(last, of: row, access) }
        let place = before
        return try await withFeatureProblem {
            try await archive.deliveries(ofWebhook: row.id, before: place, limit: limit)
        }
    }

    /// Has a message sent once more, whatever became of it.
    package func sendAgain(_ id: String, of webhook: String) async throws(FeatureProblem) {
        let access = try scope.open(.changeConnections)
        let known = try await delivery(id, of: try await self.webhook(webhook), access)
        let (archive, now) = (access.archive, access.now)
        try await withFeatureProblem {
            try await archive.note(
                delivery: known.id, status: known.status, answer: known.answer, doneAt: known.doneAt, next: now)
        }
    }

    private func delivery(
        _ id: String, of webhook: WebhookRow, _ access: CompanyAccess
    ) async throws(FeatureProblem) -> DeliveryRow {
        let archive = access.archive
        let row = try await withFeatureProblem { try await archive.delivery(id) }
        guard let row, row.webhook == webhook.id else { throw .program(.deliveryUnknown(id)) }
        return row
    }

    private func keep(_ row: WebhookRow, _ access: CompanyAccess) async throws(FeatureProblem) {
        let (archive, now) = (access.archive, access.now)
        let note = try PersonNote(.webhookSaved, team: row.address).note(by: access.actor)
        try await withFeatureProblem { try await archive.save(row, note: note, now: now) }
    }

    /// Over TLS, and to nobody behind the operator's own walls unless the operator says so.
    private static func check(_ text: String, _ access: CompanyAccess) throws(FeatureProblem) -> String {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(), let host = parts.host,
            !host.isEmpty, ["http", "https"].contains(scheme), parts.user == nil, parts.fragment == nil
        else { throw .program(.addressUnfit(text)) }
        guard access.services.reach.allows(host: host) else { throw .program(.addressInside(text)) }
        // What the operator lets in of their own network may do without TLS.
        let isInside = !NetworkReach.outside(allowing: []).allows(host: host)
        guard scheme == "https" || isInside else { throw .program(.addressUnfit(text)) }
        return text
    }

    private static func known(_ events: [String]) throws(FeatureProblem) -> [String] {
        let known = WebhookEvent.allCases.map(\.rawValue)
        if let strange = events.first(where: { !known.contains($0) }) {
            throw .program(.eventUnknown(strange, known: known))
        }
        return known.filter(events.contains)
    }

    private static func secret(_ access: CompanyAccess) -> String {
        "whs_" + OneTimeSecret.long(by: access.world.chance).text
    }

    private static let oldSecretSeconds: Int64 = 86_400
}

extension WebhookRow {
    /// Those that a message is signed with, newest first.
    package func liveSecrets(_ now: Instant) -> [String] {
        secrets.filter { $0.endsAt.map { now.milliseconds < $0 } ?? true }.map(\.text)
    }
}

/// How far a webhook was told.
struct WebhookPlace: Hashable, Sendable, Codable {
    /// Runs that ended before were told; in milliseconds since 1970.
    var until: Int64
    /// Runs that ended about then and were told.
    var told: Set<String> = []
    /// In which state each connection was.
    var connections: [String: String]

    init(until: Instant, connections: [(String, String)]) {
        self.until = until.milliseconds
        self.connections = Dictionary(connections) { first, _ in first }
    }

    init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        (until, told, connections) = (0, [], [:])
        try row.read(.until, into: &until)
        try row.read(.told, into: &told)
        try row.read(.connections, into: &connections)
    }
}
