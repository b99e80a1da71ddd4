package import Commerce
package import ConnectorKit

/// A file of rows cannot be brought in so (X11).
package enum ImportProblem: Hashable, Sendable {
    /// The store has no sheet for such records.
    case notOffered(stream: RecordStream, offered: [RecordStream])
    case unknown(String)
    /// The file has no rows and columns.
    case unfit(CSVUnfit)
    case tooLarge(max: Int)
    /// The file has no columns for what the sheet needs, by its own names of them.
    case columnsMissing([String])
    /// No column of the sheet, or of the file, is called so.
    case columnUnknown(String, known: [String])
    /// The file itself does not say how it is to be read.
    case open([CSVOpenQuestion])
    /// It is being looked at, or taken, just now.
    case underWay
    /// Nobody looked at what would be taken, or the mapping was changed since.
    case notLookedAt
    /// It was taken already.
    case taken
}
