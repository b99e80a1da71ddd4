import Accounting
import Foundation
package import Storage

/// Entries of an audit as comma-separated values, with the exact texts, so that hashes can be recomputed. Source: RFC 4180.
package enum AuditSheet {
    package static let header = "place,at,time,action,actor,run,requestKey,content,request,previous,hash"

    /// One entry, without an end of line.
    package static func line(_ entry: AuditEntry) -> String {
        [
            String(entry.place), String(entry.at.milliseconds), entry.at.date.formatted(.iso8601),
            entry.action.rawValue, entry.actor, entry.run, entry.requestKey, entry.content, entry.request,
            entry.previous, entry.hash,
        ].map(field).joined(separator: ",")
    }

    private static func field(_ text: String) -> String {
        let isPlain = !text.contains { ",\"".contains($0) || $0.isNewline }
        return isPlain ? text : "\"\(text.replacing("\"", with: "\"\""))\""
    }
}

extension AuditTrail {
    /// A part of the audit as a sheet, oldest first, after the entry at `place`; `next` is the place after which the next part begins,
    /// `nil` at the end.
    package func sheet(
        _ question: AuditQuestion, after place: Int
    ) async throws(FeatureProblem) -> (text: String, next: Int?) {
        var (lines, last, count): ([String], Int, Int) = ([AuditSheet.header], place, 0)
        while count < Self.sheetEntriesMax {
            let entries = try await part(question, after: last)
            lines += entries.map(AuditSheet.line)
            count += entries.count
            guard let newest = entries.last, entries.count == Self.portion else {
                return (lines.joined(separator: "\r\n") + "\r\n", nil)
            }
            last = newest.place
        }
        return (lines.joined(separator: "\r\n") + "\r\n", last)
    }

    /// What was sent for an answer, or answered to a request, when it stands near; `nil` for all else.
    package func partner(of entry: AuditEntry) async throws(FeatureProblem) -> AuditEntry? {
        guard !entry.requestKey.isEmpty else { return nil }
        var search = AuditSearch()
        search.run = entry.run
        let page: AuditPage =
            entry.action == .answer ? .newestFirst(before: entry.place) : .oldestFirst(after: entry.place)
        return try await entries(search, page, limit: Self.portion).first {
            $0.requestKey == entry.requestKey && $0.place != entry.place
        }
    }

    /// As many as a spreadsheet takes without complaint, and a browser in one piece.
    private static let sheetEntriesMax = 5_000
}
