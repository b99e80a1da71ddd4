import Accounting
import Bookkeeping
import ConnectorKit
import Features
import LinkLedger
import Storage
import Sync
import Wording

/// What is said of backfills and of dry runs.
enum HistoryExamples {
    static let problems = walk(from: BackfillProblem.nothingBefore) { problem in
        switch problem {
        case .nothingBefore: .afterStartDate(Sample.day(2026, 1, 1))
        case .afterStartDate: .rangeEmpty(from: Sample.day(2025, 2, 2), to: Sample.day(2025, 2, 1))
        case .rangeEmpty: .underWay(from: Sample.day(2025, 1, 1), to: Sample.day(2025, 12, 31))
        case .underWay: .noneUnderWay
        case .noneUnderWay: .unseen(token: "1a2b3c4d")
        case .unseen: .outdated(token: "1a2b3c4d")
        case .outdated: nil
        }
    }

    static let words: [Word] =
        DryRunOrder.Outcome.allCases.flatMap { outcome in
            [
                Word("dryRun.one.\(outcome)") { $0.counted(1, outcome) },
                Word("dryRun.many.\(outcome)") { $0.counted(1234, outcome) },
            ]
        }
        + DryRunTally.Write.allCases.map { write in Word("write.\(write)") { $0.name(of: write) } }
        + DocumentFieldChange.Field.allCases.map { field in Word("changed.\(field)") { $0.name(of: field) } }
        + BackfillRow.State.allCases.map { state in
            Word("backfill.\(state)") { $0.name(of: state, isWorkedOn: true) }
        }
        + [Word("backfill.interrupted") { $0.name(of: .running, isWorkedOn: false) }]

    static let reports: [@Sendable (Sentences) -> String] = [
        { $0.lines(of: progress(.proposed)).joined(separator: "\n") }, { $0.status(of: progress(.proposed)) },
        { $0.status(of: progress(.running, admitted: 120)) }, { $0.status(of: progress(.running, 0, admitted: 1)) },
        { $0.beginHint(company: "acme", token: "1a2b3c4d") }, { $0.resumeHint(company: "acme") },
        { $0.lines(of: DryRunTally()).joined(separator: "\n") }, { $0.differing(3, of: 312) }, { $0.ledgerDifference },
        { $0.withTheseSettings },
    ]

    private static func progress(
        _ state: BackfillRow.State, _ found: Int = 312, admitted: Int = 0
    ) -> BackfillProgress {
        var row = BackfillRow(
            id: "1", company: "acme", store: "shop", firstDay: Sample.day(2025, 1, 1),
            lastDay: Sample.day(2025, 12, 31), state: state, token: "1a2b3c4d", found: found, admitted: admitted,
            createdAt: ReportExamples.noon)
        row.sessionAt = ReportExamples.noon
        return BackfillProgress(
            row: row, estimate: estimate, counts: BackfillCounts(), isWorkedOn: true,
            now: ReportExamples.noon.advanced(bySeconds: 240))
    }

    private static let estimate: BackfillEstimate = {
        var estimate = BackfillEstimate()
        estimate.orders = 312
        estimate.outcomes = ["create": 300, "skip": 8, "needsYou": 4]
        estimate.documents = ["invoice": 300, "payment": 1]
        estimate.records = ["customer": 12, "item": 1]
        estimate.sums = [
            BackfillEstimate.Sums(
                sales: Sample.money(1_234_567), tax: Sample.money(12345), payments: Sample.money(1_200_000),
                refunds: Sample.money(0))
        ]
        estimate.problems = [
            BackfillEstimate.Problem(
                reason: .refused([.periodClosed(date: Sample.day(2025, 1, 1), closing: Sample.day(2025, 6, 30))]),
                count: 4, orders: ["EW1"])
        ]
        estimate.secondsMin = 480
        estimate.secondsMax = 1020
        return estimate
    }()
}
