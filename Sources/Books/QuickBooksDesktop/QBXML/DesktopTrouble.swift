import ConnectorKit

/// What the Web Connector says instead of an answer: QuickBooks could not be reached, or did not take a text.
///
/// Source: quickbooks-desktop.md §3.9.
package struct DesktopTrouble: Hashable, Sendable {
    /// As the Web Connector writes it: `0x80040400`.
    package var code: String
    package var message: String

    package init(code: String, message: String) {
        self.code = code.trimmingPrefix("0x").lowercased().isEmpty ? "" : "0x" + Self.digits(code)
        self.message = message
    }

    /// Zero says, as nothing does, that all went well.
    package static func isNone(_ code: String) -> Bool { digits(code).allSatisfy { $0 == "0" } }

    private static func digits(_ code: String) -> String {
        let bare = code.lowercased().hasPrefix("0x") ? code.dropFirst(2) : code[...]
        return bare.uppercased()
    }

    /// The same as a text, which a visit brings in the place of an answer.
    package var text: String {
        "<Trouble code=\"\(XMLText.escaped(code))\" message=\"\(XMLText.escaped(message))\"/>"
    }

    init?(_ node: XMLNode) {
        guard node.name == "Trouble", let code = node.attributes["code"] else { return nil }
        self.init(code: code, message: node.attributes["message"] ?? "")
    }

    package enum Meaning: String, Hashable, Sendable, CaseIterable {
        /// It could not read our text: nothing of it happened.
        case textRefused
        /// QuickBooks is closed, or busy with something else; passes by itself.
        case closed, dialogOpen, otherMode, starting, busy
        /// Another company file is open.
        case otherFile
        /// The company file cannot be opened by this QuickBooks.
        case fileUnfit
        /// Never authorised, denied, or the certificate ran out: the administrator must allow it anew.
        case notAuthorised
        /// QuickBooks must be told to let it in by itself.
        case automaticLoginOff
        /// It does not know our version of qbXML.
        case tooOld
        case unknown
    }

    package var meaning: Meaning {
        switch code {
        case "0x80040400": .textRefused
        // The session that it had, or the program behind it, is gone in the middle of a visit.
        case "0x80040408", "0x80040416", "0x8004040D", "0x80010108", "0x800706BA", "0x800706BE": .closed
        case "0x80040414": .dialogOpen
        case "0x80040410", "0x80040422": .otherMode
        case "0x80040424": .starting
        case "0x80040401", "0x80040402", "0x8004041B", "0x8004041C", "0x80010105": .busy
        case "0x8004040A": .otherFile
        case "0x80040403", "0x80040404", "0x80040406", "0x80040407", "0x80040409": .fileUnfit
        case "0x80040418", "0x8004041A", "0x80040420", "0x8004041E", "0x8004042C", "0x80040427", "0x8004042A":
            .notAuthorised
        case "0x8004041D": .automaticLoginOff
        case "0x80040423": .tooOld
        default: .unknown
        }
    }

    var problem: ConnectorProblem {
        let cause: ConnectorProblem.Cause =
            switch meaning {
            case .textRefused: .invalid(field: nil)
            case .closed, .dialogOpen, .otherMode, .starting, .busy, .unknown: .serverFault
            case .otherFile, .fileUnfit, .notAuthorised, .automaticLoginOff, .tooOld: .notPermitted
            }
        return ConnectorProblem(cause, code: code, text: message.isEmpty ? nil : message)
    }
}
