package import Accounting
package import Commerce

/// What identifiers of features name: `ID<Store>` is not `ID<Books>`.
///
/// The raw value is the word by which people name the thing. It is looked for within one company, so that one of another company is
/// unknown, whoever asks.
package enum Company {}
/// A connection to a store.
package enum Store {}
/// A connection to books.
package enum Books {}
/// A connection to either side.
package enum Connection {}
/// One execution of a workflow.
package enum Run {}
/// A range of history that is brought in.
package enum Backfill {}

/// An order of one of the company's stores.
package struct OrderRef: Hashable, Sendable {
    package var store: ID<Store>
    /// The store's own identifier, not the number.
    package var id: ID<Order>

    package init(store: ID<Store>, id: ID<Order>) {
        self.store = store
        self.id = id
    }
}
