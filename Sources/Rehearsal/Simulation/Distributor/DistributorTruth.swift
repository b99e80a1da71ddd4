import Foundation

/// What the distributor's own history makes true of an order; amounts in cents, in an arithmetic of its own.
struct DistributorTruth: Sendable {
    enum Status: String, Sendable { case completed, cancelled }

    struct Sending: Sendable {
        var bills: Bool
        var purchaseOrders: Bool
    }

    let place: Int
    var version = 1
    var status = Status.completed
    var quantity: Int
    /// In hundredths of a cent.
    let price: Int
    let cost: Int
    let discount: Int
    var payments: [(id: String, amount: Int)] = []
    /// What the supplier invoiced, in cents; `nil` before they did.
    var invoiced: Int?
    /// What the supplier gave back of it, in cents; `nil` before they did.
    var credited: Int?
    /// How often the order moved to another supplier.
    var moves = 0
    /// What somebody chose when they sent it last; `nil` for one that nobody sent.
    var sending: Sending?
    /// Bills were chosen in a sending that was kept.
    var hasSentBills = false
    /// How its invoice leaves the books; `nil` until a person says.
    var cancelledBy: String?

    var number: String { "5\(100 + place)" }
    var id: String { "ord-\(number)" }
    var goods: Int { (quantity * price + 50) / 100 }
    var ordered: Int { (quantity * cost + 50) / 100 }
    var total: Int { goods - discount }
    var paid: Int { payments.map(\.amount).reduce(0, +) }
    var customer: String { "Customer \(number)" }
    /// Each of them has a name and a number of its own.
    var supplier: String { "Supplier \(number)\(moves > 0 ? " \(moves)" : "")" }
    var supplierID: String { "sup-\(number)\(moves > 0 ? "-\(moves)" : "")" }
    var invoiceNumber: String { "SI-\(number)" }
    var creditNumber: String { "CM-\(number)" }

    /// As it is pushed: the contract `esp-order/1`.
    var text: String {
        let cost = #"{"quantity":"\#(quantity)","unitCost":"\#(Self.price(cost))","amount":"\#(Self.amount(ordered))"}"#
        let line =
            #"{"lineId":"L1","kind":"product","productNumber":"P-\#(place % 3)","productName":"Product \#(place % 3)","description":"Blue","quantity":"\#(quantity)","unitPrice":"\#(Self.price(price))","amount":"\#(Self.amount(goods))","supplierId":"\#(supplierID)","cost":\#(cost)}"#
        let received = payments.map { id, amount in
            #"{"paymentId":"\#(id)","date":"2026-06-02","amount":"\#(Self.amount(amount))","method":"Check"}"#
        }
        let papers = [invoiced.map { (invoiceNumber, $0) }, credited.map { (creditNumber, -$0) }].compactMap { $0 }
        let invoices = papers.map { number, cents in
            let (pieces, price) = (cents < 0 ? "-1" : "1", Self.amount(abs(cents)))
            return
                #"{"number":"\#(number)","date":"2026-06-03","lines":[{"lineId":"L1","quantity":"\#(pieces)","unitCost":"\#(price)","amount":"\#(Self.amount(cents))"}],"total":"\#(Self.amount(cents))"}"#
        }
        let order =
            #"{"purchaseOrderId":"po-\#(number)","poNumber":"\#(number)-1","supplierId":"\#(supplierID)","date":"2026-06-01","lines":[{"lineId":"L1","quantity":"\#(quantity)","unitCost":"\#(Self.price(self.cost))","amount":"\#(Self.amount(ordered))"}],"total":"\#(Self.amount(ordered))","supplierInvoices":[\#(invoices.joined(separator: ","))]}"#
        let reduction = discount == 0 ? "" : #"{"description":"Loyalty","amount":"\#(Self.amount(discount))"}"#
        let parts = [
            #""schemaVersion":"esp-order/1","orderId":"\#(id)","version":\#(version),"orderNumber":"\#(number)""#,
            #""documentType":"order","status":"\#(status.rawValue)","orderDate":"2026-06-01","invoiceDate":"2026-06-01""#,
            #""currency":"USD","customer":{"companyId":"co-\#(number)","companyName":"\#(customer)"}"#,
            #""lines":[\#(line)],"discounts":[\#(reduction)],"taxes":[],"payments":[\#(received.joined(separator: ","))]"#,
            #""suppliers":[{"supplierId":"\#(supplierID)","name":"\#(supplier)"}],"purchaseOrders":[\#(order)]"#,
            #""totals":{"tax":"0.00","total":"\#(Self.amount(total))"}"#,
        ]
        return "{\(parts.joined(separator: ","))}"
    }

    /// Cents, `12.50`; `-3.00` below zero.
    static func amount(_ cents: Int) -> String {
        let rest = abs(cents) % 100
        return "\(cents < 0 ? "-" : "")\(abs(cents) / 100).\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func price(_ hundredths: Int) -> String {
        let rest = String(hundredths % 10_000)
        return "\(hundredths / 10_000).\(String(repeating: "0", count: 4 - rest.count))\(rest)"
    }
}
