package import Accounting
import ConnectorKit
import Storage
import Sync

/// A list of the books that is read after the sign-in (I4).
package enum BooksList: String, Hashable, Sendable, CaseIterable {
    case account, taxCode, item, customer, vendor, trackingClass, location, term, paymentMethod
}

/// Reading the lists of the books, a portion at a time, so that a page can tell how far it is.
package struct BooksLists: Sendable {
    private let scope: CompanyScope

    package init(_ scope: CompanyScope) {
        self.scope = scope
    }

    /// Reads on where the last reading ended; `true` when everything is read.
    package func readOn(_ connection: ID<Books>) async throws(FeatureProblem) -> Bool {
        let access = try scope.open(.changeConnections)
        let row = try await access.connection(connection.rawValue)
        let books = try await access.openBooks(row, world: access.world)
        let mirror = MirrorKeeper(archive: access.archive, connection: row.id, books: books)
        return try await withFeatureProblem { try await mirror.refresh(pagesMax: Self.pagesMax) }
    }

    /// How many records of each list were read.
    package func counts(of connection: ID<Books>) async throws(FeatureProblem) -> [BooksList: Int] {
        let access = try scope.open(.seeConnections)
        let (archive, row) = (access.archive, try await access.connection(connection.rawValue))
        let counts = try await withFeatureProblem { try await archive.listCounts(of: row.id) }
        return counts.reduce(into: [:]) { counts, entry in
            if let list = BooksList(rawValue: entry.key.rawValue) { counts[list] = entry.value }
        }
    }

    /// Some seconds of the vendor's time: then a person wants to see that something happens.
    private static let pagesMax = 4
}
