package import Accounting
import Foundation
package import Storage

extension SQLArchive {
    package func keep(_ letter: LetterRow) async throws(StorageProblem) -> Bool {
        try await database.write { [seal] connection in
            let sealed = try seal.sealed(try LetterText(letter).json(), at: LetterText.place(letter.id))
            return try connection.first(
                """
                INSERT INTO letters (id, letter_key, recipient, sealed, created_at, due_at)
                VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT (letter_key) DO NOTHING RETURNING id
                """,
                [
                    .text(letter.id), .text(letter.key), .text(letter.recipient), .bytes(sealed),
                    .time(letter.createdAt),
                ]
            ) { try $0.text(0) } != nil
        }
    }

    package func dueLetters(now: Instant, limit: Int) async throws(StorageProblem) -> [LetterRow] {
        try await database.read { [seal] connection in
            try connection.rows(
                """
                SELECT id, letter_key, recipient, sealed, created_at, tries FROM letters
                WHERE due_at IS NOT NULL AND due_at <= $1 ORDER BY due_at, id LIMIT $2
                """, [.time(now), .number(limit)]
            ) { row in
                let id = try row.text(0)
                let text = try LetterText(json: try seal.opened(try row.bytes(3), at: LetterText.place(id)))
                return LetterRow(
                    id: id, key: try row.text(1), recipient: try row.text(2), subject: text.subject, text: text.text,
                    html: text.html, createdAt: try row.time(4), tries: try row.number(5))
            }
        }
    }

    package func markSent(letter id: String, now: Instant) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                "UPDATE letters SET sent_at = $2, due_at = NULL, sealed = NULL, problem = NULL WHERE id = $1",
                [.text(id), .time(now)])
        }
    }

    package func postpone(letter id: String, until next: Instant?, problem: String) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                UPDATE letters SET tries = tries + 1, due_at = $2, problem = $3\(next == nil ? ", sealed = NULL" : "")
                WHERE id = $1
                """, [.text(id), .time(next), .text(problem)])
        }
    }

    package func waitingLetters() async throws(StorageProblem) -> (count: Int, problem: String?) {
        try await database.read { connection in
            try connection.first(
                """
                SELECT count(*), (SELECT problem FROM letters WHERE due_at IS NOT NULL AND problem IS NOT NULL
                    ORDER BY due_at LIMIT 1)
                FROM letters WHERE due_at IS NOT NULL
                """, []
            ) { (count: try $0.number(0), problem: try $0.optionalText(1)) }
        } ?? (0, nil)
    }

    package func reportChoices(of user: String) async throws(StorageProblem) -> [String: ReportChoice] {
        try await database.read { connection in
            let rows = try connection.rows(
                "SELECT company, choice FROM report_choices WHERE user_id = $1", [.text(user)]
            ) { (company: try $0.text(0), choice: try $0.name(1, as: ReportChoice.self)) }
            return Dictionary(rows.map { ($0.company, $0.choice) }) { first, _ in first }
        }
    }

    package func reportWishes(in company: String) async throws(StorageProblem) -> [ReportWish] {
        try await database.read { connection in
            try connection.rows(
                """
                SELECT user_id, choice, since FROM report_choices WHERE company = $1 AND choice <> 'never'
                ORDER BY user_id
                """, [.text(company)]
            ) { ReportWish(user: try $0.text(0), choice: try $0.name(1), since: try $0.time(2)) }
        }
    }

    package func save(_ wish: ReportWish, in company: String) async throws(StorageProblem) {
        try await database.write { connection in
            _ = try connection.run(
                """
                INSERT INTO report_choices (company, user_id, choice, since) VALUES ($1, $2, $3, $4)
                ON CONFLICT (company, user_id) DO UPDATE SET choice = excluded.choice, since = excluded.since
                    WHERE report_choices.choice <> excluded.choice
                """, [.text(company), .text(wish.user), .name(wish.choice), .time(wish.since)])
        }
    }
}

/// What a letter says, sealed as one: links in it open things.
private struct LetterText: Codable {
    var subject: String
    var text: String
    var html: String

    init(_ letter: LetterRow) {
        (subject, text, html) = (letter.subject, letter.text, letter.html)
    }

    init(json: String) throws {
        do { self = try JSONDecoder().decode(LetterText.self, from: Data(json.utf8)) } catch {
            throw StorageProblem.unusable("a letter cannot be read")
        }
    }

    func json() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }

    static func place(_ id: String) -> SecretSeal.Place {
        SecretSeal.Place(table: "letters", column: "sealed", row: [id])
    }
}
