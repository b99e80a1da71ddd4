import WebDoor

@testable import WebPages

/// Holds every name in a template against the model that it is placed with.
///
/// A name that no level knows is a mistake: Mustache would show nothing. So is one that several levels know, unless it begins with a
/// dot: an empty value would let another shine through. Sections are walked with their values, so samples must show them.
struct TemplateNames {
    private let templates: [String: String]
    private(set) var faults: Set<String> = []
    private(set) var walked: Set<String> = []
    private(set) var seen: Set<String> = []
    private(set) var named: Set<String> = []

    init(_ templates: [Template]) {
        self.templates = Dictionary(uniqueKeysWithValues: templates.map { ($0.name, $0.text) })
    }

    mutating func check(_ whole: Whole) {
        let name = type(of: whole.page).template.name
        walk(Self.tags(templates[name] ?? "")[...], [whole], in: name)
    }

    /// Sections that no sample ever showed, by template.
    var unshown: Set<String> { seen.subtracting(walked) }

    private mutating func walk(_ tags: ArraySlice<String>, _ stack: [Any], in name: String) {
        var rest = tags
        while let tag = rest.popFirst() {
            guard let sign = tag.first else { continue }
            let word = String(tag.dropFirst()).trimmed
            switch sign {
            case "/", "!": continue
            case ">": include(word, stack, in: name)
            case "<":
                let inner = Self.inner(of: word, &rest)
                include(word, stack, in: name)
                walk(inner, stack, in: name)
            case "$": walk(Self.inner(of: word, &rest), stack, in: name)
            case "#", "^":
                let inner = Self.inner(of: word, &rest)
                let value = find(word, stack, in: name)
                seen.insert("\(name): \(sign)\(word)")
                if sign == "^" {
                    if Self.isEmpty(value) {
                        walked.insert("\(name): \(sign)\(word)")
                        walk(inner, stack, in: name)
                    }
                } else {
                    section(inner, value, stack, in: name, word)
                }
            default: _ = find(tag.trimmed, stack, in: name)
            }
        }
    }

    private mutating func section(
        _ inner: ArraySlice<String>, _ value: Any?, _ stack: [Any], in name: String, _ word: String
    ) {
        guard !Self.isEmpty(value), let value else { return }
        walked.insert("\(name): #\(word)")
        if let list = value as? [Any] {
            for element in list { walk(inner, stack + [element], in: name) }
        } else if value is Bool {
            walk(inner, stack, in: name)
        } else {
            walk(inner, stack + [value], in: name)
        }
    }

    private mutating func include(_ partial: String, _ stack: [Any], in name: String) {
        guard let text = templates[partial] else {
            faults.insert("\(name): there is no template \(partial)")
            return
        }
        walk(Self.tags(text)[...], stack, in: partial)
    }

    private mutating func find(_ word: String, _ stack: [Any], in name: String) -> Any? {
        if word == "." { return stack.last }
        let parts = word.split(separator: ".").map(String.init)
        guard let first = parts.first else { return nil }
        let levels = word.hasPrefix(".") ? Array(stack.suffix(1)) : stack
        let holders = levels.filter { Self.child(first, of: $0).isKnown }
        if holders.isEmpty { faults.insert("\(name): nobody knows \(word)") }
        if holders.count > 1 { faults.insert("\(name): \(word) is known twice; say .\(word)") }
        var value: Any? = holders.last
        for part in parts {
            guard let holder = value else { return nil }
            let child = Self.child(part, of: holder)
            if !child.isKnown { faults.insert("\(name): nobody knows \(word)") }
            value = child.value
            if ["w", "layout"].contains(parts.first), part != parts.first { named.insert(part) }
        }
        return value
    }

    private static func child(_ name: String, of object: Any) -> (isKnown: Bool, value: Any?) {
        if let whole = object as? Whole {
            if name == "frame" { return (true, whole.frame) }
            if ["w", "layout"].contains(name) { return (true, whole.child(named: name)) }
            return child(name, of: whole.page)
        }
        if let words = object as? [String: String] { return (words[name] != nil, words[name]) }
        guard let found = Mirror(reflecting: object).children.first(where: { $0.label == name }) else {
            return (false, nil)
        }
        let mirror = Mirror(reflecting: found.value)
        return (true, mirror.displayStyle == .optional ? mirror.children.first?.value : found.value)
    }

    private static func isEmpty(_ value: Any?) -> Bool {
        guard let value else { return true }
        if let flag = value as? Bool { return !flag }
        if let list = value as? [Any] { return list.isEmpty }
        return false
    }

    private static func tags(_ text: String) -> [String] {
        text.matches(of: /\{\{(.*?)\}\}/).map { match in
            let tag = String(match.1)
            return "#^/>$<!".contains(tag.first ?? " ") ? tag : " \(tag)"
        }
    }

    /// The tags up to the end of a section, which is taken out of `rest`.
    private static func inner(of word: String, _ rest: inout ArraySlice<String>) -> ArraySlice<String> {
        var depth = 0
        for index in rest.indices {
            let tag = rest[index]
            let name = String(tag.dropFirst()).trimmed
            guard name == word, let sign = tag.first else { continue }
            if "#^$<".contains(sign) { depth += 1 }
            guard sign == "/" else { continue }
            if depth == 0 {
                let inner = rest[rest.startIndex..<index]
                rest = rest[(index + 1)...]
                return inner
            }
            depth -= 1
        }
        return []
    }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
