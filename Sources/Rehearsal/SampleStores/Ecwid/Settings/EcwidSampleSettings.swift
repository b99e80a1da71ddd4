package import Foundation

/// Everything that makes one sample Ecwid store: same settings, same store, on every machine.
package struct EcwidSampleSettings: Sendable {
    /// The number in every path, `/api/v3/{storeId}`.
    package var storeId: Int
    /// The country the store lives in.
    package var kind: EcwidStoreKind
    /// The seed that all generated orders, buyers and quantities follow from.
    package var seed: UInt64
    /// How many finished orders exist at `lastDate`; unfinished ones come on top and stay hidden.
    package var orders: Int
    /// The moment of the first order's last change.
    package var firstDate: Date
    /// The moment of the last order's last change. Orders later than the clock do not exist yet.
    package var lastDate: Date
    /// What kinds of orders there are.
    package var mix: EcwidOrderMix
    /// Orders in a thousand whose figures do not add up, as after a careless edit.
    package var brokenTotalsPerMille: Int
    /// Orders in a thousand that are PARTIALLY_REFUNDED without saying how much was refunded.
    package var statusOnlyPartialRefundsPerMille: Int
    /// Orders in a thousand that are left untidy: edited down and given back, refunds that contradict themselves, gift cards
    /// among what was given back.
    package var oddOrdersPerMille: Int
    /// Nobody buys twice: every order has a buyer of its own.
    package var isEveryBuyerNew: Bool
    /// Tokens that work from the start, with the scopes of each.
    package var tokens: [String: Set<String>]
    /// Names the app in the OAuth install and in its uninstall.
    package var clientId: String
    /// Exchanges OAuth codes and signs webhooks.
    package var clientSecret: String
    /// The address under which OAuth may return; nil allows any.
    package var redirectPrefix: String?
    /// Where edits are kept; nil keeps them in memory only.
    package var dataDirectory: URL?
    /// Requests a minute and token before 429; nil for no limit. Source: ecwid.md §1.5.
    package var requestsPerMinuteMax: Int?
    /// Seconds until a new or edited order can be found by search. Source: ecwid.md §1.7.
    package var searchDelaySeconds: Int
    /// Which order comes first in a search.
    package var resultOrder: EcwidResultOrder
    /// Adds two products that share a SKU with others, and one without a SKU.
    package var hasAwkwardCatalogue: Bool
    /// Tells the time; nothing in the store reads another clock.
    package var clock: @Sendable () -> Date
    /// Waits, for slow answers only.
    package var pause: @Sendable (Duration) async throws -> Void

    /// A store with the given country, seed and size, and everyday values for the rest.
    package init(
        storeId: Int = 1_003_001, kind: EcwidStoreKind = .us, seed: UInt64 = 1, orders: Int = 200,
        firstDate: Date = EcwidSampleSettings.firstDateUsual, lastDate: Date = EcwidSampleSettings.lastDateUsual,
        mix: EcwidOrderMix = .realistic, clock: @escaping @Sendable () -> Date
    ) {
        self.storeId = storeId
        self.kind = kind
        self.seed = seed
        self.orders = max(0, min(orders, EcwidOrderNumbers.generatedMax))
        self.firstDate = firstDate
        self.lastDate = max(firstDate, lastDate)
        self.mix = mix
        brokenTotalsPerMille = mix == .realistic ? 3 : 0
        statusOnlyPartialRefundsPerMille = mix == .realistic ? 3 : 0
        oddOrdersPerMille = 0
        isEveryBuyerNew = false
        tokens = [EcwidSampleSettings.tokenUsual: EcwidSampleSettings.scopesUsual]
        clientId = "bookbridge-sample"
        clientSecret = "sampleClientSecret0123456789abcd"
        redirectPrefix = nil
        dataDirectory = nil
        requestsPerMinuteMax = 600
        searchDelaySeconds = 0
        resultOrder = .newestFirst
        hasAwkwardCatalogue = false
        self.clock = clock
        pause = { try await Task.sleep(for: $0) }
    }

    /// 2026-01-01 08:00 UTC.
    package static let firstDateUsual = Date(timeIntervalSince1970: 1_767_254_400)
    /// 2026-03-31 20:00 UTC.
    package static let lastDateUsual = Date(timeIntervalSince1970: 1_774_987_200)
    /// The token of `scopesUsual` that every new sample store accepts.
    package static let tokenUsual = "secret_SAMPLESAMPLESAMPLESAMPLE0000001"
    /// The scopes the hub wants. Source: ecwid.md §1.1.
    package static let scopesUsual: Set<String> = [
        "read_store_profile", "read_orders", "read_catalog", "update_catalog", "read_customers", "read_invoices",
        "update_store_profile",
    ]
}
