import ConnectorKit
import Features
import Foundation
import LinkLedger
import SampleStores
import Storage
import Sync
import Wording

extension Inspection {
    /// One buyer is one customer of the books, and one customer one buyer.
    func checkBuyers() throws {
        var customers: [String: String] = [:]
        var buyers: [String: String] = [:]
        for truth in truths {
            guard let buyer = truth.shown?.buyerIdentity, !facts.touches(truth.id) else { continue }
            for paper in papers where paper.order == truth.id && paper.isLive && paper.document.marker != nil {
                let customer = paper.customer
                guard !customer.isEmpty else { continue }
                if customers[buyer, default: customer] != customer {
                    throw Broken(.oneBuyerOneCustomer, "\(buyer) is customer \(customers[buyer] ?? "") and \(customer)")
                }
                if buyers[customer, default: buyer] != buyer {
                    throw Broken(.oneBuyerOneCustomer, "customer \(customer) is \(buyers[customer] ?? "") and \(buyer)")
                }
                (customers[buyer], buyers[customer]) = (customer, buyer)
            }
        }
    }

    /// Sales and their payments bear the days that the store told first.
    func checkDays(_ row: OrderRow, _ truth: OrderTruth, _ mine: [Paper]) throws {
        guard row.state == .posted, !truth.doubts.contains(.hands) || facts.wasUndone, !facts.touches(truth.id),
            !facts.booksWereClosed, let zone, let placed = truth.shown?.number("createTimestamp")
        else { return }
        for paper in mine where paper.isSale && paper.document.date != day(placed, in: zone) {
            throw Broken(.daysStay, "\(truth.id) was placed on \(day(placed, in: zone)): \(paper.document)")
        }
        // Who looks late sees the payment first with a later change; a credit that is applied is no payment.
        let days = truth.till.paymentToldAt.map { day(Decimal($0), in: zone) }
        for paper in mine where paper.document.kind == "Payment" && paper.document.total != 0 {
            if truth.isPaid, let paid = days.first, !days.contains(paper.document.date) {
                throw Broken(.daysStay, "\(truth.id) was paid on \(paid): \(paper.document)")
            }
        }
    }

    /// The store's own zone, which the settings follow.
    private var zone: TimeZone? { TimeZone(identifier: deployment.zoneName) }

    private func day(_ seconds: Decimal, in zone: TimeZone) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let date = Date(timeIntervalSince1970: Double(truncating: seconds as NSNumber))
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        let (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
        return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }

    /// Store and books are where they were connected, and no other company has them.
    func checkConnections() async throws {
        let archive = deployment.services.archive
        for (id, key, value) in [
            (SimulatedDeployment.storeID, "storeID", "1003001"),
            (SimulatedDeployment.ledger, "realmID", try await deployment.realm),
        ] {
            guard let row = try await archive.connection(id), row.company == SimulatedDeployment.company else {
                throw Broken(.connectionStays, "\(id) is not of \(SimulatedDeployment.company) any more")
            }
            let settings = try RecordText.decode([String: String].self, from: row.settings)
            if settings[key] != value { throw Broken(.connectionStays, "\(id) leads to \(settings[key] ?? "nothing")") }
        }
        guard let other = try await archive.connection(SimulatedDeployment.otherLedger) else { return }
        let settings = try RecordText.decode([String: String].self, from: other.settings)
        if settings["realmID"] == (try await deployment.realm) {
            throw Broken(.connectionStays, "two companies share the books")
        }
    }
}

extension FiledRecord {
    /// Who bought, as anybody would tell people apart: by e-mail address, else the store's customer, else name and phone.
    fileprivate var buyerIdentity: String {
        let email = (text("email") ?? "").trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        if !email.isEmpty { return email }
        if let customer = number("customerId") { return "customer \(customer)" }
        let people = [record("billingPerson"), record("shippingPerson")].compactMap(\.self)
        let phone = people.lazy.compactMap { $0.text("phone") }.first { !$0.isEmpty }
        return "\(people.first?.text("name") ?? "") \(phone ?? "")"
    }
}
