/// What may stand in a property.
indirect enum PropertyKind: Sendable, Equatable {
    case text, decimal, whole, boolean, date, dateTime, anything, reference
    case enumeration(String)
    case object(String)
    case array(PropertyKind)

    fileprivate init(_ code: Substring) {
        if code.hasSuffix("*") {
            self = .array(PropertyKind(code.dropLast()))
            return
        }
        switch code {
        case "S": self = .text
        case "N": self = .decimal
        case "I": self = .whole
        case "B": self = .boolean
        case "D": self = .date
        case "T": self = .dateTime
        case "A": self = .anything
        case "R": self = .reference
        default: self = code.hasPrefix("#") ? .enumeration(String(code.dropFirst())) : .object(String(code))
        }
    }
}

/// The known properties of every type, from the two tables.
struct Schema: Sendable {
    struct TypeEntry: Sendable {
        var names: [String]
        var kinds: [String: PropertyKind]
    }

    let types: [String: TypeEntry]
    let enumerations: [String: Set<String>]

    static let service = Schema(types: SchemaTypeTable.text, enumerations: SchemaEnumerationTable.text)

    private init(types: String, enumerations: String) {
        self.enumerations = Dictionary(
            Self.entries(enumerations, joiner: "").map { entry in
                let parts = entry.split(separator: "|").map(String.init)
                return (parts[0], Set(parts.dropFirst()))
            }, uniquingKeysWith: { one, _ in one })
        var own: [String: (base: String?, entry: TypeEntry)] = [:]
        for entry in Self.entries(types, joiner: " ") {
            let parts = entry.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
            let head = parts[0].split(separator: "<").map(String.init)
            var read = TypeEntry(names: [], kinds: [:])
            for property in parts[1].split(separator: " ") {
                let pair = property.split(separator: ":")
                read.names.append(String(pair[0]))
                read.kinds[String(pair[0])] = PropertyKind(pair[1])
            }
            own[head[0]] = (head.count > 1 ? head[1] : nil, read)
        }
        self.types = own.reduce(into: [:]) { result, pair in
            var entry = pair.value.entry
            var base = pair.value.base
            while let name = base, let parent = own[name] {
                entry.names = parent.entry.names.filter { entry.kinds[$0] == nil } + entry.names
                entry.kinds.merge(parent.entry.kinds) { mine, _ in mine }
                base = parent.base
            }
            result[pair.key] = entry
        }
    }

    private static func entries(_ text: String, joiner: String) -> [String] {
        var entries: [String] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("  "), !entries.isEmpty {
                entries[entries.count - 1] += joiner + line.drop { $0 == " " }
            } else {
                entries.append(String(line))
            }
        }
        return entries
    }
}
