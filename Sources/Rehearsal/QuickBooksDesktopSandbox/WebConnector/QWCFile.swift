/// What the Web Connector says to its user: a code and a sentence. Source: quickbooks-desktop.md §2.3.
package struct ConnectorComplaint: Error, Sendable, Hashable {
    /// `QBWC1010` and the like.
    package let code: String
    /// The sentence of the status column, or of a window.
    package let message: String

    package init(_ code: String, _ message: String) {
        self.code = code
        self.message = message
    }
}

/// A `.qwc` file as the Web Connector reads it. Source: quickbooks-desktop.md §1.
package struct QWCFile: Sendable, Hashable {
    /// Name in the list and in QuickBooks' permissions.
    package let appName: String
    /// Address of the door.
    package let appURL: String
    /// Shown to the user when the file is added.
    package let appDescription: String
    /// Page with help; must answer when the file is added.
    package let appSupport: String
    /// Sent as strUserName.
    package let userName: String
    /// GUID of the application.
    package let ownerID: String
    /// GUID of this connection.
    package let fileID: String
    /// QuickBooks refuses writes of such an application.
    package let isReadOnly: Bool
    /// Seconds between two visits at least; nil without a schedule.
    package let everySeconds: Int?
    /// What is asked of personal data.
    package let personalData: String?
    /// Whether it may run while QuickBooks is closed.
    package let unattended: String?

    /// Reads a file.
    ///
    /// - Throws: the complaint that the Web Connector shows when it is added.
    package init(_ text: String) throws(ConnectorComplaint) {
        let root: Element
        do { root = try XMLReading.read(text).root } catch {
            throw ConnectorComplaint("QBWC1051", "The new application was not added: \(error.reason).")
        }
        guard root.name == "QBWCXML" else {
            throw ConnectorComplaint("QBWC1051", "The new application was not added: no QBWCXML.")
        }
        func required(_ name: String) throws(ConnectorComplaint) -> String {
            guard let text = root.child(name)?.text.trimmed, !text.isEmpty else {
                throw ConnectorComplaint("QBWC1051", "The new application was not added: \(name) is missing.")
            }
            return text
        }
        guard root.has("AppID") else {
            throw ConnectorComplaint("QBWC1051", "The new application was not added: AppID is missing.")
        }
        appName = try required("AppName")
        appURL = try required("AppURL")
        appDescription = try required("AppDescription")
        appSupport = try required("AppSupport")
        userName = try required("UserName")
        ownerID = try required("OwnerID")
        fileID = try required("FileID")
        for guid in [ownerID, fileID] where !Self.isGUID(guid) {
            throw ConnectorComplaint("QBWC1051", "The new application was not added: \(guid) is no GUID in braces.")
        }
        guard try required("QBType") == "QBFS" else {
            throw ConnectorComplaint("QBWC1051", "The new application was not added: QBType.")
        }
        isReadOnly = root.child("IsReadOnly")?.text.trimmed == "true"
        personalData = root.value("PersonalDataPref")
        unattended = root.value("UnattendedModePref")
        let scheduler = root.child("Scheduler")?.children.first
        switch scheduler?.name {
        case "RunEveryNMinutes": everySeconds = scheduler.flatMap { Int($0.text.trimmed) }.map { $0 * 60 }
        case "RunEveryNSeconds": everySeconds = scheduler.flatMap { Int($0.text.trimmed) }
        case nil: everySeconds = nil
        default: throw ConnectorComplaint("QBWC1051", "The new application was not added: Scheduler.")
        }
        try Self.check(appURL: appURL, appSupport: appSupport)
    }

    /// Source: quickbooks-desktop.md §1 (QBWC1000, 1001, 1002, 1010).
    private static func check(appURL: String, appSupport: String) throws(ConnectorComplaint) {
        let door = split(appURL)
        let support = split(appSupport)
        guard let door, door.scheme == "https" || door.scheme == "http" && isLocal(door.host) else {
            throw ConnectorComplaint(
                "QBWC1010", "The application URL is not on a secure server: it must begin with https://.")
        }
        if isAddress(door.host) { throw ConnectorComplaint("QBWC1001", "The application URL is an IP address.") }
        guard let support else { throw ConnectorComplaint("QBWC1003", "The support URL cannot be read.") }
        if isAddress(support.host), !isLocal(support.host) {
            throw ConnectorComplaint("QBWC1002", "The support URL is an IP address.")
        }
        if !isLocal(support.host), domain(support.host) != domain(door.host) {
            throw ConnectorComplaint("QBWC1000", "The support URL is not in the domain of the application URL.")
        }
    }

    private static func split(_ url: String) -> (scheme: String, host: String)? {
        let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].isEmpty, parts[0].hasSuffix(":") else { return nil }
        let authority = parts[2].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = authority.hasPrefix("[") ? authority.prefix { $0 != "]" } + "]" : authority.prefix { $0 != ":" }
        return host.isEmpty ? nil : (parts[0].dropLast().lowercased(), host.lowercased())
    }

    private static func isLocal(_ host: String) -> Bool { host == "localhost" }

    private static func isAddress(_ host: String) -> Bool {
        host.hasPrefix("[") || (host.contains(".") && host.allSatisfy { $0.isNumber || $0 == "." })
    }

    /// The last two labels.
    private static func domain(_ host: String) -> String {
        host.split(separator: ".").suffix(2).joined(separator: ".")
    }

    private static func isGUID(_ text: String) -> Bool {
        guard text.hasPrefix("{"), text.hasSuffix("}") else { return false }
        let parts = text.dropFirst().dropLast().split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }
}
