import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Decides what an answer of the books means for an intent, its link and its order.
struct PostingJudge: Sendable {
    let place: Workplace
    let company: BooksCompany
    let mayDecideAgain: Bool
    var watch = PostingWatch()

    /// The books hold the record: linked when it is what was meant, taken back when it is not; `WholeOrders` says with what else.
    func accepted(_ sent: PostingTry, at index: Int, _ record: BooksRecord) -> IntentResult {
        let posting = sent.postings[index]
        guard let ready = sent.intent(of: posting) else {
            return IntentResult(intent: posting.intentID, outcome: .decideAgain)
        }
        switch posting.operation {
        case .void, .delete:
            return IntentResult(intent: posting.intentID, outcome: .takenBack(version: record.locator.version))
        case .create, .update:
            return IntentResult(intent: posting.intentID, outcome: held(ready, posting, record))
        }
    }

    private func held(_ ready: ReadyIntent, _ posting: Posting, _ record: BooksRecord) -> IntentResult.Outcome {
        let link = Link(
            key: posting.key, generation: ready.intent.generation, kind: ready.intent.kind,
            booksID: record.locator.id, version: record.locator.version, number: record.number,
            fingerprint: ready.intent.fingerprint)
        guard case .document(let document) = posting.body,
            let difference = Comparison.difference(between: document, and: record)
        else { return .posted(link, record.catalogueRecord.flatMap { try? MirrorRow($0) }) }
        let reason = OrderReason.booksDiffer(difference, record: ready.intent.kind, number: record.number)
        return .postedWrong(link, takeBack: [], reason: text(reason), reasonCode: reason.code)
    }

    /// The books said no. Numbers and names in use are looked at once more: the record may be our own.
    func refused(_ sent: PostingTry, at index: Int, _ problem: ConnectorProblem) async -> IntentResult {
        let posting = sent.postings[index]
        guard let ready = sent.intent(of: posting) else {
            return IntentResult(intent: posting.intentID, outcome: .decideAgain)
        }
        if isPutOff(problem, attempts: ready.intent.attempts) {
            return parked(posting, problem, isAbsent: posting.operation == .create)
        }
        switch problem.cause {
        case .throttled, .unreachable, .serverFault, .outcomeUnknown, .signInNeeded, .clientRefused,
            .subscriptionEnded:
            return putBack(posting, ready, problem)
        case .duplicateNumber, .duplicateName:
            return await inUse(sent, at: index, ready, problem)
        case .stale:
            return await stale(sent, at: index, ready, problem)
        case .notFound where posting.operation != .create:
            return await gone(sent, at: index, ready, problem)
        case .referenceInactive where mayDecideAgain, .beforeStock where mayDecideAgain:
            return await decidedAfresh(posting, ready, problem)
        case .periodClosed where mayDecideAgain && !posting.takesBack:
            return await decidedWithCompany(posting, ready, problem)
        case .referenceInactive, .beforeStock, .notPermitted, .notFound, .periodClosed, .transactionDeposited, .invalid,
            .unreadable:
            return refusal(posting, .problem(problem, record: ready.intent.kind, name: name(of: posting)))
        }
    }

    /// Whether the books put one record off without end, while they take others.
    func isPutOff(_ problem: ConnectorProblem, attempts: Int) -> Bool {
        guard attempts >= PostingDelay.putOffMax, watch.hasPosted else { return false }
        return switch problem.cause {
        case .throttled, .serverFault: true
        case .unreachable, .outcomeUnknown, .signInNeeded, .clientRefused, .notPermitted, .subscriptionEnded, .notFound,
            .stale, .duplicateName, .duplicateNumber, .periodClosed, .beforeStock, .referenceInactive,
            .transactionDeposited,
            .invalid, .unreadable:
            false
        }
    }

    /// The books say of one record that they let nobody in: with `isOpen` they do, and the record is parked.
    func turnedAway(
        _ sent: PostingTry, at index: Int, _ problem: ConnectorProblem, isOpen: Bool
    ) async -> IntentResult {
        let posting = sent.postings[index]
        guard isOpen else { return await refused(sent, at: index, problem) }
        return parked(posting, problem, isAbsent: posting.operation == .create)
    }

