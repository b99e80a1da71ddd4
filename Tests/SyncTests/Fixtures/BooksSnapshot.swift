import QuickBooksSandbox
import Simulation
import Testing

/// What the books hold, told without identifiers: two histories that should come to the same are held against each other.
struct BooksSnapshot: Hashable, Sendable {
    var documents: [String]
    var customers: [String]
    var items: [String]
    var ledger: [String]

    /// Compares piece by piece, so that a failure shows what differs.
    func expectSame(as other: BooksSnapshot, sourceLocation: SourceLocation = #_sourceLocation) {
        Self.expectSame(documents, other.documents, sourceLocation)
        Self.expectSame(customers, other.customers, sourceLocation)
        Self.expectSame(items, other.items, sourceLocation)
        Self.expectSame(ledger, other.ledger, sourceLocation)
    }

    /// Namesakes taken as one: which of them bears the town in its name depends on which customer is in the books first.
    var withoutTowns: BooksSnapshot {
        func bare(_ lines: [String]) -> [String] {
            lines.map { $0.replacing(/\x20\([^)]*\)/, with: "") }.sorted()
        }
        return BooksSnapshot(
            documents: bare(documents), customers: Set(bare(customers)).sorted(), items: items, ledger: ledger)
    }

    private static func expectSame(_ left: [String], _ right: [String], _ sourceLocation: SourceLocation) {
        let difference = left.difference(from: right).map { change in
            switch change {
            case .insert(_, let line, _): "+ \(line)"
            case .remove(_, let line, _): "- \(line)"
            }
        }
        #expect(difference.isEmpty, sourceLocation: sourceLocation)
    }
}

extension Rehearsal {
    func snapshot() async throws -> BooksSnapshot {
        let balance = try await books.trialBalance(company: country)
        return BooksSnapshot(
            documents: try await documents().map(\.description), customers: try await names(in: "Customer"),
            items: try await names(in: "Item"),
            ledger: balance.lines.map { "\($0.account) \($0.debit) \($0.credit)" }.sorted())
    }
}

/// What undisturbed runs come to; each is made once.
actor Undisturbed {
    private struct Case: Hashable {
        var country: String
        var orders: Int
        var seed: UInt64
    }

    static let shared = Undisturbed()
    private var known: [Case: Task<BooksSnapshot, any Error>] = [:]

    func books(_ country: String, orders: Int, seed: UInt64) async throws -> BooksSnapshot {
        let one = Case(country: country, orders: orders, seed: seed)
        let task =
            known[one]
            ?? Task {
                let rehearsal = try await Rehearsal.open(country, orders: orders, seed: seed)
                try await rehearsal.runUntilQuiet()
                return try await rehearsal.snapshot()
            }
        known[one] = task
        return try await task.value
    }
}
