import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// How one request ended: what to write down for each of its intents, and whether posting must stop.
struct PostingEnd: Sendable {
    let sent: PostingTry
    var results: [IntentResult]
    var stop: RunStop?
    /// What the books said, for the audit.
    var answer = BooksAnswer()
}

/// Sends one request that is already written down, and finds out what became of it, whatever happens.
struct PostingSender: Sendable {
    let place: Workplace
    let company: BooksCompany
    /// Whether a refused name may send its orders back to be decided afresh; not without end.
    let mayDecideAgain: Bool
    var watch = PostingWatch()

    func send(_ next: PostingTry) async -> PostingEnd {
        do throws(ConnectorProblem) {
            let outcomes = try await place.books.perform(next.prepared, postings: next.postings)
            return await settle(next, outcomes)
        } catch {
            return await notApplied(next, error)
        }
    }

    private var judge: PostingJudge {
        PostingJudge(place: place, company: company, mayDecideAgain: mayDecideAgain, watch: watch)
    }

    /// Nothing of it happened: the intents go back, and the whole connection stops when nothing else could succeed either.
    private func notApplied(_ next: PostingTry, _ problem: ConnectorProblem) async -> PostingEnd {
        watch.heard(problem)
        let answer = BooksAnswer(problem: AnsweredProblem(problem))
        if await liesWithRecord(problem, next) {
            let result = judge.parked(next.postings[0], problem, isAbsent: true)
            return PostingEnd(sent: next, results: [result], stop: nil, answer: answer)
        }
        let wait = PostingDelay.seconds(after: problem, attempts: next.attempts)
        let notBefore = place.world.clock.now().advanced(bySeconds: wait)
        let results = next.intents.map { IntentResult(intent: $0.intent.id, outcome: .putBack(notBefore: notBefore)) }
        let stops = await isLasting(problem, wait: wait)
        return PostingEnd(sent: next, results: results, stop: stops ? .books(problem) : nil, answer: answer)
    }

    /// Whether one record is at fault: the books take others, and turn this one away.
    private func liesWithRecord(_ problem: ConnectorProblem, _ next: PostingTry) async -> Bool {
        guard next.postings.count == 1 else { return false }
        if judge.isPutOff(problem, attempts: next.attempts) { return true }
        guard problem.looksShut, watch.hasPosted || next.attempts >= PostingDelay.lonelyTriesMax else { return false }
        return await isOpen()
    }

    /// Whether nothing else can succeed either.
    private func isLasting(_ problem: ConnectorProblem, wait: Int64) async -> Bool {
        switch problem.cause {
        case .signInNeeded, .notPermitted:
            if await !isOpen() { return true }
            return watch.failed(problem)
        case .throttled: return wait > PostingDelay.secondsMax
        case .unreachable, .serverFault: return wait > PostingDelay.secondsMax && watch.failed(problem)
        case .outcomeUnknown, .clientRefused, .subscriptionEnded, .notFound, .stale, .duplicateName,
            .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive, .transactionDeposited, .invalid,
            .unreadable:
            return problem.stopsConnection
        }
    }

    /// Whether the books let us in: what looks like a lost connection may be one record that is turned away.
    private func isOpen() async -> Bool {
        do throws(ConnectorProblem) {
            _ = try await place.books.company()
            return true
        } catch { return false }
    }

    /// Holds each outcome against its intent; what is unknown is looked for.
    private func settle(_ next: PostingTry, _ outcomes: [PostingOutcome]) async -> PostingEnd {
        var end = PostingEnd(sent: next, results: [], stop: nil)
        var unknown: [Int] = []
        for (index, outcome) in outcomes.enumerated() where index < next.postings.count {
            end.answer.add(next.postings[index], outcome)
            switch outcome {
            case .posted(let record):
                end.results.append(judge.accepted(next, at: index, record))
            case .refused(let problem) where problem.looksShut:
                let isOpen = await isOpen()
                if !isOpen { end.stop = .books(problem) }
                end.results.append(await judge.turnedAway(next, at: index, problem, isOpen: isOpen))
            case .refused(let problem):
                if problem.stopsConnection { end.stop = .books(problem) }
                end.results.append(await judge.refused(next, at: index, problem))
            case .unknown:
                unknown.append(index)
            }
        }
        guard !unknown.isEmpty else { return end }
        let rest = next.only(unknown)
        let found = await resolve(rest)
        end.results += found.results
        end.answer.add(found.answer)
        end.stop = end.stop ?? found.stop
        return end
    }

