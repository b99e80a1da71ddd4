import Foundation

/// A statement whose names are known and may be used.
struct QueryPlan {
    struct Condition {
        var property: String
        var operation: QueryStatement.Operation
        var values: [String]

        func holds(for value: String?, _ plan: QueryPlan) -> Bool {
            guard let value else { return values.contains { $0.trimmingCharacters(in: .whitespaces).isEmpty } }
            switch operation {
            case .within, .equal: return values.contains { QueryPlan.compare(value, plan.value($0, property)) == 0 }
            case .like: return values.contains { QueryPlan.isLike(value, $0) }
            case .less: return values.allSatisfy { QueryPlan.compare(value, plan.value($0, property)) < 0 }
            case .lessOrEqual: return values.allSatisfy { QueryPlan.compare(value, plan.value($0, property)) <= 0 }
            case .greater: return values.allSatisfy { QueryPlan.compare(value, plan.value($0, property)) > 0 }
            case .greaterOrEqual: return values.allSatisfy { QueryPlan.compare(value, plan.value($0, property)) >= 0 }
            }
        }
    }

    let kind: EntityKind
    var conditions: [Condition] = []
    var orders: [QueryStatement.Order] = []
    /// Empty means all.
    var columns: [String] = []
    var now = Moment(milliseconds: 0)

    init(_ statement: QueryStatement, kind: EntityKind) throws {
        self.kind = kind
        for condition in statement.conditions {
            let property = try Self.filterable(condition.property, kind)
            if property == "Id" {
                guard condition.operation == .equal || condition.operation == .within else {
                    throw Fault.query("operator not supported for property 'Id'")
                }
                for value in condition.values where Int(value) == nil { throw Fault.invalidId(value) }
            }
            if property.hasPrefix("MetaData.") || property == "TxnDate" || property == "DueDate" {
                for value in condition.values where CalendarDay(value) == nil && value.lowercased() != "current_date" {
                    throw Fault.query("Invalid date value '\(value)' for property '\(property)'")
                }
            }
            conditions.append(
                Condition(property: property, operation: condition.operation, values: condition.values))
        }
        orders = try statement.orders.map { order in
            QueryStatement.Order(property: try Self.filterable(order.property, kind), isDescending: order.isDescending)
        }
        if case .named(let names) = statement.columns { columns = try names.map { try Self.column($0, kind) } }
    }

    private static func filterable(_ name: String, _ kind: EntityKind) throws -> String {
        guard let property = Filterables.spelling(of: name, in: kind),
            Filterables.denied[kind]?.contains(property) != true
        else { throw Fault.query("Property \(name) not found for Entity \(kind.rawValue)") }
        guard Filterables.contains(property, of: kind) else {
            throw Fault.query("property '\(property)' is not queryable")
        }
        return property
    }

    private static func column(_ name: String, _ kind: EntityKind) throws -> String {
        let types = Schema.service.types[kind.rawValue]
        guard let property = types?.names.first(where: { $0.lowercased() == name.lowercased() }) else {
            if name.lowercased().hasPrefix("metadata.") { return "MetaData" }
            if let head = name.split(separator: ".").first.map(String.init), name.contains("."),
                types?.kinds[head] != nil
            {
                return head
            }
            throw Fault.query("Property \(name) not found for Entity \(kind.rawValue)")
        }
        if case .object(let type)? = types?.kinds[property], type != "ModificationMetaData" {
            throw Fault.query("Property \(name) not found for Entity \(kind.rawValue)")
        }
        return property
    }

    /// A condition's value in the form the property is compared in: seconds for times, a day for CURRENT_DATE.
    fileprivate func value(_ text: String, _ property: String) -> String {
        let isTime = property.hasPrefix("MetaData.")
        if text.lowercased() == "current_date" { return now.day(in: .gmt).text }
        guard isTime, let moment = Moment(text, in: .gmt) else { return text }
        return String(moment.milliseconds / 1000)
    }

    /// Numbers by value, the rest by letters in any casing.
    static func compare(_ one: String, _ two: String) -> Int {
        if let first = Exact(one), let second = Exact(two) { return first == second ? 0 : first < second ? -1 : 1 }
        let lower = (one.lowercased(), two.lowercased())
        return lower.0 == lower.1 ? 0 : lower.0 < lower.1 ? -1 : 1
    }

    /// `%` stands for any letters; nothing else is special.
    static func isLike(_ text: String, _ pattern: String) -> Bool {
        let parts = pattern.lowercased().split(separator: "%", omittingEmptySubsequences: false).map(String.init)
        var rest = text.lowercased()[...]
        guard parts.count > 1 else { return rest == parts[0] }
        guard rest.hasPrefix(parts[0]) else { return false }
        rest = rest.dropFirst(parts[0].count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let found = rest.range(of: part) else { return false }
            rest = rest[found.upperBound...]
        }
        guard let last = parts.last else { return true }
        return rest.hasSuffix(last)
    }
}
