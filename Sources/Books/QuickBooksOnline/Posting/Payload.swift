/// What a request says, as it is written down: the path below the company with the query but without the request key, and the body.
///
/// Its text is the path, a line break, the body.
struct Payload: Hashable {
    var path: String
    var body: String

    init(path: String, body: String) {
        self.path = path
        self.body = body
    }

    /// `nil` for a text that names no path.
    init?(_ text: String) {
        guard let end = text.firstIndex(of: "\n"), end > text.startIndex else { return nil }
        path = String(text[..<end])
        body = String(text[text.index(after: end)...])
    }

    var text: String { path + "\n" + body }

    static let batchPath = "batch?minorversion=\(minorVersion)"

    var isBatch: Bool { path == Self.batchPath }
}
