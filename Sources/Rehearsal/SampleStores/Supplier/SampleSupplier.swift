package import Foundation
package import HTTPTypes

/// A supplier of promotional goods who speaks PromoStandards: takes purchase orders, and invoices each of them at once.
///
/// Nothing of it is shared with the product: it reads requests by their tags, as a supplier with a system of their own would.
package actor SampleSupplier: SampleSystem {
    /// What goes wrong, once each.
    package enum Fault: Sendable, Hashable {
        /// The work is done, and the answer never arrives.
        case answerLost
        /// A SOAP fault of the server, nothing done.
        case fault
        /// The next list of invoices holds one whose sums do not add up.
        case wrongTotal
        /// The next list holds every invoice twice.
        case twice
        /// The next answer is a document with an entity.
        case hostile
    }

    struct Line: Sendable {
        var description: String
        var quantity: String
        /// In hundredths of a cent.
        var price: Int
        /// In cents.
        var amount: Int
    }

    struct Order: Sendable {
        var number: String
        var transaction: String
        var lines: [Line]
        /// Freight that the supplier adds; in cents.
        var freight: Int
        /// How far it is, in the words of the standard.
        var status = "received"
    }

    package nonisolated let id: String
    package nonisolated let password: String
    private let freight: Int
    private let today: @Sendable () -> String
    private var orders: [Order] = []
    private var faults: [Fault] = []
    private var credits: [(number: String, cents: Int)] = []
    private var voided: [String] = []
    private var old: Set<String> = []

    /// `freight` is what every invoice charges on top, in cents; `today` is the day of invoices, `2026-03-20`.
    package init(
        id: String = "8841", password: String = "s3cret", freight: Int = 0, today: @escaping @Sendable () -> String
    ) {
        (self.id, self.password, self.freight, self.today) = (id, password, freight, today)
    }

    /// The next requests go wrong so, in this order.
    package func misbehave(_ faults: Fault...) { self.faults += faults }

    /// Numbers of the purchase orders that were taken, in the order in which they came.
    package var taken: [String] { orders.map(\.number) }

    /// A purchase order goes on: `inProduction`, `shipped`, `canceled`.
    package func proceed(_ number: String, to status: String) {
        for index in orders.indices where orders[index].number == number { orders[index].status = status }
    }

    /// The supplier gives back a part of what they invoiced; in cents.
    package func credit(_ number: String, _ cents: Int) { credits.append((number, cents)) }

    /// The supplier takes back the invoice of a purchase order.
    package func void(_ number: String) { voided.append(number) }

    /// The invoices of a purchase order are so old that they are told only to whom asks for them by its number.
    package func age(_ number: String) { old.insert(number) }

    /// Answers one request; status 599 stands for a connection that broke.
    package func respond(to head: HTTPRequest, body: Data) -> (HTTPResponse, Data) {
        let text = String(decoding: body, as: UTF8.self)
        let isOrder = text.contains(":SendPORequest>")
        let isStatus = text.contains(":GetOrderStatusRequest>")
        let isVoided = text.contains(":GetVoidedInvoicesRequest>")
        if take(.fault) { return (HTTPResponse(status: .internalServerError), Data(Self.fault.utf8)) }
        if take(.hostile) { return (HTTPResponse(status: .ok), Data(Self.hostile.utf8)) }
        guard Self.value("id", in: text) == id, Self.value("password", in: text) == password else {
            return answer(
                isOrder
                    ? "SendPOResponse"
                    : isStatus
                        ? "GetOrderStatusResponse" : isVoided ? "GetVoidedInvoicesResponse" : "GetInvoicesResponse",
                Self.message("105", "Authentication failed"))
        }
        let reply = isOrder ? takeOrder(text) : isStatus ? statuses() : isVoided ? voids() : invoices(text)
        if take(.answerLost) { return (HTTPResponse(status: .init(code: 599)), Data()) }
        return reply
    }

    private func take(_ fault: Fault) -> Bool {
        guard let place = faults.firstIndex(of: fault) else { return false }
        faults.remove(at: place)
        return true
    }

    // MARK: Purchase orders

    private func takeOrder(_ text: String) -> (HTTPResponse, Data) {
        guard let number = Self.value("orderNumber", in: text) else {
            return answer("SendPOResponse", Self.message("120", "orderNumber is missing"))
        }
        if orders.contains(where: { $0.number == number }) {
            return answer("SendPOResponse", Self.message("200", "Duplicated transaction detected"))
        }
        let lines = Self.pieces("LineItem", in: text).map { piece in
            Line(
                description: Self.value("description", in: piece) ?? "",
                quantity: Self.value("value", in: piece) ?? "1",
                price: Self.hundredths(Self.value("unitPrice", in: piece) ?? "0"),
                amount: Self.hundredths(Self.value("lineItemTotal", in: piece) ?? "0") / 100)
        }
        let sum = lines.map(\.amount).reduce(0, +)
        guard Self.hundredths(Self.value("totalAmount", in: text) ?? "") / 100 == sum else {
            return answer("SendPOResponse", Self.message("210", "totalAmount is not the sum of the lines"))
        }
        let order = Order(number: number, transaction: "SO-\(7000 + orders.count)", lines: lines, freight: freight)
        orders.append(order)
        return answer("SendPOResponse", "<ns:transactionId>\(order.transaction)</ns:transactionId>")
    }

    // MARK: Invoices

    private func invoices(_ text: String) -> (HTTPResponse, Data) {
        let asked = Self.value("queryType", in: text) == "1" ? Self.value("referenceNumber", in: text) : nil
        func isAsked(_ number: String) -> Bool { asked.map { $0 == number } ?? !old.contains(number) }
        let fitting = orders.filter { isAsked($0.number) }
        let isWrong = !fitting.isEmpty && take(.wrongTotal)
        var list = fitting.enumerated().map { invoice($1, isWrong: isWrong && $0 == fitting.count - 1) }
        list += credits.filter { isAsked($0.number) }.map { memo($0.number, $0.cents) }
        guard !list.isEmpty else { return answer("GetInvoicesResponse", Self.message("903", "No invoices found")) }
        if take(.twice) { list += list }
        return answer("GetInvoicesResponse", "<ns:InvoiceArray>\(list.joined())</ns:InvoiceArray>")
    }

    private func voids() -> (HTTPResponse, Data) {
        let list = orders.filter { voided.contains($0.number) }.map { order in
            "<ns:VoidedInvoice><shar:invoiceNumber>INV-\(order.transaction)</shar:invoiceNumber><shar:voidDate>\(today())</shar:voidDate></ns:VoidedInvoice>"
        }
        let name = "GetVoidedInvoicesResponse"
        return list.isEmpty
            ? answer(name, Self.message("903", "No invoices found"))
            : answer(name, "<ns:VoidedInvoiceArray>\(list.joined())</ns:VoidedInvoiceArray>")
    }

    private func invoice(_ order: Order, isWrong: Bool) -> String {
        let goods = order.lines.map(\.amount).reduce(0, +)
        let total = goods + order.freight + (isWrong ? 100 : 0)
        let lines = order.lines.enumerated().map { index, line in
            """
            <shar:InvoiceLineItem><shar:invoiceLineItemNumber>\(index + 1)</shar:invoiceLineItemNumber>\
            <shar:purchaseOrderLineItemNumber>\(index + 1)</shar:purchaseOrderLineItemNumber>\
            <shar:orderedQuantity>\(line.quantity)</shar:orderedQuantity><shar:invoiceQuantity>\(line.quantity)</shar:invoiceQuantity>\
            <shar:quantityUOM>EA</shar:quantityUOM><shar:lineItemDescription>\(line.description)</shar:lineItemDescription>\
            <shar:unitPrice>\(Self.price(line.price))</shar:unitPrice><shar:extendedPrice>\(Self.amount(line.amount))</shar:extendedPrice>\
            </shar:InvoiceLineItem>
            """
        }
        return """
            <ns:Invoice><shar:invoiceNumber>INV-\(order.transaction)</shar:invoiceNumber><shar:invoiceType>INVOICE</shar:invoiceType>\
            <shar:invoiceDate>\(today())</shar:invoiceDate><shar:purchaseOrderNumber>\(order.number)</shar:purchaseOrderNumber>\
            <shar:paymentDueDate>\(today())</shar:paymentDueDate><shar:currency>USD</shar:currency>\
            <shar:salesAmount>\(Self.amount(goods))</shar:salesAmount><shar:shippingAmount>\(Self.amount(order.freight))</shar:shippingAmount>\
            <shar:handlingAmount>0.00</shar:handlingAmount><shar:taxAmount>0.00</shar:taxAmount>\
            <shar:invoiceAmount>\(Self.amount(total))</shar:invoiceAmount>\
            <ns:InvoiceLineItemsArray>\(lines.joined())</ns:InvoiceLineItemsArray></ns:Invoice>
            """
    }

    private func memo(_ number: String, _ cents: Int) -> String {
        let order = orders.first { $0.number == number }
        return """
            <ns:Invoice><shar:invoiceNumber>CM-\(order?.transaction ?? "0")</shar:invoiceNumber><shar:invoiceType>CREDIT MEMO</shar:invoiceType>\
            <shar:invoiceDate>\(today())</shar:invoiceDate><shar:purchaseOrderNumber>\(number)</shar:purchaseOrderNumber>\
            <shar:currency>USD</shar:currency><shar:shippingAmount>0.00</shar:shippingAmount>\
            <shar:handlingAmount>0.00</shar:handlingAmount><shar:taxAmount>0.00</shar:taxAmount>\
            <shar:invoiceAmount>\(Self.amount(cents))</shar:invoiceAmount>\
            <ns:InvoiceLineItemsArray><shar:InvoiceLineItem><shar:purchaseOrderLineItemNumber>1</shar:purchaseOrderLineItemNumber>\
            <shar:invoiceQuantity>1</shar:invoiceQuantity><shar:lineItemDescription>Returned</shar:lineItemDescription>\
            <shar:unitPrice>\(Self.amount(cents))</shar:unitPrice><shar:extendedPrice>\(Self.amount(cents))</shar:extendedPrice>\
            </shar:InvoiceLineItem></ns:InvoiceLineItemsArray></ns:Invoice>
            """
    }

    // MARK: Progress

    private func statuses() -> (HTTPResponse, Data) {
        guard !orders.isEmpty else { return answer("GetOrderStatusResponse", Self.message("301", "No orders found")) }
        let list = orders.map { order in
            """
            <shar:OrderStatus><shar:purchaseOrderNumber>\(order.number)</shar:purchaseOrderNumber><shar:OrderStatusDetailArray>\
            <shar:OrderStatusDetail><shar:salesOrderNumber>\(order.transaction)</shar:salesOrderNumber><shar:status>\(order.status)</shar:status>\
            <shar:expectedShipDate>\(today())</shar:expectedShipDate><shar:validTimestamp>\(today())T12:00:00Z</shar:validTimestamp>\
            </shar:OrderStatusDetail></shar:OrderStatusDetailArray></shar:OrderStatus>
            """
        }
        return answer("GetOrderStatusResponse", "<shar:OrderStatusArray>\(list.joined())</shar:OrderStatusArray>")
    }

    // MARK: Texts

    private func answer(_ name: String, _ content: String) -> (HTTPResponse, Data) {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" \
            xmlns:ns="urn:sample" xmlns:shar="urn:sample:shared"><s:Body><ns:\(name)>\(content)</ns:\(name)></s:Body></s:Envelope>
            """
        return (HTTPResponse(status: .ok), Data(text.utf8))
    }

    private static func message(_ code: String, _ text: String) -> String {
        "<shar:ServiceMessageArray><shar:ServiceMessage><shar:code>\(code)</shar:code><shar:description>\(text)</shar:description></shar:ServiceMessage></shar:ServiceMessageArray>"
    }

    private static let fault = """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Server</faultcode>\
        <faultstring>The warehouse system is away</faultstring></s:Fault></s:Body></s:Envelope>
        """

    private static let hostile = """
        <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><s:Envelope \
        xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><SendPOResponse><transactionId>&x;</transactionId>\
        </SendPOResponse></s:Body></s:Envelope>
        """

    /// What stands in the first element of that name, whatever its prefix.
    private static func value(_ name: String, in text: String) -> String? { contents(name, in: text).first }

    private static func pieces(_ name: String, in text: String) -> [String] { contents(name, in: text) }

    private static func contents(_ name: String, in text: String) -> [String] {
        var found: [String] = []
        var rest = text[...]
        while let open = rest.range(of: ":\(name)>"), let close = rest[open.upperBound...].range(of: ":\(name)>") {
            let inner = rest[open.upperBound..<close.lowerBound]
            guard let end = inner.range(of: "</", options: .backwards) else { break }
            found.append(String(inner[..<end.lowerBound]))
            rest = rest[close.upperBound...]
        }
        return found
    }

    /// `1.3800` in hundredths of a cent.
    private static func hundredths(_ text: String) -> Int {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let digits = (parts.count > 1 ? String(parts[1]) : "").prefix(4)
        let fraction = Int(digits + String(repeating: "0", count: 4 - digits.count)) ?? 0
        return (Int(parts.first ?? "") ?? 0) * 10_000 + fraction
    }

    private static func amount(_ cents: Int) -> String { DistributorOrder.amount(cents) }
    private static func price(_ hundredths: Int) -> String { DistributorOrder.price(hundredths) }
}
