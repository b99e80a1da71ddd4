import ConnectorKit
import Features
import HTTPTypes

/// The document of the interface, and a page to read it.
enum DocumentRoutes {
    static let routes: [APIRoute] = [
        .text("/openapi.json", "readDocument", "The OpenAPI 3.1 document of this interface.", "application/json") {
            call in
            let document = OpenAPI(
                routes: APIRoutes.all, address: call.settings.address,
                records: RecordSchemas.published(by: call.services.connectors))
            return .bytes(Array(document.text.utf8), type: APIRoute.json)
        },
        .text("/docs", "readReference", "The same as a page to read.", "text/html; charset=utf-8") { call in
            let page = ReferencePage(routes: APIRoutes.all, address: call.settings.address)
            return .bytes(Array(page.html.utf8), type: "text/html; charset=utf-8")
        },
        .text("/docs.css", "readStyle", "The style of that page.", "text/css; charset=utf-8") { _ in
            .bytes(Array(ReferencePage.style.utf8), type: "text/css; charset=utf-8")
        },
    ]
}

extension APIRoute {
    /// What everybody may read.
    fileprivate static func text(
        _ pattern: String, _ name: String, _ about: String, _ kind: String, _ answer: @escaping Answer
    ) -> APIRoute {
        APIRoute(
            method: .get, pattern: pattern, name: name, about: about, access: .everyone,
            result: kind == json ? .anything : .text(max: 10_000_000), resultKind: kind, answer: answer)
    }
}
