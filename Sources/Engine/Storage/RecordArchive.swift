package import Commerce

/// A kept raw record with its place in its stream: whatever is new or changed comes after all that was there.
package struct PlacedRecord: Hashable, Sendable {
    package var place: Int64
    package var row: RawRow

    package init(place: Int64, row: RawRow) {
        self.place = place
        self.row = row
    }
}

/// Raw records that were pushed or uploaded, stream by stream; orders have tables of their own (``OrderArchive``).
package protocol RecordArchive: Sendable {
    /// Keeps raw records; those that are new or changed take the next places, older and equal ones change nothing.
    func keep(records rows: [RawRow], of stream: RecordStream, store: String) async throws(StorageProblem) -> KeptCount

    /// The next records of a stream after a place, in order.
    func records(
        of stream: RecordStream, store: String, after place: Int64, limit: Int
    ) async throws(StorageProblem) -> [PlacedRecord]
}
