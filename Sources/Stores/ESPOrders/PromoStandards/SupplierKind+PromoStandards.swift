import Accounting
import Commerce
import ConnectorKit

extension SupplierKind {
    /// PromoStandards: purchase orders and invoices by SOAP, each supplier at an address of their own.
    static let promoStandards = SupplierKind(
        form: [
            FormField(
                key: "purchaseOrders", kind: .url,
                label: Translated(
                    en: "Purchase Order service", fr: "Service Purchase Order", es: "Servicio Purchase Order"),
                hint: Translated(
                    en: "The supplier’s PromoStandards address for version 1.0.0, starting with https.",
                    fr: "L’adresse PromoStandards du fournisseur pour la version 1.0.0, commençant par https.",
                    es: "La dirección PromoStandards del proveedor para la versión 1.0.0, que empieza por https."),
                isRequired: false),
            FormField(
                key: "invoices", kind: .url,
                label: Translated(en: "Invoice service", fr: "Service Invoice", es: "Servicio Invoice"),
                isRequired: false),
            FormField(
                key: "id", kind: .text,
                label: Translated(en: "Account id", fr: "Identifiant", es: "Identificador de la cuenta")),
            FormField(
                key: "password", kind: .secret,
                label: Translated(en: "Password", fr: "Mot de passe", es: "Contraseña")),
        ],
        open: { settings, world in
            SupplierCalls(
                SupplierAccess(
                    purchaseOrders: settings["purchaseOrders"], invoices: settings["invoices"],
                    id: settings["id"] ?? "", password: settings["password"] ?? ""), world)
        }, record: { $0.record(of: $1, $2) })
}

extension SuppliedInvoice {
    /// The invoice as a part of its order: lines find those of the purchase order by their place there.
    fileprivate func record(of supplied: SupplierOrder, _ order: Order) -> JSONObject {
        var record = JSONObject()
        record["orderId"] = .text(order.id.rawValue)
        record["number"] = .text(number)
        record["poNumber"] = .text(supplied.number)
        record["supplierId"] = .text(supplied.supplier.id)
        record["date"] = .text(date.description)
        if let dueDate { record["dueDate"] = .text(dueDate.description) }
        record["currency"] = .text(order.currency.code)
        record["lines"] = .array(lines.map { .object(Self.line($0, of: supplied)) })
        record["total"] = .text(total.description)
        return record
    }

    private static func line(_ line: Line, of supplied: SupplierOrder) -> JSONObject {
        var written = JSONObject()
        let ordered = line.place.flatMap { supplied.lines.indices.contains($0 - 1) ? supplied.lines[$0 - 1] : nil }
        if let id = ordered?.lineID { written["lineId"] = .text(id) }
        if ordered == nil, let charge = line.charge { written["kind"] = .text(charge) }
        written["description"] = .text(line.text)
        // A discount of its own makes other sums than quantity times price: such a line is one piece of its amount.
        let isProduct = Money.product(line.unitCost, line.quantity, line.amount.currency) == line.amount
        written["quantity"] = .text(isProduct ? line.quantity.description : "1")
        written["unitCost"] = .text(isProduct ? line.unitCost.description : line.amount.description)
        written["amount"] = .text(line.amount.description)
        return written
    }
}
