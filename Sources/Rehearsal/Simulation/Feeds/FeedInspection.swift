import Accounting
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Storage
import Sync
import Wording

/// What must be true of a history of feeds: at any time, and when all is calm.
struct FeedInspection {
    private let world: FeedWorld

    init(_ world: FeedWorld) { self.world = world }

    /// Nothing is in the books twice, they balance, and whatever is not there says why.
    func checkAtAnyTime() async throws {
        let documents = try await world.hands.documents(["Invoice", "CreditMemo"])
        let numbers = documents.map { "\($0.kind) \($0.number)" }
        try once(numbers)
        for list in ["Item", "Customer"] { try once(try await world.hands.names(in: list)) }
        let balance = try await world.books.trialBalance(company: FeedWorld.key)
        guard balance.difference == "0.00" else { throw Broken(.balanced, balance.difference) }
        for row in try await rows() where row.state == .needsYou || row.state == .skipped {
            guard row.reasonCode?.isEmpty == false else { throw Broken(.explained, "\(row.id) says nothing") }
        }
    }

    /// Every document of the store is in the books once and to the cent, and every product that is sold has an item that is used.
    func checkInTheEnd() async throws {
        try await checkAtAnyTime()
        let sums = await world.sample.sums()
        let rows = try await rows()
        guard rows.count == sums.invoices + sums.creditMemos else {
            throw Broken(.everyOrderInOneState, "\(rows.count) of \(sums.invoices + sums.creditMemos) are known")
        }
        for row in rows where row.state != .posted {
            throw Broken(.clearIsPosted, "\(row.id) is \(row.state): \(row.reason ?? row.reasonCode ?? "")")
        }
        for (kind, count, charged) in [
            ("Invoice", sums.invoices, sums.invoiced), ("CreditMemo", sums.creditMemos, sums.credited),
        ] {
            let filed = try await world.hands.documents([kind])
            guard filed.count == count else {
                throw Broken(.nothingWithoutOrder, "\(filed.count) of kind \(kind), the store has \(count)")
            }
            let told = charged.values.reduce(0, +)
            let cents = filed.map { $0.total * 100 }.reduce(0, +)
            guard cents == Decimal(told) else { throw Broken(.toTheCent, "\(kind): \(cents) and not \(told)") }
        }
        try await checkItems()
    }

    private func checkItems() async throws {
        let page = try await SyncedProducts(world.scope).page(of: FeedWorld.storeID, limit: 100)
        for product in page.products where !product.sku.hasPrefix("ANCIEN") {
            guard let item = product.item else {
                throw Broken(.clearIsPosted, "\(product.sku) has no item: \(product.state)")
            }
            let record = try await world.hands.read("Item", item.id)
            guard case .flag(true)? = record["Active"] else {
                throw Broken(.clearIsPosted, "the item of \(product.sku) rests")
            }
        }
    }

    private func rows() async throws -> [OrderRow] {
        let archive = world.services.archive
        return try await archive.orders(of: FeedWorld.store, state: nil, search: nil, after: nil, limit: 500)
    }

    private func once(_ names: [String]) throws {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted { throw Broken(.nothingTwice, name) }
    }
}
