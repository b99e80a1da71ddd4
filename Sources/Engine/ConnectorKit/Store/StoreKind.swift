package import Accounting
package import Commerce

/// Describes a kind of store: its name, which records it has and how they come, and the form by which it is connected.
package struct StoreDescription: Hashable, Sendable {
    /// The word that commands and settings use: `ecwid`.
    package var kind: String
    /// The name as its vendor spells it: `Ecwid`.
    package var name: String
    /// Streams that we read over the network.
    package var reads: Set<RecordStream>
    /// Streams that are pushed or uploaded.
    package var takes: Set<RecordStream>
    /// Whether stock levels can be written back (W20).
    package var writesStock: Bool
    package var form: [FormField]
    /// What a person needs before filling in the form.
    package var preparation: Translated?

    package init(
        kind: String, name: String, reads: Set<RecordStream> = [], takes: Set<RecordStream> = [],
        writesStock: Bool = false, form: [FormField], preparation: Translated? = nil
    ) {
        self.kind = kind
        self.name = name
        self.reads = reads
        self.takes = takes
        self.writesStock = writesStock
        self.form = form
        self.preparation = preparation
    }

    /// Every stream that the store has, read or taken.
    package var streams: Set<RecordStream> { reads.union(takes) }

    /// Whether the store makes and numbers its invoices and credit memos itself; they are then kept instead of orders.
    package var isOfDocuments: Bool { streams.contains(.invoices) && !streams.contains(.orders) }
}

/// Something of a store that has a page in its admin.
package enum StoreSubject: Hashable, Sendable {
    /// By the store's own identifier and the number that people see.
    case order(ID<Order>, number: String)
    case product(String)
}

/// A kind of store that can be connected: its description and the functions that make its parts.
///
/// A store that we call has a ``reader``; one that sends its records has an ``intake``. It must have at least one of the two.
package struct StoreKind: Sendable {
    package var description: StoreDescription
    /// The store's identity in its own system, `ecwid:1003001`. It must never change: markers in the books are made from it.
    package var identity: @Sendable (ConnectionSettings) -> String
    /// Makes the mapping. Plans made from files pass no settings.
    package var mapping: @Sendable (ConnectionSettings) -> any StoreMapping
    package var reader: (@Sendable (ConnectionSettings, World) throws(ConnectorProblem) -> any StoreReader)?
    package var intake: (@Sendable (ConnectionSettings) -> any StoreIntake)?
    /// The streams that a connection reads, where its settings decide that; all other streams are pushed or uploaded.
    package var reads: (@Sendable (ConnectionSettings) -> Set<RecordStream>)?
    /// Reads the store's webhooks (hints); `nil` where it sends none.
    package var hooks: HookPart?
    /// How its suppliers are reached; `nil` where there are none.
    package var suppliers: SupplierKind?
    /// The page of an order or product in the store's admin; `nil` where there is none.
    package var address: @Sendable (ConnectionSettings, StoreSubject) -> String?

    package init(
        _ description: StoreDescription, identity: @escaping @Sendable (ConnectionSettings) -> String,
        mapping: @escaping @Sendable (ConnectionSettings) -> any StoreMapping,
        reader: (@Sendable (ConnectionSettings, World) throws(ConnectorProblem) -> any StoreReader)? = nil,
        intake: (@Sendable (ConnectionSettings) -> any StoreIntake)? = nil,
        reads: (@Sendable (ConnectionSettings) -> Set<RecordStream>)? = nil, hooks: HookPart? = nil,
        suppliers: SupplierKind? = nil,
        address: @escaping @Sendable (ConnectionSettings, StoreSubject) -> String? = { _, _ in nil }
    ) {
        self.description = description
        self.identity = identity
        self.mapping = mapping
        self.reader = reader
        self.intake = intake
        self.reads = reads
        self.hooks = hooks
        self.suppliers = suppliers
        self.address = address
    }

    /// Opens a connection with its settings and secrets, without calling the store.
    package func open(_ settings: ConnectionSettings, _ world: World) throws(ConnectorProblem) -> StoreConnector {
        var description = description
        if let reads { description.reads = reads(settings) }
        return StoreConnector(
            description: description, mapping: mapping(settings), reader: try reader?(settings, world),
            intake: intake?(settings))
    }
}
