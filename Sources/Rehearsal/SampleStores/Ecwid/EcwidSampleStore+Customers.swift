import Foundation
import HTTPTypes

extension EcwidSampleStore {
    /// Source: ecwid.md §5.
    func customerCall(_ question: EcwidQuestion, _ path: [String]) throws(EcwidRefusal) -> EcwidAnswer {
        try needMethod(.get, question)
        try need("read_customers", question)
        let window = try EcwidWindow(question)
        if path[0] == "customer_groups" {
            return EcwidAnswer(
                envelope([["id": 0, "name": "General"], ["id": 31001, "name": "Wholesale"]], total: 2, window))
        }
        guard path.count > 1 else { return EcwidAnswer(try customerSearch(question, window)) }
        if path[1] == "deleted" { return EcwidAnswer(envelope([], total: 0, window)) }
        guard let id = Int64(path[1]), let rank = rank(customerId: id) else {
            throw EcwidRefusal(404, "CUSTOMER_NOT_FOUND", "Customer not found")
        }
        return EcwidAnswer(customer(book.mill.buyers.buyer(rank)))
    }

    private func rank(customerId: Int64) -> Int? {
        let first = EcwidBuyer.customerIdFirst
        let second = EcwidBuyer.secondAccounts
        let customerId = customerId >= first + second ? customerId - second : customerId
        return (first..<first + Int64(book.mill.buyers.count)).contains(customerId) ? Int(customerId - first) : nil
    }

    private func customerSearch(_ question: EcwidQuestion, _ window: EcwidWindow) throws(EcwidRefusal) -> JSONTree {
        let count = book.mill.buyers.count
        let filter = try EcwidCustomerFilter(question)
        let isFalling = question["sortBy"]?.hasSuffix("_DESC") ?? false
        let found = filter.isEmpty ? nil : (0..<count).filter { accepts($0, filter) }
        let total = found?.count ?? count
        let ranks = (window.offset..<max(window.offset, min(total, window.offset + window.limit))).map { place in
            let place = isFalling ? total - 1 - place : place
            return found.map { $0[place] } ?? place
        }
        var answer = envelope(ranks.map { customer(book.mill.buyers.buyer($0)) }, total: total, window)
        answer["allCustomerCount"] = .integer(count)
        return answer
    }

    private func accepts(_ rank: Int, _ filter: EcwidCustomerFilter) -> Bool {
        guard filter.accepts(book.mill.buyers.buyer(rank)) else { return false }
        let updated = self.updated(rank)
        return updated >= filter.updatedFrom && updated <= filter.updatedTo
    }

    /// A customer changes with his last order.
    private func updated(_ rank: Int) -> Int64 {
        let timeline = book.mill.timeline
        let seen = book.mill.buyers.orders(ofRank: rank).map(timeline.updated).filter { $0 <= now }
        return seen.max() ?? timeline.updated(0)
    }

    private func customer(_ buyer: EcwidBuyer) -> JSONTree {
        let orders = book.mill.buyers.orders(ofRank: buyer.rank).compactMap { book.current($0, edits, now: now) }
        let bought = orders.filter { $0["paymentStatus"]?.text != "CANCELLED" }
        let precision = book.mill.country.precision
        let sales = bought.reduce(Int64(0)) { $0 + ($1["total"]?.number?.units(decimals: precision) ?? 0) }
        let registered = StoreMoment.text(book.mill.timeline.updated(0) - 86_400)
        var tree: JSONTree = [
            "id": .integer(buyer.customerId), "name": .string(buyer.name), "email": .string(buyer.email),
            "registered": .string(registered), "updated": .string(StoreMoment.text(updated(buyer.rank))),
            "totalOrderCount": .integer(orders.count), "customerGroupId": .integer(buyer.group?.id ?? 0),
            "customerGroupName": .string(buyer.group?.name ?? "General"),
        ]
        tree["billingPerson"] = buyerPaper.person(buyer, hasAddress: true)
        tree["shippingAddresses"] = [shippingAddress(buyer)]
        tree["contacts"] = [
            [
                "id": .integer(buyer.customerId), "contact": .string(buyer.email), "type": "EMAIL", "default": true,
                "orderBy": 0, "timestamp": .string(registered),
            ]
        ]
        addTaxes(buyer, to: &tree)
        tree["stats"] = [
            "numberOfOrders": .integer(bought.count), "salesValue": .decimal(sales, precision),
            "averageOrderValue": .decimal(
                MinorUnits.rounded(Int128(sales), over: Int128(max(1, bought.count))), precision),
        ]
        tree["privateAdminNotes"] = ""
        tree["favorites"] = []
        return tree
    }

