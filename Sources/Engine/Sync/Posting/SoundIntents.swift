import Accounting
import ConnectorKit
import LinkLedger
import Storage

/// Tells intents that can be sent from those that cannot: what is kept of them cannot be understood, or the record that they change is
/// linked no more. Those are refused, and their orders need a person.
struct SoundIntents: Sendable {
    let fresh: FreshRecords
    let outcomes: OutcomeWriter

    /// The intents that can go on; what became of the others is written down.
    func check(_ ready: [ReadyIntent]) async throws(RunStop) -> [ReadyIntent] {
        let (sound, faulty) = sorted(ready)
        let results = try decoded {
            try faulty.map { IntentResult(intent: $0.ready.intent.id, outcome: try .refused($0.reason)) }
        }
        try await outcomes.write([AnsweredRequest(results)], of: faulty.map(\.ready))
        return sound
    }

    /// The intents that can go on, and the others with what is wrong with them.
    func sorted(_ ready: [ReadyIntent]) -> (sound: [ReadyIntent], faulty: [(ready: ReadyIntent, reason: OrderReason)]) {
        var sound: [ReadyIntent] = []
        var faulty: [(ready: ReadyIntent, reason: OrderReason)] = []
        for ready in ready {
            if let reason = fault(of: ready) { faulty.append((ready, reason)) } else { sound.append(ready) }
        }
        return (sound, faulty)
    }

    private func fault(of ready: ReadyIntent) -> OrderReason? {
        do throws(Unreadable) { try fresh.read(ready.intent.body) } catch { return .unreadable(.intent, error) }
        guard ready.link == nil else { return nil }
        return switch ready.intent.operation {
        case .create: nil
        case .update, .void, .delete: .linkLost(record: ready.intent.kind, number: number(of: ready))
        }
    }

    private func number(of ready: ReadyIntent) -> String? {
        guard let kept = try? RecordText.decode(KeptRecord.self, from: ready.intent.body),
            case .document(let document) = kept.body
        else { return nil }
        return document.number
    }
}

extension IntentResult.Outcome {
    /// Refused for that reason.
    static func refused(_ reason: OrderReason) throws -> Self {
        .refused(reason: try RecordText.encode(reason), reasonCode: reason.code)
    }
}
