import Accounting
import Bookkeeping
import Commerce
import Storage

extension SyncContext {
    /// Holds the currency that the store tells against that of its orders so far: a changed one would be put on all of them.
    ///
    /// - Throws: `RunStop.currencyChanged`.
    func checkCurrency(_ profile: StoreProfile, _ policy: Policy) async throws(RunStop) {
        let (archive, store) = (archive, storeConnection)
        let told = try await toldBefore() ?? profile.currency
        let first = try await withRunStop { try await archive.firstCurrency(of: store, or: told.code) }
        let known = policy.storeCurrency ?? Currency(first) ?? told
        if known != profile.currency { throw .currencyChanged(from: known, to: profile.currency) }
    }

    /// What the store told as it was connected, where orders were kept before anybody took note of their currency.
    private func toldBefore() async throws(RunStop) -> Currency? {
        let (archive, store) = (archive, storeConnection)
        let hasOrders = try await withRunStop {
            try await archive.orders(of: store, state: nil, search: nil, after: nil, limit: 1).isEmpty == false
        }
        guard hasOrders else { return nil }
        return try await keptProfile()?.currency
    }
}

extension StoreProfile {
    /// The profile by which an order is read that was first read in this currency.
    func keeping(_ currency: Currency?) -> StoreProfile {
        guard let currency, currency != self.currency else { return self }
        var profile = self
        profile.currency = currency
        profile.currencyOfNow = self.currency
        return profile
    }
}
