import Accounting
import Storage
import Testing

extension ArchivePromise {
    /// Promises about reconciliations that are kept.
    static let keptReconciliations = [
        ArchivePromise("keeps what came out last for some days, of each company by itself") { a in
            let first = BusinessDate(daysSince1970: 20_000)
            let (month, day) = (first...first.adding(days: 29), first...first)
            func row(_ days: ClosedRange<BusinessDate>, _ body: String, second: Int64 = 0) -> ReconciliationRow {
                ReconciliationRow(
                    company: a.company, days: days, madeAt: a.now.advanced(bySeconds: second), madeBy: "ana", body: body
                )
            }
            #expect(try await a.archive.reconciliation(of: a.company, days: month) == nil)
            try await a.archive.keep(row(month, "1"))
            try await a.archive.keep(row(day, "2", second: 1))
            try await a.archive.keep(row(month, "3", second: 2))
            #expect(try await a.archive.reconciliation(of: a.company, days: month) == row(month, "3", second: 2))
            #expect(try await a.archive.reconciliation(of: a.company, days: day)?.body == "2")
            #expect(try await a.archive.reconciledDays(of: a.company, limit: 5) == [month, day])
            #expect(try await a.archive.reconciledDays(of: a.company, limit: 1) == [month])
            #expect(try await a.archive.reconciliation(of: "other", days: day) == nil)
        }
    ]
}
