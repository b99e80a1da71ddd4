import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import OpenCart
import TestKit
import Testing

@Suite("The returns of an order read from OpenCart") struct ReturnReadingTests {
    @Test("says of a return that gives credit that nobody knows where it went", .tags(.w16)) func credit() throws {
        var rows = Rows()
        rows.returns = [Rows.returned(["return_action_id": "2"])]
        let refund = try #require(rows.read().refunds.first)
        #expect(refund.givesCredit == true)
        #expect(refund.method == nil)
        #expect(refund.extent.amount?.minorUnits == 6000)
    }

    @Test("gives back what a finished return of a line that fits it says", .tags(.w16)) func returns() throws {
        var rows = Rows()
        rows.returns = [Rows.returned()]
        let refund = try #require(rows.read().refunds.first)
        guard case .lines(let lines, let amount) = refund.extent else {
            return #expect(Bool(false), "\(refund.extent)")
        }
        #expect(amount.minorUnits == 6000)
        #expect(lines.map(\.quantity) == [.one])
        #expect(refund.method == nil)
    }

    @Test(
        "asks about a return that fits no line of it",
        arguments: [["quantity": "99"], ["model": "WRONG"], ["product_id": "8"], ["quantity": "x"]]
            as [[String: String]])
    func oddReturns(_ change: [String: String]) throws {
        var rows = Rows()
        rows.returns = [Rows.returned(change)]
        #expect(try rows.read().refunds.map(\.extent) == [.unknown])
    }

    @Test(
        "does not act on a return that is not finished, or gives nothing back",
        arguments: [["return_status_id": "1"], ["return_action_id": "0"], ["return_action_id": "9"]]
            as [[String: String]])
    func openReturns(_ change: [String: String]) throws {
        var rows = Rows()
        rows.returns = [Rows.returned(change)]
        #expect(try rows.read().refunds.isEmpty)
    }

    @Test("asks about a return when its tax stands on no line", .tags(.w16, .x2)) func returnWithUnsharedTax() throws {
        var rows = Rows()
        rows.totals[2].value = "17.7777"
        rows.totals[3].value = "127.7777"
        rows.order["total"] = "127.7777"
        rows.returns = [Rows.returned()]
        #expect(try rows.read().refunds.map(\.extent) == [.unknown])
    }

    @Test(
        "asks about a return that another customer made", .tags(.w16),
        arguments: [("502", "777", true), ("502", "502", false), ("502", "0", false), ("0", "777", false)])
    func returnOfAnother(_ buyer: String, _ returning: String, _ isAsked: Bool) throws {
        var rows = Rows()
        rows.order["customer_id"] = buyer
        rows.returns = [Rows.returned(["customer_id": returning])]
        #expect(try rows.read().refunds.map { $0.extent == .unknown } == [isAsked])
    }

    @Test(
        "takes names of actions and statuses of returns as a whole: others are asked about, or give nothing",
        .tags(.w16),
        arguments: [
            ("Refunded", "Complete", "6000"), ("Remboursé", "Terminé", "6000"), (" REEMBOLSADO ", "Completado", "6000"),
            ("Refund declined", "Complete", "asked"), ("Refunded", "Incomplete", "asked"),
            ("Credit refused", "Complete", "asked"), ("Zwrot", "Gotowe", "asked"), ("Refunded", "Pending", "nothing"),
            ("Replacement Sent", "Complete", "nothing"), ("Waiting for return", "Complete", "nothing"),
            ("Refund declined", "Awaiting Products", "nothing"),
        ])
    func namesOfReturns(_ action: String, _ status: String, _ expected: String) throws {
        var lists = Rows.lists
        lists["return_action"] = [["return_action_id": "4", "name": action]]
        lists["return_status"] = [["return_status_id": "3", "name": status]]
        var rows = Rows()
        rows.returns = [Rows.returned()]
        let told = try rows.read(lists: lists).refunds.map { refund in
            refund.extent.amount.map { String($0.minorUnits) } ?? (refund.extent == .unknown ? "asked" : "\(refund)")
        }
        #expect(told == (expected == "nothing" ? [] : [expected]))
    }

    @Test("keeps what an earlier return gave when one with a lower number is finished later", .tags(.w16))
    func finishedLater() throws {
        var rows = Rows()
        rows.products[0].merge(["quantity": "3", "price": "11.1100", "total": "33.3300", "tax": "2.2220"]) { $1 }
        rows.totals = [
            ("sub_total", "Sub-Total", "33.3300", 1), ("tax", "VAT 20%", "6.6660", 5), ("total", "Total", "39.9960", 9),
        ]
        rows.order["total"] = "39.9960"
        func refunds(first status: String, on day: String) throws -> [String: Int64] {
            var told = rows
            told.returns = [
                Rows.returned(["return_id": "1", "return_status_id": status, "date_modified": "\(day) 09:00:00"]),
                Rows.returned(["return_id": "2"]), Rows.returned(["return_id": "3"]),
            ]
            return Dictionary(
                try told.read().refunds.map { ($0.id, $0.extent.amount?.minorUnits ?? 0) },
                uniquingKeysWith: { first, _ in first })
        }
        let before = try refunds(first: "1", on: "2026-03-05")
        let after = try refunds(first: "3", on: "2026-03-09")
        #expect(before == ["return.2": 1333, "return.3": 1333])
        #expect(after == ["return.1": 1334, "return.2": 1333, "return.3": 1333])
    }

    @Test("never gives back more than was bought, and never a cent more", .tags(.w16)) func manyReturns() throws {
        var rows = Rows()
        rows.returns = (1...3).map { Rows.returned(["return_id": "\($0)"]) }
        let refunds = try rows.read().refunds
        let given = refunds.compactMap { if case .lines(_, let amount) = $0.extent { amount.minorUnits } else { nil } }
        #expect(given == [6000, 6000])
        #expect(refunds.last?.extent == .unknown)
    }
}
