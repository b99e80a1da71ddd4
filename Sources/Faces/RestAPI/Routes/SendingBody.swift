import Accounting
import ConnectorKit
import Features
import Wording

/// What a program chooses for an order that it sends: the contract `esp-send/1`.
enum SendingBody {
    /// What may stand there; `SendRequest` reads it.
    static let shape = JSONShape.object(
        "SendRequest",
        [
            .field("schemaVersion", .choice([SendRequest.schema])),
            .field("orderId", .word(), "The order of the address."),
            .nullable(
                "requestId", .word(80),
                "Names the request: the same again is answered as the first time, and sends nothing."),
            .nullable(
                "requestedBy", .text(),
                "The person for whom a program sends, by identifier or e-mail address: they must be allowed to send, as the owner of the key must, and stand in the audit."
            ),
            .nullable("billable", .flag, "Costs are billed to the customer; no, unless said."),
            .nullable(
                "itemNameField", .choice(["productNumber", "productName"]),
                "What names the items; as the settings say, unless said."),
            .nullable("customer", .object(picked), "The customer of the books."),
            .nullable(
                "invoice",
                .object([
                    .nullable("send", .flag, "Yes, unless said."),
                    .nullable(
                        "tax",
                        .either([
                            .object([
                                .field("mode", .choice(["total_as_item", "quickbooks_default"])),
                                .nullable("taxCodeId", .text()),
                            ]),
                            .object([
                                .field("mode", .choice(["tax_code"])),
                                .field("taxCodeId", .word(), "A tax code of the books, by identifier or name."),
                            ]),
                        ])),
                    account("accountsReceivable"), account("income"),
                ]), "Left out, only purchases are sent."),
            .nullable(
                "vendors",
                .list(
                    .object(
                        [
                            .field("supplierId", .word(), "A supplier of the order."),
                            .nullable("bill", .flag, "Sends its bill; no, unless said."),
                            .nullable("purchaseOrder", .flag, "Sends a purchase order; no, unless said."),
                            account("accountsPayable"), account("costOfGoodsSold"),
                        ] + picked), most: 1000), "What goes to whom of the order’s suppliers."),
        ])

    private static let picked: [JSONMember] = [
        .nullable(
            "mode", .choice(["create", "link"]),
            "`create` takes the one that is linked or of that name, else makes one; `link` takes the one that is named."
        ),
        .nullable("quickbooksId", .text(), "The one to link."),
        .nullable("quickbooksName", .text(), "The same by its name."),
    ]

    private static func account(_ name: String) -> JSONMember {
        .nullable(
            name, .text(),
            "An account of the books, by identifier or name; as the settings say, unless said.")
    }

    static let example = JSONValue.members(
        ("schemaVersion", .text(SendRequest.schema)), ("orderId", .text("ord-1001")),
        ("customer", .members(("mode", .text("create")))),
        (
            "invoice",
            .members(
                ("send", .bool(true)), ("tax", .members(("mode", .text("total_as_item")))),
                ("accountsReceivable", .text("84")), ("income", .text("79")))
        ),
        (
            "vendors",
            .array([
                .members(
                    ("supplierId", .text("sup-201")), ("mode", .text("create")), ("bill", .bool(true)),
                    ("purchaseOrder", .bool(false)))
            ])
        ))

    /// Throws what stands where it must not; an order named in the body must be the one of the address.
    static func read(_ call: APICall) throws -> SendRequest {
        do throws(Unreadable) {
            let request = try SendRequest(call.fields)
            if request.order == call.order.id.rawValue { return request }
        } catch {
            throw CallStop.refused([FieldFault(error.field, .expected(SendRequest.schema))])
        }
        throw CallStop.refused([FieldFault("/orderId", .expected(call.order.id.rawValue))])
    }
}
