import Accounting
import ConnectorKit
import Foundation

/// A page as Ecwid answered it, its records cut out as they are.
struct EcwidRecords: Sendable {
    let total: Int
    let limit: Int
    let records: [RawRecord]

    /// The server may clamp the limit, so its own word counts. Source: ecwid.md §1.7.
    init(_ list: EcwidList, _ body: Data, limitAsked: Int, isOrder: Bool) throws(Unreadable) {
        total = list.total
        limit = list.limit ?? limitAsked
        guard let slices = EcwidRecordSlices.cut(body), slices.count == list.items.count else {
            throw Unreadable(field: "items", text: "not a list of records")
        }
        var records: [RawRecord] = []
        for (index, (head, slice)) in zip(list.items, slices).enumerated() {
            records.append(try head.record(slice, "items[\(index)]", isOrder: isOrder))
        }
        self.records = records
    }
}

extension EcwidRecordHead {
    /// The record under its stable number; orders have two. Source: ecwid.md §2.2.
    func record(_ body: Data, _ field: String, isOrder: Bool) throws(Unreadable) -> RawRecord {
        let number = isOrder ? internalId?.meaningful ?? orderNumber?.meaningful : id?.meaningful
        guard let number else {
            throw Unreadable(field: "\(field).\(isOrder ? "internalId" : "id")", text: "missing")
        }
        let stamp = updateTimestamp ?? updateDate?.instant.seconds ?? updated?.instant.seconds
        guard let seconds = stamp ?? createTimestamp ?? createDate?.instant.seconds else {
            throw Unreadable(field: "\(field).updateDate", text: "missing")
        }
        return RawRecord(id: number, updatedAt: Instant(seconds: seconds), body: body)
    }
}

/// A cursor as text that only this connector reads.
enum EcwidCursorText {
    static func text(_ value: some Encodable) throws(ConnectorProblem) -> Cursor {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return Cursor(String(decoding: try encoder.encode(value), as: UTF8.self))
        } catch {
            throw ConnectorProblem(.unreadable, text: "cursor not written")
        }
    }

    /// A cursor of ours, else `nil`: a text that cannot be read costs a full read, not an error.
    static func value<Value: Decodable>(_ type: Value.Type, _ cursor: Cursor) -> Value? {
        try? JSONDecoder().decode(type, from: Data(cursor.text.utf8))
    }
}
