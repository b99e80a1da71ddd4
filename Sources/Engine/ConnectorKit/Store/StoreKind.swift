package import Accounting
package import Commerce

/// Who a store is: its kind, its name, which records it has and how they come, what it must be told.
package struct StoreDescription: Hashable, Sendable {
    /// The word by which it is named in commands and settings: `ecwid`.
    package var kind: String
    /// Its own spelling: `Ecwid`.
    package var name: String
    /// Streams that we read over the network.
    package var reads: Set<RecordStream>
    /// Streams that are pushed or uploaded.
    package var takes: Set<RecordStream>
    /// Whether stock levels can be written back (W20).
    package var writesStock: Bool
    package var form: [FormField]
    /// What a person should have at hand before the form.
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

    /// Every stream that the store has, whichever way it comes.
    package var streams: Set<RecordStream> { reads.union(takes) }

    /// The store makes and numbers its invoices and credit memos itself; they are kept in the place of orders.
    package var isOfDocuments: Bool { streams.contains(.invoices) && !streams.contains(.orders) }
}

/// Something of a store that has a page in its admin.
package enum StoreSubject: Hashable, Sendable {
    /// By the store's own identifier and the number that people see.
    case order(ID<Order>, number: String)
    case product(String)
}

/// A kind of store that can be connected: who it is, how its records are read, and the ways in.
///
/// A store that we call has a ``reader``, one that is pushed to has an ``intake``; it may have both, and must have one.
package struct StoreKind: Sendable {
    package var description: StoreDescription
    /// The store's identity in its own system, `ecwid:1003001`; markers are made of it.
    package var identity: @Sendable (ConnectionSettings) -> String
    /// How its records are read; without settings for plans made from files.
    package var mapping: @Sendable (ConnectionSettings) -> any StoreMapping
    package var reader: (@Sendable (ConnectionSettings, World) throws(ConnectorProblem) -> any StoreReader)?
    package var intake: (@Sendable (ConnectionSettings) -> any StoreIntake)?
    /// The streams that a connection reads, where its settings choose among those of the kind; the others are pushed or uploaded.
    package var reads: (@Sendable (ConnectionSettings) -> Set<RecordStream>)?
    /// How hints of the store are read; `nil` where it sends none.
    package var hooks: HookPart?
    /// How its suppliers are reached; `nil` where there are none.
    package var suppliers: SupplierKind?
    /// Where a person sees it in the store's admin; `nil` where it has no page.
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

    /// Opens a connection with its settings and secrets; calls nobody.
    package func open(_ settings: ConnectionSettings, _ world: World) throws(ConnectorProblem) -> StoreConnector {
        var description = description
        if let reads { description.reads = reads(settings) }
        return StoreConnector(
            description: description, mapping: mapping(settings), reader: try reader?(settings, world),
            intake: intake?(settings))
    }
}
