import Accounting
import Bookkeeping
package import ConnectorKit

/// The dialog *Send to QuickBooks* as a program fills it: the contract `esp-send/1`. Source: esp-orders.md §8.1.
package struct SendRequest: Hashable, Sendable {
    package static let schema = "esp-send/1"

    /// Makes the sending itself repeatable: a second request with it sends nothing again.
    package var requestID: String?
    package var order: String
    /// Who presses *Send*, where a program sends for somebody.
    package var requestedBy: String?
    package var words: SendingWords
    /// Names of the records that it links, by identifier: for plans made from files, where no books are at hand.
    package var customers: [String: String] = [:]
    package var vendors: [String: String] = [:]

    /// Reads one request; throws `Unreadable` with the JSON pointer of what is wrong.
    package init(_ object: JSONObject) throws(Unreadable) {
        let place = RequestPlace(object, "")
        let schema = try place.text("schemaVersion")
        guard schema == Self.schema else { throw Unreadable(field: "/schemaVersion", text: schema ?? "missing") }
        requestID = try place.text("requestId")
        guard let order = try place.text("orderId") else { throw Unreadable(field: "/orderId", text: "missing") }
        self.order = order
        requestedBy = try place.text("requestedBy")
        words = SendingWords()
        words.isBillable = try place.flag("billable") ?? false
        switch try place.text("itemNameField") {
        case nil: break
        case "productNumber"?: words.matching = .skuAsName
        case "productName"?: words.matching = .name
        case let other?: throw Unreadable(field: "/itemNameField", text: other)
        }
        try readCustomer(place)
        try readInvoice(place)
        for vendor in try place.list("vendors") { try readVendor(vendor) }
    }

    private mutating func readCustomer(_ place: RequestPlace) throws(Unreadable) {
        guard let customer = try place.object("customer"), let id = try Self.linked(customer) else { return }
        words.customer = id
        customers[id] = try customer.text("quickbooksName")
    }

    private mutating func readInvoice(_ place: RequestPlace) throws(Unreadable) {
        guard let invoice = try place.object("invoice") else {
            words.sendsInvoice = false
            return
        }
        words.sendsInvoice = try invoice.flag("send") ?? true
        words.receivableAccount = try invoice.text("accountsReceivable")
        words.incomeAccount = try invoice.text("income")
        guard let tax = try invoice.object("tax") else { return }
        switch try tax.text("mode") {
        case nil: break
        case "total_as_item"?: words.tax = .totalAsItem
        case "quickbooks_default"?: words.tax = .booksDefault
        case "tax_code"?:
            guard let code = try tax.text("taxCodeId") else {
                throw Unreadable(field: "/invoice/tax/taxCodeId", text: "missing")
            }
            words.tax = .code(code)
        case let mode?: throw Unreadable(field: "/invoice/tax/mode", text: mode)
        }
    }

    private mutating func readVendor(_ place: RequestPlace) throws(Unreadable) {
        guard let supplier = try place.text("supplierId") else {
            throw Unreadable(field: place.pointer + "/supplierId", text: "missing")
        }
        if try place.flag("bill") ?? false { words.bills.append(supplier) }
        if try place.flag("purchaseOrder") ?? false { words.purchaseOrders.append(supplier) }
        if let id = try Self.linked(place) {
            words.vendors[supplier] = id
            vendors[id] = try place.text("quickbooksName")
        }
        words.payableAccounts[supplier] = try place.text("accountsPayable")
        words.costAccounts[supplier] = try place.text("costOfGoodsSold")
    }

    /// The record that is picked; `nil` creates one, or takes the one that is linked.
    private static func linked(_ place: RequestPlace) throws(Unreadable) -> String? {
        switch try place.text("mode") {
        case "create"?, nil: return nil
        case "link"?:
            let (id, name) = (try place.text("quickbooksId"), try place.text("quickbooksName"))
            guard let word = id ?? name else {
                throw Unreadable(field: place.pointer + "/quickbooksId", text: "missing")
            }
            return word
        case let mode?: throw Unreadable(field: place.pointer + "/mode", text: mode)
        }
    }
}

/// An object of the request with its place.
private struct RequestPlace {
    let object: JSONObject
    let pointer: String

    init(_ object: JSONObject, _ pointer: String) {
        self.object = object
        self.pointer = pointer
    }

    private func unfit(_ name: String) -> Unreadable {
        Unreadable(field: "\(pointer)/\(name)", text: "another kind of value")
    }

    func text(_ name: String) throws(Unreadable) -> String? {
        switch object[name] {
        case nil, .null?: return nil
        case .text(let text)?, .number(let text)?: return text.isEmpty ? nil : text
        case .bool?, .array?, .object?: throw unfit(name)
        }
    }

    func flag(_ name: String) throws(Unreadable) -> Bool? {
        switch object[name] {
        case nil, .null?: return nil
        case .bool(let flag)?: return flag
        case .text?, .number?, .array?, .object?: throw unfit(name)
        }
    }

    func object(_ name: String) throws(Unreadable) -> RequestPlace? {
        switch object[name] {
        case nil, .null?: return nil
        case .object(let inner)?: return RequestPlace(inner, "\(pointer)/\(name)")
        case .text?, .number?, .array?, .bool?: throw unfit(name)
        }
    }

    func list(_ name: String) throws(Unreadable) -> [RequestPlace] {
        guard let value = object[name], value != .null else { return [] }
        guard case .array(let elements) = value else { throw unfit(name) }
        var places: [RequestPlace] = []
        for (index, element) in elements.enumerated() {
            guard case .object(let inner) = element else { throw unfit("\(name)/\(index)") }
            places.append(RequestPlace(inner, "\(pointer)/\(name)/\(index)"))
        }
        return places
    }
}
