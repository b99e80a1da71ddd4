package import Accounting
package import Commerce

/// One store with an open connection: its description, its mapping, and its reader or intake.
package struct StoreConnector: Sendable {
    package let description: StoreDescription
    package let mapping: any StoreMapping
    package let reader: (any StoreReader)?
    package let intake: (any StoreIntake)?

    package init(
        description: StoreDescription, mapping: any StoreMapping, reader: (any StoreReader)?,
        intake: (any StoreIntake)? = nil
    ) {
        self.description = description
        self.mapping = mapping
        self.reader = reader
        self.intake = intake
    }

    /// Whether the records of a stream are fetched from the store. If not, they are pushed, or the store has none.
    package func reads(_ stream: RecordStream) -> Bool { description.reads.contains(stream) }

    /// The store's profile: asked of the store, which also checks the sign-in; or taken from the settings where it cannot be called.
    package func profile() async throws(ConnectorProblem) -> StoreProfile {
        if let reader { return try await reader.profile() }
        guard let intake else { throw ConnectorProblem(.notPermitted, text: Self.noWay) }
        return try intake.profile()
    }

    /// The next page of a stream; see ``StoreReader/records(of:after:since:)``.
    package func records(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant? = nil
    ) async throws(ConnectorProblem) -> Page<RawRecord> {
        try await reader(of: stream).records(of: stream, after: cursor, since: start)
    }

    /// The next page of deletions; see ``StoreReader/deletions(of:after:since:)``.
    package func deletions(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant? = nil
    ) async throws(ConnectorProblem) -> Page<DeletedRecord>? {
        guard reads(stream) else { return nil }
        return try await reader(of: stream).deletions(of: stream, after: cursor, since: start)
    }

    /// Whether records of a stream must be completed before they are whole; see ``StoreReader/completed(_:of:)``.
    package func leavesIncomplete(_ stream: RecordStream) -> Bool {
        reads(stream) && reader?.incomplete.contains(stream) ?? false
    }

    /// The records, completed one by one; see ``StoreReader/completed(_:of:)``.
    package func completed(
        _ records: [RawRecord], of stream: RecordStream
    ) async throws(ConnectorProblem) -> [RawRecord] {
        guard leavesIncomplete(stream) else { return records }
        return try await reader(of: stream).completed(records, of: stream)
    }

    /// One record, read directly; `nil` where there is none, or where the store cannot be called.
    package func record(_ id: String, of stream: RecordStream) async throws(ConnectorProblem) -> RawRecord? {
        guard reads(stream) else { return nil }
        return try await reader(of: stream).record(id, of: stream)
    }

    /// Changes the stock of one product.
    package func change(_ stock: StockChange) async throws(ConnectorProblem) {
        guard description.writesStock, let writer = reader?.stock else {
            throw ConnectorProblem(.notPermitted, text: Self.noWay)
        }
        try await writer.change(stock)
    }

    private func reader(of stream: RecordStream) throws(ConnectorProblem) -> any StoreReader {
        guard reads(stream), let reader else {
            throw ConnectorProblem(.notPermitted, text: "\(stream.rawValue) are not read")
        }
        return reader
    }

    private static let noWay = "this store has no way for that"
}
