import Accounting
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import Storage
import Synchronization

extension Course {
    /// What people do in the books by hand; `nil` when it could not be.
    func inBooks(_ deed: BooksDeed, _ index: Int) async throws -> String? {
        switch deed {
        case .edit:
            guard let document = try await document(index, ["Invoice", "SalesReceipt"]) else { return nil }
            return try await edit(document)
        case .delete:
            let kinds = ["Invoice", "SalesReceipt", "RefundReceipt", "Payment"]
            guard let document = try await document(index, kinds) else { return nil }
            try await deployment.hands.delete(document.kind, id: document.id)
            known.withLock { $0.deleted.append(document) }
            deployment.coverage.struck(.documentDeleted)
            return "\(document.kind) \(document.id) of \(document.order ?? "") is deleted by hand"
        case .void:
            guard let document = try await document(index, ["Invoice", "SalesReceipt", "Payment"]) else { return nil }
            try await deployment.hands.void(document.kind, id: document.id)
            known.withLock { $0.voided.append(document) }
            deployment.coverage.struck(.documentVoided)
            return "\(document.kind) \(document.id) of \(document.order ?? "") is voided by hand"
        case .takeNumber: return try await takeNumber(index)
        case .takeName: return try await takeName(index)
        }
    }

    /// A bookkeeper closes the books, or moves the day up to which they are closed.
    func closeBooks(daysAgo days: Int) async throws -> String {
        let day = BusinessDate(daysSince1970: Int(deployment.executor.milliseconds / 86_400_000) - days)
        try await deployment.books.setPreferences(
            company: deployment.history.country, json: #"{"AccountingInfoPrefs":{"BookCloseDate":"\#(day)"}}"#)
        known.withLock { $0.booksWereClosed = true }
        deployment.coverage.struck(.booksClosed)
        return "the books are closed up to \(day)"
    }

    /// A document that the product knows is there: what people do while it is still finding out nobody can tell from a lost answer.
    private func document(_ index: Int, _ kinds: [String]) async throws -> BookedDocument? {
        guard let order = known(index) else { return nil }
        let links = try await deployment.services.archive.linked(order.id)
        let all = try await deployment.hands.documents(kinds).filter {
            $0.order == order.id && !$0.isVoided && links.contains("\($0.kind.lowercased()) \($0.id)")
        }
        return all.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }.first
    }

    private func edit(_ document: BookedDocument) async throws -> String {
        let date = "2026-05-2\(document.id.last ?? "0")"
        try await deployment.hands.amend(document.kind, id: document.id, ["TxnDate": .text(date)])
        known.withLock { $0.edited.append(HandEdit(document: document, date: date)) }
        deployment.coverage.struck(.documentEdited)
        return "\(document.kind) \(document.id) of \(document.order ?? "") is dated \(date) by hand"
    }

    /// A receipt and an invoice of somebody else bear the number of an order of which the books hold nothing.
    private func takeNumber(_ index: Int) async throws -> String? {
        guard let order = known(index), !deployment.history.numbersAreAutomatic,
            try await deployment.hands.documents().allSatisfy({ $0.order != order.id }),
            let item = try await deployment.hands.list("Item").first(where: { $0.text("Type") == "Service" })?.text(
                "Id")
        else { return nil }
        let customer = try await deployment.hands.write("Customer", ["DisplayName": .text("By Hand \(order.id)")])
        var detail: FiledRecord = ["ItemRef": .record(["value": .text(item)])]
        if !deployment.history.country.hasPrefix("us"),
            let code = try await deployment.hands.list("TaxCode").first?.text("Id")
        {
            detail["TaxCodeRef"] = .record(["value": .text(code)])
        }
        let line: FiledRecord = [
            "DetailType": .text("SalesItemLineDetail"), "Amount": .number(1), "SalesItemLineDetail": .record(detail),
        ]
        for kind in ["Invoice", "SalesReceipt"] {
            try await deployment.hands.write(
                kind,
                [
                    "DocNumber": .text(order.id), "Line": .list([.record(line)]),
                    "CustomerRef": .record(["value": .text(customer.text("Id") ?? "")]),
                ])
        }
        known.withLock { _ = $0.numbersTaken.insert(order.id) }
        deployment.coverage.struck(.numberTaken)
        return "the number \(order.id) is used by hand"
    }

    /// A vendor bears the buyer's name and a category that of the first item.
    private func takeName(_ index: Int) async throws -> String? {
        guard let order = known(index), let shown = try? await deployment.store.shown(order.id) else { return nil }
        let buyer = shown.record("billingPerson")?.text("name") ?? ""
        let item = shown.records("items").first?.text("name") ?? ""
        let isVendor = await isDone { try await self.deployment.hands.write("Vendor", ["DisplayName": .text(buyer)]) }
        let isCategory = await isDone {
            try await self.deployment.hands.write("Item", ["Name": .text(item), "Type": .text("Category")])
        }
        guard isVendor || isCategory else { return nil }
        known.withLock { $0.namesWereTaken = true }
        deployment.coverage.struck(.nameTaken)
        return "names of \(order.id) are taken by hand: \(isVendor ? buyer : "") \(isCategory ? item : "")"
    }

    /// Whether the books took it: names that are taken or unfit they refuse.
    private func isDone(_ work: () async throws -> Void) async -> Bool {
        do { try await work() } catch { return false }
        return true
    }
}

extension OrderArchive {
    /// Kinds and identifiers of the documents that are linked to the order of that number.
    fileprivate func linked(_ number: String) async throws -> Set<String> {
        let rows = try await orders(of: SimulatedDeployment.storeID, state: nil, search: nil, after: nil, limit: 500)
        guard let row = rows.first(where: { $0.number == number }) else { return [] }
        let kept = try await order(row.id, of: SimulatedDeployment.storeID, books: SimulatedDeployment.ledger)
        return Set((kept?.posted ?? []).map(\.link).map { "\($0.kind.rawValue.lowercased()) \($0.booksID)" })
    }
}

extension BookedDocument {
    /// The order that it says it belongs to.
    package var order: String? {
        for mark in ["rder ", "ommande ", "edido "] + Self.differenceMarks {
            guard let start = note.range(of: mark) else { continue }
            return String(note[start.upperBound...].prefix { $0 != ";" && $0 != "," && !$0.isWhitespace })
        }
        return nil
    }
}
