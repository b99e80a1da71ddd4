import ConnectorKit
import Features
import LinkLedger
import Storage
import Sync

extension Results {
    // MARK: Connections

    static let offer = JSONShape.object(
        "Offer",
        [
            .field("kind", .text()), .field("name", .text()),
            .field("side", .choice(["store", "books"])),
            .field(
                "form",
                .list(
                    .object([
                        .field("key", .text()), .field("label", .text()), .field("isRequired", .flag),
                        .field("isSecret", .flag), maybe("hint", .text(), "Where the value is found."),
                        maybe("defaultValue", .text(), "What stands there unless something else is said."),
                    ]), most: 100)),
            .field("hasSignInPage", .flag, "After the form a person signs in with a browser."),
        ])

    static let connection = JSONShape.object(
        "Connection",
        [
            .field("id", .text()), .field("side", .choice(["store", "books"])), .field("kind", .text()),
            .field("name", .text()), .field("state", .choice(["active", "signInNeeded", "uninstalled"])),
            maybe("country"), maybe("currency"), maybe("signInEndsAt", .text(.instant)),
            maybe("signInEndsSoon", .flag, "It ends within a week."), maybe("lastContactAt", .text(.instant)),
            maybe("nextRunAt", .text(.instant)),
            maybe("hooksPath", .text(), "Where its system sends signed hints that something changed, on this server."),
        ])

    static let settings = JSONShape.object(
        "Settings",
        [
            .field("store", .text()), .field("version", .count),
            .field("settings", SettingsShape.read, "Every setting; records of the books by identifier and name."),
            maybe("missing", .list(.text(), most: 1000), "What a suggestion could not find, in words."),
            maybe("remarks", .list(.text(), most: 1000), "What a person should know."),
        ])

    static let settingsVersion = JSONShape.object([
        .field("version", .count), maybe("savedAt", .text(.instant)), maybe("savedBy"),
    ])

    static let workflow = JSONShape.object(
        "Workflow",
        [
            .field("store", .text()), .field("workflow", .choice(of: Workflow.self)), .field("schedule", .text()),
            maybe("dueAt", .text(.instant)), .field("isOffered", .flag), maybe("lastRun", run),
        ])

    private static let stop = JSONShape.object([
        .field("code", .text()), .field("message", .text()), .field("remedy", .text()),
    ])

    // MARK: Looking before it is done

    private static let counts = JSONShape.object([.field("outcomes", .map(.count)), .field("documents", .map(.count))])

    static let dryRun = JSONShape.object(
        "DryRun",
        [
            .field("id", .text()), .field("store", .text()), .field("askedBy", .text()),
            .field("askedAt", .text(.instant)), maybe("finishedAt", .text(.instant)),
            .field("state", .choice(["goingOn", "done", "stopped", "gone"])),
            .field("orders", .count, "Looked at so far."), maybe("now", counts),
            maybe("otherwise", counts, "With the settings that were asked about."), maybe("differing", .count),
            maybe(
                "shown",
                .list(
                    .object([
                        .field("id", .text()), .field("number", .text()), .field("result", .text()),
                        .field(
                            "changes",
                            .list(
                                .object([
                                    .field("operation", .choice(of: DryRunTally.Write.self)), .field("kind", .text()),
                                    maybe("number"), .field("date", .text(.date)), .field("currency", .text()),
                                    .field("total", .text(.amount)),
                                ]), most: 1000)), maybe("message"), maybe("remedy"),
                    ]), most: 1000), "The first orders that would not stay as they are."),
            maybe(
                "accounts",
                .list(
                    .object([
                        .field("account", .text()), .field("currency", .text()),
                        .field("now", .text(.amount), "Debits less credits."), .field("otherwise", .text(.amount)),
                    ]), most: 10_000)), maybe("stop", stop),
        ])

    static let stockLook = JSONShape.object(
        "StockLook",
        [
            .field("askedBy", .text()), .field("askedAt", .text(.instant)), maybe("finishedAt", .text(.instant)),
            .field("state", .choice(["goingOn", "done", "stopped", "gone"])), maybe("changes", .count),
            maybe("matched", .count), maybe("dropsToZero", .count),
            maybe(
                "shown",
                .list(
                    .object([
                        .field("name", .text()), .field("inStore", .integer(-1_000_000_000...1_000_000_000)),
                        .field("target", .integer(-1_000_000_000...1_000_000_000)),
                    ]), most: 1000)), maybe("stop", stop),
        ])

