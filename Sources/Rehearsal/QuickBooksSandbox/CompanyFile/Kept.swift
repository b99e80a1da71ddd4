/// What is known of a record without reading its text.
struct Facts: Sendable {
    var syncToken: Int
    var created: Moment
    var updated: Moment
    var isActive: Bool
    var name: String?
    var number: String?
    var day: CalendarDay?
    var party: Int?
    var total: Cents
    var balance: Cents

    init(_ record: JSONObject, of kind: EntityKind, created: Moment, updated: Moment) {
        syncToken = record.text("SyncToken").flatMap { Int($0) } ?? 0
        self.created = created
        self.updated = updated
        isActive = record.bool("Active") ?? true
        name = kind.nameSpace == nil ? nil : record.text(kind.nameProperty)
        number = kind.isTransaction ? record.text("DocNumber") : nil
        day = kind.isTransaction ? record.text("TxnDate").flatMap { CalendarDay($0) } : nil
        let reference = record.reference("CustomerRef") ?? record.reference("VendorRef")
        party = kind.isTransaction ? reference.flatMap { Int($0) } : nil
        total = record.amount("TotalAmt") ?? .zero
        balance = record.amount("Balance") ?? .zero
    }
}

/// One record as it is kept: its facts, and its whole text or its members.
struct Kept: Sendable {
    private enum Form: Sendable {
        case text([UInt8])
        case members(JSONObject)
    }

    let facts: Facts
    private let form: Form

    init(_ record: JSONObject, of kind: EntityKind, created: Moment, updated: Moment) {
        facts = Facts(record, of: kind, created: created, updated: updated)
        form = kind.isKeptParsed ? .members(record) : .text(record.bytes)
    }

    var record: JSONObject {
        switch form {
        case .members(let record): record
        case .text(let bytes): JSONObject(bytes: bytes) ?? JSONObject()
        }
    }
}
