/// A person's word that an order is not to be posted, until somebody takes it back.
package struct OrderExemption: Hashable, Sendable, Codable {
    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A person entered it in the books themselves.
        case enteredByHand
        case ignored
    }

    package var kind: Kind
    package var by: String
    package var reason: String

    package init(kind: Kind, by: String, reason: String) {
        self.kind = kind
        self.by = by
        self.reason = reason
    }
}
