import Foundation
import HTTPTypes
import Testing

@testable import QuickBooksSandbox

extension Tag {
    @Tag static var x1: Self
}

/// A clock that stands still until a test moves it.
final class HandClock: Sendable {
    /// 2026-01-05T17:00:00Z, a Monday.
    static let start = Date(timeIntervalSince1970: 1_767_632_400)
}

/// What came back.
struct Answer {
    let status: Int
    let headers: HTTPFields
    let data: Data
    let isLost: Bool

    var object: JSONObject { (try? JSONReader.read(data).object) ?? JSONObject() }

    private var error: JSONObject? {
        object.object("Fault")?.objects("Error").first ?? object.object("fault")?.objects("error").first
    }

    var code: String? { error?.text("code") }
    var detail: String? { error?.text("Detail") ?? error?.text("detail") }
    var message: String? { error?.text("Message") ?? error?.text("message") }
    var element: String? { error?.text("element") }

    func entity(_ name: String) -> JSONObject { object.object(name) ?? JSONObject() }

    func rows(_ name: String) -> [JSONObject] { object.object("QueryResponse")?.objects(name) ?? [] }
}

/// A connected client at one company of a fresh stand-in.
struct Desk {
    let service: QuickBooksService
    let realm: String
    let token: String

    static func configuration() -> SandboxConfiguration {
        var configuration = SandboxConfiguration(clock: { HandClock.start }, wait: { _ in })
        configuration.limits = .off
        return configuration
    }

    static func open(
        _ company: String = "us-manual", _ configuration: SandboxConfiguration = Desk.configuration()
    ) async throws -> Desk {
        let service = try QuickBooksService(configuration: configuration)
        return try await open(company, service)
    }

    static func open(_ company: String, _ service: QuickBooksService) async throws -> Desk {
        let tokens = try await service.grant(company: company)
        return Desk(service: service, realm: tokens.realm, token: tokens.accessToken)
    }

    func send(
        _ method: HTTPRequest.Method, _ path: String, _ body: String = "", token: String? = nil,
        headers: [String: String] = [:]
    ) async -> Answer {
        var request = HTTPRequest(method: method, scheme: "http", authority: "127.0.0.1", path: path)
        request.headerFields[.authorization] = "Bearer \(token ?? self.token)"
        request.headerFields[.accept] = "application/json"
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { request.headerFields[name] = value.isEmpty ? nil : value }
        }
        let (head, data) = await service.respond(to: request, body: Data(body.utf8))
        return Answer(status: head.status.code, headers: head.headerFields, data: data, isLost: head.isLost)
    }

    func post(_ entity: String, _ body: String, query: String = "minorversion=75") async -> Answer {
        await send(.post, "/v3/company/\(realm)/\(entity)?\(query)", body)
    }

    func get(_ path: String) async -> Answer { await send(.get, "/v3/company/\(realm)/\(path)") }

    func query(_ statement: String) async -> Answer {
        await send(.post, "/v3/company/\(realm)/query", statement)
    }

    func isBalanced(_ company: String) async throws -> Bool {
        try await service.trialBalance(company: company).difference == "0.00"
    }
}
