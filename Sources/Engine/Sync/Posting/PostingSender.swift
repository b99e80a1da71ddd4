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

    func send(_ next: PostingTry) async -> PostingEnd {
        do throws(ConnectorProblem) {
            let outcomes = try await place.books.perform(next.prepared, postings: next.postings)
            return await settle(next, outcomes)
        } catch {
            return notApplied(next, error)
        }
    }

    /// Nothing of it happened: the intents go back, and the whole connection stops when nothing else could succeed either.
    private func notApplied(_ next: PostingTry, _ problem: ConnectorProblem) -> PostingEnd {
        let wait = PostingDelay.seconds(after: problem, attempts: next.intents.first?.intent.attempts ?? 0)
        let notBefore = place.world.clock.now().advanced(bySeconds: wait)
        let results = next.intents.map { IntentResult(intent: $0.intent.id, outcome: .putBack(notBefore: notBefore)) }
        let isLasting =
            problem.stopsConnection || problem.cause == .notPermitted || wait > PostingDelay.secondsMax
        return PostingEnd(
            sent: next, results: results, stop: isLasting ? .books(problem) : nil,
            answer: BooksAnswer(problem: AnsweredProblem(problem)))
    }

    /// Holds each outcome against its intent; what is unknown is looked for.
    private func settle(_ next: PostingTry, _ outcomes: [PostingOutcome]) async -> PostingEnd {
        let judge = PostingJudge(place: place, company: company, mayDecideAgain: mayDecideAgain)
        var end = PostingEnd(sent: next, results: [], stop: nil)
        var unknown: [Int] = []
        for (index, outcome) in outcomes.enumerated() where index < next.postings.count {
            end.answer.add(next.postings[index], outcome)
            switch outcome {
            case .posted(let record):
                end.results.append(judge.accepted(next, at: index, record))
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
        var last = ConnectorProblem(.outcomeUnknown)
        var hasWaited = false
        for attempt in 0..<PostingDelay.looksMax {
            let pause = PostingDelay.milliseconds(beforeLook: attempt, chance: place.world.chance)
            do { try await place.world.clock.sleep(milliseconds: pause) } catch { break }
            do throws(ConnectorProblem) {
                if let end = try await look(for: lost, hasWaited: &hasWaited) { return end }
            } catch {
                last = error
                if error.stopsConnection { break }
            }
        }
        // Still written down as sending: the next run looks again before it sends anything.
        return PostingEnd(
            sent: lost, results: [], stop: .books(last), answer: BooksAnswer(problem: AnsweredProblem(last)))
    }

    /// One look; `nil` when it must be asked again later.
    private func look(
        for lost: PostingTry, hasWaited: inout Bool
    ) async throws(ConnectorProblem) -> PostingEnd? {
        let creates = lost.postings.filter { $0.operation == .create }
        let found = creates.isEmpty ? [] : try await place.books.look(for: creates, company: company)
        if !lost.isAnswered, found.allSatisfy({ $0 == .absent }) { return try await sendAgain(lost) }
        // The books may still be at work on what is absent. Asked again after their longest processing time.
        if found.contains(.absent), !hasWaited {
            do {
                try await place.world.clock.sleep(milliseconds: PostingDelay.processingMilliseconds)
                hasWaited = true
            } catch {}
            return nil
        }
        return judged(lost, Dictionary(uniqueKeysWithValues: zip(creates.map(\.intentID), found)))
    }

    /// What looks into the books say. What is absent is sent again with another key, and so is what no look can find: an update or
    /// a removal that was carried out after all is recognised by its version.
    private func judged(_ lost: PostingTry, _ found: [String: LookResult]) -> PostingEnd {
        let judge = PostingJudge(place: place, company: company, mayDecideAgain: mayDecideAgain)
        var end = PostingEnd(sent: lost, results: [], stop: nil)
        for (index, posting) in lost.postings.enumerated() {
            if let result = found[posting.intentID] { end.answer.add(posting, result) }
            switch found[posting.intentID] {
            case .found(let record): end.results.append(judge.accepted(lost, at: index, record))
            case .occupied(let existing):
                end.results.append(judge.occupied(lost, at: index, existing: existing))
            case .absent, nil:
                let attempts = lost.intent(of: posting)?.intent.attempts ?? 0
                let wait = PostingDelay.seconds(after: ConnectorProblem(.outcomeUnknown), attempts: attempts)
                let notBefore = place.world.clock.now().advanced(bySeconds: wait)
                end.results.append(IntentResult(intent: posting.intentID, outcome: .putBack(notBefore: notBefore)))
            }
        }
        return end
    }

    /// Sends the very same request with its first key: the books replay their answer if they carried it out after all.
    private func sendAgain(_ lost: PostingTry) async throws(ConnectorProblem) -> PostingEnd? {
        let outcomes = try await place.books.perform(lost.prepared, postings: lost.all)
        let judge = PostingJudge(place: place, company: company, mayDecideAgain: mayDecideAgain)
        var end = PostingEnd(sent: lost, results: [], stop: nil)
        for (index, outcome) in outcomes.enumerated() where index < lost.all.count {
            let whole = PostingTry(prepared: lost.prepared, intents: lost.intents, postings: lost.all)
            end.answer.add(lost.all[index], outcome, way: .repeated)
            switch outcome {
            case .posted(let record): end.results.append(judge.accepted(whole, at: index, record))
            case .refused(let problem): end.results.append(await judge.refused(whole, at: index, problem))
            case .unknown: return nil
            }
        }
        return end
    }
}
