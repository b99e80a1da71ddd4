import Accounting
import Bookkeeping
import ConnectorKit
import LinkLedger
import Storage

/// Decides what an answer of the books means for an intent, its link and its order.
struct AnswerInterpreter: Sendable {
    let context: SyncContext
    let company: BooksCompany
    let mayDecideAgain: Bool
    var watch = PostingWatch()

    /// The books hold the record: linked when it is what was meant, taken back when it is not; `WholeOrders` says with what else.
    func accepted(_ write: OutboxWrite, _ record: BooksRecord) -> IntentResult.Outcome {
        switch write.posting.operation {
        case .void, .delete: .takenBack(version: record.locator.version)
        case .create, .update: held(write, record)
        }
    }

    private func held(_ write: OutboxWrite, _ record: BooksRecord) -> IntentResult.Outcome {
        let link = Link(write.intent, record)
        guard case .document(let document) = write.posting.body,
            let difference = Comparison.difference(between: document, and: record)
        else { return .posted(link, record.catalogueRecord.flatMap { try? MirrorRow($0) }) }
        let reason = OrderReason.booksDiffer(difference, record: write.intent.kind, number: record.number)
        return .postedWrong(link, takeBack: [], reason: text(reason), reasonCode: reason.code)
    }

    /// The books said no. Numbers and names in use are looked at once more: the record may be our own.
    func refused(_ write: OutboxWrite, _ problem: ConnectorProblem) async -> IntentResult.Outcome {
        if isPutOff(problem, attempts: write.intent.attempts) {
            return parked(write, problem, isAbsent: write.posting.operation == .create)
        }
        switch problem.cause {
        case .throttled, .unreachable, .serverFault, .outcomeUnknown, .signInNeeded, .clientRefused,
            .subscriptionEnded, .extensionMissing, .blocked, .clockWrong, .notSecure:
            return putBack(write, problem)
        case .duplicateNumber, .duplicateName:
            return await inUse(write, problem)
        case .stale:
            return await stale(write, problem)
        case .notFound where write.posting.operation != .create:
            return await gone(write, problem)
        case .referenceInactive where mayDecideAgain, .beforeStock where mayDecideAgain:
            return await decidedAfresh(or: refusal(write, problem))
        case .periodClosed where mayDecideAgain && !write.posting.takesBack:
            return await decidedWithCompany(write, problem)
        case .referenceInactive, .beforeStock, .notPermitted, .notFound, .periodClosed, .transactionDeposited, .invalid,
            .unreadable:
            return refusal(write, problem)
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
            .invalid, .unreadable, .extensionMissing, .blocked, .clockWrong, .notSecure:
            false
        }
    }

    /// The books say of one record that they let nobody in: with `isAtFault` they let others in, and the record is parked.
    func turnedAway(_ write: OutboxWrite, _ problem: ConnectorProblem, isAtFault: Bool) async -> IntentResult.Outcome {
        guard isAtFault else { return await refused(write, problem) }
        return parked(write, problem, isAbsent: write.posting.operation == .create)
    }

    /// A number or name is in use: ours from an earlier life is adopted, another's is shown.
    private func inUse(_ write: OutboxWrite, _ problem: ConnectorProblem) async -> IntentResult.Outcome {
        var posting = write.posting
        // The books have just refused the number: they count what was taken back too.
        posting.earlierMarkers = []
        let found: LookResult?
        do throws(ConnectorProblem) {
            found = try await context.books.look(for: [posting], company: company)[posting.intentID]
        } catch {
            return putBack(write, error)
        }
        if case .found(let record)? = found { return accepted(write, record) }
        if write.intent.kind.document == nil, mayDecideAgain {
            return await decidedAfresh(or: refusal(write, problem))
        }
        if case .occupied(let existing)? = found { return await occupied(write, existing: existing) }
        return refusal(write, problem)
    }

    /// Reads what changed in the books and has the order decided again with it; `otherwise` where they cannot be read.
    private func decidedAfresh(or otherwise: IntentResult.Outcome) async -> IntentResult.Outcome {
        let mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        do throws(RunStop) {
            try await mirror.refresh()
            return .decideAgain
        } catch { return otherwise }
    }

