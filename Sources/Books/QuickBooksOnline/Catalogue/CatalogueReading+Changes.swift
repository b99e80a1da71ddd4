import Accounting
import Bookkeeping
import ConnectorKit

extension CatalogueReading {
    /// One call for all that changed; where that cannot have brought everything, the lists are read again.
    func changes(_ place: CataloguePlace) async throws(ConnectorProblem) -> CataloguePage {
        let now = calls.world.clock.now()
        guard let since = place.since, since > now.advanced(bySeconds: -Self.lookBackSecondsMax) else {
            return try await page(after: nil)
        }
        if (place.factsReadAt ?? since) <= now.advanced(bySeconds: -Self.factsSecondsMax) {
            var due = place
            due.phase = .facts
            return try await page(after: due.cursor)
        }
        let from = since.advanced(bySeconds: -Self.overlapSeconds)
        let all = try await answer([.account] + Self.lists + Self.documents, from)
        if all.count < Self.changesMax { return page(all, place, since: all.time ?? now) }
        return try await overflow(place, from, now)
    }

    /// Too much for one answer, mostly our own documents: lists alone, and documents by their time.
    private func overflow(
        _ place: CataloguePlace, _ from: Instant, _ now: Instant
    ) async throws(ConnectorProblem) -> CataloguePage {
        var place = place
        place.readsDocuments = true
        place.documentsSince = from
        let lists = try await answer([.account] + Self.lists, from)
        var page = page(lists, place, since: lists.time ?? now)
        var next = CataloguePlace(page.next)
        next.phase = lists.count < Self.changesMax ? .documents(index: 0, start: 1) : .list(index: 0, start: 1)
        page.next = next.cursor
        page.isLast = false
        return page
    }

    private func page(_ changes: CatalogueChanges, _ place: CataloguePlace, since: Instant) -> CataloguePage {
        var next = place
        next.phase = .changes
        next.since = since
        var page = CataloguePage(records: [], documents: [], next: next.cursor, isLast: true)
        for (entity, row) in changes.rows {
            if let change = BooksDocumentChange(entity, row) { page.documents.append(change) }
            if let record = CatalogueRecord(entity, row, home: place.home) { page.records.append(record) }
        }
        return page
    }

    private func answer(_ entities: [Entity], _ since: Instant) async throws(ConnectorProblem) -> CatalogueChanges {
        CatalogueChanges(try await calls.read(calls.requests.changes(entities, since: since)))
    }
}

/// An answer of change data capture. Source: quickbooks-online.md §4.2.
struct CatalogueChanges {
    let rows: [(entity: Entity, row: JSONObject)]
    /// When the service answered, by its own clock.
    let time: Instant?

    var count: Int { rows.count }

    init(_ reply: JSONObject) {
        let responses = reply.objects("CDCResponse").flatMap { $0.objects("QueryResponse") }
        rows = responses.flatMap { response in
            Entity.allCases.flatMap { entity in response.objects(entity.rawValue).map { (entity, $0) } }
        }
        time = reply.text("time").flatMap { ServiceTime.instant($0) }
    }
}

extension BooksDocumentChange {
    /// A document that changed or was deleted; `nil` for list records.
    init?(_ entity: Entity, _ row: JSONObject) {
        guard let kind = entity.documentKind, let id = row.text("Id") else { return nil }
        self.init(
            kind: kind, id: id, version: row.text("SyncToken") ?? "", isDeleted: row.text("status") == "Deleted",
            total: row.decimal("TotalAmt"))
    }
}
