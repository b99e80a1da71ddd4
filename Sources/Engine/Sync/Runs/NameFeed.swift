import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Storage

/// The work of a feed that brings names into the books: pages are read and decided while what came before is posted.
struct NameFeed: Sendable {
    private let context: SyncContext

    init(_ context: SyncContext) { self.context = context }

    /// `supplyPage` reads a page, writes its intents and keeps its place; it tells whether that was the last.
    func work(
        run: String, _ counts: RunCounts, _ lease: RunLease,
        _ supplyPage: @Sendable (RunSettings) async throws(RunStop) -> Bool
    ) async throws(RunStop) {
        let settings = try await RunSettings.load(context) { counts.mirrored($0) }
        let signal = WorkSignal()
        let poster = Poster(
            context: context, company: settings.catalogue.company, run: run, mayDecideAgain: false,
            wrote: { counts.wrote($0, $1) }, lease: lease)
        async let supplied = supply(settings, lease, signal, supplyPage)
        let postingStop = await outcome { try await poster.post(while: signal) }
        if let stop = await supplied ?? postingStop { throw stop }
    }

    /// Keeps what `decide` makes of the next page of a stream, and the place up to which it was read then.
    func supply(
        _ stream: RecordStream, upTo place: String, _ run: String,
        _ decide: ([RawRecord]) async throws(RunStop) -> (intents: [IntentRow], results: [RunResultRow])
    ) async throws(RunStop) -> Page<RawRecord> {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let cursor = try await withRunStop { try await archive.cursor(place, of: store) }
        let page = try await context.page(of: stream, after: cursor.map { Cursor($0) })
        let (intents, results) = try await decide(page.records)
        let now = context.world.clock.now()
        try await withRunStop {
            try await archive.add(intents, store: store, books: books, now: now)
            try await archive.keep(cursor: page.next.text, in: place, of: store)
            try await archive.add(results, to: run)
        }
        return page
    }

    private func supply(
        _ settings: RunSettings, _ lease: RunLease, _ signal: WorkSignal,
        _ supplyPage: @Sendable (RunSettings) async throws(RunStop) -> Bool
    ) async -> RunStop? {
        let stop = await outcome {
            var isLast = false
            while !isLast {
                try context.stopWish.check()
                isLast = try await supplyPage(settings)
                try await lease.renew()
                signal.notify()
            }
        }
        signal.finish()
        return stop
    }
}

/// How records of feeds come out, beside the states of orders.
package enum RunOutcome {
    /// Stands for a record that is in the books already.
    package static let linked = "linked"
    /// Brought up to date in the books.
    package static let updated = "changed"
}
