import Accounting
import Bookkeeping
import Commerce
import Features
import Foundation
import LinkLedger
import Storage
import Sync
import TestKit
import Testing

@Suite("What is told of one order")
struct OrderReportTests {
    @Test("holds both sides against each other, to the cent, for every order in the books", .tags(.x2))
    func bothSides() async throws {
        let rehearsal = try await Rehearsal.open(orders: 60)
        try await rehearsal.runUntilQuiet()
        let list = OrderList(try await rehearsal.scope)
        var selection = OrderSelection()
        selection.state = .posted
        let posted = try await list.page(selection, limit: 100).orders
        try #require(posted.count > 20)
        for order in posted {
            let report = try await list.report(of: order.ref)
            #expect(!report.documents.isEmpty && report.plan == nil, "\(order.number)")
            for side in report.sides { #expect(side.isEqual, "\(order.number): \(side)") }
            #expect(report.sides.contains { $0.part == .total && $0.store == report.order?.total }, "\(order.number)")
            #expect(report.steps.last?.event == .placed, "\(order.number)")
            #expect(report.steps.contains { if case .answered = $0.event { $0.raw != nil } else { false } })
        }
    }

    @Test("shows what would be posted of an order that is not in the books, the same each time", .tags(.x3))
    func plan() async throws {
        let rehearsal = try await Rehearsal.open(orders: 60)
        try await rehearsal.runUntilQuiet()
        let list = OrderList(try await rehearsal.scope)
        var selection = OrderSelection()
        selection.state = .needsYou
        var planned = 0
        for order in try await list.page(selection, limit: 100).orders {
            let report = try await list.report(of: order.ref)
            guard let plan = report.plan else { continue }
            planned += 1
            #expect(try await list.report(of: order.ref).plan?.fingerprint == plan.fingerprint, "\(order.number)")
            for document in plan.documents {
                let currency = document.document.currency
                #expect(document.document.journal.imbalance(currency).isZero, "\(order.number)")
            }
        }
        let all = try await list.counts()
        #expect(planned <= all[.needsYou] ?? 0)
    }

    @Test("and of all of them: the overview adds up to the list, and to no difference when all are posted", .tags(.x5))
    func overview() async throws {
        let rehearsal = try await Rehearsal.open(orders: 60)
        try await rehearsal.runUntilQuiet()
        let scope = try await rehearsal.scope
        let overview = try await Overviews(scope).overview()
        let counts = try await OrderList(scope).counts()
        #expect(overview.standing.counts == counts)
        for sum in overview.standing.sums {
            #expect(sum.inBooks <= sum.orders)
            #expect((sum.inBooks == sum.orders) == sum.difference.isZero || sum.orders > sum.inBooks)
        }
        if let currency = overview.standing.sums.first?.currency {
            #expect(overview.days.map(\.store).sum(currency) == overview.standing.sums[0].store)
        }
        #expect(overview.contacts.count == 2)
    }

    @Test("keeps the texts of requests to those who may see the audit", .tags(.a1))
    func texts() async throws {
        let rehearsal = try await Rehearsal.open(orders: 5)
        try await rehearsal.runUntilQuiet()
        let row = try #require(
            try await OrderList(try await rehearsal.scope).page(OrderSelection(), limit: 1).orders.first)
        let viewer = try await rehearsal.services.scope(
            try await rehearsal.scope.company.rawValue, as: Requester(name: "iris", role: .viewer))
        let report = try await OrderList(viewer).report(of: row.ref)
        #expect(!report.steps.isEmpty && report.steps.allSatisfy { $0.raw == nil })
    }
}
