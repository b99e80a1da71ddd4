import Accounting
package import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import Storage
package import Sync

/// The first settings of a store and its books, suggested from what both say about themselves (W22).
package struct SetUp: Sendable {
    private let office: Office

    package init(_ office: Office) {
        self.office = office
    }

    /// A policy with every choice filled in as far as the books have what it needs; nothing is saved.
    package func suggestion(for place: Workplace) async throws(FeatureProblem) -> Policy {
        let profile: StoreProfile
        do { profile = try await place.store.profile() } catch { throw .outside(error) }
        let catalogue: BooksCatalogue
        do throws(RunStop) {
            catalogue = try await MirrorKeeper(
                archive: place.archive, connection: place.booksConnection, books: place.books
            ).wholeCatalogue(items: [])
        } catch { throw FeatureProblem(error) }
        return Policy.suggested(for: profile, catalogue: catalogue)
    }
}
