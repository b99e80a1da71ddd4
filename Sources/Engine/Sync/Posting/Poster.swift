import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Drains the outbox of one set of books: writes each request down, sends it, holds the answer against the intent.
///
/// Documents go in batches, several in flight as far as the books allow; list records go alone and one after the other.
/// Source: design.md §1.4–1.6, quickbooks-online.md §2.4.
struct Poster: Sendable {
    let place: Workplace
    let company: BooksCompany
    let run: String
    let mayDecideAgain: Bool
    var fresh = FreshRecords()
    /// Told of every record that was written.
    let wrote: @Sendable (BooksRecordKind, IntentRow.Operation) -> Void
    /// What the run knows of the books; shared by its rounds.
    var watch = PostingWatch()

    /// Posts until nothing is ready and `signal` has ended; throws when the books or the storage stop it.
    ///
    /// Also when it stops, everything in flight is awaited and written down first.
    func post(while signal: WorkSignal) async throws(RunStop) {
        try await recover()
        let outcome: Result<Void, RunStop> = await withTaskGroup(of: PostingEnd.self) { group in
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
        let (archive, books) = (place.archive, place.booksConnection)
        let capacity = await place.books.capacity()
        for _ in 0..<Self.takeBackRoundsMax {
            let now = place.world.clock.now()
            let ready = try await stored { () async throws(StorageProblem) in
                try await archive.readyTakeBacks(of: books, limit: capacity.batchSize, now: now)
            }
            if ready.isEmpty { return }
            let checked = try await TakeBackCheck(place: place, company: company, run: run)
                .check(try await readable.check(ready))
            let postings = try decoded { try departures(checked.ready) }
            for next in try await begin(prepared(postings, capacity)) {
                let end = await sender.send(next)
                try await write(end)
                if let stop = end.stop { throw stop }
            }
        }
    }

    private static let takeBackRoundsMax = 100

    /// After a run that went wrong in one way: what still waits is decided again, with the settings of then, before any of it leaves.
    func withdrawWaiting() async throws(RunStop) {
        let (archive, books, run) = (place.archive, place.booksConnection, run)
        while true {
            let now = place.world.clock.now()
            let ready = try await stored { () async throws(StorageProblem) in
                try await archive.ready(
                    of: books, lists: Self.withdrawnAtOnce, documents: 1...Self.withdrawnAtOnce, now: now)
            }
            let waiting = ready.filter { $0.intent.operation == .create && !$0.intent.order.isEmpty }
            if waiting.isEmpty { return }
            let results = waiting.map { IntentResult(intent: $0.intent.id, outcome: .decideAgain) }
            try await stored { () async throws(StorageProblem) in
                try await archive.finish(results, note: nil, batch: nil, books: books, run: run, now: now)
            }
        }
    }

    private static let withdrawnAtOnce = 200

    private func post(
        while signal: WorkSignal, _ group: inout TaskGroup<PostingEnd>, _ flight: inout Flight
    ) async throws(RunStop) {
        var more = signal.makeIterator()
        var mayGrow = true
        while true {
            try place.stopWish.check()
            try await launch(&group, &flight, mayGrow: mayGrow)
            if !flight.isEmpty {
                try await land(&group, &flight)
            } else if mayGrow {
                mayGrow = await more.next() != nil
            } else if try await !waitForPutBack() {
                return
            }
        }
    }

    /// Starts as many requests as the books take now. While more may come, only full batches of documents leave.
    private func launch(
        _ group: inout TaskGroup<PostingEnd>, _ flight: inout Flight, mayGrow: Bool
    ) async throws(RunStop) {
        let capacity = watch.narrowed(await place.books.capacity())
        while flight.count < capacity.requestsInFlight {
            let least = mayGrow || !flight.isEmpty ? capacity.batchSize : 1
            if flight.hasDocuments, watch.isFeelingItsWay { return }
            let tries = try await take(
                lists: flight.hasList ? 0 : 1, documents: least...capacity.batchSize, capacity,
                most: capacity.requestsInFlight - flight.count)
            if tries.isEmpty { return }
            for next in tries {
                flight.departed(isList: next.isList)
                group.addTask { await sender.send(next) }
            }
        }
    }

    /// Takes ready intents and writes their requests down, in one transaction each, before anything leaves.
    private func take(
        lists: Int, documents: ClosedRange<Int>, _ capacity: PostingCapacity, most: Int
    ) async throws(RunStop) -> [PostingTry] {
        let (archive, books, now) = (place.archive, place.booksConnection, place.world.clock.now())
        let ready = try await stored { () async throws(StorageProblem) in
            try await archive.ready(of: books, lists: lists, documents: documents, now: now)
        }
        if ready.isEmpty { return [] }
        let checked = try await TakeBackCheck(place: place, company: company, run: run)
            .check(try await readable.check(ready))
        if checked.ready.isEmpty { return try await take(lists: lists, documents: documents, capacity, most: most) }
        let departing = try decoded { try departures(checked.ready) }
        let leaving = try await DepartureCheck(place: place, company: company, run: run, watch: watch)
            .check(departing)
        if let trouble = watch.trouble { throw .sameTrouble(trouble) }
        if leaving.isEmpty, !departing.isEmpty {
            return try await take(lists: lists, documents: documents, capacity, most: most)
        }
        let begun = try await begin(prepared(leaving, capacity), most: most)
        // Another worker was faster with the list record: documents go on.
        return begun.isEmpty && lists > 0
            ? try await take(lists: 0, documents: documents, capacity, most: most) : begun
    }

    private func departures(_ ready: [ReadyIntent]) throws -> [DepartureCheck.Departure] {
        try ready.compactMap { intent in try posting(intent).map { (intent, $0) } }
    }

    /// What came to nothing before travels in smaller company, and in the end alone: one record may spoil a whole batch.
    private func prepared(_ departures: [DepartureCheck.Departure], _ capacity: PostingCapacity) -> [PostingTry] {
        let groups = Dictionary(grouping: departures, by: \.ready.intent.attempts).sorted { $0.key < $1.key }
        return groups.flatMap { attempts, group in
            var room = capacity
            room.batchSize = max(1, capacity.batchSize >> min(2 * attempts, 16))
            let postings = group.map(\.posting)
            return place.books.prepare(postings, company: company, capacity: room).map {
                PostingTry($0, ready: group.map(\.ready), postings: postings)
            }
        }
    }

    /// Writes down at most so many requests; what finds no room stays ready.
    private func begin(_ tries: [PostingTry], most: Int) async throws(RunStop) -> [PostingTry] {
        try await begin(Array(tries.prefix(max(1, most))))
    }

    private func begin(_ tries: [PostingTry]) async throws(RunStop) -> [PostingTry] {
        let (archive, books, now) = (place.archive, place.booksConnection, place.world.clock.now())
        var begun: [PostingTry] = []
        for next in tries {
            let request = try decoded { try RecordText.encode(next.prepared) }
            let batch = BatchRow(
                requestKey: next.prepared.requestKey, request: request, intents: next.prepared.intentIDs)
            let note = try decoded { try next.note(run: run) }
            let isBegun = try await stored { () async throws(StorageProblem) in
                try await archive.begin(batch, note: note, books: books, now: now)
            }
            if isBegun { begun.append(next) }
        }
        return begun
    }

    private func posting(_ ready: ReadyIntent) throws -> Posting? {
        try ready.posting(
            try fresh.take(ready.intent.body), requestKey: place.world.identifiers.next(),
            storeIdentity: place.storeIdentity)
    }

    /// Takes one answer in and writes down what it means.
    private func land(_ group: inout TaskGroup<PostingEnd>, _ flight: inout Flight) async throws(RunStop) {
        guard let end = await group.next() else { return }
        flight.landed(isList: end.sent.isList)
        try await write(end)
        if let stop = end.stop { throw stop }
        if let trouble = watch.trouble { throw .sameTrouble(trouble) }
    }

    private func write(_ end: PostingEnd) async throws(RunStop) {
        let (archive, books, now, run) = (place.archive, place.booksConnection, place.world.clock.now(), run)
        let done = end.sent
        let results = try await WholeOrders(place: place).complete(end.results, of: done.intents)
        let note = try decoded { try end.note(run: run) }
        try await stored { () async throws(StorageProblem) in
            try await archive.finish(
                results, note: note, batch: done.prepared.requestKey, books: books, run: run, now: now)
        }
        let intents = Dictionary(uniqueKeysWithValues: done.intents.map { ($0.intent.id, $0.intent) })
        watch.note(results, intents.mapValues(\.kind))
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
        let (archive, books) = (place.archive, place.booksConnection)
        let rows = try await stored { () async throws(StorageProblem) in
            try await archive.unfinishedBatches(of: books)
        }
        for row in rows {
            try place.stopWish.check()
            let prepared = PreparedPosting(kept: row)
            let sending = try await stored { () async throws(StorageProblem) in
                try await archive.sending(in: row.requestKey, books: books)
            }
            let intents = try await readable.check(sending, part: .request)
            let postings = try decoded { try intents.compactMap { try posting($0) } }
            let lost = PostingTry(prepared: prepared, intents: intents, postings: postings)
            let end = await sender.resolve(lost)
            try await write(end)
            if let stop = end.stop { throw stop }
        }
    }

    private var readable: ReadableIntents { ReadableIntents(place: place, run: run, fresh: fresh) }

    private var sender: PostingSender {
        PostingSender(place: place, company: company, mayDecideAgain: mayDecideAgain, watch: watch)
    }

    /// Waits on the clock until a put-back intent may be sent again; `false` when there is none, or when that takes longer than a
    /// run should: it stays in the outbox for the next.
    private func waitForPutBack() async throws(RunStop) -> Bool {
        let (archive, books) = (place.archive, place.booksConnection)
        let next = try await stored { () async throws(StorageProblem) in try await archive.nextReady(of: books) }
        guard let next else { return false }
        let delay = next.milliseconds - place.world.clock.now().milliseconds
        if delay > PostingDelay.secondsMax * 1000 {
            if let problem = watch.lastProblem { throw .books(problem) }
            return false
        }
        try await place.rest(milliseconds: max(delay, 1))
        return true
    }
}

extension PreparedPosting {
    /// A request as it was written down. One that cannot be understood is looked for and never sent again: it names a write
    /// more than there are, as if the books had told of one.
    fileprivate init(kept row: BatchRow) {
        do throws(Unreadable) { self = try RecordText.decode(PreparedPosting.self, from: row.request) } catch {
            self.init(requestKey: row.requestKey, path: "", body: "", intentIDs: row.intents + [""], isBatch: false)
        }
    }
}

extension PostingTry {
    fileprivate init(_ prepared: PreparedPosting, ready: [ReadyIntent], postings: [Posting]) {
        let mine = Set(prepared.intentIDs)
        self.init(
            prepared: prepared, intents: ready.filter { mine.contains($0.intent.id) },
            postings: postings.filter { mine.contains($0.intentID) })
    }
}
