import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import Storage
import Sync
import Wording

/// Looks at a world whose history is over, with the store's and the books' own records beside what the product says.
struct Inspection {
    let town: Town
    let facts: Course.Known
    let rows: [OrderRow]
    let papers: [Paper]

    /// A document of the books with what the checks ask of it.
    struct Paper {
        var document: BookedDocument
        var tax: Decimal
        var unapplied: Decimal

        var order: String? { document.order }
        var isLive: Bool { !document.isVoided }
        /// Money that it says came in, less what it says went back.
        var received: Decimal {
            switch document.kind {
            case "SalesReceipt", "Payment": document.total
            case "RefundReceipt": -document.total
            default: 0
            }
        }
        /// What it does to sales: adds to them, takes from them.
        var sign: Decimal { ["CreditMemo", "RefundReceipt"].contains(document.kind) ? -1 : 1 }
    }

    init(_ town: Town, _ facts: Course.Known) async throws {
        self.town = town
        self.facts = facts
        rows = try await OrderList(town.office).page(
            of: Town.storeID, state: nil, search: nil, after: nil, limit: 500)
        var papers: [Paper] = []
        for kind in BooksHands.documentKinds {
            papers += try await town.hands.list(kind).map { Paper(kind, $0) }
        }
        self.papers = papers
    }

    func check() async throws {
        try checkStates()
        try checkOnce()
        try await checkBalance()
        for order in facts.orders.values.sorted(by: { $0.id < $1.id }) { try await check(order.id) }
        try checkHands()
    }

    private func checkStates() throws {
        let known = Dictionary(grouping: rows, by: \.number)
        for order in facts.orders.values where known[order.id]?.count != 1 {
            throw Broken(.everyOrderInOneState, "\(order.id) is known \(known[order.id]?.count ?? 0) times")
        }
        if rows.count != facts.orders.count {
            throw Broken(.everyOrderInOneState, "\(rows.count) orders known, \(facts.orders.count) in the store")
        }
        for row in rows {
            if row.isOpen { throw Broken(.quiet, "\(row.number) is still under way") }
            try checkReason(row)
        }
    }

    private func checkReason(_ row: OrderRow) throws {
        guard row.state != .posted else { return }
        guard let reason = OrderList(town.office).reason(of: row) else {
            throw Broken(.explained, "\(row.number) is \(row.state) without a reason")
        }
        let explanation = Sentences(tag: "en").explain(reason)
        if explanation.what.isEmpty || explanation.meaning.isEmpty || explanation.remedy.isEmpty {
            throw Broken(.explained, "\(row.number): \(reason.code) explains nothing")
        }
        if isGroundless(reason.code, row.number) {
            throw Broken(.explained, "\(row.number) is \(row.state) for \(reason.code): \(reason)")
        }
    }

    /// Reasons that only a person's deed can bring about, where nobody did it.
    private func isGroundless(_ code: String, _ order: String) -> Bool {
        switch code {
        case _ where isTouched(order): false
        case "periodClosed": !facts.booksWereClosed
        case "editedInBooks", "removedInBooks", "numberTaken", "booksDiffer", "duplicateName", "duplicateNumber",
            "stale", "invalid", "unreadable",
            "outcomeUnknown", "serverFault", "unreachable", "throttled", "signInNeeded", "undecided":
            true
        default: false
        }
    }

    private func isTouched(_ order: String) -> Bool {
        facts.edited.contains { $0.document.order == order } || facts.deleted.contains { $0.order == order }
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
        let balance = try await town.books.trialBalance(company: town.history.country)
        if Decimal(string: balance.difference) != 0 {
            throw Broken(.balanced, "debits less credits: \(balance.difference)")
        }
        let links = try await town.office.archive.duplicateLinks(of: Town.ledger)
        if links != 0 { throw Broken(.nothingTwice, "\(links) links twice") }
    }

    /// The books hold what the store charged, given back and took; what is not posted is not there in part.
    private func check(_ order: String) async throws {
        guard !isTouched(order), let row = rows.first(where: { $0.number == order }) else { return }
        let shown = try await town.store.shown(order)
        let mine = papers.filter { $0.order == order && $0.isLive }
        let sold = mine.reduce(Decimal(0)) { $0 + $1.document.sold }
        if row.state == .skipped, sold != 0 { throw Broken(.toTheCent, "\(order) is skipped, the books hold \(sold)") }
        guard row.state == .posted else { return }
        let money = try await StoreMoney(order, shown, town)
        let received = money.received { $0.sold == sold }
        guard let received else {
            throw Broken(.toTheCent, "\(order): store \(money.charged) less \(money.refunded), books \(sold)")
        }
        let tax = mine.reduce(Decimal(0)) { $0 + $1.sign * $1.tax }
        if received.sold == money.charged, town.history.country != "us-manual", tax != shown.number("tax") ?? 0 {
            throw Broken(.toTheCent, "\(order): tax in the store \(shown.number("tax") ?? 0), in the books \(tax)")
        }
        try checkPayments(order, money, mine)
    }

    private func checkPayments(_ order: String, _ money: StoreMoney, _ mine: [Paper]) throws {
        if let paper = mine.first(where: { $0.unapplied != 0 }) {
            throw Broken(.nothingTwice, "\(order): \(paper.document) has \(paper.unapplied) without an invoice")
        }
        if let memo = mine.first(where: { $0.document.kind == "CreditMemo" && $0.document.balance != 0 }) {
            throw Broken(.toTheCent, "\(order): \(memo.document) is not applied")
        }
        let open = mine.filter { $0.document.kind == "Invoice" }.reduce(Decimal(0)) { $0 + $1.document.balance }
        let kept = mine.reduce(Decimal(0)) { $0 + $1.received }
        if money.received({ $0.open == open && $0.kept == kept }) == nil {
            throw Broken(.toTheCent, "\(order): \(money), in the books received \(kept), open \(open)")
        }
    }

    /// What people changed or deleted in the books by hand stays so.
    private func checkHands() throws {
        for edit in facts.edited where !facts.deleted.contains(where: { $0.isSame(as: edit.document) }) {
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
            unapplied: record.number("UnappliedAmt") ?? 0)
    }
}

extension BookedDocument {
    fileprivate func isSame(as other: BookedDocument) -> Bool { kind == other.kind && id == other.id }
}
