import Accounting
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import Storage
import Sync
import Wording

/// Looks at a world whose history is over, with the store's and the books' own records beside what the product says.
struct Inspection {
    let deployment: SimulatedDeployment
    let facts: Course.Known
    let rows: [OrderRow]
    let papers: [Paper]
    let truths: [OrderTruth]
    let moves: [String: [DocumentMove]]

    /// A document of the books with what the checks ask of it.
    struct Paper {
        var document: BookedDocument
        var tax: Decimal
        var unapplied: Decimal
        /// The books' identifier of the customer.
        var customer: String

        var order: String? { document.order }
        var isLive: Bool { !document.isVoided }
        var isSale: Bool { ["Invoice", "SalesReceipt"].contains(document.kind) }
        /// What it does to sales: adds to them, takes from them.
        var sign: Decimal { ["CreditMemo", "RefundReceipt"].contains(document.kind) ? -1 : 1 }
    }

    init(_ deployment: SimulatedDeployment, _ facts: Course.Known) async throws {
        self.deployment = deployment
        self.facts = facts
        rows = try await OrderList(deployment.scope).page(of: ID(SimulatedDeployment.storeID), limit: 500)
        var papers: [Paper] = []
        for kind in BooksHands.documentKinds {
            papers += try await deployment.hands.list(kind).map { Paper(kind, $0) }
        }
        self.papers = papers
        var truths: [OrderTruth] = []
        for order in facts.orders.values.sorted(by: { $0.id < $1.id }) {
            truths.append(try await OrderTruth(order.id, buyer: order.buyer, in: deployment, facts))
        }
        self.truths = truths
        moves = Dictionary(
            grouping: try await deployment.books.documentMoves(company: deployment.history.country), by: \.document)
    }

    /// Every check on its own: a promise that is passed over hides no other.
    func check(_ report: PromiseReport) async throws {
        try await report.hear { try checkStates() }
        try await report.hear { try checkOnce() }
        try await report.hear { try await checkBalance() }
        try await report.hear { try checkHands() }
        for truth in truths {
            guard let row = rows.first(where: { $0.number == truth.id }) else { continue }
            let mine = papers.filter { $0.order == truth.id && $0.isLive && $0.document.marker != nil }
            try await report.hear { try checkReason(row, truth) }
            try await report.hear { try checkFigures(row, truth, mine) }
            try await report.hear { try checkMoney(row, truth, mine) }
            try await report.hear { try checkZero(row, truth, mine) }
            try await report.hear { try checkSale(row, truth, mine) }
            try await report.hear { try checkDays(row, truth, mine) }
        }
        try await report.hear { try checkBuyers() }
        try await report.hear { try await checkConnections() }
    }

    private func checkStates() throws {
        let known = Dictionary(grouping: rows, by: \.number)
        for order in facts.orders.values where !facts.gone.contains(order.id) && known[order.id]?.count != 1 {
            throw Broken(.everyOrderInOneState, "\(order.id) is known \(known[order.id]?.count ?? 0) times")
        }
        if rows.count > facts.orders.count {
            throw Broken(.everyOrderInOneState, "\(rows.count) orders known, \(facts.orders.count) in the store")
        }
        for row in rows where row.isOpen { throw Broken(.quiet, "\(row.number) is still under way") }
    }

    private func checkOnce() throws {
        var markers: [String: Paper] = [:]
        for paper in papers {
            guard let marker = paper.document.marker else { continue }
            if let other = markers[marker] {
                throw Broken(.nothingTwice, "\(other.document) and \(paper.document) are one")
            }
            markers[marker] = paper
            guard let order = paper.order, facts.orders.values.contains(where: { $0.id == order }) else {
                throw Broken(.nothingWithoutOrder, "\(paper.document)")
            }
        }
    }

    private func checkBalance() async throws {
        let balance = try await deployment.books.trialBalance(company: deployment.history.country)
        if Decimal(string: balance.difference) != 0 {
            throw Broken(.balanced, "debits less credits: \(balance.difference)")
        }
        let links = try await deployment.services.archive.duplicateLinks(of: SimulatedDeployment.ledger)
        if links != 0 { throw Broken(.nothingTwice, "\(links) links twice") }
    }

    /// What people changed or deleted in the books by hand stays so.
    private func checkHands() throws {
        let removed = facts.deleted + facts.voided
        for edit in facts.edited where !removed.contains(where: { $0.isSame(as: edit.document) }) {
            let paper = papers.first { $0.document.isSame(as: edit.document) }
            let last = facts.edited.last { $0.document.isSame(as: edit.document) }
            guard let paper, paper.isLive, paper.document.date == last?.date else {
                throw Broken(.handsRespected, "\(edit.document) was dated \(edit.date) by hand")
            }
        }
        for deleted in facts.deleted {
            let again = papers.first { $0.document.marker == deleted.marker }
            if let again { throw Broken(.handsRespected, "\(again.document) is back after it was deleted by hand") }
        }
    }
}

extension Inspection.Paper {
    init(_ kind: String, _ record: FiledRecord) {
        self.init(
            document: BookedDocument(kind, record), tax: record.record("TxnTaxDetail")?.number("TotalTax") ?? 0,
            unapplied: record.number("UnappliedAmt") ?? 0,
            customer: record.record("CustomerRef")?.text("value") ?? "")
    }
}

extension BookedDocument {
    func isSame(as other: BookedDocument) -> Bool { kind == other.kind && id == other.id }
}
