/// What changed in a store since it was generated.
struct EcwidEdits: Sendable {
    struct Version: Sendable {
        var at: Int64
        /// nil: deleted.
        var tree: JSONTree?
    }

    struct Deletion: Sendable {
        var index: Int
        var orderId: String
        var at: Int64
    }

    private(set) var orders: [Int: [Version]] = [:]
    private(set) var deletions: [Deletion] = []
    private(set) var products: [Int: JSONTree] = [:]
    private(set) var profile: JSONTree?
    private(set) var tokens: [String: Set<String>?] = [:]
    private(set) var placed = 0
    private(set) var lastOrderAt: Int64 = 0
    private(set) var lastProductAt: Int64 = 0
    private(set) var lastProfileAt: Int64 = 0
    /// Rises with every change, so that kept searches know when they are out of date.
    private(set) var revision = 0

    mutating func apply(_ changes: [EcwidChange], at moment: Int64) {
        revision += 1
        for change in changes { apply(change, at: moment) }
    }

    private mutating func apply(_ change: EcwidChange, at moment: Int64) {
        switch change {
        case .order(let index, let tree):
            if tree == nil, let orderId = orders[index]?.last?.tree?["id"]?.text {
                deletions.append(Deletion(index: index, orderId: orderId, at: moment))
            }
            orders[index, default: []].append(Version(at: moment, tree: tree))
            if index >= EcwidOrderNumbers.placedFirst {
                placed = max(placed, index - EcwidOrderNumbers.placedFirst + 1)
            }
            lastOrderAt = max(lastOrderAt, moment)
        case .product(let id, let tree):
            products[id] = tree
            lastProductAt = max(lastProductAt, moment)
        case .profile(let tree):
            profile = tree
            lastProfileAt = max(lastProfileAt, moment)
        case .token(let token, let scopes):
            tokens[token] = scopes
        }
    }
}

/// One thing that changed, complete: replaying changes needs no rules.
enum EcwidChange: Sendable, Equatable {
    /// nil: deleted.
    case order(index: Int, JSONTree?)
    case product(id: Int, JSONTree)
    case profile(JSONTree)
    /// nil: the token is dead.
    case token(String, Set<String>?)
}

extension EcwidChange {
    var tree: JSONTree {
        switch self {
        case .order(let index, let tree): ["order": .integer(index), "now": tree ?? .null]
        case .product(let id, let tree): ["product": .integer(id), "now": tree]
        case .profile(let tree): ["profile": true, "now": tree]
        case .token(let token, let scopes):
            ["token": .string(token), "now": scopes.map { .array($0.sorted().map(JSONTree.string)) } ?? .null]
        }
    }

    init?(_ tree: JSONTree) {
        guard let now = tree["now"] else { return nil }
        if let index = tree["order"]?.whole {
            self = .order(index: Int(index), now == .null ? nil : now)
        } else if let id = tree["product"]?.whole {
            self = .product(id: Int(id), now)
        } else if tree["profile"] != nil {
            self = .profile(now)
        } else if let token = tree["token"]?.text {
            self = .token(token, now.elements.map { Set($0.compactMap(\.text)) })
        } else {
            return nil
        }
    }
}
