package import Accounting
import Commerce
import Foundation

/// From which days on the orders of a store are posted as one receipt a day and payment method, and how (X13).
package struct SummaryPolicy: Hashable, Sendable, Codable {
    /// Orders placed from that day on are summarised, or again posted one by one.
    package struct Change: Hashable, Sendable, Codable {
        package var from: BusinessDate
        package var isSummarised: Bool

        package init(from: BusinessDate, isSummarised: Bool) {
            self.from = from
            self.isSummarised = isSummarised
        }
    }

    /// In any order; the latest that does not lie after a day counts for it, and before the first nothing is summarised.
    package var changes: [Change]
    /// How long after the end of a day its summary is closed; late readings of the day's orders need no correction.
    package var delaySeconds: Int64 = 7200
    /// Stands between the prefix of all numbers and the day.
    package var numberPrefix = "DS"
    /// The customer that summaries are made out to, created when the books do not have it; a generic customer of the policy counts
    /// before it.
    package var customerName = "Online sales"

    package init(changes: [Change]) {
        self.changes = changes
    }

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        self.init(changes: try row.value(.changes))
        try row.read(.delaySeconds, into: &delaySeconds)
        try row.read(.numberPrefix, into: &numberPrefix)
        try row.read(.customerName, into: &customerName)
    }

    /// Whether orders of that day are summarised.
    package func applies(on day: BusinessDate) -> Bool {
        changes.filter { $0.from <= day }.max { $0.from < $1.from }?.isSummarised ?? false
    }
}

extension Policy {
    /// Whether the day is over in the company's time zone and the delay after it too.
    package func isClosed(_ day: BusinessDate, at now: Instant) -> Bool {
        guard let zone else { return false }
        let delay = summary?.delaySeconds ?? SummaryPolicy(changes: []).delaySeconds
        return day < BusinessDate(now.advanced(bySeconds: -delay), in: zone)
    }

    /// The policy by which a member is planned: a receipt to nobody in particular, with the store's own tax. It differs in nothing that a
    /// ``Bookkeeper`` works out beforehand.
    var forMembers: Policy {
        var policy = self
        policy.saleForm = .byPaymentState
        policy.customerAssignment = .generic(.planned(RecordKey(.customer, "summary", role: .customer), name: ""))
        policy.numbering.isAutomatic = true
        policy.refunds.form = .refundReceipt
        if policy.tax.unitedStatesMode == .computedByBooks { policy.tax.unitedStatesMode = .storeTotal }
        return policy
    }
}
