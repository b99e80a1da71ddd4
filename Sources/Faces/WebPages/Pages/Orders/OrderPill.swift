import Accounting
import Features
import Foundation
import LinkLedger
import Storage
import Wording

extension Pill {
    /// Where an order is.
    init(_ state: OrderState, _ sentences: Sentences) {
        let text = sentences.capitalised(sentences.name(of: state))
        switch state {
        case .posted: self.init(.good, text)
        case .skipped: self.init(.idle, text)
        case .waiting: self.init(.wait, text)
        case .needsYou: self.init(.need, text)
        }
    }
}

extension Sentences {
    /// What is in the books, `Invoice EW1042 and payment`; `nil` for nothing.
    func inBooks(_ documents: [PostedDocument]) -> String? {
        if documents.isEmpty { return nil }
        var names: [String] = []
        for document in documents where document.kind != .payment {
            names.append(
                [name(of: document.kind), document.number.map { plain($0) }].compactMap { $0 }.joined(separator: " "))
        }
        let payments = documents.count { $0.kind == .payment }
        if payments > 0 {
            names.append(payments == 1 ? name(of: BooksRecordKind.payment) : counted(payments, BooksRecordKind.payment))
        }
        return capitalised(list(names))
    }

    /// The day by the clock of the store, as documents bear it; the reader's time where it is the day of now.
    func placed(_ instant: Instant, by store: TimeZone, now: Instant, reader: TimeZone) -> String {
        let day = BusinessDate(instant, in: store)
        return day == BusinessDate(now, in: store) ? clock(instant, in: reader) : date(day)
    }
}
