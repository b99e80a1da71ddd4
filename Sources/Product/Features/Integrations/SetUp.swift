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

    /// A policy with every choice filled in as far as the books have what it needs, and what a person must still choose.
    package func suggestion(
        for place: Workplace
    ) async throws(FeatureProblem) -> (policy: Policy, missing: [MissingChoice]) {
        let profile: StoreProfile
        do { profile = try await place.store.profile() } catch { throw .stopped(.store(error)) }
        do throws(RunStop) {
            let mirror = MirrorKeeper(archive: place.archive, connection: place.booksConnection, books: place.books)
            let first = Policy.suggested(for: profile, catalogue: try await mirror.shortCatalogue())
            let catalogue = try await mirror.catalogue(naming: CatalogueLookups(policy: first))
            return Policy.suggestion(for: profile, catalogue: catalogue)
        } catch { throw FeatureProblem(error) }
    }
}