    private func shippingAddress(_ buyer: EcwidBuyer) -> JSONTree {
        var address = buyerPaper.person(buyer, hasAddress: true)
        address["firstName"] = nil
        address["lastName"] = nil
        if address["companyName"] == nil { address["companyName"] = "" }
        address["id"] = .integer(5500 + buyer.rank)
        let place = buyer.address
        address["addressFormatted"] = .string(
            "\(place.street), \(place.postalCode) \(place.city), \(place.countryName)")
        return address
    }

    private func addTaxes(_ buyer: EcwidBuyer, to tree: inout JSONTree) {
        tree["taxExempt"] = .bool(buyer.isTaxExempt)
        tree["taxId"] = .string(buyer.taxNumber ?? "")
        tree["taxIdValid"] = true
        tree["b2b_b2c"] = buyer.companyName == nil ? "b2c" : "b2b"
        tree["fiscalCode"] = ""
        tree["electronicInvoicePecEmail"] = ""
        tree["electronicInvoiceSdiCode"] = ""
        tree["acceptMarketing"] = false
        tree["lang"] = .string(book.mill.country.language)
    }
}

/// The filters of `GET /customers`.
struct EcwidCustomerFilter: Sendable {
    var updatedFrom: Int64
    var updatedTo: Int64
    private var keyword: String?
    private var name: String?
    private var email: String?
    private var isExactEmail: Bool
    private var companyName: String?
    private var kind: String?
    private var isTaxExempt: Bool?
    private var groups: Set<String>?

    init(_ question: EcwidQuestion) throws(EcwidRefusal) {
        updatedFrom = try question.moment("updatedFrom") ?? .min
        updatedTo = try question.moment("updatedTo") ?? .max
        keyword = question["keyword"]?.lowercased()
        name = question["name"]?.lowercased()
        email = question["email"]?.lowercased()
        isExactEmail = question["useExactEmailMatch"] == "true"
        companyName = question["companyName"]?.lowercased()
        kind = question["b2b_b2c"]
        isTaxExempt = question["taxExempt"].map { $0 == "true" }
        groups = question["customerGroupIds"].map { Set($0.split(separator: ",").map(String.init)) }
    }

    var isEmpty: Bool {
        updatedFrom == .min && updatedTo == .max && keyword == nil && name == nil && email == nil
            && companyName == nil && kind == nil && isTaxExempt == nil && groups == nil
    }

    func accepts(_ buyer: EcwidBuyer) -> Bool {
        let fullName = buyer.name.lowercased()
        let company = buyer.companyName?.lowercased() ?? ""
        if let keyword, ![fullName, company, buyer.email].contains(where: { $0.contains(keyword) }) { return false }
        if let name, !fullName.contains(name) { return false }
        if let email, isExactEmail ? buyer.email != email : !buyer.email.contains(email) { return false }
        if let companyName, !company.contains(companyName) { return false }
        if let kind, kind != (buyer.companyName == nil ? "b2c" : "b2b") { return false }
        if let isTaxExempt, isTaxExempt != buyer.isTaxExempt { return false }
        if let groups, !groups.contains(String(buyer.group?.id ?? 0)) { return false }
        return true
    }
}
