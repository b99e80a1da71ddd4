import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Products and customers for which documents wait although their feed read them: it reads them again. What they were found by in the
/// books may be gone since, and nothing in the store tells of that.
///
/// A name may never come: the schedule reads all of them for the same names once a day, a person as often as they ask.
struct UnmetNames {
    private let context: SyncContext
    private let isScheduled: Bool

    init(_ context: SyncContext, trigger: String) {
        self.context = context
        isScheduled = trigger == OrderRun.scheduled
    }

    func readCustomersAgain() async throws(RunStop) {
        let names = try await awaited().compactMap { if case .customer(let name) = $0 { name } else { nil } }
        if !names.isEmpty { try await readAgain(ReadStream.customers, for: names) }
    }

    /// Those that need a person are read again when a person says so.
    func readProductsAgain() async throws(RunStop) {
        let codes = try await awaited().compactMap { if case .product(let sku) = $0 { sku } else { nil } }
        if codes.isEmpty { return }
        let (archive, store) = (context.archive, context.storeConnection)
        let known = try await withRunStop { try await archive.products(codes, of: store) }
        let found = known.filter { $0.state == Self.found }.map(\.id)
        if !found.isEmpty { try await readAgain(ReadStream.products, for: found) }
    }

    private func awaited() async throws(RunStop) -> [AwaitedName] {
        guard context.store.description.isOfDocuments else { return [] }
        let (archive, store) = (context.archive, context.storeConnection)
        let rows = try await withRunStop {
            try await archive.orders(of: [store], in: .waiting, codes: [ReasonCode.names], after: nil, limit: Self.most)
        }
        return rows.flatMap { row -> [AwaitedName] in
            guard case .waiting(.names(let names))? = row.reason.map({ OrderReason(kept: $0) }) else { return [] }
            return names
        }
    }

    private func readAgain(_ stream: String, for names: [String]) async throws(RunStop) {
        let (archive, store, note) = (context.archive, context.storeConnection, ReadStream.again(stream))
        let now = context.world.clock.now()
        let kept = try await withRunStop { try await archive.cursor(note, of: store) }
        if isScheduled, let last = Reading(kept), now < last.at.advanced(bySeconds: Self.restSeconds),
            last.names.isSuperset(of: names)
        {
            return
        }
        let text = Reading(at: now, names: Set(names)).text
        try await withRunStop {
            try await archive.keep(cursor: text, in: note, of: store)
            try await archive.forget(cursor: stream, of: store)
        }
    }

    /// When a stream was last read again, and for which names: the second on the first line, a name on each that follows.
    private struct Reading {
        var at: Instant
        var names: Set<String>

        init(at: Instant, names: Set<String>) { (self.at, self.names) = (at, names) }

        init?(_ text: String?) {
            guard let lines = text?.split(separator: "\n"), let first = lines.first, let second = Int64(first) else {
                return nil
            }
            self.init(at: Instant(seconds: second), names: Set(lines.dropFirst().map(String.init)))
        }

        var text: String { ([String(at.seconds)] + names.sorted()).joined(separator: "\n") }
    }

    /// What was deleted in the books by hand is made again within a day; a list of thousands is not read for it every few minutes.
    private static let restSeconds: Int64 = 86_400

    /// The state of a product whose item was in the books when it was read.
    private static let found = "linked"
    /// One is enough; the others are read with it.
    private static let most = 500
}
