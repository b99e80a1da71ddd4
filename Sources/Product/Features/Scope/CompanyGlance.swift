import Storage
import Synchronization

/// What was found of a company while one page was made: its connections and their settings are looked up once.
///
/// Only for what changes nothing: it does not notice what was changed since.
package final class CompanyGlance: Sendable {
    private let found = Mutex<[ConnectionWithPolicy]?>(nil)

    package init() {}

    /// `nil` before the first look.
    var connections: [ConnectionWithPolicy]? { found.withLock { $0 } }

    func note(_ connections: [ConnectionWithPolicy]) { found.withLock { $0 = connections } }
}
