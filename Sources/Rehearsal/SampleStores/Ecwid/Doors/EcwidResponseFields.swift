/// Cuts an answer down to `responseFields=total,items(id,items(sku))`; unknown names are ignored.
struct EcwidResponseFields: Sendable {
    private indirect enum Shape: Sendable {
        case whole
        case fields([String: Shape])
    }

    private let shape: Shape

    init?(_ text: String?) {
        guard let text else { return nil }
        var rest = Substring(text)
        shape = .fields(EcwidResponseFields.read(&rest, depth: 0))
    }

    func cut(_ tree: JSONTree) -> JSONTree { EcwidResponseFields.cut(tree, shape) }

    private static func cut(_ tree: JSONTree, _ shape: Shape) -> JSONTree {
        guard case .fields(let wanted) = shape else { return tree }
        switch tree {
        case .array(let elements): return .array(elements.map { cut($0, shape) })
        case .object(let fields):
            return .object(
                fields.compactMap { field in
                    guard let inner = wanted[field.name] else { return nil }
                    return JSONTree.Field(name: field.name, value: cut(field.value, inner))
                })
        default: return tree
        }
    }

    private static func read(_ rest: inout Substring, depth: Int) -> [String: Shape] {
        var fields: [String: Shape] = [:]
        var name = ""
        while let character = rest.popFirst() {
            switch character {
            case "(" where depth < 16:
                fields[name.trimmingSpaces] = .fields(read(&rest, depth: depth + 1))
                name = ""
            case ")", ",":
                if !name.trimmingSpaces.isEmpty { fields[name.trimmingSpaces] = .whole }
                name = ""
                if character == ")" { return fields }
            default: name.append(character)
            }
        }
        if !name.trimmingSpaces.isEmpty { fields[name.trimmingSpaces] = .whole }
        return fields
    }
}
