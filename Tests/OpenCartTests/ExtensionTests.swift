import Accounting
import Commerce
import ConnectorKit
import Foundation
import OpenCart
import TestKit
import Testing
import Transport

/// Stores with the real extension in them, as `Scripts/opencart-read` starts them; without them there is nothing to test.
private enum Shops {
    struct Shop: Sendable, CustomTestStringConvertible {
        var address: String
        var key: String
        var orders: Int
        var testDescription: String { address }
    }

    /// `address key orders`, one after the other between semicolons.
    static let all: [Shop] = (ProcessInfo.processInfo.environment["BOOKBRIDGE_OPENCART"] ?? "").split(separator: ";")
        .compactMap {
            let parts = $0.split(separator: " ").map(String.init)
            guard parts.count == 3, let orders = Int(parts[2]) else { return nil }
            return Shop(address: parts[0], key: parts[1], orders: orders)
        }
}

@Suite("A shop with the extension in it", .enabled(if: !Shops.all.isEmpty), .serialized)
struct ExtensionTests {
    @Test("hands out every order, to the cent, and then nothing more", .tags(.x2), arguments: Shops.all)
    fileprivate func orders(_ shop: Shops.Shop) async throws {
        try await with(shop) { connector in
            let profile = try await connector.profile()
            var cursor: Cursor?
            var (orders, pages) = (Set<String>(), 0)
            let began = ContinuousClock.now
            while true {
                let page = try await connector.records(of: .orders, after: cursor)
                for record in page.records {
                    let order = try connector.mapping.order(from: record, profile: profile)
                    #expect(order.updatedAt == record.updatedAt)
                    #expect(order.residual.magnitude <= 2, "order \(record.id)")
                    #expect(order.taxUnits == order.tax.minorUnits, "order \(record.id)")
                    orders.insert(record.id)
                }
                pages += 1
                cursor = page.next
                if page.isLast { break }
            }
            #expect(orders.count == shop.orders)
            print(
                "\(shop.address): \(orders.count) orders in \(pages) pages: \(ContinuousClock.now - began), \(Self.peakMegabytes) MB at most"
            )
            // Rows of the history that may have been committed late come again, and are passed over.
            var isLast = false
            while !isLast {
                let later = try await connector.records(of: .orders, after: cursor)
                #expect(later.records.isEmpty)
                (cursor, isLast) = (later.next, later.isLast)
            }
        }
    }

    @Test("hands out products and customers", arguments: Shops.all)
    fileprivate func lists(_ shop: Shops.Shop) async throws {
        try await with(shop) { connector in
            let profile = try await connector.profile()
            let products = try await connector.records(of: .products, after: nil).records
            #expect(!products.isEmpty)
            for record in products { _ = try connector.mapping.products(from: record, profile: profile) }
            for record in try await connector.records(of: .customers, after: nil).records {
                _ = try connector.mapping.customer(from: record)
            }
            _ = try await connector.deletions(of: .orders, after: nil)
        }
    }

    @Test("takes stock as differences", .tags(.w20), arguments: Shops.all)
    fileprivate func stock(_ shop: Shops.Shop) async throws {
        try await with(shop) { connector in
            let profile = try await connector.profile()
            func products() async throws -> [Product] {
                var all: [Product] = []
                for record in try await connector.records(of: .products, after: nil).records {
                    all += try connector.mapping.products(from: record, profile: profile)
                }
                return all
            }
            let before = try #require(try await products().first { $0.stock != nil && $0.isStockWritable })
            try await connector.change(StockChange(productID: before.id.rawValue, delta: -2))
            let after = try #require(try await products().first { $0.id == before.id })
            #expect(after.stock == before.stock?.adding(ExactDecimal(-2)))
            try await connector.change(StockChange(productID: before.id.rawValue, delta: 2))
        }
    }

    @Test("refuses a key that is not its own at once", arguments: Shops.all)
    fileprivate func wrongKey(_ shop: Shops.Shop) async throws {
        var other = shop
        other.key = String(shop.key.prefix(13)) + String(repeating: "0", count: 64)
        try await with(other) { connector in
            await #expect(throws: ConnectorProblem.self) { try await connector.profile() }
        }
    }

    private func with(_ shop: Shops.Shop, _ work: (StoreConnector) async throws -> Void) async throws {
        let network = HTTPNetwork()
        let connector = try StoreKind.openCart.open(
            ["address": shop.address, "key": shop.key], .system(network: network))
        do {
            try await work(connector)
        } catch {
            try await network.shutdown()
            throw error
        }
        try await network.shutdown()
    }

    /// Of this process. Source: proc(5), VmHWM.
    private static var peakMegabytes: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1024 } ?? 0
    }
}
