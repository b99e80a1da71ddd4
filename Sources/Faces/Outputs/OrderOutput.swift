import Accounting
import Features
package import Foundation
import LinkLedger
package import Storage
package import Sync
package import Wording

/// An order as lists show it; as JSON a line each.
package struct OrderOutput: Encodable {
    var id: String
    var store: String
    var number: String
    var date: String?
    var currency: String?
    var total: String?
    var state: String
    var reason: String?
    var message: String?
    var remedy: String?

    private let row: OrderRow
    private let day: BusinessDate?
    private let text: String?
    /// Technical text, a line each: the words of the other side, its code.
    private let details: [String]

    private enum CodingKeys: String, CodingKey {
        case id, store, number, date, currency, total, state, reason, message, remedy
    }

    package init(_ row: OrderRow, _ explanation: Explanation?, _ zone: TimeZone) {
        self.row = row
        day = row.placedAt.map { BusinessDate($0, in: zone) }
        text = explanation?.text
        details = explanation?.details.map { "\($0.name): \($0.text)" } ?? []
        id = row.id
        store = row.store
        number = row.number
        date = day?.description
        currency = row.currency
        total = row.money?.description
        state = row.state.rawValue
        reason = row.reasonCode
        message = explanation.map { "\($0.what) \($0.meaning)" }
        remedy = explanation?.remedy
    }

    package func lines(_ sentences: Sentences, namesStore: Bool) -> [String] {
        let parts = [
            namesStore ? sentences.plain(store) : "", sentences.plain(number.isEmpty ? id : number),
            day.map { sentences.date($0) } ?? "–",
            row.money.map { sentences.amount($0) } ?? "–", sentences.name(of: row.state),
        ]
        let line = parts.filter { !$0.isEmpty }.joined(separator: "  ")
        return [line] + ([text].compactMap { $0 } + details).map { "    " + $0 }
    }
}

/// What became of an order that was sent singly, as JSON.
package struct SentOrderOutput: Encodable {
    var id: String
    var number: String
    var run: String
    var state: String
    var reason: String?

    package init(_ order: OrderRow, _ report: RunReport) {
        id = order.id
        number = order.number
        run = report.run
        state = order.state.rawValue
        reason = order.reasonCode
    }
}
