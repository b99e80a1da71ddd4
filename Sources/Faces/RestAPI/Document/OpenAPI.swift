import Commerce
import ConnectorKit
import Features
import HTTPTypes
import Storage
import Sync

/// The document of the interface, made of its table. Source: OpenAPI 3.1.1.
struct OpenAPI {
    let routes: [APIRoute]
    /// `https://books.example.com`.
    let address: String
    /// What stores take, each form once.
    let records: [JSONObjectShape]

    var text: String { JSONWriter.text(value) }

    private var value: JSONValue {
        var components = JSONSchemas(reference: RecordSchemas.reference)
        var paths = JSONObject()
        for route in routes {
            var path = JSONObject()
            if case .object(let known)? = paths[route.pattern] { path = known }
            path[route.method.rawValue.lowercased()] = operation(route, &components)
            paths[route.pattern] = .object(path)
        }
        _ = components.schema(of: Problem.shape)
        let schemas = (components.named.members + RecordSchemas.schemas(of: records)).sorted { $0.name < $1.name }
        return .members(
            ("openapi", .text("3.1.0")),
            (
                "info",
                .members(
                    ("title", .text("Bookbridge")), ("version", .text("1")), ("description", .text(Self.about)),
                    ("license", .members(("name", .text("See the project"))))
                )
            ), ("servers", .array([.members(("url", .text(address + API.root)))])),
            ("security", .array([.members(("key", .array([])))])),
            ("tags", .array(chapters.map { .members(("name", .text($0))) })), ("paths", .object(paths)),
            (
                "components",
                .members(
                    (
                        "securitySchemes",
                        .members(("key", .members(("type", .text("http")), ("scheme", .text("bearer")))))
                    ), ("schemas", .object(JSONObject(members: schemas))), ("headers", headers))
            ))
    }

    private var chapters: [String] {
        routes.map(\.chapter).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    // MARK: One row

    private func operation(_ route: APIRoute, _ components: inout JSONSchemas) -> JSONValue {
        var operation = JSONObject()
        operation["operationId"] = .text(route.name)
        operation["summary"] = .text(route.about)
        operation["tags"] = .array([.text(route.chapter)])
        if let note = route.access.note { operation["description"] = .text(note) }
        if route.access == .everyone { operation["security"] = .array([]) }
        let parameters = parameters(route, &components)
        if !parameters.isEmpty { operation["parameters"] = .array(parameters) }
        if let body = route.body {
            var media = JSONObject()
            media["schema"] = components.schema(of: body)
            media["example"] = route.bodyExample ?? body.example
            operation["requestBody"] = .members(
                ("required", .bool(true)), ("content", .members((route.bodyKind, .object(media)))))
        }
        operation["responses"] = responses(route, &components)
        return .object(operation)
    }

    private func parameters(_ route: APIRoute, _ components: inout JSONSchemas) -> [JSONValue] {
        var parameters = route.places.map { name in
            JSONValue.members(
                ("name", .text(name)), ("in", .text("path")), ("required", .bool(true)),
                ("schema", components.schema(of: Self.places[name] ?? .word())))
        }
        for field in route.query {
            parameters.append(
                .members(
                    ("name", .text(field.name)), ("in", .text("query")), ("required", .bool(field.isRequired)),
                    ("description", .text(field.about)), ("schema", components.schema(of: field.shape))))
        }
        if route.isWrite {
            parameters.append(
                header(
                    "Idempotency-Key", isRequired: false,
                    "Names this call: sent again with the same name and body within seven days, it is not done again and the first answer is given.",
                    pattern: "^[!-~]{1,255}$"))
        }
        if route.isWrite, route.isVersioned {
            parameters.append(
                header(
                    "If-Match", isRequired: true, "The `ETag` of the version that is changed.",
                    pattern: #"^"?[0-9a-z]{1,64}"?$"#))
        }
        return parameters
    }

    /// Parts of paths that take certain words only.
    private static let places: [String: JSONShape] = [
        "stream": .choice(of: RecordStream.self), "workflow": .choice(of: Workflow.self),
    ]

    private func header(_ name: String, isRequired: Bool, _ about: String, pattern: String) -> JSONValue {
        .members(
            ("name", .text(name)), ("in", .text("header")), ("required", .bool(isRequired)),
            ("description", .text(about)),
            ("schema", .members(("type", .text("string")), ("pattern", .text(pattern)))))
    }

    private func responses(_ route: APIRoute, _ components: inout JSONSchemas) -> JSONValue {
        var responses = JSONObject()
        responses[String(route.success.code)] = success(route, &components)
        for status in route.refusals {
            responses[String(status.code)] = .members(
                ("description", .text(status.reasonPhrase)),
                ("headers", .members(("X-Request-Id", .members(("$ref", .text("#/components/headers/RequestId")))))),
                ("content", .members((Problem.kind, .members(("schema", components.schema(of: Problem.shape)))))))
        }
        return .object(responses)
    }

    private func success(_ route: APIRoute, _ components: inout JSONSchemas) -> JSONValue {
        var headers = JSONObject()
        headers["X-Request-Id"] = .members(("$ref", .text("#/components/headers/RequestId")))
        if route.isVersioned { headers["ETag"] = .members(("$ref", .text("#/components/headers/Version"))) }
        var response = JSONObject()
        response["description"] = .text(route.success.reasonPhrase)
        response["headers"] = .object(headers)
        if let result = route.result {
            var media = JSONObject()
            media["schema"] = components.schema(of: result)
            if route.resultKind == APIRoute.json { media["example"] = route.resultExample ?? result.example }
            response["content"] = .members((route.resultKind, .object(media)))
        }
        return .object(response)
    }

    private var headers: JSONValue {
        func text(_ about: String) -> JSONValue {
            .members(("description", .text(about)), ("schema", .members(("type", .text("string")))))
        }
        return .members(
            ("RequestId", text("By what the operator finds the call in the log.")),
            ("Version", text("The version; a change of it sends it as `If-Match`.")))
    }

    private static let about = """
        Takes orders from stores and keeps them in QuickBooks: once, and to the cent. Amounts are decimal strings beside their \
        currency, times are RFC 3339, unknown fields are refused. Problems are RFC 9457 documents with a stable `code`, the `field` \
        that is wrong and a `remedy`.
        """
}

extension APIRoute {
    /// With what it may be refused.
    var refusals: [HTTPResponse.Status] {
        guard access != .everyone else { return [.badRequest] }
        var refusals: [HTTPResponse.Status] = [.badRequest, .unauthorized, .forbidden]
        if !places.isEmpty || query.contains(where: { $0.name == "after" }) { refusals.append(.notFound) }
        refusals.append(.conflict)
        if isVersioned, isWrite { refusals += [.preconditionFailed] }
        if body != nil { refusals += [.contentTooLarge, .unsupportedMediaType] }
        // Days of which the first is after the last.
        let holdsDays = query.contains { $0.name == "to" }
        if body != nil || holdsDays || access == .company(.pushRecords) { refusals.append(.unprocessableContent) }
        return refusals + [.tooManyRequests, .internalServerError, .serviceUnavailable]
    }
}

extension APIAccess {
    /// What a key must have.
    var note: String? {
        switch self {
        case .everyone: nil
        case .key(let scope): "Needs a key with the scope `\(scope.rawValue)`."
        case .owner(let scope):
            "Needs a key with the scope `\(scope.rawValue)` whose owner administers all companies."
        case .company(let permission):
            "Needs a key with the scope `\(permission.scope.rawValue)`, and the role \(permission.least.rawValue) or more in the company."
        }
    }
}
