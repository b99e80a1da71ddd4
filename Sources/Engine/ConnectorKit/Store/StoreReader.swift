package import Accounting
package import Commerce

/// Reads one store over the network, page by page behind a cursor. Stores that we can call have this part.
///
/// It is only asked for streams that the store's description lists in `reads`.
package protocol StoreReader: Sendable {
    /// Checks the sign-in and reads what the store says about itself.
    func profile() async throws(ConnectorProblem) -> StoreProfile

    /// Records changed after the cursor, oldest change first as far as the store allows; one may come more than once.
    /// Without a cursor, records made or changed since `start`, or all of them.
    func records(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant?
    ) async throws(ConnectorProblem) -> Page<RawRecord>

    /// Records deleted after the cursor; some may come again. Without a cursor, those deleted since `start`. `nil` when the store
    /// does not report deletions.
    func deletions(
        of stream: RecordStream, after cursor: Cursor?, since start: Instant?
    ) async throws(ConnectorProblem) -> Page<DeletedRecord>?

    /// Streams whose lists give incomplete records; those pass through ``completed(_:of:)``.
    var incomplete: Set<RecordStream> { get }

    /// The same records, completed with what the store gives for a single record only: one call each. Called only for records that need it.
    func completed(_ records: [RawRecord], of stream: RecordStream) async throws(ConnectorProblem) -> [RawRecord]

    /// One record, read directly; `nil` when the store says that there is none.
    func record(_ id: String, of stream: RecordStream) async throws(ConnectorProblem) -> RawRecord?

    /// Changes stock levels; `nil` where the store does not allow it.
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
