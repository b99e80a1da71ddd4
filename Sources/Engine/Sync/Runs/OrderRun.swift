import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage

/// The workflow order → sale: reads what is new in the store, decides it, posts it; resumes wherever an earlier run ended.
///
/// Reading and posting go on side by side. Source: design.md §1, W2, W21.
package struct OrderRun: Sendable {
    private let context: SyncContext
    private let feed: SaleFeed
    private let progress: @Sendable (RunProgress) -> Void

    package init(
        _ context: SyncContext, of feed: SaleFeed = .orders,
        progress: @escaping @Sendable (RunProgress) -> Void = { _ in }
    ) {
        self.context = context
        self.feed = feed
        self.progress = progress
    }

    /// Runs once; with `order` for that one alone, without the news of the store, and with what is on its way already. The report is
    /// kept and returned also when the run stopped early; throws when nothing could be begun.
    ///
    /// Where the last run stopped since record after record went wrong in one way, a schedule begins nothing before a person acted.
    /// `id` names a run that was asked for.
    package func perform(
        trigger: String, only order: String? = nil, as id: String? = nil
    ) async throws(RunStop) -> RunReport {
        if order == nil { try context.check(feed.needs) }
        if trigger == Self.scheduled, let trouble = try await StandingTrouble(context, feed).find() {
            throw .sameTrouble(trouble)
        }
        let workflow = order == nil ? feed.workflow : Self.workflowOfOne
        return try await Run(context, workflow: workflow, trigger: trigger, as: id, progress: progress)
            .perform { run, counts, lease throws(RunStop) in try await work(run: run, counts, lease, order) }
    }

    /// The word by which runs are kept.
    package static let workflow = "orders"
    /// The same of runs of one order, which a person sent: they tell nothing of how the workflow does.
    package static let workflowOfOne = "order"
    /// The trigger of runs that no person asked for.
    package static let scheduled = "schedule"

    private func work(
        run: String, _ counts: RunCounts, _ lease: RunLease, _ order: String?
    ) async throws(RunStop) {
        let settings = try await RunSettings.load(context) { counts.mirrored($0) }
        if order == nil, feed != .orders { try await AwaitedNames(context, of: feed).decideAgain() }
        try await work(settings, run: run, counts, lease, reads: order == nil, only: order)
    }

    /// Decides and posts what is to be decided and posted; with `reads` after the news of the store.
    func work(
        _ settings: RunSettings, run: String, _ counts: RunCounts, _ lease: RunLease, reads: Bool,
        only order: String? = nil
    ) async throws(RunStop) {
        let watch = PostingWatch(policyVersion: settings.policy.version)
        for round in 1...Self.roundsMax {
            let signal = WorkSignal()
            let fresh = FreshRecords()
            let catalogue = round == 1 ? settings.catalogue : try await learnedCatalogue()
            let poster = Poster(
                context: context, company: catalogue.company, run: run, mayDecideAgain: round < Self.roundsMax,
                fresh: fresh, wrote: { counts.wrote($0, $1) }, watch: watch, lease: lease)
            let decider = OrderDecider(
                context: context, profile: settings.profile, policy: settings.policy, base: catalogue,
                fresh: fresh, feed: feed, only: order)
            async let supplied = supply(decider, run, reads: reads && round == 1, counts, lease, signal)
            let postingStop = await outcome { try await poster.post(while: signal) }
            let (supplyStop, decided) = await supplied
            if case .sameTrouble? = postingStop { try await poster.withdrawWaiting() }
            if let stop = postingStop ?? supplyStop { throw stop }
            if round > 1, decided == 0 { break }
        }
        if order == nil, feed == .orders { try await postSummaries(settings, run, counts, lease, watch) }
        try await markBlocked()
    }

    /// Posts the daily summaries whose days are over; after the orders, so that what their items are is known (X13).
    private func postSummaries(
        _ settings: RunSettings, _ run: String, _ counts: RunCounts, _ lease: RunLease, _ watch: PostingWatch
    ) async throws(RunStop) {
        for round in 1...Self.summaryRoundsMax {
            let catalogue = try await learnedCatalogue()
            let decider = SummaryDecider(context: context, policy: settings.policy, base: catalogue)
            let decided = try await decider.decideDue(run: run) { try await lease.renew() }
            if decided == 0 { return }
            let signal = WorkSignal()
            signal.finish()
            let poster = Poster(
                context: context, company: catalogue.company, run: run, mayDecideAgain: round < Self.summaryRoundsMax,
                wrote: { counts.wrote($0, $1) }, watch: watch, lease: lease)
            let stop = await outcome { try await poster.post(while: signal) }
            if case .sameTrouble? = stop { try await poster.withdrawWaiting() }
            if let stop { throw stop }
        }
    }

    /// The short lists with what the round before found out.
    private func learnedCatalogue() async throws(RunStop) -> BooksCatalogue {
        try await MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
            .shortCatalogue()
    }

    /// Reads and decides until the store has no more, the next page while one is decided; then ends the signal, whatever happened.
    private func supply(
        _ decider: OrderDecider, _ run: String, reads: Bool, _ counts: RunCounts, _ lease: RunLease,
        _ signal: WorkSignal
    ) async -> (stop: RunStop?, decided: Int) {
        var decided = 0
        var readStop: RunStop?
        let stop = await outcome {
            let reader = OrderReader(context, decider.profile, decider.policy, feed, decider.readings)
            let start = decider.policy.readsSince
            var next = reads ? await reader.nextPage(since: start) : .success(nil)
            var isLast: Bool
            repeat {
                var page: Page<RawRecord>?
                do throws(RunStop) {
                    page = try next.get()
                    if let page { counts.read(try await reader.keep(page, since: start), expected: page.expectedCount) }
                } catch {
                    // What came before is decided and posted all the same.
                    (page, readStop) = (nil, error)
                }
                let place = page.flatMap { $0.isLast ? nil : $0.next }
                isLast = place == nil
                async let following = reader.nextPage(after: place, since: start)
                try await lease.renew()
                decided += try await decideAll(decider, run, counts, signal)
                next = await following
            } while !isLast
        }
        signal.finish()
        return (stop ?? readStop, decided)
    }

    /// Decides all that is kept; the number decided.
    private func decideAll(
        _ decider: OrderDecider, _ run: String, _ counts: RunCounts, _ signal: WorkSignal
    ) async throws(RunStop) -> Int {
        var decided = 0
        while true {
            try context.stopWish.check()
            let count = try await decider.decidePage(run: run)
            counts.decided(count)
            signal.notify()
            decided += count
            if count < OrderDecider.pageSize { return decided }
        }
    }

    private func markBlocked() async throws(RunStop) {
        let reason = OrderReason.blocked(by: "")
        let text = try decoded { try RecordText.encode(reason) }
        let (archive, books) = (context.archive, context.booksConnection)
        _ = try await withRunStop {
            try await archive.markBlocked(of: books, reason: text, reasonCode: reason.code)
        }
    }

    /// Orders that the books sent back (a name taken meanwhile) are decided again within the run, but not without end.
    private static let roundsMax = 3
    private static let summaryRoundsMax = 3
}

