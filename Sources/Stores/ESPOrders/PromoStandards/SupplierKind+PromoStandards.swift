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
                key: "progress", kind: .url,
                label: Translated(
                    en: "Order Status service", fr: "Service Order Status", es: "Servicio Order Status"),
                hint: Translated(
                    en: "Version 2.0.0: how far the supplier is with a purchase order.",
                    fr: "Version 2.0.0 : où en est le fournisseur avec un bon de commande.",
                    es: "Versión 2.0.0: cómo va el proveedor con una orden de compra."),
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
                    progress: settings["progress"], id: settings["id"] ?? "", password: settings["password"] ?? ""),
                world)
        }, record: { $0.record(of: $1, $2) }, voiding: { $0.voided(of: $1, $2) })
}

extension SupplierOrder {
    /// A paper of the supplier as a part of the order, by what it is known.
    fileprivate func paper(_ number: String, _ date: BusinessDate, of order: Order) -> JSONObject {
        var record = JSONObject()
        record["orderId"] = .text(order.id.rawValue)
        record["number"] = .text(number)
        record["poNumber"] = .text(self.number)
        record["supplierId"] = .text(supplier.id)
        record["date"] = .text(date.description)
        return record
    }
}

extension Commerce.SupplierInvoice {
    /// The part of the order that says that the invoice was taken back.
    fileprivate func voided(of supplied: SupplierOrder, _ order: Order) -> JSONObject {
        var record = supplied.paper(number, date, of: order)
        record["voided"] = .bool(true)
        record["credit"] = .bool(total(order.currency).isNegative)
        return record
    }
}

extension SuppliedInvoice {
    /// The invoice as a part of its order: lines find those of the purchase order by their place there.
    fileprivate func record(of supplied: SupplierOrder, _ order: Order) -> JSONObject {
        var record = supplied.paper(number, date, of: order)
        if let dueDate { record["dueDate"] = .text(dueDate.description) }
        record["currency"] = .text(order.currency.code)
        record["lines"] = .array(lines.map { .object(told($0, of: supplied)) })
        record["total"] = .text((isGivenBack ? -total : total).description)
        return record
    }

    /// Credit memos state what they give back as amounts above zero; some suppliers put the sign there themselves.
    private var isGivenBack: Bool { isCredit && !total.isNegative }

    private func told(_ line: Line, of supplied: SupplierOrder) -> JSONObject {
        var written = JSONObject()
        let ordered = line.place.flatMap { supplied.lines.indices.contains($0 - 1) ? supplied.lines[$0 - 1] : nil }
        if let id = ordered?.lineID { written["lineId"] = .text(id) }
        if ordered == nil, let charge = line.charge { written["kind"] = .text(charge) }
        written["description"] = .text(line.text)
        // A discount of its own makes other sums than quantity times price: such a line is one piece of its amount.
        let isProduct = Money.product(line.unitCost, line.quantity, line.amount.currency) == line.amount
        let (quantity, cost) = isProduct ? (line.quantity, line.unitCost) : (.one, line.amount.decimal)
        written["quantity"] = .text((isGivenBack ? -quantity : quantity).description)
        written["unitCost"] = .text(cost.description)
        written["amount"] = .text((isGivenBack ? -line.amount : line.amount).description)
        return written
    }
}
