import Accounting
import Foundation
package import Storage
import Sync
package import Wording

/// An entry of the audit as programs get it; `content` and `request` are the exact texts, so that hashes can be recomputed.
package struct AuditOutput: Encodable {
    var place: Int
    /// Milliseconds since 1970, as they are hashed.
    var at: Int64
    var time: String
    var action: String
    var actor: String
    var run: String
    var requestKey: String
    var content: String
    /// The content again, as JSON inside JSON; for programs that want to know and not to compute hashes.
    var told: NestedJSON?
    var request: String
    var previous: String
    var hash: String

    package init(_ entry: AuditEntry) {
        place = entry.place
        at = entry.at.milliseconds
        time = entry.at.date.formatted(.iso8601)
        action = entry.action.rawValue
        actor = entry.actor
        run = entry.run
        requestKey = entry.requestKey
        content = entry.content
        told = NestedJSON(entry.content)
        request = entry.request
        previous = entry.previous
        hash = entry.hash
    }

}

/// An entry as a line for people.
package struct AuditLine {
    package let text: String

    package init(_ entry: AuditEntry, _ sentences: Sentences) {
        let parts = [
            String(entry.place), sentences.moment(entry.at, in: .gmt), sentences.name(of: entry.action),
            sentences.name(ofActor: entry.actor), sentences.line(of: entry) ?? "–",
        ]
        text = parts.joined(separator: "  ")
    }
}

/// What `audit verify --json` prints.
package struct VerdictOutput: Encodable {
    var isWhole: Bool
    var entries: Int
    /// What may be noted elsewhere.
    var end: String
    /// `changed`, `missing`, `unchained`, `unsealed`, `cutOff`, `endForged`, `notedDiffers`.
    var flaw: String?
    var place: Int?

    package init(_ verdict: AuditVerdict) {
        isWhole = verdict.flaw == nil
        entries = verdict.head.count
        end = verdict.head.note
        switch verdict.flaw {
        case .changed(let at)?: (flaw, place) = ("changed", at)
        case .missing(let at)?: (flaw, place) = ("missing", at)
        case .unchained(let at)?: (flaw, place) = ("unchained", at)
        case .unsealed(let at)?: (flaw, place) = ("unsealed", at)
        case .cutOff(let count, expected: _)?: (flaw, place) = ("cutOff", count + 1)
        case .endForged?: flaw = "endForged"
        case .notedDiffers(let at)?: (flaw, place) = ("notedDiffers", at)
        case nil: break
        }
    }
}
