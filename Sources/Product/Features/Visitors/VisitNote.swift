package import Accounting
import ConnectorKit
import Sync

/// What is known of the visits to a connection: when the visitor was last here, and what it said.
package struct VisitNote: Hashable, Sendable, Codable {
    /// When it called last.
    package var seenAt: Instant?
    /// What kept the last visit from its work; `nil` when nothing did.
    package var trouble: Trouble?
    /// How QuickBooks calls itself, and where the company file lies on that computer.
    package var product: String?
    package var file: String?
    /// The computers that came for this company file, and when each did last.
    package private(set) var machines: [String: Instant] = [:]

    package init() {}

    /// A visit from a computer; those that have not come for long are forgotten.
    package mutating func saw(_ machine: String, at instant: Instant) {
        machines[machine] = instant
        machines = machines.filter { $0.value.advanced(bySeconds: Self.machineSeconds) > instant }
    }

    /// Whoever moves to another computer is not told of two of them for longer.
    private static let machineSeconds: Int64 = 4 * 3600

    package init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        seenAt = try row.decodeIfPresent(Instant.self, forKey: .seenAt)
        trouble = try row.decodeIfPresent(Trouble.self, forKey: .trouble)
        product = try row.decodeIfPresent(String.self, forKey: .product)
        file = try row.decodeIfPresent(String.self, forKey: .file)
        machines = try row.decodeIfPresent([String: Instant].self, forKey: .machines) ?? [:]
    }

    /// Why a visit came to nothing.
    package struct Trouble: Hashable, Sendable, Codable {
        package var kind: Kind
        /// The Web Connector's own code and words.
        package var code: String?
        package var text: String?

        package init(_ kind: Kind, code: String? = nil, text: String? = nil) {
            self.kind = kind
            self.code = code
            self.text = text
        }
    }

    package enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Another company file is open than the one that this connection was made for.
        case otherFile
        /// The file does not know us: our file for the Web Connector was never added to it.
        case fileUnknown
        /// It bears our mark and lacks what was posted last; with its path.
        case olderCopy
        case closed, dialogOpen, otherMode, starting, busy
        case fileUnfit, notAuthorised, automaticLoginOff, tooOld, editionUnknown
        case wrongPassword
        /// The visitor left in the middle.
        case left
        case other
    }
}

/// How a connection to books that call us stands, for its page (D1–D5).
package struct VisitorCard: Hashable, Sendable {
    package var connection: String
    /// The name under which the visitor calls.
    package var userName: String
    package var fileID: String
    /// Whether there is a password that the visitor could say.
    package var hasPassword: Bool
    package var note: VisitNote
    /// Whether it is here now, and how far its work is.
    package var percent: Int?
    /// Whether it has been silent for longer than anybody's schedule.
    package var isSilent: Bool

    /// Two computers or more that come for the same file, the last one first; empty for one.
    package var computers: [String] {
        let all = note.machines.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        return all.count > 1 ? all : []
    }

    /// The Web Connector calls every quarter of an hour, unless somebody changed it.
    package static let silentSeconds: Int64 = 3600
}
