import Accounting
import ConnectorKit
import Crypto
import Ecwid
import Features
import Foundation
import QuickBooksOnline
import Storage
import Sync
import TestKit
import Testing

@Suite("A hint of an outside system", .tags(.x11))
struct HookTests {
    private static let now = Instant(seconds: 1_780_315_000)

    private static func code(_ text: String, _ secret: String) -> Data {
        Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: Data(secret.utf8))))
    }

    private static func hex(_ data: Data) -> String { data.map { String(Int($0) + 256, radix: 16).suffix(2) }.joined() }

    private func read(_ part: HookPart?, _ settings: ConnectionSettings, _ headers: [String: String], _ body: String)
        throws -> HookReading
    {
        try #require(part).reader(settings).read(HookMessage(headers: headers, body: Data(body.utf8)), now: Self.now)
    }

    // MARK: Ecwid

    private let shop = ["storeID": "1003", "hookSecret": "s3cret"]

    private func ecwid(_ body: String, signature: String?) throws -> HookReading {
        try read(StoreKind.ecwid.hooks, shop, signature.map { ["x-ecwid-webhook-signature": $0] } ?? [:], body)
    }

    private func event(_ type: String = "order.updated", at seconds: Int64 = now.seconds, store: String = "1003")
        -> String
    {
        #"{"eventId":"e-1","eventCreated":\#(seconds),"storeId":\#(store),"entityId":7,"eventType":"\#(type)","data":{"orderId":"A"}}"#
    }

    private func signature(_ seconds: Int64 = now.seconds, _ secret: String = "s3cret") -> String {
        Self.code("\(seconds).e-1", secret).base64EncodedString()
    }

    @Test("of Ecwid is one when it is signed with the app's secret, is of this store and not too old")
    func ecwidHooks() throws {
        #expect(try ecwid(event(), signature: signature()) == .hints([HookHint(event: "e-1", topic: .orders)]))
        #expect(
            try ecwid(event("product.updated"), signature: signature())
                == .hints([HookHint(event: "e-1", topic: .products)]))
        #expect(
            try ecwid(event("customer.created"), signature: signature())
                == .hints([HookHint(event: "e-1", topic: .other)]))
        #expect(try ecwid(event(), signature: nil) == .forged)
        #expect(try ecwid(event(), signature: signature(Self.now.seconds, "other")) == .forged)
        #expect(try ecwid(event(store: "1004"), signature: signature()) == .forged)
        let old = Self.now.seconds - 90_001
        #expect(try ecwid(event(at: old), signature: signature(old)) == .stale)
        let future = Self.now.seconds + 301
        #expect(try ecwid(event(at: future), signature: signature(future)) == .stale)
        #expect(try ecwid("[]", signature: signature()) == .unreadable)
    }

    // MARK: QuickBooks Online

    private func quickBooks(_ body: String, secret: String = "token") throws -> HookReading {
        let signature = Self.code(body, secret).base64EncodedString()
        return try read(
            BooksKind.quickBooksOnline.hooks, ["hookToken": "token"], ["intuit-signature": signature], body)
    }

    private let cloud =
        #"[{"specversion":"1.0","id":"c-1","source":"intuit","type":"qbo.%.v1","time":"2026-06-01T11:00:00.179851517Z","intuitentityid":"1","intuitaccountid":"310687","data":{}}]"#

    @Test(
        "of QuickBooks Online is read in both forms, and is about lists, or documents that went",
        arguments: [
            ("account.created", HookHint.Topic.books), ("invoice.created", .other), ("invoice.deleted", .books),
            ("payment.voided", .books),
        ])
    func quickBooksHooks(_ type: String, _ topic: HookHint.Topic) throws {
        let body = cloud.replacing("%", with: type)
        let hint = HookHint(event: "c-1", topic: topic, identity: "quickbooks-online:310687")
        #expect(try quickBooks(body) == .hints([hint]))
        #expect(try quickBooks(body, secret: "other") == .forged)
        let parts = type.split(separator: ".")
        let old = """
            {"eventNotifications":[{"realmId":"310687","dataChangeEvent":{"entities":[{"name":"\(String(parts[0]).capitalized)","id":"1",\
            "operation":"\(["created": "Create", "deleted": "Delete", "voided": "Void"][String(parts[1])] ?? "")",\
            "lastUpdated":"2026-06-01T11:00:00.657Z"}]}}]}
            """
        guard case .hints(let hints) = try quickBooks(old) else {
            Issue.record("not read: \(old)")
            return
        }
        #expect(hints.map(\.topic) == [topic])
        #expect(hints.map(\.identity) == ["quickbooks-online:310687"])
    }

    @Test("of QuickBooks Online that is two days old is stale; what is no event is unreadable")
    func quickBooksLate() throws {
        let old = cloud.replacing("%", with: "account.created").replacing("2026-06-01", with: "2026-05-29")
        #expect(try quickBooks(old) == .stale)
        #expect(try quickBooks("{}") == .unreadable)
        #expect(try quickBooks("nothing") == .unreadable)
    }

    // MARK: Any program, and what becomes of a hint

    @Test("of any program starts one look soon, however often it comes, and a forged or old one none")
    func generic() async throws {
        let scene = try await PushScene(hookSecret: "a-secret-of-thirty-two-letters-00")
        let hooks = Hooks(scene.services)
        func message(_ id: String, secret: String = "a-secret-of-thirty-two-letters-00", age: Int64 = 0) -> HookMessage
        {
            let (time, body) = (scene.services.world.clock.now().seconds - age, #"{"id":"\#(id)","type":"orders"}"#)
            let code = Self.hex(Self.code("\(time).\(body)", secret))
            return HookMessage(headers: ["bookbridge-signature": "t=\(time),v1=\(code)"], body: Data(body.utf8))
        }
        let store = PushScene.store.rawValue
        func errands() async throws -> Int { try await scene.services.archive.openErrands(of: "firm").count }
        #expect(try await hooks.hear(store, message("1")) == .heard(1))
        #expect(try await errands() == 0, "nothing runs that does not run by itself")
        try await Feeds(scene.scope()).schedule(.orders, of: PushScene.store, .every(seconds: 3600))
        #expect(try await hooks.hear(store, message("2")) == .heard(1))
        #expect(try await hooks.hear(store, message("2")) == .heard(0))
        #expect(try await hooks.hear(store, message("3")) == .heard(1))
        #expect(try await errands() == 1)
        #expect(try await hooks.hear(store, message("4", secret: "another")) == .forged)
        #expect(try await hooks.hear(store, message("5", age: 301)) == .stale)
        #expect(try await hooks.hear(store, HookMessage(headers: [:], body: Data())) == .forged)
        #expect(try await hooks.hear("nobody", message("6")) == .unknown)
        #expect(try await errands() == 1)
    }
}
