/// The file by which the Web Connector learns where to call (D1, D3).
///
/// Source: quickbooks-desktop.md §1.
package struct VisitorFile: Hashable, Sendable {
    /// Names this program, whatever the company; the same for ever.
    package static let ownerID = "{7D3B5C0E-52A1-4E0B-9C64-B00C8B21D6E5}"

    package let text: String
    /// For the reader's disk.
    package let name: String

    /// `nil` where the Web Connector would not call: only over TLS, or on its own computer.
    package init?(_ card: VisitorCard, address: String, description: String) {
        guard let address = Self.callable(address) else { return nil }
        name = "bookbridge-\(card.connection).qwc"
        let door = address + Self.path
        let fields = [
            ("AppName", "Bookbridge \(card.connection)"), ("AppID", ""), ("AppURL", door),
            ("AppDescription", String(description.prefix(Self.descriptionMax))), ("AppSupport", door),
            ("UserName", card.userName), ("OwnerID", Self.ownerID), ("FileID", card.fileID), ("QBType", "QBFS"),
        ]
        var text = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<QBWCXML>\n"
        for (name, value) in fields { text += "  <\(name)>\(Self.escaped(value))</\(name)>\n" }
        text += "  <Scheduler>\n    <RunEveryNMinutes>\(Self.everyMinutes)</RunEveryNMinutes>\n  </Scheduler>\n"
        text += "  <IsReadOnly>false</IsReadOnly>\n  <UnattendedModePref>umpOptional</UnattendedModePref>\n"
        text += "  <PersonalDataPref>pdpNotNeeded</PersonalDataPref>\n"
        text += "  <AppDisplayName>\(Self.escaped("Bookbridge \(card.connection)"))</AppDisplayName>\n"
        text += "  <AppUniqueName>\(Self.escaped("Bookbridge \(card.connection)"))</AppUniqueName>\n</QBWCXML>\n"
        self.text = text
    }

    /// The address that the Web Connector calls.
    package static let path = "/webconnector"
    private static let everyMinutes = 15
    private static let descriptionMax = 80

    /// The address as the Web Connector takes it: no addresses of numbers, plain only on its own computer.
    package static func callable(_ address: String) -> String? {
        if address.lowercased().hasPrefix("https://") { return address }
        guard address.lowercased().hasPrefix("http://") else { return nil }
        let rest = address.dropFirst("http://".count)
        let host = rest.prefix { $0 != ":" && $0 != "/" }.lowercased()
        if host == "localhost" { return address }
        if host == "127.0.0.1" { return "http://localhost" + rest.dropFirst(host.count) }
        return nil
    }

    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            default: scalar.isASCII ? String(scalar) : "&#\(scalar.value);"
            }
        }.joined()
    }
}
