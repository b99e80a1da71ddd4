import Accounting
import Bookkeeping
import Commerce
import LinkLedger
import Storage

/// Fetches the part of the mirror, and the links, that planning a page of orders needs: a few queries for the whole page.
struct OrderExcerpt {
    let archive: any Archive
    let storeConnection: String
    let booksConnection: String

    func fetch(
        _ orders: [Order], policy: Policy, base: BooksCatalogue
    ) async throws(RunStop) -> (catalogue: BooksCatalogue, links: [RecordKey: Link]) {
        var lookups = CatalogueLookups(policy: policy)
        for order in orders { lookups.add(order) }
        let links = try await stored { () async throws(StorageProblem) in
            try await archive.links(of: Array(lookups.keys), store: storeConnection, books: booksConnection)
        }
        let ids = lookups.itemIDs.union(links.values.map(\.booksID))
        let rows = try await stored { () async throws(StorageProblem) in
            try await archive.longLists(
                of: booksConnection, ids: Array(ids), names: Array(lookups.names), others: Array(lookups.others))
        }
        var catalogue = base
        try decoded { try catalogue.add(rows: rows) }
        let reserved = try await stored { () async throws(StorageProblem) in
            try await archive.reservedNames(of: booksConnection, names: Array(lookups.names))
        }
        for name in reserved {
            catalogue.parties.reserve(name)
            catalogue.items.reserve(name)
        }
        return (catalogue, links)
    }
}
