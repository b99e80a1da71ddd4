import Accounting
import TestKit
import Testing

@testable import WebPages

@Suite("A reconciliation of several stores", .tags(.x5))
struct ReconciliationViewTests {
    @Test("stays with the store that is shown, in its days, its file and after a finding was handled")
    func store() throws {
        let days = try #require(BusinessDate("2026-01-01"))...(try #require(BusinessDate("2026-01-31")))
        #expect(ReconciliationView.query(days, "a b") == "from=2026-01-01&to=2026-01-31&store=a%20b")
        for store in [nil, ""] {
            #expect(ReconciliationView.query(days, store) == "from=2026-01-01&to=2026-01-31")
        }
    }
}
