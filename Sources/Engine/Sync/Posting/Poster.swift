import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Drains the outbox of one set of books: writes each request down, sends it, holds the answer against the intent.
///
/// Many travel in one request and several requests at a time, as far as the books allow; of records with the same name never two.
/// Source: design.md §1.4–1.6, quickbooks-online.md §2.4.
struct Poster: Sendable {
    let context: SyncContext
    let company: BooksCompany
    let run: String
    let mayDecideAgain: Bool
    var fresh = FreshRecords()
    /// Told of every record that was written.
    let wrote: @Sendable (BooksRecordKind, IntentRow.Operation) -> Void
    /// What the run knows of the books; shared by its rounds.
    var watch = PostingWatch()
    /// The right to post to the books, which is kept while there is something to post.
    let lease: RunLease

    /// Posts until nothing is ready and `signal` has ended; throws when the books or the storage stop it.
    ///
    /// Also when it stops, everything in flight is awaited and written down first.
    func post(while signal: WorkSignal) async throws(RunStop) {
        try await recover()
        let outcome: Result<Void, RunStop> = await withTaskGroup(of: FlightEvent.self) { group in
            var flight = Flight()
            do throws(RunStop) {
                try await post(while: signal, &group, &flight)
                return .success(())
            } catch {
                while !flight.isEmpty {
                    do throws(RunStop) { try await land(&group, &flight) } catch { continue }
                }
                return .failure(error)
            }
        }
        if watch.trouble != nil { try await takeBackWrong() }
        try outcome.get()
    }

    /// Nothing more is posted, but what was posted wrong does not stay in the books.
    private func takeBackWrong() async throws(RunStop) {
        let (archive, books) = (context.archive, context.booksConnection)
        let capacity = await context.books.capacity()
        for _ in 0..<Self.takeBackRoundsMax {
            let now = context.world.clock.now()
            let ready = try await withRunStop {
                try await archive.readyTakeBacks(of: books, limit: capacity.batchSize, now: now)
            }
            if ready.isEmpty { return }
            let checked = try await TakeBackCheck(context: context, company: company, run: run)
                .check(try await sound.check(ready))
            let writes = try decoded { try outgoing(checked.ready) }
            for next in try await begin(try await prepared(writes, capacity)) {
                let end = await sender.send(next)
                try await write([end])
                if let stop = end.stop { throw stop }
            }
        }
    }

    private static let takeBackRoundsMax = 100

    /// After a run that went wrong in one way: what still waits is decided again, with the settings of then, before any of it leaves.
    func withdrawWaiting() async throws(RunStop) {
        let (archive, books) = (context.archive, context.booksConnection)
        while true {
            let now = context.world.clock.now()
            let ready = try await withRunStop {
                try await archive.readyLists(of: books, 1...Self.withdrawnAtOnce, now: now)
                    + archive.readyDocuments(of: books, 1...Self.withdrawnAtOnce, now: now)
            }
            let waiting = ready.filter { $0.intent.operation == .create && !$0.intent.order.isEmpty }
            if waiting.isEmpty { return }
            let results = waiting.map { IntentResult(intent: $0.intent.id, outcome: .decideAgain) }
            try await outcomes.write([AnsweredRequest(results)], of: waiting)
        }
    }

    private static let withdrawnAtOnce = 200

    private func post(
        while signal: WorkSignal, _ group: inout TaskGroup<FlightEvent>, _ flight: inout Flight
    ) async throws(RunStop) {
        var more = signal.makeIterator()
        var mayGrow = true
        var waits = 0
        var renewed = context.world.clock.now()
        while true {
            try context.stopWish.check()
            if context.world.clock.now() >= renewed.advanced(bySeconds: Self.renewalSeconds) {
                try await lease.renew()
                renewed = context.world.clock.now()
            }
            if flight.mayLaunch { try await launch(&group, &flight, mayGrow: mayGrow) }
            if !flight.isEmpty {
                waits = 0
                try await land(&group, &flight)
            } else if mayGrow {
                mayGrow = await more.next() != nil
                flight.heardNews()
            } else {
                waits += 1
                if try await !waitForPutBack(waits) { return }
                flight.heardNews()
            }
        }
    }

    private static let renewalSeconds: Int64 = 60

    /// Starts as many requests as the books take now: documents first, and names as long as there are too few documents.
    ///
    /// While more may come, only full requests leave; the last names do not wait for others, for documents wait for them.
    private func launch(
        _ group: inout TaskGroup<FlightEvent>, _ flight: inout Flight, mayGrow: Bool
    ) async throws(RunStop) {
        let capacity = watch.narrowed(await context.books.capacity())
        // Where one request goes after the other, the next is made of all that the last one brought: fewer calls are needed.
        if capacity.requestsInFlight == 1, !flight.isEmpty { return }
        for take in [takeDocuments, takeLists] where flight.count < capacity.requestsInFlight {
            for next in try await take(capacity, flight, mayGrow) {
                flight.departed(isList: next.isList)
                group.addTask { .answered(await sender.send(next)) }
            }
        }
        flight.launched(capacity.requestsInFlight)
    }

