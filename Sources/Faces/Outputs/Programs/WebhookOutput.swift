import Accounting
import Features
import Foundation
package import Storage

/// A webhook as programs get it; its secret only when it was just made.
package struct WebhookOutput: Encodable, Sendable {
    var id: String
    var address: String
    var events: [String]
    var madeBy: String
    var createdAt: String
    var secret: String?

    /// `showsSecret` in the answer that makes one.
    package init(_ row: WebhookRow, showsSecret: Bool = false) {
        (id, address, events, madeBy) = (row.id, row.address, row.events, row.madeBy)
        createdAt = row.createdAt.date.formatted(.iso8601)
        secret = showsSecret ? row.secrets.first?.text : nil
    }
}

/// A message to a webhook and what became of it.
package struct DeliveryOutput: Encodable, Sendable {
    var id: String
    var event: String
    var createdAt: String
    var tries: Int
    /// `taken`, `waiting` or `givenUp`.
    var state: String
    var nextTryAt: String?
    var takenAt: String?
    /// Of the last answer.
    var status: Int?
    /// How the last answer began, or why there was none.
    var answer: String
    /// The exact text that was sent.
    var body: String

    package init(_ row: DeliveryRow) {
        (id, event, tries, status) = (row.id, row.event, row.tries, row.status)
        (answer, body) = (row.answer, row.body)
        createdAt = row.createdAt.date.formatted(.iso8601)
        nextTryAt = row.dueAt?.date.formatted(.iso8601)
        takenAt = row.doneAt?.date.formatted(.iso8601)
        state = row.dueAt != nil ? "waiting" : row.doneAt != nil ? "taken" : "givenUp"
    }
}