    // MARK: Mending

    static let undos = JSONShape.object([
        .field(
            "reports",
            .list(
                .object([
                    maybe("run", .text(), "The run that took it back."),
                    .field(
                        "orders",
                        .list(
                            .object([
                                .field("id", .text()), .field("number", .text()), .field("outcome", .text()),
                                .field(
                                    "documents",
                                    .list(
                                        .object([
                                            .field("kind", .text()), maybe("number"), .field("id", .text()),
                                            maybe("total", .text(.amount)), maybe("currency"),
                                        ]), most: 1000)), maybe("reason"), maybe("message"), maybe("remedy"),
                            ]), most: 1_000_000)), .field("staying", .map(.count)), maybe("stop"),
                ]), most: 1000), "One for each store.")
    ])

    static let finding = JSONShape.object(
        "Finding",
        [
            .field("id", .text(), example: .text("invoice-129")), .field("kind", .text()), .field("event", .text()),
            .field("date", .text(.date)), .field("amount", .text(.amount)), .field("currency", .text()),
            .field("message", .text()), maybe("number"), maybe("party"), maybe("order"), maybe("orderNumber"),
            .field(
                "changes", .list(.object([.field("field", .text()), maybe("from"), maybe("to")]), most: 100)),
            .field("steps", .list(.text(), most: 20)), maybe("acceptedBy"),
            maybe("acceptedAt", .integer(0...100_000_000_000_000), "Milliseconds since 1970."),
        ])

    private static let pair = JSONShape.object([
        maybe("name"), maybe("percent"), maybe("accounts", .list(.text(), most: 1000)), .field("currency", .text()),
        .field("store", .text(.amount)), .field("books", .text(.amount)), .field("difference", .text(.amount)),
    ])

    static let report = JSONShape.object(
        "ReconciliationReport",
        [
            .field("store", .text()), .field("from", .text(.date)), .field("to", .text(.date)),
            .field("headline", .text()), .field("isClean", .flag),
            .field(
                "orders",
                .object(["total", "posted", "skipped", "waiting", "needsYou", "inBooks"].map { .field($0, .count) })),
            .field(
                "bridges",
                .list(
                    .object([
                        .field("currency", .text()), .field("lines", .map(.text(.amount))),
                        .field("unexplained", .text(.amount)), .field("giftCardsPosted", .text(.amount)),
                        .field(
                            "orders",
                            .list(
                                .object([
                                    .field("order", .text()), .field("number", .text()),
                                    .field("store", .text(.amount)),
                                    .field("books", .text(.amount)), .field("difference", .text(.amount)),
                                    .field("cause", .text()),
                                ]), most: 1_000_000)),
                    ]), most: 200), "What the store charged, line by line, beside the books, for each currency."),
            .field("taxes", .list(pair, most: 10_000)), .field("payments", .list(pair, most: 10_000)),
            .field("findings", .list(finding, most: 1_000_000)), .field("accepted", .list(finding, most: 1_000_000)),
            .field(
                "timing",
                .list(
                    .object([
                        .field("kind", .text()), .field("count", .count), .field("amount", .text(.amount)),
                        .field("currency", .text()),
                    ]), most: 1000)), .field("underWay", .count), maybe("oldestDays", .count), .field("reads", .count),
        ])

    static let reconciliation = JSONShape.object(
        "Reconciliation",
        [
            .field("from", .text(.date)), .field("to", .text(.date)),
            .field("state", .choice(["none", "underWay", "done", "failed"])), maybe("madeAt", .text(.instant)),
            maybe("madeBy"), maybe("reports", .list(report, most: 1000), "One for each store."), maybe("problem", stop),
        ])

    private static let sums = JSONShape.list(
        .object([
            .field("currency", .text()), .field("sales", .text(.amount)), .field("tax", .text(.amount)),
            .field("payments", .text(.amount)), .field("refunds", .text(.amount)),
        ]), most: 200)

