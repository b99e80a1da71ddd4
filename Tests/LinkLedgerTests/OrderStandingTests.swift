import LinkLedger
import TestKit
import Testing

/// Statuses by names that read well in a table.
private enum Status {
    static let undecided = ExplainedState.undecided
    static let posting = ExplainedState.posting
    static let posted = ExplainedState.posted
    static let skipped = ExplainedState(.skipped, reason: "rule", reasonCode: "testOrder")
    static let refused = ExplainedState(.needsYou, reason: "no", reasonCode: "invalid")
    static let undone = ExplainedState(.skipped, reason: "who", reasonCode: ReasonCode.undone)
    static let stuck = ExplainedState(.needsYou, reason: "half", reasonCode: "stillInBooks")
    static let blocked = ExplainedState(.waiting, reason: "first", reasonCode: ReasonCode.blocked)
    static let inSummary = ExplainedState(.waiting, reason: "day", reasonCode: ReasonCode.inSummary)
    static let postedTwice = ExplainedState(.needsYou, reasonCode: ReasonCode.postedTwice)
}

/// One line of a table: an order that stands at `now`, on its way to `next`, and what an event makes of it.
private struct Step: Sendable, CustomTestStringConvertible {
    let name: String
    let now: ExplainedState
    let next: ExplainedState
    var open = 0
    let event: OrderEvent
    let thenNow: ExplainedState
    let thenNext: ExplainedState
    var thenOpen = 0
    /// Whether it is to be decided afterwards.
    var isDirty = false
    /// Whether a decision made before does not count any more.
    var isNews = false

    var testDescription: String { name }
}

@Suite("Where an order stands")
struct OrderStandingTests {
    private static let refusal = OrderEvent.refused(reason: "no", reasonCode: "invalid", ended: 1)

    private static let steps: [Step] = [
        // Decided.
        Step(
            name: "decided with writes is on its way", now: Status.undecided, next: Status.undecided,
            event: .decided(Status.posted, added: 2), thenNow: Status.posting, thenNext: Status.posted, thenOpen: 2,
            isNews: true),
        Step(
            name: "decided without writes is there", now: Status.undecided, next: Status.undecided,
            event: .decided(Status.skipped, added: 0), thenNow: Status.skipped, thenNext: Status.skipped, isNews: true),
        Step(
            name: "refused by a rule needs a person", now: Status.posted, next: Status.posted,
            event: .decided(Status.refused, added: 0), thenNow: Status.refused, thenNext: Status.refused, isNews: true),
        Step(
            name: "an undo that stopped half-way stays in sight", now: Status.stuck, next: Status.undone,
            event: .decided(Status.undone, added: 0), thenNow: Status.stuck, thenNext: Status.undone, isNews: true),
        Step(
            name: "an undone order that is skipped stays so", now: Status.undone, next: Status.undone,
            event: .decided(Status.undone, added: 0), thenNow: Status.undone, thenNext: Status.undone, isNews: true),
        // Its writes.
        Step(
            name: "one of two writes is carried out", now: Status.posting, next: Status.posted, open: 2,
            event: .carriedOut(ended: 1), thenNow: Status.posting, thenNext: Status.posted, thenOpen: 1),
        Step(
            name: "the last write is carried out", now: Status.posting, next: Status.posted, open: 1,
            event: .carriedOut(ended: 1), thenNow: Status.posted, thenNext: Status.posted),
        Step(
            name: "a write of an earlier decision is carried out", now: Status.refused, next: Status.refused,
            event: .carriedOut(ended: 0), thenNow: Status.refused, thenNext: Status.refused),
        Step(
            name: "a write is refused while others are on their way", now: Status.posting, next: Status.posted, open: 3,
            event: refusal, thenNow: Status.refused, thenNext: Status.refused, thenOpen: 2),
        Step(
            name: "the others are carried out after a refusal", now: Status.refused, next: Status.refused, open: 1,
            event: .carriedOut(ended: 1), thenNow: Status.refused, thenNext: Status.refused),
        Step(
            name: "what came out wrong is to go", now: Status.refused, next: Status.refused,
            event: .takingBack(added: 2), thenNow: Status.refused, thenNext: Status.refused, thenOpen: 2),
        Step(
            name: "writes are given up", now: Status.posting, next: Status.posted, open: 2,
            event: .unsettled(ended: 2), thenNow: Status.undecided, thenNext: Status.undecided, isDirty: true,
            isNews: true),
        Step(
            name: "writes are given up while others are on their way", now: Status.posting, next: Status.posted,
            open: 3,
            event: .unsettled(ended: 1), thenNow: Status.posting, thenNext: Status.undecided, thenOpen: 2,
            isDirty: true, isNews: true),
        Step(
            name: "a document is linked to it by hand", now: Status.refused, next: Status.refused,
            event: .unsettled(ended: 0), thenNow: Status.undecided, thenNext: Status.undecided, isDirty: true,
            isNews: true),
        Step(
            name: "a write is carried out twice", now: Status.posting, next: Status.posted, open: 1,
            event: .postedTwice, thenNow: Status.postedTwice, thenNext: Status.postedTwice, thenOpen: 1),
        // Undone.
        Step(
            name: "undone with documents in the books waits for them to go", now: Status.posted, next: Status.posted,
            event: .undone(reason: "who", added: 2), thenNow: Status.posting, thenNext: Status.undone, thenOpen: 2,
            isNews: true),
        Step(
            name: "undone without documents is undone", now: Status.refused, next: Status.refused,
            event: .undone(reason: "who", added: 0), thenNow: Status.undone, thenNext: Status.undone, isNews: true),
        Step(
            name: "the last document is gone", now: Status.posting, next: Status.undone, open: 1,
            event: .carriedOut(ended: 1), thenNow: Status.undone, thenNext: Status.undone),
        Step(
            name: "a document may not go: the order needs a person and stays undone", now: Status.posting,
            next: Status.undone, open: 1, event: refusal, thenNow: Status.refused, thenNext: Status.undone),
        Step(
            name: "after that nothing takes it out of sight by itself", now: Status.stuck, next: Status.undone, open: 1,
            event: .carriedOut(ended: 1), thenNow: Status.stuck, thenNext: Status.undone),
        // Blocked.
        Step(
            name: "what it waits for was refused", now: Status.posting, next: Status.posted, open: 1,
            event: .blocked(Status.blocked), thenNow: Status.blocked, thenNext: Status.posted, thenOpen: 1),
        Step(
            name: "an order that needs a person is not only blocked", now: Status.refused, next: Status.refused,
            open: 1,
            event: .blocked(Status.blocked), thenNow: Status.refused, thenNext: Status.refused, thenOpen: 1),
    ]

