import Accounting
import Bookkeeping
import Commerce
import ConnectorKit
import Features
import Outputs
import Storage
import Wording

/// Why orders need a person, and the answers that mend it for all of them.
enum CauseRoutes {
    private static let one = "/companies/{company}/causes/{cause}"

    static let routes: [APIRoute] = [
        .list(
            "/companies/{company}/causes", "listCauses", .company(.seeOrders),
            "Why orders need a person, the oldest first, each with its first orders and what can be answered. A page has twenty at most.",
            of: Results.cause
        ) { call in
            let page = try await NeedsYou(try call.scope()).page(after: try call.after(Cursor.word).map { ID($0) })
            return try .page(
                page.causes.map { CauseOutput($0, call.sentences) }, next: page.next.map { Cursor.text($0.rawValue) })
        },
        .get(
            one, "readCause", .company(.seeOrders), "One cause with a page of its orders.",
            query: [.optional("after", .word(), "The identifier of the last order of the page before.")], Results.cause
        ) { call in
            let cause = try await NeedsYou(try call.scope()).cause(
                cause(call), after: call.query["after"].map { ID($0) })
            return try .json(CauseOutput(cause, call.sentences))
        },
        .post(
            "\(one)/answers", "answerCause", .company(.answerOrders),
            "Mends a cause for all of its orders; they are decided again at the next sync.", body: shape,
            example: .members(("answer", .text("taxCode")), ("value", .text("12"))), Results.orders
        ) { call in
            try .json(["orders": try await NeedsYou(try call.scope()).answer(try answer(call), to: cause(call))])
        },
        .post(
            "\(one)/retries", "retryCause", .company(.retryOrders),
            "Has all orders of a cause decided again at the next sync.", Results.orders
        ) { call in
            try .json(["orders": try await NeedsYou(try call.scope()).retry(cause(call))])
        },
        .post(
            "\(one)/exemptions", "leaveCauseOut", .company(.leaveOrdersOut),
            "Keeps all orders of a cause out of the books, with a reason.",
            body: .object([
                .field("kind", .choice(of: OrderExemption.Kind.self)), .field("reason", .word(500)),
            ]), example: .members(("kind", .text("enteredByHand")), ("reason", .text("Posted in January"))),
            Results.orders
        ) { call in
            let kind = call.text("kind").flatMap { OrderExemption.Kind(rawValue: $0) } ?? .ignored
            let count = try await NeedsYou(try call.scope()).leaveOut(
                cause(call), kind, because: call.text("reason") ?? "")
            return try .json(["orders": count])
        },
    ]

    private static func cause(_ call: APICall) -> ID<Cause> { ID(call.parameter("cause")) }

    private static let valued = ["taxCode", "account", "item", "customer"]

    private static let shape = JSONShape.object([
        .field(
            "answer", .choice(valued + ["firstOpenDay", "createItems", "reactivate"]),
            "One of those that the cause lists."),
        .optional("value", .word(), "One of its choices; of `item` and `customer` a name in the books."),
    ])

    private static func answer(_ call: APICall) throws -> RepairAnswer {
        let (word, value) = (call.text("answer") ?? "", call.text("value") ?? "")
        if valued.contains(word), value.isEmpty {
            throw CallStop.refused([FieldFault("/value", .missing)])
        }
        switch word {
        case "firstOpenDay": return .firstOpenDay
        case "createItems": return .createItems
        case "reactivate": return .reactivate
        case "taxCode": return .taxCode(ID(value))
        case "account": return .account(ID(value))
        case "item": return .item(value)
        default: return .customer(value)
        }
    }
}
