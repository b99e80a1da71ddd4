import Accounting
import Commerce
import ConnectorKit
import Features
import Outputs
import Storage
import WebDoor

/// Suppliers of what a store sells: how they are reached, purchase orders that go to them, invoices that they hand out.
enum SupplierRoutes {
    private static let store = "/companies/{company}/stores/{store}"
    private static let one = "\(store)/suppliers/{supplier}"
    private static let invoice = "\(one)/invoices/{number}"
    private static let orders = "\(store)/orders/{order}/supplier-orders"

    static let routes: [APIRoute] = [
        .get(
            one, "readSupplierAccess", .company(.seeConnections),
            "How a supplier is reached by PromoStandards; secrets are never told.", way
        ) { call in
            let supplier = call.parameter("supplier")
            guard let way = try await Suppliers(try call.scope()).way(to: supplier, of: call.store) else {
                throw FeatureProblem.sendingUnfit(.supplierNotReached(supplier))
            }
            return try .json(SupplierWayOutput(way))
        },
        .put(
            one, "setSupplierAccess", .company(.changeConnections),
            "Sets how a supplier is reached: `purchaseOrders`, `invoices` and `progress` (Order Status) are addresses over TLS, `id` and `password` our account there. A password that is left out stays.",
            body: .object([.field("values", .map(.text()), "The fields of the form, by their keys.")]),
            example: .members(
                (
                    "values",
                    .members(
                        ("purchaseOrders", .text("https://supplier.example/po")), ("id", .text("8841")),
                        ("password", .text("secret")))
                )), way
        ) { call in
            let (suppliers, supplier) = (Suppliers(try call.scope()), call.parameter("supplier"))
            try await suppliers.save(call.values("values"), for: supplier, of: call.store)
            guard let way = try await suppliers.way(to: supplier, of: call.store) else {
                throw FeatureProblem.sendingUnfit(.supplierNotReached(supplier))
            }
            return try .json(SupplierWayOutput(way))
        },
        .delete(one, "forgetSupplierAccess", .company(.changeConnections), "Forgets how a supplier is reached.") {
            call in
            try await Suppliers(try call.scope()).forget(call.parameter("supplier"), of: call.store)
            return .done
        },
        .get(
            orders, "listSupplierOrders", .company(.seeOrders),
            "The purchase orders of an order, and what became of each at its supplier.",
            .object([.field("items", .list(purchaseOrder, most: 1000))])
        ) { call in
            let list = try await SupplierOrders(try call.scope()).list(of: call.order)
            return try .json(["items": list.map { SupplierOrderOutput($0) }])
        },
        .post(
            "\(orders)/{number}/sendings", "sendSupplierOrder", .company(.sendOrders),
            "Sends a purchase order to its supplier; one that they have is not sent again. An answer that was lost is found by sending again. Where an order has several of one number, they are named by their identifiers.",
            purchaseOrder
        ) { call in
            let (desk, number) = (SupplierOrders(try call.scope()), call.parameter("number"))
            _ = try await desk.send(number, of: call.order)
            guard let sent = try await desk.list(of: call.order).first(where: { $0.name == number }) else {
                throw FeatureProblem.sendingUnfit(.purchaseOrderUnknown(number, known: []))
            }
            return try .json(SupplierOrderOutput(sent))
        },
        .post(
            "\(store)/supplier-invoices", "fetchSupplierInvoices", .company(.syncStores),
            "Asks the suppliers that are reached for invoices and credit memos, attaches them to their orders, takes off what suppliers took back, and notes how far purchase orders are; the next run makes bills and vendor credits.",
            papers
        ) { call in
            let fetched = try await SupplierPapers(try call.scope()).fetch(of: call.store)
            return try .json(SupplierPapersOutput(fetched, call.sentences))
        },
        .put(
            "\(invoice)/order", "matchSupplierInvoice", .company(.leaveOrdersOut),
            "Says which order an invoice of a supplier belongs to that waits for one, by its number or identifier.",
            body: .object([.field("order", .word(200))]), example: .members(("order", .text("1001")))
        ) { call in
            try await SupplierPapers(try call.scope()).match(
                call.parameter("number"), of: call.parameter("supplier"), to: call.text("order") ?? "", in: call.store)
            return .done
        },
        .put(
            "\(invoice)/exemption", "leaveSupplierInvoiceOut", .company(.leaveOrdersOut),
            "Leaves an invoice of a supplier out that waits for its order, with a reason; it is no longer listed.",
            body: .object([.field("reason", .word(500), "Why, for whoever reads the audit.")]),
            example: .members(("reason", .text("In the books already")))
        ) { call in
            try await SupplierPapers(try call.scope()).leaveOut(
                call.parameter("number"), of: call.parameter("supplier"), because: call.text("reason") ?? "",
                of: call.store)
            return .done
        },
    ]

    private static let way = JSONShape.object(
        "SupplierAccess",
        [
            .field("supplier", .text()), .field("values", .map(.text())),
            .field("secrets", .list(.text(), most: 100), "Secrets that are kept."),
        ])

    private static let purchaseOrder = JSONShape.object(
        "SupplierOrder",
        [
            .field("number", .text()), .field("supplier", .text()), .field("supplierName", .text()),
            .field("total", .text()), .field("currency", .text()), .field("isReached", .flag),
            .optional("state", .choice(["sending", "sent", "refused"]), "Without, it was not sent."),
            .optional("sentAt", .text(.instant)), .optional("transaction", .text()),
            .field("isChanged", .flag, "It was changed since it was sent."),
            .optional(
                "progress", .choice(of: SupplierProgress.Stage.self), "How far the supplier says to be."),
            .optional("hold", .text(), "The supplier’s word for why it does not go on."),
            .optional("shipsOn", .text(.date)),
            .field("words", .list(.text(), most: 100), "What the supplier said."),
        ])

    private static let papers = JSONShape.object(
        "SupplierInvoices",
        [
            .field("at", .text(.instant)), .field("attached", .list(.text(), most: 100_000)),
            .field("known", .count), .field("unmatched", .list(.text(), most: 100_000)),
            .field("credits", .list(.text(), most: 100_000)),
            .field("voided", .list(.text(), most: 100_000), "Invoices that suppliers took back."),
            .field("progressed", .list(.text(), most: 100_000)),
            .field("faults", .list(.text(), most: 100_000)),
        ])
}
