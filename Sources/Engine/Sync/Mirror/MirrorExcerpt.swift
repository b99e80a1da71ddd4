import Accounting
import Bookkeeping
import Commerce
import LinkLedger
import Storage

/// Fetches the part of the mirror, and the links, that planning a page of orders or products needs: a few queries for the whole page.
struct MirrorExcerpt {
    private let archive: any Archive
    private let storeConnection: String
    private let booksConnection: String

    init(_ place: Workplace) {
        archive = place.archive
        storeConnection = place.storeConnection
        booksConnection = place.booksConnection
    }

    func fetch(
        _ lookups: CatalogueLookups, base: BooksCatalogue
    ) async throws(RunStop) -> (catalogue: BooksCatalogue, links: [RecordKey: Link]) {
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
