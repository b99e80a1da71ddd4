import Foundation
import SQLStorage
import SQLiteDriver

/// A database with many orders, some of which need a person, with what they are searched by.
struct WebBenchData {
    let orders: Int
    let folder: URL

    /// Gives the seconds that it took.
    func fill(_ data: URL) async throws -> Double {
        let seconds = try await HistoryBench(history: orders, folder: folder).fill(data, also: Self.multiplying)
        let database = try HistoryBench.database(data)
        try await database.write { connection in
            for statement in Self.troubling { try connection.run(statement, []) }
        }
        return seconds
    }

    /// The words of every order once more for each number.
    private static let multiplying = [
        """
        INSERT INTO order_words (store, order_id, source, word) \(HistoryBench.numbers)
        SELECT store, 'old' || i || '-' || order_id, source,
            CASE WHEN word GLOB '*[0-9]*' AND word NOT GLOB '*.*' THEN i || '-' || word ELSE word END
        FROM n CROSS JOIN order_words WHERE store = '\(RehearsalCompany.store)' AND order_id < 'old'
        """
    ]

    /// One of fifty needs a person, for one of three reasons.
    private static let troubling = [
        """
        UPDATE orders SET state = 'needsYou', reason_code = 'totalsDiffer',
            reason = '{"refused":{"_0":[{"totalsDiffer":{"order":{"currency":"USD","minorUnits":100},' ||
                '"computed":{"currency":"USD","minorUnits":99}}}]}}'
        WHERE seq % 150 = 0
        """,
        """
        UPDATE orders SET state = 'needsYou', reason_code = 'taxCodeNotChosen',
            reason = '{"refused":{"_0":[{"taxCodeNotChosen":{}}]}}'
        WHERE seq % 150 = 50
        """,
        """
        UPDATE orders SET state = 'needsYou', reason_code = 'accountMissing',
            reason = '{"refused":{"_0":[{"accountMissing":{"name":"Sales"}}]}}'
        WHERE seq % 150 = 100
        """,
    ]
}
