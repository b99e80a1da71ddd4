import ConnectorKit

/// ESP orders written for the tests.
enum PaperOrder {
    static func line(
        _ id: String, kind: String, quantity: String, price: String, amount: String, isTaxable: Bool = true
    ) -> JSONObject {
        JSONObject(members: [
            .init(name: "lineId", value: .text(id)), .init(name: "kind", value: .text(kind)),
            .init(name: "productNumber", value: kind == "product" ? .text("P-\(id)") : .null),
            .init(name: "productName", value: kind == "product" ? .text("Product \(id)") : .null),
            .init(name: "description", value: .text("\(kind) \(id)")),
            .init(name: "quantity", value: .text(quantity)), .init(name: "unitPrice", value: .text(price)),
            .init(name: "amount", value: .text(amount)), .init(name: "taxable", value: .bool(isTaxable)),
        ])
    }

    static func bought(
        _ line: JSONObject, from supplier: String, quantity: String, cost: String, amount: String
    ) -> JSONObject {
        var line = line
        line["supplierId"] = .text(supplier)
        line["cost"] = .object(
            JSONObject(members: [
                .init(name: "quantity", value: .text(quantity)), .init(name: "unitCost", value: .text(cost)),
                .init(name: "amount", value: .text(amount)),
            ]))
        return line
    }

    static func order(_ lines: [JSONObject], id: String = "2001", total: String, version: String = "3") -> JSONObject {
        JSONObject(members: [
            .init(name: "schemaVersion", value: .text("esp-order/1")),
            .init(name: "orderId", value: .text("ord-\(id)")), .init(name: "version", value: .number(version)),
            .init(name: "orderNumber", value: .text(id)), .init(name: "status", value: .text("completed")),
            .init(name: "orderDate", value: .text("2026-03-01")),
            .init(name: "invoiceDate", value: .text("2026-03-15")),
            .init(name: "currency", value: .text("USD")),
            .init(
                name: "customer",
                value: .object(
                    JSONObject(members: [
                        .init(name: "companyId", value: .text("co-1")),
                        .init(name: "companyName", value: .text("Marina School")),
                    ]))),
            .init(name: "lines", value: .array(lines.map { .object($0) })),
            .init(
                name: "totals", value: .object(JSONObject(members: [.init(name: "total", value: .text(total))]))),
        ])
    }

    static func discount(_ text: String, _ amount: String) -> JSONValue {
        .object(
            JSONObject(members: [
                .init(name: "description", value: .text(text)), .init(name: "type", value: .text("fixed")),
                .init(name: "amount", value: .text(amount)),
            ]))
    }

    static func tax(_ name: String, rate: String, of taxable: String, _ amount: String) -> JSONValue {
        .object(
            JSONObject(members: [
                .init(name: "name", value: .text(name)), .init(name: "rate", value: .text(rate)),
                .init(name: "taxableAmount", value: .text(taxable)), .init(name: "amount", value: .text(amount)),
            ]))
    }

    static func payment(_ id: String, _ amount: String, on day: String, kind: String = "payment") -> JSONValue {
        .object(
            JSONObject(members: [
                .init(name: "paymentId", value: .text(id)), .init(name: "date", value: .text(day)),
                .init(name: "kind", value: .text(kind)), .init(name: "amount", value: .text(amount)),
                .init(name: "method", value: .text("Check")), .init(name: "reference", value: .text("R-\(id)")),
            ]))
    }

    /// Glasses with a set-up, decorated elsewhere, and freight; nobody has written purchase orders.
    static var twoSuppliers: JSONObject {
        var order = order(
            [
                bought(
                    line("L1", kind: "product", quantity: "100", price: "6.00", amount: "600.00"), from: "s-1",
                    quantity: "100", cost: "3.50", amount: "350.00"),
                bought(
                    line("L2", kind: "setup", quantity: "1", price: "60.00", amount: "60.00"), from: "s-1",
                    quantity: "1", cost: "40.00", amount: "40.00"),
                bought(
                    line("L3", kind: "decoration", quantity: "100", price: "1.50", amount: "150.00"), from: "s-2",
                    quantity: "100", cost: "0.9625", amount: "96.25"),
                bought(
                    line("L4", kind: "freight", quantity: "1", price: "30.00", amount: "30.00", isTaxable: false),
                    from: "s-1", quantity: "1", cost: "20.00", amount: "20.00"),
            ], total: "840.00")
        order["suppliers"] = .array(
            [("s-1", "Harbour Glass"), ("s-2", "Needle & Thread")].map { id, name in
                .object(
                    JSONObject(members: [
                        .init(name: "supplierId", value: .text(id)), .init(name: "name", value: .text(name)),
                    ]))
            })
        return order
    }
}
