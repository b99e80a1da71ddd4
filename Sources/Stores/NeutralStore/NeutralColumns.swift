import Accounting
import Commerce
import ConnectorKit

/// The columns that neutral sheets know, with the names under which other programs write them.
enum NeutralColumns {
    static let orders: [CSVColumn] =
        [
            column(
                "order_id", label("Order identifier", "Identifiant de la commande", "Identificador del pedido"), true,
                [
                    "order", "id", "name", "commande", "pedido", "bestellung", "ordernumber", "orderno",
                    "bestellnummer",
                    "numero de commande", "n° de commande", "numero de pedido", "n.º de pedido", "order name",
                    "auftrag",
                ]),
            column(
                "order_number", label("Order number", "Numéro de commande", "Número de pedido"), false,
                ["number", "invoice number", "numero", "nummer"]),
            column("version", .number, label("Version", "Version", "Versión")),
            column(
                "order_date", .day, label("Date of the order", "Date de la commande", "Fecha del pedido"), true,
                [
                    "date", "created at", "placed at", "datum", "fecha", "date commande", "bestelldatum",
                    "date created",
                ]),
            column("currency", label("Currency", "Devise", "Moneda"), false, ["devise", "moneda", "wahrung"]),
            column(
                "prices_include_tax", .flag, label("Prices hold tax", "Prix taxes comprises", "Precios con impuestos"),
                false, ["tax included"]),
            column("stage", .choice(stages), label("Stage", "Étape", "Etapa"), false, ["order status"]),
            column(
                "payment_status", .choice(payments), label("Payment status", "État du paiement", "Estado del pago"),
                false, ["financial status"]),
            column(
                "fulfilment_status", label("State of shipping", "État de l’expédition", "Estado del envío"), false,
                ["fulfillment status"]),
            column("exchange_rate", .number, label("Exchange rate", "Taux de change", "Tipo de cambio")),
        ] + buyer + [
            column(
                "customer_po", label("Buyer’s order number", "Référence de l’acheteur", "Referencia del comprador"),
                false, ["po number"]),
            column("notes", label("Notes", "Notes", "Notas"), false, ["note"]),
            column("shipping_method", label("Shipping method", "Mode de livraison", "Método de envío")),
            column("origin", label("Marketplace", "Place de marché", "Mercado"), false, ["source"]),
            column("line_id", label("Line", "Ligne", "Línea"), false, ["line number"]),
            column("line_kind", .choice(kinds), label("Kind of line", "Type de ligne", "Tipo de línea")),
            column(
                "sku", label("SKU", "SKU", "SKU"), false,
                ["lineitem sku", "product number", "article", "reference", "artikel"]),
            column(
                "item", label("Item", "Article", "Artículo"), false,
                ["lineitem name", "product", "product name", "description", "produit", "producto", "bezeichnung"]),
            column(
                "quantity", .number, label("Quantity", "Quantité", "Cantidad"), false,
                ["lineitem quantity", "qty", "menge", "quantite", "cantidad"]),
            column(
                "unit_price", .number, label("Unit price", "Prix unitaire", "Precio unitario"), false,
                ["lineitem price", "price", "prix", "precio", "preis", "einzelpreis"]),
            column(
                "amount", .amount, label("Amount", "Montant", "Importe"), false,
                ["line total", "montant", "importe", "betrag"]),
            column(
                "line_discount", .amount, label("Discount on the line", "Remise sur la ligne", "Descuento de la línea"),
                false, ["lineitem discount"]),
            column("tax_name", label("Tax", "Taxe", "Impuesto"), false, ["tax 1 name"]),
            column(
                "tax_rate", .number, label("Tax rate", "Taux", "Tipo de impuesto"), false,
                ["vat rate", "tva", "iva", "mwst"]),
            column(
                "tax_amount", .amount, label("Tax amount", "Montant de la taxe", "Importe del impuesto"), false,
                ["tax 1 value"]),
            column("tax2_name", label("Second tax", "Deuxième taxe", "Segundo impuesto"), false, ["tax 2 name"]),
            column("tax2_rate", .number, label("Second tax rate", "Deuxième taux", "Segundo tipo")),
            column(
                "tax2_amount", .amount,
                label("Second tax amount", "Montant de la deuxième taxe", "Importe del segundo impuesto"), false,
                ["tax 2 value"]),
            column(
                "supplier_id", label("Supplier identifier", "Identifiant du fournisseur", "Identificador del proveedor")
            ),
            column("supplier_name", label("Supplier", "Fournisseur", "Proveedor"), false, ["vendor"]),
            column(
                "supplier_quantity", .number,
                label("Quantity from the supplier", "Quantité du fournisseur", "Cantidad del proveedor")),
            column(
                "supplier_unit_cost", .number, label("Unit cost", "Coût unitaire", "Costo unitario"), false,
                ["unit cost"]),
            column("supplier_amount", .amount, label("Cost", "Coût", "Costo")),
            column(
                "shipping", .amount, label("Shipping", "Frais de port", "Gastos de envío"), false,
                ["shipping amount", "port", "versand", "envio"]),
            column("shipping_tax", .amount, label("Tax on shipping", "Taxe sur le port", "Impuesto del envío")),
            column(
                "order_discount", .amount,
                label("Discount on the order", "Remise sur la commande", "Descuento del pedido"), false,
                ["discount amount", "discount", "remise", "descuento", "rabatt"]),
            column("discount_code", label("Discount code", "Code de remise", "Código de descuento")),
            column(
                "gift_card", .amount, label("Paid by gift card", "Payé par carte-cadeau", "Pagado con tarjeta regalo")),
            column(
                "order_tax", .amount, label("Tax of the order", "Taxe de la commande", "Impuesto del pedido"), false,
                ["taxes", "total tax"]),
            column(
                "order_total", .amount, label("Total of the order", "Total de la commande", "Total del pedido"), true,
                ["total", "total amount", "gesamt", "summe"]),
            column("payment_method", label("Payment method", "Mode de paiement", "Método de pago")),
            column(
                "payment_amount", .amount, label("Amount paid", "Montant payé", "Importe pagado"), false,
                ["paid amount"]),
            column("paid_at", .day, label("Paid on", "Payé le", "Pagado el"), false, ["payment date"]),
            column("paid", .flag, label("Paid", "Payé", "Pagado"), false, ["paye", "pagado", "bezahlt"]),
        ]

