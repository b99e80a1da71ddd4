import Accounting
import Commerce
import ConnectorKit
import Foundation
import Synchronization

/// What the mapping must know of an installation beyond its profile: how taxes apply, what identifiers mean.
///
/// Kept with the profile as text, since an order names neither rates nor classes nor zones. Source: opencart.md §3.4.
struct OpenCartDetails: Hashable, Sendable, Codable {
    /// A tax rate. Titles of tax rows are names of rates, and names are not unique.
    struct Rate: Hashable, Sendable, Codable {
        var id: String
        var name: String
        /// Per cent, or an amount a piece.
        var rate: ExactDecimal
        var isFixed: Bool
        var zone: String
    }

    /// A rate that applies to a class by one of three addresses: `shipping`, `payment` or `store`.
    struct Rule: Hashable, Sendable, Codable {
        var taxClass: String
        var rate: String
        var address: String
    }

    /// A place that belongs to a geo zone; without a zone the whole country does.
    struct Place: Hashable, Sendable, Codable {
        var geoZone: String
        var country: String
        var zone: String?
    }

    struct Shop: Hashable, Sendable, Codable {
        var name: String
        var country: String
        var zone: String?
    }

    var rates: [Rate] = []
    var rules: [Rule] = []
    var places: [Place] = []
    /// Names of geo zones.
    var zones: [String: String] = [:]
    /// The customer groups that a rate is limited to; a rate without an entry applies to nobody. `nil` where the store has no such table.
    var groups: [String: [String]]?
    /// The tax class of charges, by `shipping_flat` or `total_handling`.
    var chargeClasses: [String: String] = [:]
    var shops: [String: Shop] = [:]
    var customerGroups: [String: String] = [:]
    /// Names of custom fields.
    var fields: [String: String] = [:]
    /// Decimals of currencies.
    var decimals: [String: String] = [:]
    /// Statuses that never were, or no longer are, a sale; empty where the shop counts that of a new one among its sales.
    var voidStatus = "16"
    var cancelledStatuses: [String] = []
    /// Return actions by which money goes back, and those that give credit.
    var moneyBackActions: [String] = []
    var creditActions: [String] = []
    var completeReturns: [String] = []
    /// Return actions and statuses whose names do not say for sure whether money went back, and whether it did yet.
    var unclearActions: [String] = []
    var unclearReturns: [String] = []
    /// The zone of the times in the store's rows; empty where it is the profile's.
    var clockZone = ""
    /// The currency of the shop's amounts today.
    var baseCurrency = ""

    /// The zone in which times of a shop's rows are read.
    func clockZone(_ profile: StoreProfile) -> String { clockZone.unlessEmpty ?? profile.timeZone }

    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

/// Reads the details of a profile, once for all orders that are read with it.
final class OpenCartDetailsReader: Sendable {
    private let last = Mutex<(text: String, details: OpenCartDetails)?>(nil)

    /// Throws where the profile was made by something else.
    func details(of profile: StoreProfile) throws(Unreadable) -> OpenCartDetails {
        guard let text = profile.details else { return OpenCartDetails() }
        if let known = last.withLock({ $0?.text == text ? $0?.details : nil }) { return known }
        guard let details = try? JSONDecoder().decode(OpenCartDetails.self, from: Data(text.utf8)) else {
            throw Unreadable(field: "profile.details", text: "not written by this connector")
        }
        last.withLock { $0 = (text, details) }
        return details
    }
}
