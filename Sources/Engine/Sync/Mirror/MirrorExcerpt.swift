import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import LinkLedger
import Storage

/// Fetches the part of the mirror, and the links, that planning a page of orders or products needs: a few queries for the whole page.
struct MirrorExcerpt {
    private let archive: any Archive
    private let storeConnection: String
    private let booksConnection: String
    private let mirror: MirrorKeeper

    init(_ context: SyncContext) {
        mirror = MirrorKeeper(archive: context.archive, connection: context.booksConnection, books: context.books)
        archive = context.archive
        storeConnection = context.storeConnection
        booksConnection = context.booksConnection
    }

    /// What is on its way is read first: what is posted meanwhile is then found twice, never missed.
    func fetch(
        _ lookups: CatalogueLookups, base: BooksCatalogue
    ) async throws(RunStop) -> (catalogue: BooksCatalogue, links: [RecordKey: Link]) {
        let expected = try await withRunStop {
            try await archive.expected(
                of: booksConnection, store: storeConnection, keys: Array(lookups.keys), names: Array(lookups.names),
                others: Array(lookups.others))
        }
        let links = try await withRunStop {
            try await archive.links(of: Array(lookups.keys), store: storeConnection, books: booksConnection)
        }
        let ids = lookups.itemIDs.union(links.values.map(\.booksID))
        let records = try await mirror.records {
            try await archive.longLists(
                of: booksConnection, ids: Array(ids), names: Array(lookups.names), others: Array(lookups.others))
        }
        let customers = records.compactMap(\.customerID)
        let owners = try await withRunStop {
            try await archive.owners(of: customers, store: storeConnection, books: booksConnection)
        }
        var catalogue = base
        catalogue.add(records)
        for row in expected.sorted(by: { $0.key.description < $1.key.description }) { add(row, to: &catalogue) }
        for (key, id) in owners { catalogue.parties.own(ID(id), as: key) }
        return (catalogue, links)
    }

    /// What another store brings into the same books takes its name, and is nothing else to this one. What cannot be understood
    /// never gets there.
    private func add(_ row: ExpectedRow, to catalogue: inout BooksCatalogue) {
        guard row.store == storeConnection else {
            catalogue.expected.reserve(row.nameKey)
            return
        }
        guard let kept = try? RecordText.decode(KeptRecord.self, from: row.body) else { return }
        catalogue.expected.add(PlannedRecord(key: row.key, body: kept.body))
    }
}

extension CatalogueRecord {
    fileprivate var customerID: String? {
        if case .party(let party) = self, party.kind == .customer { party.id } else { nil }
    }
}
