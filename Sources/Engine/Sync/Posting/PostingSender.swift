import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// How one request ended: what became of each of its writes, and whether posting must stop.
struct PostingEnd: Sendable {
    /// What is still open stays written down as on its way: the next run looks for it before it sends anything.
    var sent: PostingTry
    var stop: RunStop?
    /// What the books said, for the audit.
    var answer = BooksAnswer()
}

/// Sends one request that is already written down, and finds out what became of it, whatever happens.
struct PostingSender: Sendable {
    let context: SyncContext
    let company: BooksCompany
    /// Whether a refused name may send its orders back to be decided afresh; not without end.
    let mayDecideAgain: Bool
    var watch = PostingWatch()

    func send(_ next: PostingTry) async -> PostingEnd {
        do throws(ConnectorProblem) {
            let outcomes = try await context.books.perform(next.prepared, postings: next.writes.map(\.posting))
            return await settle(next, outcomes)
        } catch {
            return await notApplied(next, error)
        }
    }

    private var interpreter: AnswerInterpreter {
        AnswerInterpreter(context: context, company: company, mayDecideAgain: mayDecideAgain, watch: watch)
    }

    /// Nothing of it happened: the intents go back, and the whole connection stops when nothing else could succeed either.
    private func notApplied(_ next: PostingTry, _ problem: ConnectorProblem) async -> PostingEnd {
        watch.heard(problem)
        var end = PostingEnd(sent: next, answer: BooksAnswer(problem: AnsweredProblem(problem)))
        if await liesWithRecord(problem, next) {
            end.sent.settle { interpreter.parked($0, problem, isAbsent: true) }
            return end
        }
        let wait = PostingDelay.seconds(after: problem, attempts: next.attempts)
        let notBefore = context.world.clock.now().advanced(bySeconds: wait)
        end.sent.settle { _ in .putBack(notBefore: notBefore) }
        if await isLasting(problem, wait: wait) { end.stop = .books(problem) }
        return end
    }

    /// Whether one record is at fault: the books take others, and turn this one away.
    private func liesWithRecord(_ problem: ConnectorProblem, _ next: PostingTry) async -> Bool {
        guard let write = next.writes.first, next.writes.count == 1 else { return false }
        if interpreter.isPutOff(problem, attempts: next.attempts) { return true }
        guard problem.looksShut, watch.hasPosted || isLonely(write, next.attempts, PostingDelay.triesMax) else {
            return false
        }
        if mayPass(problem, next.attempts) { return false }
        return await isOpen()
    }

    /// Whether the next try may get through: the access token expired on the way.
    private func mayPass(_ problem: ConnectorProblem, _ attempts: Int) -> Bool {
        problem.cause == .signInNeeded && attempts < PostingDelay.signInTriesMax
    }

    /// Whether nothing else can succeed either.
    private func isLasting(_ problem: ConnectorProblem, wait: Int64) async -> Bool {
        switch problem.cause {
        case .signInNeeded, .notPermitted:
            if await !isOpen() { return true }
            return watch.failed(problem)
        case .notSecure: return true
        case .throttled: return wait > PostingDelay.secondsMax
        case .unreachable where context.books.traits.comesByVisits: return true
        case .unreachable, .serverFault: return wait > PostingDelay.secondsMax && watch.failed(problem)
        case .outcomeUnknown, .clientRefused, .subscriptionEnded, .notFound, .stale, .duplicateName,
            .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive, .transactionDeposited, .invalid,
            .unreadable, .extensionMissing, .blocked, .clockWrong:
            return problem.stopsConnection
        }
    }

    /// Whether the books let us in: what looks like a lost connection may be one record that is turned away.
    private func isOpen() async -> Bool {
        do throws(ConnectorProblem) {
            _ = try await context.books.company()
            return true
        } catch { return false }
    }

    /// Holds each outcome against its intent; what is unknown, or left out, is looked for.
    private func settle(_ next: PostingTry, _ outcomes: [String: PostingOutcome]) async -> PostingEnd {
        var end = PostingEnd(sent: next)
        for index in next.writes.indices {
            let write = next.writes[index]
            guard let outcome = outcomes[write.intent.id] else { continue }
            end.answer.add(write.posting, outcome)
            switch outcome {
            case .posted(let record): end.sent.writes[index].outcome = interpreter.accepted(write, record)
            case .refused(let problem) where problem.looksShut:
                let isOpen = await isOpen()
                if !isOpen { end.stop = .books(problem) }
                let isAtFault = isOpen && !mayPass(problem, next.attempts)
                end.sent.writes[index].outcome = await interpreter.turnedAway(write, problem, isAtFault: isAtFault)
            case .refused(let problem):
                if problem.stopsConnection { end.stop = .books(problem) }
                end.sent.writes[index].outcome = await interpreter.refused(write, problem)
            case .unknown: continue
            }
        }
        let found = await resolve(end.sent)
        end.sent = found.sent
        end.answer.add(found.answer)
        end.stop = end.stop ?? found.stop
        return end
    }

    /// Finds out what became of writes whose answer was lost: looks first, then links, sends the same request again, or puts back.
    ///
    /// Source: design.md §1.6, what-users-expect.md §4.4–4.5.
    func resolve(_ lost: PostingTry) async -> PostingEnd {
        guard !lost.open.isEmpty else { return PostingEnd(sent: lost) }
        var search = LostSearch(context.books.traits)
        for attempt in 0..<PostingDelay.looksMax {
            let pause = PostingDelay.milliseconds(beforeLook: attempt, chance: context.world.chance)
            do { try await context.rest(milliseconds: pause) } catch { break }
            do throws(ConnectorProblem) {
                if let end = try await look(for: lost, &search) { return end }
            } catch {
                search.last = error
                if error.stopsConnection || error.endsVisit(of: context.books.traits) { break }
            }
        }
        return PostingEnd(
            sent: lost, stop: .books(search.last), answer: BooksAnswer(problem: AnsweredProblem(search.last)))
    }