    /// Finds out what became of writes whose answer was lost: looks first, then links, sends the same request again, or puts back.
    ///
    /// Source: design.md §1.6, what-users-expect.md §4.4–4.5.
    func resolve(_ lost: PostingTry) async -> PostingEnd {
        guard !lost.postings.isEmpty else { return PostingEnd(sent: lost, results: [], stop: nil) }
        var search = LostSearch()
        for attempt in 0..<PostingDelay.looksMax {
            let pause = PostingDelay.milliseconds(beforeLook: attempt, chance: place.world.chance)
            do { try await place.rest(milliseconds: pause) } catch { break }
            do throws(ConnectorProblem) {
                if let end = try await look(for: lost, &search) { return end }
            } catch {
                search.last = error
                if error.stopsConnection { break }
            }
        }
        // Still written down as sending: the next run looks again before it sends anything.
        return PostingEnd(
            sent: lost, results: [], stop: .books(search.last),
            answer: BooksAnswer(problem: AnsweredProblem(search.last)))
    }

    /// One look; `nil` when it must be asked again later.
    private func look(
        for lost: PostingTry, _ search: inout LostSearch
    ) async throws(ConnectorProblem) -> PostingEnd? {
        let creates = lost.postings.filter { $0.operation == .create }
        let found = creates.isEmpty ? [] : try await place.books.look(for: creates, company: company)
        if search.mayRepeat(lost, found) { return try await sendAgain(lost, &search) }
        // The books may still be at work on what is absent. Asked again after their longest processing time.
        if search.mustWait(found) {
            do {
                try await place.rest(milliseconds: PostingDelay.processingMilliseconds)
                search.hasWaited = true
            } catch {}
            return nil
        }
        return judged(lost, Dictionary(uniqueKeysWithValues: zip(creates.map(\.intentID), found)), search)
    }

    /// What looks into the books say. What is absent is sent again with another key, and so is what no look can find: an update or
    /// a removal that was carried out after all is recognised by its version. What came to nothing by itself, again and again,
    /// while the books take others, needs a person; and so does what the books do not let us look for.
    private func judged(
        _ lost: PostingTry, _ found: [String: LookResult], _ search: LostSearch
    ) -> PostingEnd {
        var end = PostingEnd(sent: lost, results: [], stop: nil)
        for (index, posting) in lost.postings.enumerated() {
            if let result = found[posting.intentID] { end.answer.add(posting, result) }
            switch found[posting.intentID] {
            case .found(let record): end.results.append(judge.accepted(lost, at: index, record))
            case .occupied(let existing):
                end.results.append(judge.occupied(lost, at: index, existing: existing))
            case .refused(let problem): end.results.append(judge.parked(posting, problem, isAbsent: false))
            case .absent where isAtFault(lost, search), nil where isAtFault(lost, search):
                end.results.append(judge.parked(posting, search.last, isAbsent: posting.operation == .create))
            case .absent, nil:
                let wait = PostingDelay.seconds(after: search.last, attempts: lost.attempts)
                let notBefore = place.world.clock.now().advanced(bySeconds: wait)
                end.results.append(IntentResult(intent: posting.intentID, outcome: .putBack(notBefore: notBefore)))
            }
        }
        if search.repeats == PostingDelay.repeatsMax, end.results.allSatisfy(\.isPutBack), watch.failed(search.last) {
            end.stop = .books(search.last)
        }
        return end
    }

    /// Whether a record that travelled alone comes to nothing each time, while the books take others; or, where there are no others,
    /// while they answered every look for so long that they are no more in trouble than always.
    private func isAtFault(_ lost: PostingTry, _ search: LostSearch) -> Bool {
        guard lost.all.count == 1, search.repeats == PostingDelay.repeatsMax else { return false }
        return lost.attempts >= (watch.hasPosted ? PostingDelay.triesMax : PostingDelay.lonelyTriesMax)
    }

    /// Sends the very same request with its first key: the books replay their answer if they carried it out after all.
    private func sendAgain(
        _ lost: PostingTry, _ search: inout LostSearch
    ) async throws(ConnectorProblem) -> PostingEnd? {
        search.repeats += 1
        let outcomes = try await place.books.perform(lost.prepared, postings: lost.all)
        var end = PostingEnd(sent: lost, results: [], stop: nil)
        for (index, outcome) in outcomes.enumerated() where index < lost.all.count {
            let whole = PostingTry(prepared: lost.prepared, intents: lost.intents, postings: lost.all)
            end.answer.add(lost.all[index], outcome, way: .repeated)
            switch outcome {
            case .posted(let record): end.results.append(judge.accepted(whole, at: index, record))
            case .refused(let problem): end.results.append(await judge.refused(whole, at: index, problem))
            case .unknown(let problem):
                search.last = problem
                return nil
            }
        }
        return end
    }
}

extension ConnectorProblem {
    /// Whether it says that nobody is let in; told of one record that may be a matter of the record alone.
    fileprivate var looksShut: Bool {
        switch cause {
        case .signInNeeded: true
        case .notPermitted: status == 401 || status == 403
        case .unreachable, .outcomeUnknown, .throttled, .serverFault, .clientRefused, .subscriptionEnded, .notFound,
            .stale, .duplicateName, .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive,
            .transactionDeposited,
            .invalid, .unreadable:
            false
        }
    }
}

extension IntentResult {
    fileprivate var isPutBack: Bool { if case .putBack = outcome { true } else { false } }
}