    @Test("follows from what happens to it", .tags(.x1), arguments: steps)
    fileprivate func step(_ step: Step) {
        let before = OrderStanding(now: step.now, next: step.next, revision: 7, openIntents: step.open)
        let expected = OrderStanding(
            now: step.thenNow, next: step.thenNext, revision: step.isNews ? 8 : 7, isDirty: step.isDirty,
            openIntents: step.thenOpen)
        #expect(before.after(step.event) == expected)
    }

    @Test("once its documents are in the books is posted, unless the decision says otherwise")
    func afterPosting() {
        #expect(ExplainedState(.waiting).afterPosting(hasIntents: true) == .posted)
        #expect(ExplainedState.posting.afterPosting(hasIntents: true) == .posted)
        #expect(ExplainedState.posting.afterPosting(hasIntents: false) == .posting)
        #expect(Status.refused.afterPosting(hasIntents: true) == Status.refused)
        #expect(Status.blocked.afterPosting(hasIntents: true) == Status.blocked)
    }

    @Test("never is on its way and decided at once, whatever happens in whatever order", .tags(.x1))
    func always() {
        let events: [OrderEvent] = [
            .decided(Status.posted, added: 2), .decided(Status.skipped, added: 0), .carriedOut(ended: 1), Self.refusal,
            .takingBack(added: 1), .unsettled(ended: 1), .undone(reason: "who", added: 1), .postedTwice,
        ]
        var standings: Set<OrderStanding> = [OrderStanding(now: .undecided, next: .undecided, isDirty: true)]
        for _ in 0..<5 {
            let following = standings.flatMap { standing in
                events.map { standing.after($0) }.filter { $0.openIntents >= 0 }
            }
            for standing in following where standing.openIntents == 0 {
                #expect(standing.now != .posting, "\(standing)")
            }
            standings = Set(
                following.map { standing in
                    var standing = standing
                    standing.revision = 0
                    return standing
                })
        }
    }
}

@Suite("An order in daily summaries")
struct MemberTests {
    private static let inBooks = Membership(isInBooks: true, summary: .posted)

