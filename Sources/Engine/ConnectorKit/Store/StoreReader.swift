package import Accounting
package import Commerce

/// Reads one store over the network, page by page behind a cursor. Stores that we can call have this part.
///
/// It is asked for the streams only that the store's description declares as read.
package protocol StoreReader: Sendable {
    /// Checks the sign-in and reads what the store says about itself.
    func profile() async throws(ConnectorProblem) -> StoreProfile

    /// Records changed after the cursor, oldest change first as far as the store allows; one may come more than once.
    /// Without a cursor, records made or changed since `start`, or all of them.
    func records(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant?
    ) async throws(ConnectorProblem) -> Page<RawRecord>

    /// Records deleted after the cursor, some perhaps once more; without a cursor, those deleted since `start`. `nil` when the store
    /// does not tell.
    func deletions(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant?
    ) async throws(ConnectorProblem) -> Page<DeletedRecord>?

    /// Streams whose records are whole only once they are completed.
    var incomplete: Set<RecordStream> { get }

    /// The same records with what the store tells of each alone, a call apiece. It is asked for those that need it.
    func completed(_ records: [RawRecord], of stream: RecordStream) async throws(ConnectorProblem) -> [RawRecord]

    /// One record, read directly; `nil` when the store says that there is none.
    func record(_ id: String, of stream: RecordStream) async throws(ConnectorProblem) -> RawRecord?

    /// The way to change stock levels, where the store lets us.
    var stock: (any StockWriter)? { get }
}

extension StoreReader {
    package func deletions(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant?
    ) async throws(ConnectorProblem) -> Page<DeletedRecord>? { nil }

    package var incomplete: Set<RecordStream> { [] }

    package func completed(
        _ records: [RawRecord], of stream: RecordStream
    ) async throws(ConnectorProblem) -> [RawRecord] { records }

    package var stock: (any StockWriter)? { nil }
}

/// Changes stock levels in a store.
package protocol StockWriter: Sendable {
    /// Changes the stock of one product.
    func change(_ stock: StockChange) async throws(ConnectorProblem)
}