    /// A number or name is in use: ours from an earlier life is adopted, another's is shown.
    private func inUse(
        _ sent: PostingTry, at index: Int, _ ready: ReadyIntent, _ problem: ConnectorProblem
    ) async -> IntentResult {
        var posting = sent.postings[index]
        // The books have just refused the number: they count what was taken back too.
        posting.earlierMarkers = []
        let found: [LookResult]
        do throws(ConnectorProblem) {
            found = try await place.books.look(for: [posting], company: company)
        } catch {
            return putBack(posting, ready, error)
        }
        if case .found(let record)? = found.first { return accepted(sent, at: index, record) }
        if ready.intent.kind.document == nil, mayDecideAgain {
            return await decidedAfresh(posting, ready, problem)
        }
        if case .occupied(let existing)? = found.first { return occupied(sent, at: index, existing: existing) }
        return refusal(posting, .problem(problem, record: ready.intent.kind, name: name(of: posting)))
    }

    /// Reads what changed in the books and has the order decided again with it.
    private func decidedAfresh(
        _ posting: Posting, _ ready: ReadyIntent, _ problem: ConnectorProblem
    ) async -> IntentResult {
        let mirror = MirrorKeeper(archive: place.archive, connection: place.booksConnection, books: place.books)
        do throws(RunStop) { try await mirror.refresh() } catch {
            return refusal(posting, .problem(problem, record: ready.intent.kind, name: name(of: posting)))
        }
        return IntentResult(intent: posting.intentID, outcome: .decideAgain)
    }

    /// The books were closed further than the mirror knows: the order is decided again with the new closing date.
    private func decidedWithCompany(
        _ posting: Posting, _ ready: ReadyIntent, _ problem: ConnectorProblem
    ) async -> IntentResult {
        let mirror = MirrorKeeper(archive: place.archive, connection: place.booksConnection, books: place.books)
        do throws(RunStop) {
            if try await mirror.refreshCompany(knownAs: company) {
                return IntentResult(intent: posting.intentID, outcome: .decideAgain)
            }
        } catch {
            return refusal(posting, .problem(problem, record: ready.intent.kind, name: name(of: posting)))
        }
        return refusal(posting, .problem(problem, record: ready.intent.kind, name: name(of: posting)))
    }

    /// Something that the write names is not there. A document that somebody deleted is not made again; one that was to be
    /// taken back is gone as it should be. Source: what-users-expect.md §4.11.
    private func gone(
        _ sent: PostingTry, at index: Int, _ ready: ReadyIntent, _ problem: ConnectorProblem
    ) async -> IntentResult {
        let posting = sent.postings[index]
        let refused = refusal(posting, .problem(problem, record: ready.intent.kind, name: name(of: posting)))
        guard case .document(let document) = posting.body, let link = ready.link else { return refused }
        do throws(ConnectorProblem) {
            if try await place.books.read(document.kind, id: link.booksID) != nil { return refused }
        } catch { return putBack(posting, ready, error) }
        switch posting.operation {
        case .void, .delete:
            return IntentResult(intent: posting.intentID, outcome: .takenBack(version: link.version))
        case .create, .update:
            return refusal(posting, .removedInBooks(record: ready.intent.kind, number: link.number))
        }
    }

    /// What the link's document said when it was posted last, `nil` when that is not known; and the documents of its order.
    private func postedBefore(
        _ ready: ReadyIntent, _ link: Link
    ) async throws(StorageProblem) -> (document: Document?, own: OwnDocuments) {
        let order = try await place.archive.order(link.key.id, of: ready.store, books: place.booksConnection)
        let posted = order?.posted ?? []
        return (try? posted.first { $0.link.key == link.key }?.document, OwnDocuments(posted.lazy.map(\.link)))
    }

    private func putBack(_ posting: Posting, _ ready: ReadyIntent, _ problem: ConnectorProblem) -> IntentResult {
        IntentResult(intent: posting.intentID, outcome: .putBack(notBefore: wait(ready, problem)))
    }

