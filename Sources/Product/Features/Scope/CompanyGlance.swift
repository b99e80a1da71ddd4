import Storage
import Synchronization

/// A cache for one page: the connections and settings of a company are looked up once, and so is what its
/// stores asked the server to do.
///
/// Only for reading: it does not notice later changes.
package final class CompanyGlance: Sendable {
    private struct Found {
        var connections: [ConnectionWithPolicy]?
        var errands: [String: [ErrandRow.Kind: [ErrandRow]]] = [:]
    }

    private let found = Mutex(Found())

    package init() {}

    /// `nil` before the first look.
    var connections: [ConnectionWithPolicy]? { found.withLock { $0.connections } }

    func note(_ connections: [ConnectionWithPolicy]) { found.withLock { $0.connections = connections } }

    /// The latest errands of a store, newest first; `nil` before they were looked for.
    func errands(_ kind: ErrandRow.Kind, of store: String) -> [ErrandRow]? {
        found.withLock { $0.errands[store]?[kind] }
    }

    func note(_ errands: [ErrandRow.Kind: [ErrandRow]], of store: String) {
        found.withLock { $0.errands[store] = errands }
    }
}
