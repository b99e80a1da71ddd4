package import Accounting
package import LinkLedger

extension Sentences {
    /// `sales receipt`, as the books call it.
    package func name(of kind: DocumentKind) -> String { name(of: BooksRecordKind(kind)) }

    /// `sales receipt`, `customer`.
    package func name(of kind: BooksRecordKind) -> String { forms(of: kind).one }

    /// `3 sales receipts`.
    package func counted(_ count: Int, _ kind: BooksRecordKind) -> String {
        let forms = forms(of: kind)
        return "\(self.count(count))\u{A0}\(form(count, forms.one, forms.many))"
    }

    /// A record as the object of a sentence: `invoice EW1042`, *la facture EW1042*; parties and items with their name quoted.
    func the(_ kind: BooksRecordKind, _ name: String?) -> String {
        let forms = forms(of: kind)
        guard let name, !name.isEmpty else { return forms.definite }
        switch kind {
        case .customer, .vendor, .item: return "\(forms.definite) \(quoted(name))"
        case .payment: return pick(en: "the payment of", fr: "le paiement de", es: "el pago de") + " " + quoted(name)
        case .invoice, .salesReceipt, .creditMemo, .refundReceipt, .bill, .purchaseOrder, .vendorCredit, .journalEntry:
            return "\(pick(en: forms.one, fr: forms.definite, es: forms.definite)) \(plain(name))"
        }
    }

    private struct Forms {
        let one: String
        let many: String
        /// With its article.
        let definite: String

        init(_ one: String, _ many: String, _ definite: String? = nil) {
            self.one = one
            self.many = many
            self.definite = definite ?? "the \(one)"
        }
    }

    private func forms(of kind: BooksRecordKind) -> Forms {
        switch kind {
        case .customer:
            pick(
                en: Forms("customer", "customers"), fr: Forms("client", "clients", "le client"),
                es: Forms("cliente", "clientes", "el cliente"))
        case .vendor:
            pick(
                en: Forms("vendor", "vendors"), fr: Forms("fournisseur", "fournisseurs", "le fournisseur"),
                es: Forms("proveedor", "proveedores", "el proveedor"))
        case .item:
            pick(
                en: Forms("item", "items"), fr: Forms("article", "articles", "l’article"),
                es: Forms("artículo", "artículos", "el artículo"))
        case .invoice:
            pick(
                en: Forms("invoice", "invoices"), fr: Forms("facture", "factures", "la facture"),
                es: Forms("factura", "facturas", "la factura"))
        case .salesReceipt:
            pick(
                en: Forms("sales receipt", "sales receipts"),
                fr: Forms("reçu de vente", "reçus de vente", "le reçu de vente"),
                es: Forms("recibo de venta", "recibos de venta", "el recibo de venta"))
        case .creditMemo:
            pick(
                en: Forms("credit memo", "credit memos"),
                fr: Forms("note de crédit", "notes de crédit", "la note de crédit"),
                es: Forms("nota de crédito", "notas de crédito", "la nota de crédito"))
        case .refundReceipt:
            pick(
                en: Forms("refund receipt", "refund receipts"),
                fr: Forms("reçu de remboursement", "reçus de remboursement", "le reçu de remboursement"),
                es: Forms("recibo de reembolso", "recibos de reembolso", "el recibo de reembolso"))
        case .payment:
            pick(
                en: Forms("payment", "payments"), fr: Forms("paiement", "paiements", "le paiement"),
                es: Forms("pago", "pagos", "el pago"))
        case .bill:
            pick(
                en: Forms("bill", "bills"),
                fr: Forms("facture fournisseur", "factures fournisseurs", "la facture fournisseur"),
                es: Forms(
                    "factura de proveedor", "facturas de proveedor", "la factura de proveedor"))
        case .purchaseOrder:
            pick(
                en: Forms("purchase order", "purchase orders"),
                fr: Forms("bon de commande", "bons de commande", "le bon de commande"),
                es: Forms("orden de compra", "órdenes de compra", "la orden de compra"))
        case .vendorCredit:
            pick(
                en: Forms("vendor credit", "vendor credits"),
                fr: Forms("avoir fournisseur", "avoirs fournisseurs", "l’avoir fournisseur"),
                es: Forms("crédito de proveedor", "créditos de proveedor", "el crédito de proveedor"))
        case .journalEntry:
            pick(
                en: Forms("journal entry", "journal entries"),
                fr: Forms("écriture de journal", "écritures de journal", "l’écriture de journal"),
                es: Forms("asiento de diario", "asientos de diario", "el asiento de diario"))
        }
    }
}
