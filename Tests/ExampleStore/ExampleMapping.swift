import Accounting
package import Commerce
package import ConnectorKit
package import Foundation

/// Reads the example store's records.
package struct ExampleMapping: StoreMapping {
    package init() {}

    package func profile(from body: Data) throws(Unreadable) -> StoreProfile {
        let told = try ExampleProfile.read(body)
        guard let currency = Currency(told.currency) else { throw Unreadable(field: "currency", text: told.currency) }
        return StoreProfile(
            storeID: "", name: told.name, country: told.country, currency: currency, timeZone: told.timeZone,
            pricesIncludeTax: false)
    }

    package func order(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> Order {
        let told = try ExampleOrder.read(raw.body)
        let total = try money(told.total, "total", profile.currency)
        var lines: [OrderLine] = []
        for (index, line) in told.lines.enumerated() {
            lines.append(try self.line(line, number: index + 1, profile.currency))
        }
        var order = Order(
            id: ID(told.id), number: told.number, placedAt: Instant(seconds: told.placedAt),
            updatedAt: Instant(seconds: told.updatedAt), currency: profile.currency, pricesIncludeTax: false,
            status: OrderStatus(payment: .awaiting, paymentCode: "open"),
            buyer: Buyer(email: told.email, name: told.buyer), lines: lines, tax: .zero(profile.currency), total: total)
        if let paidAt = told.paidAt {
            order.status = OrderStatus(payment: .paid, paymentCode: "paid")
            order.payments = [
                PaymentReceived(
                    id: "1", method: StorePaymentMethod(code: "card", title: "Card"), amount: total,
                    receivedAt: Instant(seconds: paidAt))
            ]
        }
        return order
    }

    package func products(from raw: RawRecord, profile: StoreProfile) throws(Unreadable) -> [Product] {
        let told = try ExampleProduct.read(raw.body)
        return [
            Product(
                id: ID(told.id), sku: told.sku, name: told.name, price: try number(told.price, "price"),
                updatedAt: Instant(seconds: told.updatedAt))
        ]
    }

    private func line(
        _ line: ExampleOrder.Line, number: Int, _ currency: Currency
    ) throws(Unreadable) -> OrderLine {
        let quantity = try self.number(line.quantity, "quantity")
        let price = try self.number(line.price, "price")
        guard let product = quantity.multiplied(by: price), let amount = Money(product, currency) else {
            throw Unreadable(field: "price", text: line.price)
        }
        return OrderLine(
            id: String(number), sku: line.sku, name: line.name, quantity: quantity, unitPrice: price, amount: amount)
    }

    private func number(_ text: String, _ field: String) throws(Unreadable) -> ExactDecimal {
        guard let number = ExactDecimal(text) else { throw Unreadable(field: field, text: text) }
        return number
    }

    private func money(_ text: String, _ field: String, _ currency: Currency) throws(Unreadable) -> Money {
        guard let money = Money(try number(text, field), currency) else { throw Unreadable(field: field, text: text) }
        return money
    }
}
