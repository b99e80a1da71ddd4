import Accounting
import ConnectorKit
import LinkLedger
import Storage

/// Tells intents whose records can be understood from those that cannot: those are refused, and their orders need a person.
struct ReadableIntents: Sendable {
    let context: SyncContext
    let run: String
    let fresh: FreshRecords

    /// The intents that can go on; `part` is what the reason names.
    func check(_ ready: [ReadyIntent], part: KeptPart = .intent) async throws(RunStop) -> [ReadyIntent] {
        var readable: [ReadyIntent] = []
        var results: [IntentResult] = []
        for intent in ready {
            do throws(Unreadable) {
                try fresh.read(intent.intent.body)
                readable.append(intent)
            } catch {
                let (id, reason) = (intent.intent.id, OrderReason.unreadable(part, error))
                results.append(try decoded { IntentResult(intent: id, outcome: try .refused(reason)) })
            }
        }
        if results.isEmpty { return readable }
        let (archive, books, now, refused) = (
            context.archive, context.booksConnection, context.world.clock.now(), results
        )
        try await withRunStop {
            try await archive.finish(refused, note: nil, batch: nil, books: books, run: run, now: now)
        }
        return readable
    }
}

extension IntentResult.Outcome {
    /// Refused for that reason.
    static func refused(_ reason: OrderReason) throws -> Self {
        .refused(reason: try RecordText.encode(reason), reasonCode: reason.code)
    }
}
