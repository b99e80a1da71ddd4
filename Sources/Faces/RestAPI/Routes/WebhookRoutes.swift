import ConnectorKit
import Features
import Outputs
import Storage

/// Webhooks, and what they were told.
enum WebhookRoutes {
    private static let path = "/companies/{company}/webhooks"
    private static let one = "\(path)/{webhook}"

    static let routes: [APIRoute] = [
        .get(
            path, "listWebhooks", .company(.seeConnections), "The addresses that are told what happens in the company.",
            .object([.field("items", .list(Results.webhook, most: 1000))])
        ) { call in try .json(["items": try await Webhooks(try call.scope()).list().map { WebhookOutput($0) }]) },
        .post(
            path, "makeWebhook", .company(.changeConnections),
            "Tells an address what happens from now on. Messages are signed with the secret that the answer tells this once: `Bookbridge-Signature: t=TIME,v1=HMAC`, the HMAC-SHA256 of `TIME.BODY`.",
            body: .object([
                .field("address", .text(.address), "Over TLS; no private address unless the operator allows it."),
                .field("events", .list(.choice(of: WebhookEvent.self), most: 20)),
            ]),
            example: .members(
                ("address", .text("https://example.com/bookbridge")),
                ("events", .array([.text("order.posted"), .text("order.needsYou")]))), success: .created,
            Results.webhook
        ) { call in
            let made = try await Webhooks(try call.scope()).make(
                call.text("address") ?? "", events: call.texts("events"))
            return try .json(WebhookOutput(made, showsSecret: true))
        },
        .put(
            one, "changeWebhook", .company(.changeConnections), "Gives a webhook another address or other events.",
            body: .object([
                .optional("address", .text(.address)),
                .optional("events", .list(.choice(of: WebhookEvent.self), most: 20)),
            ]), example: .members(("events", .array([.text("run.finished")]))), Results.webhook
        ) { call in
            let changed = try await Webhooks(try call.scope()).change(
                call.parameter("webhook"), address: call.text("address"),
                events: call.fields["events"] == nil ? nil : call.texts("events"))
            return try .json(WebhookOutput(changed))
        },
        .delete(one, "removeWebhook", .company(.changeConnections), "Tells an address nothing any more.") { call in
            try await Webhooks(try call.scope()).remove(call.parameter("webhook"))
            return .done
        },
        .post(
            "\(one)/secrets", "rotateWebhookSecret", .company(.changeConnections),
            "Signs with a new secret from now on, told this once, and for a day with the old one beside it.",
            success: .created, Results.webhook
        ) { call in
            let changed = try await Webhooks(try call.scope()).rotateSecret(of: call.parameter("webhook"))
            return try .json(WebhookOutput(changed, showsSecret: true))
        },
        .list(
            "\(one)/deliveries", "listDeliveries", .company(.seeConnections),
            "What a webhook was told, newest first, with what it answered.", of: Results.delivery
        ) { call in
            let rows = try await Webhooks(try call.scope()).deliveries(
                of: call.parameter("webhook"), before: try call.after(Cursor.word), limit: call.limit + 1)
            let items = rows.prefix(call.limit)
            return try .page(
                items.map { DeliveryOutput($0) },
                next: rows.count > call.limit ? items.last.map { Cursor.text($0.id) } : nil)
        },
        .post(
            "\(one)/deliveries/{delivery}/retries", "sendDeliveryAgain", .company(.changeConnections),
            "Has a message sent once more, whatever became of it."
        ) { call in
            try await Webhooks(try call.scope()).sendAgain(call.parameter("delivery"), of: call.parameter("webhook"))
            return .done
        },
    ]
}
