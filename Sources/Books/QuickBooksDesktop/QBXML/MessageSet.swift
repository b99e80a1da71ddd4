/// Requests that go together: the exact text of what the Web Connector is handed.
///
/// Source: quickbooks-desktop.md §3, §3.7.
struct MessageSet: Hashable, Sendable {
    /// In their order; each with its ``QBElement/with(_:_:)`` `requestID`.
    var requests: [QBElement]
    /// Names the set for ever, so that it is carried out once; `nil` for one that only asks.
    var id: String?
    /// Whether nothing of the rest is carried out after a request that was refused.
    var stopsOnError = false

    /// The version that QuickBooks 2014 and every later one take. Source: quickbooks-desktop.md §3.4.
    static let version = "13.0"

    var text: String {
        var result = "<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"\(Self.version)\"?>"
        var set = QBElement("QBXMLMsgsRq", requests).with(
            "onError", stopsOnError ? "stopOnError" : "continueOnError")
        set = set.with("newMessageSetID", id)
        QBElement("QBXML", [set]).write(into: &result)
        return result
    }
}
