import Foundation
import HTTPTypes

/// One request, taken apart: method, path, query, form or JSON body.
struct EcwidQuestion: Sendable {
    let method: HTTPRequest.Method
    let path: [String]
    let query: [(name: String, value: String)]
    let token: String?
    let body: Data
    let acceptsGzip: Bool

    init(_ request: HTTPRequest, body: Data) {
        let target = request.path ?? "/"
        let cut = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        method = request.method
        path = cut[0].split(separator: "/").map { EcwidQuestion.decode($0, plusIsSpace: false) }
        query = cut.count > 1 ? EcwidQuestion.pairs(cut[1]) : []
        self.body = body
        let bearer = request.headerFields[.authorization].flatMap { header in
            header.lowercased().hasPrefix("bearer ") ? String(header.dropFirst(7)).trimmingSpaces : nil
        }
        token = bearer ?? query.first { $0.name == "token" }?.value
        acceptsGzip = request.headerFields[.acceptEncoding]?.contains("gzip") ?? false
    }

    subscript(name: String) -> String? {
        query.last { $0.name == name && !$0.value.isEmpty }?.value
    }

    /// The fields of a form body.
    var form: [(name: String, value: String)] {
        EcwidQuestion.pairs(Substring(String(decoding: body, as: UTF8.self)))
    }

    func moment(_ name: String) throws(EcwidRefusal) -> Int64? {
        guard let text = self[name] else { return nil }
        guard let seconds = StoreMoment.seconds(text) else { throw .wrongParameter(name) }
        return seconds
    }

    func whole(_ name: String) throws(EcwidRefusal) -> Int? {
        guard let text = self[name] else { return nil }
        guard let value = Int(text) else { throw .wrongParameter(name) }
        return value
    }

    func amount(_ name: String) throws(EcwidRefusal) -> ExactNumber? {
        guard let text = self[name] else { return nil }
        do {
            guard let number = try JSONTree(reading: Data(text.utf8)).number else {
                throw EcwidRefusal.wrongParameter(name)
            }
            return number
        } catch {
            throw .wrongParameter(name)
        }
    }

    /// The JSON body; `{}` when there is none.
    func json() throws(EcwidRefusal) -> JSONTree {
        guard !body.isEmpty else { return [:] }
        do {
            return try JSONTree(reading: body)
        } catch {
            throw .unreadableBody
        }
    }

    private static func pairs(_ text: Substring) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decode(parts[0], plusIsSpace: true), parts.count > 1 ? decode(parts[1], plusIsSpace: true) : "")
        }
    }

    private static func decode(_ text: Substring, plusIsSpace: Bool) -> String {
        let spaced = plusIsSpace ? String(text.map { $0 == "+" ? " " : $0 }) : String(text)
        return spaced.removingPercentEncoding ?? spaced
    }
}

extension StringProtocol {
    var trimmingSpaces: String { trimmingCharacters(in: .whitespaces) }
}
