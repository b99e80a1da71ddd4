import Accounting
import Bookkeeping
import Features
import Foundation
import LinkLedger
import QuickBooksSandbox
import Simulation
import Storage
import Sync
import Testing

/// Daily summaries as the product keeps them, held against the books.
extension Rehearsal {
    func summaries() async throws -> [OrderRow] {
        try await services.archive.summaries(of: Self.store, after: nil, limit: 10_000)
    }

    /// Every summary in the books says what its members say, no order is in one and posted by itself, none is in two.
    ///
    /// Returns the documents of summaries, as `salesreceipt 12`.
    func expectSummariesSound(
        _ filed: [BookedDocument], _ sourceLocation: SourceLocation
    ) async throws -> Set<String> {
        var documents: Set<String> = []
        var seen: Set<String> = []
        for summary in try await summaries() {
            #expect(SummaryName(summary.id) != nil, "\(summary.id)", sourceLocation: sourceLocation)
            #expect(!summary.isOpen, "nothing of \(summary.number) under way", sourceLocation: sourceLocation)
            let kept = try await services.archive.summary(summary.id, of: Self.store, books: Self.ledger)
            let links = (kept?.posted ?? []).map(\.link).filter { $0.state == .live && $0.kind.document != nil }
            let names = Set(links.map { "\($0.kind.rawValue.lowercased()) \($0.booksID)" })
            documents.formUnion(names)
            let members = try await services.archive.postedMembers(of: summary.id, store: Self.store)
            let sold = filed.filter { names.contains("\($0.kind.lowercased()) \($0.id)") && !$0.isVoided }
                .reduce(Decimal(0)) { $0 + $1.sold }
            let units = members.reduce(Int64(0)) { $0 + $1.amount }
            let currency = try #require(SummaryName(summary.id)?.currency)
            let expected = Decimal(string: Money(minorUnits: units, currency).description)
            #expect(sold == expected, "\(summary.number) and its members", sourceLocation: sourceLocation)
            for member in members {
                #expect(
                    seen.insert("\(member.order) \(member.role)").inserted, "\(member.order) in two summaries",
                    sourceLocation: sourceLocation)
                let own = try await self.links(of: member.order).filter { $0.kind.document != nil }
                #expect(own.isEmpty, "\(member.order) posted twice", sourceLocation: sourceLocation)
            }
        }
        return documents
    }
}

/// A bookkeeper's hands, where summaries meet them.
extension Rehearsal {
    /// Closes the books up to a day.
    func close(on day: String) async throws {
        try await books.setPreferences(
            company: country, json: #"{"AccountingInfoPrefs":{"BookCloseDate":"\#(day)"}}"#)
    }

    /// Writes a receipt of one unit by hand under that number; returns its identifier.
    func occupy(_ number: String) async throws -> String {
        let item = try #require(try await list("Item").first { $0.text("Type") == "Service" }?.text("Id"))
        let detail: FiledRecord = ["ItemRef": .record(["value": .text(item)])]
        let line: FiledRecord = [
            "Amount": .number(1), "DetailType": .text("SalesItemLineDetail"), "SalesItemLineDetail": .record(detail),
        ]
        let written = try await write("SalesReceipt", ["DocNumber": .text(number), "Line": .list([.record(line)])])
        return try #require(written.text("Id"))
    }
}
