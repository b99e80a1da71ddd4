/// Reads the tables' notation.
///
/// A definition is `Name = particles`. A particle is `Name:form` with `!` required, `*` any number, `+` at least one,
/// `@12` since qbXML 12.0, `-US,CA` not in those editions; `[ a | b c ]` is a choice, optional unless it ends in `]!`;
/// `&name` stands for the particles of another definition, `:{ … }` for children, `:{name}` for those of a definition.
/// Forms: `s41` text of at most 41 characters, `r31` a reference, `id`, `b`, `d`, `dt`, `amt`, `price`, `qty`, `pct`,
/// `int`, `guid`, `num`, `e(A,B)` one of some words.
struct RuleReader {
    private var tokens: [Substring]
    private var place = 0
    private let known: [String: [Particle]]

    static func read(_ tables: [String]) -> [String: [Particle]] {
        var definitions: [String: [Particle]] = [:]
        var name = ""
        var tokens: [Substring] = []
        func keep() {
            guard !name.isEmpty else { return }
            var reader = RuleReader(tokens: tokens, known: definitions)
            definitions[name] = reader.sequence()
        }
        for line in tables.joined(separator: "\n").split(separator: "\n") {
            var words = line.split(separator: " ")
            if words.count >= 2, words[1] == "=" {
                keep()
                name = String(words[0])
                tokens = []
                words.removeFirst(2)
            }
            tokens += words
        }
        keep()
        return definitions
    }

    private init(tokens: [Substring], known: [String: [Particle]]) {
        self.tokens = tokens
        self.known = known
    }

    private mutating func sequence() -> [Particle] {
        var particles: [Particle] = []
        while place < tokens.count {
            let token = tokens[place]
            if token == "|" || token.hasPrefix("]") || token.hasPrefix("}") { break }
            place += 1
            if token == "[" {
                particles.append(choice())
            } else if token.hasPrefix("&") {
                particles += known[String(token.dropFirst())] ?? []
            } else if token.hasSuffix(":{") {
                let children = sequence()
                let end = place < tokens.count ? tokens[place].dropFirst() : ""
                place += 1
                particles.append(.element(rule(String(token.dropLast(2)), .children(children), marks: end)))
            } else {
                particles.append(.element(element(token)))
            }
        }
        return particles
    }

    private mutating func choice() -> Particle {
        var branches: [[Particle]] = []
        while place < tokens.count {
            branches.append(sequence())
            let token = place < tokens.count ? tokens[place] : "]"
            place += 1
            if token.hasPrefix("]") {
                let marks = token.dropFirst()
                return .choice(
                    branches, isRequired: marks.contains("!") || marks.contains("+"),
                    repeats: marks.contains("*") || marks.contains("+"))
            }
        }
        return .choice(branches, isRequired: false, repeats: false)
    }

    private func element(_ token: Substring) -> ElementRule {
        let colon = token.firstIndex(of: ":") ?? token.endIndex
        let name = String(token[..<colon])
        let rest = colon < token.endIndex ? token[token.index(after: colon)...] : ""
        if rest.hasPrefix("{") {
            let end = rest.firstIndex(of: "}") ?? rest.endIndex
            let reference = String(rest[rest.index(after: rest.startIndex)..<end])
            return rule(name, .named(reference), marks: rest[end...].dropFirst())
        }
        if rest.hasPrefix("e(") {
            let end = rest.firstIndex(of: ")") ?? rest.endIndex
            let words = rest[rest.index(rest.startIndex, offsetBy: 2)..<end].split(separator: ",").map(String.init)
            return rule(name, .value(.word(words)), marks: rest[end...].dropFirst())
        }
        let form = rest.prefix { $0.isLetter || $0.isNumber }
        let marks = rest.dropFirst(form.count)
        if form.hasPrefix("r"), let max = Int(form.dropFirst()) {
            return rule(name, .children(Self.reference(max)), marks: marks)
        }
        return rule(name, .value(Self.form(form)), marks: marks)
    }

    private static func reference(_ max: Int) -> [Particle] {
        [
            .element(ElementRule(name: "ListID", content: .value(.id))),
            .element(ElementRule(name: "FullName", content: .value(.text(max: max == 0 ? nil : max)))),
        ]
    }

    private static func form(_ text: Substring) -> ValueForm {
        switch text {
        case "id": .id
        case "b": .flag
        case "d": .day
        case "dt": .moment
        case "amt": .amount
        case "price": .price
        case "qty": .quantity
        case "pct": .percent
        case "int": .whole
        case "guid": .guid
        case "num": .decimal
        default: .text(max: Int(text.dropFirst()))
        }
    }

    private func rule(_ name: String, _ content: ElementRule.Content, marks: Substring) -> ElementRule {
        var rule = ElementRule(name: name, content: content)
        rule.isRequired = marks.contains("!") || marks.contains("+")
        rule.repeats = marks.contains("*") || marks.contains("+")
        if let mark = marks.firstIndex(of: "@") {
            let digits = marks[marks.index(after: mark)...].prefix { $0.isNumber || $0 == "." }
            rule.since = QBXMLVersion(String(digits)) ?? rule.since
        }
        if let mark = marks.firstIndex(of: "-") {
            let names = marks[marks.index(after: mark)...].prefix { $0.isLetter || $0 == "," }
            rule.missingIn = Set(names.split(separator: ",").compactMap { DesktopEdition(rawValue: String($0)) })
        }
        return rule
    }
}
