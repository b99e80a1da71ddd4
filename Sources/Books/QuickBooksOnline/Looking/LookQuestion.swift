import Accounting
import ConnectorKit

/// By what a record of unknown outcome is looked for; records with the same ground share one query.
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

/// Records of one entity that one query can answer for.
struct LookQuestion {
    let entity: Entity
    let ground: LookGround
    /// Each record with the value that it is looked for by.
    var members: [(sought: Sought, value: String)]

    /// The same answer about each, by its intent.
    func all(_ result: LookResult) -> [String: LookResult] {
        Dictionary(members.map { ($0.sought.intentID, result) }, uniquingKeysWith: { first, _ in first })
    }

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

    /// The same question about each of its records alone.
    var singles: [LookQuestion] { members.map { LookQuestion(entity: entity, ground: ground, members: [$0]) } }

    /// From the first to the last day of the documents looked for.
    private var days: [String] {
        let dates = members.compactMap(\.sought.date)
        guard let first = dates.min(), let last = dates.max() else { return [] }
        return [
            QueryStatement.isAtLeast("TxnDate", first.description),
            QueryStatement.isAtMost("TxnDate", last.description),
        ]
    }

    /// Groups records by entity and ground, at most ``valuesMax`` to a question.
    static func questions(_ records: [Sought]) -> [LookQuestion] {
        var order: [Key] = []
        var open: [Key: LookQuestion] = [:]
        var full: [LookQuestion] = []
        for sought in records {
            guard let (ground, value) = sought.ground else { continue }
            let key = Key(entity: sought.entity, ground: ground)
            if open[key] == nil { order.append(key) }
            var question = open[key] ?? LookQuestion(entity: key.entity, ground: ground, members: [])
            question.members.append((sought, value))
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
