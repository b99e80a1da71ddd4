package import Accounting
package import Bookkeeping
import Foundation
import Storage
import Sync

extension StoreSettings {
    /// Keeps settings that were written whole, as a new version, when they fit the books; gives them with its number.
    ///
    /// `version` is the one that holds as whoever wrote them saw it, 0 before the first. Throws `settingsMoved` when another one holds by
    /// now, `settingsBroken`, `settingsUnfit` and `settingsRefused` as a file of settings does.
    package func replace(
        by text: String, over version: Int, of store: ID<Store>
    ) async throws(FeatureProblem) -> (policy: Policy, version: Int) {
        let held = try await StorePolicy(scope).policy(of: store)?.version ?? 0
        guard held == version else { throw .settingsMoved(to: held) }
        let books = try await SetUp(scope).catalogue(for: store)
        let policy = try SettingsFile.read(Data(text.utf8), called: store.rawValue, books: books)
        return (policy, try await StorePolicy(scope).saveChecked(policy, of: store))
    }
}
