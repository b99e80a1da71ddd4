import Foundation
import HTTPTypes

extension OpenCartSampleStore {
    /// A buyer places an order; its number.
    package func placeOrder(status: Int? = nil) throws -> Int {
        let id = max(settings.orders, edits.filter { $0.deed == .place }.map(\.order).max() ?? 0) + 1
        try commit(OpenCartSampleEdit(id, .place, at: now))
        if let status { try commit(OpenCartSampleEdit(id, .status(status), at: now)) }
        return id
    }

    package func setStatus(order: Int, _ status: Int) throws {
        try commit(OpenCartSampleEdit(order, .status(status), at: now))
    }

    /// The merchant edits the quantity of an order's first line.
    package func setQuantity(order: Int, _ quantity: Int64) throws {
        try commit(OpenCartSampleEdit(order, .quantity(quantity), at: now))
    }

    package func delete(order: Int) throws { try commit(OpenCartSampleEdit(order, .delete, at: now)) }

    /// Sets the stock of a product, as a sale or the merchant does.
    package func setStock(product: Int, _ level: Int64) throws {
        try commit(OpenCartSampleEdit(product, .stock(level), at: now))
    }

    package func stockLevel(product: Int) -> Int64 { stock[product] ?? Self.stockUsual }

    /// What these orders came to before vouchers and credit, less those that were given back: in minor units.
    package func charged(ofOrders ids: Set<String>) -> Int64 {
        ids.reduce(0) { sum, name in
            guard let id = Int(name) else { return sum }
            let own = order(id)
            if own.status == 11 || own.status == 7 { return sum }
            return sum
                + OpenCartSampleSums(own, rates: settings.country.rates).owed(decimals: settings.country.decimals)
        }
    }

    /// Buyers of these orders: customers by their number, guests by what they call themselves.
    package func buyers(ofOrders ids: Set<String>) -> Set<String> {
        Set(ids.compactMap { Int($0) }.map { order($0).customer.email })
    }

    /// What the merchant does later, once in the life of the shop: an order that nobody paid is edited, one that was paid is
    /// given back.
    package func changeSomeOrders() throws {
        guard edits.isEmpty else { return }
        func newest(_ fits: (OpenCartSampleOrder) -> Bool) -> Int? {
            orderIDs.last { id in
                let own = order(id)
                return fits(own) && own.voucher == 0 && own.credit == 0 && !edits.contains { $0.order == id }
            }
        }
        if let id = newest({ $0.status == 2 && $0.method.code == "cod" }) { try setQuantity(order: id, 9) }
        if let id = newest({ $0.status == 5 && $0.method.code == "stripe" }) { try setStatus(order: id, 11) }
    }

    /// `POST /sample/{status|quantity|delete|place|stock|clock|fail}?order=…&value=…`: what people and hosts do, for who plays with it by hand.
    func command(_ target: String, _ body: Data) -> (HTTPResponse, Data) {
        guard let parts = URLComponents(string: "http://sample\(target)"),
            let word = target.split(separator: "?").first?.split(separator: "/").last
        else { return page(404, "no such command\n") }
        func value(_ name: String) -> Int? { parts.queryItems?.first { $0.name == name }?.value.flatMap { Int($0) } }
        let (order, number) = (value("order") ?? 0, value("value") ?? 0)
        do {
            switch word {
            case "status": try setStatus(order: order, number)
            case "quantity": try setQuantity(order: order, Int64(number))
            case "delete": try delete(order: order)
            case "stock": try setStock(product: order, Int64(number))
            case "place": return page(200, "\(try placeOrder())\n")
            case "clock": clockAheadSeconds = Int64(number)
            case "fail": faults.next = Array(repeating: .fault, count: number)
            case "firewall": faults.next = Array(repeating: .firewall, count: number)
            case "maintenance": faults.next = Array(repeating: .maintenance, count: number)
            case "stock-writing": faults.isStockWritingOff = number == 0
            default: return page(404, "no such command\n")
            }
            return page(200, "done\n")
        } catch {
            return page(500, "not kept\n")
        }
    }
}
