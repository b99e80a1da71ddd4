import Bookkeeping
import Commerce
import ConnectorKit
import Foundation
import TestKit
import Testing

@testable import Ecwid
@testable import QuickBooksOnline
@testable import Sync

/// A kind of value that is stored as text. Each has a file of exhibits in the museum.
enum StoredKind: String, CaseIterable, CustomTestStringConvertible {
    case answers, catalogue, choices, companies, estimates, members, notes, policies, products, profiles, reasons,
        records
    case reports, requestedWrites, requests, schedules, settings, sights, tokens, undoNotes
    case catalogueCursors, changeCursors, deletionCursors, orderCursors

    /// What the program of now makes of a stored text: read, and written again. Throws where it cannot be read.
    func again(_ text: String) throws -> String {
        switch self {
        case .answers: try again(BooksAnswer.self, text)
        case .catalogue: try again(CatalogueRecord.self, text)
        case .catalogueCursors: try cursor(CataloguePlace.self, text)
        case .changeCursors: try cursor(EcwidChangeCursor.self, text)
        case .choices: try again(OrderChoices.self, text)
        case .companies: try again(BooksCompany.self, text)
        case .deletionCursors: try cursor(EcwidDeletionCursor.self, text)
        case .estimates: try again(BackfillEstimate.self, text)
        case .members: try again(SummaryMember.self, text)
        // Shown as they are, never read.
        case .notes: JSONWriter.write(try #require(JSONReader.object(text)))
        case .orderCursors: try cursor(EcwidOrderCursor.self, text)
        case .policies: try again(Policy.self, text)
        case .products: try again(Product.self, text)
        case .profiles: try again(StoreProfile.self, text)
        case .reasons: try again(OrderReason.self, text)
        case .records: try again(KeptRecord.self, text)
        case .reports: try again(RunReport.self, text)
        case .requestedWrites: try again(RequestedWrites.self, text)
        case .requests: try request(text)
        case .schedules: try #require(Schedule(text)).text
        case .settings: try again([String: String].self, text)
        case .sights: try again(FirstSight.self, text)
        case .tokens: try again(Tokens.self, text)
        case .undoNotes: try again(UndoNote.self, text)
        }
    }

    /// Whether it has fields that are read one by one, so that one of them may be new or gone.
    var hasFields: Bool {
        switch self {
        case .notes, .requests, .schedules, .settings, .catalogueCursors, .changeCursors, .deletionCursors,
            .orderCursors:
            false
        case .answers, .catalogue, .choices, .companies, .estimates, .members, .policies, .products, .profiles,
            .reasons, .records, .reports, .requestedWrites, .sights, .tokens, .undoNotes:
            true
        }
    }

    /// The exhibits, a line each.
    var exhibits: [String] {
        get throws {
            let file = Self.museum.appendingPathComponent("\(rawValue).jsonl")
            return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        }
    }

    static let museum = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Museum")

    var testDescription: String { rawValue }

    private func again<Value: Codable>(_ type: Value.Type, _ text: String) throws -> String {
        try RecordText.encode(try RecordText.decode(type, from: text))
    }

    /// A request of before there was a payload had a path and a body; here it is written as it was then.
    private func request(_ text: String) throws -> String {
        let read = try RecordText.decode(PreparedPosting.self, from: text)
        guard !text.contains("\"payload\""), let end = read.payload.firstIndex(of: "\n") else {
            return try RecordText.encode(read)
        }
        let path = String(read.payload[..<end])
        let former = FormerRequest(
            requestKey: read.requestKey, path: path, body: String(read.payload[read.payload.index(after: end)...]),
            intentIDs: read.intentIDs, isBatch: path.hasPrefix("batch"))
        return try RecordText.encode(former)
    }

    private struct FormerRequest: Encodable {
        var requestKey: String
        var path: String
        var body: String
        var intentIDs: [String]
        var isBatch: Bool
    }

    /// Cursors are their connector's own text.
    private func cursor<Value: Codable>(_ type: Value.Type, _ text: String) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(JSONDecoder().decode(type, from: Data(text.utf8))), as: UTF8.self)
    }
}
