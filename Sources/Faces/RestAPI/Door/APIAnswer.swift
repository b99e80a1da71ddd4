import Foundation
import HTTPTypes
import WebDoor

/// What a row answers, before it becomes bytes.
package struct APIAnswer: Sendable {
    enum Content: Sendable {
        case nothing
        case bytes([UInt8], type: String)
        case live(LiveFeed)
    }

    var content: Content
    /// In place of the one that the row tells.
    var status: HTTPResponse.Status?
    /// What was made, or where it can be followed; below `/api/v1`.
    var location: String?
    var version: String?

    /// Done; there is nothing to tell.
    package static let done = APIAnswer(content: .nothing)

    package static func json(_ value: some Encodable) throws -> APIAnswer {
        APIAnswer(content: .bytes(try APIText.json(value), type: APIRoute.json))
    }

    /// A page of a list; `next` is the cursor of the page that follows.
    package static func page(_ items: [some Encodable & Sendable], next: String?) throws -> APIAnswer {
        try .json(ListPage(items: items, next: next))
    }

    package static func bytes(_ bytes: [UInt8], type: String) -> APIAnswer {
        APIAnswer(content: .bytes(bytes, type: type))
    }

    /// Events of something that goes on; throws what asking for it throws.
    package static func live(_ next: @escaping @Sendable () async throws -> String?) async throws -> APIAnswer {
        APIAnswer(content: .live(LiveFeed(first: try await next(), next: next)))
    }

    /// Something was made, or is being done: `path` is below `/api/v1`.
    package func at(_ path: String) -> APIAnswer {
        var answer = self
        answer.location = path
        return answer
    }

    /// The version of what is shown, for the next change of it.
    package func version(_ version: String) -> APIAnswer {
        var answer = self
        answer.version = version
        return answer
    }
}

private struct ListPage<Item: Encodable>: Encodable {
    var items: [Item]
    var next: String?

    private enum CodingKeys: CodingKey { case items, next }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(items, forKey: .items)
        // `null` on the last page, so that programs need not ask whether it is there.
        try container.encode(next, forKey: .next)
    }
}

/// JSON as answers carry it.
enum APIText {
    static func json(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
