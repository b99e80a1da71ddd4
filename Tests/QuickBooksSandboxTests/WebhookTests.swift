import Crypto
import Foundation
import Testing

@testable import QuickBooksSandbox

/// Keeps what was delivered.
private actor Postbox {
    private(set) var hooks: [SandboxWebhook] = []
    func take(_ hook: SandboxWebhook) { hooks.append(hook) }
}

@Suite("Webhooks")
struct WebhookTests {
    @Test(
        "tell of changes in both shapes, signed over the exact bytes",
        arguments: [WebhookShape.cloudEvents, .eventNotifications])
    func signed(_ shape: WebhookShape) async throws {
        let box = Postbox()
        var configuration = Desk.configuration()
        configuration.webhookShape = shape
        configuration.webhook = { await box.take($0) }
        let desk = try await Desk.open("us", configuration)
        _ = await desk.post("customer", #"{"DisplayName":"Ada"}"#)
        _ = await desk.post("customer", #"{"DisplayName":"Ada"}"#)
        _ = await desk.get("customer/1")
        let hooks = await box.hooks
        #expect(hooks.count == 1)
        let hook = try #require(hooks.first)
        let key = SymmetricKey(data: Data("sandbox-verifier".utf8))
        let signature = try #require(hook.headers["intuit-signature"].flatMap { Data(base64Encoded: $0) })
        #expect(HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: hook.body, using: key))
        let text = String(decoding: hook.body, as: UTF8.self)
        #expect(text.hasPrefix(shape == .cloudEvents ? "[" : "{"))
        #expect(text.contains(shape == .cloudEvents ? "qbo.customer.created.v1" : #""operation":"Create""#))
        #expect(text.contains(desk.realm))
    }
}
