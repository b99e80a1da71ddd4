import Accounting
import ConnectorKit
import Features
import Storage

/// One visit of a Web Connector, from its password to its leave; only the door touches it.
final class OpenVisit {
    let ticket: String
    let books: VisitingBooks
    let visit = Visit()
    var contactAt: Instant
    /// The company file is known as the right one.
    var isAdmitted = false
    /// Our own question after the company file is out.
    var isAsked = false
    /// The company file bears our mark and lies elsewhere than before: what the Web Connector told with it, while it is asked about.
    var doubted: (product: String?, machine: String?)?
    /// What is asked then, until it is handed out.
    var question: String?
    /// A text was handed out and its answer has not come.
    var isAwaiting = false
    /// The visitor is asked to wait a moment.
    var pauses = false
    var isConnecting = false
    var file = ""
    var lastWord = ""
    var exchanges = 0
    /// From 1 to 99: a hundred ends the visit.
    var percent = 1
    /// The most orders that waited in this visit.
    var most = 0
    private var read = 0

    init(_ ticket: String, _ books: VisitingBooks, at instant: Instant) {
        self.ticket = ticket
        self.books = books
        contactAt = instant
    }

    /// Reckons how much of a list is read by what QuickBooks says is left of it.
    func hear(_ response: String) {
        guard isConnecting, let left = Self.number("iteratorRemainingCount", in: response) else { return }
        read = min(read + (Self.number("retCount", in: response) ?? 0), Self.rowsMax)
        percent = Self.percent(done: read, of: read + left)
        if left == 0 { read = 0 }
    }

    static func percent(done: Int, of all: Int) -> Int { all > 0 ? min(99, max(1, done * 100 / all)) : 99 }

    private static func number(_ name: String, in text: String) -> Int? {
        let head = String(decoding: text.utf8.prefix(headBytes), as: UTF8.self)
        guard let place = head.firstRange(of: name + "=\"") else { return nil }
        return Int(head[place.upperBound...].prefix { $0.isNumber }).map { min($0, rowsMax) }
    }

    /// They stand in the element in which the page lies.
    private static let headBytes = 4096
    /// More than any list has.
    private static let rowsMax = 1_000_000_000
}

extension String {
    /// As much of it as is kept and shown, in one line.
    func told(_ lettersMax: Int) -> String {
        String(
            prefix(lettersMax).map {
                $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? " " : $0
            })
    }
}
