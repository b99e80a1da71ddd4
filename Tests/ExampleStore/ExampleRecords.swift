import ConnectorKit
import Foundation

/// What the store says about itself.
struct ExampleProfile: Decodable {
    var name: String
    var country: String
    var currency: String
    var timeZone: String
}

struct ExampleOrder: Codable {
    struct Line: Codable {
        var sku: String
        var name: String
        var quantity: String
        var price: String
    }

    var id: String
    var number: String
    var placedAt: Int64
    var updatedAt: Int64
    /// UNIX seconds of the payment; `nil` before it came.
    var paidAt: Int64?
    var buyer: String
    var email: String
    var lines: [Line]
    var total: String
}

struct ExampleProduct: Codable {
    var id: String
    var updatedAt: Int64
    var sku: String
    var name: String
    var price: String
}

/// A page of orders.
struct ExamplePage: Decodable {
    var orders: [ExampleOrder]
    var next: Int
    var more: Bool
}

extension Decodable {
    /// From the store's JSON.
    static func read(_ body: Data) throws(Unreadable) -> Self {
        do { return try JSONDecoder().decode(Self.self, from: body) } catch {
            throw Unreadable(field: "record", text: "not as documented")
        }
    }
}

extension Encodable {
    /// One record's own bytes.
    func bytes() throws(Unreadable) -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        do { return try encoder.encode(self) } catch { throw Unreadable(field: "record", text: "not written") }
    }
}
