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
    /// Documents without a number: the day, and the party where the service can filter by it.
    case day(BusinessDate, party: String?)
}

/// Postings of one entity that one query can answer for.
struct LookQuestion {
    let entity: Entity
    let ground: LookGround
    /// The position of each posting in the caller's list, with the value that it is looked for by.
    var members: [(position: Int, posting: Posting, value: String)]

    /// More values would make the address too long. Source: quickbooks-online.md §3.
    static let valuesMax = 30

    var statement: QueryStatement {
        let values = members.map(\.value)
        var statement = QueryStatement(entity: entity)
        switch ground {
        case .identifier: statement.conditions = [QueryStatement.isOne("Id", of: values)]
        case .number: statement.conditions = [QueryStatement.isOne("DocNumber", of: values)]
        case .name:
            let property = entity == .item ? "Name" : "DisplayName"
            statement.conditions = [QueryStatement.isOne(property, of: values), QueryStatement.activeOrNot]
        case .day(let date, let party):
            statement.conditions = [QueryStatement.equals("TxnDate", date.description)]
            if let party { statement.conditions.append(QueryStatement.equals("CustomerRef", party)) }
        }
        return statement
    }

    /// Groups postings by entity and ground, at most ``valuesMax`` to a question.
    static func questions(_ postings: [Posting], _ company: BooksCompany) -> [LookQuestion] {
        var order: [Key] = []
        var open: [Key: LookQuestion] = [:]
        var full: [LookQuestion] = []
        for (position, posting) in postings.enumerated() {
            guard let (ground, value) = posting.lookGround(company) else { continue }
            let key = Key(entity: Entity(posting.body), ground: ground)
            if open[key] == nil { order.append(key) }
            var question = open[key] ?? LookQuestion(entity: key.entity, ground: ground, members: [])
            question.members.append((position, posting, value))
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
        if let number = body.text("DocNumber") { return (.number, number) }
        if let name = body.text("DisplayName") ?? body.text("Name") { return (.name, name) }
        guard let date = body.date("TxnDate") else { return nil }
        return (.day(date, party: body.reference("CustomerRef")), "")
    }
}
