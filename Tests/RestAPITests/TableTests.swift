import Accounting
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import Storage
import TestKit
import Testing
import WebDoor

@testable import RestAPI

@Suite("Every row of the interface", .tags(.x11, .a1))
struct TableTests {
    @Test("is refused without a key, with a wrong one, and with one that was revoked")
    func withoutKey() async throws {
        let stage = try await Stage()
        var gone = try await stage.program(.administrator)
        let id = try #require(await gone.get("/keys").items.first?["id"]?.plainText)
        #expect(await gone.send(.delete, "/keys/\(id)").status == .noContent)
        for route in APIRoutes.all where route.access != .everyone {
            for secret in [nil, "bbk_wrong", gone.secret] {
                gone.secret = secret
                // Strangers are slowed down; each of these comes in another minute.
                stage.clock.advance(bySeconds: 61)
                let answer = await gone.send(route, in: Stage.company)
                #expect(answer.status == .unauthorized, "\(route.name)")
                #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
            }
        }
    }

    @Test("knows no company for a key that does not reach it")
    func stranger() async throws {
        let stage = try await Stage.connected()
        let (stranger, limited) = (
            try await stage.program(nil), try await stage.program(.administrator, company: Stage.company)
        )
        for route in APIRoutes.all where route.access.isOfCompany {
            for answer in [await stranger.send(route, in: Stage.company), await limited.send(route, in: "other")] {
                #expect(answer.status == .notFound, "\(route.name): \(answer.text)")
                #expect(answer.value("code") == "companyUnknown")
            }
        }
    }

    @Test("is refused to every role below the one that it needs, and to no other", arguments: Role.allCases)
    func roles(_ role: Role) async throws {
        let stage = try await Stage.connected()
        try await stage.sync()
        let program = try await stage.program(role)
        for route in APIRoutes.all {
            guard case .company(let permission) = route.access else { continue }
            let answer = await program.send(route, in: Stage.company)
            #expect(
                (answer.status == .forbidden) == (role < permission.least), "\(route.name) as \(role): \(answer.text)")
        }
    }

    @Test("is refused to a key that is not for it", arguments: KeyScope.ofUsers)
    func scopes(_ scope: KeyScope) async throws {
        let stage = try await Stage.connected()
        let program = try await stage.program(.administrator, scopes: [scope])
        for route in APIRoutes.all {
            let needed: KeyScope
            switch route.access {
            case .everyone: continue
            case .key(let scope), .owner(let scope): needed = scope
            case .company(let permission): needed = permission.scope
            }
            guard needed != scope, needed != .read else { continue }
            let answer = await program.send(route, in: Stage.company)
            #expect(answer.status == .forbidden, "\(route.name)")
            #expect(answer.value("code") == "scopeMissing", "\(route.name): \(answer.text)")
        }
    }

    @Test("answers as the document says it does")
    func shapes() async throws {
        let stage = try await Stage.connected(orders: 12)
        try await stage.sync()
        let program = try await stage.program(.administrator, owner: true)
        for route in APIRoutes.all {
            let answer = await program.send(route, in: Stage.company)
            let known = [route.success] + route.refusals
            #expect(known.contains(answer.status), "\(route.name) \(answer.status.code): \(answer.text.prefix(300))")
            #expect(answer.headers[.requestID]?.isEmpty == false)
            guard answer.status == route.success else {
                #expect(answer.headers[.contentType] == Problem.kind)
                let value = try #require(JSONReader.value(Data(answer.body)), "\(route.name)")
                #expect(Problem.shape.faults(in: value).isEmpty, "\(route.name)")
                continue
            }
            guard let shape = route.result, route.resultKind == APIRoute.json else { continue }
            #expect(answer.headers[.contentType] == route.resultKind)
            let value = try #require(JSONReader.value(Data(answer.body)), "\(route.name)")
            #expect(
                shape.faults(in: value).isEmpty, "\(route.name): \(shape.faults(in: value)) \(answer.text.prefix(500))")
        }
    }

    @Test("has a body that its own example fits, and a name of its own")
    func examples() {
        for route in APIRoutes.all {
            guard let body = route.body, route.bodyKind == APIRoute.json else { continue }
            let example = route.bodyExample ?? body.example
            #expect(body.faults(in: example).isEmpty, "\(route.name): \(body.faults(in: example))")
        }
        #expect(Set(APIRoutes.all.map(\.name)).count == APIRoutes.all.count)
        let places = Set(APIRoutes.all.map { "\($0.method.rawValue) \($0.pattern)" })
        #expect(places.count == APIRoutes.all.count)
    }

    @Test("stands in the document, which is the golden one")
    func document() async throws {
        let stage = try await Stage()
        let nobody = Program(api: stage.api)
        let answer = await nobody.get("/openapi.json")
        #expect(answer.status == .ok)
        guard case .object(let paths)? = answer.json["paths"] else { return #expect(Bool(false)) }
        for route in APIRoutes.all {
            guard case .object(let path)? = paths[route.pattern] else {
                Issue.record("\(route.pattern) is not in the document")
                continue
            }
            #expect(path[route.method.rawValue.lowercased()] != nil, "\(route.name)")
        }
        expectGolden(JSONWriter.writePretty(answer.json) + "\n", named: "openapi.json")
    }

    @Test("stands in the reference, which asks no other host for anything")
    func reference() async throws {
        let stage = try await Stage()
        let page = await Program(api: stage.api).get("/docs").text
        for route in APIRoutes.all { #expect(page.contains("id=\"\(route.name)\""), "\(route.name)") }
        for code in [
            "sums_differ", "version_older", "scopeMissing", "keyRefused", "settingsMoved", "tooLarge", "booksRested",
        ] {
            let anchor = ReferencePage.place(ofProblem: code).split(separator: "#").last ?? ""
            #expect(page.contains("id=\"\(anchor)\""), "what explains \(code) is there")
        }
        #expect(ReferencePage.place(ofProblem: "sums_differ").hasSuffix("#problem-sums_differ"))
        #expect(!page.contains("<script") && !page.contains("src=") && !page.contains("style="))
        #expect(page.matches(of: /href="([^"]*)"/).allSatisfy { $0.1.hasPrefix("#") || $0.1.hasPrefix(API.root) })
    }
}

extension APIAccess {
    var isOfCompany: Bool { if case .company = self { true } else { false } }
}

extension Program {
    /// The row with things of the company, and with the example of its body.
    func send(_ route: APIRoute, in company: String, version: String = "1") async -> WebAnswer {
        var path = route.pattern
        for (name, value) in ["company": company, "store": Stage.store, "books": Stage.ledger] {
            path = path.replacing("{\(name)}", with: value)
        }
        if path.contains("{order}"), let order = await get("/companies/\(company)/orders").items.first {
            path = path.replacing("{order}", with: order["id"]?.plainText ?? "none")
        }
        if path.contains("{run}"), let run = await get("/companies/\(company)/runs").items.first {
            path = path.replacing("{run}", with: run["id"]?.plainText ?? "none")
        }
        path = path.replacing(/\{[a-z]+\}/, with: "none")
        let required = route.query.filter(\.isRequired).map { "\($0.name)=\($0.example?.plainText ?? "2026-01-31")" }
        if !required.isEmpty { path += "?" + required.joined(separator: "&") }
        let body = route.body.map { JSONWriter.text(route.bodyExample ?? $0.example) }
        return await send(route.method, path, body, route.isVersioned ? [.ifMatch: "\"\(version)\""] : [:])
    }
}
