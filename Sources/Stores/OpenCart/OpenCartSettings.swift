package import ConnectorKit
import Foundation

/// What a connection to one OpenCart installation must be told; the key describes itself without its secret.
package struct OpenCartSettings: Hashable, Sendable, CustomStringConvertible {
    /// The shop's address, or the extension's as its settings page shows it.
    package var address: String
    package var key: OpenCartKey?
    /// The one store of the installation whose orders count; `nil` takes all of them.
    package var shop: String?
    /// What other makers' parts of the total are.
    package var said: [String: OpenCartTotalKind]
    /// Orders of one page, whole. Source: the extension's API (50 at most).
    package var pageLimit: Int
    /// Calls a second; a shared host bears little.
    package var requestsPerSecondMax: Int

    package init(
        address: String, key: OpenCartKey?, shop: String? = nil, said: [String: OpenCartTotalKind] = [:],
        pageLimit: Int = 50, requestsPerSecondMax: Int = 4
    ) {
        self.address = address
        self.key = key
        self.shop = shop
        self.said = said
        self.pageLimit = pageLimit
        self.requestsPerSecondMax = requestsPerSecondMax
    }

    package init(_ values: ConnectionSettings) {
        self.init(
            address: values["address"]?.trimmingCharacters(in: .whitespaces) ?? "",
            key: OpenCartKey(values["key"] ?? ""),
            shop: values["shop"].flatMap { $0.isEmpty ? nil : $0 }, said: Self.said(values["totals"] ?? ""))
    }

    package var description: String { "OpenCart at \(address)" }

    /// `gift_wrap=fee, wallet=credit`; what is no such pair is passed over.
    static func said(_ text: String) -> [String: OpenCartTotalKind] {
        var said: [String: OpenCartTotalKind] = [:]
        for pair in text.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isNewline }) {
            let parts = pair.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, let kind = OpenCartTotalKind(rawValue: parts[1].lowercased()),
                OpenCartTotalKind.sayable.contains(kind)
            else { continue }
            said[parts[0]] = kind
        }
        return said
    }

    /// The addresses at which the extension may answer, the likeliest first: that of OpenCart 4, then that of 3.
    var endpoints: [String] {
        if address.contains("route=") { return [address] }
        var base = address
        if let end = base.firstIndex(where: { $0 == "?" || $0 == "#" }) { base = String(base[..<end]) }
        if base.hasSuffix("index.php") { base = String(base.dropLast("index.php".count)) }
        if !base.hasSuffix("/") { base += "/" }
        return Self.routes.map { "\(base)index.php?route=\($0)" }
    }

    private static let routes = ["extension/bookbridge/module/bookbridge", "extension/module/bookbridge"]
}

/// The connection key that the extension's settings page shows once: `bb1_KEYID_SECRET`.
package struct OpenCartKey: Hashable, Sendable, CustomStringConvertible {
    package let id: String
    package let secret: String

    /// `nil` for a text that is no such key.
    package init?(_ text: String) {
        let parts = text.trimmingCharacters(in: .whitespacesAndNewlines).split(separator: "_").map(String.init)
        guard parts.count == 3, parts[0] == "bb1", parts[1].count == 8, parts[2].count == 64,
            (parts[1] + parts[2]).allSatisfy({ $0.isASCII && $0.isHexDigit })
        else { return nil }
        (id, secret) = (parts[1], parts[2])
    }

    package var description: String { "key \(id)" }
}
