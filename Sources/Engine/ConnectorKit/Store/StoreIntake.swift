package import Accounting
package import Commerce
package import Foundation

/// Cuts what is pushed or uploaded into raw records. Never calls the store. Any store may have this part.
package protocol StoreIntake: Sendable {
    /// The store's profile as the settings state it; used only where the store cannot be called.
    func profile() throws(ConnectorProblem) -> StoreProfile

    /// Cuts what was pushed into raw records; pure. `now` is used as the time of change where a record has none.
    ///
    /// Each record keeps its own bytes, so that the same mapping reads it as one that we fetched.
    func records(of stream: RecordStream, in body: Data, now: Instant) throws(Unreadable) -> [RawRecord]

    /// Reads one record that a program pushed; pure. The same record pushed twice gives the same result.
    func record(of stream: RecordStream, from object: JSONObject, now: Instant) throws(PushFault) -> PushedRecord

    /// The form of the records that programs push to a stream; `nil` where the store does not publish it.
    func shape(of stream: RecordStream) -> JSONObjectShape?

    /// Streams whose records belong to an order but may be pushed separately, before or after it.
    var orderParts: [RecordStream] { get }

    /// Puts an order together with the parts that were pushed separately, as its mapping reads it; pure.
    func assembled(_ order: RawRecord, parts: [RecordStream: [RawRecord]]) -> RawRecord

    /// How CSV files are read, one sheet for each stream that can be imported.
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

/// A pushed record, with the facts that decide whether it is kept.
package struct PushedRecord: Hashable, Sendable {
    package var raw: RawRecord
    /// The sender's count of changes. A lower one than the kept one is refused; 0 where the sender does not count.
    package var version: Int64
    /// The order that it is a part of, by the store's identifier; the identifier of ``raw`` is then `order/part`.
    package var order: String?
    /// Whether ``raw`` has the time of its last change from the sender. If not, the last one that comes counts.
    package var tellsChange: Bool

    package init(_ raw: RawRecord, version: Int64 = 0, order: String? = nil, tellsChange: Bool = true) {
        self.raw = raw
        self.version = version
        self.order = order
        self.tellsChange = tellsChange
    }
}

/// Why a pushed record cannot be taken.
package enum PushFault: Error, Hashable, Sendable, Codable {
    case shape(ShapeFault)
    case unreadable(Unreadable)
}
