import Accounting
import Commerce
package import ConnectorKit

/// The files in which orders are uploaded: one row for each line of an order, what concerns the whole order on every row.
///
/// Source: esp-orders.md §8.2; the layout of ESP's own export is not published, so columns are matched by their names.
package enum ESPSheets {
    package static let orders = CSVSheet(.orders, identifier: "order_id", columns: columns) { group throws(CSVFault) in
        try order(group)
    }

    package static let payments = CSVSheet(.payments, identifier: "payment_id", columns: paymentColumns) {
        group throws(CSVFault) in
        let row = group.first
        guard let amount = try row.number("amount") else { throw row.fault("amount", .empty) }
        guard let day = try row.day("date") else { throw row.fault("date", .empty) }
        return members([
            "orderId": try row.required("order_id"), "paymentId": group.id, "date": day.description,
            "kind": row.optional("kind")?.lowercased(), "amount": amount.description,
            "currency": row.optional("currency"), "method": row.optional("method"),
            "reference": row.optional("reference"),
        ])
    }

    package static let purchaseOrders = CSVSheet(
        .purchaseOrders, identifier: "purchase_order_id", columns: purchaseColumns
    ) { group throws(CSVFault) in
        try group.agree(on: [
            "order_id", "po_number", "po_date", "supplier_id", "supplier_name", "currency", "po_total",
        ])
        let first = group.first
        var lines: [JSONValue] = []
        for row in group.rows {
            guard let amount = try row.number("amount") else { throw row.fault("amount", .empty) }
            let figures = LineFigures(
                quantity: try row.number("quantity"), price: try row.number("unit_cost"), amount: amount)
            lines.append(
                object([
                    "lineId": row.optional("line_id"), "productNumber": row.optional("product_number"),
                    "description": row.optional("description"), "quantity": figures.quantity.description,
                    "unitCost": figures.price.description, "amount": amount.description,
                ]))
        }
        let supplier = try first.required("supplier_id")
        var order = members([
            "orderId": try first.required("order_id"), "purchaseOrderId": group.id,
            "poNumber": try first.required("po_number"), "supplierId": supplier,
            "date": try first.day("po_date")?.description, "currency": first.optional("currency"),
            "total": try text(first, "po_total"),
        ])
        order["supplier"] = object([
            "supplierId": supplier, "name": first.optional("supplier_name"),
            "asiNumber": first.optional("supplier_asi"),
        ])
        order["lines"] = .array(lines)
        return order
    }

    package static let companies = CSVSheet(.companies, identifier: "company_id", columns: companyColumns) {
        group throws(CSVFault) in
        let row = group.first
        var company = members([
            "companyId": group.id, "companyName": try row.required("company_name"),
            "kind": row.optional("kind")?.lowercased(), "asiNumber": row.optional("asi_number"),
            "taxExemptId": row.optional("tax_exempt_id"), "terms": row.optional("terms"),
            "email": row.optional("email"), "phone": row.optional("phone"),
            "quickbooksId": row.optional("quickbooks_id"), "quickbooksName": row.optional("quickbooks_name"),
        ])
        if let isExempt = try row.flag("tax_exempt") { company["taxExempt"] = .bool(isExempt) }
        company["address"] = object([
            "line1": row.optional("line1"), "city": row.optional("city"), "region": row.optional("region"),
            "postalCode": row.optional("postal"), "country": row.optional("country"),
        ])
        return company
    }

    private static let paymentColumns = [
        column("payment_id", isRequired: true, "Payment id", "Identifiant du paiement", "Identificador del pago"),
        column("order_id", isRequired: true, "Order id", "Identifiant de commande", "Identificador del pedido"),
        column("date", .day, isRequired: true, "Date", "Date", "Fecha"),
        column("kind", "Kind", "Type", "Tipo"),
        column("amount", .amount, isRequired: true, "Amount", "Montant", "Importe"),
        column("currency", "Currency", "Devise", "Moneda"), column("method", "Method", "Mode", "Forma de pago"),
        column("reference", "Reference", "Référence", "Referencia"),
    ]

    private static let purchaseColumns = [
        column(
            "purchase_order_id", isRequired: true, "Purchase order id", "Identifiant du bon de commande",
            "Identificador de la orden de compra"),
        column("order_id", isRequired: true, "Order id", "Identifiant de commande", "Identificador del pedido"),
        column(
            "po_number", isRequired: true, "Purchase order number", "Numéro du bon de commande",
            "Número de la orden de compra"),
        column("po_date", .day, "Date", "Date", "Fecha"),
        column(
            "supplier_id", isRequired: true, "Supplier id", "Identifiant du fournisseur", "Identificador del proveedor"),
        column("supplier_name", "Supplier", "Fournisseur", "Proveedor"),
        column("supplier_asi", "Supplier’s ASI number", "Numéro ASI du fournisseur", "Número ASI del proveedor"),
        column("currency", "Currency", "Devise", "Moneda"), column("line_id", "Line", "Ligne", "Línea"),
        column("product_number", "Product number", "Numéro de produit", "Número de producto"),
        column("description", "Description", "Description", "Descripción"),
        column("quantity", .number, "Quantity", "Quantité", "Cantidad"),
        column("unit_cost", .number, "Unit cost", "Coût unitaire", "Costo unitario"),
        column("amount", .amount, isRequired: true, "Amount", "Montant", "Importe"),
        column(
            "po_total", .amount, "Total of the purchase order", "Total du bon de commande",
            "Total de la orden de compra"),
    ]

    private static let companyColumns = [
        column("company_id", isRequired: true, "Company id", "Identifiant de société", "Identificador de empresa"),
        column("company_name", isRequired: true, "Company", "Société", "Empresa"),
        column("kind", "Customer or supplier", "Client ou fournisseur", "Cliente o proveedor"),
        column("asi_number", "ASI number", "Numéro ASI", "Número ASI"),
        column("tax_exempt", .flag, "Tax exempt", "Exonérée de taxe", "Exenta de impuestos"),
        column("tax_exempt_id", "Exemption number", "Numéro d’exonération", "Número de exención"),
        column("terms", "Terms", "Conditions", "Condiciones"), column("email", "E-mail", "E-mail", "Correo"),
        column("phone", "Phone", "Téléphone", "Teléfono"), column("line1", "Street", "Rue", "Calle"),
        column("city", "City", "Ville", "Ciudad"), column("region", "State", "État", "Estado o provincia"),
        column("postal", "Postal code", "Code postal", "Código postal"), column("country", "Country", "Pays", "País"),
        column("quickbooks_id", "QuickBooks id", "Identifiant QuickBooks", "Identificador de QuickBooks"),
        column("quickbooks_name", "Name in QuickBooks", "Nom dans QuickBooks", "Nombre en QuickBooks"),
    ]

    private static func members(_ members: KeyValuePairs<String, String?>) -> JSONObject {
        JSONObject(
            members: members.compactMap { name, value in value.map { .init(name: name, value: .text($0)) } })
    }

    private static let whole = [
        "order_number", "version", "document_type", "status", "order_date", "invoice_date", "due_date",
        "invoice_number",
        "currency", "exchange_rate", "terms", "customer_po", "company_id", "company_name", "tax_exempt", "order_total",
    ]

    private static func column(
        _ key: String, _ kind: CSVColumn.Kind, isRequired: Bool = false, _ en: String, _ fr: String, _ es: String
    ) -> CSVColumn {
        CSVColumn(key, kind, isRequired: isRequired, label: Translated(en: en, fr: fr, es: es))
    }

    private static func column(
        _ key: String, isRequired: Bool = false, _ en: String, _ fr: String, _ es: String
    ) -> CSVColumn {
        column(key, .text, isRequired: isRequired, en, fr, es)
    }

    private static let columns: [CSVColumn] = [
        column("order_id", isRequired: true, "Order id", "Identifiant de commande", "Identificador del pedido"),
        column("order_number", isRequired: true, "Order number", "Numéro de commande", "Número de pedido"),
        column("version", .number, "Version", "Version", "Versión"),
        column("document_type", "Kind of document", "Type de document", "Tipo de documento"),
        column("status", isRequired: true, "Status", "Statut", "Estado"),
        column("order_date", .day, isRequired: true, "Order date", "Date de commande", "Fecha del pedido"),
        column("invoice_date", .day, "Invoice date", "Date de facture", "Fecha de factura"),
        column("due_date", .day, "Due date", "Échéance", "Vencimiento"),
        column("invoice_number", "Invoice number", "Numéro de facture", "Número de factura"),
        column("currency", isRequired: true, "Currency", "Devise", "Moneda"),
        column("exchange_rate", .number, "Exchange rate", "Taux de change", "Tipo de cambio"),
        column("terms", "Terms", "Conditions", "Condiciones"),
        column("customer_po", "Customer’s order", "Commande du client", "Orden del cliente"),
        column("company_id", isRequired: true, "Company id", "Identifiant de société", "Identificador de empresa"),
        column("company_name", isRequired: true, "Company", "Société", "Empresa"),
        column("tax_exempt", .flag, "Tax exempt", "Exonérée de taxe", "Exenta de impuestos"),
        column("owner_user_id", "Owner", "Propriétaire", "Propietario"),
        column("owner_teams", "Teams", "Équipes", "Equipos"),
        column("bill_email", "E-mail for invoices", "E-mail de facturation", "Correo de facturación"),
        column("bill_line1", "Street", "Rue", "Calle"), column("bill_city", "City", "Ville", "Ciudad"),
        column("bill_region", "State", "État", "Estado o provincia"),
        column("bill_postal", "Postal code", "Code postal", "Código postal"),
        column("bill_country", "Country", "Pays", "País"),
        column("line_number", .number, isRequired: true, "Line", "Ligne", "Línea"),
        column("line_kind", isRequired: true, "Kind of line", "Type de ligne", "Tipo de línea"),
        column("parent_line", "Belongs to line", "Dépend de la ligne", "Pertenece a la línea"),
        column("product_number", "Product number", "Numéro de produit", "Número de producto"),
        column("product_name", "Product", "Produit", "Producto"),
        column("description", "Description", "Description", "Descripción"),
        column("quantity", .number, "Quantity", "Quantité", "Cantidad"),
        column("unit_price", .number, "Unit price", "Prix unitaire", "Precio unitario"),
        column("amount", .amount, isRequired: true, "Amount", "Montant", "Importe"),
        column("taxable", .flag, "Taxable", "Taxable", "Gravado"),
        column("supplier_id", "Supplier id", "Identifiant du fournisseur", "Identificador del proveedor"),
        column("supplier_name", "Supplier", "Fournisseur", "Proveedor"),
        column("supplier_asi", "Supplier’s ASI number", "Numéro ASI du fournisseur", "Número ASI del proveedor"),
        column("cost_quantity", .number, "Quantity bought", "Quantité achetée", "Cantidad comprada"),
        column("unit_cost", .number, "Unit cost", "Coût unitaire", "Costo unitario"),
        column("cost_amount", .amount, "Cost", "Coût", "Costo"),
        column("billable", .flag, "Billable", "Refacturable", "Facturable"),
        column("order_total", .amount, isRequired: true, "Order total", "Total de la commande", "Total del pedido"),
    ]

    private static func order(_ group: CSVGroup) throws(CSVFault) -> JSONObject {
        try group.agree(on: whole)
        var lines: [JSONValue] = []
        var (discounts, taxes, suppliers): ([JSONValue], [JSONValue], [JSONValue]) = ([], [], [])
        var (named, tax): (Set<String>, ExactDecimal) = ([], .zero)
        for row in group.rows {
            guard let amount = try row.number("amount") else { throw row.fault("amount", .empty) }
            switch try row.required("line_kind").lowercased() {
            case "discount":
                // Written below zero; a file that writes it above says by its total that it is taken off.
                let taken = amount.isNegative ? -amount : amount
                discounts.append(
                    object(["description": row.optional("description"), "amount": taken.description]))
            case "tax":
                tax = tax.adding(amount) ?? tax
                taxes.append(
                    object([
                        "name": row.optional("description"), "rate": try text(row, "unit_price"),
                        "taxableAmount": try text(row, "quantity"), "amount": amount.description,
                    ]))
            default: lines.append(.object(try line(row, amount)))
            }
            if let supplier = row.optional("supplier_id"), named.insert(supplier).inserted {
                suppliers.append(
                    object([
                        "supplierId": supplier, "name": row.optional("supplier_name"),
                        "asiNumber": row.optional("supplier_asi"),
                    ]))
            }
        }
        var order = try head(group)
        order["lines"] = .array(lines)
        order["discounts"] = .array(discounts)
        order["taxes"] = .array(taxes)
        order["suppliers"] = .array(suppliers)
        guard let total = try group.row(with: "order_total").number("order_total") else {
            throw group.first.fault("order_total", .empty)
        }
        order["totals"] = object(["tax": tax.description, "total": total.description])
        return order
    }

    private static func head(_ group: CSVGroup) throws(CSVFault) -> JSONObject {
        var order = JSONObject()
        order["schemaVersion"] = .text(ESPOrder.schema)
        order["orderId"] = .text(group.id)
        order["version"] = .number(try group.row(with: "version").number("version")?.description ?? "1")
        for (key, name) in [
            ("order_number", "orderNumber"), ("invoice_number", "invoiceNumber"), ("currency", "currency"),
            ("terms", "terms"), ("customer_po", "customerPo"),
        ] where !group.text(key).isEmpty {
            order[name] = .text(group.text(key))
        }
        order["status"] = .text(group.text("status").lowercased())
        if !group.text("document_type").isEmpty {
            order["documentType"] = .text(group.text("document_type").lowercased())
        }
        for (key, name) in [("order_date", "orderDate"), ("invoice_date", "invoiceDate"), ("due_date", "dueDate")] {
            if let day = try group.row(with: key).day(key) { order[name] = .date(day) }
        }
        if let rate = try group.row(with: "exchange_rate").number("exchange_rate") {
            order["exchangeRate"] = .text(rate.description)
        }
        order["customer"] = .object(try customer(group))
        return order
    }

    private static func customer(_ group: CSVGroup) throws(CSVFault) -> JSONObject {
        var customer = JSONObject()
        customer["companyId"] = .text(group.text("company_id"))
        customer["companyName"] = .text(group.text("company_name"))
        customer["taxExempt"] = .bool(try group.row(with: "tax_exempt").flag("tax_exempt") ?? false)
        if !group.text("bill_email").isEmpty {
            var contact = JSONObject()
            contact["email"] = .text(group.text("bill_email"))
            contact["roles"] = .array([.text("billing")])
            customer["contacts"] = .array([.object(contact)])
        }
        let address = [
            ("line1", "bill_line1"), ("city", "bill_city"), ("region", "bill_region"), ("postalCode", "bill_postal"),
            ("country", "bill_country"),
        ].filter { !group.text($0.1).isEmpty }
        if !address.isEmpty {
            customer["billingAddress"] = .object(
                JSONObject(members: address.map { .init(name: $0.0, value: .text(group.text($0.1))) }))
        }
        return customer
    }

    private static func line(_ row: CSVRow, _ amount: ExactDecimal) throws(CSVFault) -> JSONObject {
        var line = JSONObject()
        line["lineId"] = .text("L\(try row.required("line_number"))")
        line["kind"] = .text(try row.required("line_kind").lowercased())
        if let parent = row.optional("parent_line") {
            line["parentLineId"] = .text(parent.hasPrefix("L") ? parent : "L\(parent)")
        }
        for (key, name) in [
            ("product_number", "productNumber"), ("product_name", "productName"), ("description", "description"),
            ("supplier_id", "supplierId"),
        ] {
            if let text = row.optional(key) { line[name] = .text(text) }
        }
        let sold = try row.number("quantity")
        let figures = LineFigures(quantity: sold, price: try row.number("unit_price"), amount: amount)
        line["quantity"] = .text(figures.quantity.description)
        line["unitPrice"] = .text(figures.price.description)
        line["amount"] = .text(amount.description)
        line["taxable"] = .bool(try row.flag("taxable") ?? true)
        if let cost = try LineFigures(costOf: row, sold: sold) {
            line["cost"] = object([
                "quantity": cost.quantity.description, "unitCost": cost.price.description,
                "amount": cost.amount.description,
            ])
        }
        if let isBillable = try row.flag("billable") { line["billable"] = .bool(isBillable) }
        return line
    }

    private static func text(_ row: CSVRow, _ key: String) throws(CSVFault) -> String? {
        try row.number(key)?.description
    }

    private static func object(_ members: KeyValuePairs<String, String?>) -> JSONValue {
        .object(Self.members(members))
    }
}
