import Accounting
import Bookkeeping
import ConnectorKit

/// Looks into the company file for records whose answer was lost: all of them in one set of questions.
///
/// By number and marker; by day and marker where there is no number of ours; by name; by identifier for changes.
/// Source: quickbooks-desktop.md §5.2.
struct Look: Sendable {
    let calls: DesktopCalls

    func look(for records: [Sought]) async throws(ConnectorProblem) -> [String: LookResult] {
        let grounds = records.map { LookGround($0) }
        var questions: [QBElement] = []
        var places: [LookGround.Place: Int] = [:]
        for (place, values) in LookGround.questions(grounds.compactMap { $0 }) {
            places[place] = questions.count
            questions.append(place.question(values))
        }
        var rows: [[XMLNode]] = []
        for part in stride(from: 0, to: questions.count, by: Self.questionsMax) {
            let asked = Array(questions[part..<min(part + Self.questionsMax, questions.count)])
            for answer in try await calls.ask(asked) {
                if !answer.isMissing, let problem = answer.problem(isWrite: false) { throw problem }
                rows.append(answer.records)
            }
        }
        var results: [String: LookResult] = [:]
        for (sought, ground) in zip(records, grounds) {
            // What cannot be asked about cannot have been sent.
            guard let ground, let place = places[ground.place] else {
                results[sought.intentID] = .absent
                continue
            }
            results[sought.intentID] = LookAnswer(sought: sought, ground: ground, rows: rows[place]).result
        }
        return results
    }

    private static let questionsMax = 60
}

/// By what a record is looked for.
struct LookGround: Hashable {
    /// Records with the same place share one question.
    enum Place: Hashable {
        case identifier(list: String, isTransaction: Bool)
        case number(DocumentKind)
        case day(DocumentKind, BusinessDate)
        /// What is tied to an invoice.
        case ties
        case partyName, itemName
    }

    let place: Place
    let value: String

    init?(_ sought: Sought) {
        switch sought.operation {
        case .update(let locator), .void(let locator), .delete(let locator):
            let isTransaction = if case .document = sought.kind { true } else { false }
            place = .identifier(list: Self.list(sought.kind), isTransaction: isTransaction)
            value = locator.id.desktopTransaction
        case .create:
            switch sought.kind {
            case .party, .item:
                guard let name = sought.name else { return nil }
                place = sought.kind == .party ? .partyName : .itemName
                value = name
            case .document(let kind):
                if let link = sought.link {
                    place = .ties
                    value = link.invoices[0]
                } else if kind != .payment, let number = sought.number {
                    place = .number(kind.asLooked)
                    value = number
                } else if let date = sought.date {
                    place = .day(kind.asLooked, date)
                    value = ""
                } else {
                    return nil
                }
            }
        }
    }

    private static func list(_ kind: Sought.Kind) -> String {
        switch kind {
        case .document(let kind): kind.desktopName
        case .party: "Entity"
        case .item: "Item"
        }
    }

    /// The questions with their values, in the order in which they come.
    static func questions(_ grounds: [LookGround]) -> [(Place, [String])] {
        var order: [Place] = []
        var values: [Place: [String]] = [:]
        for ground in grounds {
            if values[ground.place] == nil { order.append(ground.place) }
            values[ground.place, default: []].append(ground.value)
        }
        return order.map { ($0, values[$0] ?? []) }
    }
}

extension LookGround.Place {
    func question(_ values: [String]) -> QBElement {
        func all(_ name: String) -> [QBElement?] {
            var seen: Set<String> = []
            return values.filter { seen.insert($0).inserted }.map { .plain(name, $0) }
        }
        switch self {
        case .identifier(let list, let isTransaction):
            return QBElement(
                list + "QueryRq",
                all(isTransaction ? "TxnID" : "ListID") + (isTransaction ? DocumentQuery.inclusions(list) : []))
        case .number(let kind):
            return QBElement(
                kind.desktopName + "QueryRq", all("RefNumber") + DocumentQuery.inclusions(kind.desktopName))
        case .day(let kind, let date):
            return QBElement(
                kind.desktopName + "QueryRq",
                [DocumentQuery.days(date, date)] + DocumentQuery.inclusions(kind.desktopName))
        case .ties: return QBElement("InvoiceQueryRq", all("TxnID") + [.flag("IncludeLinkedTxns", true)])
        case .partyName: return QBElement("EntityQueryRq", all("FullName"))
        case .itemName: return QBElement("ItemQueryRq", all("FullName"))
        }
    }
}

/// What the questions for documents have in common.
enum DocumentQuery {
    static func days(_ first: BusinessDate, _ last: BusinessDate) -> QBElement {
        QBElement("TxnDateRangeFilter", [.date("FromTxnDate", first), .date("ToTxnDate", last)])
    }

    /// Lines where the marker or the figures stand in them, and ties where there are some. Source: quickbooks-desktop.md §4.1.
    static func inclusions(_ name: String) -> [QBElement?] {
        switch name {
        case "ReceivePayment", "JournalEntry", "SalesReceipt": [.flag("IncludeLineItems", true)]
        case "Invoice", "CreditMemo", "Bill", "PurchaseOrder", "VendorCredit":
            [.flag("IncludeLineItems", true), .flag("IncludeLinkedTxns", true)]
        default: []
        }
    }
}

extension DocumentKind {
    /// Both are credit memos in the books.
    fileprivate var asLooked: DocumentKind { self == .refundReceipt ? .creditMemo : self }
}
