import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// One write of a request as the audit names it: what was to be done, for which order, and by which rules (X7).
package struct RequestedWrite: Hashable, Sendable, Codable {
    /// The store's own identifier; `nil` for products.
    package var order: String?
    package var key: String
    package var generation: Int
    package var operation: String
    package var kind: String
    /// The number of a document, the name of a list record.
    package var name: String?
    /// The version of the settings that it was planned with.
    package var policy: Int?
}

/// What the audit keeps of a request beside its exact text.
package struct RequestedWrites: Hashable, Sendable, Codable {
    package var writes: [RequestedWrite]
}

extension PostingTry {
    /// The entry that is written down with the request.
    func note(run: String) throws -> AuditNote {
        let requested = writes.map { RequestedWrite($0.intent, $0.posting) }
        var subjects = Set(writes.map { AuditSubject.operation($0.intent.operation) })
        for write in requested {
            if let order = write.order { subjects.insert(.order(order)) }
            if let name = write.name { subjects.insert(.number(name)) }
        }
        return AuditNote(
            .request, run: run, requestKey: prepared.requestKey, subjects: subjects,
            content: try RecordText.encode(RequestedWrites(writes: requested)))
    }
}

extension RequestedWrite {
    fileprivate init(_ intent: IntentRow, _ posting: Posting) {
        self.init(
            order: intent.order.isEmpty ? nil : intent.order, key: intent.key.description,
            generation: intent.generation, operation: intent.operation.rawValue, kind: intent.kind.rawValue,
            name: posting.givenName, policy: KeptRecord.policyVersion(in: intent.body))
    }
}

extension Posting {
    /// What people know the record by; `nil` for a document without a number.
    fileprivate var givenName: String? {
        switch body {
        case .customer(let party), .vendor(let party): party.displayName
        case .item(let item): item.name
        case .document(let document): document.number
        }
    }
}

extension KeptRecord {
    /// The version of the policy in a kept text, which ends with it: the body, which is long, is not read again.
    fileprivate static func policyVersion(in text: String) -> Int? {
        let digits = text.utf8.dropLast()
        guard let colon = digits.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        return Int(String(decoding: digits[digits.index(after: colon)...], as: UTF8.self))
    }
}
