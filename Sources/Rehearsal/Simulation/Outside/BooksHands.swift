package import Foundation
import HTTPTypes
package import QuickBooksSandbox

/// A document as it lies in the books.
package struct BookedDocument: Hashable, Sendable, Comparable, CustomStringConvertible {
    package var kind: String
    package var id: String
    package var number: String
    package var date: String
    package var party: String
    package var total: Decimal
    package var balance: Decimal
    package var note: String

    /// Without the identifier, which depends on the order of arrival.
    package var description: String { "\(kind) \(number) \(date) \(party) \(total) open \(balance)" }

    package static func < (left: BookedDocument, right: BookedDocument) -> Bool { left.description < right.description }

    /// Our mark, by which a document is known as ours.
    package var marker: String? {
        note.range(of: "bookbridge:").map { String(note[$0.lowerBound...].prefix(27)) }
    }
}

/// A bookkeeper's own eyes and hands in the books: reads and writes them without the product.
package struct BooksHands: Sendable {
    package let books: QuickBooksService
    package let company: String

    package init(_ books: QuickBooksService, company: String) {
        self.books = books
        self.company = company
    }

    package static let documentKinds = [
        "Invoice", "SalesReceipt", "CreditMemo", "RefundReceipt", "Payment", "JournalEntry",
    ]

    /// Every document that the books hold.
    package func documents(_ kinds: [String] = documentKinds) async throws -> [BookedDocument] {
        var all: [BookedDocument] = []
        for kind in kinds {
            all += try await list(kind).map { BookedDocument(kind, $0) }
        }
        return all.sorted()
    }

    /// The names in one list of the books.
    package func names(in list: String) async throws -> [String] {
        try await self.list(list).map { $0.text("DisplayName") ?? $0.text("Name") ?? "" }.sorted()
    }

    package func list(_ kind: String) async throws -> [FiledRecord] {
        let query = "select * from \(kind) maxresults 1000"
        let encoded = query.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let answer = try await ask(.get, "query?query=\(encoded)", nil)
        return answer.record("QueryResponse")?.records(kind) ?? []
    }

    package func read(_ kind: String, _ id: String) async throws -> FiledRecord {
        try await ask(.get, "\(kind.lowercased())/\(id)", nil).record(kind).found(kind)
    }

    /// Creates or changes a record by hand.
    @discardableResult
    package func write(_ kind: String, _ fields: FiledRecord) async throws -> FiledRecord {
        try await ask(.post, kind.lowercased(), fields).record(kind).found(kind)
    }

    /// Changes some fields of a record by hand; with none it is only saved once more.
    package func amend(_ kind: String, id: String, _ fields: FiledRecord = [:]) async throws {
        var fields = fields
        fields["Id"] = .text(id)
        fields["SyncToken"] = .text(try await read(kind, id).text("SyncToken") ?? "")
        fields["sparse"] = .flag(true)
        try await write(kind, fields)
    }

    package func delete(_ kind: String, id: String) async throws {
        let version = try await read(kind, id).text("SyncToken") ?? ""
        let fields: FiledRecord = ["Id": .text(id), "SyncToken": .text(version)]
        _ = try await ask(.post, "\(kind.lowercased())?operation=delete", fields)
    }

    /// Voids a document by hand. Source: quickbooks-online.md §2.5.
    package func void(_ kind: String, id: String) async throws {
        let version = try await read(kind, id).text("SyncToken") ?? ""
        var fields: FiledRecord = ["Id": .text(id), "SyncToken": .text(version)]
        if kind != "Invoice" { fields["sparse"] = .flag(true) }
        let operation = kind == "Invoice" ? "operation=void" : "operation=update&include=void"
        _ = try await ask(.post, "\(kind.lowercased())?\(operation)", fields)
    }

    private func ask(_ method: HTTPRequest.Method, _ path: String, _ body: FiledRecord?) async throws -> FiledRecord {
        let token = try await books.grant(company: company)
        var fields = HTTPFields()
        fields[.authorization] = "Bearer \(token.accessToken)"
        fields[.accept] = "application/json"
        fields[.contentType] = "application/json"
        let request = HTTPRequest(
            method: method, scheme: "https", authority: "books.example", path: "/v3/company/\(token.realm)/\(path)",
            headerFields: fields)
        let (answer, data) = await books.respond(
            to: request, body: try body.map { try JSONEncoder().encode($0) } ?? Data())
        guard answer.status.code == 200 else {
            throw HandsRefused(what: path, answer: String(decoding: data, as: UTF8.self))
        }
        return try FiledRecord(reading: data)
    }
}

/// A stand-in did not do what a person wanted of it by hand.
package struct HandsRefused: Error {
    package let what: String
    package let answer: String
}

extension FiledRecord? {
    fileprivate func found(_ kind: String) throws -> FiledRecord {
        guard let self else { throw HandsRefused(what: kind, answer: "nothing") }
        return self
    }
}

extension BookedDocument {
    package init(_ kind: String, _ record: FiledRecord) {
        self.init(
            kind: kind, id: record.text("Id") ?? "", number: record.text("DocNumber") ?? "",
            date: record.text("TxnDate") ?? "",
            party: (record.record("CustomerRef") ?? record.record("VendorRef"))?.text("name") ?? "",
            total: record.number("TotalAmt") ?? 0, balance: record.number("Balance") ?? 0,
            note: record.text("PrivateNote") ?? "")
    }
}

extension BookedDocument {
    /// What it adds to sales.
    package var sold: Decimal {
        switch kind {
        case "Invoice", "SalesReceipt": total
        case "CreditMemo", "RefundReceipt": -total
        default: 0
        }
    }

    /// Kept with amounts of zero after it was taken back.
    package var isVoided: Bool { note.hasPrefix("Voided") }
}