/// The settings that a run works with, read once at its start.
struct RunSettings: Sendable {
    let profile: StoreProfile
    let policy: Policy
    let catalogue: BooksCatalogue

    static func load(_ context: SyncContext, mirrored: @Sendable (Int) -> Void) async throws(RunStop) -> RunSettings {
        let policy = try await context.policy()
        let mirror = MirrorKeeper(
            archive: context.archive, connection: context.booksConnection, books: context.books,
            stopWish: context.stopWish)
        try await mirror.refresh(progress: mirrored)
        let catalogue = try await mirror.shortCatalogue()
        let profile = try await context.profile()
        try await context.checkCurrency(profile, policy)
        if context.store.description.isOfDocuments {
            let unfit = policy.itemAccountProblems(in: catalogue)
            if !unfit.isEmpty { throw .policyUnfit(unfit.map(\.refusal).eachOnce) }
        }
        return RunSettings(profile: profile, policy: policy, catalogue: catalogue)
    }

    /// The same with the company's own facts read again (closing date, preferences): for what people decide by.
    static func loadAnew(_ context: SyncContext) async throws(RunStop) -> RunSettings {
        let settings = try await load(context) { _ in }
        let mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        guard try await mirror.refreshCompany(knownAs: settings.catalogue.company) else { return settings }
        return RunSettings(
            profile: settings.profile, policy: settings.policy, catalogue: try await mirror.shortCatalogue())
    }
}

extension [Refusal] {
    /// One account may stand in several settings.
    fileprivate var eachOnce: [Refusal] {
        var seen: Set<Refusal> = []
        return filter { seen.insert($0).inserted }
    }
}