    private func takeDocuments(
        _ capacity: PostingCapacity, _ flight: Flight, _ mayGrow: Bool
    ) async throws(RunStop) -> [PostingTry] {
        if flight.hasDocuments, watch.isFeelingItsWay { return [] }
        let (archive, books, now) = (context.archive, context.booksConnection, context.world.clock.now())
        let most = capacity.requestsInFlight - flight.count
        return try await take(capacity, most: most, onlyFull: mayGrow || !flight.isEmpty) { count in
            try await archive.readyDocuments(of: books, count, now: now)
        }
    }

    private func takeLists(
        _ capacity: PostingCapacity, _ flight: Flight, _ mayGrow: Bool
    ) async throws(RunStop) -> [PostingTry] {
        let travel = watch.narrowed(context.books.traits.lists)
        let most = min(capacity.requestsInFlight - flight.count, travel.inFlightMax - flight.lists)
        guard most > 0 else { return [] }
        var capacity = capacity
        capacity.batchSize = min(capacity.batchSize, travel.requestMax)
        let (archive, books, now) = (context.archive, context.booksConnection, context.world.clock.now())
        return try await take(capacity, most: most, onlyFull: mayGrow) { count in
            try await archive.readyLists(of: books, count, now: now)
        }
    }

    /// Takes what is ready for `most` requests and writes them down before anything leaves; where they have to be full, what fills none
    /// waits for more.
    private func take(
        _ capacity: PostingCapacity, most: Int, onlyFull: Bool,
        _ next: (ClosedRange<Int>) async throws -> [ReadyIntent]
    ) async throws(RunStop) -> [PostingTry] {
        let size = capacity.batchSize
        while true {
            var ready = try await withRunStop { try await next((onlyFull ? size : 1)...(size * most)) }
            if onlyFull { ready.removeLast(ready.count % size) }
            if ready.isEmpty { return [] }
            let checked = try await TakeBackCheck(context: context, company: company, run: run)
                .check(try await sound.check(ready)).ready
            let departing = try decoded { try outgoing(checked) }
            let leaving = try await DepartureCheck(context: context, company: company, run: run, watch: watch)
                .check(departing)
            if let trouble = watch.trouble { throw .sameTrouble(trouble) }
            let tries = try await prepared(leaving, capacity)
            // All of them were settled without a request: others may be ready.
            if tries.isEmpty, checked.isEmpty || !departing.isEmpty { continue }
            return try await begin(Array(tries.prefix(most)))
        }
    }

    private func outgoing(_ ready: [ReadyIntent]) throws -> [OutboxWrite] {
        try ready.compactMap { ready in try posting(ready).map { OutboxWrite(ready: ready, posting: $0) } }
    }

    /// What came to nothing before travels in smaller company, and in the end alone: one record may spoil a whole batch.
    ///
    /// What cannot be written is refused without a request.
    private func prepared(_ writes: [OutboxWrite], _ capacity: PostingCapacity) async throws(RunStop) -> [PostingTry] {
        var tries: [PostingTry] = []
        for (attempts, group) in Dictionary(grouping: writes, by: \.intent.attempts).sorted(by: { $0.key < $1.key }) {
            var room = capacity
            room.batchSize = max(1, capacity.batchSize >> min(2 * attempts, 16))
            let preparation = context.books.prepare(group.map(\.posting), company: company, capacity: room)
            tries += preparation.requests.map { PostingTry($0, of: group) }
            try await refuse(group, preparation.unwritable)
        }
        return tries
    }

    private func refuse(
        _ writes: [OutboxWrite], _ unwritable: [String: ConnectorProblem]
    ) async throws(RunStop) {
        var refused: [OutboxWrite] = []
        for var write in writes {
            guard let problem = unwritable[write.intent.id] else { continue }
            write.outcome = interpreter.refusal(write, problem)
            refused.append(write)
        }
        try await outcomes.write(refused)
    }

    /// Writes requests down, in one transaction, before they leave; those that another worker has taken stay here.
    private func begin(_ tries: [PostingTry]) async throws(RunStop) -> [PostingTry] {
        if tries.isEmpty { return [] }
        let (archive, books, now) = (context.archive, context.booksConnection, context.world.clock.now())
        let departing = try decoded {
            try tries.map { next in
                let batch = BatchRow(
                    requestKey: next.prepared.requestKey, request: try RecordText.encode(next.prepared),
                    intents: next.prepared.intentIDs)
                return DepartingRequest(batch, note: try next.note(run: run))
            }
        }
        let begun = try await withRunStop { try await archive.begin(departing, books: books, now: now) }
        return tries.filter { begun.contains($0.prepared.requestKey) }
    }