    /// The books were closed further than the mirror knows: the order is decided again with the new closing date.
    private func decidedWithCompany(_ write: OutboxWrite, _ problem: ConnectorProblem) async -> IntentResult.Outcome {
        let mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        do throws(RunStop) {
            return try await mirror.refreshCompany(knownAs: company) ? .decideAgain : refusal(write, problem)
        } catch { return refusal(write, problem) }
    }

    /// Something that the write names is not there. A document that somebody deleted is not made again; one that was to be
    /// taken back is gone as it should be. Source: what-users-expect.md §4.11.
    private func gone(_ write: OutboxWrite, _ problem: ConnectorProblem) async -> IntentResult.Outcome {
        guard case .document(let document) = write.posting.body, let link = write.ready.link else {
            return refusal(write, problem)
        }
        do throws(ConnectorProblem) {
            if try await context.books.read(document.kind, id: link.booksID) != nil { return refusal(write, problem) }
        } catch { return putBack(write, error) }
        return switch write.posting.operation {
        case .void, .delete: .takenBack(version: link.version)
        case .create, .update: refusal(write, .removedInBooks(record: write.intent.kind, number: link.number))
        }
    }

    /// What the link's document said when it was posted last, `nil` when that is not known; and the documents of its order.
    private func postedBefore(
        _ ready: ReadyIntent, _ link: Link
    ) async throws(StorageProblem) -> (document: Document?, own: OwnDocuments) {
        let order = try await context.archive.order(link.key.id, of: ready.store, books: context.booksConnection)
        let posted = order?.posted ?? []
        return (try? posted.first { $0.link.key == link.key }?.document, OwnDocuments(posted.lazy.map(\.link)))
    }

    private func putBack(_ write: OutboxWrite, _ problem: ConnectorProblem) -> IntentResult.Outcome {
        .putBack(notBefore: wait(write, problem))
    }

    private func wait(_ write: OutboxWrite, _ problem: ConnectorProblem) -> Instant {
        let seconds = PostingDelay.seconds(after: problem, attempts: write.intent.attempts)
        return context.world.clock.now().advanced(bySeconds: seconds)
    }

    /// The record has another version than the link. A payment that is applied or taken away moves that of a sale without anybody's
    /// hand: a document that still says what was posted is written over, our own change that was carried out after all counts, a hand
    /// edit is kept. What is another each time, though nothing of it is, needs a person.
    private func stale(_ write: OutboxWrite, _ problem: ConnectorProblem) async -> IntentResult.Outcome {
        guard case .document(let document) = write.posting.body, let link = write.ready.link else {
            return staleWithoutLink(write, problem)
        }
        if write.intent.attempts >= PostingDelay.staleTriesMax {
            let always = OrderReason.alwaysStale(record: write.intent.kind, number: link.number)
            return refusal(write, write.posting.takesBack ? cause(write, problem) : always)
        }
        // It is looked at as it is now before it is tried again.
        if write.posting.takesBack { return putBack(write, problem) }
        let (posted, own): (Document?, OwnDocuments)
        do throws(StorageProblem) { (posted, own) = try await postedBefore(write.ready, link) } catch {
            return putBack(write, problem)
        }
        do throws(ConnectorProblem) {
            guard let record = try await context.books.read(document.kind, id: link.booksID),
                let filed = try await context.books.allFiled(.named(document.kind, [link.booksID]), company: company)
                    .first
            else { return refusal(write, .removedInBooks(record: write.intent.kind, number: link.number)) }
            if let posted, !filed.differs(from: posted, own, standing: own.names) {
                return .versionMoved(filed.version, notBefore: wait(write, problem))
            }
            if !filed.differs(from: document, own, standing: own.names) { return accepted(write, record) }
            return refusal(write, .editedInBooks(record: write.intent.kind, number: link.number))
        } catch {
            return putBack(write, error)
        }
    }

    /// A new record cannot be stale: the books take one name at a time, or are at odds with themselves, for a moment or for good.
    private func staleWithoutLink(_ write: OutboxWrite, _ problem: ConnectorProblem) -> IntentResult.Outcome {
        guard write.posting.operation == .create else { return refusal(write, problem) }
        if write.intent.kind.document == nil { watch.sawNamesRefusedTogether() }
        let isLast = write.intent.attempts >= PostingDelay.triesMax
        return isLast ? parked(write, problem, isAbsent: true) : putBack(write, problem)
    }

