package import Accounting
import Foundation
package import Storage

/// Addresses that are told what happens, and what they were told.
extension SQLArchive {
    package func save(_ webhook: WebhookRow, note: AuditNote, now: Instant) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            let secrets = String(decoding: try JSONEncoder().encode(webhook.secrets), as: UTF8.self)
            try connection.run(
                """
                INSERT INTO webhooks (id, company, address, events, sealed, made_by, created_at, place)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                ON CONFLICT (id) DO UPDATE SET address = excluded.address, events = excluded.events,
                    sealed = excluded.sealed
                """,
                [
                    .text(webhook.id), .text(webhook.company), .text(webhook.address),
                    .text(webhook.events.joined(separator: " ")),
                    .bytes(try seal.sealed(secrets, at: WebhookRow.place(webhook.id))), .text(webhook.madeBy),
                    .time(webhook.createdAt), .text(webhook.place),
                ])
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, to: webhook.company)
        }
    }

    package func webhooks(of company: String?) async throws(StorageProblem) -> [WebhookRow] {
        try await database.read { [seal] connection in
            try connection.rows(
                """
                SELECT id, company, address, events, sealed, made_by, created_at, place FROM webhooks
                \(company == nil ? "" : "WHERE company = $1") ORDER BY company, created_at, id
                """, company.map { [.text($0)] } ?? []
            ) { row in
                let id = try row.text(0)
                let secrets = try seal.opened(try row.bytes(4), at: WebhookRow.place(id))
                return WebhookRow(
                    id: id, company: try row.text(1), address: try row.text(2),
                    events: try row.text(3).split(separator: " ").map(String.init),
                    secrets: try WebhookRow.secrets(secrets), madeBy: try row.text(5), createdAt: try row.time(6),
                    place: try row.text(7))
            }
        }
    }

    package func remove(webhook id: String, note: AuditNote, now: Instant) async throws(StorageProblem) {
        try await database.write { [seal] connection in
            let company = try connection.first("SELECT company FROM webhooks WHERE id = $1", [.text(id)]) {
                try $0.text(0)
            }
            guard let company else { return }
            try connection.run("DELETE FROM deliveries WHERE webhook = $1", [.text(id)])
            try connection.run("DELETE FROM webhooks WHERE id = $1", [.text(id)])
            try AuditWriter(connection: connection, seal: seal, now: now).add(note, to: company)
        }
    }

    package func keep(
        _ deliveries: [DeliveryRow], ofWebhook id: String, place: String
    ) async throws(StorageProblem) {
        try await database.write { connection in
            let isThere =
                try connection.run(
                    "UPDATE webhooks SET place = $2 WHERE id = $1", [.text(id), .text(place)]) > 0
            guard isThere else { return }
            try connection.run(
                """
                INSERT INTO deliveries (id, webhook, news_key, event, body, created_at, due_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (webhook, news_key) DO NOTHING
                """,
                each: deliveries.map {
                    [
                        .text($0.id), .text(id), .text($0.key), .text($0.event), .text($0.body), .time($0.createdAt),
                        .time($0.dueAt),
                    ]
                })
        }
    }

    package func takeDue(now: Instant, until: Instant, limit: Int) async throws(StorageProblem) -> [DeliveryRow] {
        try await database.write { connection in
            let due = try connection.rows(
                """
                SELECT \(DeliveryRow.columns) FROM deliveries WHERE due_at IS NOT NULL AND due_at <= $1
                ORDER BY due_at, id LIMIT $2\(connection.dialect.forUpdateSkippingLocked)
                """, [.time(now), .number(limit)], DeliveryRow.init)
            try connection.run(
                "UPDATE deliveries SET due_at = $2 WHERE id = $1", each: due.map { [.text($0.id), .time(until)] })
            return due
        }
    }

    package func note(
        delivery id: String, status: Int?, answer: String, doneAt: Instant?, next: Instant?
    ) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                UPDATE deliveries SET tries = tries + 1, status = $2, answer = $3, done_at = $4, due_at = $5
                WHERE id = $1
                """,
                [
                    .text(id), status.map { .number($0) } ?? .null, .text(answer), .time(doneAt), .time(next),
                ])
        }
    }

    package func deliveries(
        ofWebhook id: String, before last: DeliveryRow?, limit: Int
    ) async throws(StorageProblem) -> [DeliveryRow] {
        try await database.read { connection in
            let order = "ORDER BY created_at DESC, id DESC LIMIT $2"
            guard let last else {
                return try connection.rows(
                    "SELECT \(DeliveryRow.columns) FROM deliveries WHERE webhook = $1 \(order)",
                    [.text(id), .number(limit)], DeliveryRow.init)
            }
            return try connection.rows(
                """
                SELECT \(DeliveryRow.columns) FROM deliveries
                WHERE webhook = $1 AND (created_at, id) < ($3, $4) \(order)
                """, [.text(id), .number(limit), .time(last.createdAt), .text(last.id)], DeliveryRow.init)
        }
    }

    package func delivery(_ id: String) async throws(StorageProblem) -> DeliveryRow? {
        try await database.read { connection in
            try connection.first(
                "SELECT \(DeliveryRow.columns) FROM deliveries WHERE id = $1", [.text(id)], DeliveryRow.init)
        }
    }

    package func forgetDeliveries(before: Instant) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "DELETE FROM deliveries WHERE due_at IS NULL AND created_at < $1", [.time(before)])
        }
    }
}

extension WebhookRow {
    fileprivate static func place(_ id: String) -> SecretSeal.Place {
        SecretSeal.Place(table: "webhooks", column: "sealed", row: [id])
    }

    fileprivate static func secrets(_ json: String) throws -> [Secret] {
        do { return try JSONDecoder().decode([Secret].self, from: Data(json.utf8)) } catch {
            throw StorageProblem.unusable("the secrets of a webhook cannot be read")
        }
    }
}

extension DeliveryRow {
    fileprivate static let columns =
        "id, webhook, news_key, event, body, created_at, tries, due_at, done_at, status, answer"

    fileprivate init(_ row: any SQLRow) throws {
        let status: Int? = row.value(9) == .null ? nil : try row.number(9)
        self.init(
            id: try row.text(0), webhook: try row.text(1), key: try row.text(2), event: try row.text(3),
            body: try row.text(4), createdAt: try row.time(5), tries: try row.number(6),
            dueAt: try row.optionalTime(7), doneAt: try row.optionalTime(8), status: status, answer: try row.text(10))
    }
}
