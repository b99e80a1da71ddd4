import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import HTTPTypes
import Storage
import TestKit
import Testing
import WebDoor

@testable import RestAPI

@Suite("The door of the interface", .tags(.x11))
struct DoorTests {
    private static let retries = "/companies/\(Stage.company)/stores/\(Stage.store)/retries"

    @Test("names what is wrong with a body by its pointer, and does nothing")
    func pointers() async throws {
        let stage = try await Stage.connected()
        let program = try await stage.program(.bookkeeper)
        let answer = await program.post(Self.retries, #"{"orders":["x"],"colour":1}"#)
        #expect(answer.status == .badRequest)
        #expect(answer.value("code") == "fieldsUnfit" && answer.value("field") == "/colour")
        #expect(answer.value("requestId") == answer.headers[.requestID])
        #expect(await program.post(Self.retries, "{\"orders\":\n [}").value("code") == "bodyBroken")
        #expect(await program.post(Self.retries, "{}", headers: [.contentType: "text/plain"]).status.code == 415)
        #expect(await program.post(Self.retries).status.code == 415)
        let large = "{\"orders\":[\"\(String(repeating: "x", count: APIRoute.bytesMaxUsual))\"]}"
        #expect(await program.post(Self.retries, large).status.code == 413)
        #expect(await program.get("/companies?colour=1").value("field") == "?colour")
        #expect(await program.get("/companies/firm/orders?limit=0").value("field") == "?limit")
        #expect(await program.get("/companies/firm/orders?after=%21").value("code") == "cursorUnknown")
    }

    @Test("tells apart an address that is not there and a method that it does not take")
    func addresses() async throws {
        let stage = try await Stage()
        let program = try await stage.program(.viewer)
        #expect(await program.get("/nothing").value("code") == "addressUnknown")
        let answer = await program.send(.patch, "/companies")
        #expect(answer.status == .methodNotAllowed && answer.headers[.allow] == "GET, POST")
    }

    @Test(
        "answers in the language that is wanted most of those it speaks",
        arguments: [
            ("fr-CA", "fr"), ("de, fr;q=0.8", "fr"), ("pt-BR,es;q=0.9", "es"), ("en;q=0.1, fr;q=0.9", "fr"),
            ("de", "en"),
        ])
    func languages(wanted: String, spoken: String) async throws {
        let program = try await Stage().program(.viewer)
        let answer = await program.get("/nothing", headers: [.acceptLanguage: wanted])
        #expect(answer.headers[.contentLanguage] == spoken)
    }

    @Test("does a call that bears a name once, and gives its answer again")
    func once() async throws {
        let stage = try await Stage.connected()
        let program = try await stage.program(.administrator)
        let path = "/companies/firm/stores/\(Stage.store)/keys"
        let name: [HTTPField.Name: String] = [.idempotencyKey: "one"]
        let first = await program.post(path, #"{"name":"Till"}"#, headers: name)
        let again = await program.post(path, #"{"name":"Till"}"#, headers: name)
        #expect(first.status == .created && again.status == .created && first.body == again.body)
        #expect(again.headers[.idempotencyReplayed] == "true")
        #expect(await program.get("/companies/firm/store-keys").items.count == 1)
        let other = await program.post(path, #"{"name":"Other"}"#, headers: name)
        #expect(other.status == .conflict && other.value("code") == "idempotencyKeyReused")
        stage.clock.advance(bySeconds: 8 * 86_400)
        #expect(await program.post(path, #"{"name":"Other"}"#, headers: name).status == .created)
    }

    @Test("sends an order once for a request that bears a name, whoever loses the answer", .tags(.s8, .x1))
    func sendOnce() async throws {
        let stage = try await Stage.connected()
        try await stage.sync()
        let program = try await stage.program(.clerk)
        let order = try #require(await program.get("/companies/firm/orders").items.first?["id"]?.plainText)
        let path = "/companies/firm/stores/\(Stage.store)/orders/\(order)/send-requests"
        func request(_ more: String = "") -> String {
            #"{"schemaVersion":"esp-send/1","requestId":"req, 1","orderId":"\#(order)","invoice":{"send":true}\#(more)}"#
        }
        let runs = await program.get("/companies/firm/runs").items.count
        let first = await program.post(path, request())
        #expect(first.status == .ok && first.headers[.idempotencyReplayed] == nil, "\(first.text)")
        let again = await program.post(path, request())
        #expect(again.status == .ok && again.headers[.idempotencyReplayed] == "true" && again.body == first.body)
        #expect(await program.get("/companies/firm/runs").items.count == runs + 1, "nothing was sent again")
        let other = await program.post(path, request(#","billable":true"#))
        #expect(other.status == .conflict && other.value("code") == "idempotencyKeyReused")
        // Another program has names of its own; without a name it is sent each time.
        #expect(try await stage.program(.clerk).post(path, request()).headers[.idempotencyReplayed] == nil)
        let unnamed = request().replacing(#""requestId":"req, 1","#, with: "")
        for _ in 1...2 { #expect(await program.post(path, unnamed).headers[.idempotencyReplayed] == nil) }
    }

    @Test("sends for somebody who may send themselves, and names them in the audit", .tags(.a1, .x7))
    func sendFor() async throws {
        let stage = try await Stage.connected()
        try await stage.sync()
        let (program, ben) = (try await stage.program(.administrator), try await stage.program(.clerk))
        let viewer = try await stage.program(.viewer)
        let order = try #require(await program.get("/companies/firm/orders").items.first?["id"]?.plainText)
        let path = "/companies/firm/stores/\(Stage.store)/orders/\(order)/send-requests"
        func send(for name: String) async -> WebAnswer {
            await program.post(
                path,
                #"{"schemaVersion":"esp-send/1","requestedBy":"\#(name)","orderId":"\#(order)","invoice":{"send":true}}"#
            )
        }
        let scope = try await stage.services.scope(Stage.company)
        func allow(_ change: (inout SendingRules) -> Void) async throws {
            var policy = try #require(try await StorePolicy(scope).policy(of: ID(Stage.store)))
            change(&policy.sendingRules)
            _ = try await StorePolicy(scope).save(policy, of: ID(Stage.store))
        }
        #expect(await send(for: "u-11").status == .ok, "everyone may send")
        #expect(await send(for: viewer.email).status == .forbidden, "who may send nothing may not here")
        try await allow { rules in
            rules.isForEveryone = false
            rules.people = ["u-12"]
        }
        let refused = await send(for: ben.email.uppercased())
        #expect(refused.status == .forbidden && refused.value("code") == "sendingNotForRequester", "\(refused.text)")
        #expect(await send(for: "u-14").status == .forbidden)
        #expect(await send(for: "u-12").status == .ok, "the store's own word for a person")
        let benID = try await People(stage.services).user(email: ben.email).id
        try await allow { $0.people = [benID] }
        #expect(await send(for: ben.email).status == .ok)
        #expect(await send(for: benID).status == .ok)
        // The owner of the key must be allowed too: nobody borrows another's name.
        let clerk = try await stage.program(.clerk)
        let borrowed = await clerk.post(
            path, #"{"schemaVersion":"esp-send/1","requestedBy":"\#(ben.email)","orderId":"\#(order)"}"#)
        #expect(borrowed.status == .forbidden && borrowed.value("code") == "sendingNotForPerson")
        let audit = await program.get("/companies/firm/audit?limit=50")
        #expect(audit.text.contains("\(program.email) (\(ben.email))"), "\(audit.text.prefix(600))")
    }

    @Test("lets a call that was refused be asked again under its name")
    func refused() async throws {
        let stage = try await Stage()
        let program = try await stage.program(.administrator)
        let name: [HTTPField.Name: String] = [.idempotencyKey: "two"]
        let path = "/companies/firm/stores/\(Stage.store)/keys"
        #expect(await program.post(path, #"{"name":"Till"}"#, headers: name).status == .notFound)
        try await stage.connect()
        #expect(await program.post(path, #"{"name":"Till"}"#, headers: name).status == .created)
    }

    @Test("tells a key what it has left of its calls, and slows down the one that has none, and strangers")
    func limits() async throws {
        let stage = try await Stage(callsPerMinute: 2)
        let program = try await stage.program(.viewer)
        #expect(await program.get("/companies").headers[.rateRemaining] == "1")
        #expect(await program.get("/companies").headers[.rateRemaining] == "0")
        let slowed = await program.get("/companies")
        #expect(slowed.status == .tooManyRequests && slowed.headers[.retryAfter] != nil)
        stage.clock.advance(bySeconds: 61)
        #expect(await program.get("/companies").status == .ok)
        let stranger = Program(api: stage.api, secret: "bbk_guess")
        #expect(await stranger.get("/companies").status == .tooManyRequests)
        #expect(await program.get("/companies").status == .ok)
    }

    @Test("is shut for a key that has ended, and for one whose owner is gone")
    func ended() async throws {
        let stage = try await Stage()
        let user = try await People(stage.services).add(email: "ana@example.com", name: "Ana", isOwner: true)
        let made = try await ProgramKeys(stage.services, of: user).make(named: "Short", scopes: [.read], days: 1)
        let program = Program(api: stage.api, secret: made.secret.text)
        #expect(await program.get("/companies").items.count == 2)
        #expect(try await ProgramKeys(stage.services, of: user).list().first?.usedAt == stage.clock.now())
        stage.clock.advance(bySeconds: 86_400)
        #expect(await program.get("/companies").status == .unauthorized)
        let kept = try await ProgramKeys(stage.services, of: user).make(named: "Long", scopes: [.read])
        _ = try await People(stage.services).add(email: "ben@example.com", name: "Ben", isOwner: true)
        try await People(stage.services).remove(user, isConfirmed: true)
        #expect(await Program(api: stage.api, secret: kept.secret.text).get("/companies").status == .unauthorized)
    }

    @Test("gives pages of a list in a stable order, and all of them")
    func pages() async throws {
        let stage = try await Stage.connected(orders: 11)
        try await stage.sync()
        let program = try await stage.program(.viewer)
        var (seen, after): ([String], String?) = ([], nil)
        repeat {
            let answer = await program.get("/companies/firm/orders?limit=4\(after.map { "&after=\($0)" } ?? "")")
            seen += answer.items.compactMap { $0["id"]?.plainText }
            after = answer.value("next")
        } while after != nil
        #expect(seen.count == 11 && Set(seen).count == 11)
    }

    @Test("names the owner of a key in the audit")
    func audited() async throws {
        let stage = try await Stage.connected()
        try await stage.sync()
        let program = try await stage.program(.clerk)
        #expect(await program.post(Self.retries, "{}").status == .ok)
        let entries = try await stage.services.archive.audit(
            of: Stage.company, AuditSearch(), page: .newestFirst(before: nil), limit: 1)
        #expect(entries.map(\.actor) == [program.email])
    }

    @Test("lets the key of a store see nothing")
    func storeKey() async throws {
        let stage = try await Stage.connected()
        let scope = try await stage.services.scope(Stage.company)
        let made = try await StoreKeys(scope).make(for: ID(Stage.store), named: "Till")
        let program = Program(api: stage.api, secret: made.secret.text)
        for route in APIRoutes.all where route.access != .everyone {
            guard case .company(let permission) = route.access, permission.scope == .push else {
                #expect(await program.send(route, in: Stage.company).status == .forbidden, "\(route.name)")
                continue
            }
        }
    }
}
