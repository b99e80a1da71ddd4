import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage

/// Decides daily summaries whose days are over: the sum of their members, held against what is in the books of them (X13).
struct SummaryDecider: Sendable {
    let context: SyncContext
    let policy: Policy
    let base: BooksCatalogue

    /// Decides all that are due, each in a transaction of its own; returns how many.
    func decideDue(run: String, each: () async throws -> Void) async throws(RunStop) -> Int {
        let (archive, store, now) = (context.archive, context.storeConnection, context.world.clock.now())
        let undecided = try await withRunStop {
            try await archive.undecidedSummaries(of: store)
        }
        var decided = 0
        for id in undecided {
            guard let name = SummaryName(id), policy.isClosed(name.day, at: now) else { continue }
            if decided % Self.stretch == 0 { try await withRunStop { try await each() } }
            if try await decide(name, run: run) { decided += 1 }
        }
        return decided
    }

    /// How many are decided between two signs of life.
    private static let stretch = 50

    private func decide(_ name: SummaryName, run: String) async throws(RunStop) -> Bool {
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let kept = try await withRunStop {
            try await archive.summary(name.id, of: store, books: books)
        }
        guard let kept, let ready = try await MembersInHand(kept, context) else { return false }
        let decision = try await decision(name, kept, ready)
        let row = try decoded { try decision.row(identifiers: context.world.identifiers, FreshRecords()) }
        let summary = DecidedSummary(
            decision: row, counted: decision.reason?.isRefusal == true ? nil : ready.rows,
            isComplete: ready.isComplete)
        let now = context.world.clock.now()
        try await withRunStop {
            try await archive.record(summary, store: store, books: books, run: run, now: now)
        }
        return true
    }

    /// What is posted of it stays as it is.
    private func parked(_ name: SummaryName, _ kept: KeptSummary, for fault: OrderReason) -> OrderDecision {
        OrderDecision(
            id: name.id, order: nil, decision: .refuse([]), changes: [], reason: fault, policyVersion: policy.version,
            revision: kept.revision)
    }

    private func decision(
        _ name: SummaryName, _ kept: KeptSummary, _ ready: MembersInHand
    ) async throws(RunStop) -> OrderDecision {
        let order = name.order(of: ready.members, policy)
        var lookups = CatalogueLookups(policy: policy)
        lookups.add(order)
        var parts = KeptParts()
        let posted = parts.read(.posted, kept.posted) { row throws(Unreadable) in try PostedRecord(row) }
        let versions = Set(posted.map(\.policyVersion)).subtracting([policy.version])
        let earlier = try await EarlierSettings(versions, of: context).policies
        for policy in earlier.values { lookups.add(policy) }
        let (catalogue, links) = try await MirrorExcerpt(context).fetch(lookups, base: base)
        if let fault = ready.fault ?? parts.fault { return parked(name, kept, for: fault) }
        let all = links.mapValues(\.booksID).merging(ready.items) { first, _ in first }
        let known = Links(posted: posted, and: Links(all))
        let bookkeeper = Bookkeeper(policy: policy, catalogue: catalogue)
        let decision = bookkeeper.decide(name, members: ready.members, links: known)
        let revision = bookkeeper.revise(posted: posted, decision: decision, links: known) { version in
            earlier[version].map { policy in
                Bookkeeper(policy: policy, catalogue: catalogue).decide(name, members: ready.members, links: known)
            }
        }
        return OrderDecision(
            id: name.id, order: order, decision: decision, changes: revision.changes,
            reason: OrderReason(decision, revision), policyVersion: policy.version, revision: kept.revision)
    }
}

extension OrderReason {
    /// Nothing new may be posted; what is posted stays.
    fileprivate var isRefusal: Bool {
        switch self {
        case .refused, .unreadable: true
        case .skipped, .waiting, .held, .problem, .failsAlways, .outcomeOpen, .alwaysStale, .linkLost, .booksDiffer,
            .numberTaken, .numberOfOther, .numberOfVoided, .stillStands, .paidInBooks, .blocked,
            .editedInBooks, .removedInBooks, .undone, .notTakenBack, .stillInBooks, .postedTwice,
            .aliasOf, .withdrawn:
            false
        }
    }
}

/// The members of a summary that can be counted now: all items that they name are in the books, and of a refund the sale.
private struct MembersInHand {
    let rows: [SummaryMemberRow]
    let members: [SummaryMember]
    /// The books' identifiers of items that members created.
    let items: [RecordKey: String]
    let isComplete: Bool
    /// A member that cannot be understood: nothing is decided without it.
    let fault: OrderReason?

    /// `nil` when the summary must wait: a member that it counted already has changed and waits for an item itself, or nothing can be
    /// counted yet.
    init?(_ kept: KeptSummary, _ context: SyncContext) async throws(RunStop) {
        var parts = KeptParts()
        let all = parts.read(.members, kept.members) { row throws(Unreadable) in (row: row, member: try row.member()) }
        fault = parts.fault
        let awaited = all.reduce(into: Set<RecordKey>()) { $0.formUnion($1.member.itemsAwaited) }
        let (archive, store, books) = (context.archive, context.storeConnection, context.booksConnection)
        let links = try await withRunStop {
            try await archive.links(of: Array(awaited), store: store, books: books)
        }
        let isReady = { (one: (row: SummaryMemberRow, member: SummaryMember)) in
            one.member.itemsAwaited.isSubset(of: links.keys)
                && (!one.member.receipt.kind.isReversal || one.row.isSaleInBooks)
        }
        let ready = all.filter(isReady)
        rows = ready.map(\.row)
        members = ready.map(\.member)
        items = links.mapValues(\.booksID)
        isComplete = fault != nil || ready.count == all.count
        if fault != nil { return }
        let left = all.filter { !isReady($0) }
        if left.contains(where: \.row.isBound) || (ready.isEmpty && !left.isEmpty) { return nil }
    }
}
