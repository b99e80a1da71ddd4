import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Takes back what was posted: looks at every document first, writes all intents in one transaction, and posts them as everything else.
///
/// Whatever dies, the next run goes on with what was written. List records stay: the books cannot delete them. Source: X4,
/// what-users-expect.md §4.12.
package struct UndoRun: Sendable {
    private let context: SyncContext
    private let selection: UndoSelection

    package init(_ context: SyncContext, _ selection: UndoSelection) {
        self.context = context
        self.selection = selection
    }

    /// What would be taken back and what would stay; writes nothing. Of books that come by visits and are not here it is what was
    /// posted: their next visit looks at it before anything is taken back.
    package func preview() async throws(RunStop) -> UndoReport {
        do throws(RunStop) { return try await preview(company: try await company(), away: nil) } catch {
            guard case .books(let problem) = error, problem.cause == .unreachable, context.books.traits.comesByVisits
            else { throw error }
            return try await preview(company: try await mirror.shortCatalogue().company, away: error)
        }
    }

    private func preview(company: BooksCompany, away: RunStop?) async throws(RunStop) -> UndoReport {
        let (cases, staying) = try await cases(company: company, looks: away == nil)
        return try decoded {
            var report = UndoReport(run: nil, orders: try cases.map { try UndoneDocuments($0) }, staying: staying)
            report.effect = try effect(of: cases)
            report.stopped = away
            return report
        }
    }

    /// What leaves the accounts with the documents that go.
    private func effect(of cases: [UndoCase]) throws -> [LedgerEffect.Line] {
        var effect = LedgerEffect()
        for one in cases where one.obstacle == nil {
            for row in one.documents { if let document = try row.document { effect.takeBack(document) } }
        }
        return effect.lines
    }

    /// Takes back, for a reason that the audit keeps; the report is returned also when the books stopped it half-way.
    package func perform(actor: String, because why: String = "") async throws(RunStop) -> UndoReport {
        var report = UndoReport(run: nil, orders: [], staying: [:])
        let done = try await Run(context, workflow: Self.workflow, trigger: actor)
            .perform { run, counts, lease throws(RunStop) in
                let company = try await company()
                let poster = Poster(
                    context: context, company: company, run: run, mayDecideAgain: false,
                    wrote: { counts.wrote($0, $1) },
                    lease: lease)
                // What an earlier run left under way comes to its end first.
                try await poster.post(while: .ended)
                try await lease.renew()
                let (cases, staying) = try await cases(company: company)
                report.staying = staying
                let word = Word(actor: actor, why: why)
                try await takeBack(cases.filter { !$0.followsRefunds }, &report, poster, word)
                let following = Set(cases.filter(\.followsRefunds).map(\.order.id))
                if following.isEmpty { return }
                var late = try await self.cases(company: company).cases.filter { following.contains($0.order.id) }
                for index in late.indices { late[index].keepWithRefunds() }
                try await takeBack(late, &report, poster, word)
            }
        report.run = done.run
        report.stopped = done.stopped
        return report
    }

    /// Decides, posts, and adds what became of it to the report.
    private func takeBack(
        _ cases: [UndoCase], _ report: inout UndoReport, _ poster: Poster, _ word: Word
    ) async throws(RunStop) {
        let recorded = try await record(cases, run: poster.run, word)
        var added = try decoded {
            UndoReport(run: poster.run, orders: try cases.map { try UndoneDocuments($0) }, staying: [:])
        }
        let before = report.orders
        report.orders = before + added.orders
        try await poster.post(while: .ended)
        try await complete(&added, recorded: recorded)
        report.orders = before + added.orders
    }

    /// The facts of the books as they are now: a period may have been closed an hour ago.
    private func company() async throws(RunStop) -> BooksCompany {
        try await mirror.currentCompany(knownAs: try await mirror.shortCatalogue().company)
    }

    private var mirror: MirrorKeeper {
        MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
    }

    /// With `looks` every document is held against the books.
    private func cases(
        company: BooksCompany, looks: Bool = true
    ) async throws(RunStop) -> (cases: [UndoCase], staying: [String: Int]) {
        let chosen = try await UndoChoice.make(selection, context)
        var cases = chosen.orders.map { UndoCase($0, chosen) }
        func shown() -> [UndoCase] { cases.filter { !$0.documents.isEmpty || $0.obstacle != nil } }
        if !looks { return (shown(), chosen.staying) }
        let links = cases.filter { $0.obstacle == nil }.flatMap(\.documents).map(\.link)
        let filed = try await FiledByName.read(links, context, company)
        for index in cases.indices { try decoded { try cases[index].look(at: filed, company: company) } }
        return (shown(), chosen.staying)
    }

    /// Writes all intents, the orders' reason and the entry of the audit in one transaction; the orders that were as they were read.
    private func record(
        _ cases: [UndoCase], run: String, _ word: Word
    ) async throws(RunStop) -> Set<String> {
        let now = context.world.clock.now()
        let identifiers = context.world.identifiers
        let orders = try decoded {
            try cases.filter { $0.obstacle == nil }.map { one in
                UndoneOrder(
                    id: one.order.id, revision: one.order.revision,
                    reason: try RecordText.encode(try one.reason(by: word.actor, at: now)),
                    intents: try one.intents { identifiers.next() })
            }
        }
        let note = try decoded { try AuditNote(undo: selection, cases, run: run, word) }
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        return try await withRunStop {
            try await archive.record(orders, note: note, store: store, books: books, run: run, now: now)
        }
    }

    /// What became of each order, as it is kept now.
    private func complete(_ report: inout UndoReport, recorded: Set<String>) async throws(RunStop) {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let ids = report.orders.map(\.id)
        let after = try await withRunStop {
            try await archive.undoable(ids, of: store, books: books)
        }
        let byID = Dictionary(after.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for index in report.orders.indices {
            let order = report.orders[index]
            report.orders[index].complete(byID[order.id], isRecorded: recorded.contains(order.id))
        }
    }

    /// Who asked for it, and why.
    struct Word: Sendable {
        var actor: String
        var why: String
    }

    /// The name under which its runs are kept.
    package static let workflow = "undo"
}

extension WorkSignal {
    /// Nothing more will come.
    fileprivate static var ended: WorkSignal {
        let signal = WorkSignal()
        signal.finish()
        return signal
    }
}
