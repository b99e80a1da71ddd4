/// QuickBooks answers a call with this instead of a text. Source: quickbooks-desktop.md §3.9.
package struct DesktopProblem: Error, Sendable, Hashable {
    /// `0x80040400` and the like.
    package let hresult: String
    /// QuickBooks' own sentence.
    package let message: String
    /// What `qbsdklog.txt` says besides; the caller is not told.
    package let log: String

    package init(_ hresult: String, _ message: String, log: String = "") {
        self.hresult = hresult
        self.message = message
        self.log = log
    }

    static func parsing(_ log: String) -> DesktopProblem {
        DesktopProblem(
            "0x80040400", "QuickBooks found an error when parsing the provided XML text stream.", log: log)
    }

    static let rollback = DesktopProblem("0x80040413", "QuickBooks does not support the rollbackOnError setting.")
    static func version(_ text: String) -> DesktopProblem {
        DesktopProblem(
            "0x80040423", "The version of qbXML that was requested is not supported or is unknown.", log: text)
    }
}

/// What stays the same while an application has a company file open; iterators end with it.
package struct DesktopSession: Sendable {
    /// The application may only read. Source: quickbooks-desktop.md §3.8 (3263).
    package var isReadOnly = false
    var iterations: [String: Iteration] = [:]
    var iterationCount = 0

    package init() {}
}

/// A query that is read page by page.
struct Iteration: Sendable {
    var request: String
    /// The request without what changes from page to page.
    var signature: Element
    var rest: ArraySlice<Int>
}

/// What a company file remembers of a message set. Source: quickbooks-desktop.md §3.7.
struct MessageSetRecord: Sendable {
    var fingerprint: Int
    var answer: Element?
}

/// How much of an answer comes back when a message set is sent again.
package enum ReplayDetail: Sendable {
    /// The objects as they were answered.
    case full
    /// Their identifiers only, since qbXML 11.0.
    case identifiers
    /// Nothing: 9002.
    case nothing
}

/// A request of a set, checked.
struct MessageSet {
    let version: QBXMLVersion
    let requests: [Element]
    let stopsOnError: Bool
    let includesData: Bool
    let newID: String?
    let oldID: String?

    /// Reads a text as strictly as QuickBooks does. Source: quickbooks-desktop.md §3.
    init(_ text: String, profile: CompanyFileProfile) throws(DesktopProblem) {
        if let raw = text.unicodeScalars.first(where: { $0.value > 126 }) {
            throw .parsing("the character U+\(String(raw.value, radix: 16)) is not written as a reference")
        }
        let document: XMLText
        do { document = try XMLReading.read(text) } catch { throw .parsing(error.reason) }
        guard let instruction = document.instructions.first(where: { $0.target == "qbxml" }),
            let written = Self.version(instruction.content)
        else { throw .parsing("no qbxml instruction") }
        guard let version = QBXMLVersion(written), profile.versions.contains(version) else { throw .version(written) }
        let root = document.root
        guard root.name == "QBXML", root.attributes.isEmpty, root.children.count == 1,
            let set = root.children.first, set.name == "QBXMLMsgsRq"
        else { throw .parsing("not one QBXMLMsgsRq in QBXML") }
        for attribute in set.attributes
        where !["onError", "newMessageSetID", "oldMessageSetID", "responseData"].contains(attribute.name) {
            throw .parsing("QBXMLMsgsRq@\(attribute.name)")
        }
        switch set[attribute: "onError"] {
        case "continueOnError": stopsOnError = false
        case "stopOnError": stopsOnError = true
        case "rollbackOnError": throw .rollback
        default: throw .parsing("QBXMLMsgsRq@onError")
        }
        switch set[attribute: "responseData"] {
        case nil, "includeAll": includesData = true
        case "includeNone": includesData = false
        default: throw .parsing("QBXMLMsgsRq@responseData")
        }
        let check = StructureCheck(grammar: .desktop, edition: profile.edition, version: version)
        for request in set.children { if let fault = check.fault(in: request) { throw .parsing(fault) } }
        self.version = version
        requests = set.children
        newID = set[attribute: "newMessageSetID"]
        oldID = set[attribute: "oldMessageSetID"]
    }

    private static func version(_ content: String) -> String? {
        let parts = content.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
        guard parts.count == 2, parts[0] == "version", let quote = parts[1].first, quote == "\"" || quote == "'",
            parts[1].count > 2, parts[1].last == quote
        else { return nil }
        return String(parts[1].dropFirst().dropLast())
    }
}
