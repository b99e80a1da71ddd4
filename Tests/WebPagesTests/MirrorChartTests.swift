import Accounting
import TestKit
import Testing
import Wording

@testable import WebPages

@Suite("The days of store and books, drawn", .tags(.x5))
struct MirrorChartTests {
    @Test("stand on the line of the days when nothing is below zero")
    func above() throws {
        let chart = try #require(drawn([(1000, 1000), (500, 400)]))
        #expect(chart.storeLine == "46" && chart.booksLine == "46")
        #expect(chart.bars.map(\.storeTop) == ["6.00", "49.00"] && chart.bars.map(\.store) == ["86.00", "43.00"])
        #expect(chart.bars.map(\.booksTop) == ["0.00", "0.00"] && chart.bars.map(\.books) == ["86.00", "34.40"])
    }

    @Test("reach over the line of zero on a day on which more went back than came in, equal on both sides")
    func below() throws {
        let chart = try #require(drawn([(1500, 1500), (-500, -500)]))
        #expect(chart.storeLine == "70.50" && chart.booksLine == "21.50")
        #expect(chart.bars.map(\.storeTop) == ["6.00", "70.50"] && chart.bars.map(\.store) == ["64.50", "21.50"])
        #expect(chart.bars.map(\.booksTop) == ["21.50", "0.00"] && chart.bars.map(\.books) == ["64.50", "21.50"])
        #expect(chart.rows.map(\.store) == ["\u{2212}5.00", "15.00"])
    }

    @Test("are drawn when every day is below zero, and not at all when every day is zero")
    func bounds() {
        #expect(drawn([(-500, -500)])?.bars.map(\.store) == ["86.00"])
        #expect(drawn([(0, 0)]) == nil && drawn([]) == nil)
    }

    private func drawn(_ days: [(store: Int64, books: Int64)]) -> MirrorChart? {
        MirrorChart(
            days.enumerated().map { index, day in
                MirrorChart.Day(
                    date: BusinessDate(daysSince1970: 20_000 + index), store: Money(minorUnits: day.store, .usd),
                    books: Money(minorUnits: day.books, .usd))
            }, label: "", .all, called: "", Sentences(tag: "en"))
    }
}
