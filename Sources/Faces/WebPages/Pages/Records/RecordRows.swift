import Accounting
import Features
import LinkLedger
import Storage
import Wording

/// Rows of the customers and documents of a store (F6).
enum RecordRows {
    static let routes = RecordFamily.allCases.flatMap { family in
        [list(family), retries(family), unlinkings(family)]
    }

    private static func path(_ family: RecordFamily) -> String {
        "/companies/{company}/integrations/{connection}/\(family.rawValue)"
    }

    private static func retries(_ family: RecordFamily) -> Route {
        Route.post("\(path(family))/retries", .company(.clerk)) { exchange in
            let scope = try await exchange.scope()
            let store = try await Integrations(scope).store(exchange.parameter("connection"))
            let run = try await SyncedRecords(scope).retry(family, of: store.id)
            return .redirect(to: CompanyPath.run(run.rawValue, of: try exchange.theCompany().id))
        }
    }

    private static func unlinkings(_ family: RecordFamily) -> Route {
        Route.post("\(path(family))/unlinkings", .company(.bookkeeper)) { exchange in
            let scope = try await exchange.scope()
            let store = try await Integrations(scope).store(exchange.parameter("connection"))
            guard let place = LinkPlace(exchange.form["record"]), family.kinds.contains(place.kind) else {
                throw DoorStop.problem(.pageUnknown)
            }
            try await Unlinking(scope).record(place, of: store.id)
            let (list, search) = (
                CompanyPath.records(family, of: store.id.rawValue, try exchange.theCompany().id), exchange.query["q"]
            )
            return .redirect(
                to: list + (search.isEmpty ? "" : "?q=\(QueryText.coded(search))"), done: .unlinked)
        }
    }

    private static func list(_ family: RecordFamily) -> Route {
        Route.get(path(family), .company(.viewer)) { exchange in
            let scope = try await exchange.scope()
            let store = try await Integrations(scope).store(exchange.parameter("connection"))
            let query = exchange.query
            let after = LinkPlace(query)
            let page = try await SyncedRecords(scope).page(
                family, of: store.id, search: query["q"], after: after, limit: most)
            return .page(
                RecordsPage(
                    family, of: store, page, search: query["q"], isFirst: after == nil,
                    company: try exchange.theCompany().id, try await exchange.linked()))
        }
    }

    /// The parts of an address that say where a page of the list begins.
    static let placeFields = ["kind", "after", "role", "generation"]

    private static let most = 50
}

extension LinkPlace {
    /// From the value of a button.
    fileprivate init?(_ value: String) {
        let parts = RecordsPage.Unlink.parts(value)
        guard parts.count == 4, let kind = BooksRecordKind(rawValue: parts[0]), let generation = Int(parts[3]) else {
            return nil
        }
        self.init(kind: kind, sourceID: parts[1], role: parts[2], generation: generation)
    }

    /// From an address; `nil` for the first page.
    fileprivate init?(_ query: FormFields) {
        guard let kind = BooksRecordKind(rawValue: query["kind"]), let generation = Int(query["generation"]) else {
            return nil
        }
        self.init(kind: kind, sourceID: query["after"], role: query["role"], generation: generation)
    }
}
