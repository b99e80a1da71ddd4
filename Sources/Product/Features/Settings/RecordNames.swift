import Accounting
import Bookkeeping

/// The records of the books that settings may name, each with its identifier and whether it is in use.
struct RecordNames {
    struct Entry {
        var id: String
        var name: String
    }

    private let books: BooksCatalogue

    init(_ books: BooksCatalogue) { self.books = books }

    /// The records of a list; `nil` for lists that are too long to be held here.
    func entries(of value: SettingValue) -> [Entry]? {
        switch value {
        case .account: active(books.accounts.values.map { ($0.id.rawValue, $0.name, $0.isActive) })
        case .record(let list), .identifier(let list): entries(of: list)
        case .yesNo, .text, .day, .timeZone, .currency, .percent, .number, .word, .customerAssignment, .list, .map,
            .group:
            nil
        }
    }

    private func entries(of list: SettingValue.RecordList) -> [Entry]? {
        switch list {
        case .item, .customer: nil
        case .taxCode: active(books.taxCodes.map { ($0.id.rawValue, $0.name, $0.isActive) })
        case .trackingClass: named(books.classes)
        case .location: named(books.locations)
        case .term: named(books.terms)
        case .paymentMethod: named(books.paymentMethods)
        }
    }

    private func named<Subject>(_ records: [NamedRecord<Subject>]) -> [Entry] {
        active(records.map { ($0.id.rawValue, $0.name, $0.isActive) })
    }

    private func active(_ records: [(id: String, name: String, isActive: Bool)]) -> [Entry] {
        records.filter(\.isActive).map { Entry(id: $0.id, name: $0.name) }.sorted { $0.id < $1.id }
    }
}