    /// One look; `nil` when it must be asked again later.
    private func look(
        for lost: PostingTry, _ search: inout LostSearch
    ) async throws(ConnectorProblem) -> PostingEnd? {
        let creates = lost.open.map(\.posting).filter { $0.operation == .create }
        let found = creates.isEmpty ? [:] : try await context.books.look(for: creates, company: company)
        if search.mayRepeat(lost, found.values) { return try await sendAgain(lost, &search) }
        // The books may still be at work on what is absent. Asked again when they cannot be any more.
        if search.mustWait(found.values) {
            do {
                try await context.rest(milliseconds: context.books.traits.unansweredWriteMilliseconds)
                search.hasWaited = true
            } catch {}
            return nil
        }
        return await judged(lost, found, search)
    }

    /// What looks into the books say. What is absent is sent again with another key, and so is what no look can find: an update or
    /// a removal that was carried out after all is recognised by its version. What came to nothing by itself, again and again,
    /// while the books take others, needs a person; and so does what the books do not let us look for.
    private func judged(
        _ lost: PostingTry, _ found: [String: LookResult], _ search: LostSearch
    ) async -> PostingEnd {
        var end = PostingEnd(sent: lost)
        let isAtFault = isAtFault(lost, search)
        for write in lost.open {
            if let result = found[write.intent.id] { end.answer.add(write.posting, result) }
        }
        for index in end.sent.writes.indices where end.sent.writes[index].result == nil {
            let write = end.sent.writes[index]
            let outcome: IntentResult.Outcome
            switch found[write.intent.id] {
            case .found(let record): outcome = interpreter.accepted(write, record)
            case .occupied(let existing): outcome = await interpreter.occupied(write, existing: existing)
            case .refused(let problem): outcome = interpreter.parked(write, problem, isAbsent: false)
            case .absent where isAtFault, nil where isAtFault:
                outcome = interpreter.parked(write, search.last, isAbsent: write.posting.operation == .create)
            case .absent, nil:
                let wait = PostingDelay.seconds(after: search.last, attempts: lost.attempts)
                outcome = .putBack(notBefore: context.world.clock.now().advanced(bySeconds: wait))
            }
            end.sent.writes[index].outcome = outcome
        }
        if search.isRepeated, end.sent.results.allSatisfy(\.isPutBack), watch.failed(search.last) {
            end.stop = .books(search.last)
        }
        return end
    }

    /// Whether a record that travelled alone comes to nothing each time, while the books take others; or, where there are no others,
    /// while they answered every look for so long that they are no more in trouble than always.
    private func isAtFault(_ lost: PostingTry, _ search: LostSearch) -> Bool {
        guard let write = lost.writes.first, lost.writes.count == 1, search.isRepeated else { return false }
        return watch.hasPosted
            ? lost.attempts >= PostingDelay.triesMax : isLonely(write, lost.attempts, PostingDelay.lonelyTriesMax)
    }

    /// Whether a record was tried so often, and nothing else came to nothing in this run.
    private func isLonely(_ write: OutboxWrite, _ attempts: Int, _ least: Int) -> Bool {
        attempts >= least && !watch.othersFail(than: write.intent.id)
    }

    /// Sends the very same request with its first key: the books replay their answer if they carried it out after all.
    private func sendAgain(
        _ lost: PostingTry, _ search: inout LostSearch
    ) async throws(ConnectorProblem) -> PostingEnd? {
        search.repeats += 1
        let outcomes = try await context.books.perform(lost.prepared, postings: lost.writes.map(\.posting))
        var end = PostingEnd(sent: lost)
        for index in lost.writes.indices {
            let write = lost.writes[index]
            guard let outcome = outcomes[write.intent.id] else { return nil }
            end.answer.add(write.posting, outcome, way: .repeated)
            switch outcome {
            case .posted(let record): end.sent.writes[index].outcome = interpreter.accepted(write, record)
            case .refused(let problem):
                let outcome = await interpreter.refused(write, problem)
                // Refused in passing: the first sending may still be at work.
                if case .putBack = outcome {
                    search.last = problem
                    return nil
                }
                end.sent.writes[index].outcome = outcome
            case .unknown(let problem):
                search.last = problem
                return nil
            }
        }
        return end
    }
}

extension PostingTry {
    /// Says what became of each write that is still open.
    fileprivate mutating func settle(_ outcome: (OutboxWrite) -> IntentResult.Outcome) {
        for index in writes.indices where writes[index].outcome == nil {
            writes[index].outcome = outcome(writes[index])
        }
    }
}

extension ConnectorProblem {
    /// Whether the books are gone until they visit again.
    fileprivate func endsVisit(of traits: BooksTraits) -> Bool { traits.comesByVisits && cause == .unreachable }

    /// Whether it says that nobody is let in; told of one record that may be a matter of the record alone.
    fileprivate var looksShut: Bool {
        switch cause {
        case .signInNeeded: true
        case .notPermitted: status == 401 || status == 403
        case .unreachable, .outcomeUnknown, .throttled, .serverFault, .clientRefused, .subscriptionEnded, .notFound,
            .stale, .duplicateName, .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive,
            .transactionDeposited,
            .invalid, .unreadable, .extensionMissing, .blocked, .clockWrong, .notSecure:
            false
        }
    }
}

extension IntentResult {
    fileprivate var isPutBack: Bool { if case .putBack = outcome { true } else { false } }
}
