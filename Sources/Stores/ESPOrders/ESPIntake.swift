package import Accounting
package import Commerce
package import ConnectorKit
package import Foundation

/// Takes one order, a list of orders, or `{"orders": […]}`.
package struct ESPIntake: StoreIntake {
    private let settings: ESPSettings

    init(_ settings: ESPSettings) { self.settings = settings }

    package func profile() throws(ConnectorProblem) -> StoreProfile {
        StoreProfile.esp(
            id: settings.account, name: settings.name, country: settings.country, currency: settings.currency,
            timeZone: settings.timeZone)
    }

    /// The version of an order stands for the time of its change, so that an older version never takes the place of a newer one.
    package func records(of stream: RecordStream, in body: Data, now: Instant) throws(Unreadable) -> [RawRecord] {
        guard let value = JSONReader.value(body) else { throw Unreadable(field: "", text: "not JSON") }
        var records: [RawRecord] = []
        for (index, order) in try orders(in: value).enumerated() {
            do throws(Unreadable) { records.append(try raw(stream, order).raw) } catch {
                throw Unreadable(field: "/\(index)\(error.field)", text: error.text)
            }
        }
        return records
    }

    /// As many as one request may bring. Source: esp-orders.md §8.1.
    private static let ordersMax = 100

    private func orders(in value: JSONValue) throws(Unreadable) -> [JSONObject] {
        let list: [JSONValue]
        switch value {
        case .array(let elements): list = elements
        case .object(let object):
            if case .array(let elements)? = object["orders"] { list = elements } else { list = [value] }
        case .null, .bool, .number, .text: throw Unreadable(field: "", text: "neither an order nor a list of orders")
        }
        guard list.count <= Self.ordersMax else {
            throw Unreadable(field: "", text: "\(list.count) orders; at most \(Self.ordersMax) at a time")
        }
        var orders: [JSONObject] = []
        for (index, element) in list.enumerated() {
            guard case .object(let object) = element else {
                throw Unreadable(field: "/\(index)", text: "not an object")
            }
            orders.append(object)
        }
        return orders
    }
}
