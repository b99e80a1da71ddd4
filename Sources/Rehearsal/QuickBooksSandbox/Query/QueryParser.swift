/// Reads a statement; refuses what the service's own parser refuses. Source: quickbooks-online.md §3.
struct QueryParser {
    private var tokens: [QueryToken]
    private var place = 0
    private static let resultsMax = 1000

    static func parse(_ text: String) throws -> QueryStatement {
        var parser = QueryParser(tokens: try tokens(of: text))
        return try parser.statement()
    }

    private init(tokens: [QueryToken]) { self.tokens = tokens }

    private static func tokens(of text: String) throws -> [QueryToken] {
        let letters = Array(text)
        var tokens: [QueryToken] = []
        var index = 0
        while index < letters.count {
            let letter = letters[index]
            let start = index
            if letter.isWhitespace {
                index += 1
                continue
            }
            if letter == "'" {
                tokens.append(QueryToken(kind: .quoted, text: try quoted(letters, &index), column: start + 1))
            } else if letter.isLetter || letter == "_" {
                while index < letters.count,
                    letters[index].isLetter || letters[index].isNumber
                        || letters[index] == "_" || letters[index] == "."
                { index += 1 }
                tokens.append(QueryToken(kind: .word, text: String(letters[start..<index]), column: start + 1))
            } else if letter.isNumber || letter == "-" {
                index += 1
                while index < letters.count, letters[index].isNumber || letters[index] == "." { index += 1 }
                tokens.append(QueryToken(kind: .number, text: String(letters[start..<index]), column: start + 1))
            } else if letter == "<" || letter == ">" || letter == "!" {
                index += 1
                if index < letters.count, letters[index] == "=" { index += 1 }
                tokens.append(QueryToken(kind: .mark, text: String(letters[start..<index]), column: start + 1))
            } else if "=*(),".contains(letter) {
                index += 1
                tokens.append(QueryToken(kind: .mark, text: String(letter), column: start + 1))
            } else {
                throw Fault(
                    4000, "Error parsing query",
                    "QueryParserError: Lexical error at line 1, column \(start + 1).  Encountered: \"\(letter)\"")
            }
        }
        tokens.append(QueryToken(kind: .end, text: "", column: letters.count + 1))
        return tokens
    }

    /// A quoted value. The service's reader knows no letter beyond Latin-1, though names may hold them. Source: §3.x.
    private static func quoted(_ letters: [Character], _ index: inout Int) throws -> String {
        let start = index
        var text = ""
        index += 1
        while index < letters.count, letters[index] != "'" {
            if letters[index] == "\\", index + 1 < letters.count { index += 1 }
            if let strange = letters[index].unicodeScalars.first(where: { $0.value > 0xFF }) {
                throw Fault(
                    4000, "Error parsing query",
                    "QueryParserError: Lexical error at line 1, column \(index + 1).  Encountered: \"\(strange)\" "
                        + "(\(strange.value)), after : \"\'\(text)\"")
            }
            text.append(letters[index])
            index += 1
        }
        guard index < letters.count else {
            throw Fault(
                4000, "Error parsing query",
                "QueryParserError: Lexical error at line 1, column \(start + 1).  Encountered: <EOF> after : \"\\'\"")
        }
        index += 1
        return text
    }

    // MARK: Grammar

    private var next: QueryToken { tokens[min(place, tokens.count - 1)] }

    private func isNext(_ keyword: String) -> Bool {
        (next.kind == .word || next.kind == .mark) && next.text.lowercased() == keyword
    }

    private func unexpected() -> Fault { Fault.syntax(next.shown, column: next.column) }

    private mutating func take(_ keyword: String) throws {
        guard isNext(keyword) else { throw unexpected() }
        place += 1
    }

    private mutating func word() throws -> String {
        guard next.kind == .word else { throw unexpected() }
        defer { place += 1 }
        return next.text
    }

    private mutating func statement() throws -> QueryStatement {
        var statement = QueryStatement()
        try take("select")
        statement.columns = try columns()
        try take("from")
        statement.entity = try word()
        if isNext("where") {
            place += 1
            repeat { statement.conditions.append(try condition()) } while try another("and")
        }
        try orders(&statement)
        try paging(&statement)
        guard next.kind == .end else { throw unexpected() }
        return statement
    }

    private mutating func another(_ keyword: String) throws -> Bool {
        guard isNext(keyword) else { return false }
        place += 1
        return true
    }

    private mutating func columns() throws -> QueryStatement.Columns {
        if isNext("count") {
            place += 1
            try take("(")
            try take("*")
            try take(")")
            return .count
        }
        var names: [String] = []
        var isAll = false
        repeat {
            if isNext("*") {
                isAll = true
                place += 1
            } else {
                names.append(try word())
            }
        } while try another(",")
        return isAll ? .all : .named(names)
    }

    private mutating func condition() throws -> QueryStatement.Condition {
        let isWrapped = isNext("(")
        if isWrapped { place += 1 }
        let property = try word()
        let operation = try operation()
        var values: [String] = []
        if operation == .within {
            try take("(")
            repeat { values.append(try value(operation)) } while try another(",")
            try take(")")
        } else {
            values = [try value(operation)]
        }
        if isWrapped { try take(")") }
        return QueryStatement.Condition(property: property, operation: operation, values: values)
    }

    private mutating func operation() throws -> QueryStatement.Operation {
        let operations: [String: QueryStatement.Operation] = [
            "=": .equal, "<": .less, ">": .greater, "<=": .lessOrEqual, ">=": .greaterOrEqual, "in": .within,
            "like": .like,
        ]
        guard next.kind == .mark || next.kind == .word, let operation = operations[next.text.lowercased()] else {
            throw unexpected()
        }
        // An ordering takes a quoted value only, and the service blames the operator.
        let isOrdering = ![.equal, .within, .like].contains(operation)
        if isOrdering, place + 1 < tokens.count, tokens[place + 1].kind == .number { throw unexpected() }
        place += 1
        return operation
    }

    private mutating func value(_ operation: QueryStatement.Operation) throws -> String {
        let token = next
        switch token.kind {
        case .quoted, .number: break
        case .word where ["true", "false", "current_date"].contains(token.text.lowercased()): break
        default: throw unexpected()
        }
        if operation == .like, token.kind != .quoted { throw unexpected() }
        place += 1
        return token.text
    }

    private mutating func orders(_ statement: inout QueryStatement) throws {
        if isNext("orderby") {
            place += 1
        } else if isNext("order") {
            place += 1
            try take("by")
        } else {
            return
        }
        repeat {
            let property = try word()
            let isDescending = isNext("desc")
            if isDescending || isNext("asc") { place += 1 }
            statement.orders.append(QueryStatement.Order(property: property, isDescending: isDescending))
        } while try another(",")
    }

    private mutating func paging(_ statement: inout QueryStatement) throws {
        while isNext("startposition") || isNext("maxresults") {
            let isStart = isNext("startposition")
            place += 1
            guard next.kind == .number, let number = Int(next.text) else { throw unexpected() }
            place += 1
            if isStart {
                if number < 1 { throw Fault.query("value \(number) is too small. Min allowed value is 1") }
                statement.start = number
            } else {
                if number < 1 { throw Fault.query("value \(number) is too small. Min allowed value is 1") }
                if number > Self.resultsMax {
                    throw Fault.query("value \(number) is too large. Max allowed value is \(Self.resultsMax)")
                }
                statement.most = number
            }
        }
    }
}
