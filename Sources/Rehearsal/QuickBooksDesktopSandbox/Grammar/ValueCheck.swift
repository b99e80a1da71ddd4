/// Whether the values of a request can be converted; a mistake refuses this request alone.
///
/// Source: quickbooks-desktop.md §3.1, §3.2, §3.8 (3000 to 3090).
struct ValueCheck {
    let grammar: Grammar

    /// The request with its values as QuickBooks keeps them: amounts with two decimals, flags as words, texts in the
    /// characters of the file.
    func checked(_ request: Element) throws(Refusal) -> Element {
        try checked(request, grammar.requests[request.name] ?? [])
    }

    private func checked(_ element: Element, _ particles: [Particle]) throws(Refusal) -> Element {
        var result = element
        for index in result.children.indices {
            let child = result.children[index]
            guard let rule = rule(named: child.name, in: particles) else { continue }
            if let children = grammar.children(rule) {
                result.children[index] = try checked(child, children)
            } else if case .value(let form) = rule.content, !child.text.isEmpty {
                try check(child.text, form, child.name)
                result.children[index].text = kept(child.text, form)
            }
        }
        return result
    }

    private func kept(_ text: String, _ form: ValueForm) -> String {
        switch form {
        case .text: CodePage.kept(text)
        case .flag: text == "true" || text == "1" ? "true" : "false"
        case .amount: Cents(text)?.text ?? text
        case .price: Exact(text)?.text(2) ?? text
        case .quantity: Exact(text)?.text(0) ?? text
        case .percent: Exact(text)?.text(1) ?? text
        case .id, .day, .moment, .whole, .guid, .decimal, .word: text
        }
    }

    private func rule(named name: String, in particles: [Particle]) -> ElementRule? {
        for particle in particles {
            switch particle {
            case .element(let rule): if rule.name == name { return rule }
            case .choice(let branches, _, _):
                for branch in branches { if let rule = rule(named: name, in: branch) { return rule } }
            }
        }
        return nil
    }

    private func check(_ text: String, _ form: ValueForm, _ field: String) throws(Refusal) {
        switch form {
        case .text(let max):
            if let max, text.unicodeScalars.count > max { throw .tooLong(text, field) }
        case .id:
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            let isNewLine = field == "TxnLineID" && text == "-1"
            guard isNewLine || text.utf8.count <= 36, isNewLine || parts.count == 2,
                isNewLine || parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isHexDigit) })
            else { throw .invalidID(text, field) }
        case .flag:
            guard ["true", "false", "1", "0"].contains(text) else { throw .unconvertible(3010, "boolean", text, field) }
        case .day:
            guard text.utf8.count == 10, CalendarDay(text) != nil else {
                throw .unconvertible(3020, "date", text, field)
            }
        case .moment:
            guard Moment.local(text, endOfDay: false) != nil else { throw .unconvertible(3020, "date", text, field) }
        case .amount:
            guard isNumber(text, digits: 13, decimals: [0, 2]) else {
                throw .unconvertible(3040, "amount", text, field)
            }
        case .price:
            guard isNumber(text, digits: 10, decimals: [0, 1, 2, 3, 4, 5]) else {
                throw .unconvertible(3045, "price", text, field)
            }
        case .percent:
            guard isNumber(text, digits: 10, decimals: [0, 1, 2, 3, 4, 5]) else {
                throw .unconvertible(3050, "percent", text, field)
            }
        case .quantity:
            guard isNumber(text, digits: 10, decimals: [0, 1, 2, 3, 4, 5]) else {
                throw .unconvertible(3060, "quantity", text, field)
            }
        case .whole:
            guard Int(text) != nil else { throw .unconvertible(3085, "number", text, field) }
        case .decimal:
            guard Exact(text) != nil else { throw .unconvertible(3085, "number", text, field) }
        case .guid:
            guard text == "0" || isGUID(text) else { throw .unconvertible(3065, "GUID", text, field) }
        case .word: break
        }
    }

    /// A sign, so many digits at most, and one of some numbers of decimals; a point asks for decimals.
    private func isNumber(_ text: String, digits: Int, decimals: Set<Int>) -> Bool {
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        let whole = rest.prefix { $0 >= 48 && $0 <= 57 }
        rest = rest.dropFirst(whole.count)
        guard (1...digits).contains(whole.count) else { return false }
        if rest.isEmpty { return true }
        guard rest.first == UInt8(ascii: ".") else { return false }
        rest = rest.dropFirst()
        return !rest.isEmpty && decimals.contains(rest.count) && rest.allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    private func isGUID(_ text: String) -> Bool {
        guard text.hasPrefix("{"), text.hasSuffix("}") else { return false }
        let parts = text.dropFirst().dropLast().split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }
}
