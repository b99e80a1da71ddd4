import Accounting
import Features
import LinkLedger
import Storage
import Wording

/// Rows of the customers and documents of a store (F6).
enum RecordRows {
    static let routes = RecordFamily.allCases.map { family in
        Route.get(
            "/companies/{company}/integrations/{connection}/\(family.rawValue)", .company(.viewer)
        ) { exchange in
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
    /// From an address; `nil` for the first page.
    fileprivate init?(_ query: FormFields) {
        guard let kind = BooksRecordKind(rawValue: query["kind"]), let generation = Int(query["generation"]) else {
            return nil
        }
        self.init(kind: kind, sourceID: query["after"], role: query["role"], generation: generation)
    }
}
