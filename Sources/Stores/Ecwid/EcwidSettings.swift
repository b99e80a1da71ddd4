/// What a connection to one Ecwid store must be told; the token describes itself without its value.
package struct EcwidSettings: Hashable, Sendable, CustomStringConvertible {
    /// The store's number, as shown at the foot of its admin pages.
    package var storeID: String
    /// A secret token (`secret_…`); public ones read the catalogue only.
    package var token: String
    /// Address of the API without the store's number.
    package var baseURL: String
    /// How far each reading reaches back before the last one, because the search of orders lags. Source: ecwid.md §1.7 (≥ 5 minutes).
    package var overlapSeconds: Int64
    /// Records of one page. Source: ecwid.md §1.7 (100 at most).
    package var pageLimit: Int
    /// A window with more orders than this is cut, because no maximum offset is documented. Source: ecwid.md §1.7.
    package var windowRecordsMax: Int
    /// Calls a second, evenly spaced. Source: ecwid.md §1.5 (five a second, where ten is the limit).
    package var requestsPerSecondMax: Int

    package init(
        storeID: String, token: String, baseURL: String = Self.vendorURL, overlapSeconds: Int64 = 300,
        pageLimit: Int = 100, windowRecordsMax: Int = 2000,
        requestsPerSecondMax: Int = 5
    ) {
        self.storeID = storeID
        self.token = token
        self.baseURL = baseURL
        self.overlapSeconds = overlapSeconds
        self.pageLimit = pageLimit
        self.windowRecordsMax = windowRecordsMax
        self.requestsPerSecondMax = requestsPerSecondMax
    }

    package static let vendorURL = "https://app.ecwid.com/api/v3"

    package var description: String { "Ecwid store \(storeID)" }
}
