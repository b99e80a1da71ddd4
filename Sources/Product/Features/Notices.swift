package import Accounting
import Synchronization

/// What a person should know beside what they asked for: a sign-in that ends, a broken audit.
package enum Notice: Hashable, Sendable {
    /// The sign-in of a connection ends soon (I5).
    case signInEnds(connection: String, name: String, at: Instant)
    /// The audit of a company does not end as this program sealed it (X7).
    case auditBroken(company: String)
}

/// Collects notices until a page or command shows them; each once.
package final class Notices: Sendable {
    private let waiting = Mutex<[Notice]>([])

    package init() {}

    func post(_ notice: Notice) {
        waiting.withLock { if !$0.contains(notice) { $0.append(notice) } }
    }

    /// Those that nobody has seen yet.
    package func take() -> [Notice] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