    static let buyer = [
        column("customer_id", label("Customer identifier", "Identifiant du client", "Identificador del cliente")),
        column("customer_email", label("E-mail", "E-mail", "Correo"), false, ["email", "mail"]),
        column(
            "customer_name", label("Customer", "Client", "Cliente"), false,
            ["customer", "billing name", "kunde", "client", "cliente"]),
        column(
            "customer_company", label("Company", "Société", "Empresa"), false,
            ["company", "billing company", "firma", "societe"]),
        column("customer_phone", label("Phone", "Téléphone", "Teléfono"), false, ["phone", "billing phone"]),
        column("tax_number", label("Tax number", "Numéro de TVA", "NIF"), false, ["vat number"]),
        column("tax_exempt", .flag, label("Exempt", "Exonéré", "Exento")),
        column("bill_line1", label("Street", "Rue", "Calle"), false, ["billing address1", "billing street"]),
        column(
            "bill_line2", label("Street, second line", "Rue, suite", "Calle, segunda línea"), false,
            ["billing address2"]),
        column("bill_city", label("City", "Ville", "Ciudad"), false, ["billing city"]),
        column("bill_region", label("State or province", "État ou province", "Provincia"), false, ["billing province"]),
        column("bill_postal", label("Postal code", "Code postal", "Código postal"), false, ["billing zip"]),
        column("bill_country", label("Country", "Pays", "País"), false, ["billing country"]),
    ]

    static let customers =
        [column("id", label("Identifier", "Identifiant", "Identificador"), true, ["customer_id"]), version, updated]
        + buyer.dropFirst()

    static let products = [
        column("id", label("Identifier", "Identifiant", "Identificador"), true, ["product_id", "handle"]), version,
        updated,
        column("sku", label("SKU", "SKU", "SKU"), true, ["reference", "variant sku"]),
        column("name", label("Name", "Nom", "Nombre"), true, ["title", "product name"]),
        column("description", label("Description", "Description", "Descripción")),
        column("price", .number, label("Price", "Prix", "Precio"), false, ["variant price"]),
        column("cost", .number, label("Cost", "Coût", "Costo"), false, ["cost per item"]),
        column("stock", .number, label("In stock", "En stock", "Existencias"), false, ["variant inventory qty"]),
    ]

    static let moneyOfOrders = [
        column(
            "order_id", label("Order identifier", "Identifiant de la commande", "Identificador del pedido"), true,
            ["order"]),
        version, column("date", .day, label("Date", "Date", "Fecha"), true, ["paid at", "refunded at", "datum"]),
        column("amount", .amount, label("Amount", "Montant", "Importe"), true, ["betrag"]),
        column("currency", label("Currency", "Devise", "Moneda")),
        column("method", label("Method", "Mode", "Método"), false, ["gateway", "payment method"]),
    ]

    static let paymentsApart =
        [
            column(
                "payment_id", label("Payment identifier", "Identifiant du paiement", "Identificador del pago"), true,
                ["id"])
        ]
        + moneyOfOrders + [column("reference", label("Reference", "Référence", "Referencia"))]

    static let refundsApart =
        [
            column(
                "refund_id", label("Refund identifier", "Identifiant du remboursement", "Identificador del reembolso"),
                true, ["id"])
        ]
        + moneyOfOrders + [column("reason", label("Reason", "Motif", "Motivo"))]

    static let stages = OrderStatus.Stage.allCases.map(\.rawValue)
    static let payments = OrderStatus.Payment.allCases.map(\.rawValue)
    /// What other programs call a payment that has not come, or has.
    static let paymentWords: [String: OrderStatus.Payment] = [
        "pending": .awaiting, "authorized": .awaiting, "unpaid": .awaiting, "voided": .awaiting, "expired": .awaiting,
        "captured": .paid, "completed": .paid,
    ]
    /// Kinds of lines, then of charges, then of what stands beside them.
    static let kinds =
        OrderLine.Kind.allCases.map(\.rawValue) + Charge.Kind.allCases.map(\.rawValue) + [
            "discount", "tax", "giftCardUsed",
        ]

    private static let version = column("version", .number, label("Version", "Version", "Versión"))
    private static let updated = column(
        "updated_at", .day, label("Changed on", "Modifié le", "Modificado el"), true, ["updated", "date"])

    private static func label(_ english: String, _ french: String, _ spanish: String) -> Translated {
        Translated(en: english, fr: french, es: spanish)
    }

    private static func column(
        _ key: String, _ label: Translated, _ isRequired: Bool = false, _ others: [String] = []
    ) -> CSVColumn {
        CSVColumn(key, isRequired: isRequired, label: label, otherNames: others)
    }

    private static func column(
        _ key: String, _ kind: CSVColumn.Kind, _ label: Translated, _ isRequired: Bool = false, _ others: [String] = []
    ) -> CSVColumn {
        CSVColumn(key, kind, isRequired: isRequired, label: label, otherNames: others)
    }
}
