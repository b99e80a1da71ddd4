/// Which thing of a store a record of the books stands for, and in which role: the identity of what is posted.
///
/// It holds no number and no attempt: numbers change, identities do not. Source: what-users-expect.md §4.1.
package struct RecordKey: Hashable, Sendable, Codable, CustomStringConvertible {
    /// What kind of thing of the source it is.
    package enum Source: String, Sendable, Codable {
        case order, customer, product, supplier
        /// A service item that one setting names (shipping, discount, rounding …).
        case service
    }

    package let source: Source
    /// The source's own internal identifier.
    package let id: String
    /// What the record is for: `sale`, `payment.1`, `refund.2`, `customer`, `item`.
    package let role: RecordRole

    package init(_ source: Source, _ id: String, role: RecordRole) {
        self.source = source
        self.id = id
        self.role = role
    }

    package var description: String { "\(source.rawValue)/\(id)/\(role.text)" }
}

/// A record of the books that a document names: one that exists, or one that the same plan creates first.
package enum Reference<Subject>: Hashable, Sendable, Codable {
    /// In the books already; the name is for people.
    case existing(ID<Subject>, name: String)
    /// Created by an earlier record of the plan.
    indirect case planned(RecordKey, name: String)

    package var name: String {
        switch self {
        case .existing(_, let name), .planned(_, let name): name
        }
    }

    /// The key of the record that must be posted first, if any.
    package var dependency: RecordKey? {
        switch self {
        case .existing: nil
        case .planned(let key, _): key
        }
    }
}

/// Markers for identifiers of records that have no value type of their own.
package enum Customer {}
package enum Vendor {}
package enum Item {}
package enum TaxCode {}
package enum TaxRate {}
package enum Term {}
package enum PaymentMethod {}
package enum TrackingClass {}
package enum Location {}
