import ConnectorKit
import Features
import LinkLedger
import Storage

/// What answers look like, each told once; the tests hold every answer against them.
enum Results {
    /// A text that may be missing.
    static func maybe(_ name: String, _ shape: JSONShape = .text(), _ about: String = "") -> JSONMember {
        .optional(name, shape, about)
    }

    static let company = JSONShape.object(
        "Company",
        [
            .field("id", .text(), "The word by which addresses name it.", example: .text("larkmoor")),
            .field("name", .text(), example: .text("Larkmoor Promotions")), .field("role", .choice(of: Role.self)),
        ])

    static let store = JSONShape.object(
        "Store",
        [
            .field("id", .text(), example: .text("larkmoor-shop")), .field("kind", .text()),
            .field("name", .text()), .field("state", .choice(["active", "signInNeeded", "uninstalled"])),
            .field("timeZone", .text(), "The zone whose days its documents bear.", example: .text("America/New_York")),
            maybe("settingsVersion", .count, "Absent before anything was set."),
        ])

    static let key = JSONShape.object(
        "Key",
        [
            .field("id", .text()), .field("name", .text()),
            .field("scopes", .list(.choice(of: KeyScope.self), most: 20)),
            maybe("company", .text(), "The one company that it reaches; absent for all of its owner’s."),
            maybe("store", .text(), "The one store that it pushes into."), .field("madeBy", .text()),
            .field("createdAt", .text(.instant)), maybe("endsAt", .text(.instant)),
            maybe("usedAt", .text(.instant), "Its last use, to the minute."), maybe("revokedAt", .text(.instant)),
            maybe("secret", .text(), "Only in the answer that makes it: it is shown once and not kept."),
        ])

    // MARK: Orders

    private static let ofCreditMemos = "Negative for a credit memo that the store made."

    private static let postedDocument = JSONShape.object([
        .field("kind", .text(), example: .text("Invoice")), maybe("number"),
        .field("id", .text(), "The books’ identifier."),
    ])

    static let order = JSONShape.object(
        "Order",
        [
            .field("id", .text(), "The store’s own identifier."), .field("store", .text()),
            .field("number", .text(), example: .text("EW1042")), .field("customer", .text()),
            maybe("date", .text(.date), "The day on which it was placed, in the store’s zone."),
            maybe("placedAt", .text(.instant)), maybe("currency", .text(), "ISO 4217."),
            maybe("total", .text(.amount), ofCreditMemos), .field("state", .choice(of: OrderState.self)),
            .field("isOpen", .flag, "Something of it is on its way into the books."),
            maybe("reason", .text(), "The code of why it is where it is."), maybe("message"), maybe("remedy"),
            .field("documents", .list(postedDocument, most: 1000), "What is in the books for it."),
        ])

    private static let journal = JSONShape.list(
        .object([
            .field("account", .text()), .field("debit", .text(), "An amount, or empty."),
            .field("credit", .text(), "An amount, or empty."),
        ]), most: 10_000)

    private static let documentLine = JSONShape.object(
        "DocumentLine",
        [
            .field("item", .text()), .field("description", .text()), .field("quantity", .anything),
            .field("unitPrice", .anything), .field("amount", .text(.amount)), .field("taxCode", .anything),
        ])

    static let orderReport = JSONShape.object(
        "OrderReport",
        [
            .field("summary", order),
            .field(
                "documents",
                .list(
                    .object([
                        .field("kind", .text()), maybe("number"), maybe("id"), .field("date", .text(.date)),
                        .field("currency", .text()), .field("tax", .text(.amount)), .field("total", .text(.amount)),
                        maybe("settingsVersion", .count),
                        .field("lines", .list(documentLine, most: 10_000), "As they stand in the books."),
                        maybe("paymentsApplied", .text(.amount), "Of an invoice."),
                        maybe("balance", .text(.amount), "Of an invoice: what is left to pay."),
                        .field("journal", journal),
                    ]), most: 1000), "What is in the books, or would be there."),
            .field("isPlanned", .flag, "The documents are not in the books: they would be there."),
            maybe("settlement", .choice(of: SettlementAnswer.self), "The answer that the order’s money asks for."),
            .field("refundsAsked", .list(.text(), most: 1000), "Refunds of which the amount is asked for."),
            maybe("deletedAt", .text(.instant)),
        ])

    // MARK: Runs

    static let run = JSONShape.object(
        "Run",
        [
            .field("id", .text()), .field("store", .text()),
            .field("workflow", .text(), "`orders`, `products`, `stock`, `undo` or `backfill`."),
            .field("state", .choice(of: RunFacts.State.self)),
            .field("isOpen", .flag, "Something of it is still to come."),
            .field("by", .text(), "Who started it; `schedule` for the schedule."),
            .field("startedAt", .text(.instant)), maybe("finishedAt", .text(.instant)),
            .field("outcomes", .map(.count), "Records by what they came to."),
            .field("posted", .map(.count), "Documents and list records by kind."), .field("takenBack", .map(.count)),
            maybe(
                "stop", .object([.field("code", .text()), .field("message", .text()), .field("remedy", .text())]),
                "What ended it early."),
            maybe(
                "progress",
                .object([
                    .field("phase", .text()), .field("read", .count), maybe("expected", .count),
                    .field("decided", .count), .field("documentsPosted", .count),
                ]), "How far it is, where the answering server works on it."),
        ])

    static let runs = JSONShape.object([.field("runs", .list(run, most: 100))])

    static let runRecord = JSONShape.object(
        "RunRecord",
        [
            .field("record", .text(), "The record’s identifier in its store."), .field("label", .text()),
            .field("outcome", .text()), maybe("reason"), maybe("message"), maybe("remedy"),
        ])

    // MARK: Needs you

    static let cause = JSONShape.object(
        "Cause",
        [
            .field("id", .text(), example: .text("taxUnpaired-3f9c2d1e0b7a")), .field("store", .text()),
            .field("code", .text()), .field("message", .text()), .field("remedy", .text()), .field("count", .count),
            .field(
                "sums", .list(.object([.field("currency", .text()), .field("amount", .text(.amount))]), most: 200),
                "Credit memos that the store made count as negative."),
            maybe("oldest", .text(.instant)),
            .field(
                "orders",
                .list(
                    .object([
                        .field("id", .text()), .field("store", .text()), .field("number", .text()), maybe("currency"),
                        maybe("total", .text(.amount), ofCreditMemos), maybe("message"),
                    ]), most: 200), "The oldest."),
            .field(
                "answers",
                .list(
                    .object([
                        .field("answer", .text()), .field("isForOneOrder", .flag),
                        maybe(
                            "choices",
                            .list(
                                .object([.field("value", .text()), .field("name", .text()), maybe("isLikely", .flag)]),
                                most: 10_000)),
                    ]), most: 50), "What can be answered, the best first."),
        ])

    /// How many orders it was done to.
    static let orders = JSONShape.object([.field("orders", .count)])
}