    static let backfillStanding = JSONShape.object(
        "BackfillStanding",
        [
            maybe(
                "estimate",
                .object([
                    .field("state", .choice(["goingOn", "stopped", "refused"])), maybe("orders", .count),
                    maybe("problem", stop),
                ]), "One that is being made, or could not be made."),
            maybe(
                "backfill",
                .object([
                    .field("store", .text()), .field("from", .text(.date)), .field("to", .text(.date)),
                    .field("state", .text()), .field("isWorkedOn", .flag), maybe("reason"),
                    .field("token", .text(), "Names exactly these orders and settings; starting needs it."),
                    .field("found", .count), .field("admitted", .count), .field("done", .count),
                    .field("orders", .map(.count)), maybe("ordersPerMinute", .count), maybe("secondsLeft", .count),
                    maybe("ordersPerHourMax", .count), maybe("run"),
                    .field(
                        "estimate",
                        .object([
                            .field("source", .text()), .field("orders", .count), .field("outcomes", .map(.count)),
                            .field("documents", .map(.count)), .field("records", .map(.count)), .field("totals", sums),
                            .field(
                                "requests",
                                .object([.field("batches", .count), .field("writes", .count), .field("reads", .count)])),
                            .field("secondsMin", .count), .field("secondsMax", .count), .field("guessedDays", .count),
                            .field(
                                "problems",
                                .list(
                                    .object([
                                        .field("code", .text()), .field("count", .count),
                                        .field("orders", .list(.text(), most: 10_000)), .field("message", .text()),
                                        .field("remedy", .text()),
                                    ]), most: 1000)),
                        ])),
                ]), "The latest."),
        ])

    // MARK: Records, people, audit

    static let product = JSONShape.object(
        "Product",
        [
            .field("id", .text()), .field("variation", .text()), .field("name", .text()), .field("sku", .text()),
            .field("state", .choice(of: SyncedProduct.State.self)), maybe("item", .text(), "The books’ identifier."),
            maybe("itemName"), maybe("message"), maybe("remedy"),
        ])

    static let record = JSONShape.object(
        "Record",
        [
            .field("kind", .text()), .field("name", .text()), .field("id", .text(), "The books’ identifier."),
            .field("state", .text()), maybe("date", .text(.date)), maybe("currency"), maybe("total", .text(.amount)),
            maybe("order"),
        ])

    static let member = JSONShape.object(
        "Person",
        [
            .field("id", .text()), .field("email", .text()), .field("name", .text()),
            .field("role", .choice(of: Role.self)),
            .field("teams", .list(.text(), most: 1000)), maybe("signedInAt", .text(.instant)),
        ])

    static let invitation = JSONShape.object(
        "Invitation",
        [
            .field("id", .text()), .field("email", .text()), maybe("role", .choice(of: Role.self)),
            .field("madeBy", .text()), .field("endsAt", .text(.instant)),
            maybe("link", .text(), "Only in the answer that makes it."),
        ])

    static let team = JSONShape.object(
        "Team",
        [.field("id", .text()), .field("name", .text()), .field("members", .list(.text(), most: 10_000))])

    static let auditEntry = JSONShape.object(
        "AuditEntry",
        [
            .field("place", .count), .field("at", .integer(0...100_000_000_000_000), "Milliseconds since 1970."),
            .field("time", .text(.instant)), .field("action", .choice(of: AuditAction.self)), .field("actor", .text()),
            .field("run", .text()), .field("requestKey", .text()),
            // The exact text of a request may have hundreds of kilobytes.
            .field("content", .text(max: 10_000_000)),
            maybe("told", .anything, "The content, as JSON."), .field("request", .text(max: 10_000_000)),
            .field("previous", .text()),
            .field("hash", .text()),
        ])

    static let verdict = JSONShape.object(
        "AuditVerdict",
        [
            .field("isWhole", .flag), .field("entries", .count), .field("end", .text(), "What may be noted elsewhere."),
            maybe("flaw"), maybe("place", .count),
        ])
}

extension Results {
    static let webhook = JSONShape.object(
        "Webhook",
        [
            .field("id", .text()), .field("address", .text()),
            .field("events", .list(.choice(of: WebhookEvent.self), most: 20)), .field("madeBy", .text()),
            .field("createdAt", .text(.instant)),
            maybe("secret", .text(), "Only in the answer that makes it: what messages are signed with."),
        ])

    static let delivery = JSONShape.object(
        "Delivery",
        [
            .field("id", .text()), .field("event", .choice(of: WebhookEvent.self)),
            .field("createdAt", .text(.instant)), .field("tries", .count),
            .field("state", .choice(["taken", "waiting", "givenUp"])), maybe("nextTryAt", .text(.instant)),
            maybe("takenAt", .text(.instant)), maybe("status", .integer(100...599)),
            .field("answer", .text(), "How the last answer began, or why there was none."),
            .field("body", .text(), "The exact text that was sent."),
        ])
}
