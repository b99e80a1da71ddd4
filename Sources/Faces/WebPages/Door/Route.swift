import Features
package import HTTPTypes
package import Storage

/// Who may ask for a page.
package enum Access: Hashable, Sendable {
    /// Everybody, and nobody is looked up: style sheet, marks, languages.
    case file
    /// Everybody, signed in or not.
    case everyone
    case person
    /// Whoever has at least this role in the company that the path names.
    case company(Role)
    /// Whoever administers all companies.
    case owner
}

/// One row of the table of pages.
package struct Route: Sendable {
    package typealias Answer = @Sendable (Exchange) async throws -> PageAnswer

    package let method: HTTPRequest.Method
    /// `/companies/{company}/people`; a part in braces takes anything.
    package let pattern: String
    package let access: Access
    let answer: Answer

    /// A page to open.
    package static func get(_ pattern: String, _ access: Access, _ answer: @escaping Answer) -> Route {
        Route(method: .get, pattern: pattern, access: access, answer: answer)
    }

    /// A form to take.
    package static func post(_ pattern: String, _ access: Access, _ answer: @escaping Answer) -> Route {
        Route(method: .post, pattern: pattern, access: access, answer: answer)
    }
}

/// Finds the row for a request.
package struct RouteTable: Sendable {
    enum Match {
        case found(Route, parameters: [String: String])
        /// The path is there, for these methods.
        case otherMethod([HTTPRequest.Method])
        case none
    }

    package let routes: [Route]

    package init(_ routes: [Route]) { self.routes = routes }

    func match(_ method: HTTPRequest.Method, _ path: String) -> Match {
        let parts = Self.parts(path).map { FormFields("v=\($0.replacing("+", with: "%2B"))")["v"] }
        var others: [HTTPRequest.Method] = []
        for route in routes {
            guard let parameters = Self.parameters(Self.parts(route.pattern), parts) else { continue }
            if route.method == method { return .found(route, parameters: parameters) }
            others.append(route.method)
        }
        return others.isEmpty ? .none : .otherMethod(others)
    }

    /// Whether a browser can open the path.
    func isPage(_ path: String) -> Bool {
        if case .found = match(.get, path) { true } else { false }
    }

    private static func parts(_ path: String) -> [String] {
        path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    }

    private static func parameters(_ pattern: [String], _ parts: [String]) -> [String: String]? {
        guard pattern.count == parts.count else { return nil }
        var parameters: [String: String] = [:]
        for (name, part) in zip(pattern, parts) {
            if name.hasPrefix("{") {
                parameters[String(name.dropFirst().dropLast())] = part
            } else if name != part {
                return nil
            }
        }
        return parameters
    }
}
