import Accounting
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import Storage
import Synchronization

extension Course {
    /// What people do in the books by hand.
    func inBooks(_ what: Happening.What) async throws -> String? {
        switch what {
        case .editDocument(let index):
            guard let document = try await document(index, ["Invoice", "SalesReceipt"]) else { return nil }
            return try await edit(document)
        case .deleteDocument(let index):
            let kinds = ["Invoice", "SalesReceipt", "RefundReceipt", "Payment"]
            guard let document = try await document(index, kinds) else { return nil }
            try await town.hands.delete(document.kind, id: document.id)
            known.withLock { $0.deleted.append(document) }
            town.coverage.struck(.documentDeleted)
            return "\(document.kind) \(document.id) of \(document.order ?? "") is deleted by hand"
        case .closeBooks(let days):
            let day = BusinessDate(daysSince1970: Int(town.turns.milliseconds / 86_400_000) - days)
            try await town.books.setPreferences(
                company: town.history.country, json: #"{"AccountingInfoPrefs":{"BookCloseDate":"\#(day)"}}"#)
            known.withLock { $0.booksWereClosed = true }
            town.coverage.struck(.booksClosed)
            return "the books are closed up to \(day)"
        default: return nil
        }
    }

    /// A document that the product knows is there: what people do while it is still finding out nobody can tell from a lost answer.
    private func document(_ index: Int, _ kinds: [String]) async throws -> BookedDocument? {
        guard let order = known(index) else { return nil }
        let links = try await town.office.archive.linked(order.id)
        let all = try await town.hands.documents(kinds).filter {
            $0.order == order.id && !$0.isVoided && links.contains("\($0.kind.lowercased()) \($0.id)")
        }
        return all.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }.first
    }

    private func edit(_ document: BookedDocument) async throws -> String {
        let date = "2026-05-2\(document.id.last ?? "0")"
        try await town.hands.amend(document.kind, id: document.id, ["TxnDate": .text(date)])
        known.withLock { $0.edited.append(HandEdit(document: document, date: date)) }
        town.coverage.struck(.documentEdited)
        return "\(document.kind) \(document.id) of \(document.order ?? "") is dated \(date) by hand"
    }
}

extension OrderArchive {
    /// Kinds and identifiers of the documents that are linked to the order of that number.
    fileprivate func linked(_ number: String) async throws -> Set<String> {
        let rows = try await orders(of: Town.storeID, state: nil, search: nil, after: nil, limit: 500)
        guard let row = rows.first(where: { $0.number == number }) else { return [] }
        let kept = try await order(row.id, of: Town.storeID, books: Town.ledger)
        return Set((kept?.posted ?? []).map(\.link).map { "\($0.kind.rawValue.lowercased()) \($0.booksID)" })
    }
}

extension BookedDocument {
    /// The order that it says it belongs to.
    package var order: String? {
        for mark in ["rder ", "Difference to "] {
            guard let start = note.range(of: mark) else { continue }
            return String(note[start.upperBound...].prefix { $0 != ";" && $0 != "," && !$0.isWhitespace })
        }
        return nil
    }
}
