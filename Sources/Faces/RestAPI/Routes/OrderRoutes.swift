import Accounting
import Bookkeeping
import ConnectorKit
import Features
import Foundation
import LinkLedger
import Outputs
import Storage
import Sync
import Wording

/// Orders: lists, one, trying again, answers.
enum OrderRoutes {
    private static let one = "/companies/{company}/stores/{store}/orders/{order}"

    static let routes: [APIRoute] = [
        .list(
            "/companies/{company}/orders", "listOrders", .company(.seeOrders),
            "The orders of all stores, newest first.",
            query: [
                .optional("store", .word(), "Of one store only."),
                .optional("state", .choice(of: OrderState.self)),
                .optional("reason", .word(), "The code of a reason."),
                .optional("from", .text(.date), "Placed on this day or later."),
                .optional("to", .text(.date), "Placed on this day or earlier."),
                .optional("search", .word(), "Words that begin a number, a name or an amount."),
            ], of: Results.order
        ) { call in
            let list = OrderList(try call.scope())
            let place = try call.after(Cursor.order).map { OrderPagePlace.older(than: $0) } ?? .newest
            let listing = try await list.listing(at: place, limit: call.limit) { selection(call, $0) }
            let zones = Dictionary(listing.stores.map { ($0.id, $0.timeZone) }) { first, _ in first }
            let items = listing.page.orders.map {
                OrderSummaryOutput($0, call.sentences, zones[$0.ref.store] ?? .gmt)
            }
            return try .page(items, next: listing.page.older.map(Cursor.text))
        },
        .get(
            "/companies/{company}/order-counts", "countOrders", .company(.seeOrders),
            "How many orders are in each state.",
            query: [.optional("store", .word(), "Of one store only.")],
            .object(OrderState.allCases.map { .field($0.rawValue, .count) })
        ) { call in
            let counts = try await OrderList(try call.scope()).counts(of: call.query["store"].map { ID($0) })
            return try .json(
                Dictionary(OrderState.allCases.map { ($0.rawValue, counts[$0, default: 0]) }) { first, _ in first })
        },
        .get(
            one, "readOrder", .company(.seeOrders),
            "One order with its documents and their journals; where nothing is in the books yet, as it would be posted.",
            Results.orderReport
        ) { call in
            try .json(
                OrderReportOutput(try await OrderList(try call.scope()).report(of: call.order), call.sentences))
        },
        .post(
            "\(one)/retries", "retryOrder", .company(.retryOrders), "Has the order decided again at the next sync.",
            Results.orders
        ) { call in
            try .json(["orders": try await OrderList(try call.scope()).retry([call.order])])
        },
        .post(
            "/companies/{company}/stores/{store}/retries", "retryOrders", .company(.retryOrders),
            "Has orders decided again at the next sync: those that are named, or all that need a person.",
            body: .object([
                .optional(
                    "orders", .list(.word(), most: 1000),
                    "Orders by number or identifier; without it all that need a person.")
            ]), example: .members(("orders", .array([.text("EW1042")]))), Results.orders
        ) { call in
            let list = OrderList(try call.scope())
            guard call.fields["orders"] != nil else {
                return try .json(["orders": try await list.retryAll(of: call.store)])
            }
            return try .json(["orders": try await list.retry(call.texts("orders"), in: [call.store]).count])
        },
        .post(
            "\(one)/send-requests", "sendByRequest", .company(.sendOrders),
            "Sends one order to the books as the dialog does: a request of the contract esp-send/1. Sent again it changes what is there.",
            body: SendingBody.shape, example: SendingBody.example, Results.orderReport
        ) { call in
            let request = try SendingBody.read(call)
            let (report, _) = try await SendOrder(try call.scope()).send(
                call.order.id.rawValue, of: call.store, request.words, for: request.requestedBy)
            if let stop = report.stopped { throw FeatureProblem.stopped(stop) }
            return try .json(
                OrderReportOutput(try await OrderList(try call.scope()).report(of: call.order), call.sentences))
        }.named(by: "requestId"),
        .put(
            "\(one)/exemption", "leaveOrderOut", .company(.leaveOrdersOut),
            "Keeps an order out of the books, with a reason.",
            body: .object([
                .field("kind", .choice(of: OrderExemption.Kind.self), "Ignored, or entered in the books by hand."),
                .field("reason", .word(500), "Why, for whoever reads the audit."),
            ]), example: .members(("kind", .text("ignored")), ("reason", .text("A test of the shop")))
        ) { call in
            guard let kind = call.text("kind").flatMap({ OrderExemption.Kind(rawValue: $0) }) else { return .done }
            try await OrderExemptions(try call.scope()).exempt(call.order, kind, because: call.text("reason") ?? "")
            return .done
        },
        .delete(
            "\(one)/exemption", "takeOrderUp", .company(.leaveOrdersOut),
            "Takes up an order again that was left out; nothing happens to any other."
        ) { call in
            _ = try await OrderExemptions(try call.scope()).restore(call.order)
            return .done
        },
        .put(
            "\(one)/cancellation", "cancelSentOrder", .company(.answerOrders),
            "Says how the invoice of an order that was cancelled after it was sent leaves the books: `void`, or `credit-memo`.",
            body: .object([.field("by", .choice(of: CancelledSale.self))]), example: .members(("by", .text("void")))
        ) { call in
            let way = call.text("by").flatMap { CancelledSale(rawValue: $0) } ?? .void
            try await OrderAnswers(try call.scope()).cancel(call.order, by: way)
            return .done
        },
        .post(
            "\(one)/answers", "answerOrder", .company(.answerOrders),
            "Answers what one order asks; it is decided again at the next sync.", body: OrderAnswerBody.shape,
            example: .members(("answer", .text("suffix")), ("value", .text(".2")))
        ) { call in
            try await NeedsYou(try call.scope()).answer(try OrderAnswerBody.read(call), for: call.order)
            return .done
        },
    ]