    @Test(
        "stands where its summaries stand", .tags(.x13),
        arguments: [
            ([inBooks, inBooks], ExplainedState.posted),
            ([], Status.inSummary),
            ([inBooks, Membership(isInBooks: false, summary: .undecided)], Status.inSummary),
            ([inBooks, Membership(isInBooks: false, summary: Status.refused)], Status.refused),
            ([Membership(isInBooks: false, summary: Status.undone)], Status.undone),
            ([Membership(isInBooks: false, summary: Status.blocked)], Status.blocked),
            // What is in the books already is not held back by what keeps the summary's next version.
            ([Membership(isInBooks: true, summary: Status.refused)], ExplainedState.posted),
        ])
    func standing(_ summaries: [Membership], _ expected: ExplainedState) {
        let order = OrderStanding(now: Status.inSummary, next: Status.inSummary)
        #expect(order.status(asMemberOf: summaries) == expected)
    }

    @Test("needs a person for itself first", .tags(.x13))
    func ownTrouble() {
        let order = OrderStanding(now: Status.inSummary, next: Status.refused)
        #expect(order.status(asMemberOf: [Self.inBooks]) == Status.refused)
    }

    @Test("that is posted by itself is not in them")
    func single() {
        let order = OrderStanding(now: .posted, next: .posted)
        #expect(order.status(asMemberOf: [Self.inBooks]) == .posted)
        #expect(order.status(asMemberOf: []) == .posted)
    }

    private static let old = MemberStanding.Part(fingerprint: "old", amount: 100)
    private static let new = MemberStanding.Part(fingerprint: "new", amount: 120)

    @Test(
        "adds to them what it adds now, what they were decided with, and what is in the books", .tags(.x13),
        arguments: [
            (MemberStanding(), MemberEvent.entered(old), MemberStanding(current: old)),
            (MemberStanding(current: old), .counted(fingerprint: "old"), MemberStanding(current: old, decided: old)),
            (MemberStanding(current: new), .counted(fingerprint: "old"), MemberStanding(current: new)),
            (
                MemberStanding(current: new, decided: old), .counted(fingerprint: nil), MemberStanding(current: new)
            ),
            (
                MemberStanding(current: old, decided: old), .summarySettled(.posted),
                MemberStanding(current: old, decided: old, posted: old)
            ),
            (
                MemberStanding(current: new, decided: old), .summarySettled(.needsYou),
                MemberStanding(current: new, decided: old)
            ),
            (
                MemberStanding(current: new, decided: new, posted: old), .summarySettled(.waiting),
                MemberStanding(current: new, decided: new, posted: old)
            ),
            (
                MemberStanding(current: old, decided: old, posted: old), .summarySettled(.skipped),
                MemberStanding(current: old, decided: old)
            ),
            (
                MemberStanding(current: old, decided: old, posted: old), .takenBack,
                MemberStanding(current: old, decided: old)
            ),
            (
                MemberStanding(current: old, decided: old, posted: old), .left,
                MemberStanding(decided: old, posted: old)
            ),
            (MemberStanding(decided: old, posted: old), .counted(fingerprint: nil), MemberStanding(posted: old)),
            (MemberStanding(posted: old), .summarySettled(.posted), MemberStanding()),
        ])
    func member(_ before: MemberStanding, _ event: MemberEvent, _ after: MemberStanding) {
        #expect(before.after(event) == after)
    }

    @Test("is in the books when they hold what it adds now")
    func isInBooks() {
        #expect(MemberStanding(current: Self.old, posted: Self.old).isInBooks)
        #expect(!MemberStanding(current: Self.new, posted: Self.old).isInBooks)
        #expect(!MemberStanding(current: Self.new).isInBooks)
        #expect(MemberStanding(decided: Self.old).isInBooks, "it adds nothing, and nothing is there")
        #expect(MemberStanding().isOver && !MemberStanding(posted: Self.old).isOver)
    }
}

@Suite("What is said about an intent")
struct IntentNewsTests {
    @Test("is believed from anybody when it is in the books", .tags(.x1), arguments: IntentState.allCases)
    func carriedOut(_ state: IntentState) {
        #expect(state.counts(.carriedOut, in: nil))
        #expect(state.counts(.carriedOut, in: "r1"))
    }

    @Test("counts for the request that was answered alone when it is not in the books", .tags(.x1))
    func notCarriedOut() {
        #expect(IntentState.pending.counts(.notCarriedOut(request: "r1"), in: nil))
        #expect(IntentState.sending.counts(.notCarriedOut(request: "r1"), in: "r1"))
        #expect(IntentState.sending.counts(.notCarriedOut(request: nil), in: "r1"))
        #expect(!IntentState.sending.counts(.notCarriedOut(request: "r1"), in: "r2"))
        for state in [IntentState.posted, .refused, .withdrawn] {
            #expect(!state.counts(.notCarriedOut(request: "r1"), in: "r1"))
        }
    }
}
