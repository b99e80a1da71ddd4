import Accounting
import ConnectorKit
import Features
import LinkLedger
import Outputs
import Storage
import Sync
import Wording

/// Taking back, reconciling, and bringing in history.
enum MendingRoutes {
    private static let company = "/companies/{company}"
    private static let backfill = "/companies/{company}/stores/{store}/backfill"

    static let routes: [APIRoute] = [
        .post(
            "\(company)/undo-previews", "previewUndo", .company(.undoPosted),
            "What taking back a run, an order or a document would take back; nothing is done.", body: UndoBody.shape,
            example: UndoBody.example, Results.undos
        ) { call in
            try undos(try await UndoPosted(try call.scope()).preview(try UndoBody.read(call)), call)
        },
        .post(
            "\(company)/undos", "undo", .company(.undoPosted),
            "Takes back a run, an order or a document; a second time it finds nothing more.", body: UndoBody.shape,
            example: UndoBody.example, Results.undos
        ) { call in
            let reports = try await UndoPosted(try call.scope()).perform(
                try UndoBody.read(call), because: call.text("reason") ?? "")
            return try undos(reports, call)
        },
        .post(
            "\(company)/undos/{run}/retries", "postUndoneAgain", .company(.retryOrders),
            "Has all orders that an undo took back decided again at the next sync.", Results.orders
        ) { call in
            try .json(["orders": try await RetryUndone(try call.scope()).perform(ID(call.parameter("run")))])
        },
        .post(
            "\(company)/reconciliations", "reconcile", .company(.seeReconciliation),
            "Has some days compared: what the stores charged with what the books hold.",
            body: .object([.field("from", .text(.date)), .field("to", .text(.date))]),
            example: .members(("from", .text("2026-01-01")), ("to", .text("2026-01-31"))), success: .accepted,
            Results.reconciliation
        ) { call in
            guard let from = call.day("from"), let to = call.day("to"), from <= to else {
                throw CallStop.refused([FieldFault("/to", .expected("from ≤ to"))])
            }
            let reconcile = Reconcile(try call.scope())
            try reconcile.ask(from...to)
            return try await reconciliation(from...to, reconcile, call)
        },
        .get(
            "\(company)/reconciliations", "readReconciliation", .company(.seeReconciliation),
            "How the comparison of some days stands, and what came out last.",
            query: [.field("from", .text(.date)), .field("to", .text(.date))], Results.reconciliation
        ) { call in
            guard let from = call.day(ofQuery: "from"), let to = call.day(ofQuery: "to"), from <= to else {
                throw CallStop.refused([FieldFault("?to", .expected("from ≤ to"))])
            }
            return try await reconciliation(from...to, Reconcile(try call.scope()), call)
        },
        .post(
            "\(company)/findings/{finding}/acceptance", "keepFinding", .company(.mendFindings),
            "Keeps a document as it stands in the books: it is not told again until it changes again.",
            Results.finding
        ) { call in try finding(try await Reconcile(try call.scope()).keep([id(call)]), call) },
        .post(
            "\(company)/findings/{finding}/reposting", "repostFinding", .company(.mendFindings),
            "Has what we posted posted again at the next sync.", Results.finding
        ) { call in try finding(try await Reconcile(try call.scope()).repost([id(call)]), call) },
        .post(
            "\(company)/findings/{finding}/link", "linkFinding", .company(.mendFindings),
            "Makes a document of the books the document of an order.",
            body: .object([.field("order", .word(), "Its number.")]), example: .members(("order", .text("EW1042"))),
            Results.finding
        ) { call in
            try finding(try await Reconcile(try call.scope()).link(id(call), to: call.text("order") ?? ""), call)
        },
        .post(
            "\(backfill)/estimates", "estimateBackfill", .company(.bringInHistory),
            "Has the server look what bringing in the orders of some past days would write; nothing is posted.",
            body: .object([
                .field("from", .text(.date)),
                .optional("to", .text(.date), "Without it the day before the start date."),
                .optional(
                    "ordersPerHour", .integer(1...1_000_000), "At most so many; without it as fast as the books allow."),
            ]), example: .members(("from", .text("2025-01-01"))), success: .accepted, Results.backfillStanding
        ) { call in
            guard let from = call.day("from") else { return .done }
            let backfills = Backfills(try call.scope())
            try await backfills.askEstimate(
                of: call.store,
                BackfillQuestion(from: from, to: call.day("to"), ordersPerHour: call.number("ordersPerHour")))
            return try await standing(backfills, call)
        },
        .get(
            backfill, "readBackfill", .company(.seeBackfills), "How the backfill of a store stands.",
            Results.backfillStanding
        ) { call in try await standing(Backfills(try call.scope()), call) },
        .post(
            "\(backfill)/starts", "startBackfill", .company(.bringInHistory),
            "Begins what an estimate showed, or goes on with it; the token names exactly these orders and settings.",
            body: .object([.optional("token", .word(), "Of the estimate; not needed to go on.")]),
            example: .members(("token", .text("5f0c…"))), success: .accepted, Results.backfillStanding
        ) { call in
            let backfills = Backfills(try call.scope())
            try await backfills.begin(of: call.store, token: call.text("token"))
            return try await standing(backfills, call)
        },
        .post(
            "\(backfill)/pauses", "pauseBackfill", .company(.bringInHistory),
            "Has whoever works on it end the page and stop.", Results.backfillStanding
        ) { call in
            let backfills = Backfills(try call.scope())
            _ = try await backfills.pause(of: call.store)
            return try await standing(backfills, call)
        },
        .post(
            "\(backfill)/cancellations", "cancelBackfill", .company(.bringInHistory),
            "Gives up what is not brought in yet; what is in the books stays.", Results.backfillStanding
        ) { call in
            let backfills = Backfills(try call.scope())
            _ = try await backfills.cancel(of: call.store)
            return try await standing(backfills, call)
        },
    ]

