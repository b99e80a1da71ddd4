import Accounting
import Bookkeeping
import ConnectorKit

/// By what a posting of unknown outcome is looked for; postings with the same ground share one query.
enum LookGround: Hashable {
    /// The record that was to be changed.
    case identifier
    case number
    /// Name of a customer, vendor or item.
    case name
    /// A name with letters that the query language cannot say: all names that hold this piece of it.
    case likeness(String)
    /// Documents without a number: their days and customers.
    case customer
    /// Documents without a number of which the service cannot tell the party: their day alone.
    case day(BusinessDate)
}

/// Postings of one entity that one query can answer for.
struct LookQuestion {
    let entity: Entity
    let ground: LookGround
    /// Each posting with the value that it is looked for by.
    var members: [(posting: Posting, value: String)]

    var postings: [Posting] { members.map(\.posting) }

    /// More values would make the address too long. Source: quickbooks-online.md §3.
    static let valuesMax = 30

    var statement: QueryStatement {
        let values = members.map(\.value)
        var statement = QueryStatement(entity: entity)
        switch ground {
        case .identifier: statement.conditions = [QueryStatement.isOne("Id", of: values)]
        case .number: statement.conditions = [QueryStatement.isOne("DocNumber", of: values)]
        case .name:
            statement.conditions = [QueryStatement.isOne(nameProperty, of: values), QueryStatement.activeOrNot]
        case .likeness(let part):
            statement.conditions = [QueryStatement.activeOrNot]
            if !part.isEmpty { statement.conditions.append(QueryStatement.contains(nameProperty, part)) }
            statement.isNewestFirst = true
        case .customer:
            let parties = Set(values).sorted()
            statement.conditions = days + [QueryStatement.isOne("CustomerRef", of: parties)]
        case .day(let date): statement.conditions = [QueryStatement.equals("TxnDate", date.description)]
        }
        return statement
    }

    /// Whether rows may be many, of which the newest are the likeliest.
    var isSearch: Bool { if case .likeness = ground { true } else { false } }

    var nameProperty: String { entity == .item ? "Name" : "DisplayName" }

    /// The same question about each of its postings alone.
    var singles: [LookQuestion] { members.map { LookQuestion(entity: entity, ground: ground, members: [$0]) } }

    /// From the first to the last day of the documents looked for.
    private var days: [String] {
        let dates = members.compactMap {
            if case .document(let document) = $0.posting.body { document.date } else { nil }
        }
        guard let first = dates.min(), let last = dates.max() else { return [] }
        return [
            QueryStatement.isAtLeast("TxnDate", first.description),
            QueryStatement.isAtMost("TxnDate", last.description),
        ]
    }

    /// Groups postings by entity and ground, at most ``valuesMax`` to a question.
    static func questions(_ postings: [Posting], _ company: BooksCompany) -> [LookQuestion] {
        var order: [Key] = []
        var open: [Key: LookQuestion] = [:]
        var full: [LookQuestion] = []
        for posting in postings {
            guard let (ground, value) = posting.lookGround(company) else { continue }
            let key = Key(entity: Entity(posting.body), ground: ground)
            if open[key] == nil { order.append(key) }
            var question = open[key] ?? LookQuestion(entity: key.entity, ground: ground, members: [])
            question.members.append((posting, value))
            open[key] = question
            if question.members.count == valuesMax {
                full.append(question)
                open[key] = nil
                order.removeAll { $0 == key }
            }
        }
        return full + order.compactMap { open[$0] }
    }

    private struct Key: Hashable {
        let entity: Entity
        let ground: LookGround
    }
}

extension Posting {
    /// The ground and the value by which this posting is looked for; `nil` when it cannot have been sent.
    fileprivate func lookGround(_ company: BooksCompany) -> (LookGround, String)? {
        switch operation {
        case .update(let locator), .void(let locator), .delete(let locator): return (.identifier, locator.id)
        case .create: break
        }
        guard let body = try? write(company).body else { return nil }
        if let number = body.text("DocNumber"), QueryStatement.canSay(number) { return (.number, number) }
        if let name = body.text("DisplayName") ?? body.text("Name") {
            return (QueryStatement.canSay(name) ? .name : .likeness(QueryStatement.sayablePart(of: name)), name)
        }
        if let customer = body.reference("CustomerRef") { return (.customer, customer) }
        return body.date("TxnDate").map { (.day($0), "") }
    }
}
