package import Commerce

/// A record that was pushed, as it is to be kept.
package struct PushedRow: Hashable, Sendable {
    package var stream: RecordStream
    package var row: RawRow
    /// The sender's count of changes; 0 where the sender does not count.
    package var version: Int64
    /// The order that it belongs to; ``row`` is then named `order/part`.
    package var order: String?
    /// Whether the time of ``row`` is that of its last change; else the last that comes counts.
    package var tellsChange: Bool

    package init(stream: RecordStream, row: RawRow, version: Int64, order: String?, tellsChange: Bool = true) {
        self.tellsChange = tellsChange
        self.stream = stream
        self.row = row
        self.version = version
        self.order = order
    }
}

/// What became of a pushed record.
package enum PushVerdict: Hashable, Sendable, Codable {
    case new, changed
    /// The very same is kept already.
    case unchanged
    /// A later version is kept.
    case older(kept: Int64)
    /// Other content is kept under the same version.
    case contradicts(version: Int64)
}

/// Records that were pushed or uploaded, each judged by itself.
package protocol PushArchive: Sendable {
    /// What ``keep(pushed:of:parts:assembling:)`` would say; nothing is kept.
    func verdicts(on rows: [PushedRow], of store: String) async throws(StorageProblem) -> [PushVerdict]

    /// Keeps what is new or has a later version, and says what became of each, in their order. An order is put together with its
    /// `parts`, which may come before it, and is to be decided when that changed it.
    func keep(
        pushed rows: [PushedRow], of store: String, parts: [RecordStream],
        assembling: @escaping @Sendable (RawRow, [RecordStream: [RawRow]]) -> RawRow
    ) async throws(StorageProblem) -> [PushVerdict]
}