    private static func id(_ call: APICall) -> ID<Finding> { ID(call.parameter("finding")) }

    private static func undos(_ reports: [UndoReport], _ call: APICall) throws -> APIAnswer {
        try .json(["reports": reports.map { UndoOutput($0, call.sentences) }])
    }

    private static func finding(_ findings: [Finding], _ call: APICall) throws -> APIAnswer {
        guard let finding = findings.first else { throw CallStop.problem(.addressUnknown) }
        return try .json(FindingOutput(finding, call.sentences))
    }

    private static func reconciliation(
        _ days: ClosedRange<BusinessDate>, _ reconcile: Reconcile, _ call: APICall
    ) async throws -> APIAnswer {
        try .json(
            ReconciliationOutput(
                days, try await reconcile.kept(days), isUnderWay: try reconcile.isUnderWay(days),
                try reconcile.trouble(days), call.sentences))
    }

    private static func standing(_ backfills: Backfills, _ call: APICall) async throws -> APIAnswer {
        try .json(BackfillStandingOutput(try await backfills.standing(of: call.store), call.sentences))
    }
}

/// What is to be taken back.
private enum UndoBody {
    static let shape = JSONShape.object([
        .optional("run", .word(), "A run, by its identifier."),
        .optional("order", .word(), "An order, by its number or identifier."),
        .optional("store", .word(), "The store of the order, where several have one of that number."),
        .optional(
            "document",
            .object([
                .field("kind", .choice(BooksRecordKind.allCases.filter { $0.document != nil }.map(\.rawValue))),
                .field("name", .word(), "Its number, or its identifier in the books."),
            ])), .optional("reason", .word(500), "Why, for whoever reads the audit."),
    ])

    static let example = JSONValue.members(("order", .text("EW1042")), ("reason", .text("Entered twice")))

    static func read(_ call: APICall) throws -> UndoPosted.Request {
        var requests: [UndoPosted.Request] = []
        if let run = call.text("run") { requests.append(.run(ID(run))) }
        if let order = call.text("order") { requests.append(.order(order, in: call.text("store").map { ID($0) })) }
        if case .object(let document)? = call.fields["document"],
            let kind = document["kind"]?.plainText.flatMap({ BooksRecordKind(rawValue: $0) }),
            let name = document["name"]?.plainText
        {
            requests.append(.document(kind, name))
        }
        guard let request = requests.first, requests.count == 1 else {
            throw CallStop.refused([FieldFault("/", .expected("run | order | document"))])
        }
        return request
    }
}
