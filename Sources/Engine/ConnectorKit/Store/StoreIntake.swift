package import Accounting
package import Commerce
package import Foundation

/// Takes in what is pushed or uploaded; nothing of it calls the store. Any store may have this part.
package protocol StoreIntake: Sendable {
    /// What the settings say of the store; asked only where the store cannot be called.
    func profile() throws(ConnectorProblem) -> StoreProfile

    /// Cuts what was pushed into raw records, purely; `now` stands for a change whose time is not told.
    ///
    /// Each record keeps its own bytes, so that it is read by the same mapping as one that we fetched.
    func records(of stream: RecordStream, in body: Data, now: Instant) throws(Unreadable) -> [RawRecord]

    /// One record as programs push it, purely; the same record pushed twice comes out the same.
    func record(of stream: RecordStream, from object: JSONObject, now: Instant) throws(PushFault) -> PushedRecord

    /// What programs push of a stream looks like; `nil` where the store does not publish it.
    func shape(of stream: RecordStream) -> JSONObjectShape?

    /// Streams whose records belong to an order and may come apart from it, before or after.
    var orderParts: [RecordStream] { get }

    /// The order as its mapping reads it, with all its parts that came apart from it, purely.
    func assembled(_ order: RawRecord, parts: [RecordStream: [RawRecord]]) -> RawRecord

    /// Sheets of rows that are imported, one for a stream.
    var sheets: [CSVSheet] { get }
}

extension StoreIntake {
    package func record(
        of stream: RecordStream, from object: JSONObject, now: Instant
    ) throws(PushFault) -> PushedRecord {
        let body = Data(JSONWriter.text(.array([.object(object)])).utf8)
        do throws(Unreadable) {
            let records = try records(of: stream, in: body, now: now)
            guard records.count == 1 else { throw Unreadable(field: "", text: "\(records.count) records") }
            return PushedRecord(records[0])
        } catch { throw .unreadable(error) }
    }

    package func shape(of stream: RecordStream) -> JSONObjectShape? { nil }
    package var orderParts: [RecordStream] { [] }
    package func assembled(_ order: RawRecord, parts: [RecordStream: [RawRecord]]) -> RawRecord { order }
    package var sheets: [CSVSheet] { [] }
}

/// A record that was pushed, with what decides whether it is kept.
package struct PushedRecord: Hashable, Sendable {
    package var raw: RawRecord
    /// The sender's count of changes: a lower one than is kept is refused; 0 where the sender does not count.
    package var version: Int64
    /// The order that it is a part of, by the store's identifier; ``raw`` is then named `order/part`.
    package var order: String?
    /// Whether ``raw`` bears the time of its last change. Where the sender tells none, the last that comes counts.
    package var tellsChange: Bool

    package init(_ raw: RawRecord, version: Int64 = 0, order: String? = nil, tellsChange: Bool = true) {
        self.raw = raw
        self.version = version
        self.order = order
        self.tellsChange = tellsChange
    }
}

/// A pushed record that cannot be taken, by itself.
package enum PushFault: Error, Hashable, Sendable, Codable {
    case shape(ShapeFault)
    case unreadable(Unreadable)
}
