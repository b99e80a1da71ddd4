package import ConnectorKit
package import Features
import Foundation
package import HTTPTypes

/// Who may call.
package enum APIAccess: Hashable, Sendable {
    /// Everybody, without a key: the document and its page.
    case everyone
    /// Whoever has a key with the scope, for what concerns no company.
    case key(KeyScope)
    /// Whoever has the permission in the company that the path names; the key's scopes and the owner's role say so. The key of a store
    /// has the permissions of the scope `push`, and knows no other store.
    case company(Permission)
    /// A key whose owner administers all companies, with the scope.
    case owner(KeyScope)
}

/// One row of the table of the interface for programs: it serves, it checks who may, and the document is made of it.
package struct APIRoute: Sendable {
    package typealias Answer = @Sendable (APICall) async throws -> APIAnswer

    package let method: HTTPRequest.Method
    /// Below `/api/v1`: `/companies/{company}/orders`; a part in braces takes anything.
    package let pattern: String
    /// Names the row for programs: `listOrders`.
    package let name: String
    /// What it does; one sentence for a programmer.
    package let about: String
    package let access: APIAccess
    package var query: [JSONMember] = []
    /// `nil` takes no body.
    package var body: JSONShape?
    /// The kind of the body; all but JSON are handed on as bytes, unread.
    package var bodyKind = APIRoute.json
    package var bodyExample: JSONValue?
    package var bytesMax = APIRoute.bytesMaxUsual
    package var success: HTTPResponse.Status = .ok
    /// `nil` answers without a body.
    package var result: JSONShape?
    /// The kind of the answer.
    package var resultKind = APIRoute.json
    package var resultExample: JSONValue?
    /// The answer has an `ETag`, or the call must name it in `If-Match`.
    package var isVersioned = false
    /// The member of the body that names a call, where no header does.
    package var nameField: String?
    let answer: Answer

    /// Its place in the reference: the first word of the path after the company.
    package var chapter: String {
        let parts = pattern.split(separator: "/").filter { !$0.hasPrefix("{") }.map(String.init)
        return parts.count > 1 && parts[0] == "companies" ? parts[1] : parts.first ?? ""
    }

    package var isWrite: Bool { method != .get }
    /// The names of the parts in braces.
    package var places: [String] {
        pattern.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    package static let json = "application/json"
    package static let eventStream = "text/event-stream"
    /// A form of settings; records that are pushed have a limit of their own.
    package static let bytesMaxUsual = 256 * 1024
}

extension APIRoute {
    /// Something to read.
    package static func get(
        _ pattern: String, _ name: String, _ access: APIAccess, _ about: String, query: [JSONMember] = [],
        _ result: JSONShape, _ answer: @escaping Answer
    ) -> APIRoute {
        APIRoute(
            method: .get, pattern: pattern, name: name, about: about, access: access, query: query, result: result,
            answer: answer)
    }

    /// A page of a list: `items`, and in `next` the cursor of the page that follows.
    package static func list(
        _ pattern: String, _ name: String, _ access: APIAccess, _ about: String, query: [JSONMember] = [],
        of item: JSONShape, _ answer: @escaping Answer
    ) -> APIRoute {
        APIRoute(
            method: .get, pattern: pattern, name: name, about: about, access: access,
            query: query + [
                .optional("limit", .integer(1...APICall.limitMax), "How many at most; 50 without it."),
                .optional("after", .word(500), "The cursor that the page before gave in `next`."),
            ],
            result: .object([
                .field("items", .list(item, most: APICall.limitMax)),
                .field("next", .nullable(.text()), "The cursor of the page that follows; `null` on the last one."),
            ]), answer: answer)
    }

    /// Something is made or done; with a body or without, and an answer or none.
    package static func post(
        _ pattern: String, _ name: String, _ access: APIAccess, _ about: String, query: [JSONMember] = [],
        body: JSONShape? = nil, example: JSONValue? = nil, success: Success = .ok, _ result: JSONShape? = nil,
        _ answer: @escaping Answer
    ) -> APIRoute {
        write(.post, pattern, name, access, about, query, body, example, success, result, answer)
    }

    /// Something is as the body says from now on.
    package static func put(
        _ pattern: String, _ name: String, _ access: APIAccess, _ about: String, query: [JSONMember] = [],
        body: JSONShape? = nil, example: JSONValue? = nil, success: Success = .ok, _ result: JSONShape? = nil,
        _ answer: @escaping Answer
    ) -> APIRoute {
        write(.put, pattern, name, access, about, query, body, example, success, result, answer)
    }

    /// Something is no more.
    package static func delete(
        _ pattern: String, _ name: String, _ access: APIAccess, _ about: String, query: [JSONMember] = [],
        body: JSONShape? = nil, example: JSONValue? = nil, success: Success = .ok, _ result: JSONShape? = nil,
        _ answer: @escaping Answer
    ) -> APIRoute {
        write(.delete, pattern, name, access, about, query, body, example, success, result, answer)
    }

    private static func write(
        _ method: HTTPRequest.Method, _ pattern: String, _ name: String, _ access: APIAccess, _ about: String,
        _ query: [JSONMember], _ body: JSONShape?, _ example: JSONValue?, _ success: Success, _ result: JSONShape?,
        _ answer: @escaping Answer
    ) -> APIRoute {
        APIRoute(
            method: method, pattern: pattern, name: name, about: about, access: access, query: query, body: body,
            bodyExample: example, success: result == nil ? .noContent : success.status, result: result, answer: answer)
    }

    /// How a change is answered that has something to tell.
    package enum Success: Sendable {
        case ok, created
        /// It is being done; the answer tells where to follow it.
        case accepted

        fileprivate var status: HTTPResponse.Status {
            switch self {
            case .ok: .ok
            case .created: .created
            case .accepted: .accepted
            }
        }
    }

    /// Events of something that goes on.
    package static func events(
        _ pattern: String, _ name: String, _ access: APIAccess, _ about: String, _ answer: @escaping Answer
    ) -> APIRoute {
        APIRoute(
            method: .get, pattern: pattern, name: name, about: about, access: access, result: .text(),
            resultKind: eventStream, answer: answer)
    }

    /// The same with an `ETag`.
    package func versioned() -> APIRoute {
        var route = self
        route.isVersioned = true
        return route
    }

    /// The same, done once for each value of that member of the body, as for an `Idempotency-Key`.
    package func named(by field: String) -> APIRoute {
        var route = self
        route.nameField = field
        return route
    }

    /// The same with another limit for its body.
    package func taking(bytesMax: Int, kind: String = APIRoute.json) -> APIRoute {
        var route = self
        (route.bytesMax, route.bodyKind) = (bytesMax, kind)
        return route
    }
}

/// Finds the row for a call.
struct APITable: Sendable {
    enum Match {
        case found(APIRoute, parameters: [String: String])
        /// The path is there, for these methods.
        case otherMethod([HTTPRequest.Method])
        case none
    }

    let routes: [APIRoute]

    /// `path` is as it came, with percent signs, below `/api/v1`.
    func match(_ method: HTTPRequest.Method, _ path: String) -> Match {
        let pieces = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let parts = pieces.compactMap { $0.removingPercentEncoding }
        guard parts.count == pieces.count, !parts.contains("") else { return .none }
        var others: [HTTPRequest.Method] = []
        for route in routes {
            guard let parameters = Self.parameters(route.pattern, parts) else { continue }
            if route.method == method { return .found(route, parameters: parameters) }
            others.append(route.method)
        }
        return others.isEmpty ? .none : .otherMethod(others)
    }

    private static func parameters(_ pattern: String, _ parts: [String]) -> [String: String]? {
        let names = pattern.split(separator: "/")
        guard names.count == parts.count else { return nil }
        var parameters: [String: String] = [:]
        for (name, part) in zip(names, parts) {
            if name.hasPrefix("{") {
                parameters[String(name.dropFirst().dropLast())] = part
            } else if name != part {
                return nil
            }
        }
        return parameters
    }
}
