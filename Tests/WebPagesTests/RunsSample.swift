import Accounting
import Features
import Storage
import Sync
import TestKit

/// Runs of a store of the town, as a scheduler and a person would have left them.
enum RunsSample {
    static func keep(in town: Town) async throws {
        let archive = town.services.archive
        try await archive.save(
            ConnectionRow(
                id: "shop", company: Town.company, side: .store, kind: "example", name: "Larkmoor shop",
                settings: "{}"))
        for (place, state) in RunRow.State.allCases.enumerated() {
            var row = RunRow(
                id: "r-\(state.rawValue)", company: Town.company, store: "shop", workflow: "orders",
                trigger: state == .finished ? "schedule" : "tess@example.com",
                startedAt: town.clock.now().advanced(bySeconds: Int64(-600 * (place + 1))), state: state)
            var report = RunReport(run: row.id)
            (report.read, report.outcomes, report.posted) = (3, ["posted": 2, "needsYou": 1], ["invoice": 2])
            if state == .failed { report.stopped = .notSetUp }
            if state != .running {
                row.finishedAt = row.startedAt.advanced(bySeconds: 75)
                row.summary = try RecordText.encode(report)
            }
            try await archive.save(row)
        }
        let reason = try RecordText.encode(OrderReason.numberTaken(number: "EW1002", existing: "EW1002"))
        for run in ["r-finished", "r-running"] {
            try await archive.add(
                [
                    RunResultRow(subject: "1001", label: "EW1001", outcome: "posted", reason: nil),
                    RunResultRow(subject: "1002", label: "EW1002", outcome: "needsYou", reason: reason),
                    RunResultRow(subject: "1003", label: "EW1003", outcome: "posted", reason: nil),
                ], to: run)
        }
        try await archive.save(
            ScheduleRow(
                company: Town.company, store: "shop", workflow: "orders", rule: "every 3600",
                dueAt: town.clock.now().advanced(bySeconds: 1800)))
    }
}