    private static func selection(_ call: APICall, _ stores: [StoreRef]) -> OrderSelection {
        var selection = OrderSelection()
        selection.store = call.query["store"].map { ID($0) }
        selection.state = call.query["state"].flatMap { OrderState(rawValue: $0) }
        selection.cause = call.query["reason"]
        selection.search = call.query["search"] ?? ""
        let zone = stores.first { selection.store == nil || selection.store == $0.id }?.timeZone ?? .gmt
        let (from, to) = (call.day(ofQuery: "from"), call.day(ofQuery: "to"))
        if from != nil || to != nil {
            let first = from?.instant(atSecond: 0, in: zone) ?? Instant(milliseconds: 0)
            let end = to?.adding(days: 1).instant(atSecond: 0, in: zone) ?? call.now.advanced(bySeconds: 86_400 * 366)
            selection.placed = first..<max(first, end)
        }
        return selection
    }
}

/// What a program answers for one order.
enum OrderAnswerBody {
    private static let words = ["linkExisting", "suffix", "refund", "settle", "keepPosted", "postAgain", "keepTheirs"]

    static let shape = JSONShape.object([
        .field("answer", .choice(words), "One of those that the cause lists for a single order."),
        .optional(
            "value", .word(50),
            "Of `suffix` at most five signs, of `refund` the amount, of `settle` given-back, collected or never-received."
        ),
    ])

    static func read(_ call: APICall) throws -> OrderAnswer {
        let value = call.text("value") ?? ""
        switch call.text("answer") {
        case "linkExisting": return .linkExisting
        case "suffix": return .suffix(value)
        case "refund": return .refund(value)
        case "keepPosted": return .keepPosted
        case "postAgain": return .postAgain
        case "keepTheirs": return .keepTheirs
        default:
            guard let answer = SettlementAnswer(rawValue: value) else {
                throw FeatureProblem.answerUnfit(.settlementUnknown(value))
            }
            return .settle(answer)
        }
    }
}

/// Cursors as programs hand them back; what they say is our affair.
enum Cursor {
    static func text(_ place: OrderPlace) -> String {
        code([place.placedAt?.exact ?? "", place.store, place.id])
    }

    static func order(_ text: String) -> OrderPlace? {
        guard let parts = parts(text, 3) else { return nil }
        let at = Int64(parts[0])
        guard parts[0].isEmpty || at != nil else { return nil }
        return OrderPlace(placedAt: at.map { Instant(milliseconds: $0) }, store: parts[1], id: parts[2])
    }

    static func text(_ place: RunPlace) -> String { code([place.startedAt.exact, place.id]) }

    static func run(_ text: String) -> RunPlace? {
        guard let parts = parts(text, 2), let at = Int64(parts[0]) else { return nil }
        return RunPlace(startedAt: Instant(milliseconds: at), id: parts[1])
    }

    static func text(_ place: ProductPlace) -> String { code([place.id, place.variation]) }

    static func product(_ text: String) -> ProductPlace? {
        parts(text, 2).map { ProductPlace(id: $0[0], variation: $0[1]) }
    }

    static func text(_ place: LinkPlace) -> String {
        code([place.kind.rawValue, place.sourceID, place.role, String(place.generation)])
    }

    static func link(_ text: String) -> LinkPlace? {
        guard let parts = parts(text, 4), let kind = BooksRecordKind(rawValue: parts[0]), let generation = Int(parts[3])
        else { return nil }
        return LinkPlace(kind: kind, sourceID: parts[1], role: parts[2], generation: generation)
    }

    /// Of one word.
    static func text(_ word: String) -> String { code([word]) }

    static func word(_ text: String) -> String? { parts(text, 1)?[0] }

    private static func code(_ parts: [String]) -> String {
        Data(parts.joined(separator: "\n").utf8).base64EncodedString().filter { $0 != "=" }
            .replacing("+", with: "-").replacing("/", with: "_")
    }

    private static func parts(_ text: String, _ count: Int) -> [String]? {
        let plain = text.replacing("-", with: "+").replacing("_", with: "/")
        let padded = plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
        guard let data = Data(base64Encoded: padded) else { return nil }
        let parts = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        return parts.count == count ? parts.map(String.init) : nil
    }
}
