import Bookkeeping
import Synchronization

/// What a dry run would have made so far: those orders that come after find it, as they will when it is made in truth.
///
/// Grows with the customers, vendors and items that are new, some 200 bytes each.
final class Outlook: Sendable {
    private let kept = Mutex(ExpectedRecords())

    var records: ExpectedRecords { kept.withLock { $0 } }

    func keep(_ records: ExpectedRecords) {
        kept.withLock { $0 = records }
    }
}