    private func posting(_ ready: ReadyIntent) throws -> Posting? {
        try ready.posting(
            try fresh.take(ready.intent.body), requestKey: context.world.identifiers.next(), context)
    }

    /// Takes in the next answer; what it means is written down while others are prepared and sent.
    private func land(_ group: inout TaskGroup<FlightEvent>, _ flight: inout Flight) async throws(RunStop) {
        guard let event = await group.next() else { return }
        flight.take(event)
        if let ends = flight.endsToWrite() {
            group.addTask { .written(stop: await outcome { try await writeDown(ends) }) }
        }
        if case .written(let stop?) = event { throw stop }
    }

    /// Throws what ends the posting.
    private func writeDown(_ ends: [PostingEnd]) async throws(RunStop) {
        try await write(ends)
        if let stop = ends.lazy.compactMap(\.stop).first { throw stop }
        if let trouble = watch.trouble { throw .sameTrouble(trouble) }
    }

    private func write(_ ends: [PostingEnd]) async throws(RunStop) {
        let answered = try decoded {
            try ends.map { end in
                AnsweredRequest(
                    end.sent.results, note: try end.note(run: run), requestKey: end.sent.prepared.requestKey)
            }
        }
        let ready = ends.flatMap { $0.sent.writes.map(\.ready) }
        let results = try await outcomes.write(answered, of: ready)
        let intents = Dictionary(uniqueKeysWithValues: ready.map { ($0.intent.id, $0.intent) })
        for result in results {
            guard let intent = intents[result.intent] else { continue }
            switch result.outcome {
            case .posted, .takenBack: wrote(intent.kind, intent.operation)
            case .postedWrong, .putBack, .versionMoved, .refused, .decideAgain: continue
            }
        }
    }

    /// Requests that had been written down when an earlier run ended: looked for before anything else is sent.
    private func recover() async throws(RunStop) {
        let (archive, books) = (context.archive, context.booksConnection)
        let rows = try await withRunStop {
            try await archive.unfinishedBatches(of: books)
        }
        for row in rows {
            try context.stopWish.check()
            let prepared = PreparedPosting(kept: row)
            let sending = try await withRunStop {
                try await archive.sending(in: row.requestKey, books: books)
            }
            let (intents, faulty) = sound.sorted(sending)
            try await recover(faulty, in: prepared)
            let lost = PostingTry(prepared, of: try decoded { try outgoing(intents) })
            let end = await sender.resolve(lost)
            try await write([end])
            if let stop = end.stop { throw stop }
        }
    }

    private func recover(
        _ faulty: [(ready: ReadyIntent, reason: OrderReason)], in request: PreparedPosting
    ) async throws(RunStop) {
        if faulty.isEmpty { return }
        let search = UnreadableSearch(context: context, company: company)
        let (results, answer) = try await search.results(of: faulty, in: request)
        let note = try decoded { try PostingEnd(sent: PostingTry(request, of: []), answer: answer).note(run: run) }
        let answered = AnsweredRequest(results, note: note, requestKey: request.requestKey)
        try await outcomes.write([answered], of: faulty.map(\.ready))
    }

    private var sound: SoundIntents { SoundIntents(fresh: fresh, outcomes: outcomes) }

    private var sender: PostingSender {
        PostingSender(context: context, company: company, mayDecideAgain: mayDecideAgain, watch: watch)
    }

    private var interpreter: AnswerInterpreter {
        AnswerInterpreter(context: context, company: company, mayDecideAgain: mayDecideAgain, watch: watch)
    }

    private var outcomes: OutcomeWriter { OutcomeWriter(context: context, run: run, watch: watch) }

    /// Waits on the clock until a put-back intent may be sent again; `false` when there is none, or when that takes longer than a
    /// run should: it stays in the outbox for the next. So does what is ready and cannot leave, because another worker is at it.
    private func waitForPutBack(_ waits: Int) async throws(RunStop) -> Bool {
        let (archive, books) = (context.archive, context.booksConnection)
        let next = try await withRunStop { try await archive.nextReady(of: books) }
        guard let next else { return false }
        let delay = next.milliseconds - context.world.clock.now().milliseconds
        if delay > PostingDelay.secondsMax * 1000 {
            if let problem = watch.lastProblem { throw .books(problem) }
            return false
        }
        if delay <= 0, waits > Self.waitsMax { return false }
        try await context.rest(milliseconds: delay > 0 ? min(delay, Self.renewalSeconds * 1000) : 1000)
        return true
    }

    private static let waitsMax = 60
}

extension PreparedPosting {
    /// A request as it was written down. One that cannot be understood is looked for and never sent again: it names a write
    /// more than there are, as if the books had told of one.
    fileprivate init(kept row: BatchRow) {
        do throws(Unreadable) { self = try RecordText.decode(PreparedPosting.self, from: row.request) } catch {
            self.init(requestKey: row.requestKey, payload: "", intentIDs: row.intents + [""])
        }
    }
}
