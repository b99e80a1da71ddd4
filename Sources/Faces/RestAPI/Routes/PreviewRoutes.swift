import Accounting
import ConnectorKit
import Features
import Outputs
import Storage
import Sync
import Wording

/// Dry runs, sending one order, and looks at stock.
enum PreviewRoutes {
    private static let store = "/companies/{company}/stores/{store}"

    static let routes: [APIRoute] = [
        .post(
            "\(store)/dry-runs", "beginDryRun", .company(.previewRuns),
            "Has the server look what a sync would write; nothing is posted. With `settings` also what they would change.",
            body: .object([
                .optional("from", .text(.date), "Orders placed on this day or later."),
                .optional("to", .text(.date)), .optional("refresh", .flag, "Reads them from the store again."),
                .optional("settings", .anything, "Other settings, whole, as if they held."),
            ]), example: .members(("from", .text("2026-01-01"))), success: .accepted, Results.dryRun
        ) { call in
            let dryRuns = DryRuns(try call.scope())
            var question = DryRunQuestion(
                from: call.day("from"), to: call.day("to"), isRefreshed: call.flag("refresh") ?? false)
            if let settings = call.fields["settings"] {
                question.policy = try await dryRuns.read(JSONWriter.text(settings), for: call.store)
            }
            let run = try await dryRuns.dryRun(try await dryRuns.ask(of: call.store, question))
            return try .json(DryRunFactsOutput(run, call.sentences)).at(
                "/companies/\(call.parameter("company"))/dry-runs/\(run.id.rawValue)")
        },
        .get(
            "\(store)/dry-runs", "listDryRuns", .company(.previewRuns), "The latest dry runs of a store, newest first.",
            .object([.field("items", .list(Results.dryRun, most: 100))])
        ) { call in
            let runs = try await DryRuns(try call.scope()).latest(of: call.store, limit: 20)
            return try .json(["items": runs.map { DryRunFactsOutput($0, call.sentences) }])
        },
        .get(
            "/companies/{company}/dry-runs/{dryRun}", "readDryRun", .company(.previewRuns),
            "One dry run: what would be written, as a difference to the books.", Results.dryRun
        ) { call in
            try .json(DryRunFactsOutput(try await dryRun(call), call.sentences))
        },
        .post(
            "/companies/{company}/dry-runs/{dryRun}/settings", "keepTriedSettings", .company(.changeSettings),
            "Keeps the settings that a dry run tried, unless others were kept since.",
            .object([.field("version", .count)])
        ) { call in
            let kept = try await DryRuns(try call.scope()).save(try await dryRun(call))
            return try .json(["version": kept])
        },
        .post(
            "\(store)/orders/{order}/sending", "sendOrder", .company(.sendOrders),
            "Posts one order now, also one from before the start date or outside the filter; what is chosen stays with it.",
            body: SendingChoices.shape, example: .object(JSONObject()),
            .object([
                .field("id", .text()), .field("number", .text()), .field("run", .text()), .field("state", .text()),
                .optional("reason", .text()),
            ])
        ) { call in
            let (report, order) = try await SendOrder(try call.scope()).send(
                call.parameter("order"), of: call.store, SendingChoices.words(call))
            if let stop = report.stopped { throw FeatureProblem.stopped(stop) }
            return try .json(SentOrderOutput(order, report))
        },
        .post(
            "\(store)/stock-looks", "lookAtStock", .company(.previewRuns),
            "Has the server look what writing the books’ stock levels to the store would change.", success: .accepted,
            Results.stockLook
        ) { call in
            try await StockLooks(try call.scope()).ask(of: call.store)
            return try await stock(call)
        },
        .get(
            "\(store)/stock-looks/latest", "readStockLook", .company(.previewRuns), "The latest such look.",
            Results.stockLook
        ) { call in try await stock(call) },
        .post(
            "\(store)/stock-writes", "writeStock", .company(.previewRuns),
            "Writes the books’ stock levels to the store; at most so many products may drop to zero.",
            body: .object([.field("dropsMost", .integer(0...1_000_000))]),
            example: .members(("dropsMost", .number("0"))), success: .accepted, Results.runs
        ) { call in
            let run = try await SyncNow(try call.scope()).writeStock(
                of: call.store, dropsMost: call.number("dropsMost") ?? 0)
            return try await RunRoutes.runs([run], call)
        },
    ]

    private static func dryRun(_ call: APICall) async throws -> DryRunFacts {
        try await DryRuns(try call.scope()).dryRun(ID(call.parameter("dryRun")))
    }

    private static func stock(_ call: APICall) async throws -> APIAnswer {
        guard let look = try await StockLooks(try call.scope()).latest(of: call.store) else {
            throw CallStop.problem(.addressUnknown)
        }
        return try .json(StockLookOutput(look, call.sentences))
    }
}

/// What a program chooses for one order that it sends.
private enum SendingChoices {
    static let shape = JSONShape.object([
        .optional("customer", .word(), "By name or identifier in the books."),
        .optional("sendsInvoice", .flag, "Without, only the purchases of the order are sent."),
        .optional("receivableAccount", .word()), .optional("incomeAccount", .word()),
        .optional("tax", .word(), "`books`, `item` (a line with the whole tax), or a tax code."),
        .optional("bills", .list(.word(), most: 100), "Suppliers whose bill is sent; `all` means all."),
        .optional("purchaseOrders", .list(.word(), most: 100)),
        .optional("vendors", .map(.word()), "The vendor of the books by supplier."),
        .optional("payableAccount", .word()), .optional("costAccount", .word()),
        .optional("isBillable", .flag, "The costs may be billed to the customer."),
    ])

    /// `nil` when nothing was chosen.
    static func words(_ call: APICall) -> SendingWords? {
        var words = SendingWords()
        words.customer = call.text("customer")
        words.sendsInvoice = call.flag("sendsInvoice") ?? true
        (words.receivableAccount, words.incomeAccount) = (call.text("receivableAccount"), call.text("incomeAccount"))
        (words.payableAccount, words.costAccount) = (call.text("payableAccount"), call.text("costAccount"))
        words.isBillable = call.flag("isBillable") ?? false
        switch call.text("tax") {
        case nil: break
        case "books"?: words.tax = .booksDefault
        case "item"?: words.tax = .totalAsItem
        case let code?: words.tax = .code(code)
        }
        words.bills = call.texts("bills").map { $0 == "all" ? "" : $0 }
        words.purchaseOrders = call.texts("purchaseOrders").map { $0 == "all" ? "" : $0 }
        words.vendors = call.values("vendors")
        return words == SendingWords() ? nil : words
    }
}
