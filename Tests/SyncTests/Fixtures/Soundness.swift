import Accounting
import Commerce
import ConnectorKit
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import SampleStores
import Simulation
import Storage
import Sync
import Testing
import Wording

extension Rehearsal {
    /// Every order as lists show it.
    func orders(_ state: OrderState? = nil) async throws -> [OrderRow] {
        var all: [OrderRow] = []
        var last: ID<Order>?
        let list = OrderList(try await scope)
        repeat {
            let page = try await list.page(of: Self.storeID, state: state, after: last, limit: 500)
            all += page
            last = page.count == 500 ? page.last?.ref.id : nil
        } while last != nil
        return all
    }

    /// The one order that bears this number.
    func order(_ number: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> OrderRow {
        let found = try await orders().filter { $0.number == number }
        return try #require(found.count == 1 ? found.first : nil, sourceLocation: sourceLocation)
    }

    func reason(of number: String) async throws -> OrderReason? {
        try await order(number).cause
    }

    /// Links of one order that count now.
    func links(of order: String) async throws -> [Link] {
        let kept = try await services.archive.order(order, of: Self.store, books: Self.ledger)
        return (kept?.posted ?? []).map(\.link).filter { $0.state == .live }
    }

    /// Holds what the product says against the store and the books: nothing lost, nothing doubled, every cent in its place.
    func expectSound(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let rows = try await orders()
        let inStore = await sample.summary().orders
        #expect(rows.count == inStore, "orders known and orders in the store", sourceLocation: sourceLocation)
        #expect(rows.allSatisfy { !$0.isOpen }, "nothing under way", sourceLocation: sourceLocation)
        try await expectBalanced(sourceLocation)
        try await expectLinked(rows, sourceLocation)
        expectExplained(rows, sourceLocation)
    }

    private func expectBalanced(_ sourceLocation: SourceLocation) async throws {
        let balance = try await books.trialBalance(company: country)
        #expect(Decimal(string: balance.difference) == 0, "trial balance", sourceLocation: sourceLocation)
        let summary = try await books.summary(company: country)
        #expect(summary.duplicates == 0, "numbers used twice", sourceLocation: sourceLocation)
        let links = try await services.archive.duplicateLinks(of: Self.ledger)
        #expect(links == 0, "links made twice", sourceLocation: sourceLocation)
    }

    /// Documents and links are two views of one thing; posted orders amount to what the store charged.
    private func expectLinked(_ rows: [OrderRow], _ sourceLocation: SourceLocation) async throws {
        let filed = try await documents()
        let marks = filed.compactMap(\.marker)
        #expect(Set(marks).count == marks.count, "documents made twice", sourceLocation: sourceLocation)
        var linked: Set<String> = []
        var posted: Set<String> = []
        for row in rows {
            let links = try await links(of: row.id).filter { $0.kind.document != nil }
            let names = links.map { "\($0.kind.rawValue.lowercased()) \($0.booksID)" }
            linked.formUnion(names)
            if row.state == .posted { posted.formUnion(names) }
        }
        let summarised = try await expectSummariesSound(filed, sourceLocation)
        linked.formUnion(summarised)
        posted.formUnion(summarised)
        let ours = filed.filter { $0.marker != nil && !$0.isVoided }
        let alive = Set(ours.map { "\($0.kind.lowercased()) \($0.id)" })
        #expect(linked.subtracting(alive).isEmpty, "linked but not in the books", sourceLocation: sourceLocation)
        #expect(alive.subtracting(linked).isEmpty, "in the books but not linked", sourceLocation: sourceLocation)
        let total = ours.filter { posted.contains("\($0.kind.lowercased()) \($0.id)") }
            .reduce(Decimal(0)) { $0 + $1.sold }
        let expected = try await OrderList(scope).totals(of: Self.storeID).posted
        #expect(expected.count <= 1, sourceLocation: sourceLocation)
        for (code, units) in expected {
            let currency = try #require(Currency(code))
            let money = Money(minorUnits: units, currency).description
            #expect(Decimal(string: money) == total, "store total and books total", sourceLocation: sourceLocation)
        }
    }

    /// Whatever is not posted says why, and what to do.
    private func expectExplained(_ rows: [OrderRow], _ sourceLocation: SourceLocation) {
        let sentences = Sentences(tag: "en")
        for row in rows where row.state != .posted {
            guard let reason = row.cause else {
                Issue.record("\(row.number) is \(row.state) without a reason", sourceLocation: sourceLocation)
                continue
            }
            let explanation = sentences.explain(reason)
            #expect(!explanation.what.isEmpty && !explanation.meaning.isEmpty, sourceLocation: sourceLocation)
            #expect(!explanation.remedy.isEmpty, "\(reason)", sourceLocation: sourceLocation)
            if row.state == .needsYou {
                #expect(explanation.actor != .nobody, "\(reason)", sourceLocation: sourceLocation)
            }
        }
    }

    func counts() async throws -> [OrderState: Int] {
        try await OrderList(scope).totals(of: Self.storeID).counts
    }
}