    /// A record that never gets through needs a person; `isAbsent` tells that it is not in the books.
    func parked(_ write: OutboxWrite, _ problem: ConnectorProblem, isAbsent: Bool) -> IntentResult.Outcome {
        let (kind, name) = (write.intent.kind, name(of: write.posting))
        return refusal(
            write,
            isAbsent
                ? .failsAlways(problem, record: kind, name: name) : .outcomeOpen(problem, record: kind, name: name))
    }

    /// Another's record bears the name or the number: who is named so gets another name, about a number a person decides.
    func occupied(_ write: OutboxWrite, existing: String) async -> IntentResult.Outcome {
        let number = name(of: write.posting)
        // The books number it: what was found is ours of an earlier life, by its mark.
        if write.intent.kind.document != nil, self.number(of: write.posting) == nil {
            return refusal(write, .stillStands(record: write.intent.kind, number: nil, existing: existing))
        }
        if let kind = write.intent.kind.document, await isOwnOfBefore(write, DocumentName(kind: kind, id: existing)) {
            return refusal(write, .numberOfVoided(number: number, record: write.intent.kind, existing: existing))
        }
        if let kind = write.intent.kind.document,
            let other = await orderWithSameNumber(write, DocumentName(kind: kind, id: existing))
        {
            return refusal(write, .numberOfOther(number: number, order: other.number, id: other.id))
        }
        guard write.intent.kind.document == nil else {
            return refusal(write, .numberTaken(number: number, existing: existing))
        }
        let taken = refusal(write, ConnectorProblem(.duplicateName(existing: existing)))
        return mayDecideAgain ? await decidedAfresh(or: taken) : taken
    }

    /// Whether it was posted for the same part of the same order before, and taken back: one that stands is told before it is sent.
    private func isOwnOfBefore(_ write: OutboxWrite, _ name: DocumentName) async -> Bool {
        do throws(StorageProblem) {
            return try await context.archive.endedLinks(
                of: [write.intent.key], as: .takenBack, store: write.ready.store, books: context.booksConnection
            ).contains { DocumentName($0) == name }
        } catch { return false }
    }

    /// The other order of the store whose document it is; known by its link, or by its mark where the link is not written yet.
    private func orderWithSameNumber(_ write: OutboxWrite, _ name: DocumentName) async -> OrderRow? {
        let (archive, store, books, company) = (context.archive, write.ready.store, context.booksConnection, company)
        do {
            guard
                let own = try await archive.orders(named: write.intent.order, of: [store]).first(where: {
                    $0.id == write.intent.order
                })
            else { return nil }
            let owner = try await archive.owners(of: [name], books: books).first
            if let owner {
                // A supplier may invoice two orders by one number.
                let id = owner.posted.link.key.id
                guard owner.store == store, id != own.id else { return nil }
                return try await archive.orders(named: id, of: [store]).first { $0.id == id }
            }
            let others = try await archive.orders(named: own.number, of: [store]).filter { $0.id != own.id }
            if others.isEmpty { return nil }
            let filed = try await context.books.allFiled(.named(name.kind, [name.id]), company: company).first
            guard let mark = filed.flatMap({ Marker(in: $0.privateNote) }) else { return nil }
            return others.first { other in
                let key = RecordKey(write.intent.key.source, other.id, role: write.intent.key.role)
                return context.marker(of: key, generation: 1, in: store) == mark
            }
        } catch { return nil }
    }

    /// The words of the books, or of their connector, are the reason.
    func refusal(_ write: OutboxWrite, _ problem: ConnectorProblem) -> IntentResult.Outcome {
        refusal(write, cause(write, problem))
    }

    private func cause(_ write: OutboxWrite, _ problem: ConnectorProblem) -> OrderReason {
        .problem(problem, record: write.intent.kind, name: name(of: write.posting))
    }

    func refusal(_ write: OutboxWrite, _ cause: OrderReason) -> IntentResult.Outcome {
        var reason = cause
        if write.posting.takesBack, case .problem(let problem, let record, _) = cause {
            reason = .notTakenBack(.refused(problem, record: record, number: number(of: write.posting)))
        }
        return .refused(reason: text(reason), reasonCode: reason.code)
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

extension Link {
    /// The link of an intent whose record is in the books.
    init(_ intent: IntentRow, _ record: BooksRecord) {
        self.init(
            key: intent.key, generation: intent.generation, kind: intent.kind, booksID: record.locator.id,
            version: record.locator.version, number: record.number, fingerprint: intent.fingerprint)
    }
}