    private func wait(_ ready: ReadyIntent, _ problem: ConnectorProblem) -> Instant {
        let seconds = PostingDelay.seconds(after: problem, attempts: ready.intent.attempts)
        return place.world.clock.now().advanced(bySeconds: seconds)
    }

    /// The record has another version than the link. A payment that is applied or taken away moves that of a sale without anybody's
    /// hand: a document that still says what was posted is written over, our own change that was carried out after all counts, a hand
    /// edit is kept.
    private func stale(
        _ sent: PostingTry, at index: Int, _ ready: ReadyIntent, _ problem: ConnectorProblem
    ) async -> IntentResult {
        let posting = sent.postings[index]
        guard case .document(let document) = posting.body, let link = ready.link else {
            return staleWithoutLink(posting, ready, problem)
        }
        // It is looked at as it is now before it is tried again.
        if posting.takesBack { return putBack(posting, ready, problem) }
        let (posted, own): (Document?, OwnDocuments)
        do throws(StorageProblem) { (posted, own) = try await postedBefore(ready, link) } catch {
            return putBack(posting, ready, problem)
        }
        do throws(ConnectorProblem) {
            guard let record = try await place.books.read(document.kind, id: link.booksID),
                let filed = try await place.books.allFiled(.named(document.kind, [link.booksID]), company: company)
                    .first
            else { return refusal(posting, .removedInBooks(record: ready.intent.kind, number: link.number)) }
            if let posted, !filed.differs(from: posted, own, standing: own.names) {
                let outcome = IntentResult.Outcome.versionMoved(filed.version, notBefore: wait(ready, problem))
                return IntentResult(intent: posting.intentID, outcome: outcome)
            }
            if !filed.differs(from: document, own, standing: own.names) { return accepted(sent, at: index, record) }
            return refusal(posting, .editedInBooks(record: ready.intent.kind, number: link.number))
        } catch {
            return putBack(posting, ready, error)
        }
    }

    /// A new record cannot be stale: the books are at odds with themselves, for a moment or for good.
    private func staleWithoutLink(
        _ posting: Posting, _ ready: ReadyIntent, _ problem: ConnectorProblem
    ) -> IntentResult {
        guard posting.operation == .create else {
            return refusal(posting, .problem(problem, record: ready.intent.kind, name: name(of: posting)))
        }
        let isLast = ready.intent.attempts >= PostingDelay.triesMax
        return isLast ? parked(posting, problem, isAbsent: true) : putBack(posting, ready, problem)
    }

    /// A record that never gets through needs a person; `isAbsent` tells that it is not in the books.
    func parked(_ posting: Posting, _ problem: ConnectorProblem, isAbsent: Bool) -> IntentResult {
        let (kind, name) = (BooksRecordKind(posting.body), name(of: posting))
        let reason: OrderReason =
            isAbsent
            ? .failsAlways(problem, record: kind, name: name) : .outcomeOpen(problem, record: kind, name: name)
        return refusal(posting, reason)
    }

    func occupied(_ sent: PostingTry, at index: Int, existing: String) -> IntentResult {
        let posting = sent.postings[index]
        return refusal(posting, .numberTaken(number: name(of: posting), existing: existing))
    }

    func refusal(_ posting: Posting, _ cause: OrderReason) -> IntentResult {
        var reason = cause
        if posting.takesBack, case .problem(let problem, let record, _) = cause {
            reason = .notTakenBack(.refused(problem, record: record, number: number(of: posting)))
        }
        return IntentResult(
            intent: posting.intentID, outcome: .refused(reason: text(reason), reasonCode: reason.code))
    }

    private func number(of posting: Posting) -> String? {
        if case .document(let document) = posting.body { document.number } else { nil }
    }

    /// What people know the record by.
    private func name(of posting: Posting) -> String {
        switch posting.body {
        case .customer(let party), .vendor(let party): party.displayName
        case .item(let item): item.name
        case .document(let document): document.number ?? document.partyName ?? posting.key.id
        }
    }

    private func text(_ reason: OrderReason) -> String {
        (try? RecordText.encode(reason)) ?? "{}"
    }
}
