import Accounting
import Foundation
import Sync

/// What is kept of a sign-in that was begun, until it went well: one for each connection, the last one counts.
struct SignInWish: Codable {
    var state: String
    /// The browser in which it was begun, and must end; `nil` for the command line, where a person carries the address.
    var browser: String?
    var endsAt: Instant?

    /// As it is kept, sealed.
    func text() throws(FeatureProblem) -> String { try json(self) }

    /// `nil` when nobody was sent out. One of an earlier program is its state alone.
    init?(kept text: String?) {
        guard let text, !text.isEmpty else { return nil }
        do { self = try RecordText.decode(SignInWish.self, from: text) } catch { self.init(state: text) }
    }

    init(state: String, browser: String? = nil, endsAt: Instant? = nil) {
        self.state = state
        self.browser = browser
        self.endsAt = endsAt
    }

    /// Long enough to find the password of the books, short enough that a forgotten page does not sign in next week.
    static let browserSeconds: Int64 = 3600
}
